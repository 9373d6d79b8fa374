//! What people understand (理解度): what they knew before, the effect of courses, the profile of digital literacy, statistics of
//! questions, and the check whether knowledge stays. Every figure is about at least ten people, as
//! `learning::release` puts them together; figures of persons are for the person only.

use chrono::{DateTime, NaiveDate, Utc};
use learning::fiscal_year::FiscalYear;
use learning::mark::Mark;
use learning::release::Pending;
use learning::tenths::Tenths;
use serde::{Deserialize, Serialize};

use crate::attempts::{AttemptQuestion, QuestionResult};
use crate::reporting::{CourseColumn, ReportScope};

/// The effect of every course in a fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnderstandingReport {
    /// Fiscal year of the assignments.
    pub fiscal_year: FiscalYear,
    /// The last day whose results are counted.
    pub as_of: NaiveDate,
    /// A figure is about as many people at least.
    pub least: u32,
    /// Courses with a result, in order of code.
    pub courses: Vec<CourseEffect>,
}

/// The effect of one course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseEffect {
    /// The course.
    pub course: CourseColumn,
    /// Everybody.
    pub city: EffectRow,
    /// Divisions in order of the directory.
    pub divisions: Vec<EffectRow>,
    /// Units in order of the directory.
    pub units: Vec<EffectRow>,
    /// What stayed after 30 and 90 days, of everybody.
    pub retention: Vec<Retained>,
}

/// Before and after, of one unit, division or the city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EffectRow {
    /// Department id of a unit, name of a division, empty for the city.
    pub id: String,
    /// Name; empty for the city.
    pub label: String,
    /// Division of a unit; else empty.
    pub group: String,
    /// The figures; none when they are about too few people.
    pub effect: Option<Effect>,
    /// People with both tests who are not in the figures of this row.
    pub pending: Pending,
}

/// A paired comparison: the placement before the course and the first attempt after it, drawn from parallel forms.
/// Points are percent of the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Effect {
    /// People, each with both tests.
    pub people: u32,
    /// Mean before, in points.
    pub before: Tenths,
    /// Mean after, in points.
    pub after: Tenths,
    /// Mean of the differences, in points.
    pub gain: Tenths,
    /// Lower end of the 95 % confidence interval of the gain.
    pub low: Tenths,
    /// Upper end.
    pub high: Tenths,
}

/// What stayed: the check so many days after completion, less the first attempt of the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Retained {
    /// 30 or 90.
    pub days: u32,
    /// The figures; none when they are about too few people.
    pub change: Option<Change>,
    /// People who took the check and are not in the figures.
    pub pending: Pending,
}

/// A mean of differences with its interval, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// People.
    pub people: u32,
    /// Mean; below zero where something was forgotten.
    pub mean: Tenths,
    /// Lower end of the 95 % confidence interval.
    pub low: Tenths,
    /// Upper end.
    pub high: Tenths,
}

/// What people knew before one course in one fiscal year: placements per unit, objective and score band. Never per
/// person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistributionReport {
    /// Fiscal year of the assignments.
    pub fiscal_year: FiscalYear,
    /// The last day whose results are counted.
    pub as_of: NaiveDate,
    /// A figure is about as many people at least.
    pub least: u32,
    /// Courses that have a placement.
    pub courses: Vec<CourseColumn>,
    /// The course that is shown; none when no course has a placement.
    pub course: Option<CourseColumn>,
    /// Its objectives.
    pub objectives: Vec<ObjectiveColumn>,
    /// Bands of the share, lowest first.
    pub bands: Vec<ScoreBand>,
    /// Everybody.
    pub city: DistributionRow,
    /// Divisions in order of the directory.
    pub divisions: Vec<DistributionRow>,
    /// Units in order of the directory.
    pub units: Vec<DistributionRow>,
}

/// An objective of the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObjectiveColumn {
    /// Objective id.
    pub id: String,
    /// 「…できる」.
    pub text: String,
}

