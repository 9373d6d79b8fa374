//! What HR records beside the courses: waivers (免除), extensions (期限の延長), outside training (充当・所外研修),
//! and the history (受講履歴) that all of it goes into.

use chrono::{DateTime, NaiveDate, Utc};
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

/// In which form training was taken (形態).
#[derive(Debug, Clone, PartialEq, Copy, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TrainingForm {
    /// A course of this program.
    ELearning,
    /// 集合研修.
    Group,
    /// 派遣研修.
    Secondment,
    /// 紙のテスト.
    PaperTest,
    /// 説明会・体験会 of this program.
    Event,
    /// 理解度確認 of this program.
    Placement,
    /// Anything else.
    Other,
}

impl TrainingForm {
    /// The forms that HR records by hand or by roster; the others come from the program itself.
    pub const RECORDED: [TrainingForm; 4] =
        [TrainingForm::Group, TrainingForm::Secondment, TrainingForm::PaperTest, TrainingForm::Other];
}

/// What came of it (結果).
#[derive(Debug, Clone, PartialEq, Copy, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TrainingResult {
    /// 修了.
    Completed,
    /// 未修了.
    NotCompleted,
    /// 免除.
    Exempt,
}

/// Whom a record is about, as of today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordPerson {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Department name.
    pub department: String,
}

/// A record was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Revoked {
    /// Why.
    pub reason: String,
    /// Staff number of who took it back.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who recorded something, on what ground, and whether it still counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordGround {
    /// Who approved it (決裁者), as HR wrote it.
    pub approved_by: String,
    /// The evidence (根拠), e.g. number of a document; may be empty.
    pub evidence: String,
    /// Staff number of who recorded it.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// Taken back; none while it counts.
    pub revoked: Option<Revoked>,
}

/// Record a waiver.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordWaiver {
    /// For whom.
    pub person_id: String,
    /// From which course; must be published.
    pub course_code: String,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day; not before the first.
    pub until_on: NaiveDate,
    /// Why; 1 to 500 characters.
    pub reason: String,
    /// Who approved it; 1 to 100 characters.
    pub approved_by: String,
    /// Evidence; at most 500 characters.
    pub evidence: String,
}

/// One waiver.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaiverRow {
    /// Record id.
    pub id: String,
    /// For whom.
    pub person: RecordPerson,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub until_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// On what ground.
    pub ground: RecordGround,
}

/// One page of waivers, latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaiverPage {
    /// Rows of this page.
    pub rows: Vec<WaiverRow>,
    /// All rows that match.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// Extend the due date of one assignment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordExtension {
    /// Which; must be open.
    pub assignment_id: String,
    /// The new last day; later than the present one.
    pub due_on: NaiveDate,
    /// Why; 1 to 500 characters.
    pub reason: String,
    /// Who approved it; 1 to 100 characters.
    pub approved_by: String,
    /// Evidence; at most 500 characters.
    pub evidence: String,
}

/// One extension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExtensionRow {
    /// Record id.
    pub id: String,
    /// For whom.
    pub person: RecordPerson,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Fiscal year of the duty.
    pub fiscal_year: FiscalYear,
    /// The last day that was given.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// On what ground.
    pub ground: RecordGround,
}

/// One page of extensions, latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExtensionPage {
    /// Rows of this page.
    pub rows: Vec<ExtensionRow>,
    /// All rows that match.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// Record training outside of this program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordCredit {
    /// Who took it.
    pub person_id: String,
    /// One of [`TrainingForm::RECORDED`].
    pub form: TrainingForm,
    /// Title; 1 to 200 characters.
    pub title: String,
    /// Organiser; 1 to 100 characters.
    pub organizer: String,
    /// The day, not in the future.
    pub completed_on: NaiveDate,
    /// Minutes, 1 to 60,000.
    pub minutes: u32,
    /// `completed` or `not-completed`. With points, what the points say.
    pub result: TrainingResult,
    /// Points of a paper test, 0 to 10,000; with them `pass_mark` is needed.
    pub score: Option<u32>,
    /// Points that were needed.
    pub pass_mark: Option<u32>,
    /// The course that it counts for (充当); empty for none.
    pub course_code: String,
    /// Who approved it; 1 to 100 characters.
    pub approved_by: String,
    /// Evidence; at most 500 characters.
    pub evidence: String,
}

/// One training outside of this program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditRow {
    /// Record id.
    pub id: String,
    /// Who took it, as of today.
    pub person: RecordPerson,
    /// Form.
    pub form: TrainingForm,
    /// Title.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// The day.
    pub completed_on: NaiveDate,
    /// Minutes.
    pub minutes: u32,
    /// Result.
    pub result: TrainingResult,
    /// Points.
    pub score: Option<u32>,
    /// Points that were needed.
    pub pass_mark: Option<u32>,
    /// The course that it counts for; empty for none.
    pub course_code: String,
    /// Whether it came by a roster.
    pub by_roster: bool,
    /// On what ground.
    pub ground: RecordGround,
}

/// One page of outside training, latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditPage {
    /// Rows of this page.
    pub rows: Vec<CreditRow>,
    /// All rows that match.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// Something was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recorded {
    /// Record id.
    pub id: String,
}

/// Take a record or a whole roster back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Revoke {
    /// Why; 1 to 500 characters.
    pub reason: String,
}

/// The training history of one person over all years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// Whose, as of today.
    pub person: RecordPerson,
    /// Grade label of today.
    pub grade: String,
    /// Name of the organisation.
    pub organization: String,
    /// When the facts were taken.
    pub as_of: DateTime<Utc>,
    /// Latest first.
    pub rows: Vec<HistoryRow>,
    /// What is open, earliest due date first; extensions are given on these.
    pub open: Vec<OpenDuty>,
}

/// One line of a history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryRow {
    /// Record id of a waiver or of outside training, which can be taken back; none for a course completed here.
    pub record_id: Option<String>,
    /// Course code; empty for training that counts for no course.
    pub course_code: String,
    /// Title.
    pub title: String,
    /// Organiser.
    pub organizer: String,
    /// Form; none for a waiver.
    pub form: Option<TrainingForm>,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// First day, where known; of a waiver its first day.
    pub started_on: Option<NaiveDate>,
    /// Day of completion; none for a waiver.
    pub completed_on: Option<NaiveDate>,
    /// Last day of a waiver.
    pub until_on: Option<NaiveDate>,
    /// Minutes; none for a waiver.
    pub minutes: Option<u32>,
    /// Result.
    pub result: TrainingResult,
    /// Number of the certificate; empty without one.
    pub certificate: String,
    /// The certificate; none without one.
    pub certificate_id: Option<String>,
    /// The assignment of a course completed here.
    pub assignment_id: Option<String>,
    /// Staff number at that time.
    pub staff_number: String,
    /// Department at that time.
    pub department: String,
    /// Grade label at that time.
    pub grade: String,
    /// Why a waiver was given; empty otherwise.
    pub reason: String,
}

/// An assignment that is not completed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenDuty {
    /// Assignment id.
    pub assignment_id: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Fiscal year of the duty.
    pub fiscal_year: FiscalYear,
    /// Last day.
    pub due_on: NaiveDate,
}
