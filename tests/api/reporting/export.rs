//! The list as a file: the same to the letter, harmless to a spreadsheet, and written to the audit log.

use chrono::NaiveDate;
use contract::audit::AuditPage;
use contract::path;
use contract::reporting::OutstandingRow;
use contract::wording;
use encoding_rs::SHIFT_JIS;
use tests::app::{Persona, TestApp, TestResponse};
use tests::staff_edits::StaffFile;
use tests::study;

use super::figures::busy_city;
use super::outstanding::all_rows;

const HEADER: &str = "職員番号,氏名,所属,職層,コース番号,コース名,受講期限,状態,未修了の理由,受講開始日,\
    猶予の末日,業務前の必須,方式,最後の督促";

async fn file(reader: &Persona<'_>, query: &str) -> TestResponse {
    let file = reader.get(&format!("{}?{query}", path::OUTSTANDING_CSV)).await;
    assert!(file.status.is_success(), "{}", file.text());
    file
}

fn header<'a>(file: &'a TestResponse, name: &str) -> &'a str {
    file.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%Y/%m/%d").to_string()).unwrap_or_default()
}

/// The row as the file must write it; none of these cells needs quotes.
fn line(row: &OutstandingRow) -> String {
    [
        row.staff_number.as_str(),
        &row.name,
        &row.department,
        &row.grade,
        &row.course_code,
        &row.course_title,
        &row.due_on.format("%Y/%m/%d").to_string(),
        wording::outstanding_state(row.state, row.grace_until.is_some()),
        &wording::why(&row.why),
        &day(Some(row.open_since)),
        &day(row.grace_until),
        if row.gate { "はい" } else { "" },
        wording::mode(row.elective),
        &day(row.reminded_on),
    ]
    .join(",")
}

fn expected(rows: &[OutstandingRow]) -> String {
    let lines = [HEADER.to_owned()].into_iter().chain(rows.iter().map(line));
    lines.map(|line| line + "\r\n").collect()
}

#[actix_web::test]
async fn the_utf8_file_equals_the_screen_to_the_letter() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    for query in ["", "course=SEC-02", "grade=G60&course=RPA-01"] {
        let rows = all_rows(&leader, query).await;
        let file = file(&leader, query).await;
        assert_eq!(header(&file, "content-type"), "text/csv; charset=utf-8");
        let text = file.text();
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        assert_eq!(text, expected(&rows));
    }
}

#[actix_web::test]
async fn the_cp932_file_equals_the_screen_to_the_letter() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let rows = all_rows(&leader, "").await;
    let file = file(&leader, "encoding=cp932").await;
    assert_eq!(header(&file, "content-type"), "text/csv; charset=Shift_JIS");
    let (text, _, broken) = SHIFT_JIS.decode(&file.body);
    assert!(!broken);
    assert!(rows.iter().any(|row| row.name == "髙﨑　汐里"), "a name that plain Shift_JIS lacks");
    assert_eq!(text, expected(&rows));
}

#[actix_web::test]
async fn a_letter_that_cp932_lacks_becomes_geta_there_and_stays_in_utf8() {
    let app = TestApp::city().await;
    let changed = StaffFile::shipped().with("004512", "氏名", "𠮷浜　汐里");
    changed.import(&app.persona("hr")).await;
    let leader = app.persona("dx-leader");
    let paper = file(&leader, "encoding=cp932").await;
    let (text, _, _) = SHIFT_JIS.decode(&paper.body);
    assert!(text.contains("004512,〓浜　汐里,"));
    assert!(file(&leader, "").await.text().contains("004512,𠮷浜　汐里,"));
}

#[actix_web::test]
async fn a_name_that_looks_like_a_formula_is_only_text_in_the_file() {
    let app = TestApp::city().await;
    let mut changed = StaffFile::shipped();
    let names = [("004512", "=1+1"), ("008620", "@SUM(A1)"), ("001822", "+81"), ("003618", "-1")];
    for (number, name) in names {
        changed = changed.with(number, "氏名", name);
    }
    changed.import(&app.persona("hr")).await;
    let leader = app.persona("dx-leader");
    let text = file(&leader, "").await.text();
    for (number, name) in names {
        assert!(text.contains(&format!("\r\n{number},'{name},")), "{number} {name}");
    }
    let rows = all_rows(&leader, "").await;
    assert!(rows.iter().any(|row| row.name == "=1+1"), "the screen shows the name as it is");
}

#[actix_web::test]
async fn an_export_is_written_to_the_audit_log() {
    let app = TestApp::city().await;
    let file = file(&app.persona("dx-leader"), "course=SEC-02").await;
    let rows = file.text().lines().count() - 1;
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let entry = log.rows.iter().find(|row| row.action == "list-exported").expect("an entry");
    assert_eq!((entry.actor.as_str(), entry.actor_name.as_str()), ("002105", "渡邉　岬"));
    assert_eq!(entry.at, app.state.clock.now());
    let name = "outstanding-2026-20261123.csv";
    assert_eq!(entry.target, format!("{name} ({rows} rows)"));
    assert_eq!(header(&file, "content-disposition"), format!("attachment; filename=\"{name}\""));
}

#[actix_web::test]
async fn looking_at_the_list_is_not_an_export() {
    let app = TestApp::city().await;
    all_rows(&app.persona("dx-leader"), "course=SEC-02").await;
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert!(log.rows.iter().all(|row| row.action != "list-exported"));
}

#[actix_web::test]
async fn who_completes_leaves_the_file() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    assert!(file(&leader, "course=SEC-02").await.text().contains("\n004512,"));
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    assert!(!file(&leader, "course=SEC-02").await.text().contains("\n004512,"));
}
