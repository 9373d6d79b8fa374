//! Figures of documents equal a count of the raw rows.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use contract::documents::{CellValue, Document, DocumentKind, Table};
use contract::path;
use contract::units::{ConfirmUnit, MyUnits};
use learning::fiscal_year::FiscalYear;
use tests::study;
use tests::workbook::{Seen, expected as workbook_cell, sheets};

use super::recount::{count, duties};
use super::{busy_city, cell, csv, document, table, words, xlsx};

fn number(cell: &CellValue) -> i64 {
    match cell {
        CellValue::Integer(number) => *number,
        other => panic!("{other:?} is no count"),
    }
}

/// Denominator, numerator and overdue of a row; the rate must be made of them.
fn figures(table: &Table, row: &[CellValue]) -> (i64, i64, i64) {
    let of = |label: &str| number(cell(table, row, label));
    let (denominator, numerator) = (of("対象（件）"), of("修了（件）"));
    let rate = CellValue::Rate {
        numerator: u32::try_from(numerator).unwrap(),
        denominator: u32::try_from(denominator).unwrap(),
    };
    assert_eq!(*cell(table, row, "受講率"), rate);
    assert_eq!(denominator, numerator + of("受講中・未着手") + of("期限超過"));
    (denominator, numerator, of("期限超過"))
}

#[actix_web::test]
async fn the_status_by_unit_equals_a_count_of_the_raw_rows() {
    let app = busy_city().await;
    app.advance(TimeDelta::days(31));
    server::day_turn::run(&app.state).await.expect("the turn of the day");
    let leader = app.persona("dx-leader");
    let page = document(&leader, DocumentKind::UnitStatus, "").await;
    let duties = duties(&app);
    let list: contract::organization::DepartmentList = leader.get(path::DEPARTMENTS).await.json();
    let departments = list.departments;
    let ids: BTreeMap<&str, &str> =
        departments.iter().map(|department| (department.name.as_str(), department.id.as_str())).collect();
    let units = table(&page, "所属別（全コース）");
    assert_eq!(units.rows.len(), departments.len(), "every department in force");
    for row in &units.rows {
        let id = ids[words(cell(units, row, "所属"))];
        assert_eq!(figures(units, row), count(&duties, |duty| duty.department_id == id), "{row:?}");
    }
    let total = figures(units, units.totals.as_ref().unwrap());
    assert_eq!(total, count(&duties, |_| true));
    assert!(total.1 >= 5 && total.2 > 100, "{total:?}");
    let courses = table(&page, "所属・コース別");
    let mut sum = (0, 0, 0);
    for row in &courses.rows {
        let (id, code) = (ids[words(cell(courses, row, "所属"))], words(cell(courses, row, "コース番号")));
        let shown = figures(courses, row);
        assert_eq!(shown, count(&duties, |duty| duty.department_id == id && duty.course == code), "{row:?}");
        sum = (sum.0 + shown.0, sum.1 + shown.1, sum.2 + shown.2);
    }
    assert_eq!(sum, total, "no duty is missing from the list by course");
}

#[actix_web::test]
async fn the_yearly_report_equals_a_count_of_the_raw_rows() {
    let app = busy_city().await;
    let page = document(&app.persona("auditor"), DocumentKind::Yearly, "").await;
    let duties = duties(&app);
    let by_course = table(&page, "コース別");
    for row in &by_course.rows {
        let code = words(cell(by_course, row, "区分"));
        assert_eq!(figures(by_course, row), count(&duties, |duty| duty.course == code), "{code}");
    }
    assert_eq!(by_course.rows.len(), 4);
    let by_grade = table(&page, "職層別");
    for row in &by_grade.rows {
        let code = words(cell(by_grade, row, "区分"));
        assert_eq!(figures(by_grade, row), count(&duties, |duty| duty.grade == code), "{code}");
    }
    let whole = count(&duties, |_| true);
    for caption in ["コース別", "部別", "職層別"] {
        let table = table(&page, caption);
        assert_eq!(figures(table, table.totals.as_ref().unwrap()), whole, "{caption}");
        let sum = table
            .rows
            .iter()
            .map(|row| figures(table, row))
            .fold((0, 0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1, sum.2 + row.2));
        assert_eq!(sum, whole, "{caption} adds up");
    }
    let breakdown = table(&page, "対象と除外の内訳");
    let in_denominator: i64 =
        breakdown.rows.iter().filter(|row| words(&row[0]) == "対象（分母）").map(|row| number(&row[2])).sum();
    assert_eq!(in_denominator, whole.0);
    let events = table(&page, "開催と出席");
    let row = events.rows.first().unwrap();
    let people = |label| number(cell(events, row, label));
    assert_eq!((people("出席（人）"), people("欠席（人）")), (1, 1));
}

