//! Who sees what, and what is refused.

use contract::error::ErrorCode;
use contract::path;
use contract::reporting::ReportScope;
use tests::app::TestApp;

use super::{busy_city, row, view, view_people};

#[actix_web::test]
async fn a_section_head_sees_the_own_unit_alone() {
    let app = busy_city().await;
    let (head, leader) = (app.persona("section-head"), app.persona("dx-leader"));
    let whole = view(&leader, "").await;
    let (own_unit, other) = (row(&whole, "市民課"), row(&whole, "人事課"));
    let own = view(&head, "").await;
    assert_eq!(own.scope, ReportScope::OwnUnit);
    assert_eq!(own.rows, std::slice::from_ref(own_unit));
    assert_eq!(own.total.figure, own_unit.measure.figure);
    let of_unit = view(&leader, &format!("department={}", own_unit.id)).await;
    assert_eq!(view_people(&own), view_people(&of_unit));
    assert_eq!((own.trend, own.choices.divisions.len()), (of_unit.trend, 0));
    assert_eq!(own.choices.departments.len(), 1);

    let foreign = format!("{}?department={}", path::DASHBOARD, other.id);
    let problem = head.get(&foreign).await.refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields[0].field, "department");
    // The division above holds other units: of those, nothing.
    let division = row(&view(&leader, "by=division").await, "市民部").id.clone();
    let within = view(&head, &format!("department={division}")).await;
    assert_eq!(within.rows, own.rows);
    for by in ["grade", "course", "family", "division"] {
        let shown = view(&head, &format!("by={by}")).await;
        assert_eq!(shown.total.figure, own_unit.measure.figure, "{by}");
    }
}

#[actix_web::test]
async fn a_learner_is_refused() {
    let app = TestApp::city().await;
    app.persona("counter").get(path::DASHBOARD).await.refused(ErrorCode::Forbidden);
    app.anonymous().get(path::DASHBOARD).await.refused(ErrorCode::NotSignedIn);
}

#[actix_web::test]
async fn what_there_is_not_is_refused_by_the_name_of_its_field() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let table = [
        ("as_of=2026-11-24", "as_of", "in-future"),
        ("as_of=2026-13-01", "as_of", "not-a-date"),
        ("as_of=yesterday", "as_of", "not-a-date"),
        ("fiscal_year=2028", "fiscal_year", "unknown"),
        ("fiscal_year=1999", "fiscal_year", "unknown"),
        ("fiscal_year=R8", "fiscal_year", "unknown"),
        ("department=nowhere", "department", "unknown"),
        ("grade=G99", "grade", "unknown"),
        ("course=SEC-99", "course", "unknown"),
        ("family=XXX-", "family", "unknown"),
        ("family=RPA-&course=SEC-02", "course", "not-in-family"),
        ("by=person", "by", "unknown"),
    ];
    for (query, field, code) in table {
        let address = format!("{}?{query}", path::DASHBOARD);
        let problem = leader.get(&address).await.refused(ErrorCode::InvalidInput);
        let told = problem.fields.first().map(|field| (field.field.as_str(), field.code.as_str()));
        assert_eq!(told, Some((field, code)), "{query}");
    }
    assert_eq!(view(&leader, "as_of=2026-11-23").await, view(&leader, "").await, "today is no day to come");
}
