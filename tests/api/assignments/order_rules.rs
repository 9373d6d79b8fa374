//! What HR cannot order.

use contract::assignments::{ApplyOrder, OrderDraft, OrderPreview};
use contract::error::ErrorCode;
use contract::path;
use learning::fiscal_year::FiscalYear;
use tests::app::TestApp;

fn draft(due_on: &str) -> OrderDraft {
    OrderDraft {
        course_code: "SEC-02".to_owned(),
        grades: vec!["G30".to_owned()],
        department_ids: Vec::new(),
        due_on: due_on.parse().expect("a day"),
    }
}

/// Asserts that both preview and order refuse the draft for this field and rule.
async fn refused(draft: OrderDraft, field: &str, code: &str) {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let order = ApplyOrder { draft: draft.clone(), digest: String::new() };
    for answer in [hr.post(path::ORDER_PREVIEW, &draft).await, hr.post(path::ORDERS, &order).await] {
        let problem = answer.refused(ErrorCode::InvalidInput);
        let fields: Vec<_> = problem.fields.iter().map(|f| (f.field.as_str(), f.code.as_str())).collect();
        assert_eq!(fields, [(field, code)]);
    }
}

#[actix_web::test]
async fn a_due_date_in_the_past_is_refused() {
    refused(draft("2026-11-22"), "due_on", "in-past").await;
}

#[actix_web::test]
async fn a_due_date_beyond_the_next_fiscal_year_is_refused() {
    refused(draft("2028-04-01"), "due_on", "too-far").await;
}

#[actix_web::test]
async fn due_dates_from_today_to_the_end_of_the_next_fiscal_year_are_taken_in_their_year() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    for (day, year) in
        [("2026-11-23", 2026), ("2027-03-31", 2026), ("2027-04-01", 2027), ("2028-03-31", 2027)]
    {
        let shown: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft(day)).await.json();
        assert_eq!(shown.fiscal_year, FiscalYear(year), "{day}");
    }
}

#[actix_web::test]
async fn an_unknown_grade_is_refused() {
    refused(OrderDraft { grades: vec!["G31".to_owned()], ..draft("2027-01-29") }, "grades", "unknown").await;
}

#[actix_web::test]
async fn an_unknown_department_is_refused() {
    let draft = OrderDraft { department_ids: vec!["030100".to_owned()], ..draft("2027-01-29") };
    refused(draft, "department_ids", "unknown").await;
}

#[actix_web::test]
async fn an_unknown_course_is_refused() {
    refused(OrderDraft { course_code: "SEC-99".to_owned(), ..draft("2027-01-29") }, "course_code", "unknown")
        .await;
}

#[actix_web::test]
async fn an_order_that_reaches_nobody_is_shown_and_refused() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    // Nobody of the sample city is 再任用 of the highest kind.
    let draft = OrderDraft { grades: vec!["G95".to_owned()], ..draft("2027-01-29") };
    let shown: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    assert_eq!((shown.matched, shown.people.len()), (0, 0));
    let problem = hr
        .post(path::ORDERS, &ApplyOrder { draft, digest: shown.digest })
        .await
        .refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields[0].code, "nobody");
}
