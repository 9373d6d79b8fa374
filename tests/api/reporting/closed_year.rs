//! A fiscal year that has closed keeps its figures.

use chrono::TimeDelta;
use contract::path;
use contract::reporting::CompletionReport;
use learning::ledger::{Change, EventKind};
use learning::role::{EmploymentStatus, Grade};
use tests::app::TestApp;
use tests::city_year::{night, states};
use tests::personnel::{becomes, happens};

use super::figures::busy_city;

async fn closed(app: &TestApp, reader: &str) -> CompletionReport {
    app.persona(reader).get(&format!("{}?fiscal_year=2026", path::COMPLETION_REPORT)).await.json()
}

#[actix_web::test]
async fn who_moves_rises_falls_ill_or_leaves_on_the_first_of_april_changes_no_figure_of_the_year_before() {
    let app = busy_city().await;
    app.advance(TimeDelta::days(128));
    assert_eq!(app.state.clock.today().to_string(), "2027-03-31");
    night(&app).await;
    let before = [closed(&app, "dx-leader").await, closed(&app, "section-head").await];
    assert!(before[0].total.all.numerator > 0 && before[1].total.all.denominator > 0);

    let first = "2027-04-01";
    let known = states(&app, "2027-03-31");
    let tax = known.values().find(|state| state.staff_number == "003301").map(|s| s.department_id.clone());
    let moved = Change { department_id: tax, ..Change::default() };
    happens(&app.state, "004512", EventKind::Transferred, first, moved);
    let promoted = Change { grade: Some(Grade::G50), ..Change::default() };
    happens(&app.state, "002105", EventKind::Promoted, first, promoted);
    becomes(&app.state, "900921", EventKind::Left, EmploymentStatus::Retired, first);
    becomes(&app.state, "006230", EventKind::Left, EmploymentStatus::Retired, first);
    becomes(&app.state, "008620", EventKind::OnLeave, EmploymentStatus::OnLeave, first);
    becomes(&app.state, "007203", EventKind::Returned, EmploymentStatus::Active, first);
    app.advance(TimeDelta::days(1));
    night(&app).await;

    let after = [closed(&app, "dx-leader").await, closed(&app, "section-head").await];
    for (before, after) in before.iter().zip(&after) {
        assert_eq!((&after.courses, &after.total), (&before.courses, &before.total));
        assert_eq!((&after.departments, &after.grades), (&before.departments, &before.grades));
        assert_eq!(after.left_out, before.left_out);
    }
}
