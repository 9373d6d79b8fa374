//! Placement tests and what they exempt from.

diesel::table! {
    use crate::database::dialect::column_types::*;

    placements (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        enrollment_id -> Text,
        form -> Text,
        seed -> Text,
        draw -> Text,
        rules -> Text,
        started_at -> UtcTimestamp,
        expires_at -> Nullable<UtcTimestamp>,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    placement_responses (tenant_id, placement_id, question_id, sequence) {
        tenant_id -> Text,
        placement_id -> Text,
        question_id -> Text,
        sequence -> Integer,
        response -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    placement_results (tenant_id, placement_id) {
        tenant_id -> Text,
        placement_id -> Text,
        submitted_at -> UtcTimestamp,
        closed_by -> Text,
        marks -> Text,
        maximum -> Text,
        share_percent -> Integer,
        question_marks -> Text,
        recommended -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    placement_objectives (tenant_id, placement_id, objective_id) {
        tenant_id -> Text,
        placement_id -> Text,
        objective_id -> Text,
        right_count -> Integer,
        wrong_count -> Integer,
        marks -> Text,
        share_percent -> Integer,
        passed -> Bool,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    lesson_exemptions (tenant_id, enrollment_id, lesson_id) {
        tenant_id -> Text,
        enrollment_id -> Text,
        lesson_id -> Text,
        placement_id -> Text,
        exempted_at -> UtcTimestamp,
    }
}
