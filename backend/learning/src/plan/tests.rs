use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::fiscal_year::FiscalYear;

const YEAR: FiscalYear = FiscalYear(2026);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn row(id: &str, code: &str, starts_on: &str, ends_on: &str) -> PlanRow {
    PlanRow {
        id: id.to_owned(),
        subject: PlanSubject::Course { code: code.to_owned() },
        audience: PlanAudience::default(),
        starts_on: day(starts_on),
        ends_on: day(ends_on),
        target_percent: Some(95),
        in_charge: "人事課".to_owned(),
        minutes: 30,
        purpose: String::new(),
        notes: String::new(),
    }
}

fn plan(rows: &[PlanRow]) -> PlanDocument {
    PlanDocument { rows: rows.to_vec() }
}

fn known() -> Known {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Known { courses: set(&["SEC-01", "SEC-02"]), events: set(&["event"]), departments: set(&["tax", "road"]) }
}

fn problems(rows: &[PlanRow]) -> Vec<(u32, PlanProblem)> {
    check(&plan(rows), YEAR, &known()).into_iter().map(|found| (found.row, found.problem)).collect()
}

#[test]
fn a_row_says_what_keeps_it_from_being_decided() {
    let good = row("a", "SEC-01", "2026-05-01", "2026-10-31");
    let subject = |subject| PlanRow { subject, ..good.clone() };
    let departments = |ids: &[&str]| PlanAudience {
        department_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..PlanAudience::default()
    };
    let table = [
        (good.clone(), vec![]),
        (PlanRow { target_percent: None, ..good.clone() }, vec![PlanProblem::NoTarget]),
        (PlanRow { target_percent: Some(0), ..good.clone() }, vec![]),
        (PlanRow { target_percent: Some(100), ..good.clone() }, vec![]),
        (PlanRow { target_percent: Some(101), ..good.clone() }, vec![PlanProblem::TargetOutOfRange]),
        (PlanRow { in_charge: " 　".to_owned(), ..good.clone() }, vec![PlanProblem::NobodyInCharge]),
        (PlanRow { minutes: 0, ..good.clone() }, vec![PlanProblem::Minutes]),
        (PlanRow { minutes: LARGEST_MINUTES + 1, ..good.clone() }, vec![PlanProblem::Minutes]),
        (PlanRow { starts_on: day("2026-11-01"), ..good.clone() }, vec![PlanProblem::TermBackwards]),
        (PlanRow { starts_on: day("2026-03-31"), ..good.clone() }, vec![PlanProblem::TermOutsideYear]),
        (PlanRow { ends_on: day("2027-03-31"), ..good.clone() }, vec![]),
        (PlanRow { ends_on: day("2027-04-01"), ..good.clone() }, vec![PlanProblem::TermOutsideYear]),
        (row("a", "SEC-99", "2026-05-01", "2026-10-31"), vec![PlanProblem::UnknownCourse]),
        (subject(PlanSubject::Event { event_id: "event".to_owned() }), vec![]),
        (subject(PlanSubject::Event { event_id: "gone".to_owned() }), vec![PlanProblem::UnknownEvent]),
        (subject(PlanSubject::NewEvent { title: "訓練".to_owned() }), vec![]),
        (subject(PlanSubject::NewEvent { title: " ".to_owned() }), vec![PlanProblem::NoTitle]),
        (PlanRow { audience: departments(&["tax"]), ..good.clone() }, vec![]),
        (
            PlanRow { audience: departments(&["tax", "gone"]), ..good.clone() },
            vec![PlanProblem::UnknownDepartment],
        ),
    ];
    for (row, expected) in table {
        let found: Vec<PlanProblem> =
            problems(std::slice::from_ref(&row)).into_iter().map(|(_, problem)| problem).collect();
        assert_eq!(found, expected, "{row:?}");
    }
}

#[test]
fn the_same_subject_for_the_same_audience_comes_once() {
    let first = row("a", "SEC-01", "2026-05-01", "2026-10-31");
    let again = PlanRow { id: "b".to_owned(), minutes: 60, ..first.clone() };
    let grades = BTreeSet::from([Grade::G30]);
    let others = PlanRow { audience: PlanAudience { grades, ..PlanAudience::default() }, ..again.clone() };
    assert_eq!(problems(&[first.clone(), again]), [(2, PlanProblem::Duplicate)]);
    assert_eq!(problems(&[first, others]), []);
    assert_eq!(problems(&[]), [(0, PlanProblem::NoRows)]);
}

