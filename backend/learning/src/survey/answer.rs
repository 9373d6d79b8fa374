//! Answers: which questions they show, and whether they fit the document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::candidate::{self, WorkCandidate};
use super::{SCALE, SurveyDocument, SurveyQuestion, SurveyQuestionKind};

/// Longest answer in one line, in characters.
pub const LONGEST_LINE: usize = 200;
/// Longest answer of several lines, in characters.
pub const LONGEST_TEXT: usize = 2_000;
/// Largest number.
pub const LARGEST_NUMBER: u32 = 10_000_000;

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SurveyResponse {
    /// To a single choice.
    Single {
        /// Id of the choice.
        choice: String,
    },
    /// To a multiple choice.
    Multiple {
        /// Ids of the choices, each once; at least one.
        choices: Vec<String>,
    },
    /// On a scale.
    Scale {
        /// 1 to 5.
        value: u8,
    },
    /// In words.
    Text {
        /// Not empty.
        text: String,
    },
    /// A whole number.
    Number {
        /// At most [`LARGEST_NUMBER`].
        value: u32,
    },
    /// 候補業務.
    Candidates {
        /// One to ten.
        candidates: Vec<WorkCandidate>,
    },
}

/// Answers by question id; a question that is not answered is not in it.
pub type Responses = BTreeMap<String, SurveyResponse>;

/// What is wrong with the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseFault {
    /// Question id.
    pub question: String,
    /// Stable code of the rule that it broke.
    pub code: &'static str,
}

impl SurveyResponse {
    /// The answers that a condition can name.
    fn outcomes(&self) -> Vec<String> {
        match self {
            SurveyResponse::Single { choice } => vec![choice.clone()],
            SurveyResponse::Multiple { choices } => choices.clone(),
            SurveyResponse::Scale { value } => vec![value.to_string()],
            SurveyResponse::Text { .. }
            | SurveyResponse::Number { .. }
            | SurveyResponse::Candidates { .. } => Vec::new(),
        }
    }
}

/// The questions that these answers show, in order. An answer to a question that is itself hidden shows nothing.
#[must_use]
pub fn shown<'a>(document: &'a SurveyDocument, responses: &Responses) -> Vec<&'a SurveyQuestion> {
    let mut shown: Vec<&SurveyQuestion> = Vec::new();
    for question in &document.questions {
        let is_shown = question.shown_when.as_ref().is_none_or(|condition| {
            shown.iter().any(|earlier| earlier.id == condition.question)
                && responses.get(&condition.question).is_some_and(|response| {
                    response.outcomes().iter().any(|outcome| condition.any_of.contains(outcome))
                })
        });
        if is_shown {
            shown.push(question);
        }
    }
    shown
}

/// The answers without those to questions that are not shown: what a form sends.
#[must_use]
pub fn without_hidden(document: &SurveyDocument, responses: &Responses) -> Responses {
    let shown = shown(document, responses);
    let kept = responses.iter().filter(|(id, _)| shown.iter().any(|question| question.id == **id));
    kept.map(|(id, response)| (id.clone(), response.clone())).collect()
}

/// Everything that is wrong with these answers, in the order of the questions; answers to what is not asked or not
/// shown come last.
#[must_use]
pub fn faults(document: &SurveyDocument, responses: &Responses) -> Vec<ResponseFault> {
    let shown = shown(document, responses);
    let fault = |question: &str, code| ResponseFault { question: question.to_owned(), code };
    let mut faults: Vec<ResponseFault> = shown
        .iter()
        .filter_map(|question| match responses.get(&question.id) {
            Some(response) => fits(&question.kind, response).err().map(|code| fault(&question.id, code)),
            None => question.required.then(|| fault(&question.id, "required")),
        })
        .collect();
    let unasked = responses.keys().filter(|id| !shown.iter().any(|question| question.id == **id));
    faults.extend(unasked.map(|id| fault(id, "not-asked")));
    faults
}

fn fits(kind: &SurveyQuestionKind, response: &SurveyResponse) -> Result<(), &'static str> {
    use SurveyQuestionKind as K;
    use SurveyResponse as R;
    match (kind, response) {
        (K::Single { .. }, R::Single { choice }) => known(&kind.outcomes(), choice),
        (K::Multiple { .. }, R::Multiple { choices }) => {
            if choices.is_empty() {
                return Err("required");
            }
            let mut once = choices.clone();
            once.sort_unstable();
            once.dedup();
            if once.len() != choices.len() {
                return Err("duplicate");
            }
            choices.iter().try_for_each(|choice| known(&kind.outcomes(), choice))
        }
        (K::Scale { .. }, R::Scale { value }) => known(&SCALE.map(str::to_owned), &value.to_string()),
        (K::ShortText, R::Text { text }) if text.contains('\n') => Err("one-line"),
        (K::ShortText, R::Text { text }) => written(text, LONGEST_LINE),
        (K::LongText, R::Text { text }) => written(text, LONGEST_TEXT),
        (K::Number { .. }, R::Number { value }) => {
            if *value > LARGEST_NUMBER {
                Err("not-in-range")
            } else {
                Ok(())
            }
        }
        (K::Candidates, R::Candidates { candidates }) => candidate::check(candidates),
        _ => Err("unknown"),
    }
}

fn known(outcomes: &[String], outcome: &str) -> Result<(), &'static str> {
    if outcomes.iter().any(|known| known == outcome) { Ok(()) } else { Err("unknown") }
}

/// Whether a text is written and not too long.
pub(super) fn written(text: &str, longest: usize) -> Result<(), &'static str> {
    if text.trim().is_empty() {
        return Err("required");
    }
    if text.chars().count() > longest { Err("too-long") } else { Ok(()) }
}
