//! The curriculum (研修体系): draft, audience head-counts, publication with its difference; and why a person
//! has which assignment.

use chrono::{DateTime, NaiveDate, Utc};
use learning::curriculum::{Audience, Curriculum, Finding};
use learning::deadline::AssignmentState;
use learning::derivation::Standing;
use learning::fiscal_year::FiscalYear;
use learning::role::Attribute;
use learning::validity::Validity;
use serde::{Deserialize, Serialize};

use crate::assignments::Cause;

/// Everything that the editor needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurriculumPage {
    /// Fiscal year of today.
    pub fiscal_year: FiscalYear,
    /// The work under way: what was saved last, else the published state, else nothing.
    pub draft: DraftView,
    /// The state in force; none before the first publication.
    pub published: Option<VersionView>,
    /// What can be chosen.
    pub choices: Choices,
}

/// The draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftView {
    /// Counts up with every save; send it back so that nobody overwrites another person's work. 0: never saved.
    pub revision: i32,
    /// The rules.
    pub curriculum: Curriculum,
    /// Who saved it last, as a name; empty when never saved.
    pub saved_by: String,
    /// When.
    pub saved_at: Option<DateTime<Utc>>,
    /// What is wrong, and what waits for a course.
    pub findings: Vec<Finding>,
    /// Whether it differs from the published state.
    pub changed: bool,
}

/// A published state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionView {
    /// From 1.
    pub number: i32,
    /// The rules.
    pub curriculum: Curriculum,
    /// When.
    pub published_at: DateTime<Utc>,
    /// Who, as a name.
    pub published_by: String,
    /// Why.
    pub reason: String,
    /// What it changed.
    pub difference: DutyDifference,
}

/// One line of the list of versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionRow {
    /// From 1.
    pub number: i32,
    /// Rules in it.
    pub rules: u32,
    /// When.
    pub published_at: DateTime<Utc>,
    /// Who, as a name.
    pub published_by: String,
    /// Why.
    pub reason: String,
    /// What it changed.
    pub difference: DutyDifference,
}

/// All versions, latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionList {
    /// Latest first.
    pub versions: Vec<VersionRow>,
}

/// What conditions and contents can name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choices {
    /// Published courses by code.
    pub courses: Vec<CourseChoice>,
    /// Grades, highest first: code and label.
    pub grades: Vec<Choice>,
    /// Job kinds that people have.
    pub job_kinds: Vec<String>,
    /// Units in order of code; a division stands before its sections.
    pub units: Vec<UnitChoice>,
    /// Operations: code and name.
    pub operations: Vec<Choice>,
    /// Attributes: stable name and label.
    pub attributes: Vec<Choice>,
}

/// A code with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    /// What the document holds.
    pub code: String,
    /// What is shown.
    pub label: String,
}

/// A unit to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitChoice {
    /// Unit id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether it is a division (部), which holds its sections.
    pub division: bool,
}

/// A course to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseChoice {
    /// Course code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Minutes of the whole course.
    pub minutes: u32,
    /// The validity that the course proposes.
    pub validity: Validity,
    /// Codes of its prerequisites.
    pub prerequisites: Vec<String>,
}

/// Save the draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveDraft {
    /// The revision on which the work is based.
    pub revision: i32,
    /// The rules.
    pub curriculum: Curriculum,
}

/// Who is meant?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AudienceQuestion {
    /// The conditions.
    pub audience: Audience,
}

/// Who is meant, today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AudienceAnswer {
    /// When it was counted.
    pub as_of: DateTime<Utc>,
    /// People at work (在職・派遣受入).
    pub matched: u32,
    /// People who match but are on leave or seconded out.
    pub left_out: u32,
    /// By department and staff number; at most 500.
    pub people: Vec<AudiencePerson>,
}

/// One person of an audience.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AudiencePerson {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Grade label.
    pub grade: String,
}

/// What would publishing do?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicationQuestion {
    /// Revision of the draft.
    pub revision: i32,
    /// Rules whose open duties are to take the due date of the present rule.
    pub redate: Vec<String>,
}

