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
        kind -> Text,
        parent_id -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    title_grades (tenant_id, title) {
        tenant_id -> Text,
        title -> Text,
        grade -> Text,
        job_kind -> Text,
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
        requirement_facts -> Text,
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
        form -> Text,
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
        tag_marks -> Text,
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

diesel::table! {
    use crate::database::dialect::column_types::*;

    department_names (tenant_id, department_id, valid_from) {
        tenant_id -> Text,
        department_id -> Text,
        valid_from -> Date,
        name -> Text,
        division -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    department_successors (tenant_id, department_id, successor_id) {
        tenant_id -> Text,
        department_id -> Text,
        successor_id -> Text,
        effective_on -> Date,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    operations (tenant_id, code) {
        tenant_id -> Text,
        code -> Text,
        name -> Text,
        standard -> Bool,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    department_operations (tenant_id, operation_code, department_id) {
        tenant_id -> Text,
        operation_code -> Text,
        department_id -> Text,
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

    staff_units (tenant_id, department_id, person_id) {
        tenant_id -> Text,
        department_id -> Text,
        person_id -> Text,
        main -> Bool,
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

    day_turns (tenant_id) {
        tenant_id -> Text,
        day -> Date,
        finished_at -> UtcTimestamp,
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

diesel::table! {
    use crate::database::dialect::column_types::*;

    gates (tenant_id, code) {
        tenant_id -> Text,
        code -> Text,
        tool -> Text,
        attribute -> Text,
        courses -> Text,
        in_force -> Bool,
        saved_by -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    gate_tokens (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        gate_code -> Text,
        token_hash -> Text,
        label -> Text,
        created_by -> Text,
        created_at -> UtcTimestamp,
        revoked_by -> Nullable<Text>,
        revoked_at -> Nullable<UtcTimestamp>,
        last_used_at -> Nullable<UtcTimestamp>,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    gate_token_failures (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        address -> Text,
        failed_at -> UtcTimestamp,
    }
}

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
    department_names,
    department_successors,
    operations,
    department_operations,
    personnel_event_voids,
    staff_units,
    staff_import_undos,
    staff_import_decisions,
    staff_file_columns,
    curriculum_drafts,
    curriculum_versions,
    assignment_changes,
    choices,
    course_selections,
    waivers,
    extensions,
    credits,
    revocations,
    day_turns,
    rosters,
    roster_undos,
    gates,
    gate_tokens,
    gate_token_failures,
    events,
    event_sessions,
    event_enrolments,
    event_attendance,
    event_codes,
    event_code_failures,
    elective_settings,
    elective_applications,
    elective_decisions,
    unit_confirmations,
    reminder_settings,
    reminder_log,
    reminder_scans,
    reminder_mails,
    reminder_mail_causes,
    placements,
    placement_responses,
    placement_results,
    placement_objectives,
    lesson_exemptions,
);

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    staff::department_id,
    staff::grade,
    staff::status,
    assignments::course_code,
);

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    staff::department_id,
    placement_results::share_percent,
    placement_objectives::objective_id,
    placement_objectives::share_percent,
);
