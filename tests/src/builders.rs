//! Builders write the database directly, where the test is about something else.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use courseware::CourseMaterial;
use courseware::material::{ExerciseBody, Question};
use diesel::prelude::*;
use learning::draw::DrawnQuestion;
use learning::exercise::Branching;
use learning::mark::Mark;
use learning::question::{AnswerKey, QuestionBody, Response};
use server::accounts::store as accounts;
use server::audit::Entry;
use server::database::dialect::Connection;
use server::database::schema::{
    accounts as accounts_table, attempts, enrollments, exercise_runs, responses, staff,
};
use server::organization::apply::{self, StaffUpload};
use server::organization::tables;
use server::state::State;

/// Person id of a staff number: of who has it today, else of who had it.
pub fn person_id(c: &mut Connection, tenant_id: &str, staff_number: &str) -> String {
    staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq(staff_number))
        .order(staff::status.eq("retired").asc())
        .select(staff::person_id)
        .first(c)
        .unwrap_or_else(|error| panic!("staff number {staff_number}: {error}"))
}

/// Makes an account with a password that nobody knows, unless there is one.
pub fn ensure_account(c: &mut Connection, tenant_id: &str, person_id: &str, now: DateTime<Utc>) {
    let known: i64 = accounts_table::table
        .filter(accounts_table::tenant_id.eq(tenant_id))
        .filter(accounts_table::person_id.eq(person_id))
        .count()
        .get_result(c)
        .expect("a count");
    if known == 0 {
        accounts::set_password(c, tenant_id, person_id, "not a hash", false, now).expect("an account");
    }
}

/// The first day of the shipped staff files.
#[must_use]
pub fn effective_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 4, 1).expect("a day")
}

/// Loads 汐北広域消防組合 into the second organisation.
pub fn load_union(state: &State) {
    let tenant_id = state.tenants[1].id.clone();
    let now = state.clock.now();
    state
        .database
        .write_now(move |c| {
            use sample_city::shiokita;
            tables::load_departments(c, &tenant_id, shiokita::DEPARTMENTS.as_bytes(), effective_on())?;
            tables::load_titles(c, &tenant_id, shiokita::TITLE_GRADES.as_bytes())?;
            tables::load_grades(c, &tenant_id, shiokita::GRADES.as_bytes())?;
            let upload = StaffUpload {
                tenant_id: tenant_id.clone(),
                file_name: "shiokita_20250401.csv".to_owned(),
                bytes: shiokita::STAFF_FILE.to_vec(),
                effective_on: effective_on(),
            };
            apply::apply(c, &upload, "system", now, |action, target| {
                Entry::by_system(&tenant_id, now, action, target)
            })
        })
        .expect("the union");
}

/// Gives roles to a person of an organisation.
pub fn give_roles(state: &State, tenant: usize, staff_number: &str, roles: &[learning::role::Role]) {
    let (tenant_id, number, roles) =
        (state.tenants[tenant].id.clone(), staff_number.to_owned(), roles.to_vec());
    let now = state.clock.now();
    state
        .database
        .write_now(move |c| {
            let person = person_id(c, &tenant_id, &number);
            accounts::set_roles(c, &tenant_id, &person, &roles, "system", now)
        })
        .expect("roles");
}

/// One drawn question, as the learner sees it, and the response of somebody who knows everything.
#[derive(Debug, Clone)]
pub struct Task {
    /// Question id.
    pub id: String,
    /// The situation and the task.
    pub stem: String,
    /// What can be answered; the order of its parts is the course's, not the attempt's.
    pub body: QuestionBody,
    /// The right response.
    pub right: Response,
}

/// Every question of an attempt, in the order of the draw.
#[must_use]
pub fn tasks(state: &State, attempt_id: &str) -> Vec<Task> {
    let (draw, course) = drawn(state, attempt_id);
    draw.into_iter()
        .map(|drawn| {
            let question = course.bank.iter().find(|q| q.id == drawn.question_id).expect("in the bank");
            Task {
                id: drawn.question_id,
                stem: question.stem.clone(),
                body: question.body.clone(),
                right: right(&question.key),
            }
        })
        .collect()
}

/// The decisions of an exercise run that somebody would make who knows everything, in an order in which
/// they can be made.
#[must_use]
pub fn right_decisions(state: &State, run_id: &str) -> Vec<(String, String)> {
    let shelf = state.shelf.clone();
    let (exercise_id, course) = state
        .database
        .read_now(|c| {
            let (tenant_id, exercise_id, version): (String, String, String) = exercise_runs::table
                .inner_join(enrollments::table.on(enrollments::id.eq(exercise_runs::enrollment_id)))
                .filter(exercise_runs::id.eq(run_id))
                .select((
                    exercise_runs::tenant_id,
                    exercise_runs::exercise_id,
                    enrollments::course_version_id,
                ))
                .first(c)?;
            Ok((exercise_id, shelf.take(c, &tenant_id, &version)?))
        })
        .expect("a run");
    let exercise =
        course.exercises.iter().find(|exercise| exercise.id == exercise_id).expect("in the course");
    match &exercise.body {
        ExerciseBody::Sorting(sorting) => sorting.key.clone().into_iter().collect(),
        ExerciseBody::Branching(branching) => best_way(branching, &branching.start).1,
    }
}

