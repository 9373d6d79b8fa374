//! Attempts at the assessment: what the learner sees while answering, and the result after.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use learning::completion::WhyNotComplete;
use learning::mark::Mark;
use learning::question::{AnswerKey, QuestionBody, Response};
use learning::scoring::TagVerdict;
use serde::{Deserialize, Serialize};

use crate::catalog::SourceLine;

/// An open attempt. No key, no explanation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptView {
    /// Attempt id.
    pub id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Course title.
    pub course_title: String,
    /// From 1.
    pub number: u32,
    /// When it was started.
    pub started_at: DateTime<Utc>,
    /// When the server will close it; none for no limit.
    pub expires_at: Option<DateTime<Utc>>,
    /// The server's clock now; the client counts down from the difference.
    pub server_now: DateTime<Utc>,
    /// Share of marks to pass.
    pub mastery: Mark,
    /// Drawn questions in order.
    pub questions: Vec<AttemptQuestion>,
    /// Index (from 0) of the question where the learner was.
    pub current: u32,
}

/// One drawn question with the response saved so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptQuestion {
    /// Question id.
    pub id: String,
    /// The situation and the task; `**太字**` is the only markup.
    pub stem: String,
    /// What can be answered.
    pub body: QuestionBody,
    /// What is saved.
    pub response: Option<Response>,
}

/// Save a response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveResponse {
    /// The response, complete or not.
    pub response: Response,
}

/// A response is safe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResponseSaved {
    /// When.
    pub saved_at: DateTime<Utc>,
    /// Questions with a complete response.
    pub answered: u32,
    /// Questions drawn.
    pub total: u32,
}

/// The result of a submitted attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptResult {
    /// Attempt id.
    pub attempt_id: String,
    /// Assignment id.
    pub assignment_id: String,
    /// Course title.
    pub course_title: String,
    /// From 1.
    pub number: u32,
    /// When it was submitted or closed by the clock.
    pub submitted_at: DateTime<Utc>,
    /// Whether the server closed it because the time was over.
    pub closed_by_clock: bool,
    /// Marks earned.
    pub marks: Mark,
    /// Marks possible.
    pub maximum: Mark,
    /// Share of marks to pass.
    pub mastery: Mark,
    /// Whether a question that must be right (a tag of the course) was wrong: then no share passes.
    pub must_be_right_missed: bool,
    /// What the questions of each tag with a pass mark of its own earned; only tags that were drawn.
    pub tags: Vec<TagVerdict>,
    /// 合否.
    pub passed: bool,
    /// 修了: whether the course is complete now.
    pub course_complete: bool,
    /// Why it is not complete; none when it is.
    pub why: Option<WhyNotComplete>,
    /// Every question with what was right.
    pub questions: Vec<QuestionResult>,
}

/// One question after submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionResult {
    /// Question id.
    pub id: String,
    /// Stem.
    pub stem: String,
    /// Body as it was shown.
    pub body: QuestionBody,
    /// What was answered.
    pub response: Option<Response>,
    /// What is right.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub key: AnswerKey,
    /// Marks earned, of one.
    pub mark: Mark,
    /// Explanation per option id (cloze: `blank/choice`).
    pub explanations: BTreeMap<String, String>,
    /// Explanation of the whole.
    pub explanation: String,
    /// 「だから明日こうする」.
    pub next_action: String,
    /// Sources.
    pub sources: Vec<SourceLine>,
}
