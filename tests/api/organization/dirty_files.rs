//! Every damaged file of the sample city through the API: what its index says is what happens.

use contract::error::ErrorCode;
use contract::organization::{NEW_PERSON, QuestionKind, StaffChangeKind, StaffFileReport, StaffImported};
use serde::Deserialize;
use tests::app::TestApp;

use super::{TODAY, answer, apply_with, check};
use crate::contents;

#[derive(Deserialize)]
struct Index {
    files: Vec<DirtyFile>,
}

#[derive(Deserialize)]
struct DirtyFile {
    file: String,
    outcome: String,
    lines: Vec<u32>,
    people: u32,
    reason: String,
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Deserialize)]
struct Value {
    column: String,
    value: String,
}

/// Cases of the index that a person settles: they stop the import with a question.
const ASKED: [&str; 3] = ["D09b_", "D16_", "D19_"];

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/sample-city/dirty");

fn dirty_files(wanted: impl Fn(&DirtyFile) -> bool) -> Vec<(DirtyFile, Vec<u8>)> {
    let index = std::fs::read_to_string(format!("{FOLDER}/index.toml")).unwrap();
    let index: Index = toml::from_str(&index).unwrap();
    let read = |entry: DirtyFile| {
        let bytes = std::fs::read(format!("{FOLDER}/{}", entry.file)).unwrap();
        (entry, bytes)
    };
    index.files.into_iter().filter(|entry| wanted(entry)).map(read).collect()
}

fn lines(findings: &[contract::organization::RowFinding]) -> Vec<u32> {
    let mut lines: Vec<u32> = findings.iter().map(|finding| finding.line).collect();
    lines.dedup();
    lines
}

#[actix_web::test]
async fn a_file_with_a_rejected_row_names_every_row_and_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let files = dirty_files(|entry| entry.outcome == "reject");
    assert!(files.len() >= 12);
    for (entry, bytes) in files {
        let report: StaffFileReport = check(&hr, &bytes, TODAY).await.json();
        let asked = ASKED.iter().any(|case| entry.file.starts_with(case));
        assert_eq!(asked, !report.questions.is_empty(), "{}: {:?}", entry.file, report.questions);
        if asked {
            let asked: Vec<u32> = report.questions.iter().flat_map(|q| q.lines.clone()).collect();
            assert_eq!((asked, report.rejected.len()), (entry.lines.clone(), 0), "{}", entry.file);
        } else {
            assert_eq!(lines(&report.rejected), entry.lines, "{}: {:?}", entry.file, report.rejected);
        }
        let rejected = report.rejected.iter().map(|finding| &finding.message);
        for message in rejected.chain(report.questions.iter().map(|question| &question.message)) {
            assert!(message.contains(&entry.reason), "{}: {message}", entry.file);
        }
        apply_with(&hr, &bytes, TODAY, &report.digest).await.refused(ErrorCode::ImportRejected);
        assert_eq!(contents::of(&app.state), before, "{}", entry.file);
    }
}

#[actix_web::test]
async fn a_file_that_can_be_understood_is_taken_whole() {
    let files = dirty_files(|entry| entry.outcome != "reject");
    assert!(files.len() >= 15);
    for (entry, bytes) in files {
        // Each on a city of its own: a file of three people lets all others leave, HR among them.
        let app = TestApp::city().await;
        let hr = app.persona("hr");
        let mut report: StaffFileReport = check(&hr, &bytes, TODAY).await.json();
        assert_eq!(report.rejected, [], "{}", entry.file);
        // The index knows the file, not the city: some of its numbers are those of other people there.
        report.warnings.retain(|warning| warning.code != "another-person");
        let warned = if entry.outcome == "warn" { entry.lines.clone() } else { Vec::new() };
        assert_eq!(lines(&report.warnings), warned, "{}: {:?}", entry.file, report.warnings);
        assert!(report.warnings.iter().all(|warning| warning.message.contains(&entry.reason)));
        // Some of the invented people are namesakes of people who are not in so small a file.
        for question in &report.questions {
            assert_eq!(question.kind, QuestionKind::Reappointment, "{}", entry.file);
            answer(&hr, &report.digest, &question.id, NEW_PERSON).await;
        }
        let report: StaffFileReport = check(&hr, &bytes, TODAY).await.json();
        let imported: StaffImported = apply_with(&hr, &bytes, TODAY, &report.digest).await.json();
        let d = &imported.difference;
        let changed: std::collections::BTreeSet<&str> = report
            .changes
            .iter()
            .filter(|change| change.kind != StaffChangeKind::Left)
            .map(|change| change.staff_number.as_str())
            .collect();
        let taken = u32::try_from(changed.len()).unwrap();
        assert_eq!(taken + d.unchanged, entry.people, "{}", entry.file);
        assert_eq!(report.rows, entry.people, "{}", entry.file);
        assert_eq!(d.left, 450 - (entry.people - d.hired), "{}", entry.file);
        stands_in_the_database(&app, &entry);
    }
}

fn stands_in_the_database(app: &TestApp, entry: &DirtyFile) {
    let staff = contents::of(&app.state)["staff"].join("\n");
    let without_spaces = |text: &str| text.replace([' ', '　', '"'], "");
    for value in &entry.values {
        // Grades and statuses are stored under stable names of their own.
        if ["在職区分", "所属コード", "職層"].contains(&value.column.as_str()) {
            continue;
        }
        let there = match (value.column.as_str(), entry.outcome.as_str()) {
            ("氏名", "accept" | "warn") => staff.contains(&value.value),
            _ => without_spaces(&staff).contains(&without_spaces(&value.value)),
        };
        assert!(there, "{}: {} {:?} is not in the staff list", entry.file, value.column, value.value);
    }
}

/// Birth dates and My Numbers must not even be in a log.
#[actix_web::test]
async fn forbidden_columns_are_nowhere_in_the_database_and_in_no_answer() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let (_, bytes) = dirty_files(|entry| entry.file.starts_with("X07")).remove(0);
    let text = encoding_rs::SHIFT_JIS.decode(&bytes).0.replace("000000000000", "123456789018");
    let text = text.replace("S60.1.1", "S59.8.7");
    let file = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
    let report = check(&hr, &file, TODAY).await;
    let digest = report.json::<StaffFileReport>().digest;
    let imported = apply_with(&hr, &file, TODAY, &digest).await;
    assert!(imported.status.is_success());
    let all = contents::of(&app.state);
    for secret in ["123456789018", "S59.8.7", "1984-08-07", "19840807", "1984/8/7"] {
        assert_eq!(contents::holding(&all, secret), Vec::<String>::new(), "{secret}");
        assert!(!report.text().contains(secret) && !imported.text().contains(secret), "{secret}");
    }
    assert!(!contents::holding(&all, "髙﨑　汐里").is_empty(), "the rest was taken");
}
