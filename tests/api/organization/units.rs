//! Organisational units in time.

use contract::error::ErrorCode;
use contract::organization::{
    AbolishUnit, DepartmentList, NewUnit, RenameUnit, UnitChangeReport, UnitFounded, UnitKind, UnitList,
    UnitView,
};
use contract::path;
use tests::app::{Persona, TestApp};

use super::{on, turn};
use crate::contents;

async fn units(who: &Persona<'_>) -> Vec<UnitView> {
    who.get(path::UNITS).await.json::<UnitList>().units
}

async fn unit(who: &Persona<'_>, code: &str) -> UnitView {
    units(who).await.into_iter().find(|unit| unit.code == code).unwrap_or_else(|| panic!("no unit {code}"))
}

async fn departments(who: &Persona<'_>) -> Vec<(String, String, String)> {
    let list: DepartmentList = who.get(path::DEPARTMENTS).await.json();
    list.departments.into_iter().map(|row| (row.code, row.name, row.division)).collect()
}

#[actix_web::test]
async fn divisions_stand_above_their_sections_and_are_no_departments() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let all = units(&hr).await;
    let divisions: Vec<&UnitView> = all.iter().filter(|unit| unit.kind == UnitKind::Division).collect();
    assert_eq!(divisions.len(), 12);
    let section = unit(&hr, "030100").await;
    let parent = divisions.iter().find(|division| Some(&division.id) == section.parent_id.as_ref()).unwrap();
    assert_eq!(
        (parent.code.as_str(), parent.name.as_str(), section.division.as_str()),
        ("03", "市民部", "市民部")
    );
    assert!(all.iter().all(|unit| unit.kind == UnitKind::Division || unit.parent_id.is_some()));
    assert_eq!(departments(&hr).await.len(), sample_city::DEPARTMENTS.lines().count() - 1);
}

#[actix_web::test]
async fn the_changes_of_april_are_checked_taken_in_once_and_turn_with_the_day() {
    let app = TestApp::city().await;
    on(&app, "2026-03-27");
    let hr = app.persona("hr");
    let file = sample_city::DEPARTMENT_CHANGES.as_bytes();
    let before = contents::of(&app.state);
    let report: UnitChangeReport = hr.upload(path::UNIT_CHANGES_CHECK, file).await.json();
    assert_eq!((report.rejected.len(), report.changes.len()), (0, 5));
    assert!(
        report
            .changes
            .iter()
            .any(|text| text.contains("020500 まちづくり推進課を廃止し、020600へ引き継ぎます"))
    );
    assert_eq!(contents::of(&app.state), before);
    let address = format!("{}?digest={}", path::UNIT_CHANGES, report.digest);
    hr.upload(&format!("{}?digest=another", path::UNIT_CHANGES), file).await.refused(ErrorCode::Conflict);
    hr.upload(&address, file).await.json::<UnitChangeReport>();
    let again: UnitChangeReport = hr.upload(path::UNIT_CHANGES_CHECK, file).await.json();
    assert_eq!(again.changes, Vec::<String>::new(), "what holds already is passed over");

    let now = departments(&hr).await;
    let named = |list: &[(String, String, String)], code: &str| {
        list.iter().find(|(known, ..)| known == code).map(|(_, name, _)| name.clone())
    };
    assert_eq!(named(&now, "020300").as_deref(), Some("デジタル推進課"));
    assert!(named(&now, "020500").is_some() && named(&now, "020600").is_none());
    let gone = unit(&hr, "020500").await;
    assert_eq!(gone.valid_to.unwrap().to_string(), "2026-03-31");
    assert_eq!(gone.successors[0].unit.name, "企画政策課");
    assert_eq!(unit(&hr, "020300").await.names.len(), 2);

    on(&app, "2026-04-01");
    turn(&app, "2026-03-27", "2026-04-01");
    let hr = app.persona("hr");
    let april = departments(&hr).await;
    assert_eq!(named(&april, "020300").as_deref(), Some("デジタル戦略課"));
    assert!(named(&april, "020500").is_none() && named(&april, "040600").is_none());
    let founded = april.iter().find(|(code, ..)| code == "020600").unwrap();
    assert_eq!((founded.1.as_str(), founded.2.as_str()), ("企画政策課", "政策企画部"));
    // The staff list shows the name of today, a closed unit keeps its last.
    assert_eq!(unit(&hr, "020500").await.name, "まちづくり推進課");
}