#[test]
fn what_is_only_missing_can_be_discussed() {
    for problem in [PlanProblem::NoTarget, PlanProblem::NobodyInCharge] {
        assert!(!problem.stops_review());
    }
    for problem in [PlanProblem::NoRows, PlanProblem::Duplicate, PlanProblem::TermOutsideYear] {
        assert!(problem.stops_review());
    }
}

#[test]
fn a_plan_goes_from_draft_to_evaluated_and_back_only_from_review() {
    use PlanState::*;
    use PlanStep::*;
    let allowed = [
        (Draft, Submit, Review),
        (Review, Return, Draft),
        (Review, Decide, Decided),
        (Decided, Start, Running),
        (Running, Evaluate, Evaluated),
    ];
    for state in PlanState::ALL {
        for step in PlanStep::ALL {
            let expected =
                allowed.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(.., to)| *to);
            assert_eq!(next(state, step), expected, "{state:?} {step:?}");
        }
    }
    for step in PlanStep::ALL {
        assert_eq!(PlanStep::parse(step.as_str()), Some(step));
        assert_eq!(serde_json::to_string(&step).unwrap(), format!("\"{}\"", step.as_str()));
    }
    for verdict in Verdict::ALL {
        assert_eq!(Verdict::parse(verdict.as_str()), Some(verdict));
        assert_eq!(serde_json::to_string(&verdict).unwrap(), format!("\"{}\"", verdict.as_str()));
    }
    assert_eq!((PlanStep::parse(""), Verdict::parse("")), (None, None));
}

#[test]
fn minutes_are_spread_over_the_months_of_the_term() {
    let spread = |minutes, from, to| spread(minutes, day(from), day(to)).to_vec();
    assert_eq!(spread(60, "2026-04-30", "2026-06-01"), [20, 20, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(spread(61, "2026-12-01", "2027-03-31"), [0, 0, 0, 0, 0, 0, 0, 0, 16, 15, 15, 15]);
    assert_eq!(spread(30, "2027-03-01", "2027-03-31"), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30]);
    assert_eq!(spread(30, "2026-10-01", "2026-05-01"), [0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0]);
}

fn group(department: &str, grade: Grade, people: u32) -> Group {
    Group { department_id: department.to_owned(), grade, people }
}

#[test]
fn the_load_is_told_by_month_and_by_grade() {
    let everybody = row("a", "SEC-01", "2026-04-01", "2026-05-31");
    let tax = PlanAudience {
        grades: BTreeSet::from([Grade::G70]),
        department_ids: BTreeSet::from(["tax".to_owned()]),
    };
    let few = PlanRow { audience: tax, minutes: 90, ..row("b", "SEC-02", "2026-07-01", "2026-07-31") };
    let groups = [group("tax", Grade::G30, 1), group("tax", Grade::G70, 4), group("road", Grade::G70, 5)];
    let load = load(&plan(&[everybody, few]), &groups);
    assert_eq!(load.people, 10);
    assert_eq!(load.months[..5], [150, 150, 0, 360, 0]);
    assert_eq!((load.total(), load.most_minutes), (660, 120));
    let grades: Vec<_> = load
        .grades
        .iter()
        .map(|load| (load.grade, load.people, load.most_minutes, load.least_minutes))
        .collect();
    assert_eq!(grades, [(Grade::G30, 1, 30, 30), (Grade::G70, 9, 120, 30)]);
    assert_eq!(load.grades[1].months[..5], [15, 15, 0, 90, 0]);
}

#[test]
fn busy_seasons_warn() {
    use BusySeason::*;
    let table = [
        ("2026-05-01", "2026-10-31", vec![]),
        ("2026-05-01", "2026-11-30", vec![Budget]),
        ("2026-11-01", "2026-12-28", vec![Budget, OnlyBusyMonths]),
        ("2026-07-01", "2026-08-31", vec![Election]),
        ("2026-04-01", "2026-06-30", vec![Assembly]),
        ("2026-09-01", "2026-09-30", vec![Assembly, OnlyBusyMonths]),
        ("2026-10-01", "2027-02-28", vec![TaxReturns]),
        ("2026-11-15", "2027-01-15", vec![TaxReturns, OnlyBusyMonths]),
        ("2026-04-01", "2027-03-31", vec![]),
    ];
    let tax_season = BTreeSet::from(["tax".to_owned()]);
    let seasons = |row: PlanRow| -> Vec<BusySeason> {
        warnings(&plan(&[row]), &tax_season).into_iter().map(|warning| warning.season).collect()
    };
    for (from, to, expected) in table {
        assert_eq!(seasons(row("a", "SEC-01", from, to)), expected, "{from} {to}");
    }
    let road =
        PlanAudience { department_ids: BTreeSet::from(["road".to_owned()]), ..PlanAudience::default() };
    assert_eq!(seasons(PlanRow { audience: road, ..row("a", "SEC-01", "2026-10-01", "2027-02-28") }), []);
    for (name, busy) in [("税務課", true), ("収納課", true), ("市民課", true), ("建設課", false)]
    {
        assert_eq!(is_busy_in_tax_season(name), busy);
    }
}

#[test]
fn a_target_is_reached_in_exact_numbers() {
    let result = |numerator, denominator| PlanResult {
        as_of: day("2027-03-31"),
        numerator,
        denominator,
        excluded: Excluded::default(),
    };
    assert_eq!(result(95, 100).reached(Some(95)), Some(true));
    assert_eq!(result(949, 1000).reached(Some(95)), Some(false));
    assert_eq!(result(u32::MAX, u32::MAX).reached(Some(100)), Some(true));
    assert_eq!(result(0, 0).reached(Some(95)), None);
    assert_eq!(result(1, 1).reached(None), None);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..365).prop_map(|days| YEAR.first_day() + chrono::Days::new(days))
}

