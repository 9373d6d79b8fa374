//! Titles (職名) and the grade (職層) that the shipped table gives them.

use std::collections::BTreeMap;

use crate::error::GenerateError;

/// The table 職名 → 職層 of one tenant.
pub struct TitleTable(BTreeMap<&'static str, &'static str>);

impl TitleTable {
    /// Reads the shipped table.
    pub fn parse(text: &'static str) -> Result<Self, GenerateError> {
        text.lines()
            .skip(1)
            .map(|line| {
                let mut cells = line.split(',');
                let pair = cells.next().zip(cells.next());
                pair.ok_or_else(|| GenerateError::unreadable("titles", line))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The grade of a title with or without annotation.
    pub fn grade(&self, title: &str) -> Result<&'static str, GenerateError> {
        let grade = self.0.get(without_annotation(title)).copied();
        grade.ok_or_else(|| GenerateError::Unknown(title.to_owned()))
    }
}

/// `主事（派遣）` as `主事`.
pub fn without_annotation(title: &str) -> &str {
    title.split_once('（').map_or(title, |(base, _)| base)
}
