use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn table() {
    let years = |years| Validity::FiscalYears { years };
    let months = |months| Validity::Months { months };
    let table = [
        (Validity::None, "2026-05-01", None),
        (Validity::EachFiscalYear, "2026-04-01", Some("2027-03-31")),
        (Validity::EachFiscalYear, "2027-03-31", Some("2027-03-31")),
        (years(0), "2026-05-01", Some("2027-03-31")),
        (years(1), "2026-05-01", Some("2027-03-31")),
        (years(2), "2026-05-01", Some("2028-03-31")),
        (years(3), "2027-03-31", Some("2029-03-31")),
        (months(12), "2026-05-01", Some("2027-05-01")),
        (months(1), "2026-01-31", Some("2026-02-28")),
        (months(1), "2028-01-31", Some("2028-02-29")),
        (months(12), "2028-02-29", Some("2029-02-28")),
        (months(6), "2026-08-31", Some("2027-02-28")),
    ];
    for (validity, completed, expected) in table {
        assert_eq!(
            valid_until(validity, date(completed)),
            expected.map(date),
            "{validity:?} from {completed}"
        );
    }
}

#[test]
fn counts_from_its_day_through_its_last_day() {
    let counts = |on| is_valid(Validity::EachFiscalYear, date("2026-05-01"), date(on));
    assert!(!counts("2026-04-30"));
    assert!(counts("2026-05-01"));
    assert!(counts("2027-03-31"));
    assert!(!counts("2027-04-01"));
    assert!(is_valid(Validity::None, date("2026-05-01"), NaiveDate::MAX));
}

#[test]
fn shape_on_the_wire() {
    let table = [
        (Validity::None, r#""none""#),
        (Validity::EachFiscalYear, r#""each-fiscal-year""#),
        (Validity::FiscalYears { years: 2 }, r#"{"fiscal-years":{"years":2}}"#),
        (Validity::Months { months: 12 }, r#"{"months":{"months":12}}"#),
    ];
    for (validity, json) in table {
        assert_eq!(serde_json::to_string(&validity).unwrap(), json);
        assert_eq!(serde_json::from_str::<Validity>(json).unwrap(), validity);
    }
}

proptest! {
    #[test]
    fn never_ends_before_the_completion_and_never_panics(
        days in -200_000i32..200_000, years: u32, months: u32,
    ) {
        let day = NaiveDate::from_epoch_days(days).unwrap();
        for validity in [
            Validity::EachFiscalYear,
            Validity::FiscalYears { years },
            Validity::Months { months },
        ] {
            prop_assert!(valid_until(validity, day).is_some_and(|last| last >= day));
        }
    }

    #[test]
    fn more_never_ends_earlier(days in 0i32..40_000, n in 1u32..100) {
        let day = NaiveDate::from_epoch_days(days).unwrap();
        let years = |years| valid_until(Validity::FiscalYears { years }, day);
        let months = |months| valid_until(Validity::Months { months }, day);
        prop_assert!(years(n) < years(n + 1));
        prop_assert!(months(n) < months(n + 1));
    }
}
