//! Outside training one by one.

use contract::path;
use contract::records::{CreditPage, History, RecordCredit, TrainingForm, TrainingResult};
use learning::ledger::EventKind;
use learning::role::EmploymentStatus;
use tests::app::TestApp;
use tests::personnel;

use super::{credit, day, id_of, record, refused_field, revoke};
use crate::contents;

#[actix_web::test]
async fn training_is_recorded_with_the_post_at_that_time() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let id = record(&hr, path::CREDITS, &credit(&clerk.person_id)).await;
    let page: CreditPage = hr.get(path::CREDITS).await.json();
    assert_eq!((page.total, page.rows[0].id.as_str(), page.rows[0].by_roster), (1, id.as_str(), false));
    let mine: History = clerk.get(path::MY_HISTORY).await.json();
    let [line] = mine.rows.as_slice() else { panic!("{mine:?}") };
    assert_eq!((line.staff_number.as_str(), line.department.as_str()), ("004512", "市民課"));
    assert_eq!((line.form, line.minutes), (Some(TrainingForm::Group), Some(90)));
    assert_eq!((line.fiscal_year.0, line.result), (2026, TrainingResult::Completed));
    assert!(!line.grade.is_empty());
}

/// T10: a training of 令和5年度, before the ledger of this city begins.
#[actix_web::test]
async fn training_from_before_the_first_staff_file_is_recorded_with_the_earliest_known_post() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let old = RecordCredit { completed_on: day("2024-02-10"), ..credit(&clerk.person_id) };
    record(&hr, path::CREDITS, &old).await;
    let mine: History = clerk.get(path::MY_HISTORY).await.json();
    assert_eq!((mine.rows[0].fiscal_year.0, mine.rows[0].department.as_str()), (2023, "市民課"));
}

#[actix_web::test]
async fn every_wrong_field_is_named_and_nothing_is_recorded() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), id_of(&app, "004512"));
    let good = || credit(&clerk);
    personnel::becomes(&app.state, "008620", EventKind::Left, EmploymentStatus::Retired, "2026-10-01");
    let left = credit(&id_of(&app, "008620"));
    let paper = |score, pass_mark, result| RecordCredit {
        form: TrainingForm::PaperTest,
        score,
        pass_mark,
        result,
        ..good()
    };
    let (passed, failed) = (TrainingResult::Completed, TrainingResult::NotCompleted);
    let table: Vec<(RecordCredit, &str, &str)> = vec![
        (RecordCredit { completed_on: day("2026-11-24"), ..good() }, "completed_on", "in-future"),
        (RecordCredit { completed_on: day("1950-01-01"), ..good() }, "completed_on", "before-hire"),
        (left, "completed_on", "has-left"),
        (RecordCredit { person_id: "nobody".into(), ..good() }, "person_id", "unknown"),
        (RecordCredit { title: String::new(), ..good() }, "title", "required"),
        (RecordCredit { title: "あ".repeat(201), ..good() }, "title", "too-long"),
        (RecordCredit { organizer: String::new(), ..good() }, "organizer", "required"),
        (RecordCredit { approved_by: String::new(), ..good() }, "approved_by", "required"),
        (RecordCredit { minutes: 0, ..good() }, "minutes", "out-of-range"),
        (RecordCredit { minutes: 60_001, ..good() }, "minutes", "out-of-range"),
        (RecordCredit { course_code: "SEC-99".into(), ..good() }, "course_code", "unknown"),
        (RecordCredit { form: TrainingForm::Event, ..good() }, "form", "not-recorded-by-hand"),
        (RecordCredit { form: TrainingForm::ELearning, ..good() }, "form", "not-recorded-by-hand"),
        (RecordCredit { result: TrainingResult::Exempt, ..good() }, "result", "unknown"),
        (paper(Some(80), None, passed), "pass_mark", "needs-pass-mark"),
        (paper(Some(79), Some(80), passed), "result", "score-disagrees"),
        (paper(Some(80), Some(80), failed), "result", "score-disagrees"),
        (paper(Some(10_001), Some(80), passed), "score", "out-of-range"),
    ];
    let before = contents::of(&app.state);
    for (input, field, code) in table {
        let response = hr.post(path::CREDITS, &input).await;
        assert_eq!(refused_field(&response), (field.to_owned(), code.to_owned()), "{input:?}");
    }
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn the_same_training_on_the_same_day_is_recorded_once() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), id_of(&app, "004512"));
    let first = record(&hr, path::CREDITS, &credit(&clerk)).await;
    let again = hr.post(path::CREDITS, &credit(&clerk)).await;
    assert_eq!(refused_field(&again), ("completed_on".to_owned(), "duplicate".to_owned()));
    record(&hr, path::CREDITS, &RecordCredit { completed_on: day("2026-10-06"), ..credit(&clerk) }).await;
    record(&hr, path::CREDITS, &credit(&id_of(&app, "008620"))).await;
    assert!(revoke(&hr, &first, "日付の誤り").await.status.is_success());
    record(&hr, path::CREDITS, &credit(&clerk)).await;
}