/// A band of shares in whole percent (rounded down), both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoreBand {
    /// From.
    pub from: u8,
    /// To.
    pub to: u8,
}

/// Placements of one unit, division or the city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistributionRow {
    /// Department id of a unit, name of a division, empty for the city.
    pub id: String,
    /// Name; empty for the city.
    pub label: String,
    /// Division of a unit; else empty.
    pub group: String,
    /// The figures; none when they are about too few people.
    pub figures: Option<Distribution>,
    /// People with both tests who are not in the figures of this row.
    pub pending: Pending,
}

/// How many people are in which band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Distribution {
    /// People, each with a placement and the first attempt after it.
    pub people: u32,
    /// People per band of the whole test.
    pub whole: Vec<u32>,
    /// People per band of each objective, in the order of the objectives.
    pub objectives: Vec<BandCounts>,
}

/// People per band of one objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BandCounts {
    /// Objective id.
    pub objective: String,
    /// People per band, lowest first.
    pub people: Vec<u32>,
}

/// What people know, by the ten items and by DSS-L.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileReport {
    /// Fiscal year of the assignments.
    pub fiscal_year: FiscalYear,
    /// The last day whose results are counted.
    pub as_of: NaiveDate,
    /// A figure is about as many people at least.
    pub least: u32,
    /// The whole, or the own units without DSS-L.
    pub scope: ReportScope,
    /// The ten items.
    pub literacy: Vec<String>,
    /// Items of DSS-L; empty for the own units.
    pub dssl: Vec<DsslColumn>,
    /// Everybody; none for the own units.
    pub city: Option<ProfileRow>,
    /// Divisions; empty for the own units.
    pub divisions: Vec<ProfileRow>,
    /// Units in order of the directory.
    pub units: Vec<ProfileRow>,
}

/// An item of DSS-L.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DsslColumn {
    /// Code, e.g. `HC1`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Group (大項目).
    pub group: String,
    /// Courses that serve it and are published.
    pub courses: Vec<String>,
}

/// One unit, division or the city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileRow {
    /// Department id of a unit, name of a division, empty for the city.
    pub id: String,
    /// Name; empty for the city.
    pub label: String,
    /// Division of a unit; else empty.
    pub group: String,
    /// By item of the ten, in their order; none where there is no figure.
    pub literacy: Vec<Option<ProfileFigure>>,
    /// By item of DSS-L, in the order of the columns.
    pub dssl: Vec<Option<ProfileFigure>>,
}

/// The mean share of marks of the questions about one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileFigure {
    /// Results: people by course (延べ人数).
    pub results: u32,
    /// Mean share in points.
    pub mean: Tenths,
}

/// Statistics of one version of a course: its test and its questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemReport {
    /// The course.
    pub course: CourseColumn,
    /// Courses to choose from.
    pub courses: Vec<CourseColumn>,
    /// Version number.
    pub version: u32,
    /// Versions to choose from, newest first.
    pub versions: Vec<u32>,
    /// The last day whose results are counted.
    pub as_of: NaiveDate,
    /// A figure is about as many people at least.
    pub least: u32,
    /// The test as a whole; none when it is about too few people.
    pub test: Option<TestFigures>,
    /// First attempts with another number of questions, which the figures of the test leave out.
    pub other_lengths: u32,
    /// First attempts that are in no figure yet.
    pub pending: Pending,
    /// Whether the caller has this course still to complete, and so is not shown which options are right.
    pub options_withheld: bool,
    /// Questions of the bank, in its order.
    pub questions: Vec<QuestionFigures>,
}

