//! The table against the figures of the domain: courses and minutes per persona.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use learning::curriculum::{CourseInfo, Courses, OrganizationFacts, PersonOn, check};
use learning::ledger::{Event, EventKind, PersonState, Timeline};
use learning::role::EmploymentStatus;

use super::*;

/// Minutes of the 26 courses, and their prerequisites.
const COURSES: [(&str, u32, &[&str]); 26] = [
    ("COM-01", 20, &[]),
    ("COM-02", 60, &["COM-01", "RPA-01"]),
    ("SEC-01", 30, &[]),
    ("SEC-02", 25, &[]),
    ("SEC-03", 20, &[]),
    ("SEC-04", 25, &["SEC-01"]),
    ("SEC-05", 30, &["SEC-01"]),
    ("SEC-06", 25, &["SEC-01", "SEC-03"]),
    ("SEC-07", 40, &["SEC-01"]),
    ("ETH-01", 25, &[]),
    ("ETH-02", 20, &[]),
    ("ETH-03", 25, &[]),
    ("ETH-04", 20, &["SEC-07"]),
    ("ETH-05", 30, &[]),
    ("RPA-01", 20, &[]),
    ("RPA-02", 60, &["RPA-01"]),
    ("RPA-03", 45, &["RPA-01"]),
    ("RPA-04", 35, &["RPA-01", "SEC-01"]),
    ("NEW-01", 40, &["SEC-01"]),
    ("NEW-02", 30, &["COM-01"]),
    ("NEW-03", 30, &["COM-01"]),
    ("NEW-04", 25, &["SEC-01"]),
    ("NEW-05", 30, &["SEC-07"]),
    ("NEW-06", 45, &["COM-01"]),
    ("NEW-07", 30, &["COM-01"]),
    ("NEW-08", 35, &[]),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn courses() -> Courses {
    COURSES
        .iter()
        .map(|(code, minutes, prerequisites)| {
            let info = CourseInfo {
                prerequisites: prerequisites.iter().map(|code| (*code).to_owned()).collect(),
                minutes: *minutes,
                validity: Validity::EachFiscalYear,
                published_on: day("2025-03-01"),
            };
            ((*code).to_owned(), info)
        })
        .collect()
}

struct Persona {
    grade: Grade,
    job_kind: &'static str,
    attributes: &'static [Attribute],
    department: &'static str,
}

/// Required courses of a persona by the rules, whatever the year of the rotation.
fn required(persona: &Persona) -> BTreeSet<String> {
    let state = PersonState {
        staff_number: "1".to_owned(),
        name: "潮野　湊".to_owned(),
        kana: String::new(),
        department_id: persona.department.to_owned(),
        concurrent_ids: BTreeSet::new(),
        title: String::new(),
        grade: persona.grade,
        job_kind: persona.job_kind.to_owned(),
        status: EmploymentStatus::Active,
        hired_on: day("2010-04-01"),
        posted_on: None,
        ends_on: None,
        email: String::new(),
        attributes: persona.attributes.iter().copied().collect(),
    };
    let event = Event {
        id: "1".to_owned(),
        kind: EventKind::Hired,
        effective_on: day("2010-04-01"),
        recorded_at: "2025-03-01T00:00:00Z".parse().unwrap(),
        change: state.as_change(),
    };
    let timeline = Timeline::of(&[event]);
    let organization = OrganizationFacts {
        operations: [("W01", "counter"), ("W05", "information")]
            .map(|(code, unit)| (code.to_owned(), BTreeSet::from([unit.to_owned()])))
            .into(),
        ..OrganizationFacts::default()
    };
    let person = PersonOn { person_id: "p", timeline: &timeline, state: &state, day: day("2025-06-01") };
    let curriculum = curriculum(FiscalYear(2025)).unwrap();
    curriculum
        .rules
        .iter()
        .filter(|rule| rule.mode == Mode::Required && rule.audience.matches(person, &organization))
        .flat_map(|rule| rule.courses().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn the_load_of_each_persona_is_that_of_the_domain() {
    let courses = courses();
    let minutes = |codes: &BTreeSet<String>| codes.iter().map(|code| courses[code].minutes).sum::<u32>();
    let desk = |grade| Persona { grade, job_kind: "一般行政", attributes: &[], department: "general" };
    let handler = &[Attribute::SpecificPersonalInformation];
    let table = [
        ("幹部", desk(Grade::G20), 6, 185),
        ("課長", desk(Grade::G30), 13, 355),
        ("係長", desk(Grade::G50), 16, 460),
        ("主事（内部）", desk(Grade::G70), 14, 370),
        (
            "主事（窓口・特定個人情報）",
            Persona { attributes: handler, department: "counter", ..desk(Grade::G70) },
            17,
            465,
        ),
        (
            "DX推進リーダー（係長級）",
            Persona { attributes: &[Attribute::DxLeader], ..desk(Grade::G50) },
            19,
            615,
        ),
        ("会計年度（事務）", desk(Grade::G90), 11, 285),
        (
            "保育・現業",
            Persona { job_kind: "保育", attributes: &[Attribute::SharedTerminal], ..desk(Grade::G70) },
            7,
            190,
        ),
    ];
    for (name, persona, count, total) in table {
        let codes = required(&persona);
        assert_eq!((codes.len(), minutes(&codes)), (count, total), "{name}: {codes:?}");
    }
}

#[test]
fn the_table_has_26_courses_and_no_finding() {
    let curriculum = curriculum(FiscalYear(2026)).unwrap();
    let named: BTreeSet<&str> = curriculum.rules.iter().flat_map(Rule::courses).collect();
    assert_eq!(named.len(), COURSES.len());
    assert_eq!(check(&curriculum, &courses()), []);
}

#[test]
fn rows_of_courses_that_do_not_exist_only_wait() {
    let curriculum = curriculum(FiscalYear(2026)).unwrap();
    let mut some = courses();
    some.retain(|code, _| ["SEC-01", "SEC-02", "COM-01"].contains(&code.as_str()));
    let findings = check(&curriculum, &some);
    assert!(!findings.is_empty());
    assert!(findings.iter().all(|finding| !finding.problem.stops()));
}

#[test]
fn the_rotation_asks_two_courses_of_ethics_in_a_year() {
    let curriculum = curriculum(FiscalYear(2025)).unwrap();
    for (year, most) in [(2025, 2), (2026, 2), (2027, 2)] {
        let rules = curriculum.rules.iter().filter(|rule| rule.id.ends_with("-required"));
        let ethics = rules.filter(|rule| rule.id.contains("ETH") && rule.covers(FiscalYear(year)));
        assert!((1..=most).contains(&ethics.count()), "{year}");
    }
}
