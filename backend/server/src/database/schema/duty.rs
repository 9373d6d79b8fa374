//! What must be taken by whom: curricula, orders, choices and the assignments that follow.

diesel::table! {
    use crate::database::dialect::column_types::*;

    requirements (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        course_code -> Text,
        created_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    assignment_orders (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        requirement_id -> Text,
        fiscal_year -> Integer,
        grades -> Text,
        department_ids -> Text,
        due_on -> Date,
        ordered_by -> Text,
        ordered_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    assignments (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        requirement_id -> Text,
        course_code -> Text,
        fiscal_year -> Integer,
        due_on -> Date,
        created_at -> UtcTimestamp,
        standing -> Text,
        standing_since -> Date,
        opens_on -> Date,
        grace_days -> Integer,
        gate -> Bool,
        causes -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    assignment_causes (tenant_id, assignment_id, order_id) {
        tenant_id -> Text,
        assignment_id -> Text,
        order_id -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    assignment_changes (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        assignment_id -> Text,
        at -> UtcTimestamp,
        trigger_text -> Text,
        change -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    curriculum_drafts (tenant_id) {
        tenant_id -> Text,
        document -> Text,
        revision -> Integer,
        saved_by -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    curriculum_versions (tenant_id, number) {
        tenant_id -> Text,
        number -> Integer,
        document -> Text,
        reason -> Text,
        difference -> Text,
        published_by -> Text,
        published_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    choices (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        rule_id -> Text,
        fiscal_year -> Integer,
        needed -> Integer,
        done -> Integer,
        courses -> Text,
        due_on -> Date,
        standing -> Text,
        causes -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    course_selections (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        course_code -> Text,
        fiscal_year -> Integer,
        cause -> Text,
        cause_id -> Text,
        due_on -> Date,
        selected_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    day_turns (tenant_id) {
        tenant_id -> Text,
        day -> Date,
        finished_at -> UtcTimestamp,
    }
}
