//! Whatever goes wrong is a problem document with a stable code, and tells nothing of the inside.

use actix_web::http::Method;
use contract::error::{ErrorCode, Problem};
use contract::path;
use diesel::prelude::*;
use learning::role::Role;
use serde_json::json;
use server::database::schema::course_versions;
use tests::app::{TestApp, TestResponse};
use tests::builders::give_roles;

/// Every code; a new one does not compile until it has a line here.
fn status(code: ErrorCode) -> u16 {
    match code {
        ErrorCode::NotSignedIn | ErrorCode::WrongCredentials => 401,
        ErrorCode::PasswordChangeRequired | ErrorCode::Forbidden => 403,
        ErrorCode::NotFound => 404,
        ErrorCode::Conflict
        | ErrorCode::AlreadySubmitted
        | ErrorCode::TimeOver
        | ErrorCode::AttemptsUsedUp
        | ErrorCode::LessonsLeft
        | ErrorCode::AcknowledgementNeeded
        | ErrorCode::PlacementClosed => 409,
        ErrorCode::LinkExpired => 410,
        ErrorCode::TooLarge => 413,
        ErrorCode::InvalidInput
        | ErrorCode::WrongCurrentPassword
        | ErrorCode::WeakPassword
        | ErrorCode::ImportRejected => 422,
        ErrorCode::TooManyAttempts => 429,
        ErrorCode::Internal | ErrorCode::Unknown => 500,
        ErrorCode::Unavailable => 503,
    }
}

const CODES: [(ErrorCode, &str); 21] = [
    (ErrorCode::NotSignedIn, "not-signed-in"),
    (ErrorCode::WrongCredentials, "wrong-credentials"),
    (ErrorCode::TooManyAttempts, "too-many-attempts"),
    (ErrorCode::PasswordChangeRequired, "password-change-required"),
    (ErrorCode::Forbidden, "forbidden"),
    (ErrorCode::NotFound, "not-found"),
    (ErrorCode::InvalidInput, "invalid-input"),
    (ErrorCode::WrongCurrentPassword, "wrong-current-password"),
    (ErrorCode::WeakPassword, "weak-password"),
    (ErrorCode::Conflict, "conflict"),
    (ErrorCode::AlreadySubmitted, "already-submitted"),
    (ErrorCode::TimeOver, "time-over"),
    (ErrorCode::AttemptsUsedUp, "attempts-used-up"),
    (ErrorCode::LessonsLeft, "lessons-left"),
    (ErrorCode::AcknowledgementNeeded, "acknowledgement-needed"),
    (ErrorCode::PlacementClosed, "placement-closed"),
    (ErrorCode::LinkExpired, "link-expired"),
    (ErrorCode::ImportRejected, "import-rejected"),
    (ErrorCode::TooLarge, "too-large"),
    (ErrorCode::Unavailable, "unavailable"),
    (ErrorCode::Internal, "internal"),
];

#[actix_web::test]
async fn every_code_has_its_name_its_status_and_the_media_type() {
    for (code, name) in CODES {
        let response = actix_web::ResponseError::error_response(&server::error::Error::Refused(code));
        assert_eq!(response.status().as_u16(), status(code), "{name}");
        assert_eq!(response.headers().get("content-type").unwrap(), "application/problem+json");
        let body = actix_web::body::to_bytes(response.into_body()).await.unwrap();
        let problem: Problem = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem.kind, format!("urn:manabiya:problem:{name}"));
        assert_eq!((problem.status, problem.code), (status(code), code));
        assert!(problem.fields.is_empty() && problem.retry_after_seconds.is_none());
        let raw: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(raw["code"], name);
    }
}

#[actix_web::test]
async fn a_body_that_is_no_message_is_invalid_input() {
    let app = TestApp::city().await;
    let nobody = app.anonymous();
    let sign_in =
        |body: &str| nobody.request(Method::POST, path::SESSION).set_payload(body.as_bytes().to_vec());
    for body in [
        "",
        "{",
        "null",
        "[]",
        "\"\"",
        "{\"staff_number\":1,\"password\":2}",
        "\u{feff}{}",
        "{\"staff_number\":\"\\ud800\"}",
    ] {
        let json = sign_in(body).insert_header(("content-type", "application/json"));
        nobody.send(json).await.refused(ErrorCode::InvalidInput);
    }
    let message = "{\"staff_number\":\"004512\",\"password\":\"shiosaki-2026\"}";
    // A form of another site can send text/plain without asking; it must not be read as a message.
    for media in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        nobody
            .send(sign_in(message).insert_header(("content-type", media)))
            .await
            .refused(ErrorCode::InvalidInput);
    }
    nobody.send(sign_in(message)).await.refused(ErrorCode::InvalidInput);
    let deep = "[".repeat(200_000);
    let json = sign_in(&deep).insert_header(("content-type", "application/json"));
    nobody.send(json).await.refused(ErrorCode::InvalidInput);
}

#[actix_web::test]
async fn a_message_over_a_quarter_megabyte_is_too_large() {
    let app = TestApp::city().await;
    let body = json!({ "staff_number": "x".repeat(256 * 1024), "password": "" });
    app.anonymous().post(path::SESSION, &body).await.refused(ErrorCode::TooLarge);
}

