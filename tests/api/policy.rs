//! Who may do what: endpoint by endpoint × persona by persona, against a table of this test's own.

use std::collections::BTreeSet;

use actix_web::http::Method;
use contract::accounts::{Permission, SessionView, SignIn};
use contract::error::ErrorCode;
use contract::path;
use learning::role::Role;
use server::policy;
use tests::app::{Persona, TestApp, TestResponse};
use tests::builders::give_roles;

use crate::contents;

/// An id that nothing has.
const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

const STAFF_PERSONAS: [&str; 8] = [
    "counter",
    "counter-junior",
    "hr",
    "dx-leader",
    "administrator",
    "section-head",
    "auditor",
    "content-author",
];

/// Who is admitted: `anyone`, `session`, `everyone` (every signed-in person), `token` (no person at all), or
/// personas by key; and what
/// an admitted request of this test is answered. Empty messages and unknown ids keep it from doing harm.
const MATRIX: &[(&str, &str, &str, u16)] = &[
    ("GET", "/api/openapi.json", "anyone", 200),
    ("GET", "/api/session", "anyone", 200),
    ("POST", "/api/session", "anyone", 422),
    ("DELETE", "/api/session", "session", 204),
    ("POST", "/api/account/password", "session", 422),
    ("POST", "/api/setup", "anyone", 422),
    ("GET", "/api/accounts", "hr administrator", 200),
    ("POST", "/api/accounts/issued-passwords", "hr administrator", 422),
    ("PUT", "/api/accounts/{person_id}/roles", "administrator", 422),
    ("GET", "/api/departments", "hr dx-leader administrator auditor", 200),
    ("GET", "/api/grades", "hr dx-leader administrator auditor", 200),
    ("GET", "/api/staff", "hr administrator auditor", 200),
    ("GET", "/api/staff-imports", "hr", 200),
    ("POST", "/api/staff-imports", "hr", 422),
    ("POST", "/api/staff-imports/check", "hr", 422),
    ("POST", "/api/staff-imports/decisions", "hr", 422),
    ("GET", "/api/staff-imports/{import_id}/changes", "hr", 404),
    ("POST", "/api/staff-imports/{import_id}/undo", "hr", 422),
    ("GET", "/api/staff-file-columns", "hr", 200),
    ("PUT", "/api/staff-file-columns", "hr", 422),
    ("GET", "/api/people/{person_id}", "hr administrator auditor", 404),
    ("POST", "/api/personnel-events", "hr", 422),
    ("POST", "/api/personnel-events/{event_id}/void", "hr", 422),
    ("POST", "/api/attributes/check", "hr", 422),
    ("POST", "/api/attributes/import", "hr", 422),
    ("GET", "/api/units", "hr administrator auditor", 200),
    ("POST", "/api/units", "hr", 422),
    ("POST", "/api/units/{unit_id}/names", "hr", 422),
    ("POST", "/api/units/{unit_id}/abolition", "hr", 422),
    ("POST", "/api/unit-changes", "hr", 422),
    ("POST", "/api/unit-changes/check", "hr", 200),
    ("GET", "/api/operations", "hr administrator auditor", 200),
    ("POST", "/api/operations/import", "hr", 422),
    ("PUT", "/api/operations/{code}", "hr", 422),
    ("DELETE", "/api/operations/{code}", "hr", 404),
    ("GET", "/api/courses", "hr dx-leader administrator auditor content-author", 200),
    ("GET", "/api/courses/{code}", "hr dx-leader administrator auditor content-author", 404),
    ("GET", "/api/course-versions/{version_id}/figures/{name}", "everyone", 404),
    ("GET", "/api/assignments/mine", "everyone", 200),
    ("GET", "/api/assignments/{assignment_id}", "everyone", 404),
    ("GET", "/api/assignments/{assignment_id}/lessons/{lesson_id}", "everyone", 404),
    ("POST", "/api/assignments/{assignment_id}/lessons/{lesson_id}/completion", "everyone", 404),
    ("PUT", "/api/assignments/{assignment_id}/bookmark", "everyone", 422),
    ("GET", "/api/glossary", "everyone", 200),
    ("GET", "/api/assignments/{assignment_id}/exercises/{exercise_id}", "everyone", 404),
    ("POST", "/api/assignments/{assignment_id}/exercises/{exercise_id}/runs", "everyone", 404),
    ("GET", "/api/exercise-runs/{run_id}", "everyone", 404),
    ("POST", "/api/exercise-runs/{run_id}/decisions", "everyone", 422),
    ("POST", "/api/exercise-runs/{run_id}/submission", "everyone", 404),
    ("POST", "/api/assignments/{assignment_id}/acknowledgements/{insert_id}", "everyone", 422),
    ("GET", "/api/inserts", "hr administrator content-author", 200),
    ("PUT", "/api/inserts/{course_code}/{insert_id}", "hr administrator content-author", 422),
    ("GET", "/api/assignment-orders", "hr", 200),
    ("POST", "/api/assignment-orders", "hr", 422),
    ("POST", "/api/assignment-orders/preview", "hr", 422),
    ("GET", "/api/curriculum", "hr", 200),
    ("PUT", "/api/curriculum/draft", "hr", 422),
    ("POST", "/api/curriculum/draft/standard", "hr", 200),
    ("POST", "/api/curriculum/audience", "hr", 422),
    ("POST", "/api/curriculum/preview", "hr", 422),
    ("POST", "/api/curriculum/versions", "hr", 422),
    ("GET", "/api/curriculum/versions", "hr", 200),
    ("GET", "/api/curriculum/versions/{number}", "hr", 404),
    ("GET", "/api/people/{person_id}/duties", "hr administrator auditor", 404),
    ("POST", "/api/choices/{choice_id}/courses", "everyone", 422),
    ("POST", "/api/assignments/{assignment_id}/attempts", "everyone", 404),
    ("GET", "/api/attempts/{attempt_id}", "everyone", 404),
    ("PUT", "/api/attempts/{attempt_id}/responses/{question_id}", "everyone", 422),
    ("POST", "/api/attempts/{attempt_id}/submission", "everyone", 404),
    ("GET", "/api/attempts/{attempt_id}/result", "everyone", 404),
    ("POST", "/api/assignments/{assignment_id}/placement", "everyone", 404),
    ("GET", "/api/placements/{placement_id}", "everyone", 404),
    ("PUT", "/api/placements/{placement_id}/responses/{question_id}", "everyone", 422),
    ("POST", "/api/placements/{placement_id}/submission", "everyone", 404),
    ("GET", "/api/placements/{placement_id}/result", "everyone", 404),
    ("GET", "/api/reports/completion", "hr dx-leader auditor section-head", 200),
    ("GET", "/api/reports/dashboard", "hr dx-leader auditor section-head", 200),
    ("GET", "/api/reports/outstanding", "hr dx-leader auditor section-head", 200),
    ("GET", "/api/reports/outstanding.csv", "hr dx-leader auditor section-head", 200),
    ("GET", "/api/documents/{kind}", "everyone", 404),
    ("GET", "/api/documents/{kind}/document.xlsx", "everyone", 404),
    ("GET", "/api/documents/{kind}/document.csv", "everyone", 404),
    ("PUT", "/api/documents/{kind}/cover", "hr dx-leader", 422),
    ("GET", "/api/reports/years/{fiscal_year}/freeze", "hr dx-leader auditor", 404),
    ("POST", "/api/reports/years/{fiscal_year}/corrections", "hr dx-leader", 404),
    ("GET", "/api/plans/{fiscal_year}", "hr dx-leader auditor", 404),
    ("PUT", "/api/plans/{fiscal_year}/draft", "hr dx-leader", 422),
    ("DELETE", "/api/plans/{fiscal_year}/draft", "hr dx-leader", 404),
    ("POST", "/api/plans/{fiscal_year}/draft/copy", "hr dx-leader", 422),
    ("POST", "/api/plans/{fiscal_year}/steps", "hr dx-leader", 422),
    ("POST", "/api/plans/{fiscal_year}/change", "hr dx-leader", 422),
    ("GET", "/api/plans/{fiscal_year}/versions/{number}", "hr dx-leader auditor", 404),
    ("POST", "/api/plans/{fiscal_year}/evaluations", "hr dx-leader", 422),
    ("POST", "/api/plans/{fiscal_year}/event-links", "hr dx-leader", 422),
    ("GET", "/api/reports/understanding", "hr dx-leader auditor", 200),
    ("GET", "/api/reports/understanding/profile", "hr dx-leader auditor section-head", 200),
    ("GET", "/api/reports/understanding/items", "hr dx-leader auditor", 200),
    ("GET", "/api/reports/understanding/placements", "hr dx-leader auditor", 200),
    ("POST", "/api/assignments/{assignment_id}/retention-check", "everyone", 404),
    ("GET", "/api/retention-checks/{check_id}", "everyone", 404),
    ("PUT", "/api/retention-checks/{check_id}/responses/{question_id}", "everyone", 422),
    ("POST", "/api/retention-checks/{check_id}/submission", "everyone", 404),
    ("GET", "/api/retention-checks/{check_id}/result", "everyone", 404),
    ("GET", "/api/electives/catalog", "everyone", 200),
    ("POST", "/api/electives/courses/{course_code}/applications", "everyone", 422),
    ("POST", "/api/electives/applications/{application_id}/withdrawal", "everyone", 404),
    ("POST", "/api/electives/applications/{application_id}/decision", "hr section-head", 422),
    ("GET", "/api/electives", "hr", 200),
    ("PUT", "/api/electives/courses/{course_code}", "hr", 422),
    ("GET", "/api/units/mine", "section-head", 200),
    ("POST", "/api/units/{department_id}/confirmations", "section-head", 422),
    ("GET", "/api/units/confirmations", "hr dx-leader auditor", 200),
    ("GET", "/api/reminders/mine", "everyone", 200),
    ("POST", "/api/reminders/mine", "everyone", 204),
    ("GET", "/api/reminders/letters", "hr", 200),
    ("POST", "/api/reminders/letters", "hr", 422),
    ("GET", "/api/reminders/groupware.csv", "hr", 200),
    ("GET", "/api/reminders/template", "hr", 200),
    ("PUT", "/api/reminders/template", "hr", 422),
    ("GET", "/api/reminders/rules", "hr", 200),
    ("PUT", "/api/reminders/rules", "hr", 422),
    ("GET", "/api/reminders/mails", "hr", 200),
    ("POST", "/api/reminders/mails/{mail_id}/retry", "hr", 404),
    ("GET", "/api/audit-entries", "administrator auditor", 200),
    ("GET", "/api/audit/chain", "administrator auditor", 200),
    ("POST", "/api/audit/verification", "administrator auditor", 422),
    ("GET", "/api/evidence/{person_id}/{course_code}", "auditor", 404),
    ("GET", "/api/certificates", "hr auditor", 200),
    ("POST", "/api/certificates", "everyone", 422),
    ("POST", "/api/certificates/missing", "hr", 422),
    ("POST", "/api/certificates/check", "hr auditor", 422),
    ("GET", "/api/certificates/signer", "hr auditor", 200),
    ("PUT", "/api/certificates/signer", "hr", 422),
    ("GET", "/api/certificates/{certificate_id}", "everyone", 404),
    ("GET", "/api/history/mine", "everyone", 200),
    ("GET", "/api/history/mine.csv", "everyone", 200),
    ("GET", "/api/history.csv", "hr auditor", 200),
    ("GET", "/api/people/{person_id}/history", "hr auditor", 404),
    ("GET", "/api/people/{person_id}/history.csv", "hr auditor", 404),
    ("GET", "/api/waivers", "hr auditor", 200),
    ("POST", "/api/waivers", "hr", 422),
    ("GET", "/api/extensions", "hr auditor", 200),
    ("POST", "/api/extensions", "hr", 422),
    ("GET", "/api/credits", "hr auditor", 200),
    ("POST", "/api/credits", "hr", 422),
    ("POST", "/api/records/{record_id}/revocation", "hr", 422),
    ("GET", "/api/rosters", "hr auditor", 200),
    ("POST", "/api/rosters", "hr", 422),
    ("POST", "/api/rosters/check", "hr", 422),
    ("GET", "/api/rosters/template.csv", "hr", 200),
    ("POST", "/api/rosters/{roster_id}/undo", "hr", 422),
    ("GET", "/api/gates", "hr administrator auditor", 200),
    ("GET", "/api/gates/{code}", "hr administrator auditor", 404),
    ("PUT", "/api/gates/{code}", "hr", 422),
    ("GET", "/api/gates/{code}/list.csv", "hr administrator auditor", 404),
    ("GET", "/api/gates/{code}/people", "token", 200),
    ("GET", "/api/gates/{code}/tokens", "administrator", 404),
    ("POST", "/api/gates/{code}/tokens", "administrator", 422),
    ("DELETE", "/api/gates/{code}/tokens/{token_id}", "administrator", 404),
    ("GET", "/api/events", "hr", 200),
    ("POST", "/api/events", "hr", 422),
    ("PUT", "/api/events/{event_id}", "hr", 422),
    ("POST", "/api/events/{event_id}/sessions", "hr", 422),
    ("GET", "/api/event-sessions", "everyone", 200),
    ("GET", "/api/event-sessions/{session_id}", "everyone", 404),
    ("PUT", "/api/event-sessions/{session_id}", "hr", 422),
    ("PUT", "/api/event-sessions/{session_id}/state", "hr", 422),
    ("POST", "/api/event-sessions/{session_id}/enrolment", "everyone", 404),
    ("DELETE", "/api/event-sessions/{session_id}/enrolment", "everyone", 404),
    ("POST", "/api/event-sessions/{session_id}/enrolments", "hr", 422),
    ("POST", "/api/event-sessions/{session_id}/attendance", "everyone", 422),
    ("GET", "/api/event-sessions/{session_id}/code", "everyone", 404),
    ("POST", "/api/event-sessions/{session_id}/code", "everyone", 422),
    ("GET", "/api/event-sessions/{session_id}/participants.csv", "everyone", 404),
    ("GET", "/api/event-sessions/{session_id}/calendar.ics", "everyone", 404),
    ("POST", "/api/event-attendance", "everyone", 422),
    ("GET", "/api/surveys", "hr dx-leader auditor", 200),
    ("POST", "/api/surveys", "hr dx-leader", 422),
    ("GET", "/api/surveys/mine", "everyone", 200),
    ("GET", "/api/surveys/{survey_id}", "everyone", 404),
    ("POST", "/api/surveys/{survey_id}/answer", "everyone", 422),
    ("GET", "/api/surveys/{survey_id}/draft", "hr dx-leader", 404),
    ("PUT", "/api/surveys/{survey_id}/draft", "hr dx-leader", 422),
    ("DELETE", "/api/surveys/{survey_id}/draft", "hr dx-leader", 404),
    ("POST", "/api/surveys/{survey_id}/opening", "hr dx-leader", 422),
    ("POST", "/api/surveys/{survey_id}/closing", "hr dx-leader", 422),
    ("GET", "/api/surveys/{survey_id}/unanswered.csv", "hr dx-leader", 404),
    ("GET", "/api/surveys/{survey_id}/results", "hr dx-leader auditor", 404),
    ("GET", "/api/surveys/{survey_id}/results.csv", "hr dx-leader auditor", 404),
    ("GET", "/api/survey-candidates", "hr dx-leader", 200),
    ("GET", "/api/survey-candidates.csv", "hr dx-leader", 200),
    ("POST", "/api/survey-candidates/{candidate_id}/steps", "hr dx-leader", 422),
    ("POST", "/api/survey-candidates/{candidate_id}/share", "hr dx-leader", 422),
    ("GET", "/api/ideas", "everyone", 200),
    ("POST", "/api/ideas/{idea_id}/interest", "everyone", 404),
    ("DELETE", "/api/ideas/{idea_id}/interest", "everyone", 404),
];

