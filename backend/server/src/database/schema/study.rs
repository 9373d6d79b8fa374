//! Courses and what a learner did in them.

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
