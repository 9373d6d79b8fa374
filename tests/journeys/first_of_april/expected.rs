//! What must hold, theme by theme.

use std::collections::{BTreeMap, BTreeSet};

use contract::path;
use contract::records::History;
use contract::requirements::{AudienceAnswer, AudienceQuestion};
use learning::curriculum::{Audience, Mode, OrganizationFacts, PersonOn};
use learning::derivation::Standing;
use learning::fiscal_year::FiscalYear;
use learning::ledger::PersonState;
use learning::role::{Attribute, EmploymentStatus, Grade};
use learning::validity::Validity;
use server::catalog;
use server::database::dialect::Connection;
use server::organization::ledger;
use server::requirements::derive::{self, Run};
use server::requirements::{standard, store};
use tests::app::{Persona, TestApp};
use tests::city_year::{duties, states};

use super::people::{Snapshot, id_of, of_department};
use super::{HANDLERS, HEADS, variant};

/// Head-counts of the first day.
pub async fn audiences(hr: &Persona<'_>) {
    let handlers = Audience::Attributes([Attribute::SpecificPersonalInformation].into());
    for (audience, matched, left_out) in [
        (Audience::Everyone, 433, 17),
        (handlers, 113, 4),
        (Audience::Grades([Grade::G10, Grade::G20].into()), 12, 0),
    ] {
        let question = AudienceQuestion { audience };
        let answer: AudienceAnswer = hr.post(path::AUDIENCE, &question).await.json();
        assert_eq!((answer.matched, answer.left_out), (matched, left_out), "{question:?}");
    }
    let heads = AudienceQuestion { audience: Audience::Grades([Grade::G30].into()) };
    let answer: AudienceAnswer = hr.post(path::AUDIENCE, &heads).await.json();
    assert_eq!(answer.matched + answer.left_out, 36);
}

fn organization(c: &mut Connection, tenant_id: &str) -> OrganizationFacts {
    let mut operations: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, department) in store::operations_in_charge(c, tenant_id).expect("operations") {
        operations.entry(code).or_default().insert(department);
    }
    let parents = store::parents(c, tenant_id).expect("units").into_iter().collect();
    OrganizationFacts { parents, operations }
}

/// Every rule that asks every year asks exactly those who are in its audience on the day, at work or away, and
/// nobody else; who has completed the course is left aside.
pub fn yearly_duties(app: &TestApp, day: &str, year: i32) {
    let (tenant_id, day) = (app.state.tenants[0].id.clone(), day.parse().expect("a day"));
    let read = |c: &mut Connection| {
        let facts = (organization(c, &tenant_id), catalog::store::titles(c, &tenant_id)?);
        Ok((ledger::timelines(c, &tenant_id, None)?, facts))
    };
    let (timelines, (organization, published)) = app.state.database.read_now(read).expect("facts");
    let mut rules = standard::curriculum(FiscalYear(2025)).expect("the standard").rules;
    rules.retain(|rule| {
        let yearly = rule.mode == Mode::Required && rule.validity == Validity::EachFiscalYear;
        yearly && rule.covers(FiscalYear(year)) && rule.courses().all(|code| published.contains_key(code))
    });
    assert!(rules.len() > 5, "{}", rules.len());
    let mut duties = duties(app);
    duties.retain(|(_, _, of_year), _| *of_year == year);
    let is_done = |person: &str, course: &str| {
        let duty = duties.get(&(person.to_owned(), course.to_owned(), year));
        duty.is_some_and(|duty| duty.completed_on.is_some())
    };
    let mut expected = BTreeSet::new();
    for (person_id, timeline) in &timelines {
        let Some(state) = timeline.state_on(day) else { continue };
        let person = PersonOn { person_id, timeline, state, day };
        for rule in rules.iter().filter(|rule| rule.audience.matches(person, &organization)) {
            if !rule.courses().any(|course| is_done(person_id, course)) {
                expected.insert((person_id.as_str(), rule.id.as_str(), state.status.counts_in_population()));
            }
        }
    }
    let mut actual = BTreeSet::new();
    for ((person, ..), duty) in duties.iter().filter(|(_, duty)| duty.completed_on.is_none()) {
        for rule in duty.rules().filter(|id| rules.iter().any(|rule| rule.id == *id)) {
            actual.insert((person.as_str(), rule, duty.standing == Standing::Required));
        }
    }
    let missing: Vec<_> = expected.difference(&actual).take(5).collect();
    let surplus: Vec<_> = actual.difference(&expected).take(5).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "{day}: missing {missing:?}, surplus {surplus:?}");
}

