//! HR sees who would get a course, and gives exactly that.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contract::assignments::{
    ApplyOrder, Cause, CauseSource, MyAssignments, OrderApplied, OrderDraft, OrderList, OrderPreview,
};
use contract::error::ErrorCode;
use contract::path;
use diesel::prelude::*;
use learning::fiscal_year::FiscalYear;
use server::database::schema::{assignment_causes, assignments, departments, staff};
use tests::app::{Persona, TestApp};
use tests::staff_edits::StaffFile;
use tests::{catalogue, study};

fn draft(course: &str, grades: &[&str], due_on: &str) -> OrderDraft {
    OrderDraft {
        course_code: course.to_owned(),
        grades: grades.iter().map(|grade| (*grade).to_owned()).collect(),
        department_ids: Vec::new(),
        due_on: due_on.parse().expect("a day"),
    }
}

async fn preview(hr: &Persona<'_>, draft: &OrderDraft) -> OrderPreview {
    hr.post(path::ORDER_PREVIEW, draft).await.json()
}

async fn give(hr: &Persona<'_>, draft: OrderDraft) -> OrderApplied {
    let digest = preview(hr, &draft).await.digest;
    hr.post(path::ORDERS, &ApplyOrder { draft, digest }).await.json()
}

/// Staff numbers and status of these grades, from the raw table, by department code and number.
fn staff_of(app: &TestApp, grades: &[&str]) -> Vec<(String, String)> {
    let read = |c: &mut server::database::dialect::Connection| {
        Ok(staff::table
            .inner_join(departments::table.on(departments::id.eq(staff::department_id)))
            .filter(staff::grade.eq_any(grades))
            .order((departments::code, staff::staff_number))
            .select((staff::staff_number, staff::status))
            .load(c)?)
    };
    app.state.database.read_now(read).expect("staff")
}

fn assigned(app: &TestApp, course: &str) -> BTreeSet<String> {
    let read = |c: &mut server::database::dialect::Connection| {
        Ok(assignments::table
            .inner_join(staff::table.on(staff::person_id.eq(assignments::person_id)))
            .filter(assignments::course_code.eq(course))
            .select(staff::staff_number)
            .load::<String>(c)?)
    };
    app.state.database.read_now(read).expect("assignments").into_iter().collect()
}

#[actix_web::test]
async fn a_preview_counts_and_names_those_who_would_get_it() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let shown = preview(&hr, &draft("RPA-01", &["G20", "G70"], "2027-01-29")).await;
    let matching = staff_of(&app, &["G20", "G70"]);
    let people: Vec<&str> = matching
        .iter()
        .filter(|(_, status)| ["active", "seconded-in"].contains(&status.as_str()))
        .map(|(number, _)| number.as_str())
        .collect();
    let already = assigned(&app, "RPA-01");
    let new: Vec<&&str> = people.iter().filter(|number| !already.contains(**number)).collect();

    let listed: Vec<&str> = shown.people.iter().map(|person| person.staff_number.as_str()).collect();
    assert_eq!(listed, people, "by department and staff number");
    assert_eq!(shown.matched as usize, people.len());
    assert_eq!(shown.newly_assigned as usize, new.len());
    assert_eq!(shown.already_assigned as usize, people.len() - new.len());
    assert_eq!(shown.left_out as usize, matching.len() - people.len());
    assert!(shown.left_out > 0 && shown.newly_assigned > 0 && shown.already_assigned > 0);
    assert_eq!(shown.fiscal_year, FiscalYear(2026));
    let clerk = shown.people.iter().find(|person| person.staff_number == "008620").expect("早瀬 葵");
    assert_eq!((clerk.name.as_str(), clerk.department.as_str()), ("早瀬　葵", "市民課"));
    assert!(clerk.already_assigned);
}

#[actix_web::test]
async fn a_preview_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = catalogue::everything(&app.state);
    preview(&hr, &draft("RPA-01", &["G20"], "2027-01-29")).await;
    assert_eq!(catalogue::everything(&app.state), before);
}

#[actix_web::test]
async fn applying_gives_it_to_exactly_those_who_were_shown() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = assigned(&app, "RPA-01");
    let draft = draft("RPA-01", &["G10", "G20", "G30"], "2027-01-29");
    let shown = preview(&hr, &draft).await;
    let applied: OrderApplied =
        hr.post(path::ORDERS, &ApplyOrder { draft, digest: shown.digest.clone() }).await.json();
    assert_eq!(applied.newly_assigned, shown.newly_assigned);
    assert_eq!(applied.already_assigned, shown.already_assigned);
    let expected: BTreeSet<String> =
        before.into_iter().chain(shown.people.into_iter().map(|person| person.staff_number)).collect();
    assert_eq!(assigned(&app, "RPA-01"), expected);
}

#[actix_web::test]
async fn a_department_narrows_an_order() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let read = |c: &mut server::database::dialect::Connection| {
        Ok(departments::table.filter(departments::code.eq("030100")).select(departments::id).first(c)?)
    };
    let department: String = app.state.database.read_now(read).expect("市民課");
    let mut order = draft("RPA-01", &["G70", "G90"], "2027-01-29");
    order.department_ids = vec![department];
    let shown = preview(&hr, &order).await;
    assert!(shown.people.iter().all(|person| person.department == "市民課"));
    assert!(shown.matched > 0 && shown.left_out == 1, "小宮山 is on parental leave: {shown:?}");
    give(&hr, order).await;
    assert!(assigned(&app, "RPA-01").contains("900921"));
    assert!(!assigned(&app, "RPA-01").contains("008087"));
}

