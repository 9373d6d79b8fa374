//! From an empty database to the whole city, as a real city begins.

use contract::accounts::SessionView;
use contract::error::ErrorCode;
use contract::organization::{StaffDifference, StaffFileReport, StaffImported};
use contract::path;
use learning::role::Role;
use server::organization::{ledger, tables};
use tests::app::TestApp;
use tests::builders::{effective_on, give_roles};

use super::{apply_with, check, import};
use crate::contents;

/// The organisation's tables, and one person who was made by the one-time link and is HR too.
fn prepare(app: &TestApp, departments: bool) {
    let tenant_id = app.state.tenants[0].id.clone();
    let (now, today) = (app.state.clock.now(), app.state.clock.today());
    app.state
        .database
        .write_now(move |c| {
            if departments {
                tables::load_departments(c, &tenant_id, sample_city::DEPARTMENTS.as_bytes(), effective_on())?;
            }
            tables::load_titles(c, &tenant_id, sample_city::TITLE_GRADES.as_bytes())?;
            tables::load_grades(c, &tenant_id, sample_city::GRADES.as_bytes())?;
            ledger::person_for_set_up(c, &tenant_id, "900001", "最初の管理者", today, now)
        })
        .unwrap();
    give_roles(&app.state, 0, "900001", &[Role::Administrator, Role::Hr]);
}

#[actix_web::test]
async fn the_whole_city_comes_in_at_once_and_the_first_administrator_stays() {
    let app = TestApp::empty().await;
    prepare(&app, true);
    let first = app.person("900001");
    let (report, imported) = import(&first, sample_city::STAFF_FILE).await;
    assert_eq!(imported.difference, StaffDifference { hired: 450, ..StaffDifference::default() });
    assert_eq!(report.warnings, []);
    let all = contents::of(&app.state);
    assert_eq!(
        (all["staff"].len(), all["personnel_events"].len(), all["staff_imports"].len()),
        (451, 451, 1)
    );
    let view: SessionView = first.get(path::SESSION).await.json();
    assert_eq!(view.person.staff_number, "900001");
    let (_, again) = import(&first, sample_city::STAFF_FILE).await;
    assert_eq!(again.import_id, None);
}

#[actix_web::test]
async fn without_departments_every_row_is_rejected_and_nobody_comes_in() {
    let app = TestApp::empty().await;
    prepare(&app, false);
    let first = app.person("900001");
    let before = contents::of(&app.state);
    let report: StaffFileReport = check(&first, sample_city::STAFF_FILE, "2026-11-23").await.json();
    assert!(report.rejected.iter().all(|finding| finding.message.contains("所属コード")));
    assert!(!report.rejected.is_empty());
    let answer = apply_with(&first, sample_city::STAFF_FILE, "2026-11-23", &report.digest).await;
    answer.refused(ErrorCode::ImportRejected);
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn departments_that_are_not_yet_in_force_on_the_day_are_unknown() {
    let app = TestApp::empty().await;
    prepare(&app, true);
    let first = app.person("900001");
    let report: StaffFileReport = check(&first, sample_city::STAFF_FILE, "2025-03-31").await.json();
    assert!(!report.rejected.is_empty());
}

/// An attacker who is HR of a small place may still not write past the columns.
#[actix_web::test]
async fn a_file_name_of_any_length_is_kept_short() {
    let app = TestApp::empty().await;
    prepare(&app, true);
    let first = app.person("900001");
    let digest = server::organization::apply::digest(sample_city::STAFF_FILE);
    let name = "a".repeat(3000);
    let query = format!("?file_name={name}&effective_on=2026-11-23&digest={digest}");
    let response = first.upload(&format!("{}{query}", path::STAFF_IMPORTS), sample_city::STAFF_FILE).await;
    assert_eq!(response.json::<StaffImported>().difference.hired, 450);
    assert!(contents::holding(&contents::of(&app.state), &"a".repeat(201)).is_empty());
}
