//! How the organisation's own headers are read: asked once, remembered, changed, forgotten.

use contract::error::ErrorCode;
use contract::organization::{
    QuestionKind, SaveStaffFileColumn, StaffFileColumns, StaffFileReport, StaffImported,
};
use contract::path;
use tests::app::{Persona, TestApp};

use super::{TODAY, answer, apply_with, check, edited};
use crate::contents;

/// The file with a header of the city's own, and one more row so that its digest differs.
fn own_header(extra: &str) -> Vec<u8> {
    edited(|lines| {
        lines[0] = lines[0].replace("在職区分", "在職のしるし");
        lines.push(extra.to_owned());
    })
}

async fn checked(hr: &Persona<'_>, file: &[u8]) -> StaffFileReport {
    check(hr, file, TODAY).await.json()
}

async fn save(hr: &Persona<'_>, header: &str, field: Option<&str>) -> tests::app::TestResponse {
    let column = SaveStaffFileColumn { header: header.to_owned(), field: field.map(str::to_owned) };
    hr.put(path::STAFF_FILE_COLUMNS, &column).await
}

#[actix_web::test]
async fn a_header_that_was_explained_once_is_read_in_every_later_file() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = own_header("");
    let report = checked(&hr, &file).await;
    assert_eq!((report.rejected.len(), report.questions.len()), (0, 1));
    let question = &report.questions[0];
    assert_eq!((question.kind, question.id.as_str()), (QuestionKind::Column, "column:在職のしるし"));
    let options: Vec<&str> = question.options.iter().map(|option| option.answer.as_str()).collect();
    assert!(options.contains(&"在職区分") && options.contains(&""), "{options:?}");
    assert!(!options.contains(&"職員番号"), "taken already");
    apply_with(&hr, &file, TODAY, &report.digest).await.refused(ErrorCode::ImportRejected);

    answer(&hr, &report.digest, &question.id, "在職区分").await;
    let report = checked(&hr, &file).await;
    assert_eq!((report.questions.len(), report.difference.unchanged), (0, 450));
    let column = report.columns.iter().find(|column| column.header == "在職のしるし").unwrap();
    assert_eq!(column.field, "在職区分");
    assert_eq!(apply_with(&hr, &file, TODAY, &report.digest).await.json::<StaffImported>().import_id, None);
    let other = checked(&hr, &own_header("※令和8年11月")).await;
    assert_ne!(other.digest, report.digest);
    assert_eq!((other.questions.len(), other.difference.unchanged), (0, 450), "another file, no question");

    let list: StaffFileColumns = hr.get(path::STAFF_FILE_COLUMNS).await.json();
    assert_eq!((list.columns.len(), list.columns[0].field.as_str()), (1, "在職区分"));
    assert_eq!(save(&hr, "在職のしるし", None).await.status, 204);
    assert_eq!(checked(&hr, &file).await.questions.len(), 1, "forgotten, and asked again");
    assert_eq!(save(&hr, "在職のしるし", Some("")).await.status, 204);
    let report = checked(&hr, &file).await;
    assert_eq!((report.questions.len(), report.rejected[0].code.as_str()), (0, "missing-column"));
}

#[actix_web::test]
async fn what_must_not_be_taken_in_cannot_be_explained_into_it() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    for (header, field) in
        [("生年月日", "職種"), ("マイナンバー", "職員番号"), ("区分", "なにか"), ("", "職種")]
    {
        save(&hr, header, Some(field)).await.refused(ErrorCode::InvalidInput);
    }
    let column = SaveStaffFileColumn { header: "長".repeat(101), field: None };
    hr.put(path::STAFF_FILE_COLUMNS, &column).await.refused(ErrorCode::InvalidInput);
    assert_eq!(contents::of(&app.state), before);
}

/// Neither the file nor what it must not hold stays behind: not after questions, answers, import and undoing.
#[actix_web::test]
async fn forbidden_columns_are_nowhere_after_questions_and_answers() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let secrets = ["S59.8.7生まれ", "123456789018", "潮崎市浜町1丁目2番"];
    let file = edited(|lines| {
        let footer = lines.pop().unwrap();
        lines[0].push_str(",生年月日,個人番号,自宅住所,備考欄");
        for line in &mut lines[1..] {
            line.push_str(&format!(",{},{},{},主任", secrets[0], secrets[1], secrets[2]));
        }
        let line = super::line_of(lines, "004512");
        *line = line.replacen("030100,市民課", "010500,税務課", 1);
        lines.push(footer);
    });
    let report = checked(&hr, &file).await;
    assert_eq!(report.questions.len(), 1);
    answer(&hr, &report.digest, "column:備考欄", "").await;
    let settled = check(&hr, &file, TODAY).await;
    let imported = apply_with(&hr, &file, TODAY, &report.digest).await;
    assert_eq!(imported.json::<StaffImported>().difference.transferred, 1);
    let all = contents::of(&app.state);
    for secret in secrets {
        assert_eq!(contents::holding(&all, secret), Vec::<String>::new(), "{secret}");
        assert!(!settled.text().contains(secret) && !imported.text().contains(secret), "{secret}");
    }
    let log = all["audit_entries"].join("\n");
    assert!(log.contains("column:備考欄"), "{log}");
}
