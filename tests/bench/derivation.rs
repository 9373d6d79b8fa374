//! Deriving assignments: 20,000 and 200,000 people × 26 courses by the standard curriculum, in one run. What
//! counts is the cost per person: it must not grow with the number of people.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use learning::curriculum::{CourseInfo, OrganizationFacts};
use learning::derivation::{PersonFacts, Published, World, derive};
use learning::fiscal_year::FiscalYear;
use learning::ledger::{Change, Event, EventKind, PersonState, Timeline};
use learning::role::{Attribute, EmploymentStatus, Grade};
use learning::validity::Validity;

use crate::say;

const SIZES: [usize; 2] = [20_000, 200_000];
/// Units of the benchmark's organisation.
const UNITS: usize = 40;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn world() -> World {
    let curriculum =
        server::requirements::standard::curriculum(FiscalYear(2025)).expect("the standard curriculum");
    let codes: BTreeSet<String> = curriculum
        .rules
        .iter()
        .flat_map(|rule| rule.courses().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(codes.len(), 26);
    let info = |code: &String| CourseInfo {
        prerequisites: if code.starts_with("SEC-0") && code != "SEC-01" {
            vec!["SEC-01".to_owned()]
        } else {
            vec![]
        },
        minutes: 30,
        validity: Validity::EachFiscalYear,
        published_on: day("2025-03-01"),
    };
    let unit = |index: usize| format!("unit-{index}");
    let operations = ["W01", "W03", "W05", "S01"].into_iter().enumerate();
    World {
        courses: codes.iter().map(|code| (code.clone(), info(code))).collect(),
        organization: OrganizationFacts {
            parents: (0..UNITS).map(|index| (unit(index), format!("division-{}", index % 8))).collect(),
            operations: operations
                .map(|(index, code)| (code.to_owned(), BTreeSet::from([unit(index)])))
                .collect(),
        },
        versions: vec![Published { number: 1, published_on: day("2025-03-01"), curriculum }],
        redate: Vec::new(),
    }
}

/// The n-th person: a career of three events, spread over grades, units and attributes by their number.
fn person(index: usize) -> PersonFacts {
    let state = PersonState {
        staff_number: format!("{index:06}"),
        name: "職員".to_owned(),
        kana: String::new(),
        department_id: format!("unit-{}", index % UNITS),
        concurrent_ids: BTreeSet::new(),
        title: String::new(),
        grade: Grade::ALL[index % 11],
        job_kind: if index.is_multiple_of(9) { "保育".to_owned() } else { "一般行政".to_owned() },
        status: EmploymentStatus::Active,
        hired_on: day("2012-04-01"),
        posted_on: None,
        ends_on: None,
        email: String::new(),
        attributes: (index.is_multiple_of(4)).then(|| Attribute::ALL[index % 9]).into_iter().collect(),
    };
    let event = |number: u32, kind, on: &str, change| Event {
        id: number.to_string(),
        kind,
        effective_on: day(on),
        recorded_at: "2025-03-01T00:00:00Z".parse().expect("an instant"),
        change,
    };
    let moved =
        Change { department_id: Some(format!("unit-{}", index / UNITS % UNITS)), ..Change::default() };
    let events = [
        event(1, EventKind::Hired, "2012-04-01", state.as_change()),
        event(2, EventKind::Transferred, "2025-10-01", moved),
        event(3, EventKind::Promoted, "2026-04-01", Change { grade: Some(Grade::G50), ..Change::default() }),
    ];
    PersonFacts { person_id: index.to_string(), timeline: Timeline::of(&events), ..PersonFacts::default() }
}

/// Derives everybody, one after the other, so that memory stays flat; people are made outside of the time.
fn run(world: &World, people: usize) -> (Duration, usize) {
    let today = day("2026-04-01");
    let (mut spent, mut duties) = (Duration::ZERO, 0);
    for chunk in (0..people).collect::<Vec<_>>().chunks(1_000) {
        let facts: Vec<PersonFacts> = chunk.iter().map(|index| person(*index)).collect();
        let begun = Instant::now();
        duties += facts.iter().map(|facts| derive(world, facts, today).duties.len()).sum::<usize>();
        spent += begun.elapsed();
    }
    (spent, duties)
}

/// Prints cost per person and the ratio of the largest to the smallest.
pub fn report() {
    say("\nderiving all assignments, standard curriculum, 26 courses (pure function, one thread)");
    let world = world();
    run(&world, 2_000);
    let per_person: Vec<f64> = SIZES
        .iter()
        .map(|people| {
            let (spent, duties) = run(&world, *people);
            let micros = spent.as_secs_f64() * 1e6 / *people as f64;
            say(&format!(
                "{people:>9} people: {duties:>9} duties in {:>7.2} s, {micros:>6.1} µs per person",
                spent.as_secs_f64()
            ));
            micros
        })
        .collect();
    say(&format!("cost per person, largest ÷ smallest: {:.2}", per_person[1] / per_person[0]));
}