#[actix_web::test]
async fn the_figures_of_a_past_day_stay_what_they_were() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let before = document(&leader, DocumentKind::Yearly, "").await;
    app.advance(TimeDelta::days(2));
    study::complete(&app, &app.persona("counter"), "SEC-07").await;
    let again = document(&app.persona("dx-leader"), DocumentKind::Yearly, "as_of=2026-11-23").await;
    for caption in ["コース別", "部別", "職層別", "対象と除外の内訳"] {
        assert_eq!(table(&again, caption), table(&before, caption));
    }
    let now = document(&app.persona("dx-leader"), DocumentKind::Yearly, "").await;
    assert_ne!(table(&now, "コース別"), table(&before, "コース別"));
}

#[actix_web::test]
async fn the_list_of_outstanding_is_the_list_of_the_screen() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    for query in ["", "course=SEC-02", "grade=G60", "query=004512"] {
        let page = document(&leader, DocumentKind::Outstanding, query).await;
        let list: contract::reporting::OutstandingPage =
            leader.get(&format!("{}?{query}", path::OUTSTANDING)).await.json();
        let shown = table(&page, "未受講者一覧");
        assert_eq!(shown.rows.len(), usize::try_from(list.total).unwrap(), "{query}");
        for (row, listed) in shown.rows.iter().zip(&list.rows) {
            assert_eq!(words(&row[0]), listed.staff_number);
            assert_eq!(*cell(shown, row, "受講期限"), CellValue::Date(listed.due_on));
            assert_eq!(words(cell(shown, row, "未受講の理由")), contract::wording::why(&listed.why));
        }
        assert_eq!(page.population.contains("条件："), !query.is_empty(), "{}", page.population);
    }
}

#[actix_web::test]
async fn a_confirmation_of_a_section_head_stands_with_name_day_and_the_numbers_of_the_report() {
    let app = busy_city().await;
    let head = app.persona("section-head");
    let mine: MyUnits = head.get(path::MY_UNITS).await.json();
    let unit = &mine.units[0];
    app.advance(TimeDelta::days(1));
    let body = ConfirmUnit { fiscal_year: FiscalYear(2026), counts: unit.counts.clone() };
    let head = app.persona("section-head");
    assert!(head.post(&path::unit_confirmation(&unit.department_id), &body).await.status.is_success());
    let leader = app.persona("dx-leader");
    let row = |page: &Document, label: &str| {
        let units = table(page, "所属別（全コース）");
        let row = units.rows.iter().find(|row| words(cell(units, row, "所属")) == unit.name).unwrap();
        cell(units, row, label).clone()
    };
    let confirmed = |page: &Document| {
        ["確認者", "確認日", "確認時 修了（件）", "確認時 対象（件）"].map(|label| row(page, label))
    };
    let page = document(&leader, DocumentKind::UnitStatus, "").await;
    let (done, all) = (row(&page, "修了（件）"), row(&page, "対象（件）"));
    let day = CellValue::Date("2026-11-24".parse().unwrap());
    let expected = [CellValue::text("松浦　直美"), day.clone(), done.clone(), all.clone()];
    assert_eq!(confirmed(&page), expected);
    assert!(number(&done) > 0);
    assert_eq!(unit.counts.all.excluded.credited, 1, "a credit is on neither side");
    let earlier = document(&leader, DocumentKind::UnitStatus, "as_of=2026-11-23").await;
    assert_eq!(confirmed(&earlier), [const { CellValue::Empty }; 4], "not known on that day");

    app.advance(TimeDelta::days(1));
    study::complete(&app, &app.persona("counter"), "SEC-07").await;
    let leader = app.persona("dx-leader");
    let later = document(&leader, DocumentKind::UnitStatus, "").await;
    assert_eq!(number(&row(&later, "修了（件）")), number(&done) + 1);
    assert_eq!(confirmed(&later), expected, "what was confirmed stays");
    let file = csv(&leader, DocumentKind::UnitStatus, "").await.text();
    let line = format!(",松浦　直美,2026/11/24,{},{}\r\n", done.plain(), all.plain());
    assert!(file.contains(&line), "{file}");
    let sheets = sheets(&xlsx(&leader, DocumentKind::UnitStatus, "").await.body);
    let cells = sheets[1].1.iter().find(|cells| cells.contains(&Seen::Text("松浦　直美".to_owned())));
    let last: Vec<Seen> = [&done, &all].map(workbook_cell).into();
    assert!(cells.unwrap().ends_with(&last), "{cells:?}");
}
