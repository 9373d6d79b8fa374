use std::collections::BTreeSet;

use super::*;
use crate::role::Grade;

fn courses() -> Courses {
    let info = |prerequisites: &[&str]| CourseInfo {
        prerequisites: prerequisites.iter().map(|code| (*code).to_owned()).collect(),
        minutes: 20,
        validity: Validity::EachFiscalYear,
        published_on: "2025-03-01".parse().unwrap(),
    };
    Courses::from([
        ("A".to_owned(), info(&[])),
        ("B".to_owned(), info(&["A"])),
        ("C".to_owned(), info(&["Z"])),
    ])
}

fn problems(rule: Rule) -> Vec<Problem> {
    let curriculum = Curriculum { rules: vec![rule] };
    check(&curriculum, &courses()).into_iter().map(|finding| finding.problem).collect()
}

fn good() -> Rule {
    Rule::yearly("r", "全職員", "A", Audience::Everyone)
}

#[test]
fn a_good_rule_has_no_findings() {
    assert_eq!(problems(good()), []);
    assert_eq!(problems(Rule { content: Content::Course { course: "B".into() }, ..good() }), []);
}

#[test]
fn a_course_that_does_not_exist_waits_and_stops_nothing() {
    let found = problems(Rule { content: Content::Course { course: "Y".into() }, ..good() });
    assert_eq!(found, [Problem::WaitsForCourse { course: "Y".into() }]);
    assert!(!found[0].stops());
}

#[test]
fn an_impossible_prerequisite_is_named_with_its_pair() {
    let found = problems(Rule { content: Content::Course { course: "C".into() }, ..good() });
    let pair = Problem::ImpossiblePrerequisite { course: "C".into(), prerequisite: "Z".into() };
    assert_eq!(found, [pair]);
    assert!(found[0].stops());
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let choice = |needed, courses: &[&str]| Content::Choice {
        needed,
        courses: courses.iter().map(|code| (*code).to_owned()).collect(),
    };
    let day = MonthDay { month: 2, day: 31 };
    let mut deep = Audience::Everyone;
    for _ in 0..20 {
        deep = Audience::Not(Box::new(deep));
    }
    let table = [
        (Rule { label: "　".into(), ..good() }, Problem::NoLabel),
        (Rule { id: String::new(), ..good() }, Problem::DuplicateId),
        (Rule { content: choice(0, &["A", "B"]), ..good() }, Problem::ImpossibleChoice),
        (Rule { content: choice(3, &["A", "B"]), ..good() }, Problem::ImpossibleChoice),
        (Rule { content: choice(1, &["A", "A"]), ..good() }, Problem::NoCourse),
        (Rule { content: Content::Course { course: String::new() }, ..good() }, Problem::NoCourse),
        (Rule { audience: Audience::Grades(BTreeSet::new()), ..good() }, Problem::EmptyCondition),
        (Rule { audience: Audience::All(vec![]), ..good() }, Problem::EmptyCondition),
        (Rule { audience: deep, ..good() }, Problem::TooDeep),
        (Rule { due: DueRule::FixedDay { day }, ..good() }, Problem::NoSuchDay),
        (
            Rule { from: Some(FiscalYear(2026)), until: Some(FiscalYear(2025)), ..good() },
            Problem::YearsReversed,
        ),
        (Rule { every: 3, ..good() }, Problem::RotationWithoutYear),
    ];
    for (rule, problem) in table {
        assert_eq!(problems(rule), [problem]);
    }
    let twice = Curriculum { rules: vec![good(), good()] };
    assert_eq!(check(&twice, &courses())[0].problem, Problem::DuplicateId);
}

#[test]
fn the_days_of_a_fiscal_year() {
    let on = |month, day| MonthDay { month, day }.in_year(FiscalYear(2025)).to_string();
    assert_eq!(on(4, 1), "2025-04-01");
    assert_eq!(on(12, 28), "2025-12-28");
    assert_eq!(on(3, 31), "2026-03-31");
    assert_eq!(on(2, 31), "2026-02-28");
    assert!(MonthDay { month: 2, day: 29 }.exists());
    assert!(!MonthDay { month: 4, day: 31 }.exists());
}

#[test]
fn units_reach_down_the_tree() {
    let organization = OrganizationFacts {
        parents: [("citizens", "division"), ("counter", "citizens"), ("loop", "loop")]
            .map(|(unit, parent)| (unit.to_owned(), parent.to_owned()))
            .into(),
        ..OrganizationFacts::default()
    };
    let division = BTreeSet::from(["division".to_owned()]);
    assert!(organization.within("counter", &division));
    assert!(organization.within("division", &division));
    assert!(!organization.within("tax", &division));
    assert!(!organization.within("loop", &division));
}

#[test]
fn documents_are_plain_json() {
    let audience = Audience::All(vec![
        Audience::Grades(BTreeSet::from([Grade::G30])),
        Audience::Not(Box::new(Audience::FirstYear(Newness::Hired))),
    ]);
    let curriculum = Curriculum { rules: vec![Rule { audience, ..good() }] };
    let text = serde_json::to_string(&curriculum).unwrap();
    assert!(text.contains(r#""all":[{"grades":["G30"]},{"not":{"first-year":"hired"}}]"#), "{text}");
    assert_eq!(serde_json::from_str::<Curriculum>(&text).unwrap(), curriculum);
}
