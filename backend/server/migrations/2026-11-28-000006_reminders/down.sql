DROP TABLE reminder_mail_causes;
DROP TABLE reminder_mails;
DROP TABLE reminder_scans;
DROP TABLE reminder_log;
DROP TABLE reminder_settings;
DROP INDEX assignments_outstanding;
