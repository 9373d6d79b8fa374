//! Giving and taking roles.

use std::rc::Rc;

use contract::accounts::{AccountPage, SessionView, SetRoles};
use contract::error::{ErrorCode, FieldProblem};
use contract::path;
use learning::role::Role;
use serde_json::json;
use tests::app::{Persona, TestApp, TestResponse};
use tests::builders::give_roles;

use super::retire;
use crate::contents;

async fn set(who: &Persona<'_>, person_id: &str, roles: &[Role]) -> TestResponse {
    who.put(&path::account_roles(person_id), &SetRoles { roles: roles.to_vec() }).await
}

#[track_caller]
fn refused_as_last(response: &TestResponse) {
    let problem = response.refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields, [FieldProblem { field: "roles".into(), code: "last-administrator".into() }]);
}

#[actix_web::test]
async fn a_role_works_from_the_next_request_and_so_does_its_loss() {
    let app = TestApp::city().await;
    let (administrator, clerk) = (app.persona("administrator"), app.persona("counter"));
    clerk.get(path::STAFF).await.refused(ErrorCode::Forbidden);
    assert_eq!(set(&administrator, &clerk.person_id, &[Role::Auditor, Role::Hr]).await.status, 204);
    assert!(clerk.get(path::STAFF).await.status.is_success());
    let view: SessionView = clerk.get(path::SESSION).await.json();
    assert_eq!(view.roles, [Role::Learner, Role::Hr, Role::Auditor]);
    let page: AccountPage = administrator.get("/api/accounts?query=004512").await.json();
    assert_eq!(page.rows[0].roles, [Role::Auditor, Role::Hr]);
    assert_eq!(set(&administrator, &clerk.person_id, &[]).await.status, 204);
    clerk.get(path::STAFF).await.refused(ErrorCode::Forbidden);
    assert!(clerk.get(path::MY_ASSIGNMENTS).await.status.is_success(), "everyone stays a learner");
}

#[actix_web::test]
async fn the_same_role_twice_is_that_role_and_learner_needs_no_grant() {
    let app = TestApp::city().await;
    let (administrator, clerk) = (app.persona("administrator"), app.persona("counter"));
    let roles = [Role::Hr, Role::Learner, Role::Hr];
    assert_eq!(set(&administrator, &clerk.person_id, &roles).await.status, 204);
    let view: SessionView = clerk.get(path::SESSION).await.json();
    assert_eq!(view.roles, [Role::Learner, Role::Hr]);
}

#[actix_web::test]
async fn the_last_administrator_stays_one() {
    let app = TestApp::city().await;
    let administrator = app.persona("administrator");
    let before = contents::of(&app.state);
    refused_as_last(&set(&administrator, &administrator.person_id, &[]).await);
    refused_as_last(&set(&administrator, &administrator.person_id, &[Role::Hr, Role::Auditor]).await);
    assert_eq!(contents::of(&app.state), before);
    let clerk = app.persona("counter");
    assert_eq!(set(&administrator, &clerk.person_id, &[Role::Administrator]).await.status, 204);
    assert_eq!(set(&administrator, &administrator.person_id, &[]).await.status, 204);
    administrator.get(path::AUDIT).await.refused(ErrorCode::Forbidden);
    refused_as_last(&set(&clerk, &clerk.person_id, &[]).await);
}

#[actix_web::test]
async fn an_administrator_who_has_left_is_not_the_other_one() {
    let app = TestApp::city().await;
    give_roles(&app.state, 0, "008620", &[Role::Administrator]);
    retire(&app.state, 0, "008620");
    let administrator = app.persona("administrator");
    refused_as_last(&set(&administrator, &administrator.person_id, &[]).await);
}

#[actix_web::test]
async fn roles_of_nobody_and_roles_that_are_none_are_refused() {
    let app = TestApp::city().await;
    let administrator = app.persona("administrator");
    let before = contents::of(&app.state);
    for person in ["nobody", "%27%20OR%201=1", "00000000-0000-7000-8000-000000000000"] {
        set(&administrator, person, &[Role::Hr]).await.refused(ErrorCode::NotFound);
    }
    let clerk = path::account_roles(&app.persona("counter").person_id);
    let before_bodies = contents::of(&app.state);
    for body in [json!({"roles": ["root"]}), json!({"roles": "hr"}), json!({}), json!([]), json!(null)] {
        administrator.put(&clerk, &body).await.refused(ErrorCode::InvalidInput);
    }
    assert_eq!(contents::of(&app.state), before_bodies);
    assert_eq!(before["role_grants"], before_bodies["role_grants"]);
}

#[actix_web::test]
async fn two_administrators_who_remove_each_other_at_once_do_not_leave_none() {
    let app = Rc::new(TestApp::city().await);
    for _ in 0..8 {
        give_roles(&app.state, 0, "003920", &[Role::Administrator]);
        give_roles(&app.state, 0, "008620", &[Role::Administrator]);
        let pairs = [("003920", "008620"), ("008620", "003920")];
        let (one, two) = (app.person("003920").person_id, app.person("008620").person_id);
        let removals: Vec<_> = pairs
            .into_iter()
            .map(|(who, whom)| {
                let app = app.clone();
                let target = if whom == "003920" { one.clone() } else { two.clone() };
                actix_web::rt::spawn(async move { set(&app.person(who), &target, &[]).await.status })
            })
            .collect();
        for removal in removals {
            assert!(!removal.await.unwrap().is_server_error());
        }
        let left = contents::of(&app.state)["role_grants"].clone();
        assert_eq!(left.iter().filter(|row| row.contains("administrator")).count(), 1);
    }
}
