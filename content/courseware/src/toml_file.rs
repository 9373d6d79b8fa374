//! TOML read key by key: every value with its line, every slip a finding, and no stop at the first one.
//!
//! A missing or unreadable value becomes an empty one so that reading goes on. That is safe because the
//! finding keeps the course out of the result.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::finding::Finding;
use crate::rules::{BAD_VALUE, EMPTY_TEXT, MISSING_KEY, Rule, TOML_SYNTAX, UNKNOWN_KEY};

/// A value and the line it stands on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) line: usize,
}

/// A text file with its path, its lines and what was found in it so far.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    line_starts: Vec<usize>,
    findings: RefCell<Vec<Finding>>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Sheet<'a> {
        let breaks = text.match_indices('\n').map(|(offset, _)| offset + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        Sheet { path, text, line_starts, findings: RefCell::default() }
    }

    /// Line of a byte offset, counted from 1.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    pub(crate) fn report(
        &self,
        rule: Rule,
        line: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.findings.borrow_mut().push(rule.at(self.path, line, message, remedy));
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }

    /// The file as TOML, or none after reporting every syntax error.
    pub(crate) fn toml(&self) -> Option<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let line = self.line_of(error.span().map_or(0, |span| span.start));
            self.report(
                TOML_SYNTAX,
                line,
                format!("TOMLとして読めません（{}）。", error.message()),
                "引用符、かっこ、= の書き方を確かめてください。",
            );
        }
        errors.is_empty().then(|| table.into_inner())
    }
}

/// One table of a TOML file. Ends with [`Section::finish`], which reports the keys nobody asked for.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    sheet: &'a Sheet<'a>,
    table: &'a DeTable<'a>,
    pub(crate) line: usize,
    asked: BTreeSet<&'static str>,
}

