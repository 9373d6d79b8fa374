//! What HR records: waivers, extensions, outside training, rosters, and what was taken back.

diesel::table! {
    use crate::database::dialect::column_types::*;

    waivers (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        course_code -> Text,
        from_on -> Date,
        until_on -> Date,
        reason -> Text,
        approved_by -> Text,
        evidence -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    extensions (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        assignment_id -> Text,
        due_on -> Date,
        reason -> Text,
        approved_by -> Text,
        evidence -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    credits (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        course_code -> Text,
        form -> Text,
        title -> Text,
        organizer -> Text,
        completed_on -> Date,
        minutes -> Integer,
        result -> Text,
        evidence -> Text,
        approved_by -> Text,
        staff_number -> Text,
        department_name -> Text,
        grade -> Text,
        batch_id -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
        score -> Nullable<Integer>,
        pass_mark -> Nullable<Integer>,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    revocations (tenant_id, target_id) {
        tenant_id -> Text,
        target_id -> Text,
        reason -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    rosters (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        file_name -> Text,
        digest -> Text,
        encoding -> Text,
        form -> Text,
        title -> Text,
        organizer -> Text,
        course_code -> Text,
        pass_mark -> Nullable<Integer>,
        approved_by -> Text,
        row_count -> Integer,
        added -> Integer,
        applied_by -> Text,
        applied_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    roster_undos (tenant_id, roster_id) {
        tenant_id -> Text,
        roster_id -> Text,
        undone_at -> UtcTimestamp,
        undone_by -> Text,
        reason -> Text,
    }
}
