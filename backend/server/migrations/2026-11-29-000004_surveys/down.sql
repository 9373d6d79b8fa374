DROP TABLE idea_interests;
DROP TABLE idea_shares;
DROP TABLE survey_candidate_steps;
DROP TABLE survey_candidates;
DROP TABLE survey_anonymous_answers;
DROP TABLE survey_named_answers;
DROP TABLE survey_participations;
DROP TABLE surveys;
