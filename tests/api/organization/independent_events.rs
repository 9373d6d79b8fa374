//! Events that do not touch each other may be recorded in any order: the same states on every day, the same
//! duties.

use std::collections::BTreeMap;

use contract::organization::{NewPersonnelEvent, PersonnelChange, PersonnelEventRecorded};
use contract::path;
use learning::derivation::{Cause, Standing};
use learning::ledger::{EventKind, PersonState};
use learning::role::{Attribute, Grade};
use server::organization::store;
use tests::app::TestApp;
use tests::city_year::{self, DutyKey, duties, states};

const DAYS: [&str; 4] = ["2026-11-01", "2026-11-10", "2026-11-23", "2026-12-01"];

type Kept = BTreeMap<DutyKey, (Standing, chrono::NaiveDate, bool, Vec<Cause>)>;

/// Duties by staff number: two databases need not have the same ids.
fn kept(app: &TestApp) -> Kept {
    let known = states(app, "2026-12-01");
    let of = |((person, course, year), duty): (DutyKey, city_year::Duty)| {
        let key = (known[&person].staff_number.clone(), course, year);
        (key, (duty.standing, duty.due_on, duty.gate, duty.causes))
    };
    duties(app).into_iter().map(of).collect()
}

/// States by staff number, departments by their codes.
fn told(app: &TestApp, day: &str) -> BTreeMap<String, PersonState> {
    let (tenant_id, today) = (app.state.tenants[0].id.clone(), app.state.clock.today());
    let rows = app.state.database.read_now(|c| store::departments_on(c, &tenant_id, today)).unwrap();
    let codes: BTreeMap<String, String> = rows.into_iter().map(|row| (row.id, row.code)).collect();
    let of = |mut state: PersonState| {
        state.department_id = codes[&state.department_id].clone();
        state.concurrent_ids = state.concurrent_ids.iter().map(|id| codes[id].clone()).collect();
        (state.staff_number.clone(), state)
    };
    states(app, day).into_values().map(of).collect()
}

/// A transfer with an attribute of the same person and day, a promotion, leave to come, a secondment of the past.
fn events(app: &TestApp) -> Vec<NewPersonnelEvent> {
    let event = |number: &str, kind, day: &str, change| NewPersonnelEvent {
        person_id: Some(app.person(number).person_id),
        kind,
        effective_on: day.parse().unwrap(),
        reason: "辞令".to_owned(),
        change,
    };
    let tax = states(app, "2026-11-01").into_values().find(|state| state.staff_number == "003301");
    let tax = tax.map(|state| state.department_id);
    let moved = PersonnelChange { department_id: tax, ..Default::default() };
    let handles = vec![Attribute::SpecificPersonalInformation, Attribute::GenerativeAi];
    let given = PersonnelChange { attributes_added: handles, ..Default::default() };
    let head = PersonnelChange { grade: Some(Grade::G30), ..Default::default() };
    vec![
        event("006230", EventKind::Transferred, "2026-11-10", moved),
        event("006230", EventKind::Attributes, "2026-11-10", given),
        event("008620", EventKind::Promoted, "2026-11-01", head),
        event("004512", EventKind::OnLeave, "2026-12-01", Default::default()),
        event("002105", EventKind::SecondedOut, "2026-11-10", Default::default()),
    ]
}

#[actix_web::test]
async fn the_order_in_which_independent_events_are_recorded_does_not_matter() {
    let mut outcomes = Vec::new();
    for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [1, 3, 0, 4, 2], [2, 0, 4, 1, 3]] {
        let app = TestApp::city().await;
        let hr = app.persona("hr");
        city_year::publish_standard(&hr).await;
        let (untouched, events) = (kept(&app), events(&app));
        for index in order {
            let _: PersonnelEventRecorded = hr.post(path::PERSONNEL_EVENTS, &events[index]).await.json();
        }
        city_year::on(&app, "2026-12-01").await;
        assert_ne!(kept(&app), untouched);
        outcomes.push((DAYS.map(|day| told(&app, day)), kept(&app)));
    }
    for outcome in &outcomes[1..] {
        assert_eq!(outcome.0, outcomes[0].0);
        let differing = outcome.1.iter().find(|(key, duty)| outcomes[0].1.get(*key) != Some(*duty));
        assert_eq!(differing, None);
        assert_eq!(outcome.1.len(), outcomes[0].1.len());
    }
}
