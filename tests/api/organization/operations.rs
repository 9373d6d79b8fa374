//! 業務対応表.

use contract::error::ErrorCode;
use contract::organization::{OperationList, SaveOperation, TableImported};
use contract::path;
use tests::app::{Persona, TestApp};

use crate::contents;

async fn list(who: &Persona<'_>) -> OperationList {
    who.get(path::OPERATIONS).await.json()
}

#[actix_web::test]
async fn the_table_of_the_city_is_taken_in_and_edited() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let imported: TableImported =
        hr.upload(path::OPERATIONS_IMPORT, sample_city::OPERATIONS.as_bytes()).await.json();
    assert_eq!(usize::try_from(imported.rows).unwrap(), sample_city::OPERATIONS.lines().count() - 1);
    let before = list(&hr).await;
    assert_eq!(before.operations.iter().filter(|operation| operation.standard).count(), 20);
    let first = &before.operations[0];
    assert_eq!((first.code.as_str(), first.departments[0].name.as_str()), ("S01", "市民課"));
    hr.upload(path::OPERATIONS_IMPORT, sample_city::OPERATIONS.as_bytes()).await.json::<TableImported>();
    assert_eq!(list(&hr).await, before, "again changes nothing");

    let asked = SaveOperation {
        name: "窓口支援".into(),
        standard: false,
        department_ids: vec![first.departments[0].id.clone()],
    };
    assert_eq!(hr.put(&path::operation("X01"), &asked).await.status, 204);
    let found = list(&hr).await.operations.into_iter().find(|operation| operation.code == "X01").unwrap();
    assert_eq!((found.name.as_str(), found.departments), ("窓口支援", first.departments.clone()));
    assert_eq!(hr.delete(&path::operation("X01")).await.status, 204);
    assert_eq!(list(&hr).await, before);
    hr.delete(&path::operation("X01")).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn a_table_with_an_unknown_department_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let table = "業務コード,業務名,標準化対象,主管所属コード\nS01,住民基本台帳,1,030100\nS02,選挙,1,999999\n";
    hr.upload(path::OPERATIONS_IMPORT, table.as_bytes()).await.refused(ErrorCode::InvalidInput);
    let asked =
        SaveOperation { name: "窓口".into(), standard: false, department_ids: vec!["nowhere".into()] };
    hr.put(&path::operation("X01"), &asked).await.refused(ErrorCode::InvalidInput);
    let asked = SaveOperation { name: " ".into(), standard: false, department_ids: vec![] };
    hr.put(&path::operation("X01"), &asked).await.refused(ErrorCode::InvalidInput);
    assert_eq!(contents::of(&app.state), before);
}