/// What publishing would do, as of today. Nothing is changed by asking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicationPreview {
    /// When it was computed.
    pub as_of: DateTime<Utc>,
    /// Send it back to publish exactly this.
    pub digest: String,
    /// What stops it, and what waits.
    pub findings: Vec<Finding>,
    /// Counts.
    pub difference: DutyDifference,
    /// By course.
    pub courses: Vec<CourseDifference>,
    /// Person by person; at most 500.
    pub people: Vec<PersonDifference>,
    /// Load by grade and attribute.
    pub loads: Vec<Load>,
}

/// Counts of a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyDifference {
    /// Duties that are new or required again.
    pub gained: u32,
    /// Duties that are no longer required.
    pub no_longer_required: u32,
    /// Duties that are credited (充当).
    pub credited: u32,
    /// Duties that are suspended or exempt from now on.
    pub suspended: u32,
    /// Open duties whose due date moves.
    pub due_moved: u32,
    /// Completed duties that would be changed; always 0, and counted, not assumed.
    pub completions_changed: u32,
}

/// Counts of one course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseDifference {
    /// Course code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Counts.
    pub difference: DutyDifference,
}

/// One changed duty of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonDifference {
    /// Who.
    pub person: AudiencePerson,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Standing before; none for a new duty.
    pub before: Option<Standing>,
    /// Standing after.
    pub after: Standing,
    /// Due date after.
    pub due_on: NaiveDate,
}

/// What a group of people has to take, by the rules alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Load {
    /// Label of the grade or attribute.
    pub label: String,
    /// People at work in it.
    pub people: u32,
    /// Required courses of the person in the middle.
    pub courses: u32,
    /// Minutes in the first year of the person in the middle.
    pub first_year_minutes: u32,
    /// The most that anybody has in the first year.
    pub most_minutes: u32,
    /// Minutes of a usual later year of the person in the middle.
    pub steady_minutes: u32,
}

/// Publish what was previewed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Publish {
    /// Revision of the draft.
    pub revision: i32,
    /// Rules whose open duties are to take the due date of the present rule.
    pub redate: Vec<String>,
    /// Digest of the preview that HR looked at.
    pub digest: String,
    /// Why; not empty.
    pub reason: String,
}

/// It is in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurriculumPublished {
    /// Number of the version.
    pub number: i32,
    /// What it changed.
    pub difference: DutyDifference,
}

/// Every duty of one person, for HR: state, causes in full, and what the program changed and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonDuties {
    /// Who.
    pub person: AudiencePerson,
    /// Attributes today.
    pub attributes: Vec<Attribute>,
    /// Latest fiscal year first, then by due date.
    pub duties: Vec<DutyRow>,
    /// 選択必修 of this person.
    pub choices: Vec<ChoiceRow>,
}

/// One duty in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyRow {
    /// Assignment id.
    pub assignment_id: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// State today.
    pub state: AssignmentState,
    /// Standing and since when.
    pub standing_since: NaiveDate,
    /// Due date.
    pub due_on: NaiveDate,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
    /// Day on which the employment ends, when that is before the due date.
    pub ends_before_due: Option<NaiveDate>,
    /// All causes, those that ended included.
    pub causes: Vec<Cause>,
    /// What the program changed, latest first.
    pub changes: Vec<DutyChange>,
}

/// One automatic change of a duty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyChange {
    /// When.
    pub at: DateTime<Utc>,
    /// What set it off, in Japanese.
    pub trigger: String,
    /// Standing before; none for a new duty.
    pub before: Option<Standing>,
    /// Standing after.
    pub after: Standing,
    /// Due date before.
    pub due_before: Option<NaiveDate>,
    /// Due date after.
    pub due_after: NaiveDate,
}

/// 選択必修: choose some of several courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoiceRow {
    /// Choice id.
    pub id: String,
    /// Label of the rule.
    pub label: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// How many are needed.
    pub needed: u32,
    /// How many are done.
    pub done: u32,
    /// Due date.
    pub due_on: NaiveDate,
    /// Whether it counts today.
    pub standing: Standing,
    /// Why.
    pub cause: Cause,
    /// Courses to choose from.
    pub courses: Vec<ChoiceCourse>,
}

/// One course of a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoiceCourse {
    /// Course code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Minutes.
    pub minutes: u32,
    /// The assignment, once chosen.
    pub assignment_id: Option<String>,
}

/// The learner chooses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChooseCourse {
    /// Course code.
    pub course_code: String,
}

/// The assignment that came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseChosen {
    /// Assignment id.
    pub assignment_id: String,
}
