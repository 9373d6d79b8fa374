//! The list by any slice: due dates, families, modes, gates, causes, people; and what is not in it.

use chrono::{NaiveDate, TimeDelta};
use contract::assignments::OrderList;
use contract::path;
use contract::reporting::{OutstandingExclusions, OutstandingPage, OutstandingRow};
use diesel::prelude::*;
use server::database::schema::{assignments, course_selections, departments, staff_units};
use server::reporting::recount::recount;
use tests::app::TestApp;
use tests::builders::person_id;
use tests::staff_edits::StaffFile;
use tests::study;

use super::outstanding::{all_rows, list};

const SOMEONE: &str = "004512";

fn unit(app: &TestApp, name: &str) -> String {
    let tenant = app.state.tenants[0].id.clone();
    app.state
        .database
        .read_now(|c| {
            Ok(departments::table
                .filter(departments::tenant_id.eq(&tenant).and(departments::name.eq(name)))
                .select(departments::id)
                .first(c)?)
        })
        .unwrap()
}

/// What a derivation may change in an assignment; what is none stays.
#[derive(AsChangeset, Default, Clone)]
#[diesel(table_name = assignments)]
struct Derived {
    standing: Option<&'static str>,
    opens_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    grace_days: Option<i32>,
    gate: Option<bool>,
    causes: Option<&'static str>,
}

/// Changes somebody's assignment of a course as a derivation would.
fn derive(app: &TestApp, staff_number: &str, course: &str, change: Derived) {
    let (tenant, number, course) =
        (app.state.tenants[0].id.clone(), staff_number.to_owned(), course.to_owned());
    let today = app.state.clock.today();
    app.state
        .database
        .write_now(move |c| {
            let person = person_id(c, &tenant, &number);
            let mine = assignments::table
                .filter(assignments::tenant_id.eq(&tenant))
                .filter(assignments::person_id.eq(person.clone()))
                .filter(assignments::course_code.eq(&course));
            assert_eq!(diesel::update(mine).set(&change).execute(c)?, 1);
            recount(c, &tenant, Some(&[person.as_str()]), today)
        })
        .unwrap();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn courses(page: &OutstandingPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.course_code.as_str()).collect()
}

#[actix_web::test]
async fn by_due_date_in_words_that_hr_uses() {
    let app = TestApp::city().await;
    app.advance(TimeDelta::days(31));
    let leader = app.persona("dx-leader");
    let all = list(&leader, "").await;
    let late = list(&leader, "state=overdue").await;
    let in_time = list(&leader, "state=in-time").await;
    assert_eq!((late.total, late.overdue), (all.overdue, all.overdue));
    assert_eq!(in_time.total, all.total - late.total);
    assert_eq!(in_time.overdue, 0);
    assert_eq!(list(&leader, "state=due-soon").await.total, 0, "14 days when nothing is said");
    let soon = list(&leader, "state=due-soon&within=29&course=SEC-03").await;
    assert_eq!(soon.total, list(&leader, "course=SEC-03").await.total);
    assert_eq!(list(&leader, "state=due-soon&within=28").await.total, 0);
    let wrong = leader.get(&format!("{}?state=never", path::OUTSTANDING)).await;
    assert_eq!(wrong.refused(contract::error::ErrorCode::InvalidInput).fields[0].field, "state");
}

#[actix_web::test]
async fn by_family_person_and_order() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let hers = list(&leader, &format!("query={SOMEONE}")).await;
    assert_eq!(courses(&hers), ["RPA-01", "SEC-02", "SEC-03"]);
    assert_eq!(
        courses(&list(&leader, &format!("query={SOMEONE}&order=due")).await),
        ["SEC-02", "SEC-03", "RPA-01"]
    );
    assert_eq!(courses(&list(&leader, &format!("query={SOMEONE}&family=SEC-")).await), ["SEC-02", "SEC-03"]);
    let by_name = list(&leader, "query=%E9%AB%98%E5%B4%8E%E6%B1%90%E9%87%8C").await;
    assert_eq!(by_name.rows, hers.rows, "高崎 finds 髙﨑");
    assert_eq!(
        list(&leader, "query=%25").await.total,
        list(&leader, "").await.total,
        "a sign is no wildcard"
    );
    let due = all_rows(&leader, "order=due").await;
    assert!(due.iter().map(|row: &OutstandingRow| row.due_on).is_sorted());
}

