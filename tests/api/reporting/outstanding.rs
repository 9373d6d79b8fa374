//! The list of people who have not completed.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use contract::path;
use contract::reporting::{CompletionReport, OutstandingPage, OutstandingRow};
use learning::completion::WhyNotComplete;
use learning::deadline::AssignmentState;
use tests::app::{Persona, TestApp};
use tests::study;

use super::figures::busy_city;
use super::recount::{Duty, duties};

pub(super) async fn list(reader: &Persona<'_>, query: &str) -> OutstandingPage {
    reader.get(&format!("{}?{query}", path::OUTSTANDING)).await.json()
}

/// All pages of a list in order.
pub(super) async fn all_rows(reader: &Persona<'_>, query: &str) -> Vec<OutstandingRow> {
    let first = list(reader, query).await;
    let mut rows = first.rows;
    for page in 2..=first.total.div_ceil(first.per_page) {
        rows.extend(list(reader, &format!("{query}&page={page}")).await.rows);
    }
    assert_eq!(rows.len(), first.total as usize);
    rows
}

fn open(app: &TestApp, matches: impl Fn(&Duty) -> bool) -> Vec<(String, String, String, String)> {
    let mut found: Vec<Duty> =
        duties(app).into_iter().filter(|d| d.counts() && !d.completed && matches(d)).collect();
    found.sort_by_key(|d| (d.department_code.clone(), d.staff_number.clone(), d.course.clone()));
    found.into_iter().map(|d| (d.staff_number, d.name, d.department, d.course)).collect()
}

fn shown(rows: &[OutstandingRow]) -> Vec<(String, String, String, String)> {
    let row = |r: &OutstandingRow| {
        (r.staff_number.clone(), r.name.clone(), r.department.clone(), r.course_code.clone())
    };
    rows.iter().map(row).collect()
}

#[actix_web::test]
async fn all_pages_together_are_the_open_duties_in_order() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let rows = all_rows(&leader, "").await;
    assert_eq!(shown(&rows), open(&app, |_| true));
    let first = list(&leader, "").await;
    assert_eq!((first.page, first.per_page, first.rows.len()), (1, 50, 50));
    assert_eq!(list(&leader, "page=2").await.rows, rows[50..100]);
    let beyond = list(&leader, "page=9999").await;
    assert_eq!((beyond.rows.len(), beyond.total), (0, first.total));
    let distinct: BTreeSet<_> = shown(&rows).into_iter().collect();
    assert_eq!(distinct.len(), rows.len(), "nobody twice");
}

#[actix_web::test]
async fn filters_narrow_alone_and_together() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let unit = duties(&app).into_iter().find(|d| d.department == "市民課").expect("a unit").department_id;
    let of_unit = |d: &Duty| d.department == "市民課";
    assert_eq!(shown(&all_rows(&leader, &format!("department={unit}")).await), open(&app, of_unit));
    assert_eq!(shown(&all_rows(&leader, "grade=G60").await), open(&app, |d| d.grade == "G60"));
    assert_eq!(shown(&all_rows(&leader, "course=RPA-01").await), open(&app, |d| d.course == "RPA-01"));
    let together = all_rows(&leader, &format!("department={unit}&grade=G60&course=RPA-01")).await;
    let expected = open(&app, |d| of_unit(d) && d.grade == "G60" && d.course == "RPA-01");
    assert!(!expected.is_empty());
    assert_eq!(shown(&together), expected);
    assert_eq!(
        list(&leader, "department=&grade=&course=").await,
        list(&leader, "").await,
        "empty is no filter"
    );
    assert_eq!(list(&leader, "course=SEC-99").await.total, 0);
}

#[actix_web::test]
async fn totals_are_the_reports_denominators_minus_numerators() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let report: CompletionReport = leader.get(path::COMPLETION_REPORT).await.json();
    let missing = |rate: &contract::reporting::Rate| rate.denominator - rate.numerator;
    assert_eq!(list(&leader, "").await.total, missing(&report.total.all));
    for row in &report.grades {
        assert_eq!(list(&leader, &format!("grade={}", row.key)).await.total, missing(&row.all));
    }
    for row in &report.departments {
        for (course, rate) in report.courses.iter().zip(&row.rates) {
            let found = list(&leader, &format!("department={}&course={}", row.key, course.code)).await;
            assert_eq!(found.total, missing(rate), "{} {}", row.label, course.code);
        }
    }
}

#[actix_web::test]
async fn rows_say_state_due_date_and_why() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, 3).await;
    let card = study::card(&clerk, "SEC-02").await;
    let rows = all_rows(&leader, "course=SEC-02").await;
    let row = rows.iter().find(|row| row.staff_number == "004512").expect("the clerk");
    assert_eq!(Some(&row.why), card.why.as_ref(), "the same reason as the learner sees");
    assert_eq!((row.state, row.due_on), (AssignmentState::InProgress, card.due_on));
    assert_eq!((row.name.as_str(), row.grade.is_empty()), ("髙﨑　汐里", false));
    let other = rows.iter().find(|row| row.staff_number == "008620").expect("a colleague");
    assert_eq!((other.state, &other.why), (AssignmentState::NotStarted, &WhyNotComplete::NotStarted));
}

#[actix_web::test]
async fn overdue_duties_are_counted_from_the_day_after_the_due_date() {
    let app = TestApp::city().await;
    app.advance(TimeDelta::days(30));
    assert_eq!(list(&app.persona("dx-leader"), "").await.overdue, 0, "the due date itself is in time");
    app.advance(TimeDelta::days(1));
    let leader = app.persona("dx-leader");
    let page = list(&leader, "").await;
    assert_eq!(page.overdue, list(&leader, "course=SEC-02").await.total);
    assert_eq!(list(&leader, "course=RPA-01").await.overdue, 0);
    let overdue = |rows: Vec<OutstandingRow>| rows.iter().all(|row| row.state == AssignmentState::Overdue);
    assert!(overdue(all_rows(&leader, "course=SEC-02").await));
}
