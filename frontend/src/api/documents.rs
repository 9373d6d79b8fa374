//! Documents that go to the meeting.

use contract::documents::{Document, DocumentKind, SaveCover};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, get, send_only};
use crate::query::Query;

/// A document in the state that an address of the client asks for; the server reads the same names.
///
/// # Errors
/// See [`ApiError`].
pub async fn document(kind: DocumentKind, query: &Query) -> Result<Document, ApiError> {
    get(&[&path::document(kind.as_str()), query.to_search().as_str()].concat()).await
}

/// Address of the same as .xlsx file.
#[must_use]
pub fn xlsx_address(kind: DocumentKind, query: &Query) -> String {
    [&path::document_xlsx(kind.as_str()), query.to_search().as_str()].concat()
}

/// Address of the same as CSV.
#[must_use]
pub fn csv_address(kind: DocumentKind, query: &Query, encoding: &str) -> String {
    let query = query.clone().with("encoding", encoding);
    [&path::document_csv(kind.as_str()), query.to_search().as_str()].concat()
}

/// Writes a cover.
///
/// # Errors
/// See [`ApiError`].
pub async fn save_cover(kind: DocumentKind, message: SaveCover) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::document_cover(kind.as_str()), &message).await
}