#[actix_web::test]
async fn by_mode_gate_and_cause() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let all = list(&leader, "").await.total;
    assert_eq!(list(&leader, "mode=required").await.total, all);
    assert_eq!(list(&leader, "mode=elective&gate=").await.total, 0);
    derive(
        &app,
        SOMEONE,
        "SEC-02",
        Derived { gate: Some(true), causes: Some("[\"rule-7\"]"), ..Derived::default() },
    );
    let gate = list(&leader, "gate=true").await;
    assert_eq!((gate.total, gate.rows[0].staff_number.as_str(), gate.rows[0].gate), (1, SOMEONE, true));
    assert_eq!(list(&leader, "cause=rule-7").await.rows, gate.rows);
    let orders: OrderList = app.persona("hr").get(path::ORDERS).await.json();
    for order in &orders.orders {
        let of_order = list(&leader, &format!("cause={}", order.id)).await.total;
        let of_course = list(&leader, &format!("course={}", order.course_code)).await.total;
        assert_eq!(of_order, of_course, "{}", order.course_code);
    }
    // A course that the person chose, and that nobody ordered.
    let tenant = app.state.tenants[0].id.clone();
    let now = app.state.clock.now();
    app.state
        .database
        .write_now(move |c| {
            let person = person_id(c, &tenant, SOMEONE);
            diesel::update(
                assignments::table
                    .filter(assignments::person_id.eq(&person).and(assignments::course_code.eq("RPA-01"))),
            )
            .set(assignments::fiscal_year.eq(2027))
            .execute(c)?;
            diesel::insert_into(course_selections::table)
                .values((
                    course_selections::tenant_id.eq(&tenant),
                    course_selections::id.eq("1"),
                    course_selections::person_id.eq(&person),
                    course_selections::course_code.eq("RPA-01"),
                    course_selections::fiscal_year.eq(2026),
                    course_selections::cause.eq("elective"),
                    course_selections::cause_id.eq(""),
                    course_selections::due_on.eq(day("2027-03-31")),
                    course_selections::selected_at.eq(now),
                ))
                .execute(c)?;
            let requirement: String = assignments::table
                .filter(assignments::course_code.eq("RPA-01"))
                .select(assignments::requirement_id)
                .first(c)?;
            diesel::insert_into(assignments::table)
                .values((
                    assignments::tenant_id.eq(&tenant),
                    assignments::id.eq("chosen"),
                    assignments::person_id.eq(&person),
                    assignments::requirement_id.eq(requirement),
                    assignments::course_code.eq("RPA-01"),
                    assignments::fiscal_year.eq(2026),
                    assignments::due_on.eq(day("2027-03-31")),
                    assignments::created_at.eq(now),
                ))
                .execute(c)?;
            Ok(())
        })
        .unwrap();
    let chosen = list(&leader, "mode=elective").await;
    assert_eq!((chosen.total, chosen.rows[0].elective), (1, true));
    assert_eq!(list(&leader, "mode=required").await.total, list(&leader, "").await.total - 1);
}

#[actix_web::test]
async fn what_is_not_required_now_is_counted_apart_and_not_listed() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    StaffFile::shipped().with("004406", "在職区分", "2").import(&app.persona("hr")).await;
    let before = list(&leader, "").await;
    // The duties of whoever is on leave are told of as such.
    let away = before.excluded.not_at_work;
    assert!(away > 0);
    let people = ["004512", "007199", "007203", "003771", "003527"];
    let standings = ["suspended", "exempt", "credited", "not-required"];
    for (number, standing) in people.into_iter().zip(standings) {
        derive(&app, number, "SEC-02", Derived { standing: Some(standing), ..Derived::default() });
    }
    derive(&app, people[4], "SEC-02", Derived { opens_on: Some(day("2026-11-24")), ..Derived::default() });
    let after = list(&leader, "").await;
    assert_eq!(after.total, before.total - 5);
    let expected = OutstandingExclusions {
        suspended: 1,
        exempt: 1,
        credited: 1,
        not_required: 1,
        planned: 1,
        not_at_work: away,
    };
    assert_eq!(after.excluded, expected);
    let rows = all_rows(&leader, "course=SEC-02").await;
    assert!(rows.iter().all(|row| !people.contains(&row.staff_number.as_str())));
    // The completion report has the same people in its denominator.
    let report: contract::reporting::CompletionReport = leader.get(path::COMPLETION_REPORT).await.json();
    assert_eq!(report.total.all.denominator - report.total.all.numerator, after.total);
    tests::recount::assert_cells_agree(&app);
    app.advance(TimeDelta::days(1));
    let opened = list(&app.persona("dx-leader"), "").await;
    assert_eq!((opened.total, opened.excluded.planned), (after.total + 1, 0));
}

