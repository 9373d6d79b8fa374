//! A token opens one endpoint of one gate of one organisation, and nothing else opens it.

use actix_web::http::Method;
use chrono::TimeDelta;
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::gates::{
    ClearedPeople, ClearedPerson, CreateGateToken, GateTokenCreated, GateTokenList, SaveGate,
};
use contract::path;
use learning::role::{Attribute, Role};
use server::policy;
use server::policy::Access;
use tests::app::TestApp;
use tests::builders::give_roles;
use tests::personnel::give_attribute;

use super::{AI, ask, city_with_users, completed_by_credit, token};
use crate::contents;
use crate::records::day;

#[actix_web::test]
async fn the_system_with_the_token_learns_numbers_and_days_and_nothing_more() {
    let app = city_with_users().await;
    completed_by_credit(&app, "NEW-01", "2026-05-01").await;
    let made = token(&app, AI).await;
    let response = ask(&app.anonymous(), &path::gate_people(AI), &made.token).await;
    let told: ClearedPeople = response.json();
    let person = |number: &str, until: Option<&str>| ClearedPerson {
        staff_number: number.into(),
        cleared: until.is_some(),
        until: until.map(day),
    };
    assert_eq!((told.gate.as_str(), told.as_of), (AI, day("2026-11-23")));
    assert_eq!(
        told.people,
        [person("003618", None), person("004512", Some("2027-03-31")), person("008620", None)]
    );
    assert!(!response.text().contains("汐里"));
    assert_eq!(response.headers.get("cache-control").unwrap(), "no-store");
    app.advance(TimeDelta::days(129));
    let later: ClearedPeople = ask(&app.anonymous(), &path::gate_people(AI), &made.token).await.json();
    assert!(later.people.iter().all(|person| !person.cleared && person.until.is_none()), "expired by date");
}

#[actix_web::test]
async fn the_token_is_shown_once_and_stored_as_a_hash() {
    let app = TestApp::city().await;
    let made = token(&app, AI).await;
    assert_eq!(made.token.len(), 64);
    assert_eq!(contents::holding(&contents::of(&app.state), &made.token), Vec::<String>::new());
    let administrator = app.persona("administrator");
    let list = administrator.get(&path::gate_tokens(AI)).await;
    assert!(!list.text().contains(&made.token));
    let rows: GateTokenList = list.json();
    let [row] = rows.tokens.as_slice() else { panic!("{rows:?}") };
    assert_eq!((row.label.as_str(), row.created_by.as_str(), row.last_used_at), ("認証基盤", "003920", None));
    assert!(ask(&app.anonymous(), &path::gate_people(AI), &made.token).await.status.is_success());
    let rows: GateTokenList = administrator.get(&path::gate_tokens(AI)).await.json();
    assert_eq!(rows.tokens[0].last_used_at, Some(app.state.clock.now()));
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(
        (log.rows[0].action.as_str(), log.rows[0].target.as_str()),
        ("gate-token-created", "generative-ai: 認証基盤")
    );
}

#[actix_web::test]
async fn a_revoked_token_works_no_longer() {
    let app = TestApp::city().await;
    let (made, other) = (token(&app, AI).await, token(&app, AI).await);
    let administrator = app.persona("administrator");
    let address = path::gate_token(AI, &made.id);
    administrator.delete(&path::gate_token("telework", &made.id)).await.refused(ErrorCode::NotFound);
    assert!(administrator.delete(&address).await.status.is_success());
    administrator.delete(&address).await.refused(ErrorCode::NotFound);
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(log.rows[0].action, "gate-token-revoked");
    ask(&app.anonymous(), &path::gate_people(AI), &made.token).await.refused(ErrorCode::NotSignedIn);
    assert!(ask(&app.anonymous(), &path::gate_people(AI), &other.token).await.status.is_success());
    let rows: GateTokenList = administrator.get(&path::gate_tokens(AI)).await.json();
    let revoked = rows.tokens.iter().find(|row| row.id == made.id).unwrap();
    assert_eq!(revoked.revoked_at, Some(app.state.clock.now()));
}

