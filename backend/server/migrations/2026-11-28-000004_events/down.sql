DROP TABLE event_code_failures;
DROP TABLE event_codes;
DROP TABLE event_attendance;
DROP TABLE event_enrolments;
DROP TABLE event_sessions;
DROP TABLE events;
