//! Electives, and what a unit confirms about its duties.

diesel::table! {
    use crate::database::dialect::column_types::*;

    elective_settings (tenant_id, course_code, revision) {
        tenant_id -> Text,
        course_code -> Text,
        revision -> Integer,
        is_open -> Bool,
        approval -> Text,
        audience -> Text,
        seats -> Nullable<Integer>,
        opens_on -> Nullable<Date>,
        closes_on -> Nullable<Date>,
        due_days -> Nullable<Integer>,
        saved_by -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    elective_applications (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        course_code -> Text,
        fiscal_year -> Integer,
        note -> Text,
        applied_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    elective_decisions (tenant_id, course_code, fiscal_year, sequence) {
        tenant_id -> Text,
        course_code -> Text,
        fiscal_year -> Integer,
        sequence -> Integer,
        application_id -> Text,
        decision -> Text,
        reason -> Text,
        decided_by -> Text,
        decided_by_name -> Text,
        decided_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    unit_confirmations (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        department_id -> Text,
        fiscal_year -> Integer,
        counts -> Text,
        confirmed_by -> Text,
        confirmed_by_name -> Text,
        confirmed_at -> UtcTimestamp,
    }
}
