//! Covers: suggested, written over, kept by document and year, and in the log.

use chrono::TimeDelta;
use contract::audit::AuditPage;
use contract::documents::{Cover, Document, DocumentKind, SaveCover};
use contract::error::ErrorCode;
use contract::path;
use learning::fiscal_year::FiscalYear;
use serde_json::json;
use tests::app::{Persona, TestApp};

use super::{csv, document};
use crate::contents;

const KIND: DocumentKind = DocumentKind::UnitStatus;

async fn save(who: &Persona<'_>, year: i32, cover: &Cover) -> tests::app::TestResponse {
    let body = SaveCover { fiscal_year: FiscalYear(year), cover: cover.clone() };
    who.put(&path::document_cover(KIND.as_str()), &body).await
}

async fn shown(who: &Persona<'_>, query: &str) -> Document {
    document(who, KIND, query).await
}

#[actix_web::test]
async fn a_cover_is_suggested_and_nothing_has_to_be_typed() {
    let app = TestApp::city().await;
    let page = shown(&app.persona("dx-leader"), "").await;
    let cover = &page.cover;
    assert_eq!(cover.subject, "令和8年度情報セキュリティ研修の所属別実施状況について（報告）");
    assert_eq!(cover.date, Some(app.state.clock.today()));
    assert!(!cover.addressee.is_empty() && !cover.sender.is_empty() && !cover.introduction.is_empty());
    assert_eq!((page.cover_saved, page.may_edit_cover, cover.approval), (None, true, false));
    assert!(!shown(&app.persona("auditor"), "").await.may_edit_cover);
}

#[actix_web::test]
async fn what_is_written_stands_on_every_look_of_that_year_only() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let first = shown(&leader, "").await.cover;
    let written = Cover {
        number: "8潮デ第123号".to_owned(),
        date: None,
        sender: "デジタル推進課長".to_owned(),
        introduction: "一行目\n二行目".to_owned(),
        approval: true,
        approvers: vec!["副市長".to_owned(), "部長".to_owned()],
        ..first
    };
    assert_eq!(save(&leader, 2026, &written).await.status, 204);
    let page = shown(&app.persona("auditor"), "").await;
    assert_eq!(page.cover, written);
    let saved = page.cover_saved.unwrap();
    assert_eq!((saved.by.as_str(), saved.at), ("渡邉　岬", app.state.clock.now()));
    let text = csv(&leader, KIND, "").await.text();
    assert!(text.contains("文書番号,8潮デ第123号\r\n") && text.contains("\r\n一行目\r\n二行目\r\n"));
    let other = shown(&leader, "fiscal_year=2025").await;
    assert!(other.cover_saved.is_none() && other.cover.number.is_empty());
    assert_eq!(other.cover.sender, "デジタル推進課長", "not typed again");

    app.advance(TimeDelta::minutes(1));
    let again = Cover { number: "8潮デ第124号".to_owned(), ..written };
    assert_eq!(save(&app.persona("hr"), 2026, &again).await.status, 204);
    assert_eq!(shown(&leader, "").await.cover.number, "8潮デ第124号");
    assert_eq!(contents::of(&app.state)["document_covers"].len(), 2, "the earlier one stays");
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let entries: Vec<(&str, &str)> = log
        .rows
        .iter()
        .filter(|row| row.action == "document-cover-saved")
        .map(|row| (row.actor.as_str(), row.target.as_str()))
        .collect();
    assert_eq!(entries, [("003618", "unit-status 2026"), ("002105", "unit-status 2026")]);
}

#[actix_web::test]
async fn what_cannot_stand_on_paper_is_refused_and_changes_nothing() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let good = shown(&leader, "").await.cover;
    let before = contents::of(&app.state);
    let refused = [
        ("subject", Cover { subject: " ".to_owned(), ..good.clone() }),
        ("number", Cover { number: "一\n二".to_owned(), ..good.clone() }),
        ("sender", Cover { sender: "長".repeat(201), ..good.clone() }),
        ("introduction", Cover { introduction: "長".repeat(4_001), ..good.clone() }),
        ("date", Cover { date: "0026-11-23".parse().ok(), ..good.clone() }),
        ("approvers", Cover { approval: true, approvers: Vec::new(), ..good.clone() }),
    ];
    for (field, cover) in refused {
        let problem = save(&leader, 2026, &cover).await.refused(ErrorCode::InvalidInput);
        assert_eq!(problem.fields[0].field, field);
    }
    let problem = save(&leader, 1990, &good).await.refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields[0].field, "fiscal_year");
    let mut body =
        serde_json::to_value(SaveCover { fiscal_year: FiscalYear(2026), cover: good.clone() }).unwrap();
    body["cover"]["date"] = json!("2026-02-30");
    let address = path::document_cover(KIND.as_str());
    leader.put(&address, &body).await.refused(ErrorCode::InvalidInput);
    let nowhere = path::document_cover("minutes");
    let body = SaveCover { fiscal_year: FiscalYear(2026), cover: good };
    leader.put(&nowhere, &body).await.refused(ErrorCode::NotFound);
    assert_eq!(contents::of(&app.state), before);
}