#[actix_web::test]
async fn a_row_says_since_when_and_whether_grace_still_runs() {
    let app = TestApp::city().await;
    let late = Derived { due_on: Some(day("2026-11-20")), grace_days: Some(4), ..Derived::default() };
    derive(&app, SOMEONE, "SEC-02", late);
    let leader = app.persona("dx-leader");
    let row = |page: OutstandingPage| page.rows.into_iter().next().unwrap();
    let late = row(list(&leader, &format!("query={SOMEONE}&course=SEC-02")).await);
    assert_eq!((late.grace_until, late.open_since), (Some(day("2026-11-24")), day("2026-11-23")));
    assert_eq!(late.reminded_on, None);
    let file = leader.get(&format!("{}?query={SOMEONE}&course=SEC-02", path::OUTSTANDING_CSV)).await.text();
    assert!(file.contains(",猶予内,") && file.contains(",2026/11/23,2026/11/24,,指名制,\r\n"), "{file}");
    app.advance(TimeDelta::days(2));
    let over = row(list(&app.persona("dx-leader"), &format!("query={SOMEONE}&course=SEC-02")).await);
    assert_eq!(over.grace_until, None);
}

#[actix_web::test]
async fn a_section_head_of_two_units_sees_both_and_may_choose_one() {
    let app = TestApp::city().await;
    let other = unit(&app, "人事課");
    let (tenant, second) = (app.state.tenants[0].id.clone(), other.clone());
    app.state
        .database
        .write_now(move |c| {
            let head = person_id(c, &tenant, "001822");
            diesel::insert_into(staff_units::table)
                .values((
                    staff_units::tenant_id.eq(&tenant),
                    staff_units::department_id.eq(&second),
                    staff_units::person_id.eq(head),
                    staff_units::main.eq(false),
                ))
                .execute(c)?;
            Ok(())
        })
        .unwrap();
    let head = app.persona("section-head");
    let both = all_rows(&head, "").await;
    let names: std::collections::BTreeSet<&str> = both.iter().map(|row| row.department.as_str()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["人事課", "市民課"]);
    let one = all_rows(&head, &format!("department={other}")).await;
    assert!(!one.is_empty() && one.iter().all(|row| row.department == "人事課"));
    let report: contract::reporting::CompletionReport = head.get(path::COMPLETION_REPORT).await.json();
    assert_eq!(report.departments.len(), 2);
}

#[actix_web::test]
async fn a_division_holds_its_sections() {
    let app = TestApp::city().await;
    let (division, section) = (unit(&app, "人事課"), unit(&app, "市民課"));
    let leader = app.persona("dx-leader");
    let alone = list(&leader, &format!("department={division}")).await.total;
    let below = list(&leader, &format!("department={section}")).await.total;
    let (tenant, parent) = (app.state.tenants[0].id.clone(), division.clone());
    app.state
        .database
        .write_now(move |c| {
            let unit = departments::table
                .filter(departments::tenant_id.eq(&tenant).and(departments::id.eq(&section)));
            Ok(diesel::update(unit).set(departments::parent_id.eq(&parent)).execute(c)?)
        })
        .unwrap();
    assert_eq!(list(&leader, &format!("department={division}")).await.total, alone + below);
}

#[actix_web::test]
async fn who_completes_leaves_every_slice() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    assert_eq!(courses(&list(&leader, &format!("query={SOMEONE}")).await), ["RPA-01", "SEC-03"]);
    assert_eq!(list(&leader, &format!("query={SOMEONE}&course=SEC-02")).await.total, 0);
}
