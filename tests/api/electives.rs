//! Electives: the catalogue, applications, approval, seats and HR's settings.

mod applying;
mod approval;
mod catalog;
mod seats;
mod settings;
mod tenants;

use contract::electives::{
    ApplyElective, Catalog, CatalogCourse, DecideElective, ElectiveApplication, ElectiveOverview, Mine,
    MyApplication, SaveElective,
};
use contract::error::ErrorCode;
use contract::path;
use learning::elective::{Approval, Offer};
use tests::app::{Persona, TestApp, TestResponse};

/// A course that no order of the sample city gives anybody, without prerequisites.
const COURSE: &str = "ETH-02";
/// Another one.
const OTHER: &str = "ETH-03";
/// The clerk at the counter.
const CLERK: &str = "004512";
/// Another one of the same section, 市民課.
const JUNIOR: &str = "008620";
/// A sub-section head of 人事課.
const ELSEWHERE: &str = "003997";

fn open() -> Offer {
    Offer { open: true, ..Offer::default() }
}

fn free_of_approval(seats: Option<u32>) -> Offer {
    Offer { approval: Approval::None, seats, ..open() }
}

/// HR's page.
async fn overview(app: &TestApp) -> ElectiveOverview {
    app.persona("hr").get(path::ELECTIVES).await.json()
}

/// Saves settings as HR's page does.
async fn offer(app: &TestApp, course: &str, offer: Offer) -> TestResponse {
    let known = overview(app).await.courses.into_iter().find(|known| known.code == course).unwrap();
    let message = SaveElective { offer, revision: known.revision };
    app.persona("hr").put(&path::elective_settings(course), &message).await
}

async fn offered(app: &TestApp, course: &str, settings: Offer) {
    let response = offer(app, course, settings).await;
    assert!(response.status.is_success(), "{}", response.text());
}

async fn try_to_apply(who: &Persona<'_>, course: &str) -> TestResponse {
    let message = ApplyElective { note: "窓口の担当が替わるため".into() };
    who.post(&path::elective_applications(course), &message).await
}

/// Applies; the application must be received.
async fn apply(who: &Persona<'_>, course: &str) -> MyApplication {
    let seen: CatalogCourse = try_to_apply(who, course).await.json();
    application(seen.mine)
}

fn application(mine: Mine) -> MyApplication {
    match mine {
        Mine::Applied { application } => application,
        Mine::Assigned { application: Some(application), .. } => application,
        other => panic!("no application: {other:?}"),
    }
}

/// What a course is to a person.
async fn mine(who: &Persona<'_>, course: &str) -> Mine {
    let catalog: Catalog = who.get(path::CATALOG).await.json();
    catalog.courses.into_iter().find(|seen| seen.code == course).unwrap().mine
}

async fn decide(who: &Persona<'_>, id: &str, approve: bool, reason: &str) -> TestResponse {
    let message = DecideElective { approve, reason: reason.to_owned() };
    who.post(&path::elective_decision(id), &message).await
}

async fn withdraw(who: &Persona<'_>, id: &str) -> TestResponse {
    who.post(&path::elective_withdrawal(id), &()).await
}

/// The application of somebody as HR sees it.
async fn seen_by_hr(app: &TestApp, staff_number: &str) -> ElectiveApplication {
    let all = overview(app).await.applications;
    all.into_iter().rev().find(|seen| seen.staff_number == staff_number).unwrap()
}

/// Asserts a refusal with the reason that the client shows.
fn refused_because(response: &TestResponse, code: &str) {
    let problem = response.refused(ErrorCode::Conflict);
    assert_eq!(problem.fields.iter().map(|field| field.code.as_str()).collect::<Vec<_>>(), [code]);
}
