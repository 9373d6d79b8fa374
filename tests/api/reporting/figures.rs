//! The completion report.

use contract::assignments::{ApplyOrder, OrderApplied, OrderDraft, OrderPreview};
use contract::path;
use contract::reporting::{CompletionReport, OutstandingPage, Rate, RateRow, ReportScope};
use learning::fiscal_year::FiscalYear;
use tests::app::{Persona, TestApp};
use tests::staff_edits::StaffFile;
use tests::study;

use super::recount::{Duty, duties, rate};

async fn report(reader: &Persona<'_>, query: &str) -> CompletionReport {
    reader.get(&format!("{}{query}", path::COMPLETION_REPORT)).await.json()
}

/// A city in motion: courses completed in several departments, then people who move, go on leave and quit.
pub(super) async fn busy_city() -> TestApp {
    let app = TestApp::city().await;
    for (number, course) in [
        ("004512", "SEC-02"),
        ("004512", "SEC-03"),
        ("008620", "SEC-02"),
        ("001822", "SEC-02"),
        ("003618", "RPA-01"),
        ("002105", "SEC-02"),
        ("900921", "SEC-03"),
        ("007203", "SEC-02"),
        ("004727", "SEC-02"),
    ] {
        study::complete(&app, &app.person(number), course).await;
    }
    let left = StaffFile::shipped()
        .moved("008620", "010200", "人事課")
        .with("004406", "在職区分", "2")
        .with("007203", "在職区分", "3")
        .with("005470", "在職区分", "4")
        .with("003618", "職層", "G40")
        .without("004727");
    left.import(&app.persona("hr")).await;
    app
}

fn assert_row(row: &RateRow, courses: &[String], duties: &[Duty], matches: impl Fn(&Duty) -> bool) {
    for (course, shown) in courses.iter().zip(&row.rates) {
        let counted = rate(duties, |duty| duty.course == *course && matches(duty));
        assert_eq!(*shown, counted, "{} {course}", row.label);
    }
    assert_eq!(row.all, rate(duties, matches), "{}", row.label);
}

#[actix_web::test]
async fn every_figure_equals_a_count_of_the_raw_rows() {
    let app = busy_city().await;
    let shown = report(&app.persona("dx-leader"), "").await;
    let duties = duties(&app);
    let courses: Vec<String> = shown.courses.iter().map(|course| course.code.clone()).collect();
    assert_eq!(courses, ["RPA-01", "SEC-02", "SEC-03"]);
    assert_eq!((shown.scope, shown.as_of), (ReportScope::Organization, app.state.clock.now()));

    let mut codes: Vec<(&str, &str)> = duties
        .iter()
        .filter(|d| d.counts())
        .map(|d| (d.department_code.as_str(), d.department_id.as_str()))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let keys: Vec<&str> = shown.departments.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, codes.iter().map(|(_, id)| *id).collect::<Vec<_>>(), "in order of code");
    for row in &shown.departments {
        assert_row(row, &courses, &duties, |duty| duty.department_id == row.key);
        assert!(!row.label.is_empty() && !row.group.is_empty());
    }
    let mut grades: Vec<&str> = duties.iter().filter(|d| d.counts()).map(|d| d.grade.as_str()).collect();
    grades.sort_unstable();
    grades.dedup();
    assert_eq!(shown.grades.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), grades, "highest first");
    for row in &shown.grades {
        assert_row(row, &courses, &duties, |duty| duty.grade == row.key);
    }
    assert_row(&shown.total, &courses, &duties, |_| true);
    assert!(shown.total.all.numerator > 0);

    let left_out = |status: &str| duties.iter().filter(|duty| duty.status == status).count();
    let shown = [
        (shown.left_out.on_leave, "on-leave"),
        (shown.left_out.on_parental_leave, "parental-leave"),
        (shown.left_out.seconded_out, "seconded-out"),
        (shown.left_out.left, "retired"),
    ];
    for (figure, status) in shown {
        assert_eq!((figure as usize, status), (left_out(status), status));
        assert!(figure > 0, "{status}: the city must show the case");
    }
}

