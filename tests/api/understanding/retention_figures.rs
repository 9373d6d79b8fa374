//! What stayed, of ten people or more.

use chrono::TimeDelta;
use contract::attempts::SaveResponse;
use contract::path;
use contract::understanding::{Retained, RetentionResult, RetentionView, UnderstandingReport};
use learning::mark::Mark;
use learning::release::Pending;
use tests::app::TestApp;
use tests::{builders, study};

use super::fixtures::{self, COURSE, mean, near};

async fn retained(app: &TestApp) -> Vec<Retained> {
    let report: UnderstandingReport = app.persona("dx-leader").get(path::UNDERSTANDING).await.json();
    report.courses.into_iter().find(|each| each.course.code == COURSE).expect("results").retention
}

/// Takes the check with so many questions right; the change in points against the first attempt.
async fn check(app: &TestApp, number: &str, right: usize) -> f64 {
    let learner = app.person(number);
    let card = study::card(&learner, COURSE).await;
    let view: RetentionView = learner.post(&path::retention_check_of(&card.id), &()).await.json();
    let bank = fixtures::bank(app);
    for asked in view.questions.iter().take(right) {
        let question = bank.iter().find(|question| question.id == asked.id).expect("in the bank");
        let message = SaveResponse { response: builders::right_response(question) };
        learner.put(&path::retention_response(&view.id, &asked.id), &message).await;
    }
    let result: RetentionResult = learner.post(&path::retention_submission(&view.id), &()).await.json();
    let value = |mark: Mark| {
        let number = |part: i64| f64::from(i32::try_from(part).unwrap());
        100.0 * number(mark.numerator()) / number(mark.denominator())
    };
    value(result.marks) / value(result.maximum) * 100.0 - value(result.before)
}

#[actix_web::test]
async fn what_stayed_is_the_mean_of_the_differences_of_ten_people() {
    let app = fixtures::city().await;
    let [first] = fixtures::units(&app, 1).try_into().expect("one");
    for (place, number) in first.numbers[..11].iter().enumerate() {
        fixtures::assess(&app, &app.person(number), 4 + place % 3).await;
    }
    app.advance(TimeDelta::days(30));
    let mut changes = Vec::new();
    for (place, number) in first.numbers[..9].iter().enumerate() {
        changes.push(check(&app, number, 1 + place % 3).await);
    }
    fixtures::next_day(&app);
    let nine = retained(&app).await;
    assert_eq!((nine[0].days, nine[0].change, nine[0].pending), (30, None, Pending::Few));

    changes.push(check(&app, &first.numbers[9], 2).await);
    fixtures::next_day(&app);
    let ten = retained(&app).await;
    let change = ten[0].change.expect("ten people");
    assert_eq!((change.people, ten[0].pending), (10, Pending::None));
    near(change.mean, mean(&changes));
    assert!(change.low <= change.mean && change.mean <= change.high);
    assert_eq!((ten[1].days, ten[1].change, ten[1].pending), (90, None, Pending::None));
}
