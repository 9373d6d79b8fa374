//! The staff file and the staff list.

mod asked_files;
mod attributes;
mod changes;
mod checking;
mod columns;
mod dirty_files;
mod first_import;
mod independent_events;
mod operations;
mod personnel_events;
mod snapshots;
mod staff_list;
mod undoing;
mod units;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::organization::{ImportDecision, QuestionKind, StaffFileReport, StaffImported};
use contract::path;
use learning::ledger::PersonState;
use server::organization::{ledger, tables};
use tests::app::{Persona, TestApp, TestResponse};

use crate::contents::Contents;

/// Today, by the clock of the tests.
pub const TODAY: &str = "2026-11-23";

/// The staff file of the sample city, edited line by line. Its footer still counts 450.
pub fn edited(edit: impl FnOnce(&mut Vec<String>)) -> Vec<u8> {
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(sample_city::STAFF_FILE);
    assert!(!broken);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    edit(&mut lines);
    let text = lines.join("\r\n") + "\r\n";
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(&text);
    assert!(!lost, "CP932 has every character of the edit");
    bytes.into_owned()
}

/// The line of somebody.
pub fn line_of<'a>(lines: &'a mut [String], staff_number: &str) -> &'a mut String {
    lines.iter_mut().find(|line| line.starts_with(staff_number)).expect("a line of this number")
}

/// Replaces a text in somebody's line, which must hold it.
pub fn replace(lines: &mut [String], staff_number: &str, old: &str, new: &str) {
    let line = line_of(lines, staff_number);
    assert!(line.contains(old), "{line}");
    *line = line.replacen(old, new, 1);
}

/// Asks for a check.
pub async fn check(who: &Persona<'_>, file: &[u8], effective_on: &str) -> TestResponse {
    let query = format!("?file_name=shokuin.csv&effective_on={effective_on}");
    who.upload(&format!("{}{query}", path::STAFF_IMPORT_CHECK), file).await
}

/// Applies a file with this digest.
pub async fn apply_with(who: &Persona<'_>, file: &[u8], effective_on: &str, digest: &str) -> TestResponse {
    let query = format!("?file_name=shokuin.csv&effective_on={effective_on}&digest={digest}");
    who.upload(&format!("{}{query}", path::STAFF_IMPORTS), file).await
}

/// Checks and applies as HR's page does.
pub async fn import(who: &Persona<'_>, file: &[u8]) -> (StaffFileReport, StaffImported) {
    let report: StaffFileReport = check(who, file, TODAY).await.json();
    assert_eq!(report.rejected, []);
    let imported: StaffImported = apply_with(who, file, TODAY, &report.digest).await.json();
    assert_eq!(imported.difference, report.difference, "what was shown is what was done");
    (report, imported)
}

/// Sets the clock to ten o'clock of a day in Japan, past or to come.
pub fn on(app: &TestApp, day: &str) {
    let ten: DateTime<Utc> = format!("{day}T01:00:00Z").parse().expect("a day");
    app.advance(ten - app.state.clock.now());
}

/// The turn of the day, as the program does it at night.
pub fn turn(app: &TestApp, last: &str, today: &str) {
    let tenant_id = app.state.tenants[0].id.clone();
    let (last, today): (NaiveDate, NaiveDate) = (last.parse().unwrap(), today.parse().unwrap());
    app.state
        .database
        .write_now(move |c| server::organization::turn(c, &tenant_id, Some(last), today))
        .expect("the turn of the day");
}

/// Takes the organisational changes of 2026-04-01 in.
pub fn load_unit_changes(app: &TestApp) {
    let (tenant_id, today) = (app.state.tenants[0].id.clone(), app.state.clock.today());
    app.state
        .database
        .write_now(move |c| {
            tables::load_department_changes(c, &tenant_id, sample_city::DEPARTMENT_CHANGES.as_bytes(), today)
        })
        .expect("the changes");
}

/// Everybody with their state on a day, by person id.
pub fn states(app: &TestApp, day: &str) -> BTreeMap<String, PersonState> {
    let (tenant_id, day) = (app.state.tenants[0].id.clone(), day.parse().unwrap());
    let known = app.state.database.read_now(|c| ledger::known_on(c, &tenant_id, day));
    known.expect("the states").into_iter().collect()
}

/// Answers a question.
pub async fn answer(who: &Persona<'_>, digest: &str, question: &str, answer: &str) {
    let decision = ImportDecision {
        digest: digest.to_owned(),
        question: question.to_owned(),
        answer: answer.to_owned(),
    };
    let response = who.post(path::STAFF_IMPORT_DECISIONS, &decision).await;
    assert_eq!(response.status, 204, "{}", response.text());
}

/// Checks a file, answers that every new number is the person who is offered first, and applies it.
pub async fn import_on(
    who: &Persona<'_>,
    file: &[u8],
    effective_on: &str,
) -> (StaffFileReport, StaffImported) {
    let first: StaffFileReport = check(who, file, effective_on).await.json();
    assert_eq!(first.rejected, []);
    for question in &first.questions {
        assert_eq!(question.kind, QuestionKind::Reappointment, "{question:?}");
        answer(who, &first.digest, &question.id, &question.options[0].answer).await;
    }
    let report: StaffFileReport = check(who, file, effective_on).await.json();
    let imported: StaffImported = apply_with(who, file, effective_on, &report.digest).await.json();
    assert_eq!(imported.difference, report.difference, "what was shown is what was done");
    (report, imported)
}

/// The city on 2026-03-27 after the autumn's file, with the organisational changes of April known.
pub async fn city_in_march() -> TestApp {
    let app = TestApp::city().await;
    on(&app, "2025-10-01");
    import_on(&app.persona("hr"), sample_city::STAFF_FILE_AUTUMN, "2025-10-01").await;
    on(&app, "2026-03-27");
    load_unit_changes(&app);
    app
}

/// Everything but the rows that a sign-in of a persona writes.
pub fn without_sign_ins(mut contents: Contents) -> Contents {
    for table in ["sessions", "accounts"] {
        contents.remove(table).unwrap();
    }
    contents
}
