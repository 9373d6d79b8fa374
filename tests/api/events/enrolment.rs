//! Enrolling: when, how often, and for others.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::events::{EnrolPeople, EventPeopleOutcome, MyPlace};
use contract::path;
use learning::event::Enrolling;
use tests::app::{Persona, TestApp};

use super::{
    BEGIN, CLERK, HR, JUNIOR, board, card, city, create, detail, enrol, event, go_to, is, rule, session,
    try_to_enrol, withdraw,
};
use crate::contents;

async fn enrol_others(hr: &Persona<'_>, id: &str, numbers: &[&str]) -> EventPeopleOutcome {
    let staff_numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
    hr.post(&path::event_enrolments(id), &EnrolPeople { staff_numbers }).await.json()
}

#[actix_web::test]
async fn a_learner_enrols_and_gives_the_place_back() {
    let (app, id) = city(Some(30)).await;
    let clerk = app.persona("counter");
    assert_eq!(card(&clerk).await.mine, MyPlace::None);
    let enrolled = enrol(&clerk, &id).await;
    assert_eq!((enrolled.mine, enrolled.session.seated), (MyPlace::Seated { moved_up: false }, 1));
    assert_eq!(card(&clerk).await, enrolled);
    let before = contents::of(&app.state);
    assert_eq!(enrol(&clerk, &id).await, enrolled, "again changes nothing");
    assert_eq!(contents::of(&app.state), before);
    let left = withdraw(&clerk, &id).await;
    assert_eq!((left.mine, left.session.seated), (MyPlace::None, 0));
    let before = contents::of(&app.state);
    assert_eq!(withdraw(&clerk, &id).await, left);
    assert_eq!(contents::of(&app.state), before);
    assert_eq!(contents::of(&app.state)["event_enrolments"].len(), 2, "facts are appended");
}

#[actix_web::test]
async fn enrolling_has_a_first_and_a_last_day() {
    let app = TestApp::city().await;
    let plan = contract::events::SaveEventSession {
        enrolment_opens_on: "2026-12-01".parse().unwrap(),
        ..session(None)
    };
    let id = create(&app.persona("hr"), &event(), &plan).await;
    assert_eq!(card(&app.persona("counter")).await.enrolling, Enrolling::NotYet);
    let answer = try_to_enrol(&app.persona("counter"), &id).await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("enrolment", "enrolment-not-yet"));
    go_to(&app, "2026-12-08T14:59:59Z");
    enrol(&app.persona("counter"), &id).await;
    go_to(&app, "2026-12-08T15:00:00Z");
    let answer = try_to_enrol(&app.persona("counter-junior"), &id).await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("enrolment", "enrolment-over"));
    assert!(enrol(&app.persona("counter"), &id).await.may_withdraw, "who is on the list stays on it");
    go_to(&app, BEGIN);
    let clerk = app.persona("counter");
    let answer = clerk.delete(&path::event_enrolment(&id)).await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("enrolment", "session-begun"));
}

#[actix_web::test]
async fn a_past_session_stays_on_the_page_of_those_who_were_on_its_list() {
    let (app, id) = city(None).await;
    enrol(&app.persona("counter"), &id).await;
    go_to(&app, "2026-12-10T07:00:01Z");
    let own = board(&app.persona("counter")).await;
    assert_eq!((own.coming.len(), own.past.len()), (0, 1));
    let other = board(&app.persona("counter-junior")).await;
    assert_eq!((other.coming.len(), other.past.len()), (0, 0));
}

#[actix_web::test]
async fn hr_enrols_others_by_their_numbers_all_or_nobody() {
    let (app, id) = city(Some(2)).await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let outcome = enrol_others(&hr, &id, &[CLERK, "999999", "88"]).await;
    assert_eq!((outcome.done, outcome.unknown), (0, vec!["999999".to_owned(), "88".to_owned()]));
    assert_eq!(contents::of(&app.state), before);
    enrol(&app.persona("counter"), &id).await;
    let outcome = enrol_others(&hr, &id, &["００４５１２", JUNIOR, JUNIOR, HR, ""]).await;
    assert_eq!((outcome.done, outcome.unchanged, outcome.waiting), (2, 1, 1));
    let places: Vec<(String, MyPlace)> =
        detail(&hr, &id).await.participants.into_iter().map(|row| (row.staff_number, row.place)).collect();
    let seat = MyPlace::Seated { moved_up: false };
    assert_eq!(
        places,
        [(CLERK.into(), seat), (JUNIOR.into(), seat), (HR.into(), MyPlace::Waiting { position: 1 })]
    );
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(log.rows.iter().filter(|row| row.action == "event-people-enrolled").count(), 1);
}

#[actix_web::test]
async fn hr_enrols_after_the_last_day_but_not_after_the_session() {
    let (app, id) = city(None).await;
    go_to(&app, "2026-12-09T00:00:00Z");
    assert_eq!(enrol_others(&app.persona("hr"), &id, &[CLERK]).await.done, 1);
    go_to(&app, "2026-12-10T07:00:01Z");
    let message = EnrolPeople { staff_numbers: vec![JUNIOR.into()] };
    let answer = app.persona("hr").post(&path::event_enrolments(&id), &message).await;
    assert_eq!(rule(&answer, ErrorCode::Conflict), is("staff_numbers", "session-over"));
    for staff_numbers in [vec![], vec![" ".to_owned()], vec!["1".to_owned(); 1001]] {
        let answer =
            app.persona("hr").post(&path::event_enrolments(&id), &EnrolPeople { staff_numbers }).await;
        answer.refused(ErrorCode::InvalidInput);
    }
}
