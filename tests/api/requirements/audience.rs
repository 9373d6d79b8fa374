//! Who is meant: counts and names, as of today.

use std::collections::BTreeSet;

use contract::error::ErrorCode;
use contract::requirements::{AudienceAnswer, AudienceQuestion};
use learning::curriculum::Audience;
use learning::ledger::{Change, EventKind};
use learning::role::Grade;
use tests::app::{Persona, TestApp};
use tests::city_year;
use tests::personnel::happens;

async fn ask(hr: &Persona<'_>, audience: Audience) -> AudienceAnswer {
    hr.post("/api/curriculum/audience", &AudienceQuestion { audience }).await.json()
}

#[actix_web::test]
async fn everyone_is_everyone_at_work_and_the_others_are_counted_apart() {
    let app = TestApp::city().await;
    let answer = ask(&app.persona("hr"), Audience::Everyone).await;
    // domain.md 6.2: 450 people, 8 on childcare leave, 4 on leave, 5 seconded out.
    assert_eq!((answer.matched, answer.left_out, answer.people.len()), (433, 17, 433));
    assert!(answer.people.windows(2).all(|two| !two[0].department.is_empty() && two[0] != two[1]));
}

#[actix_web::test]
async fn conditions_are_joined_by_and_or_and_not() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let heads = || Audience::Grades(BTreeSet::from([Grade::G30]));
    assert_eq!(ask(&hr, heads()).await.matched, 36);
    let others = ask(&hr, Audience::Not(Box::new(heads()))).await;
    assert_eq!(others.matched, 433 - 36);
    let none = ask(&hr, Audience::All(vec![heads(), Audience::Not(Box::new(heads()))])).await;
    assert_eq!(none.matched, 0);
    let all = ask(&hr, Audience::Any(vec![heads(), Audience::Not(Box::new(heads()))])).await;
    assert_eq!(all.matched, 433);
}

#[actix_web::test]
async fn a_question_without_end_is_refused() {
    let app = TestApp::city().await;
    let mut audience = Audience::Everyone;
    for _ in 0..40 {
        audience = Audience::Not(Box::new(audience));
    }
    let response = app.persona("hr").post("/api/curriculum/audience", &AudienceQuestion { audience }).await;
    response.refused(ErrorCode::InvalidInput);
}

/// 企画課 and まちづくり推進課 are merged into 企画政策課, which nobody writes into the table of operations.
#[actix_web::test]
async fn a_successor_is_in_charge_of_what_the_merged_units_were() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let _: contract::organization::TableImported =
        hr.upload(contract::path::OPERATIONS_IMPORT, sample_city::OPERATIONS.as_bytes()).await.json();
    let planning = || Audience::Operations(BTreeSet::from(["W06".to_owned()]));
    let before = ask(&hr, planning()).await;
    city_year::upload_unit_changes(&hr).await;
    let units: contract::organization::DepartmentList = hr.get(contract::path::DEPARTMENTS).await.json();
    let merged = units.departments.iter().find(|unit| unit.code == "020600").map(|unit| unit.id.clone());
    let moved = Change { department_id: merged, ..Change::default() };
    happens(&app.state, "004512", EventKind::Transferred, "2026-11-01", moved);
    let after = ask(&hr, planning()).await;
    assert_eq!(after.matched, before.matched + 1);
    assert!(after.people.iter().any(|person| person.staff_number == "004512"));
}
