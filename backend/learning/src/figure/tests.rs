use proptest::prelude::*;

use super::*;
use crate::derivation::Standing;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn duty(standing: Standing, completed_on: Option<&str>) -> DutyFacts {
    DutyFacts {
        standing,
        opens_on: day("2026-05-01"),
        due_on: day("2026-09-30"),
        grace_days: 10,
        started: false,
        completed_on: completed_on.map(day),
    }
}

#[test]
fn every_duty_counts_in_one_place() {
    use EmploymentStatus as E;
    let table = [
        (Standing::Required, None, E::Active, "2026-04-30", Bucket::Planned),
        (Standing::Required, None, E::Active, "2026-05-01", Bucket::Open),
        (Standing::Required, None, E::SecondedIn, "2026-09-30", Bucket::Open),
        (Standing::Required, None, E::Active, "2026-10-01", Bucket::Overdue),
        (Standing::Required, Some("2026-09-30"), E::Active, "2026-10-01", Bucket::InTime),
        (Standing::Required, Some("2026-10-10"), E::Active, "2026-10-10", Bucket::InGrace),
        (Standing::Required, Some("2026-10-11"), E::Active, "2026-10-11", Bucket::Late),
        (Standing::Required, Some("2026-10-11"), E::Active, "2026-10-01", Bucket::Overdue),
        (Standing::Required, Some("2026-09-30"), E::Retired, "2026-10-01", Bucket::Left),
        (Standing::Required, None, E::OnLeave, "2026-05-01", Bucket::OnLeave),
        (Standing::Suspended, None, E::ParentalLeave, "2026-05-01", Bucket::ParentalLeave),
        (Standing::Suspended, None, E::SecondedOut, "2026-05-01", Bucket::SecondedOut),
        (Standing::Suspended, None, E::Active, "2026-05-01", Bucket::Suspended),
        (Standing::NotRequired, None, E::Retired, "2026-05-01", Bucket::Left),
        (Standing::NotRequired, None, E::OnLeave, "2026-05-01", Bucket::NotRequired),
        (Standing::NotRequired, Some("2026-05-01"), E::Active, "2026-05-01", Bucket::InTime),
        (Standing::Exempt, None, E::OnLeave, "2026-05-01", Bucket::Exempt),
        (Standing::Credited, None, E::Active, "2026-05-01", Bucket::Credited),
    ];
    for (standing, completed, status, today, expected) in table {
        let bucket = Bucket::of(&duty(standing, completed), status, day(today));
        assert_eq!(bucket, expected, "{standing:?} {completed:?} {status:?} {today}");
    }
}

#[test]
fn after_the_close_only_a_completion_a_credit_or_a_waiver_moves_a_duty() {
    use Standing::{Credited, Exempt, NotRequired, Required, Suspended};
    let table = [
        (Bucket::Overdue, NotRequired, None, Bucket::Overdue),
        (Bucket::Overdue, Suspended, None, Bucket::Overdue),
        (Bucket::Open, Required, None, Bucket::Open),
        (Bucket::Overdue, Required, Some("2027-04-10"), Bucket::Late),
        (Bucket::Exempt, Exempt, Some("2027-04-10"), Bucket::Late),
        (Bucket::OnLeave, Required, Some("2027-04-10"), Bucket::OnLeave),
        (Bucket::Overdue, Credited, None, Bucket::Credited),
        (Bucket::Overdue, Exempt, None, Bucket::Exempt),
        (Bucket::Exempt, Credited, None, Bucket::Credited),
        (Bucket::Left, Credited, None, Bucket::Left),
        (Bucket::NotRequired, Exempt, None, Bucket::NotRequired),
        (Bucket::InTime, Credited, None, Bucket::InTime),
        // Taken back.
        (Bucket::Credited, Required, None, Bucket::Overdue),
        (Bucket::Exempt, Required, None, Bucket::Overdue),
        (Bucket::Credited, NotRequired, None, Bucket::Credited),
    ];
    for (before, standing, completed, expected) in table {
        let after = before.after_close(&duty(standing, completed), day("2027-05-01"));
        assert_eq!(after, expected, "{before:?} {standing:?} {completed:?}");
    }
}

#[test]
fn names_are_read_back() {
    for bucket in Bucket::ALL {
        assert_eq!(Bucket::parse(bucket.as_str()), Some(bucket));
    }
    assert_eq!(Bucket::parse("other"), None);
}

proptest! {
    #[test]
    fn a_figure_is_the_sum_of_its_buckets(counts in proptest::collection::vec((0usize..14, 0i64..1000), 0..40)) {
        let mut figure = Figure::default();
        for (place, count) in &counts {
            figure.add(Bucket::ALL[*place], *count);
        }
        let sum = |places: std::ops::Range<usize>| -> i64 {
            counts.iter().filter(|(place, _)| places.contains(place)).map(|(_, count)| count).sum()
        };
        prop_assert_eq!(i64::from(figure.numerator()), sum(0..3));
        prop_assert_eq!(i64::from(figure.denominator()), sum(0..5));
        let twice = figure.plus(&figure);
        prop_assert_eq!(twice.denominator(), 2 * figure.denominator());
        for (place, count) in &counts {
            figure.add(Bucket::ALL[*place], -count);
        }
        prop_assert!(figure.is_empty());
    }
}
