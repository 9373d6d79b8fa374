//! The organisation itself: departments in time, titles, grades and operations.

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
