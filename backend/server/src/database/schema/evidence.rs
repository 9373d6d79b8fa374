//! Certificates, and the seals that show that no fact was altered.

diesel::table! {
    use crate::database::dialect::column_types::*;

    seals (tenant_id, number) {
        tenant_id -> Text,
        number -> Integer,
        sealed_at -> UtcTimestamp,
        covers_until -> UtcTimestamp,
        facts -> Integer,
        digest -> Text,
        previous_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    sealed_facts (tenant_id, kind, fact_key) {
        tenant_id -> Text,
        kind -> Text,
        fact_key -> Text,
        seal_number -> Integer,
        digest -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    certificates (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        fiscal_year -> Integer,
        number -> Integer,
        person_id -> Text,
        assignment_id -> Nullable<Text>,
        credit_id -> Nullable<Text>,
        code -> Text,
        staff_number -> Text,
        name -> Text,
        department_name -> Text,
        title -> Text,
        course_code -> Text,
        course_title -> Text,
        completed_on -> Date,
        signer -> Text,
        issued_on -> Date,
        issued_by -> Text,
        issued_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    certificate_signers (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        signer -> Text,
        saved_by -> Text,
        saved_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    certificate_check_failures (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        person_id -> Text,
        failed_at -> UtcTimestamp,
    }
}
