//! Collects what is wrong and what must be asked: every finding names its line, and no file can make the lists
//! grow without end.

use std::collections::BTreeMap;

use contract::organization::{AnswerOption, ImportQuestion, QuestionKind, RowFinding};

/// More findings than a person will ever read; a file of another kind altogether could have millions.
const MOST_FINDINGS: usize = 10_000;

/// Longer values are cut in messages.
const LONGEST_EXCERPT: usize = 40;

/// Where something was found.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    line: u32,
    staff_number: &'a str,
}

impl<'a> Place<'a> {
    /// A row of a person.
    pub(crate) fn person(line: u32, staff_number: &'a str) -> Place<'a> {
        Place { line, staff_number }
    }

    /// A line without a person.
    pub(crate) fn line(line: u32) -> Place<'a> {
        Place { line, staff_number: "" }
    }
}

/// Something that only a person can decide.
pub(super) struct Question {
    pub(super) kind: QuestionKind,
    /// The same for the same file; what lines have in common is asked once.
    pub(super) id: String,
    /// The question in Japanese.
    pub(super) sentence: String,
    /// Answer and label of each.
    pub(super) options: Vec<(String, String)>,
}

/// The findings so far.
#[derive(Default)]
pub(crate) struct Findings {
    rejected: Vec<RowFinding>,
    warnings: Vec<RowFinding>,
    questions: BTreeMap<String, ImportQuestion>,
    answers: BTreeMap<String, String>,
    stops: usize,
}

/// All findings of a file.
pub(crate) struct Lists {
    pub(crate) rejected: Vec<RowFinding>,
    pub(crate) warnings: Vec<RowFinding>,
    pub(crate) questions: Vec<ImportQuestion>,
}

impl Findings {
    /// Nothing found yet; `answers` are those that a person has given, by question id.
    pub(super) fn new(answers: BTreeMap<String, String>) -> Findings {
        Findings { answers, ..Findings::default() }
    }

    /// Asks a person, and returns the answer when it has been given already. An open question stops the
    /// import.
    pub(super) fn ask(&mut self, lines: &[u32], question: Question) -> Option<String> {
        let Question { kind, id, sentence, options } = question;
        let given = self.answers.get(&id).filter(|given| options.iter().any(|(answer, _)| answer == *given));
        let given = given.cloned();
        if given.is_none() {
            self.stops = self.stops.saturating_add(1);
        }
        if self.questions.len() >= MOST_FINDINGS {
            return given;
        }
        let entry = self.questions.entry(id.clone()).or_insert_with(|| ImportQuestion {
            id,
            kind,
            lines: Vec::new(),
            message: sentence,
            options: options.into_iter().map(|(answer, label)| AnswerOption { answer, label }).collect(),
            answer: given.clone(),
        });
        entry.lines.extend_from_slice(lines);
        given
    }

    /// Notes something that stops the import.
    pub(crate) fn reject(&mut self, place: Place<'_>, code: &str, sentence: &str) {
        self.stops = self.stops.saturating_add(1);
        push(&mut self.rejected, place, code, sentence);
    }

    /// Notes something that was read anyway.
    pub(crate) fn warn(&mut self, place: Place<'_>, code: &str, sentence: &str) {
        push(&mut self.warnings, place, code, sentence);
    }

    /// How many reasons there are against the file: rejections and open questions.
    pub(crate) fn stops(&self) -> usize {
        self.stops
    }

    /// Whether checking more rows would tell nothing more.
    pub(crate) fn is_full(&self) -> bool {
        self.rejected.len() >= MOST_FINDINGS
    }

    /// Rejections, warnings and questions, each in order of lines.
    pub(crate) fn into_lists(mut self) -> Lists {
        for list in [&mut self.rejected, &mut self.warnings] {
            list.sort_by_key(|finding| finding.line);
            if list.len() >= MOST_FINDINGS {
                let line = list.last().map_or(1, |finding| finding.line);
                let sentence = format!(
                    "指摘が{MOST_FINDINGS}件に達したため、残りは表示していません。ファイルの種類や列の並びが正しいかを確かめてください。"
                );
                list.push(finding(Place::line(line), "too-many-findings", &sentence));
            }
        }
        let mut questions: Vec<ImportQuestion> = self.questions.into_values().collect();
        questions.sort_by_key(|question| question.lines.first().copied());
        Lists { rejected: self.rejected, warnings: self.warnings, questions }
    }
}

/// A value in corner brackets as a message quotes it: cut when long, line breaks shown as a sign.
pub(crate) fn quoted(value: &str) -> String {
    let mut excerpt: String = value
        .chars()
        .take(LONGEST_EXCERPT)
        .map(|c| match c {
            '\n' | '\r' => '↵',
            c if c.is_control() => '□',
            c => c,
        })
        .collect();
    if value.chars().nth(LONGEST_EXCERPT).is_some() {
        excerpt.push('…');
    }
    format!("「{excerpt}」")
}

fn push(list: &mut Vec<RowFinding>, place: Place<'_>, code: &str, sentence: &str) {
    if list.len() < MOST_FINDINGS {
        list.push(finding(place, code, sentence));
    }
}

fn finding(place: Place<'_>, code: &str, sentence: &str) -> RowFinding {
    RowFinding {
        line: place.line,
        staff_number: place.staff_number.to_owned(),
        code: code.to_owned(),
        message: format!("{}行目 {sentence}", place.line),
    }
}