#[actix_web::test]
async fn units_are_founded_renamed_and_closed_by_form() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let division = unit(&hr, "02").await;
    let new = NewUnit {
        code: "020700".into(),
        kind: UnitKind::Section,
        name: "移住促進課".into(),
        parent_id: Some(division.id.clone()),
        valid_from: "2027-04-01".parse().unwrap(),
    };
    let founded: UnitFounded = hr.post(path::UNITS, &new).await.json();
    assert_eq!(unit(&hr, "020700").await.division, "政策企画部");
    let rename = RenameUnit { name: "総合政策部".into(), valid_from: "2026-12-01".parse().unwrap() };
    assert_eq!(hr.post(&path::unit_names(&division.id), &rename).await.status, 204);
    let closed = unit(&hr, "020500").await;
    let abolish =
        AbolishUnit { effective_on: "2027-04-01".parse().unwrap(), successor_ids: vec![founded.id.clone()] };
    assert_eq!(hr.post(&path::unit_abolition(&closed.id), &abolish).await.status, 204);
    let log: contract::audit::AuditPage = {
        tests::builders::give_roles(
            &app.state,
            0,
            "003618",
            &[learning::role::Role::Auditor, learning::role::Role::Hr],
        );
        app.persona("hr").get(path::AUDIT).await.json()
    };
    assert_eq!(log.rows.iter().filter(|row| row.action == "unit-changed").count(), 3);

    on(&app, "2026-12-01");
    turn(&app, "2026-11-23", "2026-12-01");
    let hr = app.persona("hr");
    let december = departments(&hr).await;
    assert!(december.iter().any(|(code, _, division)| code == "020300" && division == "総合政策部"));

    let before = contents::of(&app.state);
    let refused = |response: tests::app::TestResponse| {
        let problem = response.refused(ErrorCode::InvalidInput);
        (problem.fields[0].field.clone(), problem.fields[0].code.clone())
    };
    let pair = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    assert_eq!(refused(hr.post(path::UNITS, &new).await), pair("code", "in-use"));
    let orphan = NewUnit { parent_id: Some("nowhere".into()), code: "020800".into(), ..new.clone() };
    assert_eq!(refused(hr.post(path::UNITS, &orphan).await), pair("parent_id", "unknown"));
    let nameless = NewUnit { name: " ".into(), code: "020800".into(), ..new.clone() };
    assert_eq!(refused(hr.post(path::UNITS, &nameless).await), pair("name", "invalid"));
    let late = RenameUnit { name: "町".into(), valid_from: "2027-04-01".parse().unwrap() };
    assert_eq!(refused(hr.post(&path::unit_names(&closed.id), &late).await), pair("valid_from", "not-open"));
    let twice = AbolishUnit { effective_on: "2027-05-01".parse().unwrap(), successor_ids: vec![] };
    assert_eq!(
        refused(hr.post(&path::unit_abolition(&closed.id), &twice).await),
        pair("effective_on", "not-open")
    );
    hr.post(&path::unit_names("nowhere"), &late).await.refused(ErrorCode::NotFound);
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn a_file_of_changes_with_a_bad_row_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let header = "施行日,種別,所属コード,所属名,部コード,部名,承継先コード\n";
    for (row, reason) in [
        ("2027-04-01,廃止,999999,ない課,,,\n", "その日にありません"),
        ("2027-04-01,統合,020500,まちづくり推進課,,,999999\n", "承継先"),
        ("2027-04-01,解散,020500,まちづくり推進課,,,\n", "種別"),
        ("あした,廃止,020500,まちづくり推進課,,,\n", "施行日"),
        ("2027-04-01,新設,010100,新課,01,総務部,\n", "使っています"),
    ] {
        let file = format!("{header}2027-04-01,新設,020700,移住促進課,02,政策企画部,\n{row}");
        let report: UnitChangeReport = hr.upload(path::UNIT_CHANGES_CHECK, file.as_bytes()).await.json();
        assert_eq!(report.rejected.len(), 1, "{row}");
        assert!(
            report.rejected[0].line == 3 && report.rejected[0].message.contains(reason),
            "{:?}",
            report.rejected
        );
        let address = format!("{}?digest={}", path::UNIT_CHANGES, report.digest);
        hr.upload(&address, file.as_bytes()).await.refused(ErrorCode::ImportRejected);
    }
    assert_eq!(contents::of(&app.state), before);
}
