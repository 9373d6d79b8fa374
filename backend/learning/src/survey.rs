//! Surveys (ニーズ調査・アンケート): what is asked, when a question is shown, which answers are accepted and what
//! they add up to. May not know people, departments beyond their names, or where answers are kept.
//!
//! A question may be shown only after certain answers to one earlier question. Because that question stands
//! before it, there is no cycle; because it names at least one answer that can be given, every question of a
//! document without [`check::faults`] can be reached.

pub mod answer;
pub mod breakdown;
pub mod candidate;
pub mod check;
pub mod tally;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::question::Choice;

pub use answer::{Responses, SurveyResponse};
pub use candidate::{WorkCandidate, WorkFrequency};

/// Whether answers carry the name of who gave them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// 記名: who asks sees who answered what.
    Named,
    /// 無記名: nobody can.
    Anonymous,
}

/// Who is asked: people at work with one of these grades and in one of these departments; an empty list means all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyAudience {
    /// Grade codes.
    pub grades: Vec<String>,
    /// Department ids.
    pub department_ids: Vec<String>,
}

/// A survey as it is written; frozen when it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyDocument {
    /// 1 to 100 characters.
    pub title: String,
    /// What the answers are used for; 1 to 1,000 characters, said before the first question.
    pub purpose: String,
    /// Last day on which answers are taken.
    pub closes_on: NaiveDate,
    /// Named or anonymous.
    pub naming: Naming,
    /// Whether the division (部) is kept with an anonymous answer, which is then said before the first question.
    pub keep_division: bool,
    /// Who is asked.
    pub audience: SurveyAudience,
    /// Share of the time of a task that automation is assumed to save; percent, 1 to 100.
    pub saved_percent: u32,
    /// 1 to 50 questions in order.
    pub questions: Vec<SurveyQuestion>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyQuestion {
    /// Stable within the survey: letters, digits and hyphens, at most 20.
    pub id: String,
    /// 1 to 300 characters.
    pub text: String,
    /// Whether it must be answered when it is shown.
    pub required: bool,
    /// What can be answered.
    pub kind: SurveyQuestionKind,
    /// When it is shown; none for always.
    pub shown_when: Option<SurveyCondition>,
}

/// Kinds of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SurveyQuestionKind {
    /// One of several.
    Single {
        /// 2 to 20 choices.
        choices: Vec<Choice>,
    },
    /// Any of several.
    Multiple {
        /// 2 to 20 choices.
        choices: Vec<Choice>,
    },
    /// 1 to 5.
    Scale {
        /// What 1 means; at most 30 characters.
        low: String,
        /// What 5 means; at most 30 characters.
        high: String,
    },
    /// One line.
    ShortText,
    /// Several lines.
    LongText,
    /// A whole number.
    Number {
        /// Unit, e.g. 件; at most 10 characters.
        unit: String,
    },
    /// 候補業務: work that could be automated, with how often and how long.
    Candidates,
}

/// A question is shown when the answer to an earlier one is one of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyCondition {
    /// Id of an earlier question: single, multiple or scale.
    pub question: String,
    /// Ids of choices, or `1` to `5` of a scale; one of them is enough.
    pub any_of: Vec<String>,
}

/// The steps of a scale.
pub const SCALE: [&str; 5] = ["1", "2", "3", "4", "5"];

impl SurveyQuestionKind {
    /// The answers that a condition can name; none of a kind that no condition can rest on.
    #[must_use]
    pub fn outcomes(&self) -> Vec<String> {
        match self {
            SurveyQuestionKind::Single { choices } | SurveyQuestionKind::Multiple { choices } => {
                choices.iter().map(|choice| choice.id.clone()).collect()
            }
            SurveyQuestionKind::Scale { .. } => SCALE.map(str::to_owned).to_vec(),
            SurveyQuestionKind::ShortText
            | SurveyQuestionKind::LongText
            | SurveyQuestionKind::Number { .. }
            | SurveyQuestionKind::Candidates => Vec::new(),
        }
    }
}

/// Whether a change took place, and whether answers can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SurveyState {
    /// 下書き: can be changed, nobody is asked.
    Draft,
    /// 受付中: frozen, answers are taken until the closing date.
    Open,
    /// 締切: no more answers; results can be read.
    Closed,
}

/// The text names none of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown in surveys: {0}")]
pub struct Unknown(pub String);

impl SurveyState {
    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SurveyState::Draft => "draft",
            SurveyState::Open => "open",
            SurveyState::Closed => "closed",
        }
    }

    /// The state of that name.
    ///
    /// # Errors
    /// [`Unknown`] for any other text.
    pub fn parse(text: &str) -> Result<SurveyState, Unknown> {
        let all = [SurveyState::Draft, SurveyState::Open, SurveyState::Closed];
        all.into_iter().find(|state| state.as_str() == text).ok_or_else(|| Unknown(text.to_owned()))
    }
}

#[cfg(test)]
mod tests;
