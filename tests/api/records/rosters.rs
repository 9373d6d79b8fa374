//! Rosters: checked, applied all or nothing, once, and taken back as a whole.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::records::{CreditPage, History, Revoke, TrainingResult};
use contract::rosters::{RosterApplied, RosterList, RosterReport};
use tests::app::TestApp;
use tests::personnel;

use super::{apply_roster, apply_with, check_roster, day, refused_field, revoke};
use crate::contents;

const TWO: &str = "職員番号,氏名,実施日,結果,時間（分）\r\n4512,髙﨑汐里,R8.10.5,修了,90\r\n003618,東海林　恵理,R8.10.5,未修了,45\r\n";

#[actix_web::test]
async fn a_roster_is_shown_then_applied_into_the_histories() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let before = contents::of(&app.state);
    let report: RosterReport = check_roster(&hr, "&course_code=SEC-02", TWO.as_bytes()).await.json();
    assert_eq!(contents::of(&app.state), before, "a check changes nothing");
    assert_eq!((report.rows, report.new, report.known, report.encoding.as_str()), (2, 2, 0, "UTF-8"));
    let line = &report.lines[0];
    assert_eq!((line.line, line.staff_number.as_str(), line.name.as_str()), (2, "004512", "髙﨑　汐里"));
    let (_, applied) = apply_roster(&hr, "&course_code=SEC-02", TWO.as_bytes()).await;
    assert!(applied.roster_id.is_some());
    let mine: History = clerk.get(path::MY_HISTORY).await.json();
    assert_eq!((mine.rows[0].course_code.as_str(), mine.rows[0].minutes), ("SEC-02", Some(90)));
    let page: CreditPage = hr.get(path::CREDITS).await.json();
    assert!(page.rows.iter().all(|row| row.by_roster) && page.total == 2);
    let list: RosterList = hr.get(path::ROSTERS).await.json();
    let [row] = list.rosters.as_slice() else { panic!("{list:?}") };
    assert_eq!((row.rows, row.added, row.applied_by.as_str()), (2, 2, "003618"));
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(
        (log.rows[0].action.as_str(), log.rows[0].target.as_str()),
        ("roster-applied", "集合 (2 rows)")
    );
}

#[actix_web::test]
async fn the_same_roster_again_adds_nothing_in_whatever_encoding_and_a_longer_one_adds_the_rest() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    apply_roster(&hr, "", TWO.as_bytes()).await;
    let before = contents::of(&app.state);
    let cp932 = encoding_rs::SHIFT_JIS.encode(TWO).0.into_owned();
    for bytes in [TWO.as_bytes().to_vec(), cp932] {
        let (report, applied) = apply_roster(&hr, "", &bytes).await;
        assert_eq!((report.new, report.known, applied.roster_id), (0, 2, None));
    }
    assert_eq!(contents::of(&app.state), before);
    let junior: History = app.persona("counter-junior").get(path::MY_HISTORY).await.json();
    let longer = format!("{TWO}8620,{},R8.10.5,修了,90\r\n", junior.person.name);
    let (_, applied) = apply_roster(&hr, "", longer.as_bytes()).await;
    assert_eq!((applied.added, applied.known), (1, 2));
}

#[actix_web::test]
async fn the_same_file_under_another_title_is_warned_of() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    apply_roster(&hr, "", TWO.as_bytes()).await;
    let terms = "file_name=a.csv&form=group&title=Other&organizer=Prefecture&approved_by=Head";
    let report: RosterReport = check_roster(&hr, terms, TWO.as_bytes()).await.json();
    let codes: Vec<&str> = report.warnings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!((report.new, codes), (2, vec!["same-file-before"]));
}

#[actix_web::test]
async fn points_and_the_pass_mark_decide_a_paper_test() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let text = "職員番号,氏名,実施日,点数,時間（分）\n004512,髙﨑　汐里,R8.10.5,80,30\n003618,東海林　恵理,R8.10.5,79,30\n";
    let terms = "file_name=a.csv&form=paper-test&title=Test&organizer=City&approved_by=Head&pass_mark=80";
    let (report, _) = apply_roster(&hr, terms, text.as_bytes()).await;
    let results: Vec<_> = report.lines.iter().map(|line| (line.result, line.score)).collect();
    assert_eq!(results, [(TrainingResult::Completed, Some(80)), (TrainingResult::NotCompleted, Some(79))]);
    let page: CreditPage = hr.get(path::CREDITS).await.json();
    assert!(page.rows.iter().all(|row| row.pass_mark == Some(80)));
}

