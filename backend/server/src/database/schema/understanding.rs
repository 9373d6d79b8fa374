//! Contributions to figures about what people understand, and the checks whether knowledge stays.

diesel::table! {
    use crate::database::dialect::column_types::*;

    understanding_contributions (tenant_id, fiscal_year, course_code, measure, person_id) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        course_code -> Text,
        measure -> Text,
        person_id -> Text,
        test_id -> Text,
        course_version_id -> Text,
        department_id -> Text,
        division -> Text,
        recorded_at -> UtcTimestamp,
        document -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    retention_checks (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        enrollment_id -> Text,
        days -> Integer,
        form -> Text,
        seed -> Text,
        draw -> Text,
        rules -> Text,
        started_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    retention_responses (tenant_id, check_id, question_id, sequence) {
        tenant_id -> Text,
        check_id -> Text,
        question_id -> Text,
        sequence -> Integer,
        response -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    retention_results (tenant_id, check_id) {
        tenant_id -> Text,
        check_id -> Text,
        submitted_at -> UtcTimestamp,
        marks -> Text,
        maximum -> Text,
        question_marks -> Text,
    }
}
