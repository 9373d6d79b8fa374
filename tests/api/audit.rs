//! The audit log: who did what, when, from where, and nobody writes it but the program.

use actix_web::http::Method;
use chrono::TimeDelta;
use contract::accounts::{ChangePassword, IssuePasswords, IssuedPasswords, SetRoles};
use contract::assignments::{ApplyOrder, OrderDraft, OrderPreview};
use contract::audit::{AuditPage, AuditRow};
use contract::error::ErrorCode;
use contract::path;
use learning::role::Role;
use tests::app::{TestApp, beginning};

use crate::accounts::{PASSWORD, sign_in, signed_in};
use crate::contents;
use crate::organization::{edited, import, replace};

async fn latest(app: &TestApp) -> AuditRow {
    let page: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    page.rows.into_iter().next().unwrap()
}

/// Actor, name, action, target and address of the latest line.
async fn line(app: &TestApp) -> (String, String, String, String, String) {
    let row = latest(app).await;
    (row.actor, row.actor_name, row.action, row.target, row.address)
}

fn expected(
    actor: &str,
    name: &str,
    action: &str,
    target: &str,
    address: &str,
) -> (String, String, String, String, String) {
    (actor.into(), name.into(), action.into(), target.into(), address.into())
}

#[actix_web::test]
async fn signing_in_failing_and_signing_out_are_written_down_with_the_terminal() {
    let app = TestApp::city().await;
    let terminal = app.anonymous().at("192.0.2.77:50001");
    sign_in(&terminal, "004512", "a wrong guess").await.refused(ErrorCode::WrongCredentials);
    assert_eq!(line(&app).await, expected("system", "", "sign-in-failed", "004512", "192.0.2.77"));
    app.advance(TimeDelta::seconds(1));
    let clerk = signed_in(&app, &sign_in(&terminal, "004512", PASSWORD).await).at("192.0.2.78:1");
    assert_eq!(line(&app).await, expected("004512", "髙﨑　汐里", "signed-in", "", "192.0.2.77"));
    assert_eq!(latest(&app).await.at, beginning() + TimeDelta::seconds(1));
    app.advance(TimeDelta::seconds(1));
    clerk.delete(path::SESSION).await;
    assert_eq!(line(&app).await, expected("004512", "髙﨑　汐里", "signed-out", "", "192.0.2.78"));
}

#[actix_web::test]
async fn passwords_and_roles_are_written_down_without_the_password() {
    let app = TestApp::city().await;
    let clerk = signed_in(&app, &sign_in(&app.anonymous(), "004512", PASSWORD).await);
    app.advance(TimeDelta::seconds(1));
    let new = ChangePassword { current: PASSWORD.into(), new: "kamome-no-iru-minato".into() };
    assert!(clerk.post(path::PASSWORD, &new).await.status.is_success());
    assert_eq!(line(&app).await, expected("004512", "髙﨑　汐里", "password-changed", "", "192.0.2.1"));
    app.advance(TimeDelta::seconds(1));
    let (one, two) = (app.persona("counter").person_id, app.persona("counter-junior").person_id);
    let issue = IssuePasswords { person_ids: vec![two.clone(), one] };
    let slips: IssuedPasswords = app.persona("hr").post(path::ISSUED_PASSWORDS, &issue).await.json();
    assert_eq!(slips.slips.len(), 2);
    assert_eq!(
        line(&app).await,
        expected("003618", "東海林　恵理", "passwords-issued", "004512 008620", "192.0.2.1")
    );
    app.advance(TimeDelta::seconds(1));
    let roles = SetRoles { roles: vec![Role::DxLeader, Role::Auditor] };
    app.persona("administrator").put(&path::account_roles(&two), &roles).await;
    assert_eq!(
        line(&app).await,
        expected("003920", "海老原　哲郎", "roles-changed", "008620: dx-leader auditor", "192.0.2.1")
    );
    let log = contents::of(&app.state)["audit_entries"].join("\n");
    assert!(!log.contains("kamome") && !log.contains(PASSWORD));
    assert!(slips.slips.iter().all(|slip| !log.contains(&slip.password)));
}

