//! What can be picked, placed or paired: options with their explanation and key.

use std::collections::{BTreeMap, BTreeSet};

use learning::question::Choice;

use crate::rules::{KEY_OUT_OF_RANGE, TOO_FEW_OPTIONS};
use crate::toml_file::{Located, Section};

/// An option as written. `group` is the blank of a cloze, else empty: right and wrong are compared
/// within a group.
#[derive(Debug)]
pub(crate) struct OptionDraft {
    pub(crate) group: String,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) explanation: String,
    pub(crate) correct: bool,
    /// Options of the insert under which it is right.
    pub(crate) correct_when: Vec<Located<String>>,
    pub(crate) line: usize,
}

impl OptionDraft {
    fn choice(&self) -> Choice {
        Choice { id: self.id.clone(), text: self.text.clone() }
    }

    /// Key of its explanation.
    pub(crate) fn place(&self) -> String {
        if self.group.is_empty() { self.id.clone() } else { format!("{}/{}", self.group, self.id) }
    }
}

/// Whether options say which of them are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyed {
    /// With `correct = true`.
    ByFlag,
    /// With `correct_when = ["…"]`: an insert decides.
    ByInsert,
    /// The key is elsewhere, e.g. the order itself.
    Elsewhere,
}

/// Reads `[[questions.<key>]]`, at least `least` of them.
pub(crate) fn options(
    section: &mut Section<'_>,
    key: &'static str,
    group: &str,
    keyed: Keyed,
    least: usize,
) -> Vec<OptionDraft> {
    let tables = section.sections(key);
    if !tables.is_empty() {
        at_least(section, key, tables.len(), least);
    }
    let options: Vec<OptionDraft> = tables.into_iter().map(|table| option(table, group, keyed)).collect();
    refuse_duplicates(section, &options);
    options
}

/// Reports too few of something.
pub(crate) fn at_least(section: &Section<'_>, key: &str, count: usize, least: usize) {
    if count < least {
        section.sheet().report(
            TOO_FEW_OPTIONS,
            section.line,
            format!("{key} が{count}個しかありません。"),
            format!("{least}個以上書いてください。"),
        );
    }
}

/// Reports ids used twice within a question.
pub(crate) fn refuse_duplicates(section: &Section<'_>, options: &[OptionDraft]) {
    let mut seen = BTreeSet::new();
    for option in options.iter().filter(|option| !option.id.is_empty()) {
        if !seen.insert(option.id.as_str()) {
            let id = Located { value: option.id.clone(), line: option.line };
            super::report_duplicate(section.sheet(), &id);
        }
    }
}

/// Ids of the right options; reports when there is not exactly one.
pub(crate) fn only_correct(section: &Section<'_>, options: &[OptionDraft]) -> String {
    let correct: Vec<&OptionDraft> = options.iter().filter(|option| option.correct).collect();
    if correct.len() != 1 && !options.is_empty() {
        section.sheet().report(
            KEY_OUT_OF_RANGE,
            section.line,
            format!("正答の選択肢が{}個あります。", correct.len()),
            "correct = true をちょうど1つの選択肢に付けてください。",
        );
    }
    correct.first().map(|option| option.id.clone()).unwrap_or_default()
}

/// The options as the learner sees them.
pub(crate) fn shown(options: &[OptionDraft]) -> Vec<Choice> {
    options.iter().map(OptionDraft::choice).collect()
}

/// Explanation per option.
pub(crate) fn explanations(options: &[OptionDraft]) -> BTreeMap<String, String> {
    options.iter().map(|option| (option.place(), option.explanation.clone())).collect()
}

fn option(mut section: Section<'_>, group: &str, keyed: Keyed) -> OptionDraft {
    let id = section.text("id");
    let text = section.text("text").value;
    let explanation = section.optional_text("explanation").unwrap_or_default().value;
    let correct = match keyed {
        Keyed::ByFlag => section.flag("correct").is_some_and(|flag| flag.value),
        Keyed::ByInsert | Keyed::Elsewhere => false,
    };
    let correct_when = if keyed == Keyed::ByInsert { section.texts("correct_when") } else { Vec::new() };
    section.finish();
    OptionDraft {
        group: group.to_owned(),
        id: id.value,
        text,
        explanation,
        correct,
        correct_when,
        line: id.line,
    }
}
