//! The staff file: what a check answers, its questions, the difference, and past imports.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What a staff file holds and what applying it would do. Nothing is changed by a check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffFileReport {
    /// File name as given.
    pub file_name: String,
    /// Encoding that was recognised: `CP932`, `UTF-8`, `UTF-8 (BOM)`, `UTF-16LE`.
    pub encoding: String,
    /// SHA-256 of the bytes, lower-case hex; send it back to apply exactly this file.
    pub digest: String,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
    /// Data rows, without header, blank and footer rows.
    pub rows: u32,
    /// Header → field, as recognised.
    pub columns: Vec<ColumnMapping>,
    /// First rows as they were read, at most 10.
    pub sample: Vec<SampleRow>,
    /// Rows that stop the import; empty when it can be applied.
    pub rejected: Vec<RowFinding>,
    /// Things that were read anyway; look at them.
    pub warnings: Vec<RowFinding>,
    /// What only a person can decide, answered or not. An open one stops the import.
    #[serde(default)]
    pub questions: Vec<ImportQuestion>,
    /// People whose new staff number was recognised by itself. Each can be rejected by an answer to its
    /// question.
    #[serde(default)]
    pub merged: Vec<MergedIdentity>,
    /// What would change; all zero as long as rows are rejected or questions about reading them are open.
    pub difference: StaffDifference,
    /// Who is behind the figures, by kind and then by staff number; at most [`MOST_CHANGES`].
    #[serde(default)]
    pub changes: Vec<StaffChange>,
}

/// Rows of the list behind the figures that travel at most.
pub const MOST_CHANGES: usize = 5_000;

/// What a question about a staff file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// What is in this column? (D22) The answer is remembered for all later files.
    Column,
    /// Which grade has this title? (D16) The answer is remembered for all later files.
    Title,
    /// Are two rows one person, and which of them counts? (D05)
    SamePerson,
    /// Numbers that lost their leading zeros collide: whose is it? (D09)
    LostZeros,
    /// Which of several rows of one person is the main post? (D11)
    MainDepartment,
    /// The department is abolished: which one instead? (D15)
    SuccessorDepartment,
    /// The day of leaving has passed, but the person is in active service. (D19)
    RetiredButActive,
    /// A new staff number: is it somebody who has had another one? (D27)
    Reappointment,
    /// Somebody of another body: leave the row out, or take it in? (D28)
    OtherTenant,
}

/// Something that the file does not tell and nobody may guess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportQuestion {
    /// The same in every check of the same file; send it back with the answer.
    pub id: String,
    /// What it is about.
    pub kind: QuestionKind,
    /// The lines concerned, the header being line 1.
    pub lines: Vec<u32>,
    /// The question as a sentence in Japanese.
    pub message: String,
    /// The possible answers.
    pub options: Vec<AnswerOption>,
    /// The answer in force, one of the options; none while the question is open.
    pub answer: Option<String>,
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerOption {
    /// What is sent back.
    pub answer: String,
    /// What is shown, in Japanese.
    pub label: String,
}

/// Answer to the question of a [`MergedIdentity`]: it is the same person.
pub const SAME_PERSON: &str = "same";

/// Answer to the question of a [`MergedIdentity`] and of [`QuestionKind::Reappointment`]: it is somebody new.
pub const NEW_PERSON: &str = "new";

/// Somebody whose new staff number was recognised by name, reading and day of hiring (D26).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergedIdentity {
    /// Question id under which the match can be rejected ([`NEW_PERSON`]) or taken again ([`SAME_PERSON`]).
    pub question: String,
    /// Line in the file.
    pub line: u32,
    /// Staff number so far.
    pub old_number: String,
    /// Staff number in the file.
    pub new_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// It was rejected: the old number leaves, the new number is a new person.
    pub rejected: bool,
}

/// Answer a question about the file of this digest; the latest answer counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportDecision {
    /// SHA-256 of the file as the check answered it.
    pub digest: String,
    /// Question id.
    pub question: String,
    /// One of its options.
    pub answer: String,
}

/// How this organisation's headers are read, beside those that the program knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffFileColumns {
    /// In order of header.
    pub columns: Vec<StaffFileColumn>,
    /// The names of the fields that a column can be.
    pub fields: Vec<String>,
}

/// One remembered header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffFileColumn {
    /// Header as the file prints it.
    pub header: String,
    /// Name of the field; empty for a column that is not read.
    pub field: String,
}

