DROP TABLE plan_event_links;
DROP TABLE plan_evaluations;
DROP TABLE plan_steps;
DROP TABLE plan_versions;
DROP TABLE plan_drafts;
