//! Surveys: making, answering, anonymity, results, candidates and shared ideas.

mod anonymity;
mod answering;
mod follow_up;
mod making;
mod results;

use std::collections::BTreeMap;

use contract::error::ErrorCode;
use contract::path;
use contract::surveys::{
    AnswerSurvey, CloseSurvey, CreateSurvey, OpenSurvey, SaveSurvey, SurveyCreated, SurveyDraft, SurveySaved,
};
use diesel::prelude::*;
use learning::survey::{Responses, SurveyDocument, SurveyResponse, WorkCandidate, WorkFrequency};
use server::database::dialect::Connection;
use server::database::schema::{accounts, departments, staff};
use tests::app::{Persona, TestApp, TestResponse};

/// The anonymous template.
const TRAINING: &str = "training";
/// The named template.
const NEEDS: &str = "rpa-needs";

async fn create(maker: &Persona<'_>, template: &str) -> SurveyDraft {
    let message = CreateSurvey { template: template.to_owned() };
    let created: SurveyCreated = maker.post(path::SURVEYS, &message).await.json();
    draft(maker, &created.id).await
}

async fn draft(maker: &Persona<'_>, id: &str) -> SurveyDraft {
    maker.get(&path::survey_draft(id)).await.json()
}

async fn save(maker: &Persona<'_>, draft: &SurveyDraft, document: SurveyDocument) -> TestResponse {
    let message = SaveSurvey { revision: draft.revision, document };
    maker.put(&path::survey_draft(&draft.id), &message).await
}

async fn try_to_open(maker: &Persona<'_>, id: &str, revision: u32) -> TestResponse {
    maker.post(&path::survey_opening(id), &OpenSurvey { revision }).await
}

/// Gives everybody of the city an account: who has none cannot answer.
fn everybody_can_sign_in(app: &TestApp) {
    let tenant_id = app.state.tenants[0].id.clone();
    let now = app.state.clock.now();
    let write = move |c: &mut Connection| {
        let people: Vec<String> =
            staff::table.filter(staff::tenant_id.eq(&tenant_id)).select(staff::person_id).load(c)?;
        let account = |person_id: &String| {
            (
                accounts::tenant_id.eq(tenant_id.clone()),
                accounts::person_id.eq(person_id.clone()),
                accounts::password_hash.eq("none"),
                accounts::must_change.eq(false),
                accounts::changed_at.eq(now),
            )
        };
        let rows: Vec<_> = people.iter().map(account).collect();
        Ok(diesel::insert_into(accounts::table).values(rows).on_conflict_do_nothing().execute(c)?)
    };
    app.state.database.write_now(write).expect("accounts");
}

/// Opens a changed template; its id.
async fn opened(app: &TestApp, template: &str, change: impl FnOnce(&mut SurveyDocument)) -> String {
    let hr = app.persona("hr");
    let draft = create(&hr, template).await;
    let mut document = draft.document.clone();
    change(&mut document);
    let saved: SurveySaved = save(&hr, &draft, document).await.json();
    let response = try_to_open(&hr, &draft.id, saved.revision).await;
    assert!(response.status.is_success(), "{}", response.text());
    draft.id
}

async fn try_to_answer(who: &Persona<'_>, id: &str, responses: Responses) -> TestResponse {
    who.post(&path::survey_answer(id), &AnswerSurvey { responses }).await
}

async fn answer(who: &Persona<'_>, id: &str, responses: Responses) {
    let response = try_to_answer(who, id, responses).await;
    assert!(response.status.is_success(), "{}", response.text());
}

async fn close(app: &TestApp, id: &str) {
    let response = app.persona("hr").post(&path::survey_closing(id), &CloseSurvey { answered: 0 }).await;
    assert!(response.status.is_success(), "{}", response.text());
}

fn single(choice: &str) -> SurveyResponse {
    SurveyResponse::Single { choice: choice.to_owned() }
}

fn scale(value: u8) -> SurveyResponse {
    SurveyResponse::Scale { value }
}

fn text(text: &str) -> SurveyResponse {
    SurveyResponse::Text { text: text.to_owned() }
}

fn responses(answers: &[(&str, SurveyResponse)]) -> Responses {
    answers.iter().map(|(id, response)| ((*id).to_owned(), response.clone())).collect::<BTreeMap<_, _>>()
}

/// A complete answer to the anonymous template.
fn about_training(clear: u8, voice: &str) -> Responses {
    let rated = [("clear", scale(clear)), ("useful", scale(4)), ("time", single("yes"))];
    let mut responses = responses(&rated);
    responses.insert("voice".to_owned(), text(voice));
    responses
}

fn work(name: &str, times: u32, minutes: u32, frequency: WorkFrequency) -> WorkCandidate {
    WorkCandidate {
        work: name.to_owned(),
        times,
        minutes,
        frequency,
        systems: "住民情報システム".to_owned(),
        trouble: "二重に入力している".to_owned(),
    }
}

/// A complete answer to the named template that names work.
fn about_needs(candidates: Vec<WorkCandidate>) -> Responses {
    responses(&[
        ("routine", single("many")),
        ("kinds", SurveyResponse::Multiple { choices: vec!["transcribe".to_owned()] }),
        ("candidates", SurveyResponse::Candidates { candidates }),
        ("make", scale(2)),
    ])
}

/// Staff numbers of people at work in a division, in order.
fn people_of(app: &TestApp, division: &str) -> Vec<String> {
    let tenant_id = app.state.tenants[0].id.clone();
    app.state
        .database
        .read_now(|c| {
            Ok(staff::table
                .inner_join(departments::table.on(departments::id.eq(staff::department_id)))
                .filter(staff::tenant_id.eq(&tenant_id))
                .filter(staff::status.eq("active"))
                .filter(departments::division.eq(division))
                .order(staff::staff_number.asc())
                .select(staff::staff_number)
                .load(c)?)
        })
        .expect("people")
}

/// Asserts a refusal with the reason that the client shows.
fn refused_because(response: &TestResponse, code: &str) {
    let problem = response.refused(ErrorCode::Conflict);
    assert_eq!(problem.fields.iter().map(|field| field.code.as_str()).collect::<Vec<_>>(), [code]);
}

fn fields(response: &TestResponse) -> Vec<(String, String)> {
    let problem = response.refused(ErrorCode::InvalidInput);
    problem.fields.into_iter().map(|field| (field.field, field.code)).collect()
}
