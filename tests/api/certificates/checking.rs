//! Checking what stands on paper.

use chrono::TimeDelta;
use contract::certificates::{CertificateCheck, CheckCertificate};
use contract::error::ErrorCode;
use contract::path;
use learning::fiscal_year::FiscalYear;
use server::audit::chain;
use tests::app::{Persona, TestApp, TestResponse};

use super::certified;

async fn check(who: &Persona<'_>, number: u32, code: &str) -> TestResponse {
    let message = CheckCertificate { fiscal_year: FiscalYear(2026), number, code: code.to_owned() };
    who.post(path::CERTIFICATE_CHECK, &message).await
}

#[actix_web::test]
async fn number_and_code_lead_to_the_certificate_and_its_seal() {
    let app = TestApp::city().await;
    let paper = certified(&app).await;
    let auditor = app.persona("auditor");
    let found: CertificateCheck = check(&auditor, 1, &paper.code).await.json();
    assert_eq!((found.certificate.as_ref(), found.seal_number), (Some(&paper), None), "not sealed yet");
    chain::run(&app.state).await.expect("sealed");
    let typed = paper.code.to_lowercase().replace('-', " ");
    let found: CertificateCheck = check(&auditor, 1, &typed).await.json();
    assert_eq!((found.certificate, found.seal_number), (Some(paper), Some(1)));
}

#[actix_web::test]
async fn a_wrong_number_or_code_leads_nowhere_and_guessing_must_wait() {
    let app = TestApp::city().await;
    let paper = certified(&app).await;
    let auditor = app.persona("auditor");
    let nothing = CertificateCheck { certificate: None, issued_at: None, seal_number: None };
    for (number, code) in [(2, paper.code.as_str()), (1, "0000-0000-0000-0000"), (1, ""), (0, "x")] {
        let found: CertificateCheck = check(&auditor, number, code).await.json();
        assert_eq!(found, nothing);
    }
    let _: CertificateCheck = check(&auditor, 1, "0000-0000-0000-0000").await.json();
    let problem = check(&auditor, 1, &paper.code).await.refused(ErrorCode::TooManyAttempts);
    assert_eq!(problem.retry_after_seconds, Some(30), "even with the right code");
    assert!(
        check(&app.persona("hr"), 1, &paper.code).await.status.is_success(),
        "another person need not wait"
    );
    app.advance(TimeDelta::seconds(30));
    let found: CertificateCheck = check(&auditor, 1, &paper.code).await.json();
    assert_eq!(found.certificate, Some(paper));
}

#[actix_web::test]
async fn another_organisation_does_not_find_it() {
    let app = TestApp::two_tenants().await;
    let paper = certified(&app).await;
    tests::builders::give_roles(&app.state, 1, "003618", &learning::role::Role::ALL);
    let insider = app.person_of(1, "003618");
    let found: CertificateCheck = check(&insider, 1, &paper.code).await.json();
    assert_eq!(found.certificate, None);
    insider.get(&path::certificate(&paper.id)).await.refused(ErrorCode::NotFound);
}
