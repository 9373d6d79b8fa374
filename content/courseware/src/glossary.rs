//! The glossary (用語集): terms that all courses share, in one file `content/glossary.toml`.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::checks::words;
use crate::finding::{Findings, Severity};
use crate::rules::{TERM_LONG, TERM_READING, TERM_SHORT, TERM_TWICE};
use crate::toml_file::{Located, Section, Sheet};

/// A shorter term would be found in the middle of other words.
const SHORTEST_TERM: usize = 2;
/// A meaning is read beside a lesson, not instead of it.
const LONGEST_MEANING: usize = 200;

/// One term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// As the lessons write it.
    pub term: String,
    /// Its reading in hiragana.
    pub reading: String,
    /// One or two sentences.
    pub meaning: String,
    /// Source id, as in the courses.
    pub source: String,
}

/// Reads and checks the glossary; terms in the order of the file.
///
/// # Errors
/// All findings when at least one is an error; their path is `glossary.toml`.
pub fn glossary(text: &str) -> Result<Vec<Term>, Findings> {
    let sheet = Sheet::new("glossary.toml", text.trim_start_matches('\u{feff}'));
    let terms = sheet.toml().map_or_else(Vec::new, |table| {
        let mut root = Section::new(&sheet, &table, 1);
        let mut seen = BTreeSet::new();
        let terms = root.sections("terms").into_iter().map(|section| term(section, &mut seen)).collect();
        root.finish();
        terms
    });
    words::check(&sheet);
    let mut findings = sheet.into_findings();
    findings.sort_by_key(|finding| finding.line);
    let error = findings.iter().any(|finding| finding.severity == Severity::Error);
    if error { Err(Findings(findings)) } else { Ok(terms) }
}

fn term(mut section: Section<'_>, seen: &mut BTreeSet<String>) -> Term {
    let term = section.text("term");
    let reading = section.text("reading");
    let meaning = section.text("meaning");
    let source = section.text("source").value;
    check(section.sheet(), &term, &reading, &meaning);
    if !term.value.is_empty() && !seen.insert(term.value.clone()) {
        section.sheet().report(
            TERM_TWICE,
            term.line,
            format!("「{}」が2回あります。", term.value),
            "どちらか一方にまとめてください。",
        );
    }
    section.finish();
    Term { term: term.value, reading: reading.value, meaning: meaning.value, source }
}

fn check(sheet: &Sheet<'_>, term: &Located<String>, reading: &Located<String>, meaning: &Located<String>) {
    if !term.value.is_empty() && term.value.chars().count() < SHORTEST_TERM {
        sheet.report(
            TERM_SHORT,
            term.line,
            format!("「{}」は1字なので、ほかの語の一部にも当たります。", term.value),
            "2字以上の語にしてください。",
        );
    }
    if !reading.value.chars().all(is_hiragana) {
        sheet.report(
            TERM_READING,
            reading.line,
            format!("読み「{}」がひらがなではありません。", reading.value),
            "ひらがなと長音「ー」だけで書いてください（並べ順に使います）。",
        );
    }
    let length = meaning.value.chars().count();
    if length > LONGEST_MEANING {
        sheet.report(
            TERM_LONG,
            meaning.line,
            format!("「{}」の説明が{length}字あります。", term.value),
            format!("{LONGEST_MEANING}字以内にしてください。"),
        );
    }
}

fn is_hiragana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ' | 'ー')
}
