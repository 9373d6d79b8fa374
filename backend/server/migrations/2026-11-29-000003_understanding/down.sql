DROP TABLE retention_results;
DROP TABLE retention_responses;
DROP TABLE retention_checks;
DROP TABLE understanding_contributions;
