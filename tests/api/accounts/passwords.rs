//! First passwords, and the change of the own.

use contract::accounts::{
    AccountPage, AccountState, ChangePassword, IssuePasswords, IssuedPasswords, SessionView,
};
use contract::error::{ErrorCode, FieldProblem};
use contract::path;
use diesel::prelude::*;
use server::database::schema::staff;
use tests::app::{Persona, TestApp, TestResponse};

use super::{PASSWORD, give_password, retire, sign_in, signed_in};
use crate::contents;

async fn change(who: &Persona<'_>, current: &str, new: &str) -> TestResponse {
    who.post(path::PASSWORD, &ChangePassword { current: current.into(), new: new.into() }).await
}

async fn issue(who: &Persona<'_>, people: &[&str]) -> TestResponse {
    let person_ids = people.iter().map(|id| (*id).to_owned()).collect();
    who.post(path::ISSUED_PASSWORDS, &IssuePasswords { person_ids }).await
}

fn person_id(app: &TestApp, number: &str) -> String {
    let tenant_id = app.state.tenants[0].id.clone();
    app.state.database.read_now(|c| Ok(tests::builders::person_id(c, &tenant_id, number))).unwrap()
}

async fn account(app: &TestApp, number: &str) -> contract::accounts::AccountRow {
    let page: AccountPage = app.persona("hr").get(&format!("{}?query={number}", path::ACCOUNTS)).await.json();
    page.rows.into_iter().find(|row| row.staff_number == number).unwrap()
}

#[actix_web::test]
async fn the_first_sign_in_changes_the_password_before_anything_else() {
    let app = TestApp::city().await;
    let person = person_id(&app, "001425");
    assert_eq!(account(&app, "001425").await.state, AccountState::None);
    let slips: IssuedPasswords = issue(&app.persona("hr"), &[&person]).await.json();
    let [slip] = slips.slips.as_slice() else { panic!("one slip: {}", slips.slips.len()) };
    assert_eq!((slip.staff_number.as_str(), slip.name.as_str()), ("001425", "横山　和彦"));
    assert_eq!(slip.department, "総務課");
    assert_eq!(account(&app, "001425").await.state, AccountState::Issued);

    let response = sign_in(&app.anonymous(), "001425", &slip.password).await;
    assert!(response.json::<SessionView>().must_change_password);
    let here = signed_in(&app, &response);
    let there = signed_in(&app, &sign_in(&app.anonymous(), "001425", &slip.password).await);
    for path in [path::MY_ASSIGNMENTS, "/api/assignments/1", "/api/attempts/1", path::AUDIT, path::STAFF] {
        here.get(path).await.refused(ErrorCode::PasswordChangeRequired);
    }
    assert!(here.get(path::SESSION).await.json::<SessionView>().must_change_password);

    let changed: SessionView = change(&here, &slip.password, "kamome-no-iru-minato").await.json();
    assert!(!changed.must_change_password);
    assert!(here.get(path::MY_ASSIGNMENTS).await.status.is_success());
    there.get(path::MY_ASSIGNMENTS).await.refused(ErrorCode::NotSignedIn);
    sign_in(&app.anonymous(), "001425", &slip.password).await.refused(ErrorCode::WrongCredentials);
    let view: SessionView = sign_in(&app.anonymous(), "001425", "kamome-no-iru-minato").await.json();
    assert!(!view.must_change_password);
    assert_eq!(account(&app, "001425").await.state, AccountState::Active);
}

#[actix_web::test]
async fn a_first_password_cannot_be_kept() {
    let app = TestApp::city().await;
    let slips: IssuedPasswords = issue(&app.persona("hr"), &[&person_id(&app, "001425")]).await.json();
    let issued = &slips.slips[0].password;
    let newcomer = signed_in(&app, &sign_in(&app.anonymous(), "001425", issued).await);
    let problem = change(&newcomer, issued, issued).await.refused(ErrorCode::WeakPassword);
    assert_eq!(problem.fields[0].code, "same-as-current");
    newcomer.get(path::MY_ASSIGNMENTS).await.refused(ErrorCode::PasswordChangeRequired);
}

#[actix_web::test]
async fn each_password_rule_is_refused_by_its_name() {
    let app = TestApp::city().await;
    let clerk = signed_in(&app, &sign_in(&app.anonymous(), "004512", PASSWORD).await);
    let before = contents::of(&app.state);
    for (new, code) in [
        ("umi-no-ie", "too-short"),
        ("しおかぜがふくみな", "too-short"),
        ("", "too-short"),
        (&"ab".repeat(65), "too-long"),
        ("004512004512", "is-staff-number"),
        ("hhhhhhhhhhhh", "one-character"),
        ("Password123", "too-common"),
        (PASSWORD, "same-as-current"),
    ] {
        let problem = change(&clerk, PASSWORD, new).await.refused(ErrorCode::WeakPassword);
        assert_eq!(problem.fields, [FieldProblem { field: "new".into(), code: code.into() }], "{new}");
    }
    change(&clerk, "shiosaki-2027", "kamome-no-iru-minato").await.refused(ErrorCode::WrongCurrentPassword);
    change(&clerk, "", "kamome-no-iru-minato").await.refused(ErrorCode::WrongCurrentPassword);
    assert_eq!(contents::of(&app.state), before);
    sign_in(&app.anonymous(), "004512", PASSWORD).await.json::<SessionView>();
}

