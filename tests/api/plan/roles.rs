//! HR and DX leaders write; auditors read; nobody else; and no organisation sees the plan of another.

use contract::error::ErrorCode;
use contract::path;
use contract::plan::PlanPage;
use learning::role::Role;
use tests::app::TestApp;
use tests::builders::give_roles;

use super::{YEAR, carry_out, page, row, try_to_save};

#[actix_web::test]
async fn auditors_read_and_others_see_nothing() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    carry_out(&leader, &[row()], "2026-11-10").await;
    let auditor = app.persona("auditor");
    assert_eq!(page(&auditor, YEAR).await, page(&leader, YEAR).await);
    auditor.get(&path::plan_version(YEAR, 1)).await.json::<contract::plan::PlanVersionPage>();
    try_to_save(&auditor, 2027, 0, &[]).await.refused(ErrorCode::Forbidden);
    for key in ["counter", "section-head", "content-author", "administrator"] {
        app.persona(key).get(&path::plan(YEAR)).await.refused(ErrorCode::Forbidden);
        app.persona(key).get(&path::plan_version(YEAR, 1)).await.refused(ErrorCode::Forbidden);
    }
}

#[actix_web::test]
async fn the_plan_of_another_organisation_is_not_there() {
    let app = TestApp::two_tenants().await;
    carry_out(&app.persona("hr"), &[row()], "2026-11-10").await;
    give_roles(&app.state, 1, "003618", &Role::ALL);
    let insider = app.person_of(1, "003618");
    let view: PlanPage = insider.get(&path::plan(YEAR)).await.json();
    assert!(view.versions.is_empty() && view.in_force.is_none() && view.choices.events.is_empty());
    insider.get(&path::plan_version(YEAR, 1)).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn only_years_that_somebody_plans_have_a_page() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    for year in [1868, 2018, 2101, -1] {
        hr.get(&path::plan(year)).await.refused(ErrorCode::NotFound);
    }
    assert_eq!(page(&hr, 2019).await.fiscal_year.0, 2019);
    hr.get(&path::plan_version(YEAR, 1)).await.refused(ErrorCode::NotFound);
}
