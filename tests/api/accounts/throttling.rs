//! Guessing is slow, and nobody is locked out by somebody else.

use std::rc::Rc;

use chrono::TimeDelta;
use contract::accounts::SessionView;
use contract::error::ErrorCode;
use server::settings::Proxy;
use server::state::State;
use tests::app::{TestApp, TestResponse};

use super::{PASSWORD, sign_in};

const PROXY: &str = "198.51.100.7:4000";

async fn fail(app: &TestApp, address: &str, number: &str) -> TestResponse {
    sign_in(&app.anonymous().at(address), number, "a wrong guess").await
}

async fn succeed(app: &TestApp, address: &str, number: &str) {
    sign_in(&app.anonymous().at(address), number, PASSWORD).await.json::<SessionView>();
}

/// Failures that were made before, without the price of hashing each.
fn failed_before(state: &State, failures: impl IntoIterator<Item = (String, String)>) {
    let (tenant_id, now) = (state.tenants[0].id.clone(), state.clock.now());
    let failures: Vec<(String, String)> = failures.into_iter().collect();
    state
        .database
        .write_now(move |c| {
            for (number, address) in &failures {
                let forget = now - TimeDelta::days(1);
                server::accounts::store::insert_failure(c, &tenant_id, number, address, now, forget)?;
            }
            Ok(())
        })
        .unwrap();
}

#[track_caller]
fn waits(response: &TestResponse, seconds: u32) {
    let problem = response.refused(ErrorCode::TooManyAttempts);
    assert_eq!(problem.retry_after_seconds, Some(seconds));
    assert_eq!(response.headers.get("retry-after").unwrap().to_str().unwrap(), seconds.to_string());
}

#[actix_web::test]
async fn the_fifth_failure_at_one_terminal_costs_thirty_seconds_and_each_further_the_double() {
    let app = TestApp::city().await;
    for _ in 0..5 {
        fail(&app, PROXY, "004512").await.refused(ErrorCode::WrongCredentials);
    }
    waits(&fail(&app, PROXY, "004512").await, 30);
    waits(&sign_in(&app.anonymous().at(PROXY), "004512", PASSWORD).await, 30);
    app.advance(TimeDelta::milliseconds(29_001));
    waits(&fail(&app, PROXY, "004512").await, 1);
    app.advance(TimeDelta::milliseconds(999));
    fail(&app, PROXY, "004512").await.refused(ErrorCode::WrongCredentials);
    waits(&fail(&app, PROXY, "004512").await, 60);
    app.advance(TimeDelta::seconds(60));
    succeed(&app, PROXY, "004512").await;
}

#[actix_web::test]
async fn a_success_clears_what_was_counted() {
    let app = TestApp::city().await;
    for _ in 0..4 {
        fail(&app, PROXY, "004512").await.refused(ErrorCode::WrongCredentials);
    }
    succeed(&app, PROXY, "004512").await;
    for _ in 0..5 {
        fail(&app, PROXY, "004512").await.refused(ErrorCode::WrongCredentials);
    }
}

#[actix_web::test]
async fn one_who_fails_does_not_lock_out_the_others_behind_the_same_address() {
    let app = TestApp::city().await;
    failed_before(&app.state, (0..60).map(|_| ("004512".to_owned(), "198.51.100.7".to_owned())));
    fail(&app, PROXY, "004512").await.refused(ErrorCode::TooManyAttempts);
    for number in ["008620", "003618", "002105", "003920"] {
        succeed(&app, PROXY, number).await;
    }
    fail(&app, PROXY, "001822").await.refused(ErrorCode::WrongCredentials);
}

#[actix_web::test]
async fn somebody_elsewhere_who_guesses_a_few_times_does_not_lock_the_owner_out() {
    let app = TestApp::city().await;
    for _ in 0..5 {
        fail(&app, PROXY, "004512").await.refused(ErrorCode::WrongCredentials);
    }
    fail(&app, PROXY, "004512").await.refused(ErrorCode::TooManyAttempts);
    succeed(&app, "192.0.2.20:1000", "004512").await;
}

#[actix_web::test]
async fn many_addresses_together_get_few_guesses_at_one_account() {
    let app = TestApp::city().await;
    failed_before(&app.state, (1..20).map(|n| ("004512".to_owned(), format!("203.0.113.{n}"))));
    fail(&app, "203.0.113.99:1", "004512").await.refused(ErrorCode::WrongCredentials);
    waits(&fail(&app, "203.0.113.100:1", "004512").await, 60);
    succeed(&app, "203.0.113.100:1", "008620").await;
    app.advance(TimeDelta::seconds(60));
    succeed(&app, "203.0.113.100:1", "004512").await;
}