/// The gate of 特定個人情報: 21 came, one of them in time; 19 went, and their records stay.
pub async fn handlers(app: &TestApp, april: &Snapshot, in_time: &str) {
    let (known, all) = (states(app, "2026-04-01"), duties(app));
    let of = |number: &str| {
        let person = id_of(&known, number);
        all.iter().filter(move |(key, _)| key.0 == person && key.1 == "SEC-07").map(|(_, duty)| duty)
    };
    let list = app.persona("hr").get(&path::gate_csv("specific-personal-information")).await.text();
    let line = |number: &str| list.lines().find(|line| line.starts_with(number)).map(str::to_owned);
    let came = &april.people.into_specific_personal_information;
    assert_eq!(came.len(), 21);
    for number in came {
        let waits = of(number).any(|duty| {
            let open = duty.completed_on.is_none() && duty.standing == Standing::Required;
            open && duty.gate && duty.holds_by(HANDLERS)
        });
        let line = line(number).unwrap_or_else(|| panic!("{number} is not in the list"));
        assert_eq!(waits, number != in_time, "{number}");
        assert_eq!(line.contains("利用できない"), waits, "{line}");
    }
    let went = &april.people.out_of_specific_personal_information;
    assert_eq!(went.len(), 19);
    let mut done = 0;
    for number in went {
        assert_eq!(line(number), None);
        for duty in of(number) {
            if duty.completed_on.is_some() {
                done += 1;
                continue;
            }
            assert!(!duty.gate && !duty.holds_by(HANDLERS), "{number}: {duty:?}");
        }
        let ended =
            of(number).filter(|duty| duty.completed_on.is_none()).find_map(|duty| duty.by_rule(HANDLERS));
        if let Some(cause) = ended {
            assert_eq!(cause.ended_on.map(|on| on.to_string()).as_deref(), Some("2026-04-01"), "{number}");
        }
    }
    assert!((1..19).contains(&done), "{done} completed, the others did not");
}

/// 役職定年: 管理者編 is asked of nobody who is no 課長 any more.
pub async fn stepped_down(app: &TestApp, april: &Snapshot) {
    let (known, all) = (states(app, "2026-04-01"), duties(app));
    assert_eq!(april.people.stepped_down.len(), 3);
    let mut open = 0;
    for number in &april.people.stepped_down {
        let person = id_of(&known, number);
        assert_eq!(known[&person].grade, Grade::G85);
        for ((_, _, year), duty) in all.iter().filter(|(key, _)| key.0 == person && key.1 == "SEC-05") {
            if duty.completed_on.is_some() {
                assert_eq!(*year, 2025, "the record stays");
                continue;
            }
            assert!(!duty.holds_by(HEADS), "{number}: {duty:?}");
            if duty.standing == Standing::Required {
                open += 1;
                assert!(duty.holds_by("standard-SEC-05-required"), "{number}: {duty:?}");
                assert_eq!(variant(&app.person(number), &duty.id).await, None, "{number}");
            }
        }
    }
    assert_eq!(open, 2, "one completed SEC-05 last year, which counts for two");
}

/// 再任用 and 会計年度任用: another number, the same person with the same history.
pub async fn new_numbers(app: &TestApp, april: &Snapshot, before: &BTreeMap<String, PersonState>) {
    let known = states(app, "2026-04-01");
    let here: BTreeSet<&str> = known
        .values()
        .filter(|state| state.status != EmploymentStatus::Retired)
        .map(|state| state.staff_number.as_str())
        .collect();
    assert_eq!((april.people.renumbered.len(), april.people.reappointed.len()), (66, 6));
    let hr = app.persona("hr");
    let mut with_history = 0;
    for (old, new) in &april.people.renumbered {
        let person = id_of(before, old);
        assert_eq!(id_of(&known, new), person);
        assert!(!here.contains(old.as_str()));
        let history: History = hr.get(&path::person_history(&person)).await.json();
        assert_eq!(history.person.staff_number, *new);
        for row in history.rows.iter().filter(|row| row.course_code == "SEC-01") {
            assert_eq!((row.staff_number.as_str(), row.fiscal_year), (old.as_str(), FiscalYear(2025)));
            with_history += 1;
        }
    }
    let completed = duties(app)
        .into_iter()
        .filter(|((person, course, _), duty)| {
            let renumbered =
                april.people.renumbered.iter().any(|(_, new)| known[person].staff_number == *new);
            course == "SEC-01" && renumbered && duty.completed_on.is_some()
        })
        .count();
    assert_eq!(with_history, completed);
    assert!(completed > 60, "{completed}");
}

/// What was completed in 020500 is told with the name of that time.
pub async fn former_department(app: &TestApp) {
    let (before, known) = (states(app, "2026-03-31"), states(app, "2026-04-01"));
    let former = of_department(app, &before, "020500", "2026-03-31");
    let here = former.iter().filter(|person| known[*person].status != EmploymentStatus::Retired);
    let hr = app.persona("hr");
    let mut told = 0;
    for person in here {
        let history: History = hr.get(&path::person_history(person)).await.json();
        assert_ne!(history.person.department, "まちづくり推進課");
        for row in history.rows.iter().filter(|row| row.course_code == "SEC-01") {
            assert_eq!(row.department, "まちづくり推進課");
            told += 1;
        }
    }
    assert!(told >= 5, "{told}");
}

/// Deriving again changes nothing.
pub fn settled(app: &TestApp) {
    let before = duties(app);
    let (tenant_id, now) = (app.state.tenants[0].id.clone(), app.state.clock.now());
    let again = app
        .state
        .database
        .write_now(move |c| derive::refresh(c, Run { tenant_id: &tenant_id, now, trigger: "確認" }, None))
        .expect("derived");
    assert_eq!(again, Default::default());
    assert_eq!(duties(app), before);
}
