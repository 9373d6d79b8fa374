//! The optional columns that say something about a person beyond the post: kinds of talent (人材区分) and
//! whether the person handles specific personal information. A column that is absent changes nothing.

use std::collections::BTreeSet;

use learning::folding::fold_answer;
use learning::role::Attribute;

use super::super::findings::{Findings, quoted};
use super::super::header::Field;
use super::fields::{is_blank, listed};
use super::{Person, too_long};

impl Person<'_> {
    /// The kinds of talent; none when there is no column or something in the cell cannot be read.
    pub(super) fn check_talents(&self, findings: &mut Findings) -> Option<BTreeSet<Attribute>> {
        let cell = self.cell(Field::Talent);
        if !self.has(Field::Talent) || too_long(cell) {
            return None;
        }
        let mut talents = BTreeSet::new();
        for word in listed(cell) {
            match Attribute::parse(word) {
                Ok(attribute) if attribute.is_talent() => talents.insert(attribute),
                _ => {
                    self.warn_unread(Field::Talent, word, findings);
                    return None;
                }
            };
        }
        Some(talents)
    }

    /// Whether the person handles specific personal information; none as above.
    pub(super) fn check_specific_information(&self, findings: &mut Findings) -> Option<bool> {
        let cell = self.cell(Field::SpecificInformation);
        if !self.has(Field::SpecificInformation) || too_long(cell) {
            return None;
        }
        if is_blank(cell) {
            return Some(false);
        }
        match fold_answer(cell).trim_matches('\'') {
            "1" | "○" | "〇" | "◯" | "有" | "あり" | "該当" | "する" | "はい" => Some(true),
            "0" | "×" | "無" | "なし" | "非該当" | "しない" | "いいえ" | "-" => Some(false),
            _ => {
                self.warn_unread(Field::SpecificInformation, cell, findings);
                None
            }
        }
    }

    fn warn_unread(&self, field: Field, value: &str, findings: &mut Findings) {
        let sentence = format!(
            "{}{}は読めないため、この人のこの項目は変えません。正しいかを確かめてください。",
            self.header(field),
            quoted(value)
        );
        findings.warn(self.place(), "unread-value", &sentence);
    }
}
