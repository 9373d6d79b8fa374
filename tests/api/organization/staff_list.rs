//! The staff list: names as they are, found as people type them.

use std::collections::BTreeSet;

use contract::error::ErrorCode;
use contract::organization::{DepartmentList, GradeList, StaffPage};
use contract::path;
use tests::app::{Persona, TestApp};

async fn find(who: &Persona<'_>, text: &str) -> StaffPage {
    let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    who.get(&format!("{}?query={encoded}", path::STAFF)).await.json()
}

#[actix_web::test]
async fn a_name_is_found_however_it_is_typed_and_shown_byte_exact() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    for typed in [
        "高崎",
        "髙﨑",
        "髙﨑　汐里",
        "高崎汐里",
        "タカサキ シオリ",
        "ﾀｶｻｷ",
        "たかさきしおり",
        "004512",
        "００４５１２",
    ] {
        let page = find(&hr, typed).await;
        let row = page.rows.iter().find(|row| row.staff_number == "004512");
        let row = row.unwrap_or_else(|| panic!("{typed} finds {} people", page.total));
        assert_eq!(row.name, "髙\u{FA11}　汐里");
        assert_eq!(row.kana, "タカサキ　シオリ");
        assert_eq!(row.department, "市民課");
    }
}

#[actix_web::test]
async fn a_search_is_a_text_and_nothing_else() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    for typed in ["' OR '1'='1", "高%里", "高_汐", "高\\汐", "'; DROP TABLE staff; --", "潮崎市", "<script>"]
    {
        assert_eq!(find(&hr, typed).await.total, 0, "{typed}");
    }
    assert_eq!(find(&hr, "").await.total, 450);
}

#[actix_web::test]
async fn the_pages_together_are_everyone_once_in_order_of_number() {
    let app = TestApp::city().await;
    let auditor = app.persona("auditor");
    let mut numbers = Vec::new();
    for page in 1..=9 {
        let page: StaffPage = auditor.get(&format!("{}?page={page}", path::STAFF)).await.json();
        assert_eq!((page.total, page.per_page, page.rows.len()), (450, 50, 50));
        numbers.extend(page.rows.into_iter().map(|row| row.staff_number));
    }
    assert!(numbers.iter().all(|number| number.len() == 6), "leading zeros stay");
    let distinct: BTreeSet<&String> = numbers.iter().collect();
    assert_eq!(distinct.len(), 450);
    assert!(numbers.is_sorted());
}

#[actix_web::test]
async fn pages_that_are_not_there_are_empty_or_refused() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    for page in ["10", "4294967295"] {
        let page: StaffPage = hr.get(&format!("{}?page={page}", path::STAFF)).await.json();
        assert_eq!((page.rows.len(), page.total), (0, 450));
    }
    for page in ["-1", "4294967296", "x", "1.5", ""] {
        hr.get(&format!("{}?page={page}", path::STAFF)).await.refused(ErrorCode::InvalidInput);
    }
}

#[actix_web::test]
async fn departments_and_grades_count_the_population_only() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let departments: DepartmentList = hr.get(path::DEPARTMENTS).await.json();
    let people: u32 = departments.departments.iter().map(|row| row.people).sum();
    assert_eq!(people, 433, "在職 and 派遣受入");
    let lines = sample_city::DEPARTMENTS.lines().count();
    assert_eq!(departments.departments.len(), lines - 1);
    assert!(departments.departments.iter().all(|row| row.code.len() == 6));
    assert!(departments.departments.is_sorted_by_key(|row| row.code.clone()));
    let grades: GradeList = hr.get(path::GRADES).await.json();
    assert_eq!(grades.grades.iter().map(|row| row.people).sum::<u32>(), 433);
    let of = |code: &str| grades.grades.iter().find(|row| row.code == code).unwrap().people;
    assert_eq!((of("G30"), of("G10") + of("G20")), (36, 12));
    assert!(grades.grades.iter().all(|row| !row.label.is_empty()));
}
