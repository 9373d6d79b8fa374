//! The banner on the first page.

use chrono::TimeDelta;
use contract::path;
use contract::reminders::ReminderNotice;
use tests::app::{Persona, TestApp};
use tests::study;

use super::listed;
use crate::contents;

async fn notice(who: &Persona<'_>) -> ReminderNotice {
    who.get(path::MY_REMINDERS).await.json()
}

#[actix_web::test]
async fn it_counts_what_is_late_and_what_is_due_within_two_weeks() {
    let app = TestApp::city().await;
    assert_eq!(notice(&app.persona("counter")).await, ReminderNotice::default(), "30 days are not soon");
    app.advance(TimeDelta::days(15));
    assert_eq!(notice(&app.persona("counter")).await.due_soon, 0, "15 days before");
    app.advance(TimeDelta::days(1));
    let clerk = app.persona("counter");
    let card = study::card(&clerk, "SEC-02").await;
    let due = notice(&clerk).await;
    assert_eq!((due.overdue, due.due_soon, due.first_assignment), (0, 1, Some(card.id)));
    app.advance(TimeDelta::days(14));
    assert_eq!(notice(&app.persona("counter")).await.due_soon, 1, "on the day itself");
    app.advance(TimeDelta::days(1));
    let late = notice(&app.persona("counter")).await;
    assert_eq!((late.overdue, late.due_soon, late.unit_overdue), (1, 0, None));
}

#[actix_web::test]
async fn a_section_head_also_sees_what_is_late_in_the_own_units() {
    let app = TestApp::city().await;
    assert_eq!(notice(&app.persona("section-head")).await.unit_overdue, Some(0));
    app.advance(TimeDelta::days(31));
    let head = app.persona("section-head");
    let own = listed(&head, "state=overdue").await;
    assert!(own.total > 10);
    assert_eq!(notice(&head).await.unit_overdue, Some(own.total));
    assert_eq!(notice(&app.persona("dx-leader")).await.unit_overdue, None, "no section head");
}

#[actix_web::test]
async fn it_is_put_on_record_once_a_day_and_seen_in_the_list() {
    let app = TestApp::city().await;
    app.advance(TimeDelta::days(31));
    let log = |app: &TestApp| contents::of(&app.state)["reminder_log"].len();
    let clerk = app.persona("counter");
    for _ in 0..2 {
        assert_eq!(clerk.post(path::MY_REMINDERS, &()).await.status, 204);
        assert_eq!(log(&app), 1);
    }
    let row = |app: &TestApp| app.state.clock.today();
    let leader = app.persona("dx-leader");
    let rows = listed(&leader, "query=004512").await.rows;
    let by_course = |code: &str| rows.iter().find(|row| row.course_code == code).expect("a row").reminded_on;
    assert_eq!((by_course("SEC-02"), by_course("RPA-01")), (Some(row(&app)), None));
    app.advance(TimeDelta::days(1));
    assert_eq!(app.persona("counter").post(path::MY_REMINDERS, &()).await.status, 204);
    assert_eq!(log(&app), 2);
}
