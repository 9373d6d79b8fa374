//! 研修計画: written, discussed, decided, changed, evaluated, and copied into the next year.

mod changes;
mod copies;
mod evaluations;
mod event_links;
mod roles;
mod states;

use chrono::{DateTime, Utc};
use contract::organization::DepartmentList;
use contract::path;
use contract::plan::{
    PlanAudience, PlanDocument, PlanPage, PlanRow, PlanStep, PlanSubject, SavePlanDraft, TakePlanStep,
};
use tests::app::{Persona, TestApp, TestResponse};

/// The fiscal year in which every test begins.
const YEAR: i32 = 2026;

/// SEC-02 for everybody, from May to the end of September, 95 percent.
fn row() -> PlanRow {
    PlanRow {
        id: String::new(),
        subject: course("SEC-02"),
        audience: PlanAudience::default(),
        starts_on: "2026-05-11".parse().unwrap(),
        ends_on: "2026-10-30".parse().unwrap(),
        target_percent: Some(95),
        in_charge: "デジタル推進課".to_owned(),
        minutes: 25,
        purpose: "標的型攻撃メールによる被害を防ぐ。".to_owned(),
        notes: String::new(),
    }
}

fn course(code: &str) -> PlanSubject {
    PlanSubject::Course { code: code.to_owned() }
}

fn titled(title: &str) -> PlanSubject {
    PlanSubject::NewEvent { title: title.to_owned() }
}

async fn page(who: &Persona<'_>, year: i32) -> PlanPage {
    who.get(&path::plan(year)).await.json()
}

async fn try_to_save(who: &Persona<'_>, year: i32, revision: i32, rows: &[PlanRow]) -> TestResponse {
    let document = PlanDocument { rows: rows.to_vec() };
    who.put(&path::plan_draft(year), &SavePlanDraft { revision, document }).await
}

/// Saves these rows on top of whatever is there.
async fn save(who: &Persona<'_>, year: i32, rows: &[PlanRow]) -> PlanPage {
    let revision = page(who, year).await.draft.map_or(0, |draft| draft.revision);
    try_to_save(who, year, revision, rows).await.json()
}

/// A step that needs nothing else.
fn step(step: PlanStep, of: i32) -> TakePlanStep {
    TakePlanStep {
        step,
        of,
        approver: String::new(),
        office: String::new(),
        decided_on: None,
        note: String::new(),
    }
}

/// The decision of the CISO on a day.
fn decision(of: i32, on: &str) -> TakePlanStep {
    TakePlanStep {
        approver: "潮見　正".to_owned(),
        office: "CISO（副市長）".to_owned(),
        decided_on: Some(on.parse().unwrap()),
        ..step(PlanStep::Decide, of)
    }
}

async fn try_to_take(who: &Persona<'_>, year: i32, body: &TakePlanStep) -> TestResponse {
    who.post(&path::plan_steps(year), body).await
}

async fn take(who: &Persona<'_>, year: i32, body: &TakePlanStep) -> PlanPage {
    try_to_take(who, year, body).await.json()
}

/// Submits the draft.
async fn submit(who: &Persona<'_>, year: i32) -> PlanPage {
    let revision = page(who, year).await.draft.expect("a draft").revision;
    take(who, year, &step(PlanStep::Submit, revision)).await
}

/// Writes, submits, decides on a day and carries out.
async fn carry_out(who: &Persona<'_>, rows: &[PlanRow], on: &str) -> PlanPage {
    save(who, YEAR, rows).await;
    submit(who, YEAR).await;
    take(who, YEAR, &decision(1, on)).await;
    take(who, YEAR, &step(PlanStep::Start, 1)).await
}

/// Id of a department by its code.
async fn department(hr: &Persona<'_>, code: &str) -> String {
    let list: DepartmentList = hr.get(path::DEPARTMENTS).await.json();
    list.departments.into_iter().find(|row| row.code == code).expect("a department").id
}

/// Moves the clock to an instant.
fn go_to(app: &TestApp, instant: &str) {
    let instant: DateTime<Utc> = instant.parse().unwrap();
    app.advance(instant - app.state.clock.now());
}

/// The field and rule that a request broke.
fn rule(response: &TestResponse) -> (String, String) {
    let problem = response.refused(contract::error::ErrorCode::InvalidInput);
    let field = problem.fields.first().expect("a field");
    (field.field.clone(), field.code.clone())
}

fn is(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}
