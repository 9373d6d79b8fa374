//! What stands on top of documents.

diesel::table! {
    use crate::database::dialect::column_types::*;

    document_covers (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        kind -> Text,
        fiscal_year -> Integer,
        cover -> Text,
        saved_by -> Text,
        saved_by_name -> Text,
        saved_at -> UtcTimestamp,
    }
}