/// Remember, change or forget a header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveStaffFileColumn {
    /// Header as the file prints it.
    pub header: String,
    /// Name of the field, empty for "do not read"; none forgets the header, so that it is asked again.
    pub field: Option<String>,
}

/// What happens to somebody by a file, in the words of the list behind the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields of StaffDifference say it")]
pub enum StaffChangeKind {
    Hired,
    Left,
    Transferred,
    Promoted,
    Regraded,
    Renamed,
    Returned,
    OnLeave,
    SecondedOut,
    SecondedIn,
    Renumbered,
    Concurrent,
    Attributes,
    Corrected,
}

/// One line of the list behind the figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffChange {
    /// Under which figure it is counted.
    pub kind: StaffChangeKind,
    /// Staff number; of a renumbered person the new one.
    pub staff_number: String,
    /// Name, byte-exact; of a renamed person the new one.
    pub name: String,
    /// What was before, in words; empty for somebody new.
    pub from: String,
    /// What will be, in words; empty for somebody who leaves.
    pub to: String,
}

/// How one header was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ColumnMapping {
    /// Header as printed in the file.
    pub header: String,
    /// What it was taken for.
    pub meaning: ColumnMeaning,
    /// The standard name of the field in Japanese, empty when not used.
    pub field: String,
}

/// What is done with a column.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnMeaning {
    /// Read.
    Used,
    /// Not known; not read.
    Ignored,
    /// Must not be taken in (birth date, My Number, address, salary); dropped unread.
    Forbidden,
}

/// A row of the sample.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SampleRow {
    /// Line in the file, the header being line 1.
    pub line: u32,
    /// Values in the order of the used columns.
    pub values: Vec<String>,
}

/// Something about one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowFinding {
    /// Line in the file, the header being line 1.
    pub line: u32,
    /// Staff number in that row, may be empty.
    pub staff_number: String,
    /// Stable code, e.g. `unknown-title`.
    pub code: String,
    /// Where, what and what to do, in Japanese.
    pub message: String,
}

/// What a file would change: people by kind of change. Somebody with two changes is counted under both.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct StaffDifference {
    /// 採用: people who are new, or come back after having left.
    pub hired: u32,
    /// 退職: people who leave, or are in the system and not in the file.
    pub left: u32,
    /// 異動: people whose main department changes.
    pub transferred: u32,
    /// 昇任: people whose grade goes up.
    pub promoted: u32,
    /// Other changes of title or grade.
    pub regraded: u32,
    /// 改姓・改名.
    pub renamed: u32,
    /// 復職, also from a secondment.
    pub returned: u32,
    /// 休職・育休.
    pub on_leave: u32,
    /// 派遣（出）.
    pub seconded_out: u32,
    /// 派遣受入 of people who are known.
    pub seconded_in: u32,
    /// 職員番号の変更.
    pub renumbered: u32,
    /// 兼務.
    pub concurrent: u32,
    /// 属性.
    pub attributes: u32,
    /// 訂正: any other change.
    #[serde(alias = "other_changed")]
    pub corrected: u32,
    /// People with no change.
    pub unchanged: u32,
    /// People whose employment status changed; only of imports from before the ledger told them apart.
    pub status_changed: u32,
}

/// An import was applied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffImported {
    /// Import id; none when there was nothing to change.
    pub import_id: Option<String>,
    /// What changed.
    pub difference: StaffDifference,
}

/// Past imports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffImportList {
    /// Latest first.
    pub imports: Vec<StaffImportRow>,
}

/// One past import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffImportRow {
    /// Import id.
    pub id: String,
    /// File name.
    pub file_name: String,
    /// The day from which the file holds.
    pub effective_on: NaiveDate,
    /// When it was applied.
    pub applied_at: DateTime<Utc>,
    /// Who applied it.
    pub applied_by: String,
    /// Data rows.
    pub rows: u32,
    /// What changed.
    pub difference: StaffDifference,
    /// It was taken back; then its events count for nothing.
    #[serde(default)]
    pub undone: Option<ImportUndone>,
    /// It can be taken back now: no later import stands.
    #[serde(default)]
    pub can_undo: bool,
}

/// When, by whom and why an import was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportUndone {
    /// When.
    pub at: DateTime<Utc>,
    /// Staff number of who did it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Take back an import, or one personnel event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakeBack {
    /// Why; not empty, at most 200 characters.
    pub reason: String,
}

/// Who is behind the figures of a past import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffChangeList {
    /// By kind and then by staff number; at most [`MOST_CHANGES`].
    pub changes: Vec<StaffChange>,
}