impl<'a> Section<'a> {
    pub(crate) fn new(sheet: &'a Sheet<'a>, table: &'a DeTable<'a>, line: usize) -> Section<'a> {
        Section { sheet, table, line, asked: BTreeSet::new() }
    }

    pub(crate) fn sheet(&self) -> &'a Sheet<'a> {
        self.sheet
    }

    /// A text that must be there and must not be blank.
    pub(crate) fn text(&mut self, key: &'static str) -> Located<String> {
        match self.required(key) {
            Some((value, line)) => self.text_of(key, value, line),
            None => Located { value: String::new(), line: self.line },
        }
    }

    /// A text that may be left out but not blank.
    pub(crate) fn optional_text(&mut self, key: &'static str) -> Option<Located<String>> {
        let (value, line) = self.value(key)?;
        Some(self.text_of(key, value, line))
    }

    /// A list of texts; none when left out.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some((value, line)) = self.value(key) else {
            return Vec::new();
        };
        let Some(array) = value.as_array() else {
            self.wrong(key, line, "文字列の並び [\"…\", \"…\"]");
            return Vec::new();
        };
        array
            .iter()
            .map(|entry| self.text_of(key, entry.get_ref(), self.sheet.line_of(entry.span().start)))
            .collect()
    }

    /// A list of texts that must be there.
    pub(crate) fn required_texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        self.required(key);
        self.texts(key)
    }

    /// A whole number of zero or more that must be there.
    pub(crate) fn whole(&mut self, key: &'static str) -> Located<u32> {
        match self.required(key) {
            Some(_) => self.optional_whole(key).unwrap_or_default(),
            None => Located { value: 0, line: self.line },
        }
    }

    /// A whole number of zero or more.
    pub(crate) fn optional_whole(&mut self, key: &'static str) -> Option<Located<u32>> {
        let (value, line) = self.value(key)?;
        let number =
            value.as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong(key, line, "0以上の整数");
        }
        Some(Located { value: number.unwrap_or_default(), line })
    }

    /// `true` or `false`, if it is there.
    pub(crate) fn flag(&mut self, key: &'static str) -> Option<Located<bool>> {
        let (value, line) = self.value(key)?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.wrong(key, line, "true か false");
        }
        Some(Located { value: flag?, line })
    }

    /// A date that must be there, as text or as a TOML date.
    pub(crate) fn date(&mut self, key: &'static str) -> Located<NaiveDate> {
        let Some((value, line)) = self.required(key) else {
            return Located { value: NaiveDate::default(), line: self.line };
        };
        let text = value
            .as_datetime()
            .map(ToString::to_string)
            .or_else(|| value.as_str().map(ToOwned::to_owned))
            .unwrap_or_default();
        let date = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
        if date.is_none() {
            self.wrong(key, line, "\"2027-04-30\" の形の日付");
        }
        Located { value: date.unwrap_or_default(), line }
    }

    /// The raw value of a required key, for the few keys with two types.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<(&'a DeValue<'a>, usize)> {
        let found = self.value(key);
        if found.is_none() {
            self.sheet.report(
                MISSING_KEY,
                self.line,
                format!("{key} がありません。"),
                format!("{key} = … を書き足してください。"),
            );
        }
        found
    }

    /// A table that must be there.
    pub(crate) fn section(&mut self, key: &'static str) -> Option<Section<'a>> {
        let (value, line) = self.required(key)?;
        let Some(table) = value.as_table() else {
            self.wrong(key, line, &format!("表 [{key}]"));
            return None;
        };
        Some(Section::new(self.sheet, table, line))
    }

    /// A table that may be left out.
    pub(crate) fn optional_section(&mut self, key: &'static str) -> Option<Section<'a>> {
        self.value(key)?;
        self.section(key)
    }

    /// The tables of `[[key]]`, in order; at least one must be there.
    pub(crate) fn sections(&mut self, key: &'static str) -> Vec<Section<'a>> {
        self.required(key);
        self.optional_sections(key)
    }

    /// The tables of `[[key]]`, in order; none when left out.
    pub(crate) fn optional_sections(&mut self, key: &'static str) -> Vec<Section<'a>> {
        let Some((value, line)) = self.value(key) else {
            return Vec::new();
        };
        let Some(array) = value.as_array() else {
            self.wrong(key, line, &format!("表の並び [[{key}]]"));
            return Vec::new();
        };
        let mut sections = Vec::new();
        for entry in array.iter() {
            let line = self.sheet.line_of(entry.span().start);
            match entry.get_ref().as_table() {
                Some(table) => sections.push(Section::new(self.sheet, table, line)),
                None => self.wrong(key, line, &format!("表の並び [[{key}]]")),
            }
        }
        sections
    }

    /// Reports a value that is not what the key holds.
    pub(crate) fn wrong(&self, key: &str, line: usize, expected: &str) {
        self.sheet.report(
            BAD_VALUE,
            line,
            format!("{key} の値が正しくありません。"),
            format!("{expected}で書いてください。"),
        );
    }

    /// Reports every key that was never asked for.
    pub(crate) fn finish(self) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !self.asked.contains(name) {
                let known: Vec<&str> = self.asked.iter().copied().collect();
                self.sheet.report(
                    UNKNOWN_KEY,
                    self.sheet.line_of(key.span().start),
                    format!("{name} という項目はありません。"),
                    format!("つづりを直すか、消してください（使える項目: {}）。", known.join("、")),
                );
            }
        }
    }

    fn value(&mut self, key: &'static str) -> Option<(&'a DeValue<'a>, usize)> {
        self.asked.insert(key);
        let found: &'a Spanned<DeValue<'a>> = self.table.get(key)?;
        Some((found.get_ref(), self.sheet.line_of(found.span().start)))
    }

    fn text_of(&self, key: &str, value: &DeValue<'_>, line: usize) -> Located<String> {
        let text = value.as_str().unwrap_or_default().trim();
        if value.as_str().is_none() {
            self.wrong(key, line, "文字列 \"…\"");
        } else if text.is_empty() {
            self.sheet.report(
                EMPTY_TEXT,
                line,
                format!("{key} が空です。"),
                "文を書くか、項目ごと消してください。",
            );
        }
        Located { value: text.to_owned(), line }
    }
}
