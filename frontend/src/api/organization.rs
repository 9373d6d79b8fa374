//! Departments, grades, the staff list and its import. Beside it: people and their orders, units.

mod personnel;
mod units;

use contract::organization::{
    DepartmentList, GradeList, ImportDecision, SaveStaffFileColumn, StaffChangeList, StaffFileColumns,
    StaffFileReport, StaffImportList, StaffImported, StaffPage, TakeBack,
};
use contract::path;
use gloo_net::http::Method;
use wasm_bindgen::JsValue;

use super::{ApiError, Body, decode, get, send, send_only, with_query};

pub use personnel::*;
pub use units::*;

/// All departments in force.
///
/// # Errors
/// See [`ApiError`].
pub async fn departments() -> Result<DepartmentList, ApiError> {
    get(path::DEPARTMENTS).await
}

/// All grades.
///
/// # Errors
/// See [`ApiError`].
pub async fn grades() -> Result<GradeList, ApiError> {
    get(path::GRADES).await
}

/// One page of the staff list.
///
/// # Errors
/// See [`ApiError`].
pub async fn staff(search: &str, page: u32) -> Result<StaffPage, ApiError> {
    get(&with_query(path::STAFF, &[("query", search), ("page", &page.to_string())])).await
}

/// A staff file as HR chose it.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffFile {
    /// File name.
    pub name: String,
    /// The bytes as the browser holds them.
    pub bytes: JsValue,
    /// The day from which the file holds, `YYYY-MM-DD`.
    pub effective_on: String,
}

/// Checks a staff file without changing anything.
///
/// # Errors
/// See [`ApiError`].
pub async fn check_staff_file(file: StaffFile) -> Result<StaffFileReport, ApiError> {
    let pairs = [("file_name", file.name.as_str()), ("effective_on", &file.effective_on)];
    let address = with_query(path::STAFF_IMPORT_CHECK, &pairs);
    decode(&send(Method::POST, &address, Body::File(file.bytes)).await?)
}

/// Applies a staff file that was checked; the digest says that it is the same.
///
/// # Errors
/// `import-rejected`, `conflict`, see [`ApiError`].
pub async fn import_staff_file(file: StaffFile, digest: &str) -> Result<StaffImported, ApiError> {
    let pairs = [("file_name", file.name.as_str()), ("effective_on", &file.effective_on), ("digest", digest)];
    let address = with_query(path::STAFF_IMPORTS, &pairs);
    decode(&send(Method::POST, &address, Body::File(file.bytes)).await?)
}

/// Past imports.
///
/// # Errors
/// See [`ApiError`].
pub async fn staff_imports() -> Result<StaffImportList, ApiError> {
    get(path::STAFF_IMPORTS).await
}

/// Answers a question about a staff file.
///
/// # Errors
/// See [`ApiError`].
pub async fn decide(decision: &ImportDecision) -> Result<(), ApiError> {
    send_only(Method::POST, path::STAFF_IMPORT_DECISIONS, decision).await
}

/// Who is behind the figures of a past import.
///
/// # Errors
/// See [`ApiError`].
pub async fn import_changes(import: &str) -> Result<StaffChangeList, ApiError> {
    get(&path::staff_import_changes(import)).await
}

/// Takes an import back.
///
/// # Errors
/// `conflict` with `later-import` or `already-undone`, see [`ApiError`].
pub async fn undo_import(import: &str, reason: String) -> Result<(), ApiError> {
    send_only(Method::POST, &path::staff_import_undo(import), &TakeBack { reason }).await
}

/// How this organisation's headers are read.
///
/// # Errors
/// See [`ApiError`].
pub async fn columns() -> Result<StaffFileColumns, ApiError> {
    get(path::STAFF_FILE_COLUMNS).await
}

/// Remembers, changes or forgets a header.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn save_column(column: &SaveStaffFileColumn) -> Result<(), ApiError> {
    send_only(Method::PUT, path::STAFF_FILE_COLUMNS, column).await
}
