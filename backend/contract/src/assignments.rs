//! Assignments: the learner's list, the course page, lessons; and HR's orders that create them.

use chrono::{DateTime, NaiveDate, Utc};
use learning::completion::WhyNotComplete;
use learning::curriculum::DueRule;
use learning::deadline::AssignmentState;
use learning::derivation::Trigger;
use learning::fiscal_year::FiscalYear;
use learning::mark::Mark;
use serde::{Deserialize, Serialize};

use crate::catalog::SourceLine;
use crate::inserts::Acknowledgement;
use crate::placements::PlacementRow;
use crate::requirements::ChoiceRow;
use crate::understanding::RetentionOffer;

/// The learner's first page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyAssignments {
    /// Fiscal year of today.
    pub fiscal_year: FiscalYear,
    /// Today in Japan.
    pub today: NaiveDate,
    /// Still to do, earliest due date first.
    pub open: Vec<AssignmentCard>,
    /// Not open yet, by the day on which they open.
    pub planned: Vec<AssignmentCard>,
    /// 選択必修 that are still to be chosen.
    pub choices: Vec<ChoiceRow>,
    /// Voluntary checks whether knowledge stays that are open today.
    pub checks: Vec<OpenCheck>,
    /// Completed, latest first.
    pub completed: Vec<AssignmentCard>,
    /// Not to be done now: suspended, exempt, credited, no longer required.
    pub others: Vec<AssignmentCard>,
}

/// A voluntary check that a completed course offers today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenCheck {
    /// Assignment of the course.
    pub assignment_id: String,
    /// Title of the course.
    pub title: String,
    /// Which check, and until when.
    pub offer: RetentionOffer,
}

/// One assignment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignmentCard {
    /// Assignment id.
    pub id: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub title: String,
    /// Fiscal year of the duty.
    pub fiscal_year: FiscalYear,
    /// The first day on which it can be taken.
    pub opens_on: NaiveDate,
    /// Last day, in Japan.
    pub due_on: NaiveDate,
    /// Whether a work or a tool waits for it (業務開始前・利用前).
    pub gate: bool,
    /// Days from today to the due date; negative when past.
    pub days_left: i64,
    /// State today.
    pub state: AssignmentState,
    /// Minutes still to spend, by the course's own figures.
    pub minutes_left: u32,
    /// Share done, informative only.
    pub progress: Mark,
    /// What the one button does.
    pub next_step: NextStep,
    /// Why it is not complete, in facts; the client makes one sentence of it. None when complete.
    pub why: Option<WhyNotComplete>,
    /// Why it is assigned; at least one.
    pub causes: Vec<Cause>,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

/// Why a duty exists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cause {
    /// Where it comes from.
    pub source: CauseSource,
    /// The day from which it holds.
    pub since: NaiveDate,
    /// The day from which it holds no more; none while it holds.
    pub ended_on: Option<NaiveDate>,
    /// Due date of this cause; the assignment has the earliest.
    pub due_on: NaiveDate,
}

/// Where a cause comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CauseSource {
    /// One order of HR that reached this person.
    Order(OrderCause),
    /// A rule of the curriculum.
    Rule {
        /// Label of the rule.
        label: String,
        /// Version by which the duty arose.
        version: i32,
        /// What started it.
        trigger: Trigger,
        /// How the due date was found.
        due: DueRule,
        /// Title of the course whose prerequisite this is.
        prerequisite_for: Option<String>,
        /// The completion whose validity ends.
        renewal_of: Option<NaiveDate>,
    },
    /// Chosen by the person from a choice of the curriculum.
    Choice,
    /// An elective that was granted.
    Elective,
}

/// An order of HR as a cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderCause {
    /// Day of the order.
    pub ordered_on: NaiveDate,
    /// Who ordered it.
    pub ordered_by: String,
    /// Labels of the grades that were chosen; empty for all.
    pub grades: Vec<String>,
    /// Names of the departments that were chosen; empty for all.
    pub departments: Vec<String>,
    /// Due date of this order; the assignment has the earliest.
    pub due_on: NaiveDate,
}

/// The next thing to do in a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NextStep {
    /// Open a lesson.
    Lesson {
        /// Lesson id.
        lesson_id: String,
        /// Whether the learner has been in this course before.
        resumed: bool,
    },
    /// Do an exercise.
    Exercise {
        /// Exercise id.
        exercise_id: String,
    },
    /// Start the assessment.
    StartAttempt,
    /// Continue the open attempt.
    ContinueAttempt {
        /// Attempt id.
        attempt_id: String,
        /// Questions answered.
        answered: u32,
        /// Questions drawn.
        total: u32,
    },
    /// Complete: look at it again.
    Review,
    /// No attempt is left: ask HR.
    AskHr,
}

/// The page of one assigned course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoursePage {
    /// The assignment.
    pub assignment: AssignmentCard,
    /// One or two sentences.
    pub summary: String,
    /// What a learner can do afterwards.
    pub objectives: Vec<String>,
    /// Lessons in order.
    pub lessons: Vec<LessonRow>,
    /// Exercises, each behind its lesson.
    pub exercises: Vec<ExerciseRow>,
    /// Title of the variant (e.g. 幹部編) that this person takes; none for the common one.
    pub variant: Option<String>,
    /// The assessment.
    pub assessment: AssessmentRow,
    /// The test before the first lesson; none when the course has none.
    pub placement: Option<PlacementRow>,
    /// The check whether knowledge stays that is open today.
    #[serde(default)]
    pub retention: Option<RetentionOffer>,
}

