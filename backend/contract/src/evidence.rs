//! The chain of evidence (証跡): everything that was recorded of one person and one course, each with its seal.

use chrono::{DateTime, NaiveDate, Utc};
use learning::derivation::Standing;
use learning::fiscal_year::FiscalYear;
use learning::mark::Mark;
use serde::{Deserialize, Serialize};

use crate::assignments::Cause;
use crate::audit::SealHead;
use crate::records::RecordPerson;

/// Everything on one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// Who, as of today.
    pub person: RecordPerson,
    /// Course code.
    pub course_code: String,
    /// Title of its newest version.
    pub course_title: String,
    /// When this was put together.
    pub as_of: DateTime<Utc>,
    /// The newest seal at that time.
    pub head: Option<SealHead>,
    /// A duty per fiscal year, latest first.
    pub duties: Vec<DutyEvidence>,
    /// Waivers and outside training for this course, and what was taken back of it.
    pub records: Vec<EvidenceEntry>,
    /// Lines of the audit log about it.
    pub log: Vec<EvidenceEntry>,
}

/// One duty with everything that followed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyEvidence {
    /// Assignment id.
    pub assignment_id: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// Due date now.
    pub due_on: NaiveDate,
    /// Whether it counts now.
    pub standing: Standing,
    /// Why, those causes included that ended.
    pub causes: Vec<Cause>,
    /// Everything in the order in which it was recorded.
    pub entries: Vec<EvidenceEntry>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EvidenceEntry {
    /// When it became a fact.
    pub at: DateTime<Utc>,
    /// Its table.
    pub table: String,
    /// Its key.
    pub key: String,
    /// The seal that covers it; none within the first minute.
    pub seal_number: Option<u32>,
    /// What it says.
    pub fact: EvidenceFact,
}

/// What a fact says. Answers are not part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceFact {
    /// A version of the curriculum that was in force when the duty arose, or that a cause names.
    Curriculum {
        /// Version.
        number: u32,
        /// Why it was published.
        reason: String,
        /// Staff number of who published it.
        by: String,
    },
    /// HR's order.
    Order {
        /// Due date of the order.
        due_on: NaiveDate,
        /// Staff number of who ordered.
        by: String,
    },
    /// A change of the duty.
    Change {
        /// What set it off, in Japanese.
        trigger: String,
        /// Standing before; none for a new duty.
        before: Option<Standing>,
        /// Standing after.
        after: Standing,
        /// Due date before.
        due_before: Option<NaiveDate>,
        /// Due date after.
        due_after: NaiveDate,
    },
    /// The version of the course that the person is bound to.
    Version {
        /// From 1.
        version: u32,
        /// Title.
        title: String,
        /// SHA-256 of its material.
        content_hash: String,
    },
    /// The course was begun.
    Begun {
        /// The variant, empty for the common one.
        variant: String,
    },
    /// A lesson was completed.
    Lesson {
        /// Lesson id.
        lesson_id: String,
    },
    /// A lesson need not be read after the placement.
    LessonExempted {
        /// Lesson id.
        lesson_id: String,
    },
    /// A text of the organisation was confirmed as read.
    Acknowledged {
        /// Slot.
        insert_id: String,
    },
    /// A placement or an attempt was begun.
    TestStarted {
        /// From 1; none for the placement.
        number: Option<u32>,
        /// How many questions were drawn.
        questions: u32,
        /// The parallel form; empty for the whole bank.
        form: String,
    },
    /// A placement or an attempt was closed.
    TestClosed {
        /// From 1; none for the placement.
        number: Option<u32>,
        /// Marks earned.
        marks: Mark,
        /// Marks possible.
        maximum: Mark,
        /// Share that was needed; none for the placement.
        mastery: Option<Mark>,
        /// Whether it passed; none for the placement.
        passed: Option<bool>,
        /// Whether the clock closed it.
        by_clock: bool,
    },
    /// A run of an exercise was begun.
    RunStarted {
        /// Exercise id.
        exercise_id: String,
        /// From 1.
        number: u32,
    },
    /// A run of an exercise was finished.
    RunFinished {
        /// Exercise id.
        exercise_id: String,
        /// From 1.
        number: u32,
        /// Marks earned.
        marks: Mark,
        /// Marks possible.
        maximum: Mark,
        /// Whether it passed.
        passed: bool,
    },
    /// The course was completed, with the post of that day.
    Completed {
        /// The day.
        completed_on: NaiveDate,
        /// Staff number.
        staff_number: String,
        /// Department.
        department: String,
        /// Grade label.
        grade: String,
    },
    /// The due date was extended.
    Extended {
        /// To this day.
        due_on: NaiveDate,
        /// Why.
        reason: String,
        /// Who approved it.
        approved_by: String,
        /// Staff number of who recorded it.
        by: String,
    },
    /// The person was exempted.
    Waived {
        /// First day.
        from_on: NaiveDate,
        /// Last day.
        until_on: NaiveDate,
        /// Why.
        reason: String,
        /// Who approved it.
        approved_by: String,
        /// Staff number of who recorded it.
        by: String,
    },
    /// Outside training counts for the course.
    Credited {
        /// Title.
        title: String,
        /// Organiser.
        organizer: String,
        /// The day.
        completed_on: NaiveDate,
        /// Who approved it.
        approved_by: String,
        /// Staff number of who recorded it.
        by: String,
    },
    /// A waiver, extension or outside training was taken back.
    Revoked {
        /// Key of what was taken back.
        target: String,
        /// Why.
        reason: String,
        /// Staff number of who took it back.
        by: String,
    },
    /// A certificate was issued.
    Certified {
        /// Certificate id.
        id: String,
        /// Fiscal year.
        fiscal_year: FiscalYear,
        /// Number within it.
        number: u32,
        /// Staff number of who asked for it.
        by: String,
    },
    /// A line of the audit log.
    Logged {
        /// Staff number of the actor, or `system`.
        actor: String,
        /// Name at that time.
        actor_name: String,
        /// Stable action code.
        action: String,
        /// To what.
        target: String,
        /// Address of the terminal.
        address: String,
    },
}
