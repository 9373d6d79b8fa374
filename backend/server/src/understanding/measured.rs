//! The contributions to one measure of a course and year, read for what may be published of them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use learning::release::{self, Contribution, Release};
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::understanding::record::Measured;
use crate::understanding::store::{AFTER, ContributionRow};

/// Contributions of one measure with what each measured.
#[derive(Debug, Clone)]
pub struct Measure<T> {
    /// One row per person.
    pub rows: Vec<ContributionRow>,
    /// What was measured, in the order of the rows.
    pub values: Vec<T>,
    kinds: Vec<String>,
}

impl<T: DeserializeOwned> Measure<T> {
    fn read(
        rows: Vec<ContributionRow>,
        kind: impl Fn(&ContributionRow, &T) -> String,
    ) -> Result<Self, Error> {
        let values: Vec<T> = rows
            .iter()
            .map(|row| Ok(serde_json::from_str(&row.document)?))
            .collect::<Result<Vec<T>, Error>>()?;
        let kinds = rows.iter().zip(&values).map(|(row, value)| kind(row, value)).collect();
        Ok(Measure { rows, values, kinds })
    }

    /// A measure of which everybody is in the same figures.
    ///
    /// # Errors
    /// The database holds text that this program cannot read.
    pub fn uniform(rows: Vec<ContributionRow>) -> Result<Self, Error> {
        Measure::read(rows, |_, _| String::new())
    }
}

impl Measure<Measured> {
    /// First attempts.
    ///
    /// # Errors
    /// The database holds text that this program cannot read.
    pub fn first_attempts(rows: Vec<ContributionRow>) -> Result<Self, Error> {
        Measure::read(rows, |row, value: &Measured| value.kind(&row.course_version_id))
    }
}

impl<T> Measure<T> {
    /// What may be published of them.
    #[must_use]
    pub fn release(&self, until: DateTime<Utc>) -> Release<'_> {
        let contributions: Vec<Contribution<'_>> = self
            .rows
            .iter()
            .zip(&self.kinds)
            .map(|(row, kind)| Contribution {
                person: &row.person_id,
                at: row.recorded_at,
                unit: &row.department_id,
                division: &row.division,
                kind,
            })
            .collect();
        release::release(&contributions, until)
    }
}

/// The rows of a year apart by course, and of each course those of the first attempt and those of the checks.
#[must_use]
pub fn by_course(rows: Vec<ContributionRow>) -> Vec<(String, Vec<ContributionRow>, Vec<ContributionRow>)> {
    let mut courses: Vec<(String, Vec<ContributionRow>, Vec<ContributionRow>)> = Vec::new();
    for row in rows {
        if courses.last().is_none_or(|(code, ..)| *code != row.course_code) {
            courses.push((row.course_code.clone(), Vec::new(), Vec::new()));
        }
        if let Some((_, after, checks)) = courses.last_mut() {
            if row.measure == AFTER { after.push(row) } else { checks.push(row) }
        }
    }
    courses
}

/// The rows of one course apart by fiscal year.
#[must_use]
pub fn by_year(rows: Vec<ContributionRow>) -> BTreeMap<i32, Vec<ContributionRow>> {
    let mut years: BTreeMap<i32, Vec<ContributionRow>> = BTreeMap::new();
    for row in rows {
        years.entry(row.fiscal_year).or_default().push(row);
    }
    years
}
