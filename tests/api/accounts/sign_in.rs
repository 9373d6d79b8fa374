//! Staff number and password in, cookie out.

use contract::accounts::{SessionView, SignIn};
use contract::error::ErrorCode;
use contract::path;
use learning::role::Role;
use server::session;
use tests::app::TestApp;

use super::{PASSWORD, cookie, give_password, retire, sign_in, signed_in};
use crate::contents;

#[actix_web::test]
async fn the_right_password_opens_a_session_for_that_person() {
    let app = TestApp::city().await;
    let response = sign_in(&app.anonymous(), "004512", PASSWORD).await;
    let view: SessionView = response.json();
    assert_eq!((view.person.staff_number.as_str(), view.person.name.as_str()), ("004512", "髙﨑　汐里"));
    assert_eq!((view.organization.as_str(), view.sample), ("潮崎市", true));
    assert_eq!(view.roles, [Role::Learner]);
    assert!(!view.must_change_password);
    let again: SessionView = signed_in(&app, &response).get(path::SESSION).await.json();
    assert_eq!(again, view);
}

#[actix_web::test]
async fn the_cookie_is_for_this_host_and_the_server_alone() {
    let app = TestApp::city().await;
    let (token, mut attributes) = cookie(&sign_in(&app.anonymous(), "004512", PASSWORD).await);
    attributes.sort();
    // No Max-Age and no Expires: it ends with the browser. No Domain: no other host gets it.
    assert_eq!(attributes, ["HttpOnly", "Path=/", "SameSite=Strict"]);
    assert_eq!(token.len(), 64);
    assert!(token.bytes().all(|byte| byte.is_ascii_hexdigit()));
}

#[actix_web::test]
async fn the_cookie_is_secure_where_browsers_come_by_https() {
    let https = |state: &mut server::state::State| {
        state.proxy = server::settings::Proxy { trusted: Vec::new(), https: true }.into();
    };
    let app = TestApp::city().await.with(https).await;
    let (_, attributes) = cookie(&sign_in(&app.anonymous(), "004512", PASSWORD).await);
    assert!(attributes.contains(&"Secure".to_owned()), "{attributes:?}");
}

#[actix_web::test]
async fn the_token_is_stored_only_as_its_hash_and_is_new_each_time() {
    let app = TestApp::city().await;
    let response = sign_in(&app.anonymous(), "004512", PASSWORD).await;
    let (token, _) = cookie(&response);
    let all = contents::of(&app.state);
    assert_eq!(contents::holding(&all, &token), Vec::<String>::new());
    assert_eq!(contents::holding(&all, &session::token_hash(&token)).len(), 1);
    assert!(!response.text().contains(&token));
    let (other, _) = cookie(&sign_in(&app.anonymous().token(&token), "004512", PASSWORD).await);
    assert_ne!(other, token, "a session that was there before is not taken over");
}

#[actix_web::test]
async fn nobody_learns_which_staff_numbers_exist() {
    let app = TestApp::city().await;
    retire(&app.state, 0, "008620");
    let nobody = app.anonymous();
    let wrong = sign_in(&nobody, "004512", "shiosaki-2027").await;
    wrong.refused(ErrorCode::WrongCredentials);
    for (number, password, why) in [
        ("009999", PASSWORD, "no such person"),
        ("008620", PASSWORD, "has left"),
        ("001425", PASSWORD, "has no password"),
        ("004512", "", "empty password"),
        ("004512", " shiosaki-2026", "a space more"),
        ("004512", "Shiosaki-2026", "another case"),
        ("", PASSWORD, "no number"),
        ("004512' OR '1'='1", PASSWORD, "SQL"),
        ("00451%", PASSWORD, "a pattern"),
        ("4512", PASSWORD, "leading zeros left out"),
    ] {
        let response = sign_in(&nobody, number, password).await;
        assert_eq!((response.status, &response.body), (wrong.status, &wrong.body), "{why}");
        assert!(response.headers.get("set-cookie").is_none(), "{why}");
    }
}

#[actix_web::test]
async fn a_staff_number_may_be_typed_in_full_width_and_with_spaces() {
    let app = TestApp::city().await;
    for number in ["００４５１２", " 004512 ", "　００4512", "004 512"] {
        let view: SessionView = sign_in(&app.anonymous(), number, PASSWORD).await.json();
        assert_eq!(view.person.staff_number, "004512", "{number}");
    }
}

#[actix_web::test]
async fn what_cannot_be_a_staff_number_or_password_is_refused_without_harm() {
    let app = TestApp::city().await;
    let long = "あ".repeat(1000);
    for (number, password) in
        [(long.as_str(), PASSWORD), ("004512", long.as_str()), ("0045\0", PASSWORD), ("004512", "a\0b")]
    {
        let response = sign_in(&app.anonymous(), number, password).await;
        assert!((400..500).contains(&response.status.as_u16()), "{}", response.text());
        response.problem();
    }
    assert!(contents::holding(&contents::of(&app.state), &"あ".repeat(100)).is_empty());
}

#[actix_web::test]
async fn people_who_have_left_lose_their_open_session_too() {
    let app = TestApp::city().await;
    let clerk = signed_in(&app, &sign_in(&app.anonymous(), "004512", PASSWORD).await);
    retire(&app.state, 0, "004512");
    clerk.get(path::MY_ASSIGNMENTS).await.refused(ErrorCode::NotSignedIn);
}

#[actix_web::test]
async fn a_host_that_leads_nowhere_signs_nobody_in() {
    let app = TestApp::two_tenants().await;
    give_password(&app.state, 1, "004512", "shiokita-2026", false);
    for host in ["elsewhere.example", "shiosaki.example.evil.example", ""] {
        let message = SignIn { staff_number: "004512".into(), password: PASSWORD.into() };
        let response = app.anonymous().host(host).post(path::SESSION, &message).await;
        response.refused(ErrorCode::NotFound);
    }
    let city: SessionView =
        sign_in(&app.anonymous().host("SHIOSAKI.example:8443"), "004512", PASSWORD).await.json();
    assert_eq!(city.organization, "潮崎市");
    let union: SessionView =
        sign_in(&app.anonymous().host("shiokita.example"), "004512", "shiokita-2026").await.json();
    assert_eq!(union.person.name, "汐北　渡");
}
