use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn course(code: &str, validity: Option<Validity>, days: &[&str]) -> CourseRecord {
    CourseRecord {
        course_code: code.to_owned(),
        validity,
        completed_on: days.iter().map(|day| date(day)).collect(),
    }
}

fn cleared(since: &str, until: Option<&str>) -> Clearance {
    Clearance::Cleared { since: date(since), until: until.map(date) }
}

fn lacking(lacks: &[(&str, LackReason)]) -> Clearance {
    let courses =
        lacks.iter().map(|(code, reason)| Lacking { course_code: (*code).to_owned(), reason: *reason });
    Clearance::Lacking { courses: courses.collect() }
}

const YEARLY: Option<Validity> = Some(Validity::EachFiscalYear);
const TWO_YEARS: Option<Validity> = Some(Validity::FiscalYears { years: 2 });
const TWELVE_MONTHS: Option<Validity> = Some(Validity::Months { months: 12 });

#[test]
fn one_course() {
    use LackReason::{Expired, NotCompleted, NotPublished};
    let table = [
        // By fiscal year: through 31 March, not a day longer.
        (YEARLY, &["2026-05-01"][..], "2027-03-31", cleared("2026-05-01", Some("2027-03-31"))),
        (YEARLY, &["2026-05-01"], "2027-04-01", lacking(&[("A", Expired { on: date("2027-03-31") })])),
        (TWO_YEARS, &["2026-05-01"], "2028-03-31", cleared("2026-05-01", Some("2028-03-31"))),
        // By months: through the same day of the month.
        (TWELVE_MONTHS, &["2026-05-01"], "2027-05-01", cleared("2026-05-01", Some("2027-05-01"))),
        (TWELVE_MONTHS, &["2026-05-01"], "2027-05-02", lacking(&[("A", Expired { on: date("2027-05-01") })])),
        // For ever.
        (Some(Validity::None), &["2020-01-10"], "2040-01-01", cleared("2020-01-10", None)),
        // The day itself counts, the day before does not.
        (YEARLY, &["2026-05-01"], "2026-05-01", cleared("2026-05-01", Some("2027-03-31"))),
        (YEARLY, &["2026-05-01"], "2026-04-30", lacking(&[("A", NotCompleted)])),
        (YEARLY, &[], "2026-04-30", lacking(&[("A", NotCompleted)])),
        // A course that nobody can take clears nobody, not even by an old credit.
        (None, &["2026-05-01"], "2026-05-02", lacking(&[("A", NotPublished)])),
        // Repeated in time: cleared without a break. Repeated late: since the repetition.
        (
            TWELVE_MONTHS,
            &["2027-05-02", "2026-05-01"],
            "2027-06-01",
            cleared("2026-05-01", Some("2028-05-02")),
        ),
        (
            TWELVE_MONTHS,
            &["2026-05-01", "2027-05-03"],
            "2027-06-01",
            cleared("2027-05-03", Some("2028-05-03")),
        ),
        (YEARLY, &["2026-05-01", "2027-04-01"], "2027-04-01", cleared("2026-05-01", Some("2028-03-31"))),
        // A repetition that is still to come changes nothing today.
        (
            YEARLY,
            &["2026-05-01", "2027-04-10"],
            "2027-04-05",
            lacking(&[("A", Expired { on: date("2027-03-31") })]),
        ),
    ];
    for (validity, days, as_of, expected) in table {
        let got = clearance(EmploymentStatus::Active, &[course("A", validity, days)], date(as_of));
        assert_eq!(got, expected, "{validity:?} {days:?} on {as_of}");
    }
}

#[test]
fn all_courses_are_needed_and_the_narrowest_time_counts() {
    let on = date("2026-11-23");
    let a = course("A", YEARLY, &["2026-05-01"]);
    let b = course("B", TWELVE_MONTHS, &["2026-01-15"]);
    let c = course("C", Some(Validity::None), &["2026-08-01"]);
    let active = EmploymentStatus::Active;
    assert_eq!(clearance(active, &[a.clone(), b.clone(), c], on), cleared("2026-08-01", Some("2027-01-15")));
    let missing = course("D", YEARLY, &[]);
    let unpublished = course("E", None, &[]);
    assert_eq!(
        clearance(active, &[a, missing, b, unpublished], on),
        lacking(&[("D", LackReason::NotCompleted), ("E", LackReason::NotPublished)])
    );
}

#[test]
fn a_gate_without_a_course_is_closed() {
    assert_eq!(clearance(EmploymentStatus::Active, &[], date("2026-11-23")), lacking(&[]));
}

#[test]
fn who_is_not_at_work_is_not_cleared() {
    let done = [course("A", YEARLY, &["2026-05-01"])];
    for status in EmploymentStatus::ALL {
        let got = clearance(status, &done, date("2026-11-23"));
        let at_work = matches!(status, EmploymentStatus::Active | EmploymentStatus::SecondedIn);
        assert_eq!(got.is_cleared(), at_work, "{status:?}");
        if !at_work {
            assert_eq!(got, Clearance::Away { status });
        }
    }
}

proptest! {
    /// Cleared is exactly: some completion of every course is valid on the day; and it stays so through `until`.
    #[test]
    fn agrees_with_the_validity_of_single_completions(
        days in prop::collection::vec(20_000i32..21_500, 0..6), months in 1u32..30, on in 20_000i32..22_000,
    ) {
        let day = |days| NaiveDate::from_epoch_days(days).unwrap();
        let validity = Validity::Months { months };
        let completed_on: Vec<NaiveDate> = days.iter().map(|days| day(*days)).collect();
        let record = CourseRecord { course_code: "A".to_owned(), validity: Some(validity), completed_on };
        let valid = |on| record.completed_on.iter().any(|from| crate::validity::is_valid(validity, *from, on));
        let ask = |on| clearance(EmploymentStatus::Active, std::slice::from_ref(&record), on);
        let verdict = ask(day(on));
        prop_assert_eq!(verdict.is_cleared(), valid(day(on)));
        if let Clearance::Cleared { since, until: Some(until) } = verdict {
            prop_assert!(since <= day(on) && day(on) <= until);
            prop_assert!(ask(since).is_cleared() && ask(until).is_cleared());
            prop_assert!(!ask(since.pred_opt().unwrap()).is_cleared());
        }
    }
}
