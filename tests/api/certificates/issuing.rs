//! Issuing: the same one again, the next number for the next, and what is printed stays.

use chrono::TimeDelta;
use contract::audit::AuditPage;
use contract::certificates::{
    CertificatePage, IssueCertificate, IssueCertificates, IssuedCertificates, Signer,
};
use contract::error::ErrorCode;
use contract::path;
use contract::records::RecordCredit;
use learning::fiscal_year::FiscalYear;
use tests::app::TestApp;
use tests::{personnel, study};

use super::{ask, certified, line, of, show};
use crate::records::{credit, day, id_of, record, revoke};

#[actix_web::test]
async fn a_certificate_says_who_completed_what_and_when_and_in_whose_name() {
    let app = TestApp::city().await;
    let signer = Signer { signer: " 潮崎市長　汐見　港 ".to_owned() };
    assert!(app.persona("hr").put(path::CERTIFICATE_SIGNER, &signer).await.status.is_success());
    let paper = certified(&app).await;
    assert_eq!((paper.fiscal_year, paper.number), (FiscalYear(2026), 1));
    assert_eq!((paper.name.as_str(), paper.staff_number.as_str()), ("髙﨑　汐里", "004512"), "byte-exact");
    assert_eq!(paper.department, "市民課");
    assert!(!paper.title.is_empty());
    assert_eq!(paper.course_code, "SEC-02");
    assert_eq!((paper.completed_on, paper.issued_on), (day("2026-11-23"), day("2026-11-23")));
    assert_eq!(paper.signer, "潮崎市長　汐見　港");
    assert_eq!(paper.organization, sample_city::TENANT_NAME);
    assert_eq!(paper.code.len(), 19);
    let row = line(&app.persona("counter"), "SEC-02").await;
    assert_eq!(
        (row.certificate.as_str(), row.certificate_id.as_deref()),
        ("令和8年度第1号", Some(paper.id.as_str()))
    );
    let csv = app.persona("counter").get(path::MY_HISTORY_CSV).await.text();
    assert!(csv.lines().any(|line| line.ends_with(",修了,令和8年度第1号")), "{csv}");
}

#[actix_web::test]
async fn asked_for_again_it_is_the_same_and_that_is_written_down() {
    let app = TestApp::city().await;
    let first = certified(&app).await;
    app.advance(TimeDelta::days(400));
    let (clerk, hr) = (app.persona("counter"), app.persona("hr"));
    let row = line(&clerk, "SEC-02").await;
    for who in [&clerk, &hr] {
        let again = ask(who, &row).await;
        assert_eq!((again.id.as_str(), again.again), (first.id.as_str(), true));
    }
    assert_eq!(show(&hr, &first.id).await, first);
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(
        (log.rows[0].action.as_str(), log.rows[0].target.as_str()),
        ("certificate-reissued", "004512 SEC-02 令和8年度第1号")
    );
}

#[actix_web::test]
async fn what_is_printed_does_not_change_with_name_post_or_signer() {
    let app = TestApp::city().await;
    let before = certified(&app).await;
    app.advance(TimeDelta::days(200));
    personnel::renumber(&app.state, "004512", "910001", "2027-04-01");
    let hr = app.persona("hr");
    hr.put(path::CERTIFICATE_SIGNER, &Signer { signer: "潮崎市長　別人".to_owned() }).await;
    assert_eq!(show(&app.person("910001"), &before.id).await, before);
}

#[actix_web::test]
async fn numbers_run_within_the_fiscal_year_of_the_training_without_gaps() {
    let app = TestApp::city().await;
    let (clerk, junior, hr) = (app.persona("counter"), app.persona("counter-junior"), app.persona("hr"));
    for learner in [&clerk, &junior] {
        study::complete(&app, learner, "SEC-02").await;
    }
    let refused = IssueCertificate { assignment_id: Some("nothing".to_owned()), credit_id: None };
    clerk.post(path::CERTIFICATES, &refused).await.refused(ErrorCode::NotFound);
    let missing = IssueCertificates { fiscal_year: FiscalYear(2026), course_code: "SEC-02".to_owned() };
    let issued: IssuedCertificates = hr.post(path::MISSING_CERTIFICATES, &missing).await.json();
    assert_eq!(issued.issued, 2);
    let again: IssuedCertificates = hr.post(path::MISSING_CERTIFICATES, &missing).await.json();
    assert_eq!(again.issued, 0);
    // Outside training of another year begins its own numbers.
    let outside = RecordCredit { completed_on: day("2026-03-10"), ..credit(&clerk.person_id) };
    record(&hr, path::CREDITS, &outside).await;
    let row = line(&clerk, "").await;
    let earlier = ask(&clerk, &row).await;
    let earlier = show(&clerk, &earlier.id).await;
    assert_eq!((earlier.fiscal_year, earlier.number), (FiscalYear(2025), 1));
    let page: CertificatePage = hr.get(&format!("{}?fiscal_year=2026", path::CERTIFICATES)).await.json();
    assert_eq!(page.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(page.total, 2);
}

#[actix_web::test]
async fn many_who_ask_at_once_get_one_number_each() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    study::complete(&app, &clerk, "SEC-02").await;
    let row = line(&clerk, "SEC-02").await;
    let asked = study::all_at_once((0..8).map(|_| ask(&clerk, &row)).collect()).await;
    assert_eq!(asked.iter().filter(|issued| !issued.again).count(), 1);
    assert!(asked.iter().all(|issued| issued.id == asked[0].id));
}

#[actix_web::test]
async fn nobody_asks_for_or_sees_the_certificate_of_another() {
    let app = TestApp::city().await;
    let paper = certified(&app).await;
    let row = line(&app.persona("counter"), "SEC-02").await;
    for key in ["counter-junior", "section-head", "dx-leader", "content-author"] {
        app.persona(key).post(path::CERTIFICATES, &of(&row)).await.refused(ErrorCode::NotFound);
        app.persona(key).get(&path::certificate(&paper.id)).await.refused(ErrorCode::NotFound);
    }
    // The auditor sees it and issues none.
    assert_eq!(show(&app.persona("auditor"), &paper.id).await, paper);
    app.persona("auditor").post(path::CERTIFICATES, &of(&row)).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn what_was_taken_back_has_no_new_certificate_and_the_old_one_says_so() {
    let app = TestApp::city().await;
    let (hr, person) = (app.persona("hr"), id_of(&app, "004512"));
    let id = record(&hr, path::CREDITS, &credit(&person)).await;
    let issued = ask(&hr, &line(&app.persona("counter"), "").await).await;
    assert!(!show(&hr, &issued.id).await.revoked);
    assert!(revoke(&hr, &id, "受講者の取り違え").await.status.is_success());
    assert!(show(&hr, &issued.id).await.revoked);
    let message = IssueCertificate { assignment_id: None, credit_id: Some(id) };
    hr.post(path::CERTIFICATES, &message).await.refused(ErrorCode::NotFound);
    for wrong in [
        IssueCertificate::default(),
        IssueCertificate { assignment_id: Some("a".into()), credit_id: Some("b".into()) },
    ] {
        hr.post(path::CERTIFICATES, &wrong).await.refused(ErrorCode::InvalidInput);
    }
}
