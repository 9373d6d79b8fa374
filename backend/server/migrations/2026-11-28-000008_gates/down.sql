DROP TABLE gate_token_failures;
DROP TABLE gate_tokens;
DROP TABLE gates;
DROP TABLE roster_undos;
DROP TABLE rosters;
DROP INDEX credits_by_batch;
ALTER TABLE credits DROP COLUMN pass_mark;
ALTER TABLE credits DROP COLUMN score;
