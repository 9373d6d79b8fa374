//! Bad rosters, line by line: every finding names its line, and nothing of such a file is applied.

use contract::error::ErrorCode;
use contract::rosters::RosterReport;
use learning::ledger::EventKind;
use learning::role::EmploymentStatus;
use tests::app::TestApp;
use tests::personnel;

use super::{apply_roster, apply_with, check_roster, refused_field};
use crate::contents;

const HEADER: &str = "職員番号,氏名,実施日,結果,時間（分）\n";

#[actix_web::test]
async fn what_only_the_ledger_can_tell_is_found_in_its_line() {
    let app = TestApp::city().await;
    personnel::becomes(&app.state, "003618", EventKind::Left, EmploymentStatus::Retired, "2026-10-01");
    tests::builders::give_roles(&app.state, 0, "004512", &[learning::role::Role::Hr]);
    let hr = app.person("004512");
    let earlier = format!("{HEADER}004512,髙﨑　汐里,R8.9.1,修了,60\n");
    apply_roster(&hr, "", earlier.as_bytes()).await;
    let text = format!(
        "{HEADER}999999,だれか,R8.9.2,修了,60\n004512,潮野　湊,R8.9.2,修了,60\n003618,東海林　恵理,R8.10.1,修了,60\n004512,髙﨑　汐里,S25.4.1,修了,60\n004512,髙﨑　汐里,R8.9.1,未修了,60\n004512,髙﨑　汐里,R8.9.3,修了,60\n4512,高崎汐里,2026/9/3,修了,60\n003618,東海林　恵理,R8.9.30,修了,60\n"
    );
    let before = contents::of(&app.state);
    let report: RosterReport = check_roster(&hr, "", text.as_bytes()).await.json();
    let found: Vec<(u32, &str)> = report.rejected.iter().map(|f| (f.line, f.code.as_str())).collect();
    assert_eq!(
        found,
        [
            (2, "unknown-number"),
            (3, "name-differs"),
            (4, "has-left"),
            (5, "before-hire"),
            (6, "recorded-differently"),
            (7, "duplicate-row"),
            (8, "duplicate-row"),
        ]
    );
    for finding in &report.rejected {
        assert!(finding.message.starts_with(&format!("{}行目 ", finding.line)), "{}", finding.message);
        assert!(finding.message.ends_with('。'), "{}", finding.message);
    }
    apply_with(&hr, "", text.as_bytes(), &report.digest).await.refused(ErrorCode::ImportRejected);
    assert_eq!(contents::of(&app.state), before, "the good line is not applied either");
}

#[actix_web::test]
async fn what_holds_for_all_rows_is_checked_before_them() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = format!("{HEADER}004512,髙﨑　汐里,R8.9.1,修了,60\n");
    let terms = |form: &str, title: &str, more: &str| {
        format!("file_name=a.csv&form={form}&title={title}&organizer=P&approved_by=H{more}")
    };
    let table = [
        (terms("group", "%20", ""), "title", "required"),
        (terms("event", "T", ""), "form", "not-recorded-by-hand"),
        (terms("group", "T", "&course_code=SEC-99"), "course_code", "unknown"),
        (terms("paper-test", "T", "&pass_mark=10001"), "pass_mark", "out-of-range"),
    ];
    for (terms, field, code) in table {
        let response = check_roster(&hr, &terms, file.as_bytes()).await;
        assert_eq!(refused_field(&response), (field.to_owned(), code.to_owned()), "{terms}");
    }
    for terms in [terms("lecture", "T", ""), terms("paper-test", "T", "&pass_mark=-1")] {
        check_roster(&hr, &terms, file.as_bytes()).await.refused(ErrorCode::InvalidInput);
    }
}

#[actix_web::test]
async fn bytes_of_any_kind_are_refused_without_failing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let files: [&[u8]; 5] = [b"", b"\xff\xfe\x00", b"\x00\x01\x02", b"PK\x03\x04xlsx", &[0x81; 4000]];
    for bytes in files {
        let report: RosterReport = check_roster(&hr, "", bytes).await.json();
        assert_eq!((report.rejected.is_empty(), report.new), (false, 0), "{bytes:?}");
    }
}
