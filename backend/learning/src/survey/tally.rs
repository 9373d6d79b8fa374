//! What the answers add up to: per question, and per division where that is shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::answer::{Responses, SurveyResponse};
use super::breakdown::{self, LEAST};
use super::{Naming, SCALE, SurveyDocument, SurveyQuestion, SurveyQuestionKind};

/// One person's answers. Of an anonymous survey nobody can say whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSheet {
    /// Division; empty where none is kept.
    pub division: String,
    /// The answers.
    pub responses: Responses,
}

/// What the answers to one question add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionTally {
    /// The question.
    pub question: SurveyQuestion,
    /// Counts; none where so few answered the question that they are hidden.
    pub total: Option<AnswerCounts>,
    /// By division, in order of the names; empty where divisions are not kept or the question is not counted.
    pub divisions: Vec<DivisionTally>,
    /// Answers in words, in the order of their letters, so that nothing tells whose two texts are one person's.
    pub texts: Vec<String>,
}

/// The counts of one division.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DivisionTally {
    /// Name of the division; empty for those who are together in none that is kept.
    pub division: String,
    /// Counts; none where they are hidden.
    pub counts: Option<AnswerCounts>,
}

/// Counts of the answers to one question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerCounts {
    /// How many answered it.
    pub answered: u32,
    /// People per choice, or per step of a scale from 1 to 5; empty for other kinds.
    pub choices: Vec<u32>,
    /// Sum of a scale or of numbers; the mean is this by `answered`.
    pub sum: u64,
}

/// Adds everything up. A question of an anonymous survey that one to nine people answered shows neither counts nor
/// texts.
#[must_use]
pub fn tally(document: &SurveyDocument, sheets: &[AnswerSheet]) -> Vec<QuestionTally> {
    let divisions: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.division.as_str()).collect();
    let divisions: Vec<&str> = if divisions.len() > 1 { divisions.into_iter().collect() } else { Vec::new() };
    let of = |division: &str| -> Vec<&AnswerSheet> {
        sheets.iter().filter(|sheet| sheet.division == division).collect()
    };
    let sizes: Vec<u32> = divisions.iter().map(|division| length(&of(division))).collect();
    let everybody: Vec<&AnswerSheet> = sheets.iter().collect();
    let question = |question: &SurveyQuestion| {
        let total = count(question, &everybody);
        let is_small = document.naming == Naming::Anonymous && (1..LEAST).contains(&total.answered);
        let per_division: Vec<AnswerCounts> =
            divisions.iter().map(|division| count(question, &of(division))).collect();
        let answered: Vec<u32> = per_division.iter().map(|counts| counts.answered).collect();
        let shown = breakdown::shown(&sizes, &answered, LEAST);
        let is_counted = is_counted(&question.kind);
        let rows = divisions.iter().zip(per_division).zip(shown).map(|((division, counts), shown)| {
            DivisionTally { division: (*division).to_owned(), counts: (shown && !is_small).then_some(counts) }
        });
        QuestionTally {
            divisions: rows.filter(|_| is_counted).collect(),
            texts: if is_small { Vec::new() } else { texts(question, &everybody) },
            total: (!is_small).then_some(total),
            question: question.clone(),
        }
    };
    document.questions.iter().map(question).collect()
}

/// Whether a question has figures beside how many answered it.
fn is_counted(kind: &SurveyQuestionKind) -> bool {
    !kind.outcomes().is_empty() || matches!(kind, SurveyQuestionKind::Number { .. })
}

fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

fn count(question: &SurveyQuestion, sheets: &[&AnswerSheet]) -> AnswerCounts {
    let responses: Vec<&SurveyResponse> =
        sheets.iter().filter_map(|sheet| sheet.responses.get(&question.id)).collect();
    let picked = |outcome: &str| {
        let picks = |response: &&&SurveyResponse| match response {
            SurveyResponse::Single { choice } => choice == outcome,
            SurveyResponse::Multiple { choices } => choices.iter().any(|choice| choice == outcome),
            SurveyResponse::Scale { value } => {
                usize::from(*value).checked_sub(1).and_then(|place| SCALE.get(place)) == Some(&outcome)
            }
            _ => false,
        };
        length(&responses.iter().filter(picks).collect::<Vec<_>>())
    };
    let value = |response: &&SurveyResponse| match response {
        SurveyResponse::Scale { value } => u64::from(*value),
        SurveyResponse::Number { value } => u64::from(*value),
        _ => 0,
    };
    AnswerCounts {
        answered: length(&responses),
        choices: question.kind.outcomes().iter().map(|outcome| picked(outcome)).collect(),
        sum: responses.iter().map(value).sum(),
    }
}

fn texts(question: &SurveyQuestion, sheets: &[&AnswerSheet]) -> Vec<String> {
    let text = |sheet: &&AnswerSheet| match sheet.responses.get(&question.id) {
        Some(SurveyResponse::Text { text }) => Some(text.clone()),
        _ => None,
    };
    let mut texts: Vec<String> = sheets.iter().filter_map(text).collect();
    texts.sort();
    texts
}
