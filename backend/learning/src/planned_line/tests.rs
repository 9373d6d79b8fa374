use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn row(first_day: &str, last_day: &str, target: u32, people: u32) -> PlannedRow {
    PlannedRow { first_day: day(first_day), last_day: day(last_day), target, people }
}

#[test]
fn a_row_rises_evenly_through_its_term() {
    let rows = [row("2026-06-01", "2026-06-10", 900, 40)];
    let table = [
        ("2026-04-01", 0),
        ("2026-05-31", 0),
        ("2026-06-01", 90),
        ("2026-06-05", 450),
        ("2026-06-09", 810),
        ("2026-06-10", 900),
        ("2027-03-31", 900),
    ];
    for (on, planned) in table {
        assert_eq!(planned_on(&rows, day(on)), Some(planned), "{on}");
    }
    assert_eq!(target(&rows), Some(900));
}

#[test]
fn people_weigh_and_rows_that_concern_nobody_do_not() {
    let rows = [
        row("2026-04-01", "2026-09-30", 1000, 30),
        row("2026-10-01", "2027-03-31", 800, 10),
        row("2026-04-01", "2026-04-30", 10, 0),
    ];
    assert_eq!(target(&rows), Some(950));
    assert_eq!(planned_on(&rows, day("2026-09-30")), Some(750));
    assert_eq!(planned_on(&rows, day("2027-03-31")), Some(950));
}

#[test]
fn without_anybody_there_is_no_plan() {
    assert_eq!(target(&[]), None);
    assert_eq!(planned_on(&[], day("2026-04-01")), None);
    assert_eq!(target(&[row("2026-04-01", "2026-04-30", 900, 0)]), None);
}

#[test]
fn a_term_of_a_day_or_one_that_ends_before_it_begins_is_a_step() {
    for last_day in ["2026-06-01", "2026-05-01"] {
        let rows = [row("2026-06-01", last_day, 700, 1)];
        assert_eq!(planned_on(&rows, day("2026-05-31")), Some(0), "{last_day}");
        assert_eq!(planned_on(&rows, day("2026-06-01")), Some(700), "{last_day}");
    }
}

#[test]
fn a_deviation_is_the_difference_of_what_is_shown() {
    assert_eq!(thousandths(361, 402), Some(898));
    assert_eq!(thousandths(0, 0), None);
    assert_eq!(deviation(898, 930), -32);
    assert_eq!(deviation(1000, 900), 100);
    assert_eq!(deviation(0, u32::MAX), i32::MIN);
    assert_eq!(thousandths(u32::MAX, u32::MAX), Some(1000));
}

prop_compose! {
    fn any_row()(
        begins in 0_i64..366,
        lasts in -3_i64..366,
        target in 0_u32..=1000,
        people in 0_u32..300_000,
    ) -> PlannedRow {
        let first_day = day("2026-04-01") + TimeDelta::days(begins);
        PlannedRow { first_day, last_day: first_day + TimeDelta::days(lasts), target, people }
    }
}

proptest! {
    #[test]
    fn the_line_never_falls_and_ends_at_the_weighted_target(
        rows in prop::collection::vec(any_row(), 1..12),
    ) {
        let days = (-2..740).map(|days| day("2026-04-01") + TimeDelta::days(days));
        let line: Vec<Option<u32>> = days.map(|day| planned_on(&rows, day)).collect();
        prop_assert!(line.windows(2).all(|pair| pair[0] <= pair[1]));
        prop_assert_eq!(line.last().copied().flatten(), target(&rows));
        let people: u64 = rows.iter().map(|row| u64::from(row.people)).sum();
        let sum: u64 = rows.iter().map(|row| u64::from(row.people) * u64::from(row.target)).sum();
        prop_assert_eq!(target(&rows).map(u64::from), sum.checked_div(people));
        prop_assert_eq!(line[0], (people > 0).then_some(0), "nothing is planned before the first term");
    }

    #[test]
    fn who_reaches_the_plan_is_never_shown_below_it(
        numerator in 0_u32..2_000,
        denominator in 1_u32..2_000,
        planned in 0_u32..=1000,
    ) {
        prop_assume!(numerator <= denominator);
        let actual = thousandths(numerator, denominator).unwrap();
        let reached = u64::from(numerator) * 1000 >= u64::from(planned) * u64::from(denominator);
        prop_assert_eq!(deviation(actual, planned) >= 0, reached);
    }
}
