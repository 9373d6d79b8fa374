//! Answering: who, once, until when, and only what is asked.

use chrono::TimeDelta;
use contract::surveys::{MyStanding, MySurveys, SurveyPage};
use learning::survey::Naming;

use super::*;
use crate::contents;

async fn mine(who: &Persona<'_>) -> Vec<(String, MyStanding)> {
    let mine: MySurveys = who.get(path::MY_SURVEYS).await.json();
    mine.surveys.into_iter().map(|survey| (survey.id, survey.standing)).collect()
}

#[actix_web::test]
async fn everybody_who_is_asked_answers_once() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    let clerk = app.persona("counter");
    assert_eq!(mine(&clerk).await, [(id.clone(), MyStanding::Open)]);
    let page: SurveyPage = clerk.get(&path::survey(&id)).await.json();
    assert_eq!((page.standing, page.kept_division.as_str()), (MyStanding::Open, "市民部"));
    answer(&clerk, &id, about_training(5, "よかった")).await;
    assert_eq!(mine(&clerk).await, [(id.clone(), MyStanding::Answered)]);
    let before = contents::of(&app.state);
    refused_because(&try_to_answer(&clerk, &id, about_training(1, "もう一度")).await, "answered");
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn answers_follow_the_branches() {
    let app = TestApp::city().await;
    let id = opened(&app, NEEDS, |_| {}).await;
    let clerk = app.persona("counter");
    let hidden = responses(&[
        ("routine", single("none")),
        ("kinds", SurveyResponse::Multiple { choices: vec!["total".to_owned()] }),
        ("make", scale(1)),
    ]);
    let before = contents::of(&app.state);
    let refused = fields(&try_to_answer(&clerk, &id, hidden).await);
    assert_eq!(refused, [("kinds".to_owned(), "not-asked".to_owned())]);
    let missing = responses(&[("routine", single("many")), ("make", scale(1))]);
    let refused = fields(&try_to_answer(&clerk, &id, missing).await);
    assert_eq!(refused, [("kinds".to_owned(), "required".to_owned())]);
    assert_eq!(contents::of(&app.state), before, "what was refused counts as no answer");
    answer(&clerk, &id, responses(&[("routine", single("none")), ("make", scale(1))])).await;
}

#[actix_web::test]
async fn who_is_not_asked_finds_nothing() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |document| document.audience.grades = vec!["G50".to_owned()]).await;
    let clerk = app.persona("counter");
    assert_eq!(mine(&clerk).await, []);
    clerk.get(&path::survey(&id)).await.refused(ErrorCode::NotFound);
    try_to_answer(&clerk, &id, about_training(3, "x")).await.refused(ErrorCode::NotFound);
    let draft = create(&app.persona("hr"), TRAINING).await;
    try_to_answer(&clerk, &draft.id, about_training(3, "x")).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn the_closing_date_is_the_last_day_in_japan() {
    let app = TestApp::city().await;
    let last = |document: &mut SurveyDocument| document.closes_on = "2026-11-24".parse().unwrap();
    let id = opened(&app, TRAINING, last).await;
    // 2026-11-24 23:59 in Japan.
    app.advance(TimeDelta::hours(37) + TimeDelta::minutes(59));
    answer(&app.persona("counter"), &id, about_training(3, "間に合った")).await;
    app.advance(TimeDelta::minutes(1));
    let late = app.persona("counter-junior");
    refused_because(&try_to_answer(&late, &id, about_training(3, "遅れた")).await, "over");
    assert_eq!(mine(&late).await, [(id.clone(), MyStanding::Over)]);
}

#[actix_web::test]
async fn the_turn_of_the_day_closes_what_is_over() {
    let app = TestApp::city().await;
    let last = |document: &mut SurveyDocument| document.closes_on = "2026-11-24".parse().unwrap();
    let id = opened(&app, TRAINING, last).await;
    let stays = opened(&app, TRAINING, |_| {}).await;
    app.advance(TimeDelta::days(2));
    server::day_turn::run(&app.state).await.unwrap();
    let hr = app.persona("hr");
    assert_eq!(draft(&hr, &id).await.state.as_str(), "closed");
    assert_eq!(draft(&hr, &stays).await.state.as_str(), "open");
    refused_because(&try_to_answer(&hr, &id, about_training(3, "x")).await, "over");
}

#[actix_web::test]
async fn a_named_answer_is_kept_with_its_name() {
    let app = TestApp::city().await;
    let id = opened(&app, NEEDS, |_| {}).await;
    let page: SurveyPage = app.persona("counter").get(&path::survey(&id)).await.json();
    assert_eq!((page.document.naming, page.kept_division.as_str()), (Naming::Named, ""));
    answer(
        &app.persona("counter"),
        &id,
        about_needs(Vec::new()).into_iter().filter(|(id, _)| id != "candidates").collect(),
    )
    .await;
    let all = contents::of(&app.state);
    assert_eq!((all["survey_named_answers"].len(), all["survey_anonymous_answers"].len()), (1, 0));
    assert!(all["survey_named_answers"][0].contains(&app.persona("counter").person_id));
}
