//! Waivers, extensions, outside training, rosters and histories.

use contract::path;
use contract::records::{
    CreditPage, ExtensionPage, History, RecordCredit, RecordExtension, RecordWaiver, Recorded, Revoke,
    WaiverPage,
};
use contract::rosters::{RosterApplied, RosterList, RosterReport};
use gloo_net::http::Method;
use wasm_bindgen::JsValue;

use super::{ApiError, Body, decode, get, send, send_json, send_only, with_query};

/// The own history.
///
/// # Errors
/// See [`ApiError`].
pub async fn my_history() -> Result<History, ApiError> {
    get(path::MY_HISTORY).await
}

/// The history of a person.
///
/// # Errors
/// See [`ApiError`].
pub async fn history(person_id: &str) -> Result<History, ApiError> {
    get(&path::person_history(person_id)).await
}

fn listed(address: &str, search: &str, page: u32) -> String {
    with_query(address, &[("query", search), ("page", &page.to_string())])
}

/// One page of waivers.
///
/// # Errors
/// See [`ApiError`].
pub async fn waivers(search: &str, page: u32) -> Result<WaiverPage, ApiError> {
    get(&listed(path::WAIVERS, search, page)).await
}

/// One page of extensions.
///
/// # Errors
/// See [`ApiError`].
pub async fn extensions(search: &str, page: u32) -> Result<ExtensionPage, ApiError> {
    get(&listed(path::EXTENSIONS, search, page)).await
}

/// One page of outside training.
///
/// # Errors
/// See [`ApiError`].
pub async fn credits(search: &str, page: u32) -> Result<CreditPage, ApiError> {
    get(&listed(path::CREDITS, search, page)).await
}

/// Records a waiver.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn record_waiver(message: RecordWaiver) -> Result<Recorded, ApiError> {
    send_json(Method::POST, path::WAIVERS, &message).await
}

/// Records an extension.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn record_extension(message: RecordExtension) -> Result<Recorded, ApiError> {
    send_json(Method::POST, path::EXTENSIONS, &message).await
}

/// Records outside training.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn record_credit(message: RecordCredit) -> Result<Recorded, ApiError> {
    send_json(Method::POST, path::CREDITS, &message).await
}

/// Takes a record back.
///
/// # Errors
/// `conflict` when it was taken back already, see [`ApiError`].
pub async fn revoke(record_id: &str, reason: String) -> Result<(), ApiError> {
    send_only(Method::POST, &path::revocation(record_id), &Revoke { reason }).await
}

/// Takes a roster back as a whole.
///
/// # Errors
/// `conflict` when it was taken back already, see [`ApiError`].
pub async fn undo_roster(roster_id: &str, reason: String) -> Result<(), ApiError> {
    send_only(Method::POST, &path::roster_undo(roster_id), &Revoke { reason }).await
}

/// Past rosters.
///
/// # Errors
/// See [`ApiError`].
pub async fn rosters() -> Result<RosterList, ApiError> {
    get(path::ROSTERS).await
}

/// What holds for all rows of a roster, as typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RosterTerms {
    /// Form name.
    pub form: String,
    /// Title.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// Course code; empty for none.
    pub course_code: String,
    /// Points that are needed; empty for none.
    pub pass_mark: String,
    /// Who approved it.
    pub approved_by: String,
}

/// A roster as HR chose it.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterFile {
    /// File name.
    pub name: String,
    /// The bytes as the browser holds them.
    pub bytes: JsValue,
    /// What holds for all rows.
    pub terms: RosterTerms,
}

impl RosterFile {
    /// Empty fields are sent too: the server says which are needed.
    fn address(&self, path: &str, digest: &str) -> String {
        let terms = &self.terms;
        let needed = [
            ("file_name", self.name.as_str()),
            ("title", &terms.title),
            ("organizer", &terms.organizer),
            ("approved_by", &terms.approved_by),
        ];
        let mut address = path.to_owned();
        for (index, (name, value)) in needed.into_iter().enumerate() {
            address.push(if index == 0 { '?' } else { '&' });
            address.push_str(&[name, "=", &super::encode(value)].concat());
        }
        let rest = [
            ("form", terms.form.as_str()),
            ("course_code", &terms.course_code),
            ("pass_mark", &terms.pass_mark),
            ("digest", digest),
        ];
        with_query(&address, &rest)
    }
}

/// Checks a roster without changing anything.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn check_roster(file: &RosterFile) -> Result<RosterReport, ApiError> {
    let address = file.address(path::ROSTER_CHECK, "");
    decode(&send(Method::POST, &address, Body::File(file.bytes.clone())).await?)
}

/// Applies a roster that was checked; the digest says that it is the same.
///
/// # Errors
/// `import-rejected`, `conflict`, see [`ApiError`].
pub async fn apply_roster(file: &RosterFile, digest: &str) -> Result<RosterApplied, ApiError> {
    let address = file.address(path::ROSTERS, digest);
    decode(&send(Method::POST, &address, Body::File(file.bytes.clone())).await?)
}

/// Address of a history as a file; of one person, or the own one.
#[must_use]
pub fn history_file(person_id: Option<&str>, encoding: &str) -> String {
    let path = person_id.map_or_else(|| path::MY_HISTORY_CSV.to_owned(), path::person_history_csv);
    with_query(&path, &[("encoding", encoding)])
}

/// Address of everybody's history of a fiscal year as a file.
#[must_use]
pub fn year_file(fiscal_year: i32, encoding: &str) -> String {
    with_query(path::HISTORY_CSV, &[("fiscal_year", &fiscal_year.to_string()), ("encoding", encoding)])
}

/// Address of an empty roster for a form.
#[must_use]
pub fn template_file(form: &str, encoding: &str) -> String {
    with_query(path::ROSTER_TEMPLATE, &[("form", form), ("encoding", encoding)])
}