/// The test as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestFigures {
    /// First attempts.
    pub attempts: u32,
    /// Questions of each.
    pub positions: u32,
    /// Mean, in points.
    pub mean: Tenths,
    /// Median, in points; it and all below only from thirty attempts.
    pub median: Option<Tenths>,
    /// Standard deviation, in points.
    pub deviation: Option<Tenths>,
    /// Skewness.
    pub skewness: Option<Tenths>,
    /// Kurtosis.
    pub kurtosis: Option<Tenths>,
    /// Coefficient of internal consistency, in percent.
    pub consistency: Option<Tenths>,
    /// Error ratio, in percent.
    pub error_ratio: Option<Tenths>,
    /// Standard error, in points.
    pub standard_error: Option<Tenths>,
    /// Effective weight of every position; empty below thirty attempts.
    pub weights: Vec<Weight>,
}

/// The effective weight of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Percent of the total.
    Percent(Tenths),
    /// Whoever earns more there earns less in all.
    Negative,
    /// Nothing varies.
    Undefined,
}

/// What one question did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionFigures {
    /// Question id.
    pub id: String,
    /// The situation and the task.
    pub stem: String,
    /// The objective it tests: 「…できる」.
    pub objective: String,
    /// 1 easy, 2 middle, 3 hard, as the author judged.
    pub difficulty: u8,
    /// The figures; none when they are about too few people.
    pub figures: Option<ItemFigures>,
}

/// The figures of one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemFigures {
    /// People who were asked.
    pub answers: u32,
    /// Facility, in percent.
    pub facility: Tenths,
    /// Standard deviation of the marks, in percent.
    pub deviation: Option<Tenths>,
    /// What guessing earns, in percent; for questions with one right choice.
    pub guess: Option<Tenths>,
    /// Discrimination index; only where it means something.
    pub discrimination: Option<Tenths>,
    /// Discriminative efficiency; only where it means something.
    pub efficiency: Option<Tenths>,
    /// How many chose what, in the order of the question; empty for typed answers and orders, and when withheld.
    pub options: Vec<OptionCount>,
    /// People who answered nothing that can be counted by option.
    pub unanswered: u32,
    /// People in the third with the lowest totals whose choices are counted; 0 when they are not.
    pub failing_third: u32,
    /// What the figures hint at.
    pub hints: Vec<ItemHint>,
}

/// How many chose one option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OptionCount {
    /// What the learner reads.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// People who chose it.
    pub people: u32,
    /// Of the failing third, those who chose it.
    pub failing: u32,
}

/// What somebody who writes questions should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ItemHint {
    /// Nearly everybody is right.
    TooEasy,
    /// Fewer are right than by guessing.
    BelowGuessing,
    /// Fewer than a third of the marks.
    Hard,
    /// Good and bad results do not differ in it.
    DoesNotDiscriminate,
    /// Whoever does well in all does worse in it: is the key right?
    AgainstTheTotal,
    /// A wrong option is chosen by more people than the right one.
    StrongDistractor,
    /// A wrong option that nobody chooses.
    DeadDistractor,
}

/// The check whether knowledge stays, as the course page offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetentionOffer {
    /// 30 or 90 days after completion.
    pub days: u32,
    /// The last day on which it can be begun.
    pub until: NaiveDate,
}

/// An open check. No key, no explanation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetentionView {
    /// Check id.
    pub id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Course title.
    pub course_title: String,
    /// 30 or 90.
    pub days: u32,
    /// When it was started.
    pub started_at: DateTime<Utc>,
    /// The server's clock now.
    pub server_now: DateTime<Utc>,
    /// Drawn questions in order.
    pub questions: Vec<AttemptQuestion>,
    /// Index (from 0) of the question where the learner was.
    pub current: u32,
}

/// The result of a check. Only for the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetentionResult {
    /// Check id.
    pub id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Course title.
    pub course_title: String,
    /// 30 or 90.
    pub days: u32,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// Marks earned.
    pub marks: Mark,
    /// Marks possible.
    pub maximum: Mark,
    /// Share of the first attempt at the assessment, to compare with.
    pub before: Mark,
    /// Every question with what was right.
    pub questions: Vec<QuestionResult>,
}
