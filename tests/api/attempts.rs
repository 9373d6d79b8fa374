//! Attempts: the server draws, keeps the clock, scores, and only then reveals.

mod at_the_same_moment;
mod closing;
mod completion;
mod drawing;
mod marks;
mod saving;
mod secrecy;
mod tag_mastery;
mod time_limit;

use std::collections::BTreeMap;

use diesel::prelude::*;
use learning::question::Response;
use server::attempts::store::{self, AttemptRow, ResultRow};
use server::database::dialect::Connection;
use server::database::schema::{attempt_results, attempts, responses};
use tests::app::TestApp;

/// All attempts ever made in the database.
fn stored_attempts(app: &TestApp) -> Vec<AttemptRow> {
    let read = |c: &mut Connection| {
        Ok(attempts::table.order(attempts::id).select(AttemptRow::as_select()).load(c)?)
    };
    app.state.database.read_now(read).expect("attempts")
}

/// All results in the database.
fn stored_results(app: &TestApp) -> Vec<ResultRow> {
    let read = |c: &mut Connection| Ok(attempt_results::table.select(ResultRow::as_select()).load(c)?);
    app.state.database.read_now(read).expect("results")
}

/// Every saved response of a question, oldest first: sequence and response.
fn history(app: &TestApp, attempt: &str, question: &str) -> Vec<(i32, Response)> {
    let read = |c: &mut Connection| {
        Ok(responses::table
            .filter(responses::attempt_id.eq(attempt))
            .filter(responses::question_id.eq(question))
            .order(responses::sequence)
            .select((responses::sequence, responses::response))
            .load::<(i32, String)>(c)?)
    };
    let rows = app.state.database.read_now(read).expect("responses");
    rows.into_iter().map(|(n, text)| (n, serde_json::from_str(&text).expect("a response"))).collect()
}

/// What counts of an attempt.
fn counting(app: &TestApp, attempt: &str) -> BTreeMap<String, Response> {
    let tenant = &app.state.tenants[0].id;
    app.state.database.read_now(|c| store::responses(c, tenant, attempt)).expect("responses")
}
