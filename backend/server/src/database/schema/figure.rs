//! Figures: how every duty and every person counts, added up by department, grade and course, now and by day.

diesel::table! {
    use crate::database::dialect::column_types::*;

    counted_duties (tenant_id, assignment_id) {
        tenant_id -> Text,
        assignment_id -> Text,
        person_id -> Text,
        fiscal_year -> Integer,
        department_id -> Text,
        grade -> Text,
        course_code -> Text,
        bucket -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    counted_people (tenant_id, person_id) {
        tenant_id -> Text,
        person_id -> Text,
        department_id -> Text,
        grade -> Text,
        status -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    duty_cells (tenant_id, fiscal_year, department_id, grade, course_code, bucket) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        department_id -> Text,
        grade -> Text,
        course_code -> Text,
        bucket -> Text,
        duties -> Integer,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    duty_cell_changes (tenant_id, fiscal_year, department_id, grade, course_code, bucket, day) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        department_id -> Text,
        grade -> Text,
        course_code -> Text,
        bucket -> Text,
        day -> Date,
        change -> Integer,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    headcounts (tenant_id, department_id, grade, status) {
        tenant_id -> Text,
        department_id -> Text,
        grade -> Text,
        status -> Text,
        people -> Integer,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    headcount_changes (tenant_id, department_id, grade, status, day) {
        tenant_id -> Text,
        department_id -> Text,
        grade -> Text,
        status -> Text,
        day -> Date,
        change -> Integer,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    year_freezes (tenant_id, fiscal_year) {
        tenant_id -> Text,
        fiscal_year -> Integer,
        as_of -> Date,
        document -> Text,
        hash -> Text,
        frozen_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    year_corrections (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        fiscal_year -> Integer,
        text -> Text,
        reason -> Text,
        recorded_by -> Text,
        recorded_at -> UtcTimestamp,
    }
}