#[actix_web::test]
async fn a_password_in_any_script_is_taken_as_typed() {
    let app = TestApp::city().await;
    let clerk = signed_in(&app, &sign_in(&app.anonymous(), "004512", PASSWORD).await);
    let new = " しおかぜ 髙﨑が吹く港 ";
    change(&clerk, PASSWORD, new).await.json::<SessionView>();
    sign_in(&app.anonymous(), "004512", new.trim()).await.refused(ErrorCode::WrongCredentials);
    sign_in(&app.anonymous(), "004512", new).await.json::<SessionView>();
}

#[actix_web::test]
async fn issued_passwords_are_shown_once_and_stored_as_hashes_only() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let people = [person_id(&app, "001425"), person_id(&app, "001534")];
    let slips: IssuedPasswords = issue(&hr, &[&people[0], &people[1]]).await.json();
    assert_eq!(slips.slips.len(), 2);
    assert_ne!(slips.slips[0].password, slips.slips[1].password);
    let all = contents::of(&app.state);
    for slip in &slips.slips {
        assert_eq!(contents::holding(&all, &slip.password), Vec::<String>::new());
        for reader in [hr.clone(), app.persona("administrator")] {
            for path in [path::ACCOUNTS, path::STAFF, path::AUDIT] {
                assert!(!reader.get(path).await.text().contains(&slip.password));
            }
        }
    }
    for person in &people {
        let rows = contents::holding(&all, person);
        let account = rows.iter().find(|row| row.starts_with("accounts:")).unwrap();
        assert!(account.contains("$argon2id$v=19$m=19456,t=2,p=1$"), "{account}");
    }
}

#[actix_web::test]
async fn issuing_again_ends_the_old_password_and_every_session() {
    let app = TestApp::city().await;
    let clerk = signed_in(&app, &sign_in(&app.anonymous(), "004512", PASSWORD).await);
    let slips: IssuedPasswords = issue(&app.persona("hr"), &[&person_id(&app, "004512")]).await.json();
    assert_eq!(slips.slips.len(), 1);
    clerk.get(path::MY_ASSIGNMENTS).await.refused(ErrorCode::NotSignedIn);
    sign_in(&app.anonymous(), "004512", PASSWORD).await.refused(ErrorCode::WrongCredentials);
}

#[actix_web::test]
async fn nobody_issues_a_password_to_the_own_account() {
    let app = TestApp::city().await;
    for key in ["hr", "administrator"] {
        let who = app.persona(key);
        let other = person_id(&app, "001425");
        let before = contents::of(&app.state);
        for people in [vec![who.person_id.as_str()], vec![&other, who.person_id.as_str()]] {
            let problem = issue(&who, &people).await.refused(ErrorCode::InvalidInput);
            assert_eq!(
                problem.fields,
                [FieldProblem { field: "person_ids".into(), code: "own-account".into() }]
            );
        }
        assert_eq!(contents::of(&app.state), before, "nobody else got one either");
    }
}

#[actix_web::test]
async fn naming_nobody_issues_to_everyone_who_has_none_and_is_here() {
    let app = TestApp::city().await;
    let tenant_id = app.state.tenants[0].id.clone();
    let now = app.state.clock.now();
    retire(&app.state, 0, "001534");
    app.state
        .database
        .write_now(move |c| {
            let people: Vec<(String, String)> = staff::table
                .filter(staff::tenant_id.eq(&tenant_id))
                .select((staff::staff_number, staff::person_id))
                .load(c)?;
            for (number, person) in people {
                if !["001425", "001534", "002505"].contains(&number.as_str()) {
                    tests::builders::ensure_account(c, &tenant_id, &person, now);
                }
            }
            Ok(())
        })
        .unwrap();
    let slips: IssuedPasswords = issue(&app.persona("hr"), &[]).await.json();
    let numbers: Vec<&str> = slips.slips.iter().map(|slip| slip.staff_number.as_str()).collect();
    assert_eq!(numbers, ["001425", "002505"]);
    let again: IssuedPasswords = issue(&app.persona("hr"), &[]).await.json();
    assert_eq!(again.slips, []);
}

#[actix_web::test]
async fn people_who_have_left_or_never_were_get_no_password() {
    let app = TestApp::city().await;
    let gone = person_id(&app, "008620");
    retire(&app.state, 0, "008620");
    let hr = app.persona("hr");
    let before = contents::of(&app.state)["accounts"].clone();
    for person in [gone.as_str(), "nobody", "' OR '1'='1"] {
        let slips: IssuedPasswords = issue(&hr, &[person]).await.json();
        assert_eq!(slips.slips, [], "{person}");
    }
    assert_eq!(contents::of(&app.state)["accounts"], before);
}

#[actix_web::test]
async fn a_changed_password_frees_from_nothing_but_the_change() {
    let app = TestApp::city().await;
    give_password(&app.state, 0, "004512", "issued-password", true);
    let clerk = signed_in(&app, &sign_in(&app.anonymous(), "004512", "issued-password").await);
    change(&clerk, "issued-password", "kamome-no-iru-minato").await.json::<SessionView>();
    clerk.get(path::STAFF).await.refused(ErrorCode::Forbidden);
}

#[actix_web::test]
async fn only_an_administrator_issues_a_password_to_somebody_who_holds_a_role() {
    let app = TestApp::city().await;
    let auditor = app.persona("auditor").person_id.clone();
    let problem = issue(&app.persona("hr"), &[&auditor]).await.refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields, [FieldProblem { field: "person_ids".into(), code: "holds-role".into() }]);
    let slips: IssuedPasswords = issue(&app.persona("administrator"), &[&auditor]).await.json();
    assert_eq!(slips.slips.len(), 1);
}
