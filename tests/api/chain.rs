//! The chain of seals over a city at work, its verification by an auditor and on the command line.

mod command_line;

use chrono::TimeDelta;
use contract::audit::{AuditPage, ChainFault, ChainState, Verification, VerifyChain};
use contract::error::ErrorCode;
use contract::path;
use diesel::connection::SimpleConnection as _;
use server::audit::chain;
use server::database::dialect::Connection;
use tests::app::{TestApp, beginning};
use tests::study;

use crate::contents;

async fn verified(app: &TestApp, expected: &str) -> Verification {
    let message = VerifyChain { expected: expected.to_owned() };
    app.persona("auditor").post(path::AUDIT_VERIFICATION, &message).await.json()
}

async fn seal(app: &TestApp) {
    chain::run(&app.state).await.expect("sealed");
}

fn sql(app: &TestApp, text: &str) {
    app.state.database.read_now(|c: &mut Connection| Ok(c.batch_execute(text)?)).expect("SQL");
}

fn count(app: &TestApp, table: &str) -> usize {
    contents::of(&app.state)[table].len()
}

#[actix_web::test]
async fn a_city_at_work_is_sealed_and_found_whole() {
    let app = TestApp::city().await;
    let none: ChainState = app.persona("auditor").get(path::AUDIT_CHAIN).await.json();
    assert_eq!(none.head, None);
    seal(&app).await;
    app.advance(TimeDelta::minutes(1));
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    seal(&app).await;
    let facts = count(&app, "sealed_facts") - chain::KINDS.len();
    let found = verified(&app, "").await;
    assert_eq!((found.faults, found.pending), (0, 0), "{:?}", found.findings);
    assert_eq!(found.facts, u64::try_from(facts).unwrap());
    assert!(found.facts > 900, "people, orders, courses, an attempt: {}", found.facts);
    let state: ChainState = app.persona("auditor").get(path::AUDIT_CHAIN).await.json();
    assert_eq!(state.head, found.head);
    let head = found.head.unwrap();
    let by_code = app
        .state
        .database
        .read_now(|c| chain::head(c, &app.state.tenants[0].id))
        .expect("read")
        .expect("a seal");
    assert_eq!(by_code, (head.number, head.hash));
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(log.rows[0].action, "chain-verified");
}

#[actix_web::test]
async fn what_is_sealed_is_not_sealed_again_and_an_idle_hour_costs_one_empty_seal() {
    let app = TestApp::city().await;
    seal(&app).await;
    let (seals, facts) = (count(&app, "seals"), count(&app, "sealed_facts"));
    for _ in 0..60 {
        app.advance(TimeDelta::minutes(1));
        seal(&app).await;
    }
    assert_eq!(count(&app, "sealed_facts"), facts);
    assert_eq!(count(&app, "seals"), seals + 1, "so that the rows of the overlap are not read all night");
    assert_eq!(verified(&app, "").await.faults, 0);
}

#[actix_web::test]
async fn a_fact_that_is_committed_late_is_sealed_all_the_same() {
    let app = TestApp::city().await;
    seal(&app).await;
    app.advance(TimeDelta::minutes(20));
    app.persona("hr").get(path::HISTORY_CSV).await;
    seal(&app).await;
    let tenant = app.state.tenants[0].id.clone();
    // Written at the nineteenth minute, committed after the seal of the twentieth.
    let at = (beginning() + TimeDelta::minutes(19)).format("%Y-%m-%d %H:%M:%S+00:00").to_string();
    sql(
        &app,
        &format!("INSERT INTO audit_entries VALUES ('{tenant}', 'slow', '{at}', 'a', 'b', 'c', 'd', 'e')"),
    );
    app.advance(TimeDelta::minutes(1));
    seal(&app).await;
    let found = verified(&app, "").await;
    assert_eq!((found.faults, found.pending), (0, 0), "{:?}", found.findings);
}

#[actix_web::test]
async fn who_alters_removes_or_adds_a_completion_is_found() {
    let app = TestApp::city().await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    seal(&app).await;
    app.advance(TimeDelta::hours(1));
    seal(&app).await;
    sql(&app, "UPDATE attempt_results SET passed = FALSE");
    let found = verified(&app, "").await;
    assert_eq!((found.faults, found.findings[0].fault), (1, ChainFault::Altered));
    assert_eq!(found.findings[0].table, "attempt_results");
    assert!(found.findings[0].message.contains("書き換えられています"), "{}", found.findings[0].message);
    sql(&app, "UPDATE attempt_results SET passed = TRUE");
    assert_eq!(verified(&app, "").await.faults, 0, "as it was");
    sql(&app, "DELETE FROM completions");
    let found = verified(&app, "").await;
    assert_eq!((found.faults, found.findings[0].fault), (1, ChainFault::Deleted));
    assert!(found.findings[0].seal_number.is_some_and(|number| number >= 1));
}

#[actix_web::test]
async fn a_chain_that_was_written_anew_does_not_have_the_hash_on_paper() {
    let app = TestApp::city().await;
    seal(&app).await;
    let head = verified(&app, "").await.head.unwrap();
    let paper = format!("{}:{}", head.number, head.hash);
    assert_eq!(verified(&app, &paper).await.faults, 0);
    sql(
        &app,
        "UPDATE personnel_events SET grade = 'G20' WHERE grade = 'G70'; DELETE FROM sealed_facts; DELETE FROM seals",
    );
    assert_eq!(verified(&app, &paper).await.findings[0].fault, ChainFault::NotAsPrinted, "no chain at all");
    seal(&app).await;
    assert_eq!(verified(&app, "").await.faults, 0, "the new chain is whole in itself");
    let found = verified(&app, &paper).await;
    assert_eq!((found.faults, found.findings[0].fault), (1, ChainFault::NotAsPrinted));
    let auditor = app.persona("auditor");
    let wrong = VerifyChain { expected: "12".to_owned() };
    let problem = auditor.post(path::AUDIT_VERIFICATION, &wrong).await.refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields[0].field, "expected");
}

#[actix_web::test]
async fn every_organisation_has_a_chain_of_its_own() {
    let app = TestApp::two_tenants().await;
    seal(&app).await;
    let of = |tenant: usize| {
        let id = app.state.tenants[tenant].id.clone();
        app.state.database.read_now(move |c| chain::verify(c, &id, None)).expect("verified")
    };
    let (city, union) = (of(0), of(1));
    assert_eq!((city.faults, union.faults), (0, 0));
    assert!(union.facts > 0 && city.facts > union.facts);
    assert_ne!(city.head.unwrap().hash, union.head.unwrap().hash);
}