/// U+0000 is the one character that PostgreSQL does not store.
#[actix_web::test]
async fn no_text_of_a_request_makes_the_server_fail() {
    let app = TestApp::city().await;
    give_roles(&app.state, 0, "003618", &Role::ALL);
    let all = app.persona("hr");
    let strange =
        ["%00", "a%00b", "%FF", "%C0%80", "%F0%9F%90%A0", "%E0%A4%A", "%25", "%", "%2F", "%0D%0A", "%5C"];
    for text in strange {
        for path in [
            format!("{}?query={text}", path::STAFF),
            format!("{}?query={text}", path::ACCOUNTS),
            format!("{}?query={text}", path::AUDIT),
            format!("{}?department={text}", path::OUTSTANDING),
            format!("{}?course={text}&grade={text}", path::OUTSTANDING_CSV),
            path::course(text),
            path::assignment(text),
            path::lesson(text, text),
            path::attempt(text),
            path::attempt_result(text),
            format!("/api/course-versions/{text}/figures/{text}"),
        ] {
            if path.parse::<actix_web::http::Uri>().is_err() {
                continue;
            }
            let response = all.get(&path).await;
            assert!(response.status.as_u16() < 500, "{path}: {} {}", response.status, response.text());
            if !response.status.is_success() {
                response.problem();
            }
        }
    }
    let texts = ["\0", "a\0b", "\u{FFFF}", "\u{10FFFF}", "𠮷", "\u{202E}"];
    for text in texts {
        let sign_in = json!({ "staff_number": text, "password": text });
        let set_up = json!({ "token": text, "staff_number": text, "name": text, "password": format!("long-enough-{text}") });
        let draft = json!({ "course_code": text, "grades": [text], "department_ids": [text], "due_on": "2027-01-31" });
        for (path, body) in [
            (path::SESSION, sign_in),
            (path::SETUP, set_up),
            (path::ORDER_PREVIEW, draft.clone()),
            (path::ORDERS, json!({ "draft": draft, "digest": text })),
            (path::ISSUED_PASSWORDS, json!({ "person_ids": [text] })),
            (path::PASSWORD, json!({ "current": text, "new": text })),
        ] {
            let response = all.post(path, &body).await;
            assert!(response.status.as_u16() < 500, "{path} {text:?}: {}", response.text());
            if !response.status.is_success() {
                response.problem();
            }
        }
    }
}

/// An opaque problem, word for word, so that nothing can hide in it.
fn is_opaque(response: &TestResponse) {
    assert_eq!(response.status, 500);
    let body: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
    let expected = json!({
        "type": "urn:manabiya:problem:internal",
        "title": "internal",
        "status": 500,
        "code": "internal",
        "fields": [],
        "retry_after_seconds": null,
    });
    assert_eq!(body, expected);
    assert_eq!(response.headers.get("content-type").unwrap(), "application/problem+json");
}

#[actix_web::test]
async fn broken_stored_material_is_an_opaque_failure() {
    let app = TestApp::city().await;
    app.state
        .database
        .write_now(|c| {
            let broken = course_versions::material.eq("{\"code\": \"SEC-02\", \"secret\"");
            Ok(diesel::update(course_versions::table).set(broken).execute(c)?)
        })
        .unwrap();
    let author = app.persona("content-author");
    is_opaque(&author.get(path::COURSES).await);
    is_opaque(&author.get(&path::course("SEC-02")).await);
    is_opaque(&app.persona("counter").get(path::MY_ASSIGNMENTS).await);
}

#[actix_web::test]
async fn a_failing_database_is_an_opaque_failure() {
    let app = TestApp::city().await;
    let (auditor, clerk) = (app.persona("auditor"), app.persona("counter"));
    app.state
        .database
        .write_now(|c| Ok(diesel::sql_query("ALTER TABLE audit_entries RENAME TO gone").execute(c)?))
        .unwrap();
    is_opaque(&auditor.get(path::AUDIT).await);
    is_opaque(&clerk.delete(path::SESSION).await);
    let signed_in = crate::accounts::sign_in(&app.anonymous(), "004512", "shiosaki-2026").await;
    is_opaque(&signed_in);
    assert!(signed_in.headers.get("set-cookie").is_none(), "a session that is not written down is not given");
    assert!(clerk.get(path::SESSION).await.status.is_success(), "nor one ended that is not");
}

#[actix_web::test]
async fn every_answer_of_the_api_is_kept_by_no_cache_and_carries_the_security_headers() {
    let app = TestApp::city().await;
    let (hr, nobody) = (app.persona("hr"), app.anonymous());
    let answers = [
        hr.get(path::STAFF).await,
        hr.get(path::OUTSTANDING_CSV).await,
        hr.get("/api/nothing").await,
        hr.get(path::AUDIT).await,
        nobody.get(path::STAFF).await,
        nobody.get(path::SESSION).await,
        nobody.post(path::SESSION, &()).await,
        nobody.send(nobody.foreign_request(Method::POST, path::SESSION)).await,
    ];
    for answer in answers {
        let header = |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header("cache-control").as_deref(), Some("no-store"), "{}", answer.text());
        assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
        assert!(header("content-security-policy").unwrap().contains("default-src 'none'"));
        assert_eq!(header("referrer-policy").as_deref(), Some("same-origin"));
        assert_eq!(header("access-control-allow-origin"), None, "no other site may read it");
    }
}

#[actix_web::test]
async fn health_needs_no_session_and_names_the_database() {
    let app = TestApp::empty().await;
    assert_eq!(app.anonymous().get("/healthz").await.text(), "ok");
    let ready = app.anonymous().get("/readyz").await;
    assert_eq!((ready.status.as_u16(), ready.text().as_str()), (200, server::database::dialect::NAME));
}
