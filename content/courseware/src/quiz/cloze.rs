//! Cloze by select: text with blanks, each with its own choices.

use std::collections::{BTreeMap, BTreeSet};

use learning::question::{AnswerKey, Choice, ClozePiece, QuestionBody};

use super::kind::Parts;
use super::option::{Keyed, only_correct, options, shown};
use crate::rules::KEY_OUT_OF_RANGE;
use crate::toml_file::{Located, Section};

pub(super) fn cloze(section: &mut Section<'_>) -> Parts {
    let text = section.text("text");
    let mut blanks = BTreeMap::new();
    let mut all = Vec::new();
    let mut keys = BTreeMap::new();
    for mut table in section.sections("blanks") {
        let id = table.text("id");
        let label = table.text("label").value;
        let choices = options(&mut table, "choices", &id.value, Keyed::ByFlag, 2);
        keys.insert(id.value.clone(), only_correct(&table, &choices));
        if blanks.insert(id.value.clone(), (label, shown(&choices))).is_some() {
            super::report_duplicate(section.sheet(), &id);
        }
        if !text.value.contains(&format!("[[{}]]", id.value)) {
            section.sheet().report(
                KEY_OUT_OF_RANGE,
                id.line,
                format!("空欄 {} が text にありません。", id.value),
                format!("text に [[{}]] を入れるか、空欄を消してください。", id.value),
            );
        }
        all.extend(choices);
        table.finish();
    }
    let pieces = pieces(section, &text, &blanks);
    Parts::new(QuestionBody::Cloze { pieces }, AnswerKey::Cloze { blanks: keys }, all)
}

/// Splits `…[[a]]…` into text and blanks.
fn pieces(
    section: &Section<'_>,
    text: &Located<String>,
    blanks: &BTreeMap<String, (String, Vec<Choice>)>,
) -> Vec<ClozePiece> {
    let mut pieces = Vec::new();
    let mut used = BTreeSet::new();
    let mut rest = text.value.as_str();
    while let Some((before, after)) = rest.split_once("[[") {
        let (id, after) = after.split_once("]]").unwrap_or((after, ""));
        if !before.is_empty() {
            pieces.push(ClozePiece::Text { text: before.to_owned() });
        }
        match blanks.get(id) {
            Some((label, choices)) if used.insert(id) => pieces.push(ClozePiece::Blank {
                id: id.to_owned(),
                label: label.clone(),
                choices: choices.clone(),
            }),
            _ => section.sheet().report(
                KEY_OUT_OF_RANGE,
                text.line,
                format!("text の [[{id}]] に当たる空欄がないか、2回使われています。"),
                format!("[[questions.blanks]] に id = \"{id}\" を1つ書き、text では1回だけ使ってください。"),
            ),
        }
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(ClozePiece::Text { text: rest.to_owned() });
    }
    pieces
}
