//! A check changes nothing, and neither does a file that is refused.

use contract::error::{ErrorCode, FieldProblem};
use contract::organization::{
    ColumnMeaning, StaffDifference, StaffFileReport, StaffImportList, StaffImported,
};
use contract::path;
use tests::app::TestApp;

use super::{TODAY, apply_with, check, edited, import, line_of, replace};
use crate::contents;

#[actix_web::test]
async fn a_check_reads_the_whole_file_and_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = edited(|lines| replace(lines, "004512", "030100,市民課", "010500,税務課"));
    let before = contents::of(&app.state);
    let report: StaffFileReport = check(&hr, &file, TODAY).await.json();
    assert_eq!(contents::of(&app.state), before);
    assert_eq!((report.encoding.as_str(), report.rows), ("CP932", 450));
    assert_eq!(report.file_name, "shokuin.csv");
    assert_eq!(report.effective_on.to_string(), TODAY);
    assert_eq!((report.rejected.len(), report.difference.transferred), (0, 1));
    assert_eq!(report.difference.unchanged, 449);
    assert_eq!(report.sample.len(), 10);
    assert_eq!(report.columns[0].field, "職員番号");
    assert!(report.columns.iter().all(|column| column.meaning != ColumnMeaning::Forbidden));
}

#[actix_web::test]
async fn the_same_file_again_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let (report, imported) = import(&hr, sample_city::STAFF_FILE).await;
    assert_eq!(imported.import_id, None);
    assert_eq!(report.difference, StaffDifference { unchanged: 450, ..StaffDifference::default() });
    assert_eq!(contents::of(&app.state), before, "no import, no event, no line in the log");
    let list: StaffImportList = hr.get(path::STAFF_IMPORTS).await.json();
    assert_eq!(list.imports.len(), 1);
    assert_eq!((list.imports[0].rows, list.imports[0].difference.hired), (450, 450));
}

#[actix_web::test]
async fn one_bad_row_at_the_very_end_stops_everything() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = edited(|lines| {
        replace(lines, "004512", "030100,市民課", "010500,税務課");
        let last = lines.len() - 2;
        let number = lines[last].split(',').next().unwrap().to_owned();
        let line = line_of(lines, &number);
        *line = line.replacen(&number, "ABCDEF", 1);
    });
    let report: StaffFileReport = check(&hr, &file, TODAY).await.json();
    assert_eq!(report.rejected.len(), 1);
    assert_eq!(report.rejected[0].line, 451);
    assert_eq!(report.difference, StaffDifference::default(), "no figures of half a file");
    let before = contents::of(&app.state);
    apply_with(&hr, &file, TODAY, &report.digest).await.refused(ErrorCode::ImportRejected);
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn only_the_very_file_that_was_checked_can_be_applied() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let checked = edited(|lines| replace(lines, "004512", "030100,市民課", "010500,税務課"));
    let other = edited(|lines| replace(lines, "008620", "030100,市民課", "010500,税務課"));
    let report: StaffFileReport = check(&hr, &checked, TODAY).await.json();
    let before = contents::of(&app.state);
    for digest in [report.digest.as_str(), "", &report.digest.to_uppercase()] {
        apply_with(&hr, &other, TODAY, digest).await.refused(ErrorCode::Conflict);
    }
    let without = format!("{}?file_name=a.csv&effective_on={TODAY}", path::STAFF_IMPORTS);
    hr.upload(&without, &checked).await.refused(ErrorCode::Conflict);
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn a_day_far_in_the_future_or_no_day_is_refused() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let digest = server::organization::apply::digest(sample_city::STAFF_FILE);
    // 400 days ahead of 2026-11-23 is 2027-12-28.
    check(&hr, sample_city::STAFF_FILE, "2027-12-28").await.json::<StaffFileReport>();
    let far = check(&hr, sample_city::STAFF_FILE, "2027-12-29").await.refused(ErrorCode::InvalidInput);
    assert_eq!(far.fields, [FieldProblem { field: "effective_on".into(), code: "too-far-ahead".into() }]);
    apply_with(&hr, sample_city::STAFF_FILE, "2036-04-01", &digest).await.refused(ErrorCode::InvalidInput);
    for day in ["", "2026-02-30", "R8.4.1", "20260401"] {
        check(&hr, sample_city::STAFF_FILE, day).await.refused(ErrorCode::InvalidInput);
        apply_with(&hr, sample_city::STAFF_FILE, day, &digest).await.refused(ErrorCode::InvalidInput);
    }
    assert_eq!(contents::of(&app.state), before);
}

/// The staff list is the state of the latest events: an older file on top would bring back the past.
#[actix_web::test]
async fn a_file_that_is_older_than_the_last_one_is_refused() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let november = edited(|lines| replace(lines, "004512", "030100,市民課", "010500,税務課"));
    import(&hr, &november).await;
    let digest = server::organization::apply::digest(sample_city::STAFF_FILE);
    let before = contents::of(&app.state);
    let problem = check(&hr, sample_city::STAFF_FILE, "2026-04-01").await.refused(ErrorCode::InvalidInput);
    assert_eq!(
        problem.fields,
        [FieldProblem { field: "effective_on".into(), code: "before-last-import".into() }]
    );
    apply_with(&hr, sample_city::STAFF_FILE, "2026-11-22", &digest).await.refused(ErrorCode::InvalidInput);
    assert_eq!(contents::of(&app.state), before);
    // A second file of the same day corrects the first.
    let corrected: StaffImported = apply_with(&hr, sample_city::STAFF_FILE, TODAY, &digest).await.json();
    assert_eq!(corrected.difference.transferred, 1);
}

#[actix_web::test]
async fn a_file_over_ten_megabytes_is_refused_as_too_large() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let file = vec![b'1'; 10 * 1024 * 1024 + 1];
    check(&hr, &file, TODAY).await.refused(ErrorCode::TooLarge);
    apply_with(&hr, &file, TODAY, "x").await.refused(ErrorCode::TooLarge);
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn files_that_are_none_are_reported_and_never_an_error() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let header = "職員番号,氏名,フリガナ,所属コード,所属名,職名,職層,採用年月日,異動年月日,メール,在職区分";
    let nul = format!("{header}\r\n004512,髙﨑\0汐里,ﾀｶｻｷ,030100,市民課,主任主事,G60,H24.4.1,,,1\r\n");
    let long = format!("{header}\r\n{}", "\"".repeat(100_000));
    for file in [
        b"".to_vec(),
        b"\xEF\xBB\xBF".to_vec(),
        b"PK\x03\x04 a spreadsheet".to_vec(),
        vec![0; 5000],
        (0..=255).collect(),
        header.as_bytes().to_vec(),
        nul.into_bytes(),
        long.into_bytes(),
    ] {
        let report: StaffFileReport = check(&hr, &file, TODAY).await.json();
        assert!(!report.rejected.is_empty(), "{:?}", String::from_utf8_lossy(&file[..file.len().min(40)]));
        apply_with(&hr, &file, TODAY, &report.digest).await.refused(ErrorCode::ImportRejected);
    }
    assert_eq!(contents::of(&app.state), before);
}
