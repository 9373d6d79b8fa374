//! Gates of tools that ask for training first, and the tokens of other systems.

mod clearing;
mod editing;
mod tokens;

use actix_web::http::Method;
use contract::gates::{CreateGateToken, GatePage, GatePerson, GateTokenCreated};
use contract::path;
use learning::role::Attribute;
use tests::app::{Persona, TestApp, TestResponse};
use tests::personnel::give_attribute;
use tests::study;

pub const AI: &str = "generative-ai";

/// A clerk who needs generative AI, and for whom NEW-01 is as good as completed: by outside training on a day.
pub async fn completed_by_credit(app: &TestApp, course: &str, on: &str) {
    let hr = app.persona("hr");
    let clerk = crate::records::id_of(app, "004512");
    let credit = contract::records::RecordCredit {
        course_code: course.to_owned(),
        completed_on: crate::records::day(on),
        ..crate::records::credit(&clerk)
    };
    crate::records::record(&hr, path::CREDITS, &credit).await;
}

/// The city in which 004512, 008620 and 003618 use generative AI.
pub async fn city_with_users() -> TestApp {
    let app = TestApp::city().await;
    for number in ["004512", "008620", "003618"] {
        give_attribute(&app.state, number, Attribute::GenerativeAi);
    }
    app
}

/// One person of a gate as HR sees them.
pub async fn person_of(app: &TestApp, code: &str, staff_number: &str) -> GatePerson {
    let page: GatePage = app.persona("hr").get(&path::gate(code)).await.json();
    let mut rows = page.rows.into_iter();
    rows.find(|row| row.staff_number == staff_number)
        .unwrap_or_else(|| panic!("{staff_number} needs no {code}"))
}

/// A token that an administrator makes.
pub async fn token(app: &TestApp, code: &str) -> GateTokenCreated {
    let label = CreateGateToken { label: "認証基盤".to_owned() };
    app.persona("administrator").post(&path::gate_tokens(code), &label).await.json()
}

/// Asks as another system does.
pub async fn ask(who: &Persona<'_>, address: &str, token: &str) -> TestResponse {
    let request = who.foreign_request(Method::GET, address);
    who.send(request.insert_header(("Authorization", format!("Bearer {token}")))).await
}

/// Assigns a course to everybody and completes it as one person.
pub async fn completes(app: &TestApp, staff_number: &str, course: &str) {
    let order = contract::assignments::OrderDraft {
        course_code: course.to_owned(),
        grades: Vec::new(),
        department_ids: Vec::new(),
        due_on: crate::records::day("2027-03-31"),
    };
    let hr = app.persona("hr");
    let preview: contract::assignments::OrderPreview = hr.post(path::ORDER_PREVIEW, &order).await.json();
    let apply = contract::assignments::ApplyOrder { draft: order, digest: preview.digest };
    assert!(hr.post(path::ORDERS, &apply).await.status.is_success());
    study::complete(app, &app.person(staff_number), course).await;
}
