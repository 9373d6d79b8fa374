//! Single personnel events by form, and the page of a person.

use contract::error::ErrorCode;
use contract::organization::{
    DepartmentList, NewPersonnelEvent, PersonRecord, PersonnelChange, PersonnelEventRecorded, StaffPage,
    TakeBack,
};
use contract::path;
use learning::ledger::EventKind;
use learning::role::{Attribute, EmploymentStatus, Grade};
use tests::app::{Persona, TestApp};

use super::{on, states, turn};
use crate::contents;

fn event(person_id: &str, kind: EventKind, day: &str, change: PersonnelChange) -> NewPersonnelEvent {
    NewPersonnelEvent {
        person_id: (!person_id.is_empty()).then(|| person_id.to_owned()),
        kind,
        effective_on: day.parse().unwrap(),
        reason: "辞令第12号".to_owned(),
        change,
    }
}

async fn department(who: &Persona<'_>, code: &str) -> String {
    let list: DepartmentList = who.get(path::DEPARTMENTS).await.json();
    list.departments.into_iter().find(|row| row.code == code).expect("a department").id
}

async fn id_of(who: &Persona<'_>, number: &str) -> String {
    let page: StaffPage = who.get(&format!("{}?query={number}", path::STAFF)).await.json();
    page.rows.into_iter().find(|row| row.staff_number == number).expect("a person").person_id
}

async fn recorded(who: &Persona<'_>, event: &NewPersonnelEvent) -> PersonnelEventRecorded {
    who.post(path::PERSONNEL_EVENTS, event).await.json()
}

#[actix_web::test]
async fn events_of_the_past_and_of_the_future_stand_on_the_page_of_the_person() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let (person, tax) = (id_of(&hr, "004512").await, department(&hr, "010500").await);
    let moved = PersonnelChange { department_id: Some(tax.clone()), ..Default::default() };
    recorded(&hr, &event(&person, EventKind::Transferred, "2026-12-01", moved)).await;
    let promoted =
        PersonnelChange { title: Some("係長".into()), grade: Some(Grade::G50), ..Default::default() };
    recorded(&hr, &event(&person, EventKind::Promoted, "2026-10-01", promoted)).await;
    let both = PersonnelChange { concurrent_ids: Some(vec![tax]), ..Default::default() };
    recorded(&hr, &event(&person, EventKind::Concurrent, "2026-11-01", both)).await;
    let attributes =
        PersonnelChange { attributes_added: vec![Attribute::GenerativeAi], ..Default::default() };
    recorded(&hr, &event(&person, EventKind::Attributes, "2026-11-01", attributes)).await;

    let record: PersonRecord = hr.get(&path::person(&person)).await.json();
    let today = record.today.unwrap();
    assert_eq!(
        (today.department.name.as_str(), today.title.as_str(), today.grade),
        ("市民課", "係長", Grade::G50)
    );
    assert_eq!((today.concurrent[0].name.as_str(), today.grade_label.as_str()), ("税務課", "係長級"));
    assert!(today.attributes.contains(&Attribute::GenerativeAi));
    let kinds: Vec<(EventKind, bool)> =
        record.events.iter().map(|event| (event.kind, event.planned)).collect();
    assert_eq!(
        kinds,
        [
            (EventKind::Hired, false),
            (EventKind::Promoted, false),
            (EventKind::Concurrent, false),
            (EventKind::Attributes, false),
            (EventKind::Transferred, true)
        ]
    );
    let planned = &record.events[4];
    assert_eq!((planned.changes[0].field.as_str(), planned.changes[0].value.as_str()), ("所属", "税務課"));
    assert_eq!((planned.recorded_by.as_str(), planned.reason.as_str()), ("003618", "辞令第12号"));
    assert!(!planned.recorded_by_name.is_empty());

    on(&app, "2026-12-01");
    turn(&app, "2026-11-23", "2026-12-01");
    let record: PersonRecord = app.persona("hr").get(&path::person(&person)).await.json();
    assert_eq!(record.today.unwrap().department.name, "税務課");
    assert!(!record.events[4].planned);
}

#[actix_web::test]
async fn an_event_is_taken_back_with_a_reason_and_stays_on_the_page() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let person = id_of(&hr, "004512").await;
    let before = states(&app, "2026-11-23");
    let done = recorded(&hr, &event(&person, EventKind::OnLeave, "2026-11-01", Default::default())).await;
    assert_eq!(states(&app, "2026-11-23")[&person].status, EmploymentStatus::OnLeave);
    let address = path::personnel_event_void(&done.event_id);
    hr.post(&address, &TakeBack { reason: " ".into() }).await.refused(ErrorCode::InvalidInput);
    let reason = TakeBack { reason: "別の職員の辞令".into() };
    assert_eq!(hr.post(&address, &reason).await.status, 204);
    assert_eq!(states(&app, "2026-11-23"), before);
    hr.post(&address, &reason).await.refused(ErrorCode::Conflict);
    let record: PersonRecord = hr.get(&path::person(&person)).await.json();
    let void = record.events.last().unwrap().voided.as_ref().unwrap();
    assert_eq!((void.by.as_str(), void.reason.as_str()), ("003618", "別の職員の辞令"));
    // What everything later builds on stays.
    recorded(&hr, &event(&person, EventKind::OnLeave, "2026-11-01", Default::default())).await;
    let first = &record.events[0].id;
    let problem = hr.post(&path::personnel_event_void(first), &reason).await.refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields[0].code, "first-event");
    assert_eq!(states(&app, "2026-11-23")[&person].status, EmploymentStatus::OnLeave, "nothing was voided");
}

