//! Organisational units in time, and the operations that they are in charge of.

use contract::organization::{
    AbolishUnit, NewUnit, OperationList, RenameUnit, SaveOperation, TableImported, UnitChangeReport,
    UnitFounded, UnitList,
};
use contract::path;
use gloo_net::http::Method;
use wasm_bindgen::JsValue;

use super::super::{ApiError, Body, decode, encode, get, send, send_json, send_only, with_query};

/// All units, those of the past and of the future included.
///
/// # Errors
/// See [`ApiError`].
pub async fn units() -> Result<UnitList, ApiError> {
    get(path::UNITS).await
}

/// Founds a unit.
///
/// # Errors
/// `invalid-input` with fields, see [`ApiError`].
pub async fn found_unit(unit: &NewUnit) -> Result<UnitFounded, ApiError> {
    send_json(Method::POST, path::UNITS, unit).await
}

/// Gives a unit another name.
///
/// # Errors
/// `invalid-input` with fields, see [`ApiError`].
pub async fn rename_unit(unit: &str, name: &RenameUnit) -> Result<(), ApiError> {
    send_only(Method::POST, &path::unit_names(unit), name).await
}

/// Closes a unit; with successors it is merged into them.
///
/// # Errors
/// `invalid-input` with fields, see [`ApiError`].
pub async fn abolish_unit(unit: &str, abolition: &AbolishUnit) -> Result<(), ApiError> {
    send_only(Method::POST, &path::unit_abolition(unit), abolition).await
}

/// Checks a file of organisational changes without changing anything.
///
/// # Errors
/// See [`ApiError`].
pub async fn check_unit_changes(bytes: JsValue) -> Result<UnitChangeReport, ApiError> {
    decode(&send(Method::POST, path::UNIT_CHANGES_CHECK, Body::File(bytes)).await?)
}

/// Applies a file of organisational changes that was checked.
///
/// # Errors
/// `import-rejected`, `conflict`, see [`ApiError`].
pub async fn import_unit_changes(bytes: JsValue, digest: &str) -> Result<UnitChangeReport, ApiError> {
    let address = with_query(path::UNIT_CHANGES, &[("digest", digest)]);
    decode(&send(Method::POST, &address, Body::File(bytes)).await?)
}

/// All operations with the departments in charge.
///
/// # Errors
/// See [`ApiError`].
pub async fn operations() -> Result<OperationList, ApiError> {
    get(path::OPERATIONS).await
}

/// Adds an operation or changes it.
///
/// # Errors
/// `invalid-input` with fields, see [`ApiError`].
pub async fn save_operation(code: &str, operation: &SaveOperation) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::operation(&encode(code)), operation).await
}

/// Takes an operation off the list.
///
/// # Errors
/// See [`ApiError`].
pub async fn remove_operation(code: &str) -> Result<(), ApiError> {
    send(Method::DELETE, &path::operation(&encode(code)), Body::Empty).await.map(drop)
}

/// Takes in the table of operations.
///
/// # Errors
/// `invalid-input` on `file`, see [`ApiError`].
pub async fn import_operations(bytes: JsValue) -> Result<TableImported, ApiError> {
    decode(&send(Method::POST, path::OPERATIONS_IMPORT, Body::File(bytes)).await?)
}
