//! What every test has in common, whatever it decides: drawn questions and the responses to them; shown without
//! keys, checked, marked, and at the end explained. Pure.

use std::collections::BTreeMap;

use contract::attempts::{AttemptQuestion, QuestionResult};
use contract::error::ErrorCode;
use courseware::CourseMaterial;
use courseware::material::Question;
use learning::draw::{BankItem, DrawnQuestion};
use learning::mark::Mark;
use learning::question::Response;
use learning::scoring;

use crate::catalog::sources;
use crate::error::Error;
use crate::inserts::slot;
use crate::page::length;

/// Responses by question id.
pub type Responses = BTreeMap<String, Response>;

/// Marks by question id.
pub type Marks = BTreeMap<String, Mark>;

/// What a draw has to know of a question.
#[must_use]
pub fn bank_item(question: &Question) -> BankItem {
    BankItem { id: question.id.clone(), objective: question.objective.clone(), body: question.body.clone() }
}

/// The drawn questions with what is saved, without keys.
#[must_use]
pub fn questions(
    course: &CourseMaterial,
    draw: Vec<DrawnQuestion>,
    mut responses: Responses,
) -> Vec<AttemptQuestion> {
    draw.into_iter()
        .map(|drawn| AttemptQuestion {
            stem: of(course, &drawn.question_id).map(|question| question.stem.clone()).unwrap_or_default(),
            response: responses.remove(&drawn.question_id),
            id: drawn.question_id,
            body: drawn.body,
        })
        .collect()
}

fn of<'a>(course: &'a CourseMaterial, question_id: &str) -> Option<&'a Question> {
    course.bank.iter().find(|question| question.id == question_id)
}

/// Index of the question where the learner continues: behind the last answer when that one is complete, else
/// at it.
#[must_use]
pub fn current(draw: &[DrawnQuestion], responses: &Responses, last_answered: Option<&str>) -> u32 {
    let place = last_answered.and_then(|id| draw.iter().position(|question| question.question_id == id));
    let current = place.map_or(0, |index| {
        let complete = draw.get(index).is_some_and(|drawn| is_answered(drawn, responses));
        if complete && index + 1 < draw.len() { index + 1 } else { index }
    });
    u32::try_from(current).unwrap_or(0)
}

fn is_answered(drawn: &DrawnQuestion, responses: &Responses) -> bool {
    responses.get(&drawn.question_id).is_some_and(|response| response.is_complete(&drawn.body))
}

/// Questions of a draw whose saved response is complete.
#[must_use]
pub fn answered(draw: &[DrawnQuestion], responses: &Responses) -> u32 {
    let complete: Vec<&DrawnQuestion> = draw.iter().filter(|drawn| is_answered(drawn, responses)).collect();
    length(&complete)
}

/// Whether a response is to a drawn question and of its kind.
///
/// # Errors
/// Not found, or a response that does not fit the question.
pub fn check(draw: &[DrawnQuestion], question_id: &str, response: &Response) -> Result<(), Error> {
    let drawn = draw
        .iter()
        .find(|drawn| drawn.question_id == question_id)
        .ok_or(Error::Refused(ErrorCode::NotFound))?;
    if response.fits(&drawn.body) { Ok(()) } else { Err(Error::field("response", "does-not-fit")) }
}

/// Marks per drawn question, under the organisation's rules as they stood at the start.
#[must_use]
pub fn marks(
    course: &CourseMaterial,
    draw: &[DrawnQuestion],
    responses: &Responses,
    rules: &BTreeMap<String, String>,
) -> Marks {
    draw.iter()
        .map(|drawn| {
            let mark = of(course, &drawn.question_id).map_or(Mark::ZERO, |question| {
                let response = responses.get(&question.id);
                scoring::score(&drawn.body, slot::key(question, rules), question.scoring, response)
            });
            (drawn.question_id.clone(), mark)
        })
        .collect()
}

/// Every question with its key and explanations. Only here do keys leave the server: call it only for a test
/// that has a result.
#[must_use]
pub fn results(
    course: &CourseMaterial,
    draw: Vec<DrawnQuestion>,
    mut responses: Responses,
    rules: &BTreeMap<String, String>,
    marks: &Marks,
) -> Vec<QuestionResult> {
    draw.into_iter()
        .filter_map(|drawn| {
            let question = of(course, &drawn.question_id)?;
            Some(QuestionResult {
                id: question.id.clone(),
                stem: question.stem.clone(),
                body: drawn.body,
                response: responses.remove(&question.id),
                key: slot::key(question, rules).clone(),
                mark: marks.get(&question.id).copied().unwrap_or(Mark::ZERO),
                explanations: question.explanations.clone(),
                explanation: question.explanation.clone(),
                next_action: question.next_action.clone(),
                sources: sources::named(course, &question.sources),
            })
        })
        .collect()
}