#[actix_web::test]
async fn somebody_new_begins_on_the_day_and_not_before() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let change = PersonnelChange {
        staff_number: Some("9991".into()),
        name: Some("汐見　凪".into()),
        kana: Some("しおみ　なぎ".into()),
        department_id: Some(department(&hr, "010500").await),
        title: Some("主事".into()),
        grade: Some(Grade::G70),
        ..Default::default()
    };
    let hire = event("", EventKind::Hired, "2026-12-01", change);
    let done = recorded(&hr, &hire).await;
    let record: PersonRecord = hr.get(&path::person(&done.person_id)).await.json();
    assert!(record.today.is_none() && record.events[0].planned);
    assert!(!states(&app, "2026-11-30").contains_key(&done.person_id));
    let state = states(&app, "2026-12-01").remove(&done.person_id).unwrap();
    assert_eq!((state.staff_number.as_str(), state.kana.as_str()), ("009991", "シオミ　ナギ"));
    assert_eq!(state.hired_on.to_string(), "2026-12-01");
    // The number is taken from that day on, and even a day earlier it would overlap.
    let problem = hr.post(path::PERSONNEL_EVENTS, &hire).await.refused(ErrorCode::InvalidInput);
    assert_eq!(
        (problem.fields[0].field.as_str(), problem.fields[0].code.as_str()),
        ("staff_number", "in-use")
    );
}

#[actix_web::test]
async fn what_does_not_fit_the_day_or_the_person_is_refused_and_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let (person, leaver) = (id_of(&hr, "004512").await, id_of(&hr, "008620").await);
    recorded(&hr, &event(&leaver, EventKind::Left, "2026-11-01", Default::default())).await;
    let before = contents::of(&app.state);
    let none = PersonnelChange::default;
    let number = |number: &str| PersonnelChange { staff_number: Some(number.into()), ..none() };
    let unit = |id: &str| PersonnelChange { department_id: Some(id.into()), ..none() };
    let grade = |grade| PersonnelChange { grade: Some(grade), ..none() };
    let table = [
        (event(&person, EventKind::Transferred, "2026-11-01", none()), "department_id", "required"),
        (event(&person, EventKind::Transferred, "2026-11-01", unit("nowhere")), "department_id", "unknown"),
        (event(&person, EventKind::Renumbered, "2026-11-01", number("008741")), "staff_number", "in-use"),
        (event(&person, EventKind::Renumbered, "2026-11-01", number("ABC")), "staff_number", "invalid"),
        (event(&person, EventKind::Promoted, "2026-11-01", grade(Grade::G70)), "grade", "not-higher"),
        (event(&person, EventKind::Returned, "2026-11-01", none()), "kind", "not-away"),
        (event(&person, EventKind::Hired, "2026-11-01", none()), "kind", "already-employed"),
        (event(&person, EventKind::Corrected, "2026-11-01", none()), "change", "required"),
        (event(&person, EventKind::OnLeave, "2028-04-01", none()), "effective_on", "too-far-ahead"),
        (event(&person, EventKind::OnLeave, "2010-04-01", none()), "effective_on", "before-hired"),
        (event(&leaver, EventKind::OnLeave, "2026-11-02", none()), "kind", "has-left"),
        (event("", EventKind::OnLeave, "2026-11-02", none()), "person_id", "required"),
        (event("", EventKind::Hired, "2026-11-02", none()), "staff_number", "required"),
    ];
    for (event, field, code) in table {
        let problem = hr.post(path::PERSONNEL_EVENTS, &event).await.refused(ErrorCode::InvalidInput);
        let found = (problem.fields[0].field.as_str(), problem.fields[0].code.as_str());
        assert_eq!(found, (field, code), "{event:?}");
    }
    let stranger = event("nobody", EventKind::OnLeave, "2026-11-02", none());
    hr.post(path::PERSONNEL_EVENTS, &stranger).await.refused(ErrorCode::NotFound);
    hr.get(&path::person("nobody")).await.refused(ErrorCode::NotFound);
    assert_eq!(contents::of(&app.state), before);
    // The leaver's number is free again, and the leaver can come back with another one.
    recorded(&hr, &event(&person, EventKind::Renumbered, "2026-11-02", number("008620"))).await;
    recorded(&hr, &event(&leaver, EventKind::Hired, "2026-11-20", number("009992"))).await;
    assert_eq!(states(&app, "2026-11-23")[&leaver].status, EmploymentStatus::Active);
    let back = event(&leaver, EventKind::Renumbered, "2026-11-21", number("008620"));
    hr.post(path::PERSONNEL_EVENTS, &back).await.refused(ErrorCode::InvalidInput);
}

/// No person of another organisation can be seen or changed.
#[actix_web::test]
async fn another_organisation_has_no_such_person() {
    let app = TestApp::two_tenants().await;
    tests::builders::give_roles(&app.state, 1, "003618", &[learning::role::Role::Hr]);
    let (hr, other) = (app.persona("hr"), app.person_of(1, "003618"));
    let person = id_of(&hr, "004512").await;
    other.get(&path::person(&person)).await.refused(ErrorCode::NotFound);
    let leave = event(&person, EventKind::OnLeave, "2026-11-01", Default::default());
    other.post(path::PERSONNEL_EVENTS, &leave).await.refused(ErrorCode::NotFound);
    let done = recorded(&hr, &leave).await;
    let reason = TakeBack { reason: "誤り".into() };
    other.post(&path::personnel_event_void(&done.event_id), &reason).await.refused(ErrorCode::NotFound);
}
