//! From an empty database to the first figure that moves.

use actix_web::cookie::Cookie;
use contract::accounts::{
    ChangePassword, IssuePasswords, IssuedPasswords, SessionView, SetRoles, SetUp, SignIn,
};
use contract::assignments::{ApplyOrder, MyAssignments, OrderApplied, OrderDraft, OrderPreview};
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::reporting::{CompletionReport, OutstandingPage, Rate};
use learning::role::Role;
use server::organization::tables;
use server::{serve, session};
use tests::app::{Persona, TestApp, TestResponse};
use tests::staff_edits::StaffFile;
use tests::{builders, study};

const CHOSEN: &str = "ながい合言葉-2026";

fn token(answer: &TestResponse) -> String {
    let header = answer.headers.get("set-cookie").expect("a cookie").to_str().expect("ascii");
    let cookie = Cookie::parse(header.to_owned()).expect("a cookie");
    assert_eq!(cookie.name(), session::COOKIE);
    cookie.value().to_owned()
}

async fn sign_in<'a>(app: &'a TestApp, staff_number: &str, password: &str) -> (Persona<'a>, SessionView) {
    let message = SignIn { staff_number: staff_number.to_owned(), password: password.to_owned() };
    let answer = app.anonymous().post(path::SESSION, &message).await;
    (app.anonymous().token(&token(&answer)), answer.json())
}

/// What the operator does on the command line before anybody signs in.
fn load_tables(app: &TestApp) {
    let tenant = app.state.tenants[0].id.clone();
    let load = move |c: &mut server::database::dialect::Connection| {
        tables::load_departments(c, &tenant, sample_city::DEPARTMENTS.as_bytes(), builders::effective_on())?;
        tables::load_titles(c, &tenant, sample_city::TITLE_GRADES.as_bytes())?;
        tables::load_grades(c, &tenant, sample_city::GRADES.as_bytes())
    };
    app.state.database.write_now(load).expect("tables");
}

/// The administrator of the one-time link.
async fn first_administrator(app: &TestApp) -> Persona<'_> {
    let links = serve::set_up_paths(&app.state).expect("a link");
    let secret = links[0].1.strip_prefix("/setup/").expect("an address").to_owned();
    let message = SetUp {
        token: secret,
        staff_number: "000100".to_owned(),
        name: "設定　担当".to_owned(),
        password: CHOSEN.to_owned(),
    };
    let answer = app.anonymous().post(path::SETUP, &message).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    app.anonymous().post(path::SETUP, &message).await.refused(ErrorCode::LinkExpired);
    sign_in(app, "000100", CHOSEN).await.0
}

fn person(app: &TestApp, number: &str) -> String {
    let tenant = app.state.tenants[0].id.clone();
    app.state.database.read_now(|c| Ok(builders::person_id(c, &tenant, number))).expect("a person")
}

/// Gets a first password from the administrator, is let in only to change it, and signs in for good.
async fn joins<'a>(app: &'a TestApp, administrator: &Persona<'_>, number: &str) -> Persona<'a> {
    let message = IssuePasswords { person_ids: vec![person(app, number)] };
    let issued: IssuedPasswords = administrator.post(path::ISSUED_PASSWORDS, &message).await.json();
    let first = &issued.slips[0].password;
    let (new, view) = sign_in(app, number, first).await;
    assert!(view.must_change_password);
    new.get(path::MY_ASSIGNMENTS).await.refused(ErrorCode::PasswordChangeRequired);
    let change = ChangePassword { current: first.clone(), new: CHOSEN.to_owned() };
    assert!(new.post(path::PASSWORD, &change).await.status.is_success());
    let (signed_in, view) = sign_in(app, number, CHOSEN).await;
    assert!(!view.must_change_password);
    signed_in
}

#[actix_web::test]
async fn a_city_begins_with_nothing_and_sees_its_first_clerk_complete_a_course() {
    let app = TestApp::empty().await;
    load_tables(&app);
    let administrator = first_administrator(&app).await;
    assert!(serve::set_up_paths(&app.state).expect("no link").is_empty(), "one administrator is enough");

    // The staff file: the administrator borrows HR's role until HR is in the system.
    let own = person(&app, "000100");
    let both = SetRoles { roles: vec![Role::Administrator, Role::Hr] };
    assert!(administrator.put(&path::account_roles(&own), &both).await.status.is_success());
    let imported = StaffFile::shipped().import(&administrator).await;
    assert_eq!((imported.difference.hired, imported.difference.left), (450, 0));
    for (number, role) in [("003618", Role::Hr), ("002105", Role::DxLeader), ("002977", Role::Auditor)] {
        let roles = SetRoles { roles: vec![role] };
        let answer = administrator.put(&path::account_roles(&person(&app, number)), &roles).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }
    let hr = joins(&app, &administrator, "003618").await;
    let leader = joins(&app, &administrator, "002105").await;
    let clerk = joins(&app, &administrator, "004512").await;
    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    assert!(mine.open.is_empty() && mine.completed.is_empty());

    // HR gives SEC-02 to everyone by year's end.
    let draft = OrderDraft {
        course_code: "SEC-02".to_owned(),
        grades: Vec::new(),
        department_ids: Vec::new(),
        due_on: "2026-12-28".parse().expect("a day"),
    };
    let shown: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    let order = ApplyOrder { draft, digest: shown.digest };
    let given: OrderApplied = hr.post(path::ORDERS, &order).await.json();
    let before: CompletionReport = leader.get(path::COMPLETION_REPORT).await.json();
    assert_eq!(before.total.all, Rate { numerator: 0, denominator: given.newly_assigned });

    // The clerk begins at one terminal, is called to the counter, and ends at another.
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, 6).await;
    assert!(clerk.delete(path::SESSION).await.status.is_success());
    clerk.get(path::MY_ASSIGNMENTS).await.refused(ErrorCode::NotSignedIn);
    let (clerk, _) = sign_in(&app, "004512", CHOSEN).await;
    let clerk = clerk.at("192.0.2.77:40000");
    let continued = study::start(&clerk, &attempt.assignment_id).await;
    assert_eq!(continued.questions.iter().filter(|question| question.response.is_some()).count(), 6);
    study::answer_right(&app, &clerk, &continued.id, usize::MAX).await;
    assert!(study::submit(&clerk, &continued.id).await.course_complete);

    // The DX leader sees it, and the auditor reads how it came to be.
    let after: CompletionReport = leader.get(path::COMPLETION_REPORT).await.json();
    assert_eq!(after.total.all, Rate { numerator: 1, denominator: given.newly_assigned });
    let list: OutstandingPage = leader.get(path::OUTSTANDING).await.json();
    assert_eq!(list.total, given.newly_assigned - 1);
    let auditor = joins(&app, &administrator, "002977").await;
    let log: AuditPage = auditor.get(path::AUDIT).await.json();
    let told: Vec<&str> = log.rows.iter().rev().map(|row| row.action.as_str()).collect();
    let mut steps = told.iter();
    for step in ["staff-imported", "assigned", "attempt-started", "attempt-submitted", "course-completed"] {
        assert!(steps.any(|action| *action == step), "{step} is missing or out of order: {told:?}");
    }
}
