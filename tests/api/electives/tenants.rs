//! No organisation sees or moves the electives of another.

use contract::electives::{DecideElective, ElectiveOverview};
use contract::error::ErrorCode;
use contract::path;
use learning::elective::ApplicationState;
use learning::role::Role;
use tests::app::TestApp;
use tests::builders::give_roles;

use super::*;
use crate::contents;

#[actix_web::test]
async fn applications_settings_and_seats_stay_in_their_organisation() {
    let app = TestApp::two_tenants().await;
    let hr = app.person_of(0, "003618");
    let message = contract::electives::SaveElective { offer: free_of_approval(Some(1)), revision: 0 };
    assert!(hr.put(&path::elective_settings(COURSE), &message).await.status.is_success());
    let asked = apply(&app.person_of(0, CLERK), COURSE).await;
    assert_eq!(asked.state, ApplicationState::Granted);

    give_roles(&app.state, 1, "003618", &Role::ALL);
    let insider = app.person_of(1, "003618");
    let before = contents::of(&app.state);
    let approve = DecideElective { approve: true, reason: String::new() };
    insider.post(&path::elective_decision(&asked.id), &approve).await.refused(ErrorCode::NotFound);
    insider.post(&path::elective_withdrawal(&asked.id), &()).await.refused(ErrorCode::NotFound);
    refused_because(&try_to_apply(&insider, COURSE).await, "not-offered");
    assert_eq!(contents::of(&app.state), before);
    let seen: ElectiveOverview = insider.get(path::ELECTIVES).await.json();
    assert_eq!(seen.applications, []);
    assert!(seen.courses.iter().all(|course| course.granted == 0 && course.revision == 0));

    // The same course with one seat there too: the city's seat is not the union's.
    assert!(insider.put(&path::elective_settings(COURSE), &message).await.status.is_success());
    assert_eq!(apply(&insider, COURSE).await.state, ApplicationState::Granted);
}
