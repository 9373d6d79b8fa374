//! Whom a section head sees, and what of them.

use std::collections::BTreeSet;

use contract::error::ErrorCode;
use contract::path;
use contract::units::MyUnits;
use diesel::prelude::*;
use learning::duty::DutyState;
use learning::figure::{Excluded, Figure};
use learning::ledger::{Change, EventKind};
use learning::role::{EmploymentStatus, Role};
use serde_json::Value;
use server::database::schema::assignments;
use server::organization::ledger::{self, NewEvent, Recording};
use tests::app::TestApp;
use tests::builders::give_roles;
use tests::staff_edits::StaffFile;
use tests::study;

use super::{department, unit};

/// Somebody of 人事課.
const ELSEWHERE: &str = "003997";

fn numbers(unit: &contract::units::Unit) -> Vec<&str> {
    unit.people.iter().map(|person| person.staff_number.as_str()).collect()
}

#[actix_web::test]
async fn the_head_of_a_section_sees_its_people_and_where_their_duties_stand() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    study::complete(&app, &clerk, "SEC-03").await;
    study::read_lessons(&clerk, "RPA-01").await;
    let unit = unit(&app.persona("section-head")).await;
    assert_eq!((unit.name.as_str(), unit.main), ("市民課", true));
    assert_eq!(unit.people.len(), 18);
    let person = unit.people.iter().find(|person| person.staff_number == "004512").unwrap();
    assert_eq!((person.title.as_str(), person.grade.as_str()), ("主任主事", "主任級"));
    assert_eq!(person.figure, Figure { in_time: 1, open: 2, ..Figure::default() });
    let states: Vec<(&str, DutyState)> =
        person.duties.iter().map(|duty| (duty.course_code.as_str(), duty.state)).collect();
    assert_eq!(
        states,
        [
            ("RPA-01", DutyState::InProgress),
            ("SEC-02", DutyState::NotStarted),
            ("SEC-03", DutyState::Completed)
        ]
    );
    assert_eq!(person.duties[2].completed_on.unwrap().to_string(), "2026-11-23");
    let all: u32 = unit.people.iter().map(|one| one.figure.denominator()).sum();
    assert_eq!((unit.counts.all.denominator(), unit.counts.all.numerator()), (all, 1));
    let courses = unit.counts.courses.iter().fold(Figure::default(), |sum, one| sum.plus(&one.figure));
    assert_eq!(courses, unit.counts.all);
    let away = unit.people.iter().find(|person| person.staff_number == "008087").unwrap();
    assert_eq!((away.status, away.counted), (EmploymentStatus::ParentalLeave, false));
    assert_eq!((unit.counts.people, unit.counts.left_out), (17, 1));
}

/// Every name of a field anywhere in a message.
fn fields(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            found.insert(name.clone());
            fields(member, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| fields(item, found)),
        _ => {}
    }
}

#[actix_web::test]
async fn a_section_head_sees_no_score_and_no_answer() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let failed = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &failed.id, 3).await;
    study::submit(&clerk, &failed.id).await;
    study::complete(&app, &clerk, "SEC-03").await;
    let head = app.persona("section-head");
    let message: Value = head.get(path::MY_UNITS).await.json();
    let mut found = BTreeSet::new();
    fields(&message, &mut found);
    let telling =
        ["score", "share", "mark", "mastery", "attempt", "answer", "response", "passed", "why", "progress"];
    for field in &found {
        assert!(!telling.iter().any(|word| field.contains(word)), "{field}");
    }
    assert!(found.contains("completed_on"), "the message itself was looked at");
    head.get(&path::attempt_result(&failed.id)).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn who_is_moved_today_is_seen_by_the_new_head_only() {
    let app = TestApp::city().await;
    give_roles(&app.state, 0, ELSEWHERE, &[Role::SectionHead]);
    let (old, new) = (app.persona("section-head"), app.person(ELSEWHERE));
    assert!(numbers(&unit(&old).await).contains(&"004512"));
    assert!(!numbers(&unit(&new).await).contains(&"004512"));
    StaffFile::shipped().moved("004512", "010200", "人事課").import(&app.persona("hr")).await;
    assert!(!numbers(&unit(&old).await).contains(&"004512"));
    let after = unit(&new).await;
    let moved = after.people.iter().find(|person| person.staff_number == "004512").unwrap();
    assert_eq!(moved.figure.denominator(), 3, "the duties come along");
}

#[actix_web::test]
async fn a_head_who_is_moved_sees_the_new_unit_and_no_longer_the_old_one() {
    let app = TestApp::city().await;
    StaffFile::shipped().moved("001822", "010200", "人事課").import(&app.persona("hr")).await;
    let mine: MyUnits = app.persona("section-head").get(path::MY_UNITS).await.json();
    assert_eq!(mine.units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(), ["人事課"]);
    assert!(!numbers(&mine.units[0]).contains(&"004512"));
}

