//! Kinds answered by arranging: ordering and matching.

use std::collections::{BTreeMap, BTreeSet};

use learning::question::{AnswerKey, Choice, QuestionBody};

use super::kind::Parts;
use super::option::{Keyed, OptionDraft, at_least, options, refuse_duplicates, shown};
use crate::rules::KEY_OUT_OF_RANGE;
use crate::toml_file::Section;

/// The file lists items in the right order, so neither their order nor the author's ids (`a`, `b`, …)
/// may reach the learner: items get ids by the order of their texts.
pub(super) fn ordering(section: &mut Section<'_>) -> Parts {
    let mut options = options(section, "items", "", Keyed::Elsewhere, 3);
    let ids = ids_by_text("i", options.iter().map(|option| option.text.as_str()));
    for option in &mut options {
        option.id = ids.get(&option.text).cloned().unwrap_or_default();
    }
    if ids.len() < options.len() {
        section.sheet().report(
            KEY_OUT_OF_RANGE,
            section.line,
            "同じ文の項目があり、順序が1つに決まりません。",
            "項目の文を書き分けてください。",
        );
    }
    let order = options.iter().map(|option| option.id.clone()).collect();
    let body = QuestionBody::Ordering { items: choices_of(&ids) };
    Parts::new(body, AnswerKey::Ordering { order }, options)
}

/// Rights get ids by the order of their texts, so that an id does not tell which left it belongs to;
/// equal rights are one right.
pub(super) fn matching(section: &mut Section<'_>) -> Parts {
    let tables = section.sections("pairs");
    if !tables.is_empty() {
        at_least(section, "pairs", tables.len(), 2);
    }
    let mut rights = Vec::new();
    let mut lefts = Vec::new();
    for mut table in tables {
        let id = table.text("id");
        let text = table.text("left").value;
        rights.push(table.text("right").value);
        let explanation = table.optional_text("explanation").unwrap_or_default().value;
        table.finish();
        lefts.push(OptionDraft {
            group: String::new(),
            id: id.value,
            text,
            explanation,
            correct: false,
            correct_when: Vec::new(),
            line: id.line,
        });
    }
    refuse_duplicates(section, &lefts);
    let extra: Vec<String> = section.texts("extra_rights").into_iter().map(|text| text.value).collect();
    let ids = ids_by_text("r", rights.iter().chain(&extra).map(String::as_str));
    let pairs = lefts
        .iter()
        .zip(&rights)
        .map(|(left, right)| (left.id.clone(), ids.get(right).cloned().unwrap_or_default()))
        .collect();
    let body = QuestionBody::Matching { lefts: shown(&lefts), rights: choices_of(&ids) };
    Parts::new(body, AnswerKey::Matching { pairs }, lefts)
}

/// Text → id, numbered in the order of the texts.
pub(crate) fn ids_by_text<'a>(
    prefix: &str,
    texts: impl Iterator<Item = &'a str>,
) -> BTreeMap<String, String> {
    let sorted: BTreeSet<&str> = texts.collect();
    sorted
        .into_iter()
        .enumerate()
        .map(|(index, text)| (text.to_owned(), format!("{prefix}{}", index + 1)))
        .collect()
}

fn choices_of(ids: &BTreeMap<String, String>) -> Vec<Choice> {
    ids.iter().map(|(text, id)| Choice { id: id.clone(), text: text.clone() }).collect()
}