fn url(pattern: &str) -> String {
    let filled = |part: &str| if part.starts_with('{') { NOBODY.to_owned() } else { part.to_owned() };
    pattern.split('/').map(filled).collect::<Vec<_>>().join("/")
}

async fn ask(who: &Persona<'_>, method: &str, path: &str) -> TestResponse {
    let method: Method = method.parse().unwrap();
    let request = who.request(method.clone(), path);
    let request = if method == Method::GET { request } else { request.set_json(serde_json::json!({})) };
    who.send(request).await
}

fn outcome(response: &TestResponse) -> (u16, Option<ErrorCode>) {
    let code = (!response.status.is_success()).then(|| response.problem().code);
    (response.status.as_u16(), code)
}

/// What the matrix says that this persona is answered.
fn expected(method: &str, pattern: &str, admits: &str, answer: u16, key: &str) -> (u16, Option<ErrorCode>) {
    let admitted = match (admits, key) {
        ("anyone", _) => true,
        ("session", _) => key != "nobody",
        (_, "nobody" | "newcomer") => false,
        ("everyone", _) => true,
        (keys, _) => keys.split(' ').any(|admitted| admitted == key),
    };
    if key == "nobody" && (method, pattern) == ("GET", "/api/session") {
        return (204, None);
    }
    if admits == "token" {
        return (401, Some(ErrorCode::NotSignedIn));
    }
    match (admitted, key, answer) {
        (true, _, 404) => (404, Some(ErrorCode::NotFound)),
        (true, _, 422) => (422, Some(ErrorCode::InvalidInput)),
        (true, ..) => (answer, None),
        (false, "nobody", _) => (401, Some(ErrorCode::NotSignedIn)),
        (false, "newcomer", _) => (403, Some(ErrorCode::PasswordChangeRequired)),
        (false, ..) => (403, Some(ErrorCode::Forbidden)),
    }
}

