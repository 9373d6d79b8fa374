//! Training events: sessions, seats, attendance and codes.

diesel::table! {
    use crate::database::dialect::column_types::*;

    events (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        form -> Text,
        title -> Text,
        description -> Text,
        subject -> Text,
        counts -> Bool,
        minutes -> Integer,
        created_by -> Text,
        created_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    event_sessions (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        event_id -> Text,
        starts_at -> UtcTimestamp,
        ends_at -> UtcTimestamp,
        place -> Text,
        capacity -> Nullable<Integer>,
        trainer -> Text,
        trainer_id -> Nullable<Text>,
        materials -> Text,
        enrolment_opens_on -> Date,
        enrolment_closes_on -> Date,
        state -> Text,
        state_reason -> Text,
        revision -> Integer,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    event_enrolments (tenant_id, session_id, sequence) {
        tenant_id -> Text,
        session_id -> Text,
        sequence -> Integer,
        person_id -> Text,
        movement -> Text,
        waited -> Bool,
        moved_at -> UtcTimestamp,
        moved_by -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    event_attendance (tenant_id, session_id, sequence) {
        tenant_id -> Text,
        session_id -> Text,
        sequence -> Integer,
        person_id -> Text,
        present -> Bool,
        method -> Text,
        reason -> Text,
        credit_id -> Nullable<Text>,
        staff_number -> Text,
        department_name -> Text,
        grade -> Text,
        recorded_at -> UtcTimestamp,
        recorded_by -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    event_codes (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        session_id -> Text,
        code -> Text,
        shown_at -> UtcTimestamp,
        valid_until -> UtcTimestamp,
        shown_by -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    event_code_failures (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        address -> Text,
        failed_at -> UtcTimestamp,
    }
}
