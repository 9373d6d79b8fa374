//! Tables as diesel sees them, written by hand. `tests/database` compares every column of every table with
//! the catalogue of both databases.

diesel::table! {
    use crate::database::dialect::column_types::*;

    tenants (id) {
        id -> Text,
        code -> Text,
        name -> Text,
        sample -> Bool,
        created_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    departments (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        code -> Text,
        name -> Text,
        division -> Text,
        valid_from -> Date,
        valid_to -> Date,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    title_grades (tenant_id, title) {
        tenant_id -> Text,
        title -> Text,
        grade -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    grades (tenant_id, code) {
        tenant_id -> Text,
        code -> Text,
        label -> Text,
    }
}

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

    personnel_events (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        kind -> Text,
        effective_on -> Date,
        recorded_at -> UtcTimestamp,
        recorded_by -> Text,
        import_id -> Nullable<Text>,
        staff_number -> Text,
        name -> Text,
        kana -> Text,
        department_id -> Text,
        title -> Text,
        grade -> Text,
        status -> Text,
        hired_on -> Date,
        posted_on -> Nullable<Date>,
        email -> Text,
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
        status -> Text,
        hired_on -> Date,
        posted_on -> Nullable<Date>,
        email -> Text,
        event_id -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    accounts (tenant_id, person_id) {
        tenant_id -> Text,
        person_id -> Text,
        password_hash -> Text,
        must_change -> Bool,
        changed_at -> UtcTimestamp,
        last_signed_in_at -> Nullable<UtcTimestamp>,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    role_grants (tenant_id, person_id, role) {
        tenant_id -> Text,
        person_id -> Text,
        role -> Text,
        granted_at -> UtcTimestamp,
        granted_by -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    sessions (token_hash) {
        token_hash -> Text,
        tenant_id -> Text,
        person_id -> Text,
        created_at -> UtcTimestamp,
        last_seen_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    sign_in_failures (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        staff_number -> Text,
        address -> Text,
        failed_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    one_time_links (token_hash) {
        token_hash -> Text,
        tenant_id -> Text,
        expires_at -> UtcTimestamp,
        used_at -> Nullable<UtcTimestamp>,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    course_versions (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        code -> Text,
        version -> Integer,
        content_hash -> Text,
        title -> Text,
        material -> Text,
        published_at -> UtcTimestamp,
    }
}

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

    enrollments (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        assignment_id -> Text,
        person_id -> Text,
        course_version_id -> Text,
        started_at -> UtcTimestamp,
        variant -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    bookmarks (tenant_id, enrollment_id) {
        tenant_id -> Text,
        enrollment_id -> Text,
        lesson_id -> Text,
        position -> Integer,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    lesson_completions (tenant_id, enrollment_id, lesson_id) {
        tenant_id -> Text,
        enrollment_id -> Text,
        lesson_id -> Text,
        completed_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    attempts (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        enrollment_id -> Text,
        number -> Integer,
        seed -> Text,
        draw -> Text,
        started_at -> UtcTimestamp,
        expires_at -> Nullable<UtcTimestamp>,
        rules -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    responses (tenant_id, attempt_id, question_id, sequence) {
        tenant_id -> Text,
        attempt_id -> Text,
        question_id -> Text,
        sequence -> Integer,
        response -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    attempt_results (tenant_id, attempt_id) {
        tenant_id -> Text,
        attempt_id -> Text,
        submitted_at -> UtcTimestamp,
        closed_by -> Text,
        marks -> Text,
        maximum -> Text,
        question_marks -> Text,
        mastery -> Text,
        passed -> Bool,
        must_be_right_missed -> Bool,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    completions (tenant_id, assignment_id) {
        tenant_id -> Text,
        assignment_id -> Text,
        enrollment_id -> Text,
        person_id -> Text,
        course_version_id -> Text,
        completed_at -> UtcTimestamp,
        completed_on -> Date,
        cause -> Text,
        staff_number -> Text,
        department_name -> Text,
        grade -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    audit_entries (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        at -> UtcTimestamp,
        actor -> Text,
        actor_name -> Text,
        action -> Text,
        target -> Text,
        address -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    exercise_runs (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        enrollment_id -> Text,
        exercise_id -> Text,
        number -> Integer,
        seed -> Text,
        started_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    exercise_decisions (tenant_id, run_id, sequence) {
        tenant_id -> Text,
        run_id -> Text,
        sequence -> Integer,
        place -> Text,
        choice -> Text,
        decided_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    exercise_results (tenant_id, run_id) {
        tenant_id -> Text,
        run_id -> Text,
        finished_at -> UtcTimestamp,
        marks -> Text,
        maximum -> Text,
        fatal -> Bool,
        must_be_right_missed -> Bool,
        mastery -> Text,
        passed -> Bool,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    insert_texts (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        course_code -> Text,
        insert_id -> Text,
        value -> Text,
        saved_by -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    acknowledgements (tenant_id, enrollment_id, insert_id, text_hash) {
        tenant_id -> Text,
        enrollment_id -> Text,
        insert_id -> Text,
        text_hash -> Text,
        acknowledged_at -> UtcTimestamp,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    tenants,
    departments,
    title_grades,
    grades,
    persons,
    staff_imports,
    personnel_events,
    staff,
    accounts,
    role_grants,
    sessions,
    sign_in_failures,
    one_time_links,
    course_versions,
    requirements,
    assignment_orders,
    assignments,
    assignment_causes,
    enrollments,
    bookmarks,
    lesson_completions,
    attempts,
    responses,
    attempt_results,
    completions,
    audit_entries,
    exercise_runs,
    exercise_decisions,
    exercise_results,
    insert_texts,
    acknowledgements,
);

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    staff::department_id,
    staff::grade,
    staff::status,
    assignments::course_code,
);
