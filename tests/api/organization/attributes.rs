//! Attributes by list.

use contract::error::ErrorCode;
use contract::organization::AttributeListReport;
use contract::path;
use learning::role::Attribute;
use tests::app::{Persona, TestApp};

use super::states;
use crate::contents;

const DAY: &str = "2026-11-23";

async fn check(who: &Persona<'_>, list: &str, complete: bool) -> AttributeListReport {
    let query = format!("{}?effective_on={DAY}&complete={complete}", path::ATTRIBUTES_CHECK);
    who.upload(&query, list.as_bytes()).await.json()
}

async fn import(who: &Persona<'_>, list: &str, complete: bool) -> AttributeListReport {
    let digest = check(who, list, complete).await.digest;
    let query = format!("{}?effective_on={DAY}&complete={complete}&digest={digest}", path::ATTRIBUTES_IMPORT);
    who.upload(&query, list.as_bytes()).await.json()
}

fn having(app: &TestApp, attribute: Attribute) -> usize {
    states(app, DAY).values().filter(|state| state.attributes.contains(&attribute)).count()
}

#[actix_web::test]
async fn the_list_of_the_city_is_taken_in_once() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    let report = check(&hr, sample_city::ATTRIBUTES, true).await;
    assert_eq!((report.rejected.len(), report.rows), (0, 30 + 392 + 9 + 58 + 120));
    assert_eq!(contents::of(&app.state), before);
    import(&hr, sample_city::ATTRIBUTES, true).await;
    let counts = [
        (Attribute::Telework, 30),
        (Attribute::GenerativeAi, 120),
        (Attribute::OfficialSns, 9),
        (Attribute::Mail, 392),
        (Attribute::SharedTerminal, 58),
        (Attribute::DxLeader, 34),
        (Attribute::Rpa, 12),
        (Attribute::SpecificPersonalInformation, 117),
    ];
    for (attribute, count) in counts {
        assert_eq!(having(&app, attribute), count, "{attribute:?}");
    }
    let before = contents::of(&app.state);
    assert_eq!(import(&hr, sample_city::ATTRIBUTES, true).await.changes, []);
    assert_eq!(contents::of(&app.state), before, "the same list again leaves no trace");
    // The staff file, which does not carry them, leaves them as they are.
    super::import(&hr, sample_city::STAFF_FILE).await;
    assert_eq!(having(&app, Attribute::GenerativeAi), 120);
}

#[actix_web::test]
async fn a_complete_list_takes_away_and_another_only_adds() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    import(&hr, "職員番号,属性\n004512,生成AI利用者\n008620,生成AI利用者\n", false).await;
    let other = "職員番号,属性\n4512,公式SNS担当\n002105,生成AI利用者\n";
    let report = check(&hr, other, false).await;
    assert!(report.changes.iter().all(|change| change.removed.is_empty()));
    let report = check(&hr, other, true).await;
    let gone: Vec<&str> = report
        .changes
        .iter()
        .filter(|change| change.removed == [Attribute::GenerativeAi])
        .map(|change| change.staff_number.as_str())
        .collect();
    assert_eq!(gone, ["004512", "008620"]);
    import(&hr, other, true).await;
    assert_eq!((having(&app, Attribute::GenerativeAi), having(&app, Attribute::OfficialSns)), (1, 1));
    assert_eq!(having(&app, Attribute::DxLeader), 34, "what the list does not name stays");
}

#[actix_web::test]
async fn a_list_with_an_unknown_person_or_attribute_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    for (list, lines) in [
        ("職員番号,属性\n004512,生成AI利用者\n999999,生成AI利用者\n004512,なにか\n", vec![3, 4]),
        ("番号,属性\n004512,生成AI利用者\n", vec![1]),
    ] {
        let report = check(&hr, list, false).await;
        assert_eq!(report.rejected.iter().map(|finding| finding.line).collect::<Vec<_>>(), lines);
        let query = format!("{}?effective_on={DAY}&digest={}", path::ATTRIBUTES_IMPORT, report.digest);
        hr.upload(&query, list.as_bytes()).await.refused(ErrorCode::ImportRejected);
        let query = format!("{}?effective_on={DAY}&digest=another", path::ATTRIBUTES_IMPORT);
        hr.upload(&query, list.as_bytes()).await.refused(ErrorCode::Conflict);
    }
    assert_eq!(contents::of(&app.state), before);
}
