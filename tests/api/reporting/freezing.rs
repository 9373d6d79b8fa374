//! 年度の確定: frozen once, counted again to the digit, corrected only beside.

use chrono::TimeDelta;
use contract::error::ErrorCode;
use contract::path;
use contract::reporting::freeze::{FrozenYear, RecordCorrection};
use diesel::prelude::*;
use learning::ledger::{Change, EventKind};
use learning::role::{EmploymentStatus, Grade};
use server::database::schema::year_freezes;
use tests::app::TestApp;
use tests::city_year::night;
use tests::personnel::{becomes, happens};
use tests::recount::assert_cells_agree;
use tests::study;

use super::figures::busy_city;

async fn frozen(app: &TestApp) -> FrozenYear {
    app.persona("dx-leader").get(&path::year_freeze(2026)).await.json()
}

/// A city on 1 April 2027, whose year 2026 is frozen.
async fn new_year() -> TestApp {
    let app = busy_city().await;
    night(&app).await;
    assert_cells_agree(&app);
    app.advance(TimeDelta::days(128));
    night(&app).await;
    assert_cells_agree(&app);
    app.persona("hr").get(&path::year_freeze(2026)).await.refused(ErrorCode::NotFound);
    app.advance(TimeDelta::days(1));
    night(&app).await;
    app
}

#[actix_web::test]
async fn the_year_is_frozen_on_the_first_of_april_and_later_facts_stand_beside_it() {
    let app = new_year().await;
    let first = frozen(&app).await;
    assert!(first.reproduced && first.total.numerator() > 0 && first.total.overdue > 0);
    assert_eq!((first.as_of.to_string().as_str(), first.completed_later), ("2027-03-31", 0));

    // Somebody moves, somebody is promoted, somebody leaves, and a duty of last year is done after all.
    let known = tests::city_year::states(&app, "2027-03-31");
    let tax = known.values().find(|state| state.staff_number == "003301").map(|s| s.department_id.clone());
    happens(
        &app.state,
        "004512",
        EventKind::Transferred,
        "2027-04-01",
        Change { department_id: tax, ..Change::default() },
    );
    let promoted = Change { grade: Some(Grade::G50), ..Change::default() };
    happens(&app.state, "002105", EventKind::Promoted, "2027-04-01", promoted);
    becomes(&app.state, "900921", EventKind::Left, EmploymentStatus::Retired, "2027-04-01");
    let late = known
        .values()
        .find(|state| {
            state.status == EmploymentStatus::Active && state.staff_number != "004512" && {
                let number = state.staff_number.clone();
                open_in_2026(&app, &number)
            }
        })
        .map(|state| state.staff_number.clone())
        .expect("somebody who is late");
    study::complete(&app, &app.person(&late), "SEC-03").await;
    app.advance(TimeDelta::days(30));
    night(&app).await;

    let later = frozen(&app).await;
    assert!(later.reproduced);
    assert_eq!((later.total, &later.hash, later.frozen_at), (first.total, &first.hash, first.frozen_at));
    assert_eq!(later.completed_later, 1);
    assert_cells_agree(&app);
}

/// Whether a person has SEC-03 of 2026 still to do.
fn open_in_2026(app: &TestApp, number: &str) -> bool {
    use server::database::schema::{assignments, completions, staff};
    let read = |c: &mut server::database::dialect::Connection| {
        let open = assignments::table
            .inner_join(staff::table.on(staff::person_id.eq(assignments::person_id)))
            .left_join(completions::table.on(completions::assignment_id.eq(assignments::id)))
            .filter(staff::staff_number.eq(number).and(assignments::course_code.eq("SEC-03")))
            .filter(assignments::fiscal_year.eq(2026).and(completions::assignment_id.is_null()))
            .filter(assignments::standing.eq("required"))
            .count();
        Ok(open.get_result::<i64>(c)? == 1)
    };
    app.state.database.read_now(read).expect("a count")
}

#[actix_web::test]
async fn a_correction_stands_beside_and_changes_nothing() {
    let app = new_year().await;
    let before = frozen(&app).await;
    let hr = app.persona("hr");
    let correction = RecordCorrection {
        text: "市民課の1人は集合研修で修了".into(),
        reason: "名簿の提出漏れ".into(),
    };
    let empty = RecordCorrection { text: " ".into(), ..correction.clone() };
    hr.post(&path::year_corrections(2026), &empty).await.refused(ErrorCode::InvalidInput);
    let long = RecordCorrection { reason: "長".repeat(501), ..correction.clone() };
    let problem = hr.post(&path::year_corrections(2026), &long).await.refused(ErrorCode::InvalidInput);
    assert_eq!((problem.fields[0].field.as_str(), problem.fields[0].code.as_str()), ("reason", "too-long"));
    hr.post(&path::year_corrections(2027), &correction).await.refused(ErrorCode::NotFound);
    app.persona("auditor")
        .post(&path::year_corrections(2026), &correction)
        .await
        .refused(ErrorCode::Forbidden);
    assert_eq!(hr.post(&path::year_corrections(2026), &correction).await.status, 204);
    let after = frozen(&app).await;
    assert_eq!((after.total, &after.hash), (before.total, &before.hash));
    assert_eq!(after.corrections.len(), 1);
    assert_eq!(after.corrections[0].text, correction.text);
}

#[actix_web::test]
async fn a_frozen_document_that_was_altered_is_told() {
    let app = new_year().await;
    app.state
        .database
        .write_now(|c| {
            let document: String = year_freezes::table.select(year_freezes::document).first(c)?;
            let altered = document.replacen("\"in_time\":", "\"in_time\":1", 1);
            diesel::update(year_freezes::table).set(year_freezes::document.eq(altered)).execute(c)?;
            Ok(())
        })
        .unwrap();
    assert!(!frozen(&app).await.reproduced);
}
