//! What the organisation writes into courses.

use contract::inserts::{InsertList, InsertSlot, SaveInsert};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, get, send_json};

/// All slots of all courses.
///
/// # Errors
/// See [`ApiError`].
pub async fn inserts() -> Result<InsertList, ApiError> {
    get(path::INSERTS).await
}

/// Writes a slot; an empty value returns to the general text.
///
/// # Errors
/// See [`ApiError`].
pub async fn save(course: &str, insert: &str, message: SaveInsert) -> Result<InsertSlot, ApiError> {
    send_json(Method::PUT, &path::insert(course, insert), &message).await
}
