//! Who may see which document, and that a file that leaves the program is in the log.

use contract::audit::AuditPage;
use contract::documents::{CellValue, DocumentKind, SaveCover};
use contract::error::ErrorCode;
use contract::path;
use learning::fiscal_year::FiscalYear;
use tests::app::{Persona, TestApp};

use super::{busy_city, cell, csv, document, table, words, xlsx};

async fn looks(who: &Persona<'_>, kind: DocumentKind, query: &str) -> [u16; 3] {
    let name = kind.as_str();
    let mut seen = [0; 3];
    for (place, address) in
        [path::document(name), path::document_xlsx(name), path::document_csv(name)].iter().enumerate()
    {
        seen[place] = who.get(&format!("{address}?{query}")).await.status.as_u16();
    }
    seen
}

#[actix_web::test]
async fn every_document_is_seen_by_those_whom_it_concerns() {
    use DocumentKind as K;
    let app = TestApp::city().await;
    let other = app.person("900921").person_id;
    for key in ["hr", "dx-leader", "auditor", "section-head", "counter", "administrator", "content-author"] {
        let who = app.persona(key);
        for kind in K::ALL {
            let permitted = match kind {
                K::History => true,
                K::UnitStatus | K::Outstanding => {
                    ["hr", "dx-leader", "auditor", "section-head"].contains(&key)
                }
                _ => ["hr", "dx-leader", "auditor"].contains(&key),
            };
            let status = if permitted { 200 } else { 403 };
            assert_eq!(looks(&who, kind, "").await, [status; 3], "{key} {kind:?}");
        }
        let status = if ["hr", "auditor"].contains(&key) { 200 } else { 403 };
        assert_eq!(looks(&who, K::History, &format!("person={other}")).await, [status; 3], "{key}");
        let cover = document(&app.persona("hr"), K::Yearly, "").await.cover;
        let body = SaveCover { fiscal_year: FiscalYear(2026), cover };
        let saved = who.put(&path::document_cover("yearly"), &body).await.status.as_u16();
        let status = if ["hr", "dx-leader"].contains(&key) { 204 } else { 403 };
        assert_eq!(saved, status, "{key} writes a cover");
    }
}

#[actix_web::test]
async fn a_section_head_sees_the_own_unit_and_nothing_else() {
    let app = busy_city().await;
    let head = app.persona("section-head");
    let page = document(&head, DocumentKind::UnitStatus, "").await;
    let units = table(&page, "所属別（全コース）");
    let names: Vec<&str> = units.rows.iter().map(|row| words(cell(units, row, "所属"))).collect();
    assert_eq!(names, ["市民課"]);
    let totals = units.totals.as_ref().unwrap();
    assert_eq!(
        cell(units, totals, "対象（件）"),
        cell(units, &units.rows[0], "対象（件）"),
        "no total of the city"
    );
    let courses = table(&page, "所属・コース別");
    assert!(courses.rows.iter().all(|row| words(cell(courses, row, "所属")) == "市民課"));
    let list = document(&head, DocumentKind::Outstanding, "").await;
    let open = table(&list, "未受講者一覧");
    assert!(!open.rows.is_empty());
    assert!(open.rows.iter().all(|row| words(cell(open, row, "所属")) == "市民課"));
    assert!(page.population.contains("自所属"));
}

#[actix_web::test]
async fn no_document_shows_anything_of_another_organisation() {
    let app = TestApp::two_tenants().await;
    tests::builders::give_roles(&app.state, 1, "003618", &learning::role::Role::ALL);
    let insider = app.person_of(1, "003618");
    for kind in DocumentKind::ALL {
        let page = document(&insider, kind, "").await;
        assert_eq!(page.organization, "汐北広域消防組合");
        let text = serde_json::to_string(&page).unwrap();
        assert!(!text.contains("市民課") && !text.contains("潮崎市"), "{kind:?}");
    }
    let of_the_city = app.person_of(0, "004512").person_id;
    let address = format!("{}?person={of_the_city}", path::document("history"));
    insider.get(&address).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn days_and_years_that_cannot_be_are_refused_by_field() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let refused = [
        ("yearly", "as_of=tomorrow", "as_of", "not-a-date"),
        ("yearly", "as_of=2026-02-30", "as_of", "not-a-date"),
        ("yearly", "as_of=2026-11-24", "as_of", "in-future"),
        ("yearly", "as_of=2025-03-31", "as_of", "before-year"),
        ("outstanding", "as_of=2026-11-22", "as_of", "only-today"),
        ("yearly", "fiscal_year=1999", "fiscal_year", "out-of-range"),
    ];
    for (kind, query, field, code) in refused {
        for address in [path::document(kind), path::document_xlsx(kind), path::document_csv(kind)] {
            let problem = leader.get(&format!("{address}?{query}")).await.refused(ErrorCode::InvalidInput);
            let found = &problem.fields[0];
            assert_eq!((found.field.as_str(), found.code.as_str()), (field, code), "{kind} {query}");
        }
    }
    let closed = document(&leader, DocumentKind::Yearly, "fiscal_year=2025").await;
    assert_eq!(closed.as_of, FiscalYear(2025).last_day(), "a year that is over ends on 31 March");
    leader.get(&format!("{}?version=7", path::document("plan"))).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn every_file_is_in_the_log_under_the_name_that_is_saved() {
    let app = TestApp::city().await;
    let (leader, clerk) = (app.persona("dx-leader"), app.persona("counter"));
    let file = xlsx(&leader, DocumentKind::Yearly, "").await;
    let header = |name: &str| file.headers.get(name).unwrap().to_str().unwrap().to_owned();
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    assert_eq!(header("content-type"), media);
    let disposition = header("content-disposition");
    assert!(disposition.starts_with("attachment; filename=\"yearly-2026-20261123.xlsx\""), "{disposition}");
    // 令和8年度_年度報告_20261123.xlsx
    let japanese = "filename*=UTF-8''%E4%BB%A4%E5%92%8C8%E5%B9%B4%E5%BA%A6_%E5%B9%B4%E5%BA%A6%E5%A0%B1%E5%91%8A_20261123.xlsx";
    assert!(disposition.contains(japanese), "{disposition}");
    csv(&clerk, DocumentKind::History, "").await;
    document(&leader, DocumentKind::UnitStatus, "").await;
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let entries: Vec<(&str, String)> = log
        .rows
        .iter()
        .filter(|row| row.action == "list-exported")
        .map(|row| (row.actor.as_str(), row.target.split(" (").next().unwrap().to_owned()))
        .collect();
    let expected = [("004512", "history-20261123.csv"), ("002105", "yearly-2026-20261123.xlsx")];
    assert_eq!(entries, expected.map(|(who, name)| (who, name.to_owned())), "looking is not an export");
}

#[actix_web::test]
async fn a_person_that_there_is_not_is_not_found() {
    let app = TestApp::city().await;
    let address = format!("{}?person=nobody", path::document("history"));
    app.persona("hr").get(&address).await.refused(ErrorCode::NotFound);
    let own = document(&app.persona("counter"), DocumentKind::History, "person=").await;
    let who = table(&own, "職員");
    assert_eq!(*cell(who, &who.rows[0], "職員番号"), CellValue::text("004512"));
}
