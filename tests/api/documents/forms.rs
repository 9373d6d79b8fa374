//! The forms for specific personal information, the plan and the history.

use contract::documents::{CellValue, Document, DocumentKind};
use contract::path;
use contract::records::History;
use learning::ledger::EventKind;
use learning::role::EmploymentStatus;
use tests::{personnel, study};

use super::{CLERK, busy_city, cell, document, table, words};

const LIST: DocumentKind = DocumentKind::SpecificPersonalInformationAttendance;

/// Form, outcome and reason of every line of a person.
fn lines(page: &Document, staff_number: &str) -> Vec<(String, CellValue, String, String)> {
    let list = table(page, "研修出欠リスト");
    let own = list.rows.iter().filter(|row| words(cell(list, row, "職員番号")) == staff_number);
    let text = |row: &[CellValue], label: &str| words(cell(list, row, label)).to_owned();
    own.map(|row| {
        (text(row, "形態"), cell(list, row, "実施日").clone(), text(row, "出欠"), text(row, "理由"))
    })
    .collect()
}

fn day(text: &str) -> CellValue {
    CellValue::Date(text.parse().unwrap())
}

#[actix_web::test]
async fn everybody_who_handles_specific_personal_information_is_on_the_list() {
    let app = busy_city().await;
    let page = document(&app.persona("auditor"), LIST, "").await;
    let line = |form: &str, day: CellValue, outcome: &str, reason: &str| {
        (form.to_owned(), day, outcome.to_owned(), reason.to_owned())
    };
    assert_eq!(lines(&page, CLERK), [line("説明会", day("2026-11-23"), "出席", "")]);
    assert_eq!(lines(&page, "001822"), [line("集合", day("2026-10-15"), "出席", "")]);
    // No duty, but the attribute; absent from the event and not trained otherwise.
    let absent = line("説明会", day("2026-11-23"), "欠席", "");
    let missing = line("", CellValue::Empty, "未受講", "この年度の割当てがありません。");
    assert_eq!(lines(&page, "003618"), [absent, missing]);
    let summary = table(&page, "出欠の集計");
    let numbers: Vec<String> = summary.rows[0].iter().map(CellValue::shown).collect();
    let list = table(&page, "研修出欠リスト");
    let mut people: Vec<&str> = list.rows.iter().map(|row| words(&row[0])).collect();
    people.dedup();
    let of = |index: usize| numbers[index].parse::<usize>().unwrap();
    assert_eq!(of(0) + of(4), people.len(), "everybody once: {numbers:?}");
    assert_eq!((of(1), of(0)), (2, of(1) + of(2)));
}

#[actix_web::test]
async fn who_completes_or_goes_away_is_told_so() {
    let app = busy_city().await;
    study::complete(&app, &app.persona("counter"), "SEC-07").await;
    let other = {
        let page = document(&app.persona("hr"), LIST, "").await;
        let list = table(&page, "研修出欠リスト");
        let open = list.rows.iter().find(|row| words(cell(list, row, "理由")).contains("未着手")).unwrap();
        assert!(words(cell(list, open, "理由")).contains("受講期限 令和9年2月26日"));
        words(&open[0]).to_owned()
    };
    personnel::becomes(&app.state, &other, EventKind::OnLeave, EmploymentStatus::OnLeave, "2026-11-20");
    let page = document(&app.persona("hr"), LIST, "").await;
    let forms: Vec<String> = lines(&page, CLERK).into_iter().map(|(form, ..)| form).collect();
    assert!(forms.contains(&"eラーニング".to_owned()), "{forms:?}");
    let away = lines(&page, &other);
    assert_eq!((away[0].2.as_str(), away[0].3.as_str()), ("対象外", "休職"));
}

#[actix_web::test]
async fn the_plan_form_names_courses_and_events_with_their_items() {
    let app = busy_city().await;
    let kind = DocumentKind::SpecificPersonalInformationPlan;
    let page = document(&app.persona("dx-leader"), kind, "").await;
    let plan = table(&page, "特定個人情報研修計画");
    assert_eq!(plan.rows.len(), 2);
    let row = &plan.rows[0];
    assert!(words(cell(plan, row, "研修の名称")).starts_with("SEC-07 "));
    assert!(words(cell(plan, row, "研修の内容")).contains("目的外利用"));
    assert_eq!(*cell(plan, row, "終期"), day("2027-02-26"));
    assert_eq!(*cell(plan, row, "時間（分）"), CellValue::Minutes(40));
    let event = &plan.rows[1];
    assert_eq!(words(cell(plan, event, "実施方法")), "説明会（第1会議室）");
    assert_eq!(words(cell(plan, event, "担当・講師")), "外部講師");
    let rate = CellValue::Rate { numerator: 1, denominator: 2 };
    assert_eq!(*cell(plan, event, "実施率"), rate);
}

#[actix_web::test]
async fn a_history_is_that_of_the_page() {
    let app = busy_city().await;
    let clerk = app.persona("counter");
    let page = document(&clerk, DocumentKind::History, "").await;
    let history: History = clerk.get(path::MY_HISTORY).await.json();
    let shown = table(&page, "受講履歴");
    assert!(history.rows.len() >= 2);
    assert_eq!(shown.rows.len(), history.rows.len());
    for (row, line) in shown.rows.iter().zip(&history.rows) {
        assert_eq!(words(cell(shown, row, "研修名")), line.title);
        assert_eq!(*cell(shown, row, "修了日"), line.completed_on.map_or(CellValue::Empty, CellValue::Date));
    }
    let minutes: u32 = history.rows.iter().filter_map(|row| row.minutes).sum();
    let totals = shown.totals.as_ref().unwrap();
    assert_eq!(*cell(shown, totals, "時間（分）"), CellValue::Minutes(minutes));
    let by_hr =
        document(&app.persona("hr"), DocumentKind::History, &format!("person={}", clerk.person_id)).await;
    assert_eq!(by_hr.sections, page.sections);
}
