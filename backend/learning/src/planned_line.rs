//! The planned line (計画線): how much of a plan should be done on a day, and how far the actual rate is from it.
//! May not know where plan rows and people come from. Rates are thousandths: 1000 is 100 %.

use chrono::NaiveDate;

/// What a rate of a row is counted in, so that rounding down once at the end loses nothing that is shown.
const FINE: u128 = 1_000_000;

/// A row of a plan as far as it concerns some people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedRow {
    /// First day of the term.
    pub first_day: NaiveDate,
    /// Last day of the term; one before the first day counts as the first day.
    pub last_day: NaiveDate,
    /// Share to be complete at the end of the term, in thousandths.
    pub target: u32,
    /// How many people the row concerns: its weight.
    pub people: u32,
}

impl PlannedRow {
    /// Nothing before the term, the target from its last day on, and the same more every day between.
    fn planned_on(&self, day: NaiveDate) -> u128 {
        let days = |until: NaiveDate| {
            let days = until.signed_duration_since(self.first_day).num_days().saturating_add(1);
            u128::try_from(days.max(0)).unwrap_or(0)
        };
        let term = days(self.last_day).max(1);
        let passed = days(day).min(term);
        let whole = u128::from(self.target).saturating_mul(FINE);
        whole.saturating_mul(passed).checked_div(term).unwrap_or(whole)
    }
}

/// What the plan wants to be done on a day: the mean over its rows, weighted by people, rounded down to thousandths.
/// None without a row that concerns anybody.
#[must_use]
pub fn planned_on(rows: &[PlannedRow], day: NaiveDate) -> Option<u32> {
    weighted(rows, |row| row.planned_on(day))
}

/// What the plan wants to be done at the end of every term; weighted and rounded as [`planned_on`].
#[must_use]
pub fn target(rows: &[PlannedRow]) -> Option<u32> {
    weighted(rows, |row| u128::from(row.target).saturating_mul(FINE))
}

fn weighted(rows: &[PlannedRow], value: impl Fn(&PlannedRow) -> u128) -> Option<u32> {
    let people: u128 = rows.iter().map(|row| u128::from(row.people)).sum();
    let sum: u128 = rows.iter().map(|row| u128::from(row.people).saturating_mul(value(row))).sum();
    let thousandths = sum.checked_div(people.saturating_mul(FINE))?;
    u32::try_from(thousandths).ok()
}

/// A rate in thousandths, rounded down as it is shown; none without a denominator.
#[must_use]
pub fn thousandths(numerator: u32, denominator: u32) -> Option<u32> {
    let thousandths = u64::from(numerator).saturating_mul(1000).checked_div(u64::from(denominator))?;
    u32::try_from(thousandths).ok()
}

/// How far a rate is above what is planned, or below zero under it, in tenths of a point: the difference of the two
/// figures as they are shown, so that a reader can check it. A rate that reaches the plan is never shown below it.
#[must_use]
pub fn deviation(actual: u32, planned: u32) -> i32 {
    let difference = i64::from(actual).saturating_sub(i64::from(planned));
    i32::try_from(difference).unwrap_or(if difference < 0 { i32::MIN } else { i32::MAX })
}

#[cfg(test)]
mod tests;
