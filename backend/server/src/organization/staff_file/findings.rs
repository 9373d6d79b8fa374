//! Collects what is wrong: every finding names its line, and no file can make the lists grow without end.

use contract::organization::RowFinding;

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

/// The findings so far.
#[derive(Default)]
pub(crate) struct Findings {
    rejected: Vec<RowFinding>,
    warnings: Vec<RowFinding>,
}

impl Findings {
    /// Notes something that stops the import.
    pub(crate) fn reject(&mut self, place: Place<'_>, code: &str, sentence: &str) {
        push(&mut self.rejected, place, code, sentence);
    }

    /// Notes something that was read anyway.
    pub(crate) fn warn(&mut self, place: Place<'_>, code: &str, sentence: &str) {
        push(&mut self.warnings, place, code, sentence);
    }

    /// How many reasons there are against the file.
    pub(crate) fn rejections(&self) -> usize {
        self.rejected.len()
    }

    /// Whether checking more rows would tell nothing more.
    pub(crate) fn is_full(&self) -> bool {
        self.rejected.len() >= MOST_FINDINGS
    }

    /// Rejected and warnings, each in order of lines.
    pub(crate) fn into_lists(mut self) -> (Vec<RowFinding>, Vec<RowFinding>) {
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
        (self.rejected, self.warnings)
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
