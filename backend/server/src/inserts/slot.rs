//! A slot in a lesson: which text stands in it, how it is drawn, which rule it decides. Pure.

use std::collections::BTreeMap;

use courseware::CourseMaterial;
use courseware::material::{Insert, Question};
use learning::question::AnswerKey;
use sha2::{Digest as _, Sha256};

use crate::session;

/// What the organisation wrote: slot id → text or option id.
pub type Written = BTreeMap<String, String>;

/// Characters of a text at most.
pub const LONGEST: usize = 4_000;

/// The slots of a lesson, in the order of the course.
pub fn in_lesson<'a>(course: &'a CourseMaterial, html: &'a str) -> impl Iterator<Item = &'a Insert> {
    course.inserts.iter().filter(|insert| html.contains(&insert.marker()))
}

/// What the organisation wrote into this slot; none for the general text, and for an option that the slot
/// does not have.
#[must_use]
pub fn value<'a>(insert: &Insert, written: &'a Written) -> Option<&'a str> {
    let value = written.get(&insert.id).map(String::as_str).filter(|value| !value.is_empty())?;
    let known = insert.options.is_empty() || insert.options.iter().any(|(id, _)| id == value);
    known.then_some(value)
}

/// The text that stands in the slot.
#[must_use]
pub fn text<'a>(insert: &'a Insert, written: &'a Written) -> &'a str {
    let value = value(insert, written).unwrap_or(&insert.default);
    let label = insert.options.iter().find(|(id, _)| id == value).map(|(_, label)| label.as_str());
    label.unwrap_or(value)
}

/// Digest of the text that stands in the slot.
#[must_use]
pub fn text_hash(insert: &Insert, written: &Written) -> String {
    session::hex(&Sha256::digest(text(insert, written).as_bytes()))
}

/// The HTML of a lesson with every slot filled. It is read once from the front, so that nothing in a text
/// is taken for a slot.
#[must_use]
pub fn fill(course: &CourseMaterial, html: &str, written: &Written) -> String {
    let mut filled = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once("<p>{{insert:") {
        let Some((id, behind)) = behind.split_once("}}</p>") else {
            break;
        };
        filled.push_str(before);
        if let Some(insert) = course.inserts.iter().find(|insert| insert.id == id) {
            filled.push_str(&section(insert, written));
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

fn section(insert: &Insert, written: &Written) -> String {
    let body = courseware::render_insert(text(insert, written));
    format!("<section class=\"insert\"><h2>{}</h2>{body}</section>", escaped(&insert.title))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The rules of a course as they stand: slot id → option id.
#[must_use]
pub fn rules(course: &CourseMaterial, written: &Written) -> BTreeMap<String, String> {
    let choices = course.inserts.iter().filter(|insert| !insert.options.is_empty());
    choices
        .map(|insert| (insert.id.clone(), value(insert, written).unwrap_or(&insert.default).to_owned()))
        .collect()
}

/// What is right under these rules.
#[must_use]
pub fn key<'a>(question: &'a Question, rules: &BTreeMap<String, String>) -> &'a AnswerKey {
    let decided =
        question.insert_keys.as_ref().and_then(|keys| keys.keys.get(rules.get(keys.insert.as_str())?));
    decided.unwrap_or(&question.key)
}
