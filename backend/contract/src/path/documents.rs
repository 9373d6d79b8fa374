//! Addresses of documents that go to the meeting.

/// `GET` a document as the page shows it.
#[must_use]
pub fn document(kind: &str) -> String {
    format!("/api/documents/{kind}")
}

/// `GET` the same as .xlsx file.
#[must_use]
pub fn document_xlsx(kind: &str) -> String {
    format!("/api/documents/{kind}/document.xlsx")
}

/// `GET` the same as CSV.
#[must_use]
pub fn document_csv(kind: &str) -> String {
    format!("/api/documents/{kind}/document.csv")
}

/// `PUT` what stands on top of a document in a fiscal year (HR, DX leader).
#[must_use]
pub fn document_cover(kind: &str) -> String {
    format!("/api/documents/{kind}/cover")
}
