//! 所属別実施状況の確認.

use chrono::TimeDelta;
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::units::{ConfirmUnit, UnitConfirmation, UnitConfirmations};
use learning::fiscal_year::FiscalYear;
use learning::role::Role;
use tests::app::TestApp;
use tests::builders::give_roles;
use tests::study;

use super::{department, unit};
use crate::contents;

const YEAR: FiscalYear = FiscalYear(2026);

async fn by_unit(app: &TestApp, name: &str) -> UnitConfirmation {
    let all: UnitConfirmations = app.persona("hr").get(path::UNIT_CONFIRMATIONS).await.json();
    assert!(all.units.len() > 20);
    all.units.into_iter().find(|unit| unit.name == name).unwrap()
}

#[actix_web::test]
async fn the_figures_of_the_moment_are_kept_with_name_and_time() {
    let app = TestApp::city().await;
    let head = app.persona("section-head");
    let before = by_unit(&app, "市民課").await;
    assert_eq!((before.confirmations, before.latest), (0, None));
    assert_eq!(before.heads, ["松浦　直美"]);
    let seen = unit(&head).await;
    let address = path::unit_confirmation(&seen.department_id);
    let first = ConfirmUnit { fiscal_year: YEAR, counts: seen.counts.clone() };
    assert!(head.post(&address, &first).await.status.is_success());

    app.advance(TimeDelta::minutes(5));
    study::complete(&app, &app.persona("counter"), "SEC-03").await;
    let (kept, now) = (by_unit(&app, "市民課").await, unit(&head).await);
    let confirmed = kept.latest.unwrap();
    assert_eq!((confirmed.by.as_str(), &confirmed.counts), ("松浦　直美", &first.counts), "frozen");
    assert_eq!(confirmed.at, tests::app::beginning());
    assert_ne!(now.counts, first.counts);
    assert_eq!(now.confirmation.as_ref(), Some(&confirmed));

    let stale = head.post(&address, &first).await;
    stale.refused(ErrorCode::Conflict);
    let second = ConfirmUnit { fiscal_year: YEAR, counts: now.counts };
    assert!(head.post(&address, &second).await.status.is_success());
    let after = by_unit(&app, "市民課").await;
    assert_eq!((after.confirmations, &after.latest.unwrap().counts), (2, &second.counts));
    assert_eq!(contents::of(&app.state)["unit_confirmations"].len(), 2, "the earlier one stays");
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let lines: Vec<&str> = log
        .rows
        .iter()
        .filter(|row| row.action == "unit-confirmed" && row.actor == "001822")
        .map(|row| row.target.as_str())
        .collect();
    assert_eq!(lines, ["市民課 2026", "市民課 2026"]);
}

#[actix_web::test]
async fn nobody_confirms_for_another_unit_or_a_year_that_has_not_begun() {
    let app = TestApp::city().await;
    let head = app.persona("section-head");
    let seen = unit(&head).await;
    give_roles(&app.state, 0, "003997", &[Role::SectionHead]);
    let message = ConfirmUnit { fiscal_year: YEAR, counts: seen.counts.clone() };
    let other = app.person("003997");
    other.post(&path::unit_confirmation(&seen.department_id), &message).await.refused(ErrorCode::NotFound);
    let address = path::unit_confirmation(&department(&app, "010200"));
    head.post(&address, &message).await.refused(ErrorCode::NotFound);
    let next = ConfirmUnit { fiscal_year: YEAR.next(), counts: seen.counts };
    let problem = head.post(&path::unit_confirmation(&seen.department_id), &next).await;
    assert_eq!(problem.refused(ErrorCode::InvalidInput).fields[0].field, "fiscal_year");
    assert_eq!(contents::of(&app.state)["unit_confirmations"].len(), 0);
}

#[actix_web::test]
async fn units_of_another_organisation_are_not_seen_and_not_confirmed() {
    let app = TestApp::two_tenants().await;
    let head = app.person_of(0, "001822");
    let seen = unit(&head).await;
    give_roles(&app.state, 1, "003618", &Role::ALL);
    let insider = app.person_of(1, "003618");
    let message = ConfirmUnit { fiscal_year: YEAR, counts: seen.counts.clone() };
    insider.post(&path::unit_confirmation(&seen.department_id), &message).await.refused(ErrorCode::NotFound);
    assert!(head.post(&path::unit_confirmation(&seen.department_id), &message).await.status.is_success());
    let all: UnitConfirmations = insider.get(path::UNIT_CONFIRMATIONS).await.json();
    assert!(all.units.iter().all(|unit| unit.latest.is_none() && unit.department_id != seen.department_id));
    let text = insider.get(path::MY_UNITS).await.text();
    assert!(!text.contains(&seen.department_id) && !text.contains("004512"), "{text}");
}
