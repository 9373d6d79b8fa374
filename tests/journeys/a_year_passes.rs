//! A clerk through two fiscal years: late, moved, and due again.

use chrono::{NaiveDate, TimeDelta};
use contract::assignments::{ApplyOrder, MyAssignments, OrderApplied, OrderDraft, OrderPreview};
use contract::path;
use contract::reporting::{CompletionReport, Rate, RateRow};
use learning::deadline::AssignmentState;
use learning::fiscal_year::FiscalYear;
use tests::app::{Persona, TestApp};
use tests::staff_edits::StaffFile;
use tests::study;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

async fn report(leader: &Persona<'_>, year: i32) -> CompletionReport {
    leader.get(&format!("{}?fiscal_year={year}", path::COMPLETION_REPORT)).await.json()
}

fn unit<'a>(report: &'a CompletionReport, label: &str) -> &'a RateRow {
    report.departments.iter().find(|row| row.label == label).expect("a department")
}

fn of_course(report: &CompletionReport, row: &RateRow, code: &str) -> Rate {
    row.rates[report.courses.iter().position(|course| course.code == code).expect("a course")]
}

#[actix_web::test]
async fn late_then_moved_then_due_again_and_nothing_of_the_past_is_lost() {
    let app = TestApp::city().await;

    // Three days late.
    app.advance(TimeDelta::days(33));
    assert_eq!(study::card(&app.persona("counter"), "SEC-02").await.state, AssignmentState::Overdue);
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    let late = study::card(&app.persona("counter"), "SEC-02").await;
    assert_eq!((late.state, late.completed_on), (AssignmentState::CompletedLate, Some(day("2026-12-26"))));

    // Moved to the personnel section: figures of today follow the person.
    let before = report(&app.persona("dx-leader"), 2026).await;
    StaffFile::shipped().moved("004512", "010200", "人事課").import(&app.persona("hr")).await;
    let after = report(&app.persona("dx-leader"), 2026).await;
    assert_eq!(after.total, before.total);
    let (left, joined) = (["市民課", "人事課"], [&before, &after]);
    let figures = left.map(|label| joined.map(|report| of_course(report, unit(report, label), "SEC-02")));
    let [[old_before, old_after], [new_before, new_after]] = figures;
    assert_eq!(
        (old_before.numerator - old_after.numerator, old_before.denominator - old_after.denominator),
        (1, 1)
    );
    assert_eq!(
        (new_after.numerator - new_before.numerator, new_after.denominator - new_before.denominator),
        (1, 1)
    );

    // A new fiscal year, a new duty; the old one stays what it was.
    app.advance(TimeDelta::days(120));
    let hr = app.persona("hr");
    let draft = OrderDraft {
        course_code: "SEC-02".to_owned(),
        grades: vec!["G60".to_owned()],
        department_ids: Vec::new(),
        due_on: day("2027-06-30"),
    };
    let shown: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    assert_eq!((shown.fiscal_year, shown.already_assigned), (FiscalYear(2027), 0));
    let order = ApplyOrder { draft, digest: shown.digest };
    let _: OrderApplied = hr.post(path::ORDERS, &order).await.json();

    let clerk = app.persona("counter");
    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    assert_eq!(mine.fiscal_year, FiscalYear(2027));
    let [kept] = mine.completed.as_slice() else { panic!("{mine:?}") };
    assert_eq!((&kept.id, kept.state, kept.completed_on), (&late.id, late.state, late.completed_on));
    let due: Vec<_> =
        mine.open.iter().map(|card| (card.course_code.as_str(), card.fiscal_year, card.state)).collect();
    let expected = [
        ("SEC-03", FiscalYear(2026), AssignmentState::Overdue),
        ("RPA-01", FiscalYear(2026), AssignmentState::Overdue),
        ("SEC-02", FiscalYear(2027), AssignmentState::NotStarted),
    ];
    assert_eq!(due, expected);

    let next = mine.open.iter().find(|card| card.course_code == "SEC-02").expect("due again");
    assert_ne!(next.id, mine.completed[0].id);
    let now = report(&app.persona("dx-leader"), 2027).await;
    assert_eq!(now.total.all.numerator, 0);
    assert_eq!(report(&app.persona("dx-leader"), 2026).await.total, after.total);
}
