//! What is drawn, and that it stays drawn.

use std::collections::BTreeSet;

use contract::attempts::AttemptView;
use contract::error::ErrorCode;
use contract::path;
use learning::draw::{self, BankItem};
use tests::app::TestApp;
use tests::{builders, study};

use super::stored_attempts;

#[actix_web::test]
async fn the_assessment_needs_every_lesson_first() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, "SEC-03").await;
    let lessons = study::shipped(&app, "SEC-03").lessons;
    let (last, others) = lessons.split_last().expect("lessons");
    clerk.post(&path::attempts(&card.id), &()).await.refused(ErrorCode::LessonsLeft);
    for lesson in others {
        clerk.post(&path::lesson_completion(&card.id, &lesson.id), &()).await;
    }
    clerk.post(&path::attempts(&card.id), &()).await.refused(ErrorCode::LessonsLeft);
    assert!(stored_attempts(&app).is_empty());
    clerk.post(&path::lesson_completion(&card.id, &last.id), &()).await;
    study::start(&clerk, &card.id).await;
    assert_eq!(stored_attempts(&app).len(), 1);
}

#[actix_web::test]
async fn questions_come_from_the_bank_and_none_comes_twice() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    for code in ["SEC-02", "SEC-03", "RPA-01"] {
        let course = study::shipped(&app, code);
        let bank: BTreeSet<&str> = course.bank.iter().map(|question| question.id.as_str()).collect();
        let attempt = study::begin(&clerk, code).await;
        let drawn: BTreeSet<&str> = attempt.questions.iter().map(|question| question.id.as_str()).collect();
        assert_eq!(drawn.len(), attempt.questions.len());
        assert_eq!(drawn.len(), usize::try_from(course.assessment.questions).expect("small"));
        assert!(drawn.is_subset(&bank), "{drawn:?}");
    }
}

#[actix_web::test]
async fn seed_and_draw_are_stored_and_the_seed_alone_gives_the_draw_again() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let [stored] = stored_attempts(&app).try_into().expect("one attempt");
    let shown: Vec<_> = attempt.questions.iter().map(|q| (&q.id, &q.body)).collect();
    let kept = stored.draw().expect("a draw");
    assert_eq!(kept.iter().map(|q| (&q.question_id, &q.body)).collect::<Vec<_>>(), shown);

    let course = study::shipped(&app, "SEC-02");
    let item = |q: &courseware::material::Question| BankItem {
        id: q.id.clone(),
        objective: q.objective.clone(),
        body: q.body.clone(),
    };
    let bank: Vec<BankItem> = course.bank.iter().map(item).collect();
    let seed = stored.seed.parse().expect("a seed");
    assert_eq!(draw::draw(&bank, course.assessment.questions, seed), kept);
}

#[actix_web::test]
async fn two_learners_get_draws_of_their_own() {
    let app = TestApp::city().await;
    study::begin(&app.persona("counter"), "SEC-02").await;
    study::begin(&app.persona("counter-junior"), "SEC-02").await;
    let seeds: BTreeSet<String> = stored_attempts(&app).into_iter().map(|attempt| attempt.seed).collect();
    assert_eq!(seeds.len(), 2);
}

#[actix_web::test]
async fn after_the_cable_is_pulled_at_question_7_another_terminal_continues_there_with_six_answers() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    let six: Vec<_> = builders::right_responses(&app.state, &attempt.id).into_iter().take(6).collect();
    for (question, response) in &six {
        app.advance(chrono::TimeDelta::seconds(40));
        study::save(&clerk, &attempt.id, question, response).await;
    }

    let elsewhere = app.persona("counter").at("192.0.2.77:40000");
    let card = study::card(&elsewhere, "SEC-02").await;
    let continued = study::start(&elsewhere, &card.id).await;
    assert_eq!(continued.id, attempt.id, "the same attempt, not another one");
    assert_eq!(continued.current, 6, "question 7");
    let kept: Vec<_> =
        continued.questions.iter().filter_map(|q| Some((q.id.clone(), q.response.clone()?))).collect();
    assert_eq!(kept, six);
    let bodies = |view: &AttemptView| view.questions.iter().map(|q| q.body.clone()).collect::<Vec<_>>();
    assert_eq!(bodies(&continued), bodies(&attempt), "same questions, same order, same options");

    let reloaded: AttemptView = clerk.get(&path::attempt(&attempt.id)).await.json();
    assert_eq!((reloaded.current, reloaded.questions), (6, continued.questions));
    assert_eq!(stored_attempts(&app).len(), 1);
}

#[actix_web::test]
async fn an_attempt_keeps_its_questions_when_the_course_is_published_anew() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::publish_changed(&app, "SEC-02", |course| {
        course.assessment.questions = 3;
        course.bank.truncate(5);
        for question in &mut course.bank {
            question.stem = "別の問い".to_owned();
        }
    });
    let shown: AttemptView = clerk.get(&path::attempt(&attempt.id)).await.json();
    assert_eq!(shown.questions, attempt.questions);
    study::answer_right(&app, &clerk, &attempt.id, usize::MAX).await;
    let result = study::submit(&clerk, &attempt.id).await;
    assert!(result.passed && result.questions.len() == 10);
}