#[actix_web::test]
async fn imports_orders_and_exports_are_written_down() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    app.advance(TimeDelta::seconds(1));
    import(&hr, &edited(|lines| replace(lines, "004512", "030100,市民課", "010500,税務課"))).await;
    let name = "東海林　恵理";
    assert_eq!(
        line(&app).await,
        expected("003618", name, "staff-imported", "shokuin.csv (450 rows)", "192.0.2.1")
    );
    app.advance(TimeDelta::seconds(1));
    let draft = OrderDraft {
        course_code: "SEC-02".into(),
        grades: vec!["G70".into()],
        department_ids: Vec::new(),
        due_on: "2027-02-26".parse().unwrap(),
    };
    let preview: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    assert_eq!(line(&app).await.2, "staff-imported", "looking is not written down");
    let order = ApplyOrder { draft, digest: preview.digest };
    assert!(hr.post(path::ORDERS, &order).await.status.is_success());
    let target = format!("SEC-02 {} people until 2027-02-26", preview.matched);
    assert_eq!(line(&app).await, expected("003618", name, "assigned", &target, "192.0.2.1"));
    app.advance(TimeDelta::seconds(1));
    let leader = app.persona("dx-leader");
    assert!(leader.get(path::OUTSTANDING_CSV).await.status.is_success());
    let row = latest(&app).await;
    assert_eq!((row.actor.as_str(), row.action.as_str()), ("002105", "list-exported"));
    assert!(row.target.starts_with("outstanding-2026-20261123.csv ("), "{}", row.target);
}

#[actix_web::test]
async fn what_was_refused_leaves_no_line_of_having_been_done() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let before = contents::of(&app.state)["audit_entries"].clone();
    let new = ChangePassword { current: "wrong".into(), new: "kamome-no-iru-minato".into() };
    clerk.post(path::PASSWORD, &new).await.refused(ErrorCode::WrongCurrentPassword);
    clerk.get(path::OUTSTANDING_CSV).await.refused(ErrorCode::Forbidden);
    let administrator = app.persona("administrator");
    let nobody = SetRoles { roles: Vec::new() };
    let own = path::account_roles(&administrator.person_id);
    administrator.put(&own, &nobody).await.refused(ErrorCode::InvalidInput);
    assert_eq!(contents::of(&app.state)["audit_entries"], before);
}

#[actix_web::test]
async fn the_log_cannot_be_changed_through_the_api() {
    let app = TestApp::city().await;
    tests::builders::give_roles(&app.state, 0, "003618", &Role::ALL);
    let all = app.persona("hr");
    let before = contents::of(&app.state);
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        for path in ["/api/audit-entries", "/api/audit-entries/1", "/api/audit-entries?page=1"] {
            all.send(all.request(method.clone(), path)).await.refused(ErrorCode::NotFound);
        }
    }
    assert_eq!(contents::of(&app.state), before);
    let writes = server::policy::ENDPOINTS
        .iter()
        .filter(|(method, path, _)| *method != "GET" && path.contains("audit-entries"))
        .count();
    assert_eq!(writes, 0);
}

#[actix_web::test]
async fn the_log_is_paged_latest_first_and_complete() {
    let app = TestApp::city().await;
    let terminal = app.anonymous();
    for _ in 0..4 {
        app.advance(TimeDelta::minutes(1));
        sign_in(&terminal, "004512", "a wrong guess").await.refused(ErrorCode::WrongCredentials);
    }
    // Many lines of the same instant keep one order.
    let (tenant_id, now) = (app.state.tenants[0].id.clone(), app.state.clock.now());
    app.state
        .database
        .write_now(move |c| {
            use server::audit::{Action, Entry, store};
            (0..120).try_for_each(|n| {
                store::append(c, &Entry::by_system(&tenant_id, now, Action::ListExported, format!("{n}")))
            })
        })
        .unwrap();
    let auditor = app.persona("auditor");
    let total = contents::of(&app.state)["audit_entries"].len();
    let mut rows: Vec<AuditRow> = Vec::new();
    for page in 1..=total.div_ceil(50) {
        let page: AuditPage = auditor.get(&format!("{}?page={page}", path::AUDIT)).await.json();
        assert_eq!(page.total as usize, total);
        rows.extend(page.rows);
    }
    assert_eq!(rows.len(), total);
    assert!(rows.is_sorted_by(|a, b| a.at >= b.at));
    let mut numbers: Vec<&str> =
        rows.iter().filter(|row| row.action == "list-exported").map(|row| row.target.as_str()).collect();
    assert_eq!(numbers.len(), 120);
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 120, "no line twice, none left out");
}

/// People type their password into the first field, and the log is kept for years.
#[actix_web::test]
async fn what_cannot_be_a_staff_number_is_not_copied_into_the_log() {
    let app = TestApp::city().await;
    sign_in(&app.anonymous(), "kamome-no-iru-minato", "").await.refused(ErrorCode::WrongCredentials);
    sign_in(&app.anonymous(), "kamome-no-iru-minato", "x").await.refused(ErrorCode::WrongCredentials);
    let log = contents::of(&app.state)["audit_entries"].join("\n");
    assert!(!log.to_lowercase().contains("kamome"), "{log}");
    assert_eq!(latest(&app).await.action, "sign-in-failed", "the failure itself is written down");
}