#[actix_web::test]
async fn one_password_tried_on_everybody_is_slowed_down() {
    let app = TestApp::city().await;
    failed_before(&app.state, (0..299).map(|n| (format!("{n:06}"), "198.51.100.7".to_owned())));
    succeed(&app, PROXY, "003618").await;
    fail(&app, PROXY, "009999").await.refused(ErrorCode::WrongCredentials);
    waits(&sign_in(&app.anonymous().at(PROXY), "008620", PASSWORD).await, 30);
    succeed(&app, "192.0.2.20:1000", "008620").await;
    app.advance(TimeDelta::seconds(30));
    succeed(&app, PROXY, "008620").await;
}

#[actix_web::test]
async fn failures_are_forgotten_after_a_quarter_of_an_hour() {
    let app = TestApp::city().await;
    failed_before(&app.state, (0..50).map(|_| ("004512".to_owned(), "198.51.100.7".to_owned())));
    app.advance(TimeDelta::milliseconds(15 * 60_000 - 1));
    waits(&fail(&app, PROXY, "004512").await, 1);
    app.advance(TimeDelta::milliseconds(1));
    for _ in 0..5 {
        fail(&app, PROXY, "004512").await.refused(ErrorCode::WrongCredentials);
    }
}

#[actix_web::test]
async fn other_spellings_of_a_number_are_the_same_account() {
    let app = TestApp::city().await;
    for number in ["004512", "００４５１２", " 004512", "004 512", "00４512"] {
        fail(&app, PROXY, number).await.refused(ErrorCode::WrongCredentials);
    }
    fail(&app, PROXY, "004512").await.refused(ErrorCode::TooManyAttempts);
}

/// Otherwise a program that sends all guesses at once is heard with all of them, because none has failed
/// yet when the last is asked for.
#[actix_web::test]
async fn guesses_sent_all_at_once_are_not_all_heard() {
    let app = Rc::new(TestApp::city().await);
    let guesses: Vec<_> = (0..32)
        .map(|_| {
            let app = app.clone();
            actix_web::rt::spawn(async move { fail(&app, PROXY, "004512").await })
        })
        .collect();
    let mut heard = 0;
    for guess in guesses {
        let response = guess.await.unwrap();
        heard += usize::from(response.problem().code == ErrorCode::WrongCredentials);
    }
    let at_a_time = std::thread::available_parallelism().unwrap().get().max(2);
    assert!(heard <= 5 + at_a_time, "{heard} of 32 guesses were heard");
}

async fn fail_forwarded(app: &TestApp, peer: &str, forwarded: &[&str]) -> TestResponse {
    let who = app.anonymous().at(peer);
    let message = serde_json::json!({ "staff_number": "004512", "password": "a wrong guess" });
    let mut request = who.request(actix_web::http::Method::POST, contract::path::SESSION).set_json(message);
    for line in forwarded {
        request = request.append_header(("X-Forwarded-For", *line));
    }
    who.send(request).await
}

#[actix_web::test]
async fn a_terminal_cannot_claim_other_addresses() {
    let app = TestApp::city().await;
    for n in 0..5 {
        let claimed = format!("203.0.113.{n}");
        fail_forwarded(&app, PROXY, &[&claimed]).await.refused(ErrorCode::WrongCredentials);
    }
    fail_forwarded(&app, PROXY, &["203.0.113.77"]).await.refused(ErrorCode::TooManyAttempts);
}

#[actix_web::test]
async fn what_a_trusted_proxy_adds_last_is_the_address() {
    let trusting = |state: &mut State| {
        state.proxy = Proxy { trusted: vec!["198.51.100.7".parse().unwrap()], https: false }.into();
    };
    let app = TestApp::city().await.with(trusting).await;
    for n in 0..5 {
        let claimed = format!("203.0.113.{n}, 10.1.2.3");
        fail_forwarded(&app, PROXY, &[&claimed]).await.refused(ErrorCode::WrongCredentials);
    }
    fail_forwarded(&app, PROXY, &["203.0.113.77, 10.1.2.3"]).await.refused(ErrorCode::TooManyAttempts);
    // Some proxies add a line of their own instead of appending to the one that came in.
    fail_forwarded(&app, PROXY, &["203.0.113.78", "10.1.2.3"]).await.refused(ErrorCode::TooManyAttempts);
    fail_forwarded(&app, PROXY, &["10.1.2.3, 10.1.2.4"]).await.refused(ErrorCode::WrongCredentials);
    fail_forwarded(&app, "192.0.2.66:1", &["10.1.2.3"]).await.refused(ErrorCode::WrongCredentials);
}
