//! Gates, and who asks at them without a session.

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