#[actix_web::test]
async fn a_token_opens_its_own_gate_only_and_only_while_the_gate_is_in_force() {
    let app = TestApp::city().await;
    let made = token(&app, AI).await;
    ask(&app.anonymous(), &path::gate_people("telework"), &made.token).await.refused(ErrorCode::Forbidden);
    let closed = SaveGate {
        tool: "生成AI".into(),
        attribute: Attribute::GenerativeAi,
        courses: vec![contract::gates::RequiredCourse { code: "NEW-01".into(), validity: None }],
        in_force: false,
    };
    app.persona("hr").put(&path::gate(AI), &closed).await;
    ask(&app.anonymous(), &path::gate_people(AI), &made.token).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn a_token_of_another_organisation_is_refused() {
    let app = TestApp::two_tenants().await;
    give_roles(&app.state, 1, "003618", &[Role::Administrator]);
    let label = CreateGateToken { label: "連携".into() };
    let made: GateTokenCreated = app.person_of(1, "003618").post(&path::gate_tokens(AI), &label).await.json();
    let (city, union) = (app.anonymous().host("shiosaki.example"), app.anonymous().host("shiokita.example"));
    assert!(ask(&union, &path::gate_people(AI), &made.token).await.status.is_success());
    ask(&city, &path::gate_people(AI), &made.token).await.refused(ErrorCode::NotSignedIn);
    give_attribute(&app.state, "004512", Attribute::GenerativeAi);
    let told: ClearedPeople = ask(&union, &path::gate_people(AI), &made.token).await.json();
    assert_eq!(told.people, [], "nobody of the city");
}

#[actix_web::test]
async fn a_session_does_not_open_the_endpoint_whatever_its_roles() {
    let app = TestApp::city().await;
    give_roles(&app.state, 0, "003618", &Role::ALL);
    app.persona("hr").get(&path::gate_people(AI)).await.refused(ErrorCode::NotSignedIn);
}

/// The other way round: every endpoint that asks for a session, asked with a good token.
#[actix_web::test]
async fn a_token_opens_no_endpoint_of_a_session() {
    let app = TestApp::city().await;
    let made = token(&app, AI).await;
    let nobody = app.anonymous();
    let before = contents::of(&app.state);
    let mut asked = 0;
    for (method, pattern, access) in policy::ENDPOINTS {
        if matches!(access, Access::Public | Access::GateToken) {
            continue;
        }
        let filled: Vec<&str> =
            pattern.split('/').map(|part| if part.starts_with('{') { AI } else { part }).collect();
        let method: Method = method.parse().unwrap();
        let request = nobody.request(method.clone(), &filled.join("/"));
        let request = request.insert_header(("Authorization", format!("Bearer {}", made.token)));
        nobody.send(request).await.refused(ErrorCode::NotSignedIn);
        // Nor does it pass for a session when it is sent as a cookie.
        let cookie = nobody.clone().token(&made.token);
        cookie.send(cookie.request(method, &filled.join("/"))).await.refused(ErrorCode::NotSignedIn);
        asked += 1;
    }
    assert!(asked > 60, "{asked}");
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn wrong_tokens_are_refused_and_guessing_is_slowed_down() {
    let app = TestApp::city().await;
    let made = token(&app, AI).await;
    let address = path::gate_people(AI);
    let guesser = app.anonymous().at("192.0.2.66:1");
    // Without a token nobody guesses.
    for _ in 0..10 {
        guesser.get(&address).await.refused(ErrorCode::NotSignedIn);
    }
    for scheme in ["Basic abc", "Bearer", "Bearer ", &made.token] {
        let request = guesser.foreign_request(Method::GET, &address);
        let request = request.insert_header(("Authorization", scheme));
        guesser.send(request).await.refused(ErrorCode::NotSignedIn);
    }
    ask(&guesser, &address, &"f".repeat(129)).await.refused(ErrorCode::NotSignedIn);
    for number in 0..5 {
        ask(&guesser, &address, &format!("guess-{number}")).await.refused(ErrorCode::NotSignedIn);
    }
    let slowed = ask(&guesser, &address, "guess-6").await.refused(ErrorCode::TooManyAttempts);
    assert_eq!(slowed.retry_after_seconds, Some(30));
    ask(&guesser, &address, &made.token).await.refused(ErrorCode::TooManyAttempts);
    let elsewhere = app.anonymous().at("192.0.2.67:1");
    assert!(ask(&elsewhere, &address, &made.token).await.status.is_success(), "others are not held up");
    app.advance(TimeDelta::seconds(30));
    assert!(ask(&guesser, &address, &made.token).await.status.is_success());
}

#[actix_web::test]
async fn a_token_needs_a_name_and_a_gate() {
    let app = TestApp::city().await;
    let administrator = app.persona("administrator");
    let label = |text: &str| CreateGateToken { label: text.into() };
    let unnamed = administrator.post(&path::gate_tokens(AI), &label(" ")).await;
    assert_eq!(crate::records::refused_field(&unnamed).0, "label");
    administrator.post(&path::gate_tokens("nothing"), &label("x")).await.refused(ErrorCode::NotFound);
}
