//! Reminders: settings, what was reminded of, and mails.

diesel::table! {
    use crate::database::dialect::column_types::*;

    reminder_settings (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        kind -> Text,
        document -> Text,
        saved_by -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    reminder_log (tenant_id, assignment_id, day, channel) {
        tenant_id -> Text,
        assignment_id -> Text,
        day -> Date,
        channel -> Text,
        person_id -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    reminder_scans (tenant_id, day, settings_id) {
        tenant_id -> Text,
        day -> Date,
        settings_id -> Text,
        queued -> Integer,
        scanned_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    reminder_mails (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        kind -> Text,
        person_id -> Text,
        day -> Date,
        address -> Text,
        subject -> Text,
        body -> Text,
        message_id -> Text,
        state -> Text,
        attempts -> Integer,
        next_try_at -> UtcTimestamp,
        claimed_at -> Nullable<UtcTimestamp>,
        finished_at -> Nullable<UtcTimestamp>,
        reason -> Text,
        created_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    reminder_mail_causes (tenant_id, person_id, day, cause) {
        tenant_id -> Text,
        person_id -> Text,
        day -> Date,
        cause -> Text,
        assignment_id -> Text,
        mail_id -> Text,
    }
}