fn any_row() -> impl Strategy<Value = PlanRow> {
    let grades = proptest::collection::btree_set(proptest::sample::select(Grade::ALL.to_vec()), 0..4);
    let departments = proptest::collection::btree_set("[a-c]", 0..3);
    (any_day(), any_day(), grades, departments, 0_u32..LARGEST_MINUTES).prop_map(
        |(one, other, grades, department_ids, minutes)| PlanRow {
            audience: PlanAudience { grades, department_ids },
            starts_on: one.min(other),
            ends_on: one.max(other),
            minutes,
            ..row("a", "SEC-01", "2026-04-01", "2026-04-01")
        },
    )
}

fn any_group() -> impl Strategy<Value = Group> {
    ("[a-d]", proptest::sample::select(Grade::ALL.to_vec()), 0_u32..1000)
        .prop_map(|(department_id, grade, people)| Group { department_id, grade, people })
}

proptest! {
    #[test]
    fn nothing_is_lost_when_minutes_are_spread(minutes in 0_u64..1_000_000_000, one in any_day(), other in any_day()) {
        let months = spread(minutes, one.min(other), one.max(other));
        prop_assert_eq!(months.iter().sum::<u64>(), minutes);
        let inside: Vec<u64> = months.into_iter().filter(|month| *month > 0).collect();
        let most = inside.iter().max().copied().unwrap_or(0);
        let least = inside.iter().min().copied().unwrap_or(0);
        prop_assert!(most - least <= 1);
    }

    #[test]
    fn the_months_add_up_to_every_person_times_every_minute(
        rows in proptest::collection::vec(any_row(), 0..8),
        groups in proptest::collection::vec(any_group(), 0..8),
    ) {
        let load = load(&plan(&rows), &groups);
        let mut by_hand = 0_u64;
        for row in &rows {
            for group in &groups {
                let grade = row.audience.grades.is_empty() || row.audience.grades.contains(&group.grade);
                let departments = &row.audience.department_ids;
                if grade && (departments.is_empty() || departments.contains(&group.department_id)) {
                    by_hand += u64::from(row.minutes) * u64::from(group.people);
                }
            }
        }
        prop_assert_eq!(load.total(), by_hand);
        for grade in &load.grades {
            prop_assert_eq!(grade.months.iter().sum::<u32>(), grade.most_minutes);
            prop_assert!(grade.least_minutes <= grade.most_minutes && grade.most_minutes <= load.most_minutes);
        }
    }

    #[test]
    fn no_term_breaks_the_check_or_the_warnings(days in -100_000_i32..100_000, more in -1000_i32..1000) {
        let starts_on = NaiveDate::from_epoch_days(days).unwrap();
        let ends_on = NaiveDate::from_epoch_days(days + more).unwrap();
        let row = PlanRow { starts_on, ends_on, ..row("a", "SEC-01", "2026-04-01", "2026-04-01") };
        let outside = problems(std::slice::from_ref(&row)).contains(&(1, PlanProblem::TermOutsideYear));
        prop_assert_eq!(outside, !(YEAR.contains(starts_on) && YEAR.contains(ends_on)));
        prop_assert!(warnings(&plan(&[row]), &BTreeSet::new()).len() <= 3);
    }
}
