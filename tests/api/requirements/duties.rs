//! Why: every duty of a person in full, for HR; and what the program changed.

use contract::assignments::CauseSource;
use contract::error::ErrorCode;
use contract::requirements::PersonDuties;
use learning::derivation::{Standing, Trigger};
use learning::role::Grade;
use tests::app::TestApp;

use super::fixtures::{publish, rule};

#[actix_web::test]
async fn hr_sees_rule_version_trigger_dates_and_the_log() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    publish(&hr, vec![rule("a", "SEC-01", &[Grade::G30], 12, 28)]).await;
    publish(&hr, Vec::new()).await;
    let head = app.persona("section-head");
    let duties: PersonDuties = hr.get(&format!("/api/people/{}/duties", head.person_id)).await.json();
    assert_eq!(duties.person.staff_number, "001822");
    let duty = duties.duties.iter().find(|duty| duty.course_code == "SEC-01").expect("the duty");
    let [cause] = duty.causes.as_slice() else { panic!("{:?}", duty.causes) };
    let CauseSource::Rule { version: 1, trigger: Trigger::Publication { .. }, .. } = &cause.source else {
        panic!("{cause:?}")
    };
    assert!(cause.ended_on.is_some());
    let log: Vec<(Option<Standing>, Standing, &str)> =
        duty.changes.iter().map(|change| (change.before, change.after, change.trigger.as_str())).collect();
    let expected = [
        (Some(Standing::Required), Standing::NotRequired, "研修体系 第2版の公開"),
        (None, Standing::Required, "研修体系 第1版の公開"),
    ];
    assert_eq!(log, expected);
}

#[actix_web::test]
async fn two_causes_are_one_duty_with_the_earliest_date() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    // HR's order asks for SEC-02 in thirty days; the rule asks for it by the end of January.
    publish(&hr, vec![rule("a", "SEC-02", &[], 1, 31)]).await;
    let clerk = app.persona("counter");
    let duties: PersonDuties = hr.get(&format!("/api/people/{}/duties", clerk.person_id)).await.json();
    let of_course: Vec<_> = duties.duties.iter().filter(|duty| duty.course_code == "SEC-02").collect();
    let [duty] = of_course.as_slice() else { panic!("{of_course:?}") };
    assert_eq!(duty.causes.len(), 2);
    assert_eq!(duty.due_on.to_string(), "2026-12-23");
}

#[actix_web::test]
async fn nobody_is_found_who_is_not_there() {
    let app = TestApp::two_tenants().await;
    let hr = app.persona("hr");
    hr.get("/api/people/nobody/duties").await.refused(ErrorCode::NotFound);
    let other = app.person_of(1, "003618").person_id;
    hr.get(&format!("/api/people/{other}/duties")).await.refused(ErrorCode::NotFound);
}
