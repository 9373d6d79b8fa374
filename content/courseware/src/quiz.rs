//! `quiz.toml`: the question bank. Common keys are read here, what differs by kind in [`kind`].

mod arranged;
mod chosen;
mod cloze;
mod kind;
mod option;
mod typed;

pub(crate) use arranged::ids_by_text;

use std::collections::BTreeSet;

use learning::question::AnswerKey;

use crate::manifest::Manifest;
use crate::material::{InsertKeys, Question};
use crate::rules::{BAD_VALUE, DUPLICATE_ID, EXPLANATION_MISSING};
use crate::toml_file::{Located, Section, Sheet};

pub(crate) use option::{OptionDraft, at_least};

/// A question as written, with lines.
#[derive(Debug)]
pub(crate) struct QuestionDraft {
    pub(crate) question: Question,
    pub(crate) id: Located<String>,
    pub(crate) objective: Located<String>,
    pub(crate) stem_line: usize,
    pub(crate) explanation_line: usize,
    pub(crate) literacy: Vec<Located<String>>,
    pub(crate) sources: Vec<Located<String>>,
    /// Everything that is picked, placed or paired, in the order of the file.
    pub(crate) options: Vec<OptionDraft>,
    /// The insert whose option decides the key.
    pub(crate) insert: Option<Located<String>>,
}

impl QuestionDraft {
    /// Gives a question whose key an insert decides the key of the insert's default.
    pub(crate) fn resolve_key(&mut self, manifest: &Manifest) {
        let Some(rule) = &self.question.insert_keys else {
            return;
        };
        let insert = manifest.inserts.iter().find(|insert| insert.id.value == rule.insert);
        if let Some(key) = insert.and_then(|insert| rule.keys.get(&insert.default.value)) {
            self.question.key = key.clone();
        }
    }
}

/// Reads the bank, reporting into its sheet.
pub(crate) fn read(sheet: &Sheet<'_>) -> Vec<QuestionDraft> {
    let Some(table) = sheet.toml() else {
        return Vec::new();
    };
    let mut root = Section::new(sheet, &table, 1);
    let questions: Vec<QuestionDraft> = root.sections("questions").into_iter().filter_map(question).collect();
    root.finish();
    let mut seen = BTreeSet::new();
    for draft in &questions {
        if !draft.id.value.is_empty() && !seen.insert(draft.id.value.as_str()) {
            report_duplicate(sheet, &draft.id);
        }
    }
    questions
}

/// Reports an id that was used before.
pub(crate) fn report_duplicate(sheet: &Sheet<'_>, id: &Located<String>) {
    sheet.report(
        DUPLICATE_ID,
        id.line,
        format!("id「{}」が2回使われています。", id.value),
        "どちらかを新しいidにしてください（使い終えたidは再利用しません）。",
    );
}

fn question(mut section: Section<'_>) -> Option<QuestionDraft> {
    let id = section.text("id");
    let objective = section.text("objective");
    let kind_name = section.text("kind");
    let difficulty = difficulty(&mut section);
    let sources = section.texts("sources");
    let literacy = section.texts("literacy");
    let tags = section.texts("tags");
    let stem = section.text("stem");
    let explanation = section.optional_text("explanation");
    let next_action = section.text("next_action").value;
    let Some(kind) = kind::Kind::from_name(&kind_name.value) else {
        section.wrong("kind", kind_name.line, &kind::Kind::all_names());
        return None;
    };
    let parts = kind.read(&mut section);
    let scoring = kind::scoring(&mut section, &parts.body);
    let explanation_line = explanation.as_ref().map_or(id.line, |text| text.line);
    if parts.options.is_empty() && kind.is_typed() && explanation.is_none() {
        section.sheet().report(
            EXPLANATION_MISSING,
            id.line,
            format!("設問 {} に全体の解説がありません。", id.value),
            "explanation = \"…\" を書いてください（120字以内）。",
        );
    }
    section.finish();
    let values = |texts: &[Located<String>]| texts.iter().map(|text| text.value.clone()).collect();
    let question = Question {
        tags: values(&tags),
        insert_keys: parts.insert.as_ref().map(|insert| insert_keys(insert, &parts.options)),
        id: id.value.clone(),
        objective: objective.value.clone(),
        difficulty,
        stem: stem.value,
        body: parts.body,
        key: parts.key,
        scoring,
        explanations: parts.explanations,
        explanation: explanation.map(|text| text.value).unwrap_or_default(),
        next_action,
        literacy: values(&literacy),
        sources: values(&sources),
    };
    Some(QuestionDraft {
        question,
        id,
        objective,
        stem_line: stem.line,
        explanation_line,
        literacy,
        sources,
        options: parts.options,
        insert: parts.insert,
    })
}

/// Option of the insert → the choice that is right under it.
fn insert_keys(insert: &Located<String>, options: &[OptionDraft]) -> InsertKeys {
    let key = |choice: &OptionDraft| AnswerKey::Single { correct: choice.id.clone() };
    let under = |choice: &'_ OptionDraft| {
        let key = key(choice);
        choice.correct_when.clone().into_iter().map(move |option| (option.value, key.clone()))
    };
    InsertKeys { insert: insert.value.clone(), keys: options.iter().flat_map(under).collect() }
}

fn difficulty(section: &mut Section<'_>) -> u8 {
    let difficulty = section.whole("difficulty");
    let value = u8::try_from(difficulty.value).unwrap_or_default();
    if !(1..=3).contains(&value) && difficulty.line != section.line {
        section.sheet().report(
            BAD_VALUE,
            difficulty.line,
            "difficulty の値が正しくありません。",
            "1（やさしい）〜3（むずかしい）で書いてください。",
        );
    }
    value
}
