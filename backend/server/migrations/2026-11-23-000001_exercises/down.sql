DROP TABLE acknowledgements;
DROP TABLE insert_texts;
DROP TABLE exercise_results;
DROP TABLE exercise_decisions;
DROP TABLE exercise_runs;
ALTER TABLE attempt_results DROP COLUMN must_be_right_missed;
ALTER TABLE attempts DROP COLUMN rules;
ALTER TABLE enrollments DROP COLUMN variant;