#[actix_web::test]
async fn a_roster_is_taken_back_in_one_action_and_can_be_applied_again() {
    let app = TestApp::city().await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let (_, applied) = apply_roster(&hr, "", TWO.as_bytes()).await;
    let id = applied.roster_id.unwrap();
    // One row was taken back by hand before; the rest goes with the roster.
    let page: CreditPage = hr.get(path::CREDITS).await.json();
    assert!(revoke(&hr, &page.rows[0].id, "別人").await.status.is_success());
    let undo = |reason: &str| Revoke { reason: reason.to_owned() };
    let empty = hr.post(&path::roster_undo(&id), &undo("")).await;
    assert_eq!(refused_field(&empty), ("reason".to_owned(), "required".to_owned()));
    assert!(hr.post(&path::roster_undo(&id), &undo("別の研修の名簿")).await.status.is_success());
    hr.post(&path::roster_undo(&id), &undo("二度目")).await.refused(ErrorCode::Conflict);
    hr.post(&path::roster_undo("nothing"), &undo("ない")).await.refused(ErrorCode::NotFound);
    let mine: History = clerk.get(path::MY_HISTORY).await.json();
    assert_eq!(mine.rows, []);
    let list: RosterList = hr.get(path::ROSTERS).await.json();
    assert_eq!(list.rosters[0].undone.as_ref().unwrap().reason, "別の研修の名簿");
    let (_, again) = apply_roster(&hr, "", TWO.as_bytes()).await;
    assert_eq!(again.added, 2);
}

#[actix_web::test]
async fn only_the_file_that_was_checked_is_applied() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let report: RosterReport = check_roster(&hr, "", TWO.as_bytes()).await.json();
    let other = TWO.replace("90", "95");
    apply_with(&hr, "", other.as_bytes(), &report.digest).await.refused(ErrorCode::Conflict);
    let applied: RosterApplied = apply_with(&hr, "", TWO.as_bytes(), &report.digest).await.json();
    assert_eq!(applied.added, 2);
}

/// Old lists carry old numbers, new ones the new; both mean the same person.
#[actix_web::test]
async fn a_person_is_found_by_the_number_of_that_day_and_by_the_number_of_today() {
    let app = TestApp::city().await;
    personnel::renumber(&app.state, "004512", "910001", "2026-11-01");
    let hr = app.persona("hr");
    let text = "職員番号,氏名,実施日,結果,時間（分）\n004512,髙﨑　汐里,R8.10.5,修了,30\n910001,髙﨑　汐里,R8.10.6,修了,30\n004512,髙﨑　汐里,R8.11.2,修了,30\n";
    apply_roster(&hr, "", text.as_bytes()).await;
    let mine: History = app.person("910001").get(path::MY_HISTORY).await.json();
    let numbers: Vec<_> =
        mine.rows.iter().map(|row| (row.completed_on.unwrap(), row.staff_number.as_str())).collect();
    assert_eq!(
        numbers,
        [(day("2026-11-02"), "910001"), (day("2026-10-06"), "004512"), (day("2026-10-05"), "004512")]
    );
}

#[actix_web::test]
async fn the_template_has_the_columns_that_are_read() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let text = hr.get(path::ROSTER_TEMPLATE).await.text();
    assert_eq!(text, "\u{feff}職員番号,氏名,実施日,結果,時間（分）\r\n");
    let paper = hr.get(&format!("{}?form=paper-test&encoding=cp932", path::ROSTER_TEMPLATE)).await;
    let text = encoding_rs::SHIFT_JIS.decode(&paper.body).0.into_owned();
    assert_eq!(text, "職員番号,氏名,実施日,点数,時間（分）\r\n");
    let report: RosterReport = check_roster(&hr, "", &paper.body).await.json();
    assert_eq!(report.rejected[0].code, "no-rows", "the columns of the template are understood");
}
