//! Which completions a person has, and whether they still count.

use chrono::NaiveDate;

use crate::curriculum::MonthDay;
use crate::fiscal_year::FiscalYear;
use crate::validity::{Validity, valid_until};

use super::PersonFacts;

/// One completion: in this program or outside of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Done {
    /// Day.
    pub on: NaiveDate,
    /// The fiscal year for which it counts: that of the duty, or of the day when it was done outside.
    pub year: FiscalYear,
    /// Whether it was done outside of this program.
    pub outside: bool,
}

/// Completions of a course up to a day.
pub(super) fn completions(person: &PersonFacts, course: &str, today: NaiveDate) -> Vec<Done> {
    let inside = person.duties.iter().filter(|duty| duty.course == course).filter_map(|duty| {
        let on = duty.completed_on.filter(|on| *on <= today)?;
        Some(Done { on, year: duty.fiscal_year, outside: false })
    });
    let outside =
        person.credits.iter().filter(|credit| credit.course == course && credit.completed_on <= today).map(
            |credit| {
                let on = credit.completed_on;
                Done { on, year: FiscalYear::containing(on), outside: true }
            },
        );
    inside.chain(outside).collect()
}

/// The last day on which a completion counts; none for ever. A late completion counts for the year in which
/// it was due, and never closes a later one.
pub(super) fn counts_until(
    done: &Done,
    validity: Validity,
    early_from: Option<MonthDay>,
) -> Option<NaiveDate> {
    let early = early_from.is_some_and(|day| {
        let day = day.in_year(done.year);
        day <= done.on && done.on <= done.year.last_day()
    });
    let last_of = |years: u32| {
        let more = i32::try_from(years.saturating_sub(1)).unwrap_or(i32::MAX);
        let more = more.saturating_add(i32::from(early));
        Some(FiscalYear(done.year.0.saturating_add(more)).last_day())
    };
    match validity {
        Validity::None => None,
        Validity::EachFiscalYear => last_of(1),
        Validity::FiscalYears { years } => last_of(years),
        Validity::Months { .. } => valid_until(validity, done.on),
    }
}

/// The latest completion by the day until which it counts, with that day (none for ever).
pub(super) fn best(
    done: &[Done],
    validity: Validity,
    early_from: Option<MonthDay>,
) -> Option<(Done, Option<NaiveDate>)> {
    let until = |done: &Done| counts_until(done, validity, early_from);
    done.iter().map(|done| (*done, until(done))).max_by_key(|(_, until)| until.unwrap_or(NaiveDate::MAX))
}

/// Whether a completion still counts on `day`.
pub(super) fn is_valid(until: Option<NaiveDate>, day: NaiveDate) -> bool {
    until.is_none_or(|until| day <= until)
}
