//! A fiscal year day by day: what was done until each end of a month, and what the plan wants; what was recorded
//! when the year was over. Pure.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use contract::reporting::Rate;
use contract::reporting::dashboard::{LaterRecords, TrendPoint};
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

/// Completions, credits and waivers that became known after the last day of a year, by day.
#[must_use]
pub fn recorded_later(last_day: NaiveDate, totals: &[(NaiveDate, Figure)]) -> Vec<LaterRecords> {
    let mut before = Figure::default();
    let mut later = Vec::new();
    for (day, figure) in totals {
        let more = |of: fn(&Figure) -> u32| i64::from(of(figure)).saturating_sub(i64::from(of(&before)));
        let records = LaterRecords {
            day: *day,
            completed: more(Figure::numerator),
            credited: more(|figure| figure.excluded.credited),
            exempted: more(|figure| figure.excluded.exempt),
        };
        let nothing = records.completed == 0 && records.credited == 0 && records.exempted == 0;
        if *day > last_day && !nothing {
            later.push(records);
        }
        before = *figure;
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
    fn what_is_recorded_when_the_year_is_over_is_told_by_day() {
        use learning::figure::Excluded;
        let with = |figure: Figure, credited, exempt| {
            let excluded = Excluded { credited, exempt, ..Excluded::default() };
            Figure { excluded, ..figure }
        };
        let totals = [
            (day("2027-03-30"), with(figure(5, 5), 3, 1)),
            (day("2027-04-02"), with(figure(7, 3), 3, 1)),
            (day("2027-04-03"), with(figure(7, 2), 3, 1)),
            (day("2027-04-05"), with(figure(7, 0), 5, 2)),
            (day("2027-04-09"), with(figure(6, 1), 5, 1)),
        ];
        let later = recorded_later(day("2027-03-31"), &totals);
        let told: Vec<_> =
            later.iter().map(|row| (row.day, row.completed, row.credited, row.exempted)).collect();
        let expected =
            [(day("2027-04-02"), 2, 0, 0), (day("2027-04-05"), 0, 2, 1), (day("2027-04-09"), -1, 0, -1)];
        assert_eq!(told, expected);
    }
}
