//! The training plan: drafts, versions, steps, evaluations and events.

diesel::table! {
    use crate::database::dialect::column_types::*;

    plan_drafts (tenant_id, fiscal_year) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        document -> Text,
        revision -> Integer,
        underway -> Bool,
        changes -> Nullable<Integer>,
        reason -> Text,
        saved_by -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    plan_versions (tenant_id, fiscal_year, number) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        number -> Integer,
        document -> Text,
        labels -> Text,
        reason -> Text,
        made_by -> Text,
        made_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    plan_steps (tenant_id, fiscal_year, number, sequence) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        number -> Integer,
        sequence -> Integer,
        step -> Text,
        approver -> Text,
        office -> Text,
        held_on -> Date,
        note -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    plan_evaluations (tenant_id, fiscal_year, row_id, sequence) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        row_id -> Text,
        sequence -> Integer,
        number -> Integer,
        result -> Text,
        finding -> Text,
        verdict -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    plan_event_links (tenant_id, fiscal_year, row_id, sequence) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        row_id -> Text,
        sequence -> Integer,
        event_id -> Nullable<Text>,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}
