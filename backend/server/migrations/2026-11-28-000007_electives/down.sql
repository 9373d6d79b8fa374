-- course_selections keeps its wider key: what was selected again has no place under the narrower one.
DROP TABLE unit_confirmations;
DROP TABLE elective_decisions;
DROP TABLE elective_applications;
DROP TABLE elective_settings;