#[actix_web::test]
async fn rows_add_up_to_the_total() {
    let app = busy_city().await;
    let shown = report(&app.persona("auditor"), "").await;
    for rows in [&shown.departments, &shown.grades] {
        let sum = rows.iter().fold(Rate::default(), |sum, row| Rate {
            numerator: sum.numerator + row.all.numerator,
            denominator: sum.denominator + row.all.denominator,
        });
        assert_eq!(sum, shown.total.all);
    }
}

#[actix_web::test]
async fn the_rate_moves_by_one_where_the_clerk_stands_when_the_clerk_completes() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let before = report(&leader, "").await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    let after = report(&leader, "").await;
    let mut expected = before.clone();
    let column = before.courses.iter().position(|course| course.code == "SEC-02").expect("a column");
    let unit = expected.departments.iter().position(|row| row.label == "市民課").expect("a row");
    let grade = expected.grades.iter().position(|row| row.key == "G60").expect("a row");
    for row in [&mut expected.departments[unit], &mut expected.grades[grade], &mut expected.total] {
        row.rates[column].numerator += 1;
        row.all.numerator += 1;
    }
    assert_eq!(after, expected);
}

#[actix_web::test]
async fn a_section_head_sees_only_the_own_unit_whatever_is_asked() {
    let app = busy_city().await;
    let head = app.persona("section-head");
    let whole = report(&app.persona("dx-leader"), "").await;
    let unit = |label: &str| whole.departments.iter().find(|row| row.label == label).expect("a row");
    for query in [String::new(), format!("?department={}", unit("人事課").key)] {
        let own = report(&head, &query).await;
        assert_eq!(own.scope, ReportScope::OwnUnit);
        assert_eq!(own.departments, [unit("市民課").clone()]);
        assert_eq!(own.total.all, unit("市民課").all);
        let duties = duties(&app);
        for row in &own.grades {
            let counted = rate(&duties, |duty| duty.department == "市民課" && duty.grade == row.key);
            assert_eq!(row.all, counted);
        }
        let list: OutstandingPage = head.get(&format!("{}{query}", path::OUTSTANDING)).await.json();
        assert_eq!(list.scope, ReportScope::OwnUnit);
        assert!(!list.rows.is_empty() && list.rows.iter().all(|row| row.department == "市民課"));
        let file = head.get(&format!("{}{query}", path::OUTSTANDING_CSV)).await.text();
        assert_eq!(file.lines().count(), list.rows.len() + 1);
        assert!(file.lines().skip(1).all(|line| line.contains(",市民課,")));
    }
}

#[actix_web::test]
async fn a_learner_sees_no_figures() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    for address in [path::COMPLETION_REPORT, path::OUTSTANDING, path::OUTSTANDING_CSV] {
        clerk.get(address).await.refused(contract::error::ErrorCode::Forbidden);
    }
}

#[actix_web::test]
async fn each_fiscal_year_has_its_own_figures() {
    let app = TestApp::city().await;
    let (hr, leader) = (app.persona("hr"), app.persona("dx-leader"));
    let before = report(&leader, "").await;
    let empty = report(&leader, "?fiscal_year=2027").await;
    assert_eq!((empty.fiscal_year, empty.total.all), (FiscalYear(2027), Rate::default()));
    assert!(empty.courses.is_empty() && empty.departments.is_empty() && empty.grades.is_empty());

    let draft = OrderDraft {
        course_code: "SEC-03".to_owned(),
        grades: vec!["G30".to_owned()],
        department_ids: Vec::new(),
        due_on: "2027-09-30".parse().expect("a day"),
    };
    let shown: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    let order = ApplyOrder { draft, digest: shown.digest };
    let given: OrderApplied = hr.post(path::ORDERS, &order).await.json();
    let next = report(&leader, "?fiscal_year=2027").await;
    assert_eq!(next.total.all, Rate { numerator: 0, denominator: given.newly_assigned });
    assert_eq!(report(&leader, "?fiscal_year=2026").await, before);
    assert_eq!(report(&leader, "").await, before, "without a year: that of today");

    let list: OutstandingPage = leader.get(&format!("{}?fiscal_year=2027", path::OUTSTANDING)).await.json();
    assert_eq!((list.fiscal_year, list.total), (FiscalYear(2027), given.newly_assigned));
}
