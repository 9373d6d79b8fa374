//! Electives: the catalogue in which people find what they may take, their applications, and HR's settings.

use chrono::{DateTime, NaiveDate, Utc};
use learning::deadline::AssignmentState;
use learning::derivation::Standing;
use learning::elective::{ApplicationState, Approval, Decision, Offer, WhyNot};
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

/// The courses that a person can find, with what each is to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Catalog {
    /// Fiscal year of today.
    pub fiscal_year: FiscalYear,
    /// Today in Japan.
    pub today: NaiveDate,
    /// Families of all published courses, for the filter.
    pub families: Vec<String>,
    /// All published courses.
    pub total: u32,
    /// Those that match, in order of code.
    pub courses: Vec<CatalogCourse>,
}

/// One course in the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CatalogCourse {
    /// Course code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Family: SEC, ETH, RPA, NEW, COM.
    pub family: String,
    /// 1 基礎, 2 標準, 3 リーダー.
    pub level: u8,
    /// Minutes in all.
    pub minutes: u32,
    /// One or two sentences.
    pub summary: String,
    /// What a learner can do afterwards.
    pub objectives: Vec<String>,
    /// Which of the ten literacy items the course serves.
    pub literacy: Vec<String>,
    /// DSS-L item codes.
    pub dssl: Vec<String>,
    /// Courses that must be complete before.
    pub prerequisites: Vec<RelatedCourse>,
    /// Courses that help, never required.
    pub recommended: Vec<RelatedCourse>,
    /// Latest day on which the person completed the course, in any year.
    pub completed_on: Option<NaiveDate>,
    /// What the course is to the person.
    pub mine: Mine,
    /// How it can be applied for; none while it takes no applications.
    pub elective: Option<ElectiveOffer>,
}

/// A course that another one names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelatedCourse {
    /// Course code.
    pub code: String,
    /// Title; empty when no such course is published yet.
    pub title: String,
    /// Whether the person has completed it, or has it to do.
    pub met: bool,
}

/// How a course can be applied for, and how many seats are left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectiveOffer {
    /// Who decides.
    pub approval: Approval,
    /// Seats per fiscal year; none for no limit.
    pub seats: Option<u32>,
    /// Of these, free.
    pub free: Option<u32>,
    /// People on the waiting list.
    pub waiting: u32,
    /// First day of the application period.
    pub opens_on: Option<NaiveDate>,
    /// Last day of the application period.
    pub closes_on: Option<NaiveDate>,
    /// Due date if the seat were given today.
    pub due_on: NaiveDate,
}

/// What a course is to the person who looks at the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mine {
    /// To be done.
    Assigned {
        /// Assignment id.
        assignment_id: String,
        /// Last day.
        due_on: NaiveDate,
        /// State today.
        state: AssignmentState,
        /// The application that brought it, if one did.
        application: Option<MyApplication>,
    },
    /// Completed in this fiscal year.
    Completed {
        /// Assignment id.
        assignment_id: String,
        /// Day of completion.
        on: NaiveDate,
    },
    /// Assigned, and not to be done: suspended, exempt or credited.
    Excused {
        /// Which of them.
        standing: Standing,
    },
    /// Applied for; a decision or a seat is awaited.
    Applied {
        /// The application.
        application: MyApplication,
    },
    /// Can be applied for; the last application of this fiscal year, if it came to nothing.
    Open {
        /// E.g. the refused one, with its reason.
        before: Option<MyApplication>,
    },
    /// Cannot be applied for.
    Closed {
        /// Why not.
        why: WhyNot,
        /// E.g. the refused one, with its reason.
        before: Option<MyApplication>,
    },
}

/// An application as the applicant sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyApplication {
    /// Application id.
    pub id: String,
    /// When it was made.
    pub applied_at: DateTime<Utc>,
    /// Where it stands.
    pub state: ApplicationState,
    /// Place on the waiting list, from 1.
    pub place: Option<u32>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// Who refused or approved it.
    pub decided_by: Option<String>,
    /// Whether the applicant can take it back.
    pub withdrawable: bool,
}

/// Apply for a course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplyElective {
    /// Anything the section head should know; may be empty, at most 500 characters.
    pub note: String,
}

/// Approve or refuse an application.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecideElective {
    /// Approve, or refuse.
    pub approve: bool,
    /// Shown to the applicant; needed to refuse, at most 500 characters.
    pub reason: String,
}

/// An application as section heads and HR see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectiveApplication {
    /// Application id.
    pub id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Name of the main department today.
    pub department: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Minutes that the course takes.
    pub minutes: u32,
    /// What the applicant wrote.
    pub note: String,
    /// When it was made.
    pub applied_at: DateTime<Utc>,
    /// Where it stands.
    pub state: ApplicationState,
    /// Place on the waiting list, from 1.
    pub place: Option<u32>,
    /// What was decided, oldest first.
    pub decisions: Vec<DecisionLine>,
    /// Whether the caller can decide about it now.
    pub decidable: bool,
}

/// One decision with who and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionLine {
    /// What was decided.
    pub decision: Decision,
    /// Name at that time; empty for the program.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why; may be empty.
    pub reason: String,
}

/// HR's page: the courses with their settings, and the applications of a fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectiveOverview {
    /// Which fiscal year.
    pub fiscal_year: FiscalYear,
    /// When the facts were taken.
    pub as_of: DateTime<Utc>,
    /// Every published course, in order of code.
    pub courses: Vec<ElectiveCourse>,
    /// Applications: those to decide first, then by course and order.
    pub applications: Vec<ElectiveApplication>,
}

/// One course with its settings and counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectiveCourse {
    /// Course code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Settings in force.
    pub offer: Offer,
    /// Number of times that they were saved; sent back when they are saved again.
    pub revision: u32,
    /// Who saved them last.
    pub saved_by: Option<String>,
    /// When.
    pub saved_at: Option<DateTime<Utc>>,
    /// Applications without a decision.
    pub requested: u32,
    /// Seats taken.
    pub granted: u32,
    /// People on the waiting list.
    pub waiting: u32,
}

/// Save the settings of a course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveElective {
    /// The settings.
    pub offer: Offer,
    /// Revision that the settings were read with.
    pub revision: u32,
}