/// Points and decisions of the best way from here that makes no fatal choice.
fn best_way(branching: &Branching, from: &str) -> (u32, Vec<(String, String)>) {
    let Some(scene) = branching.scenes.get(from) else {
        return (0, Vec::new());
    };
    let harmless = scene.choices.iter().filter(|choice| !choice.fatal);
    let ways = harmless.map(|choice| {
        let (points, mut rest) = best_way(branching, &choice.to);
        rest.insert(0, (from.to_owned(), choice.id.clone()));
        (points + choice.points, rest)
    });
    ways.max_by_key(|(points, _)| *points).expect("a way without a fatal choice")
}

/// The right response to every question of an attempt.
#[must_use]
pub fn right_responses(state: &State, attempt_id: &str) -> Vec<(String, Response)> {
    tasks(state, attempt_id).into_iter().map(|task| (task.id, task.right)).collect()
}

/// The latest response to each question of an attempt that the server has, by question id.
#[must_use]
pub fn saved_responses(state: &State, attempt_id: &str) -> BTreeMap<String, Response> {
    let rows: Vec<(String, String)> = state
        .database
        .read_now(|c| {
            Ok(responses::table
                .filter(responses::attempt_id.eq(attempt_id))
                .order(responses::sequence)
                .select((responses::question_id, responses::response))
                .load(c)?)
        })
        .expect("responses");
    let read = |text: &str| serde_json::from_str(text).expect("a response");
    rows.into_iter().map(|(question, text)| (question, read(&text))).collect()
}

/// Gives an account with this password to a person of the first organisation.
pub fn give_password(state: &State, staff_number: &str, password: &str) {
    let hash = server::accounts::password::hash_now(password).expect("a hash");
    let (tenant_id, number, now) = (state.tenants[0].id.clone(), staff_number.to_owned(), state.clock.now());
    state
        .database
        .write_now(move |c| {
            let person = person_id(c, &tenant_id, &number);
            accounts::set_password(c, &tenant_id, &person, &hash, false, now)
        })
        .expect("an account");
}

/// The course of an attempt, with its keys.
#[must_use]
pub fn course_of(state: &State, attempt_id: &str) -> Arc<CourseMaterial> {
    drawn(state, attempt_id).1
}

fn drawn(state: &State, attempt_id: &str) -> (Vec<DrawnQuestion>, Arc<CourseMaterial>) {
    let shelf = state.shelf.clone();
    state
        .database
        .read_now(|c| {
            let (tenant_id, draw, version): (String, String, String) = attempts::table
                .inner_join(enrollments::table.on(enrollments::id.eq(attempts::enrollment_id)))
                .filter(attempts::id.eq(attempt_id))
                .select((attempts::tenant_id, attempts::draw, enrollments::course_version_id))
                .first(c)?;
            let course = shelf.take(c, &tenant_id, &version)?;
            Ok((serde_json::from_str(&draw).expect("a draw"), course))
        })
        .expect("an attempt")
}

/// The response to a question of somebody who knows everything.
#[must_use]
pub fn right_response(question: &Question) -> Response {
    right(&question.key)
}

fn right(key: &AnswerKey) -> Response {
    match key.clone() {
        AnswerKey::Single { correct } => Response::Single { choice: correct },
        AnswerKey::Multiple { correct } => Response::Multiple { choices: correct },
        AnswerKey::TrueFalseReason { verdict, reason } => {
            Response::TrueFalseReason { verdict: Some(verdict), reason: Some(reason) }
        }
        AnswerKey::Ordering { order } => Response::Ordering { order },
        AnswerKey::Matching { pairs } => Response::Matching { pairs },
        AnswerKey::Numeric { value, .. } => Response::Numeric { text: decimal(value) },
        AnswerKey::Cloze { blanks } => Response::Cloze { blanks },
        AnswerKey::ShortText { accepted } => Response::ShortText { text: accepted[0].clone() },
    }
}

/// An exact decimal of up to six places.
fn decimal(value: Mark) -> String {
    let millionths = i128::from(value.numerator()) * 1_000_000 / i128::from(value.denominator());
    let text = format!("{}.{:06}", millionths / 1_000_000, millionths.abs() % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A session of a person of the n-th organisation; returns its token.
#[must_use]
pub fn session(state: &State, tenant: usize, staff_number: &str) -> String {
    let (token, hash) = server::session::new_token().expect("a token");
    let now = state.clock.now();
    let (tenant_id, number) = (state.tenants[tenant].id.clone(), staff_number.to_owned());
    state
        .database
        .write_now(move |c| {
            let person = person_id(c, &tenant_id, &number);
            ensure_account(c, &tenant_id, &person, now);
            accounts::insert_session(c, &tenant_id, &person, &hash, now, now - chrono::TimeDelta::days(1))
        })
        .expect("a session");
    token
}

/// Staff numbers of people of the first organisation who are at work, at most `limit`.
#[must_use]
pub fn active_staff_numbers(state: &State, limit: usize) -> Vec<String> {
    let tenant_id = state.tenants[0].id.clone();
    state
        .database
        .read_now(|c| {
            Ok(staff::table
                .filter(staff::tenant_id.eq(&tenant_id))
                .filter(staff::status.eq("active"))
                .order(staff::staff_number.asc())
                .limit(i64::try_from(limit).expect("small"))
                .select(staff::staff_number)
                .load(c)?)
        })
        .expect("people")
}
