//! Who is staff: dated events, the files that brought them, and their projection.

diesel::table! {
    use crate::database::dialect::column_types::*;

    persons (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        created_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    staff_imports (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        file_name -> Text,
        digest -> Text,
        encoding -> Text,
        effective_on -> Date,
        row_count -> Integer,
        difference -> Text,
        applied_by -> Text,
        applied_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    staff_import_undos (tenant_id, import_id) {
        tenant_id -> Text,
        import_id -> Text,
        undone_at -> UtcTimestamp,
        undone_by -> Text,
        reason -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    staff_import_decisions (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        digest -> Text,
        question -> Text,
        answer -> Text,
        decided_by -> Text,
        decided_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    staff_file_columns (tenant_id, header) {
        tenant_id -> Text,
        header -> Text,
        field -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    personnel_events (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        kind -> Text,
        effective_on -> Date,
        recorded_at -> UtcTimestamp,
        recorded_by -> Text,
        import_id -> Nullable<Text>,
        reason -> Text,
        staff_number -> Nullable<Text>,
        name -> Nullable<Text>,
        kana -> Nullable<Text>,
        department_id -> Nullable<Text>,
        concurrent_ids -> Nullable<Text>,
        title -> Nullable<Text>,
        grade -> Nullable<Text>,
        job_kind -> Nullable<Text>,
        status -> Nullable<Text>,
        hired_on -> Nullable<Date>,
        posted_on -> Nullable<Date>,
        ends_on -> Nullable<Date>,
        email -> Nullable<Text>,
        attributes_added -> Nullable<Text>,
        attributes_removed -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    personnel_event_voids (tenant_id, event_id) {
        tenant_id -> Text,
        event_id -> Text,
        voided_at -> UtcTimestamp,
        voided_by -> Text,
        reason -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    staff (tenant_id, person_id) {
        tenant_id -> Text,
        person_id -> Text,
        staff_number -> Text,
        name -> Text,
        kana -> Text,
        search_key -> Text,
        department_id -> Text,
        title -> Text,
        grade -> Text,
        job_kind -> Text,
        status -> Text,
        hired_on -> Date,
        posted_on -> Nullable<Date>,
        ends_on -> Nullable<Date>,
        email -> Text,
        attributes -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    staff_units (tenant_id, department_id, person_id) {
        tenant_id -> Text,
        department_id -> Text,
        person_id -> Text,
        main -> Bool,
    }
}