#[actix_web::test]
async fn an_order_is_refused_when_the_staff_changed_since_the_preview() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let draft = draft("RPA-01", &["G20"], "2027-01-29");
    let digest = preview(&hr, &draft).await.digest;
    StaffFile::shipped().with("004512", "職層", "G20").import(&hr).await;
    let before = catalogue::everything(&app.state);
    hr.post(path::ORDERS, &ApplyOrder { draft: draft.clone(), digest }).await.refused(ErrorCode::Conflict);
    assert_eq!(catalogue::everything(&app.state), before);
    give(&hr, draft).await;
    assert!(assigned(&app, "RPA-01").contains("004512"));
}

#[actix_web::test]
async fn applying_twice_changes_nothing_twice() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    // All of G30 have RPA-01 already: the second click could not be told by new assignments.
    for grade in ["G20", "G30"] {
        let draft = draft("RPA-01", &[grade], "2027-01-29");
        let order = ApplyOrder { digest: preview(&hr, &draft).await.digest, draft };
        let _: OrderApplied = hr.post(path::ORDERS, &order).await.json();
        let before = catalogue::everything(&app.state);
        hr.post(path::ORDERS, &order).await.refused(ErrorCode::Conflict);
        assert_eq!(catalogue::everything(&app.state), before);
    }
}

#[actix_web::test]
async fn two_clicks_at_the_same_moment_give_one_order() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let draft = draft("RPA-01", &["G30"], "2027-01-29");
    let order = ApplyOrder { digest: preview(&hr, &draft).await.digest, draft };
    let answers =
        study::all_at_once(vec![hr.post(path::ORDERS, &order), hr.post(path::ORDERS, &order)]).await;
    let given = answers.iter().filter(|answer| answer.status.is_success()).count();
    assert_eq!(given, 1, "{answers:?}");
    let orders: OrderList = hr.get(path::ORDERS).await.json();
    assert_eq!(orders.orders.len(), 4);
}

#[actix_web::test]
async fn an_overlapping_order_adds_a_cause_and_the_earliest_due_date_counts() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let clerk = app.persona("counter");
    let first = study::card(&clerk, "RPA-01").await;
    let earlier = give(&hr, draft("RPA-01", &["G60"], "2026-12-18")).await;
    let later = give(&hr, draft("RPA-01", &["G60"], "2027-03-31")).await;
    assert_eq!((earlier.newly_assigned, later.newly_assigned), (0, 0));

    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    let cards: Vec<_> = mine.open.iter().filter(|card| card.course_code == "RPA-01").collect();
    let [card] = cards.as_slice() else { panic!("one assignment: {cards:?}") };
    assert_eq!(card.id, first.id);
    assert_eq!(card.due_on, NaiveDate::from_ymd_opt(2026, 12, 18).expect("a day"));
    let causes: Vec<NaiveDate> = card.causes.iter().map(|cause| cause.due_on).collect();
    let days = ["2026-12-18", "2027-02-21", "2027-03-31"].map(|day| day.parse::<NaiveDate>().expect("a day"));
    assert_eq!(causes.iter().collect::<BTreeSet<_>>(), days.iter().collect::<BTreeSet<_>>());
}

#[actix_web::test]
async fn the_next_fiscal_year_is_another_assignment() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    give(&hr, draft("SEC-02", &["G60"], "2027-06-30")).await;
    let mine: MyAssignments = app.persona("counter").get(path::MY_ASSIGNMENTS).await.json();
    let years: Vec<FiscalYear> =
        mine.open.iter().filter(|card| card.course_code == "SEC-02").map(|card| card.fiscal_year).collect();
    assert_eq!(years, [FiscalYear(2026), FiscalYear(2027)]);
}

#[actix_web::test]
async fn the_learner_sees_who_ordered_when_for_whom_and_by_when() {
    let app = TestApp::city().await;
    let card = study::card(&app.persona("counter"), "RPA-01").await;
    let [Cause { source: CauseSource::Order(cause), ended_on: None, .. }] = card.causes.as_slice() else {
        panic!("{:?}", card.causes)
    };
    assert_eq!(cause.ordered_by, "東海林　恵理");
    assert_eq!(cause.ordered_on, NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"));
    assert_eq!(cause.due_on, card.due_on);
    assert_eq!(cause.grades.len(), 6);
    assert!(cause.grades.iter().all(|label| !label.starts_with('G')), "labels, not codes: {cause:?}");
    assert!(cause.departments.is_empty());
}

#[actix_web::test]
async fn past_orders_tell_how_many_people_they_reached() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let applied = give(&hr, draft("RPA-01", &["G20", "G30"], "2027-01-29")).await;
    let orders: OrderList = hr.get(path::ORDERS).await.json();
    assert_eq!(orders.orders.len(), 4);
    let order = orders.orders.iter().find(|order| order.id == applied.order_id).expect("the order");
    assert_eq!(order.people, applied.newly_assigned + applied.already_assigned);
    assert_eq!((order.course_code.as_str(), order.cause.ordered_by.as_str()), ("RPA-01", "東海林　恵理"));
    let read = |c: &mut server::database::dialect::Connection| {
        Ok(assignment_causes::table
            .filter(assignment_causes::order_id.eq(&order.id))
            .count()
            .get_result::<i64>(c)?)
    };
    assert_eq!(app.state.database.read_now(read).expect("a count"), i64::from(order.people));
}
