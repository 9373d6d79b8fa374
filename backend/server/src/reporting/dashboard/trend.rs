//! A fiscal year day by day: what was done until each end of a month, and what the plan wants; what was completed
//! when the year was over. Pure.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use contract::reporting::Rate;
use contract::reporting::dashboard::{LaterCompletions, TrendPoint};
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;
use learning::planned_line::{PlannedRow, planned_on};

/// Points of the year: its first day, every end of a month, and the day asked for where it lies in the year.
#[must_use]
pub fn trend(
    year: FiscalYear,
    as_of: NaiveDate,
    totals: &[(NaiveDate, Figure)],
    plan: &[PlannedRow],
) -> Vec<TrendPoint> {
    let ends = year.first_day().iter_days().take_while(|day| *day <= year.last_day());
    let mut days: BTreeSet<NaiveDate> = ends.filter(|day| is_end_of_month(*day)).collect();
    days.insert(year.first_day());
    if year.contains(as_of) {
        days.insert(as_of);
    }
    let point = |day: NaiveDate| TrendPoint {
        day,
        rate: rate_on(day, as_of, totals),
        planned: planned_on(plan, day),
    };
    days.into_iter().map(point).collect()
}

fn is_end_of_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}

fn rate_on(day: NaiveDate, as_of: NaiveDate, totals: &[(NaiveDate, Figure)]) -> Option<Rate> {
    let known = totals.iter().rev().find(|(changed, _)| *changed <= day).filter(|_| day <= as_of)?;
    Some(Rate { numerator: known.1.numerator(), denominator: known.1.denominator() })
}

/// Completions after the last day of a year, by day.
#[must_use]
pub fn completed_later(last_day: NaiveDate, totals: &[(NaiveDate, Figure)]) -> Vec<LaterCompletions> {
    let mut before = 0;
    let mut later = Vec::new();
    for (day, figure) in totals {
        let done = i64::from(figure.numerator());
        let completed = done.saturating_sub(before);
        if *day > last_day && completed != 0 {
            later.push(LaterCompletions { day: *day, completed });
        }
        before = done;
    }
    later
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn figure(in_time: u32, open: u32) -> Figure {
        Figure { in_time, open, ..Figure::default() }
    }

    #[test]
    fn a_point_knows_what_was_known_on_its_day_and_no_more() {
        let totals = [(day("2026-05-10"), figure(0, 10)), (day("2026-06-30"), figure(4, 6))];
        let points = trend(FiscalYear(2026), day("2026-07-15"), &totals, &[]);
        let days: Vec<NaiveDate> = points.iter().map(|point| point.day).collect();
        assert_eq!((days.len(), days[0], days[13]), (14, day("2026-04-01"), day("2027-03-31")));
        let rate = |text: &str| points.iter().find(|point| point.day == day(text)).unwrap().rate;
        let of = |numerator, denominator| Some(Rate { numerator, denominator });
        assert_eq!(rate("2026-04-30"), None, "before anything was counted");
        assert_eq!(rate("2026-05-31"), of(0, 10));
        assert_eq!(rate("2026-06-30"), of(4, 10));
        assert_eq!(rate("2026-07-15"), of(4, 10), "the day asked for");
        assert_eq!(rate("2026-07-31"), None, "after the day asked for");
    }

    #[test]
    fn the_planned_line_goes_on_to_the_end_of_the_year() {
        let plan = [PlannedRow {
            first_day: day("2026-04-01"),
            last_day: day("2027-03-31"),
            target: 900,
            people: 3,
        }];
        let points = trend(FiscalYear(2026), day("2026-07-31"), &[], &plan);
        assert_eq!(points.len(), 13, "the day asked for is the end of a month");
        assert_eq!(points.first().unwrap().planned, Some(2));
        assert_eq!(points.last().unwrap().planned, Some(900));
    }

    #[test]
    fn what_is_completed_when_the_year_is_over_is_told_by_day() {
        let totals = [
            (day("2027-03-30"), figure(5, 5)),
            (day("2027-04-02"), figure(7, 3)),
            (day("2027-04-03"), figure(7, 3)),
            (day("2027-04-09"), figure(6, 4)),
        ];
        let later = completed_later(day("2027-03-31"), &totals);
        let told: Vec<(NaiveDate, i64)> = later.iter().map(|row| (row.day, row.completed)).collect();
        assert_eq!(told, [(day("2027-04-02"), 2), (day("2027-04-09"), -1)]);
    }
}