/// Gives a person one concurrent post from today.
fn add_concurrent(app: &TestApp, person_id: &str, department_id: String) {
    let recording = Recording {
        tenant_id: app.state.tenants[0].id.clone(),
        recorded_by: "system".to_owned(),
        recorded_at: app.state.clock.now(),
        today: app.state.clock.today(),
        import_id: None,
        reason: String::new(),
    };
    let event = NewEvent {
        person_id: person_id.to_owned(),
        kind: EventKind::Concurrent,
        effective_on: app.state.clock.today(),
        change: Change { concurrent_ids: Some(BTreeSet::from([department_id])), ..Change::default() },
    };
    app.state
        .database
        .write_now(move |c| ledger::record(c, &recording, std::slice::from_ref(&event)))
        .unwrap();
}

#[actix_web::test]
async fn a_concurrent_post_opens_a_second_unit_and_is_a_member_of_both() {
    let app = TestApp::city().await;
    let (head, clerk) = (app.persona("section-head"), app.persona("counter"));
    let tax = department(&app, "010200");
    add_concurrent(&app, &head.person_id, tax.clone());
    let mine: MyUnits = head.get(path::MY_UNITS).await.json();
    let names: Vec<(&str, bool)> = mine.units.iter().map(|unit| (unit.name.as_str(), unit.main)).collect();
    assert_eq!(names, [("市民課", true), ("人事課", false)]);
    add_concurrent(&app, &clerk.person_id, tax);
    let mine: MyUnits = head.get(path::MY_UNITS).await.json();
    let membership: Vec<Option<bool>> = mine
        .units
        .iter()
        .map(|unit| unit.people.iter().find(|one| one.staff_number == "004512").map(|one| one.main))
        .collect();
    assert_eq!(membership, [Some(true), Some(false)]);
    for unit in &mine.units {
        assert!(unit.people.iter().all(|one| one.main || !one.counted), "a main post counts, no other");
        let counted = unit.people.iter().filter(|one| one.counted).count();
        assert_eq!(usize::try_from(unit.counts.people).unwrap(), counted, "{}", unit.name);
        let duties: u32 =
            unit.people.iter().filter(|one| one.counted).map(|one| one.figure.denominator()).sum();
        assert_eq!(unit.counts.all.denominator(), duties, "{}", unit.name);
    }
}

/// Sets what the derivation will set.
fn set_standing(app: &TestApp, person_id: &str, course: &str, standing: &str) {
    let (tenant_id, person_id) = (app.state.tenants[0].id.clone(), person_id.to_owned());
    let (course, standing) = (course.to_owned(), standing.to_owned());
    app.state
        .database
        .write_now(move |c| {
            diesel::update(
                assignments::table
                    .filter(assignments::tenant_id.eq(&tenant_id))
                    .filter(assignments::person_id.eq(&person_id))
                    .filter(assignments::course_code.eq(&course)),
            )
            .set(assignments::standing.eq(&standing))
            .execute(c)?;
            Ok(())
        })
        .unwrap();
}

#[actix_web::test]
async fn what_is_exempt_suspended_or_not_required_is_not_open() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    set_standing(&app, &clerk.person_id, "RPA-01", "exempt");
    set_standing(&app, &clerk.person_id, "SEC-02", "not-required");
    set_standing(&app, &clerk.person_id, "SEC-03", "credited");
    let unit = unit(&app.persona("section-head")).await;
    let person = unit.people.iter().find(|person| person.staff_number == "004512").unwrap();
    let excluded = Excluded { exempt: 1, credited: 1, not_required: 1, ..Excluded::default() };
    assert_eq!(person.figure, Figure { excluded, ..Figure::default() });
    assert_eq!(person.duties.len(), 2);
}

#[actix_web::test]
async fn past_the_due_date_a_duty_is_overdue_and_stands_first() {
    let app = TestApp::city().await;
    app.advance(chrono::TimeDelta::days(127));
    tests::city_year::night(&app).await;
    let unit = unit(&app.persona("section-head")).await;
    assert_eq!(unit.counts.all.open, 0);
    assert!(unit.counts.all.overdue > 0 && unit.counts.all.overdue == unit.counts.all.denominator());
}

#[actix_web::test]
async fn another_year_has_its_own_duties() {
    let app = TestApp::city().await;
    let head = app.persona("section-head");
    let next: MyUnits = head.get(&format!("{}?fiscal_year=2025", path::MY_UNITS)).await.json();
    assert_eq!(next.fiscal_year.0, 2025);
    assert!(next.units[0].counts.all.is_empty());
    assert_eq!(next.units[0].people.len(), 18, "the people are those of today");
}
