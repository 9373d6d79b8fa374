//! The history belongs to the person, not to the number.

use contract::path;
use contract::records::{History, TrainingForm};
use encoding_rs::SHIFT_JIS;
use tests::app::TestApp;
use tests::{personnel, study};

use super::{credit, day, record, waiver};

const HEADER: &str = "職員番号,研修コード,研修名,主催,形態,受講年度,開始日,修了日,時間数,結果,証番号";

/// A clerk who completed a course as 004512, was renumbered to 910001, and took a class afterwards.
async fn renumbered() -> TestApp {
    let app = TestApp::city().await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    let hr = app.persona("hr");
    let person = super::id_of(&app, "004512");
    record(&hr, path::CREDITS, &credit(&person)).await;
    app.advance(chrono::TimeDelta::days(130));
    personnel::renumber(&app.state, "004512", "910001", "2027-04-01");
    let later = contract::records::RecordCredit { completed_on: day("2027-04-01"), ..credit(&person) };
    record(&app.persona("hr"), path::CREDITS, &later).await;
    app
}

#[actix_web::test]
async fn history_follows_the_person_through_renumbering() {
    let app = renumbered().await;
    let clerk = app.person("910001");
    let mine: History = clerk.get(path::MY_HISTORY).await.json();
    assert_eq!(mine.person.staff_number, "910001");
    let lines: Vec<_> = mine
        .rows
        .iter()
        .map(|row| (row.form, row.completed_on.unwrap(), row.staff_number.as_str(), row.fiscal_year.0))
        .collect();
    assert_eq!(
        lines,
        [
            (Some(TrainingForm::Group), day("2027-04-01"), "910001", 2027),
            (Some(TrainingForm::ELearning), day("2026-11-23"), "004512", 2026),
            (Some(TrainingForm::Group), day("2026-10-05"), "004512", 2026),
        ]
    );
    let by_hr: History = app.persona("hr").get(&path::person_history(&clerk.person_id)).await.json();
    assert_eq!(by_hr.rows, mine.rows, "HR and the person see the same");
}

#[actix_web::test]
async fn the_file_has_the_columns_of_the_personnel_system_and_the_number_of_today() {
    let app = renumbered().await;
    let clerk = app.person("910001");
    let file = clerk.get(path::MY_HISTORY_CSV).await;
    assert_eq!(file.headers.get("content-type").unwrap(), "text/csv; charset=utf-8");
    let text = file.text();
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').expect("a byte order mark").lines().collect();
    assert_eq!(lines[0], HEADER);
    assert_eq!(
        lines[1],
        "910001,,情報セキュリティ集合研修,県市町村研修所,集合,2027,2027/04/01,2027/04/01,1.50,修了,"
    );
    assert!(lines[2].starts_with("910001,SEC-02,"), "{}", lines[2]);
    assert!(lines[2].contains(",eラーニング,2026,2026/11/23,2026/11/23,"), "{}", lines[2]);
    assert!(lines[2].ends_with(",修了,"), "{}", lines[2]);
    assert_eq!(lines.len(), 4);
    let cp932 = clerk.get(&format!("{}?encoding=cp932", path::MY_HISTORY_CSV)).await;
    assert_eq!(SHIFT_JIS.decode(&cp932.body).0.lines().collect::<Vec<_>>(), lines);
}

#[actix_web::test]
async fn the_file_of_a_year_has_everybody_of_that_year_and_is_written_down() {
    let app = renumbered().await;
    let hr = app.persona("hr");
    let junior = super::id_of(&app, "008620");
    record(&hr, path::WAIVERS, &waiver(&junior)).await;
    let text = hr.get(&format!("{}?fiscal_year=2026", path::HISTORY_CSV)).await.text();
    let mut lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().skip(1).collect();
    lines.sort_unstable();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(
        lines[0].starts_with("008620,SEC-02,") && lines[0].ends_with(",,2026,2026/04/01,,,免除,"),
        "{text}"
    );
    assert!(lines[1..].iter().all(|line| line.starts_with("910001,")), "{text}");
    let next = hr.get(&format!("{}?fiscal_year=2027", path::HISTORY_CSV)).await.text();
    assert_eq!(next.lines().count(), 2, "{next}");
    let log: contract::audit::AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!((log.rows[0].action.as_str(), log.rows[0].actor.as_str()), ("list-exported", "003618"));
}
