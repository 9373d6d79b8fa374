//! Surveys (ニーズ調査・アンケート), candidates for automation and their sharing (横展開).

use chrono::{DateTime, NaiveDate, Utc};
use learning::survey::candidate::FollowUp;
use learning::survey::tally::QuestionTally;
use learning::survey::{Naming, Responses, SurveyDocument, SurveyState, WorkCandidate};
use serde::{Deserialize, Serialize};

/// Surveys as those who make them see them, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyList {
    /// All that the caller may see; who only reads reports sees closed ones.
    pub surveys: Vec<SurveyRow>,
    /// Ready-made surveys to start from.
    pub templates: Vec<SurveyTemplate>,
}

/// One survey of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyRow {
    /// Survey id.
    pub id: String,
    /// Title.
    pub title: String,
    /// State.
    pub state: SurveyState,
    /// Named or anonymous. While an anonymous one is open, its answers are counted in whole tens.
    pub naming: Naming,
    /// Last day on which answers are taken.
    pub closes_on: NaiveDate,
    /// People who were asked; 0 for a draft.
    pub asked: u32,
    /// Of these, how many have answered.
    pub answered: u32,
    /// When it was opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
}

/// A ready-made survey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyTemplate {
    /// Id of the template.
    pub id: String,
    /// Title.
    pub title: String,
}

/// Make a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateSurvey {
    /// Id of the template to start from; empty for an empty draft.
    pub template: String,
}

/// A new draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyCreated {
    /// Survey id.
    pub id: String,
}

/// A survey in the editor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyDraft {
    /// Survey id.
    pub id: String,
    /// State; only a draft can be changed.
    pub state: SurveyState,
    /// Counts how often it was saved.
    pub revision: u32,
    /// What it asks.
    pub document: SurveyDocument,
    /// How many people it asks: would ask today while it is a draft.
    pub asked: u32,
    /// Of these, how many have answered.
    pub answered: u32,
    /// Divisions that would be (or are) kept with anonymous answers; smaller ones are put together.
    pub kept_divisions: Vec<String>,
}

/// Save a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveSurvey {
    /// The revision that was changed.
    pub revision: u32,
    /// What it asks; it may be incomplete.
    pub document: SurveyDocument,
}

/// A saved draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveySaved {
    /// Its new revision.
    pub revision: u32,
    /// How many people it would ask today.
    pub asked: u32,
    /// Divisions that would be kept with anonymous answers.
    pub kept_divisions: Vec<String>,
}

/// Open a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSurvey {
    /// The revision that was looked at.
    pub revision: u32,
}

/// Close an open survey for good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloseSurvey {
    /// How many had answered when it was decided. More may have answered since.
    pub answered: u32,
}

/// Surveys that ask the signed-in person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MySurveys {
    /// To be answered first, then by closing date.
    pub surveys: Vec<MySurvey>,
}

/// One survey that asks the signed-in person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MySurvey {
    /// Survey id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Named or anonymous.
    pub naming: Naming,
    /// Last day on which answers are taken.
    pub closes_on: NaiveDate,
    /// What the person can do.
    pub standing: MyStanding,
}

/// What a person who is asked can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MyStanding {
    /// Answer.
    Open,
    /// Nothing more: has answered.
    Answered,
    /// Nothing more: it is too late.
    Over,
}

/// A survey to answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyPage {
    /// Survey id.
    pub id: String,
    /// What it asks.
    pub document: SurveyDocument,
    /// What the person can do.
    pub standing: MyStanding,
    /// The division that would be kept with the person's answer; empty when none is.
    pub kept_division: String,
}

/// Answer a survey, once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerSurvey {
    /// Answers by question id.
    pub responses: Responses,
}

/// What came out of a closed survey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyResults {
    /// The survey.
    pub survey: SurveyRow,
    /// What the answers are used for.
    pub purpose: String,
    /// When these figures were counted.
    pub as_of: DateTime<Utc>,
    /// Anonymous answers are shown from this many.
    pub least: u32,
    /// Question by question; none when too few answered an anonymous survey.
    pub questions: Option<Vec<QuestionTally>>,
    /// Who answered what, of a named survey, for those who make surveys.
    pub people: Vec<NamedAnswer>,
}

/// One person's answers to a named survey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedAnswer {
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department of the day of the answer, with its name of today.
    pub department: String,
    /// When.
    pub answered_at: DateTime<Utc>,
    /// Answers by question id.
    pub responses: Responses,
}

/// All candidates for automation, most hours first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateList {
    /// Most minutes saved first.
    pub candidates: Vec<CandidateRow>,
    /// Minutes a year that all adopted ones save.
    pub adopted_minutes: u64,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateRow {
    /// Candidate id.
    pub id: String,
    /// Title of the survey.
    pub survey: String,
    /// Department of a named survey, division of an anonymous one where it is kept; else empty.
    pub unit: String,
    /// The work.
    pub work: WorkCandidate,
    /// Minutes a year that the work takes.
    pub minutes_per_year: u64,
    /// Minutes a year that are saved, by the assumed share.
    pub minutes_saved: u64,
    /// The assumed share, percent.
    pub saved_percent: u32,
    /// Where the follow-up stands.
    pub state: FollowUp,
    /// All steps, oldest first.
    pub steps: Vec<CandidateStep>,
    /// Whether everybody sees it.
    pub shared: bool,
}

/// One step of the follow-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateStep {
    /// The state from then on.
    pub state: FollowUp,
    /// Note.
    pub note: String,
    /// Who.
    pub noted_by_name: String,
    /// When.
    pub noted_at: DateTime<Utc>,
}

/// Add a step to the follow-up of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FollowCandidate {
    /// The state from now on.
    pub state: FollowUp,
    /// 1 to 500 characters.
    pub note: String,
}

/// Show an adopted candidate to everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShareIdea {
    /// 1 to 100 characters.
    pub title: String,
    /// What is done and how; 1 to 1,000 characters.
    pub description: String,
}

/// Ideas that are shared (業務改善のアイデア).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaList {
    /// Newest first.
    pub ideas: Vec<Idea>,
    /// Minutes a year that all adopted candidates save, shared or not.
    pub adopted_minutes: u64,
    /// How many are adopted.
    pub adopted: u32,
    /// The signed-in person's department, for which interest is noted.
    pub department: String,
}

/// One shared idea.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Idea {
    /// Id, that of the candidate.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is done and how.
    pub description: String,
    /// Where it comes from; empty where that is not known.
    pub unit: String,
    /// Minutes a year that it saves there.
    pub minutes_saved: u64,
    /// The assumed share, percent.
    pub saved_percent: u32,
    /// When it was shared.
    pub shared_at: DateTime<Utc>,
    /// Departments where somebody wants to use it too.
    pub departments: u32,
    /// People who want to.
    pub people: u32,
    /// Whether the signed-in person does.
    pub mine: bool,
}
