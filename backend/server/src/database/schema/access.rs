//! Who may sign in, as what, and what was done then.

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
