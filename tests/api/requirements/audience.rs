//! Who is meant: counts and names, as of today.

use std::collections::BTreeSet;

use contract::error::ErrorCode;
use contract::requirements::{AudienceAnswer, AudienceQuestion};
use learning::curriculum::Audience;
use learning::role::Grade;
use tests::app::{Persona, TestApp};

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