/// HR's persona before the first password is changed.
fn newcomer(app: &TestApp) -> Persona<'_> {
    let hr = app.persona("hr");
    let (tenant_id, person_id, now) =
        (app.state.tenants[0].id.clone(), hr.person_id.clone(), app.state.clock.now());
    app.state
        .database
        .write_now(move |c| {
            server::accounts::store::set_password(c, &tenant_id, &person_id, "not a hash", true, now)
        })
        .unwrap();
    hr
}

#[actix_web::test]
async fn every_endpoint_answers_every_persona_as_the_matrix_says() {
    let app = TestApp::city().await;
    let mut differences = Vec::new();
    for key in STAFF_PERSONAS.iter().chain(&["nobody", "newcomer"]) {
        for (method, pattern, admits, answer) in MATRIX {
            // A session each, because one of the requests ends it.
            let who = match *key {
                "nobody" => app.anonymous(),
                "newcomer" => newcomer(&app),
                key => app.persona(key),
            };
            let got = outcome(&ask(&who, method, &url(pattern)).await);
            let wanted = expected(method, pattern, admits, *answer, key);
            if got != wanted {
                differences.push(format!("{key} {method} {pattern}: {got:?}, not {wanted:?}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[actix_web::test]
async fn the_matrix_the_policy_and_the_description_name_the_same_endpoints() {
    let app = TestApp::empty().await;
    let matrix: BTreeSet<String> =
        MATRIX.iter().map(|(method, path, ..)| format!("{method} {path}")).collect();
    assert_eq!(matrix.len(), MATRIX.len(), "a line stands twice");
    let policy: BTreeSet<String> =
        policy::ENDPOINTS.iter().map(|(method, path, _)| format!("{method} {path}")).collect();
    assert_eq!(policy.len(), policy::ENDPOINTS.len(), "a line stands twice");
    assert_eq!(matrix, policy);
    let description: serde_json::Value = app.anonymous().get("/api/openapi.json").await.json();
    let mut described: BTreeSet<String> = BTreeSet::new();
    for (path, operations) in description["paths"].as_object().unwrap() {
        let methods = operations.as_object().unwrap().keys();
        described.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    // The description does not describe itself.
    described.insert("GET /api/openapi.json".to_owned());
    assert_eq!(policy, described);
}

#[actix_web::test]
async fn an_endpoint_or_method_outside_the_table_is_refused_even_to_who_may_everything() {
    let app = TestApp::city().await;
    give_roles(&app.state, 0, "003618", &Role::ALL);
    let all = app.persona("hr");
    let known: BTreeSet<(&str, &str)> = MATRIX.iter().map(|(method, path, ..)| (*method, *path)).collect();
    let before = contents::of(&app.state);
    for (_, pattern, ..) in MATRIX {
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            if known.contains(&(method, pattern)) {
                continue;
            }
            let response = ask(&all, method, &url(pattern)).await;
            assert_eq!(response.refused(ErrorCode::NotFound).status, 404, "{method} {pattern}");
        }
    }
    for path in ["/api", "/api/", "/api/nothing", "/api/staff/", "/api/staff/1", "/api//staff", "/api/STAFF"]
    {
        all.get(path).await.refused(ErrorCode::NotFound);
        all.post(path, &()).await.refused(ErrorCode::NotFound);
    }
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn unknown_addresses_tell_nobody_who_is_not_signed_in_anything() {
    let app = TestApp::empty().await;
    for path in ["/api/nothing", "/api/staff", "/api/attempts/1/result"] {
        app.anonymous().get(path).await.refused(ErrorCode::NotSignedIn);
        app.anonymous().post(path, &()).await.refused(ErrorCode::NotSignedIn);
    }
}

#[actix_web::test]
async fn a_request_that_changes_something_without_the_request_header_changes_nothing() {
    let app = TestApp::city().await;
    give_roles(&app.state, 0, "003618", &Role::ALL);
    let all = app.persona("hr");
    let before = contents::of(&app.state);
    for (method, pattern, ..) in MATRIX.iter().filter(|(method, ..)| *method != "GET") {
        let request = all.foreign_request(method.parse().unwrap(), &url(pattern));
        all.send(request.set_json(serde_json::json!({}))).await.refused(ErrorCode::Forbidden);
    }
    assert_eq!(contents::of(&app.state), before);
}

/// A form of another site can be sent to an address in any spelling that the route table understands.
#[actix_web::test]
async fn another_spelling_of_an_address_does_not_go_around_the_gate() {
    let app = TestApp::city().await;
    let before = contents::of(&app.state);
    let sign_in = SignIn { staff_number: "004512".into(), password: "shiosaki-2026".into() };
    for path in ["/%61pi/session", "/ap%69/session", "/%61%70%69/session", "/api%2Fsession", "//api/session"]
    {
        let nobody = app.anonymous();
        let response = nobody.send(nobody.foreign_request(Method::POST, path).set_json(&sign_in)).await;
        assert!(!response.status.is_success(), "{path}: {}", response.status);
    }
    assert_eq!(contents::of(&app.state), before);
    for path in
        ["/%61pi/staff", "/api/%73taff", "/api/./staff", "/x/../api/staff", "/api/staff%2F", "/api;/staff"]
    {
        let response = app.persona("counter").get(path).await;
        assert!(!response.status.is_success() || !response.text().contains("staff_number"), "{path}");
    }
}

#[actix_web::test]
async fn the_session_names_the_permissions_of_its_roles() {
    use Permission::*;
    let app = TestApp::city().await;
    let table: [(&str, &[Permission]); 7] = [
        ("counter", &[TakeCourses]),
        ("section-head", &[TakeCourses, ViewOwnUnit]),
        ("dx-leader", &[TakeCourses, ViewReports, ViewCatalog, EditPlan, EditSurveys]),
        (
            "hr",
            &[
                TakeCourses,
                ViewReports,
                ViewStaff,
                ImportStaff,
                Assign,
                ViewCatalog,
                EditInserts,
                IssuePasswords,
                KeepRecords,
                ViewRecords,
                ViewGates,
                EditGates,
                EditPlan,
                EditSurveys,
            ],
        ),
        ("content-author", &[TakeCourses, ViewCatalog, EditInserts]),
        (
            "administrator",
            &[
                TakeCourses,
                ViewStaff,
                ViewCatalog,
                EditInserts,
                IssuePasswords,
                ManageRoles,
                ViewAudit,
                ViewGates,
                IssueGateTokens,
            ],
        ),
        (
            "auditor",
            &[
                TakeCourses,
                ViewReports,
                ViewStaff,
                ViewCatalog,
                ViewAudit,
                ViewRecords,
                ViewGates,
                ViewEvidence,
            ],
        ),
    ];
    for (key, permissions) in table {
        let view: SessionView = app.persona(key).get(path::SESSION).await.json();
        assert_eq!(view.permissions, permissions, "{key}");
        assert_eq!(view.roles[0], Role::Learner, "{key}");
        assert!(!view.must_change_password);
    }
    give_roles(&app.state, 0, "004512", &[Role::Auditor, Role::SectionHead]);
    let view: SessionView = app.persona("counter").get(path::SESSION).await.json();
    assert_eq!(
        view.permissions,
        [
            TakeCourses,
            ViewOwnUnit,
            ViewReports,
            ViewStaff,
            ViewCatalog,
            ViewAudit,
            ViewRecords,
            ViewGates,
            ViewEvidence
        ],
        "roles add up"
    );
}

#[actix_web::test]
async fn auditors_read_and_change_nothing() {
    // What is only asked by a message, and written to the audit log like everything an auditor opens.
    let asks = ["/api/audit/verification", "/api/certificates/check"];
    let changing = MATRIX.iter().filter(|(method, path, admits, _)| {
        *method != "GET" && admits.contains("auditor") && !asks.contains(path)
    });
    assert_eq!(changing.count(), 0);
}