/// A lesson in the course page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonRow {
    /// Lesson id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Minutes.
    pub minutes: u32,
    /// When it was finished.
    pub completed_at: Option<DateTime<Utc>>,
    /// Whether a placement exempts from it.
    pub exempted: bool,
}

/// An exercise in the course page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExerciseRow {
    /// Exercise id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Minutes.
    pub minutes: u32,
    /// Id of the lesson behind which it stands.
    pub after: String,
    /// Whether it is passed.
    pub passed: bool,
    /// Finished runs.
    pub runs: u32,
}

/// The assessment in the course page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssessmentRow {
    /// Questions per attempt.
    pub questions: u32,
    /// Share of marks to pass.
    pub mastery: Mark,
    /// Most attempts; none for no limit.
    pub attempts_allowed: Option<u32>,
    /// Minutes per attempt; none for no limit.
    pub time_limit_minutes: Option<u32>,
    /// Whether all lessons are finished.
    pub available: bool,
    /// All attempts in order.
    pub attempts: Vec<AttemptRow>,
}

/// One attempt in the course page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptRow {
    /// Attempt id.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// When it was started.
    pub started_at: DateTime<Utc>,
    /// When it was submitted; none while it is open.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Share of marks.
    pub share: Option<Mark>,
    /// Whether it passed.
    pub passed: Option<bool>,
}

/// One lesson to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonPage {
    /// Assignment id.
    pub assignment_id: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Lesson id.
    pub id: String,
    /// Lesson title.
    pub title: String,
    /// Minutes.
    pub minutes: u32,
    /// Sanitised HTML.
    pub html: String,
    /// Sources of the lesson.
    pub sources: Vec<SourceLine>,
    /// Position among the lessons, from 1.
    pub number: u32,
    /// How many lessons there are.
    pub total: u32,
    /// Previous lesson.
    pub previous: Option<String>,
    /// Next lesson.
    pub next: Option<String>,
    /// When it was finished.
    pub completed_at: Option<DateTime<Utc>>,
    /// Where the learner was in it, in thousandths of its length.
    pub position: u32,
    /// What must be confirmed before the lesson can be finished.
    pub acknowledgements: Vec<Acknowledgement>,
    /// Terms of the glossary that this lesson uses.
    pub terms: Vec<Term>,
}

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Term {
    /// The term.
    pub term: String,
    /// Its reading in hiragana.
    pub reading: String,
    /// What it means, one or two sentences.
    pub meaning: String,
}

/// The whole glossary (用語集).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Glossary {
    /// In order of reading.
    pub terms: Vec<Term>,
}

/// Where the learner is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveBookmark {
    /// Lesson id.
    pub lesson_id: String,
    /// 0–1000, thousandths of the lesson's length.
    pub position: u32,
}

/// What finishing a lesson led to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LessonCompleted {
    /// What to do next.
    pub next_step: NextStep,
    /// Whether the course is complete with it.
    pub course_complete: bool,
}

/// Whom HR wants to give a course, and by when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderDraft {
    /// Course code.
    pub course_code: String,
    /// Grade codes; empty for all.
    pub grades: Vec<String>,
    /// Department ids; empty for all.
    pub department_ids: Vec<String>,
    /// Last day; must lie in the fiscal year of today or the next, and not before today.
    pub due_on: NaiveDate,
}

/// Who would get it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderPreview {
    /// Fiscal year of the due date.
    pub fiscal_year: FiscalYear,
    /// When it was computed.
    pub as_of: DateTime<Utc>,
    /// People who match and are in the population.
    pub matched: u32,
    /// Of these, people who get a new assignment.
    pub newly_assigned: u32,
    /// Of these, people who have it already and get one more cause.
    pub already_assigned: u32,
    /// People who match but are left out: leave, childcare leave, seconded out.
    pub left_out: u32,
    /// The people, by department and staff number; at most 500, the rest counted in `matched`.
    pub people: Vec<OrderPerson>,
    /// Digest of draft and people; send it back to apply exactly what was shown.
    pub digest: String,
}

/// One person of a preview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderPerson {
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Grade label.
    pub grade: String,
    /// Whether they have this course in this fiscal year already.
    pub already_assigned: bool,
}

/// Apply what was previewed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplyOrder {
    /// The draft.
    pub draft: OrderDraft,
    /// Digest of the preview that HR looked at.
    pub digest: String,
}

/// What applying did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderApplied {
    /// Order id.
    pub order_id: String,
    /// New assignments.
    pub newly_assigned: u32,
    /// Assignments that got one more cause.
    pub already_assigned: u32,
}

/// Past orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderList {
    /// Latest first.
    pub orders: Vec<OrderRow>,
}

/// One past order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderRow {
    /// Order id.
    pub id: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// The cause as the learner sees it.
    pub cause: OrderCause,
    /// People it reached.
    pub people: u32,
}
