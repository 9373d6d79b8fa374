DROP TABLE lesson_exemptions;
DROP TABLE placement_objectives;
DROP TABLE placement_results;
DROP TABLE placement_responses;
DROP TABLE placements;
ALTER TABLE attempt_results DROP COLUMN tag_marks;
ALTER TABLE attempts DROP COLUMN form;
