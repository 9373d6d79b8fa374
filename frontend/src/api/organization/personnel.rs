//! People, their personnel orders and attributes.

use contract::organization::{
    AttributeListReport, NewPersonnelEvent, PersonRecord, PersonnelEventRecorded, TakeBack,
};
use contract::path;
use gloo_net::http::Method;
use wasm_bindgen::JsValue;

use super::super::{ApiError, Body, decode, get, send, send_json, send_only, with_query};

/// A person with the state today and every order.
///
/// # Errors
/// See [`ApiError`].
pub async fn person(person: &str) -> Result<PersonRecord, ApiError> {
    get(&path::person(person)).await
}

/// Records one personnel order.
///
/// # Errors
/// `invalid-input` with fields, see [`ApiError`].
pub async fn record_event(event: &NewPersonnelEvent) -> Result<PersonnelEventRecorded, ApiError> {
    send_json(Method::POST, path::PERSONNEL_EVENTS, event).await
}

/// Takes one personnel order back.
///
/// # Errors
/// `conflict`, `invalid-input` with fields, see [`ApiError`].
pub async fn void_event(event: &str, reason: String) -> Result<(), ApiError> {
    send_only(Method::POST, &path::personnel_event_void(event), &TakeBack { reason }).await
}

/// A list of attributes as HR chose it.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeFile {
    /// The bytes as the browser holds them.
    pub bytes: JsValue,
    /// The day from which it holds, `YYYY-MM-DD`.
    pub effective_on: String,
    /// Whether who is not on it loses the attributes that it names.
    pub complete: bool,
}

impl AttributeFile {
    fn address(&self, path: &str, digest: &str) -> String {
        let complete = if self.complete { "true" } else { "" };
        let pairs =
            [("effective_on", self.effective_on.as_str()), ("complete", complete), ("digest", digest)];
        with_query(path, &pairs)
    }
}

/// Checks a list of attributes without changing anything.
///
/// # Errors
/// See [`ApiError`].
pub async fn check_attributes(file: AttributeFile) -> Result<AttributeListReport, ApiError> {
    let address = file.address(path::ATTRIBUTES_CHECK, "");
    decode(&send(Method::POST, &address, Body::File(file.bytes)).await?)
}

/// Applies a list of attributes that was checked.
///
/// # Errors
/// `import-rejected`, `conflict`, see [`ApiError`].
pub async fn import_attributes(file: AttributeFile, digest: &str) -> Result<AttributeListReport, ApiError> {
    let address = file.address(path::ATTRIBUTES_IMPORT, digest);
    decode(&send(Method::POST, &address, Body::File(file.bytes)).await?)
}
