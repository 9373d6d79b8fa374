//! Whether a document can be opened: complete, in bounds, every question reachable.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::answer::written;
use super::{SurveyCondition, SurveyDocument, SurveyQuestion, SurveyQuestionKind};
use crate::question::Choice;

/// Most questions.
pub const MOST_QUESTIONS: usize = 50;
/// Most choices of a question.
pub const MOST_CHOICES: usize = 20;

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFault {
    /// `title`, `purpose`, `closes_on`, `saved_percent`, `questions`, or `question.<place>` with `.text`,
    /// `.choices`, `.labels`, `.id` or `.shown_when`; places from 1.
    pub field: String,
    /// Stable code of the rule that it broke.
    pub code: &'static str,
}

/// Everything that keeps a document from being opened on the day `today` (Japan time).
#[must_use]
pub fn faults(document: &SurveyDocument, today: NaiveDate) -> Vec<DocumentFault> {
    let mut faults = Vec::new();
    let mut note = |field: &str, outcome: Result<(), &'static str>| {
        if let Err(code) = outcome {
            faults.push(DocumentFault { field: field.to_owned(), code });
        }
    };
    note("title", written(&document.title, 100));
    note("purpose", written(&document.purpose, 1_000));
    note("closes_on", if document.closes_on < today { Err("in-the-past") } else { Ok(()) });
    let is_share = (1..=100).contains(&document.saved_percent);
    note("saved_percent", if is_share { Ok(()) } else { Err("not-in-range") });
    note(
        "questions",
        match document.questions.len() {
            0 => Err("required"),
            1..=MOST_QUESTIONS => Ok(()),
            _ => Err("too-many-questions"),
        },
    );
    for (place, question) in document.questions.iter().enumerate() {
        let earlier = document.questions.get(..place).unwrap_or_default();
        let field = |part: &str| format!("question.{}.{part}", place + 1);
        note(&field("id"), id(question, earlier));
        note(&field("text"), written(&question.text, 300));
        note(&field("choices"), choices(&question.kind));
        note(&field("labels"), labels(&question.kind));
        note(
            &field("shown_when"),
            question.shown_when.as_ref().map_or(Ok(()), |condition| reachable(condition, earlier)),
        );
    }
    faults
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 20
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn id(question: &SurveyQuestion, earlier: &[SurveyQuestion]) -> Result<(), &'static str> {
    if !is_id(&question.id) {
        return Err("not-a-code");
    }
    if earlier.iter().any(|other| other.id == question.id) { Err("duplicate") } else { Ok(()) }
}

fn choices(kind: &SurveyQuestionKind) -> Result<(), &'static str> {
    let (SurveyQuestionKind::Single { choices } | SurveyQuestionKind::Multiple { choices }) = kind else {
        return Ok(());
    };
    if choices.len() < 2 {
        return Err("too-few-choices");
    }
    if choices.len() > MOST_CHOICES {
        return Err("too-many-choices");
    }
    if !choices.iter().all(|choice| is_id(&choice.id)) {
        return Err("not-a-code");
    }
    choices.iter().try_for_each(|choice| written(&choice.text, 100))?;
    let distinct = |of: fn(&Choice) -> &str| choices.iter().map(of).collect::<BTreeSet<_>>().len();
    if distinct(|choice| &choice.id) < choices.len() || distinct(|choice| choice.text.trim()) < choices.len()
    {
        return Err("same-choices");
    }
    Ok(())
}

fn labels(kind: &SurveyQuestionKind) -> Result<(), &'static str> {
    let too_long = match kind {
        SurveyQuestionKind::Scale { low, high } => low.chars().count() > 30 || high.chars().count() > 30,
        SurveyQuestionKind::Number { unit } => unit.chars().count() > 10,
        _ => false,
    };
    if too_long { Err("too-long") } else { Ok(()) }
}

/// A condition can come true when it rests on an earlier question and names answers that can be given: that question
/// is then reachable in the same way, and answering it shows this one.
fn reachable(condition: &SurveyCondition, earlier: &[SurveyQuestion]) -> Result<(), &'static str> {
    let Some(question) = earlier.iter().find(|question| question.id == condition.question) else {
        return Err("not-earlier");
    };
    let outcomes = question.kind.outcomes();
    if outcomes.is_empty() {
        return Err("no-branching");
    }
    if condition.any_of.is_empty() {
        return Err("never-shown");
    }
    if condition.any_of.iter().all(|answer| outcomes.contains(answer)) { Ok(()) } else { Err("unknown") }
}
