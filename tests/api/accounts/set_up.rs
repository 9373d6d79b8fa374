//! The one-time link to the first administrator.

use chrono::TimeDelta;
use contract::accounts::{SessionView, SetUp};
use contract::error::ErrorCode;
use contract::path;
use learning::role::Role;
use server::serve;
use server::state::Tenant;
use tests::app::{Persona, TestApp, TestResponse};

use super::{retire, sign_in};
use crate::contents;

/// The links as the server prints them at its start.
fn links(app: &TestApp) -> Vec<(Tenant, String)> {
    let paths = serve::set_up_paths(&app.state).unwrap();
    paths
        .into_iter()
        .map(|(tenant, path)| (tenant, path.strip_prefix("/setup/").unwrap().to_owned()))
        .collect()
}

async fn set_up(who: &Persona<'_>, token: &str, number: &str) -> TestResponse {
    let message = SetUp {
        token: token.to_owned(),
        staff_number: number.to_owned(),
        name: "海老原　哲郎".to_owned(),
        password: "umi-to-yama-no-machi".to_owned(),
    };
    who.post(path::SETUP, &message).await
}

#[actix_web::test]
async fn the_link_makes_one_administrator_and_then_nobody_more() {
    let app = TestApp::empty().await;
    let token = links(&app).remove(0).1;
    let all = contents::of(&app.state);
    assert!(contents::holding(&all, &token).is_empty(), "the database holds its hash only");
    assert_eq!(set_up(&app.anonymous(), &token, "003920").await.status, 204);
    let view: SessionView = sign_in(&app.anonymous(), "003920", "umi-to-yama-no-machi").await.json();
    assert_eq!(view.roles, [Role::Learner, Role::Administrator]);
    assert_eq!(view.person.name, "海老原　哲郎");
    let before = contents::of(&app.state);
    set_up(&app.anonymous(), &token, "000666").await.refused(ErrorCode::LinkExpired);
    assert_eq!(contents::of(&app.state), before);
    assert!(links(&app).is_empty(), "no new link while there is an administrator");
}

/// Every start without an administrator prints a link, and a log keeps what was printed.
#[actix_web::test]
async fn links_that_were_printed_before_die_with_the_first_that_is_used() {
    let app = TestApp::empty().await;
    let (first, second) = (links(&app).remove(0).1, links(&app).remove(0).1);
    assert_eq!(set_up(&app.anonymous(), &second, "003920").await.status, 204);
    let before = contents::of(&app.state);
    set_up(&app.anonymous(), &first, "003920").await.refused(ErrorCode::LinkExpired);
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn the_link_works_for_a_day() {
    let app = TestApp::empty().await;
    let token = links(&app).remove(0).1;
    app.advance(TimeDelta::hours(24));
    set_up(&app.anonymous(), &token, "003920").await.refused(ErrorCode::LinkExpired);
    let token = links(&app).remove(0).1;
    app.advance(TimeDelta::hours(24) - TimeDelta::milliseconds(1));
    assert_eq!(set_up(&app.anonymous(), &token, "003920").await.status, 204);
}

#[actix_web::test]
async fn a_link_of_another_organisation_or_of_nobody_is_refused() {
    let app = TestApp::two_tenants().await;
    let links = links(&app);
    // The sample city has an administrator.
    let [(union, token)] = links.as_slice() else { panic!("one link") };
    assert_eq!(union.host.as_deref(), Some("shiokita.example"));
    let before = contents::of(&app.state);
    for (host, token) in [
        ("shiosaki.example", token.as_str()),
        ("shiokita.example", ""),
        ("shiokita.example", "f00d"),
        ("shiokita.example", &server::session::token_hash(token)),
    ] {
        set_up(&app.anonymous().host(host), token, "000666").await.refused(ErrorCode::LinkExpired);
    }
    assert_eq!(contents::of(&app.state), before);
    let union = app.anonymous().host("shiokita.example");
    assert_eq!(set_up(&union, token, "002105").await.status, 204);
    let view: SessionView = sign_in(&union, "002105", "umi-to-yama-no-machi").await.json();
    assert_eq!(view.person.name, "堤　純子", "the staff file knows the name");
}

#[actix_web::test]
async fn a_refused_form_does_not_use_the_link_up() {
    let app = TestApp::empty().await;
    let token = links(&app).remove(0).1;
    let before = contents::of(&app.state);
    for (number, name, password, field, code) in [
        ("", "海老原", "umi-to-yama-no-machi", "staff_number", "required"),
        (" 　", "海老原", "umi-to-yama-no-machi", "staff_number", "required"),
        ("003920", "　", "umi-to-yama-no-machi", "name", "required"),
        ("003920", "海老原", "umi", "password", "too-short"),
        ("003920", "海老原", "003920003920", "password", "is-staff-number"),
    ] {
        let message = SetUp {
            token: token.clone(),
            staff_number: number.into(),
            name: name.into(),
            password: password.into(),
        };
        let problem = app.anonymous().post(path::SETUP, &message).await.problem();
        assert_eq!((problem.fields[0].field.as_str(), problem.fields[0].code.as_str()), (field, code));
    }
    assert_eq!(contents::of(&app.state), before);
    assert_eq!(set_up(&app.anonymous(), &token, "003920").await.status, 204);
}

#[actix_web::test]
async fn the_administrator_can_sign_in_however_the_number_was_typed() {
    for typed in ["００３９２０", "adm-01", "Adm 01", " 003920 "] {
        let app = TestApp::empty().await;
        let token = links(&app).remove(0).1;
        assert_eq!(set_up(&app.anonymous(), &token, typed).await.status, 204);
        let response = sign_in(&app.anonymous(), typed, "umi-to-yama-no-machi").await;
        assert!(response.status.is_success(), "{typed}: {}", response.text());
    }
}

#[actix_web::test]
async fn when_the_last_administrator_has_left_the_next_start_prints_a_link() {
    let app = TestApp::city().await;
    assert!(links(&app).is_empty());
    retire(&app.state, 0, "003920");
    let token = links(&app).remove(0).1;
    assert_eq!(set_up(&app.anonymous(), &token, "002105").await.status, 204);
}
