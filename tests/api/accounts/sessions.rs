//! How long a session lives, and how it ends.

use chrono::TimeDelta;
use contract::accounts::SessionView;
use contract::error::ErrorCode;
use contract::path;
use tests::app::{Persona, TestApp, beginning};

use super::{PASSWORD, cookie, sign_in, signed_in};
use crate::contents;

async fn is_in(who: &Persona<'_>) -> bool {
    let response = who.get(path::MY_ASSIGNMENTS).await;
    if !response.status.is_success() {
        response.refused(ErrorCode::NotSignedIn);
    }
    response.status.is_success()
}

fn sessions(app: &TestApp) -> Vec<String> {
    contents::of(&app.state)["sessions"].clone()
}

#[actix_web::test]
async fn a_session_ends_after_fifteen_minutes_without_a_request() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    app.advance(TimeDelta::milliseconds(15 * 60_000 - 1));
    assert!(is_in(&clerk).await);
    app.advance(TimeDelta::milliseconds(15 * 60_000 - 1));
    assert!(is_in(&clerk).await, "a request begins the fifteen minutes anew");
    app.advance(TimeDelta::minutes(15));
    assert!(!is_in(&clerk).await);
    assert_eq!(sessions(&app), Vec::<String>::new(), "nothing is left that could be used");
    assert_eq!(clerk.get(path::SESSION).await.status, 204, "nobody is signed in");
}

#[actix_web::test]
async fn the_last_request_is_written_down_once_a_minute_only() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let before = sessions(&app);
    app.advance(TimeDelta::milliseconds(59_999));
    assert!(is_in(&clerk).await);
    assert_eq!(sessions(&app), before, "a commit per click would be too many");
    app.advance(TimeDelta::milliseconds(1));
    assert!(is_in(&clerk).await);
    assert_ne!(sessions(&app), before);
}

#[actix_web::test]
async fn a_session_ends_after_twelve_hours_however_busy() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let view: SessionView = clerk.get(path::SESSION).await.json();
    assert_eq!(view.ends_at, beginning() + TimeDelta::hours(12));
    assert_eq!(view.idle_minutes, 15);
    for _ in 0..71 {
        app.advance(TimeDelta::minutes(10));
        assert!(is_in(&clerk).await);
    }
    app.advance(TimeDelta::minutes(10) - TimeDelta::milliseconds(1));
    assert!(is_in(&clerk).await);
    app.advance(TimeDelta::milliseconds(1));
    assert!(!is_in(&clerk).await);
}

#[actix_web::test]
async fn the_limits_are_those_of_the_settings() {
    let short = |state: &mut server::state::State| {
        state.session = server::settings::SessionLimits { idle_minutes: 3, absolute_hours: 1 };
    };
    let app = TestApp::city().await.with(short).await;
    let clerk = app.persona("counter");
    app.advance(TimeDelta::minutes(3));
    assert!(!is_in(&clerk).await);
}

#[actix_web::test]
async fn signing_out_ends_this_session_and_takes_the_cookie_back() {
    let app = TestApp::city().await;
    let here = signed_in(&app, &sign_in(&app.anonymous(), "004512", PASSWORD).await);
    let there = signed_in(&app, &sign_in(&app.anonymous().at("192.0.2.9:40000"), "004512", PASSWORD).await);
    let response = here.delete(path::SESSION).await;
    assert_eq!(response.status, 204);
    let (token, attributes) = cookie(&response);
    assert_eq!(token, "");
    assert!(attributes.contains(&"Max-Age=0".to_owned()), "{attributes:?}");
    assert!(attributes.contains(&"Path=/".to_owned()), "else the browser keeps it: {attributes:?}");
    assert!(!is_in(&here).await);
    assert!(is_in(&there).await, "the other terminal goes on");
    here.delete(path::SESSION).await.refused(ErrorCode::NotSignedIn);
}

#[actix_web::test]
async fn a_token_that_was_never_given_opens_nothing() {
    let app = TestApp::city().await;
    let hash = {
        let (token, _) = cookie(&sign_in(&app.anonymous(), "003920", PASSWORD).await);
        server::session::token_hash(&token)
    };
    // Whoever reads a backup has the hash, and the hash is not the token.
    for token in ["", "0", &hash, &"f".repeat(64), &"a".repeat(5000), "' OR 1=1 --"] {
        assert!(!is_in(&app.anonymous().token(token)).await, "{token}");
    }
}

#[actix_web::test]
async fn sessions_that_nobody_can_use_any_more_are_cleared_out_at_the_next_sign_in() {
    let app = TestApp::city().await;
    sign_in(&app.anonymous(), "004512", PASSWORD).await.json::<SessionView>();
    app.advance(TimeDelta::minutes(16));
    sign_in(&app.anonymous(), "003618", PASSWORD).await.json::<SessionView>();
    assert_eq!(sessions(&app).len(), 1);
}
