//! The check whether knowledge stays: offered by the day, once each, voluntary, and for the person only.

use chrono::TimeDelta;
use contract::assignments::{CoursePage, MyAssignments};
use contract::attempts::SaveResponse;
use contract::error::ErrorCode;
use contract::path;
use contract::understanding::{RetentionOffer, RetentionResult, RetentionView};
use diesel::prelude::*;
use server::database::schema::completions;
use tests::app::{Persona, TestApp};
use tests::{builders, study};

use super::fixtures::{self, COURSE};

async fn page(learner: &Persona<'_>) -> CoursePage {
    let card = study::card(learner, COURSE).await;
    learner.get(&path::assignment(&card.id)).await.json()
}

async fn on_first_page(learner: &Persona<'_>) -> Vec<(String, RetentionOffer)> {
    let mine: MyAssignments = learner.get(path::MY_ASSIGNMENTS).await.json();
    mine.checks.into_iter().map(|check| (check.assignment_id, check.offer)).collect()
}

fn completed(app: &TestApp) -> Vec<(String, String, String)> {
    app.state
        .database
        .read_now(|c| {
            let rows: Vec<(String, String, chrono::NaiveDate, String)> = completions::table
                .select((
                    completions::assignment_id,
                    completions::enrollment_id,
                    completions::completed_on,
                    completions::cause,
                ))
                .load(c)?;
            Ok(rows
                .into_iter()
                .map(|(id, enrollment, day, cause)| (id, enrollment, format!("{day} {cause}")))
                .collect())
        })
        .expect("completions")
}

#[actix_web::test]
async fn it_is_offered_from_day_30_and_from_day_90_for_thirty_days_each() {
    let app = fixtures::city().await;
    fixtures::assess(&app, &app.persona("counter"), 6).await;
    let until = |text: &str| text.parse().unwrap();
    let mut day = 0;
    for (at, expected) in [
        (0, None),
        (29, None),
        (30, Some(RetentionOffer { days: 30, until: until("2027-01-21") })),
        (59, Some(RetentionOffer { days: 30, until: until("2027-01-21") })),
        (60, None),
        (90, Some(RetentionOffer { days: 90, until: until("2027-03-22") })),
        (119, Some(RetentionOffer { days: 90, until: until("2027-03-22") })),
        (120, None),
    ] {
        app.advance(TimeDelta::days(at - day));
        day = at;
        let clerk = app.persona("counter");
        let shown = page(&clerk).await;
        assert_eq!(shown.retention, expected, "day {at}");
        let listed = on_first_page(&clerk).await;
        assert_eq!(
            listed,
            expected.iter().cloned().map(|offer| (shown.assignment.id.clone(), offer)).collect::<Vec<_>>()
        );
        if expected.is_none() {
            let address = path::retention_check_of(&shown.assignment.id);
            clerk.post(&address, &()).await.refused(ErrorCode::NotFound);
        }
    }
}

#[actix_web::test]
async fn whoever_has_not_completed_is_offered_none() {
    let app = fixtures::city().await;
    fixtures::assess(&app, &app.persona("counter"), 0).await;
    app.advance(TimeDelta::days(30));
    assert_eq!(page(&app.persona("counter")).await.retention, None);
}

#[actix_web::test]
async fn it_is_taken_once_shows_its_result_and_leaves_completion_as_it_is() {
    let app = fixtures::city().await;
    fixtures::assess(&app, &app.persona("counter"), 6).await;
    let before = completed(&app);
    assert_eq!(before.len(), 1);
    app.advance(TimeDelta::days(31));
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let address = path::retention_check_of(&card.id);
    let started = clerk.post(&address, &()).await;
    for word in ["explanation", "\"key\"", "correct"] {
        assert!(!started.text().contains(word), "{word}");
    }
    let view: RetentionView = started.json();
    assert_eq!((view.days, view.questions.len()), (30, 3), "one question of each objective");
    let again: RetentionView = clerk.post(&address, &()).await.json();
    assert_eq!((&again.id, &again.questions), (&view.id, &view.questions), "continued, not drawn anew");

    let bank = fixtures::bank(&app);
    for asked in view.questions.iter().take(2) {
        let question = bank.iter().find(|question| question.id == asked.id).expect("in the bank");
        let message = SaveResponse { response: builders::right_response(question) };
        let saved = clerk.put(&path::retention_response(&view.id, &asked.id), &message).await;
        assert!(saved.status.is_success(), "{}", saved.text());
    }
    clerk.get(&path::retention_result(&view.id)).await.refused(ErrorCode::NotFound);
    let result: RetentionResult = clerk.post(&path::retention_submission(&view.id), &()).await.json();
    assert_eq!((result.marks.to_string(), result.maximum.to_string()), ("2".to_owned(), "3".to_owned()));
    assert_eq!(result.before.to_string(), "1");
    assert_eq!(result.questions.len(), 3);
    assert_eq!(on_first_page(&clerk).await, [], "it is taken once");
    let twice: RetentionResult = clerk.post(&path::retention_submission(&view.id), &()).await.json();
    assert_eq!(twice, result);
    let shown: RetentionResult = clerk.get(&path::retention_result(&view.id)).await.json();
    assert_eq!(shown, result);
    clerk.get(&path::retention_check(&view.id)).await.refused(ErrorCode::AlreadySubmitted);

    assert_eq!(page(&clerk).await.retention, None, "once each");
    clerk.post(&address, &()).await.refused(ErrorCode::NotFound);
    assert_eq!(completed(&app), before);
    let later = study::card(&clerk, COURSE).await;
    assert_eq!((later.state, later.next_step), (card.state, card.next_step));
}

#[actix_web::test]
async fn nobody_else_finds_it() {
    let app = fixtures::city().await;
    fixtures::assess(&app, &app.persona("counter"), 6).await;
    app.advance(TimeDelta::days(30));
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let view: RetentionView = clerk.post(&path::retention_check_of(&card.id), &()).await.json();
    let _: RetentionResult = clerk.post(&path::retention_submission(&view.id), &()).await.json();
    for key in ["counter-junior", "hr", "section-head", "auditor", "administrator"] {
        let other = app.persona(key);
        other.post(&path::retention_check_of(&card.id), &()).await.refused(ErrorCode::NotFound);
        other.get(&path::retention_check(&view.id)).await.refused(ErrorCode::NotFound);
        other.get(&path::retention_result(&view.id)).await.refused(ErrorCode::NotFound);
        other.post(&path::retention_submission(&view.id), &()).await.refused(ErrorCode::NotFound);
    }
}
