//! Offered before the first lesson, never forced, once; the server draws, keeps the time and scores.

use chrono::TimeDelta;
use contract::assignments::NextStep;
use contract::attempts::SaveResponse;
use contract::error::ErrorCode;
use contract::path;
use contract::placements::{PlacementResult, PlacementState, PlacementView};
use learning::mark::Mark;
use learning::question::Response;
use server::placements::close;
use tests::app::TestApp;
use tests::{builders, study};

use super::fixtures::{self, ALL, COURSE};
use crate::contents;

#[actix_web::test]
async fn it_is_offered_before_the_first_lesson_and_the_lessons_are_open_all_the_same() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let page = fixtures::page(&clerk).await;
    let row = page.placement.expect("offered");
    assert_eq!((row.questions, row.minutes, row.exempts, row.state), (6, 6, true, PlacementState::Offered));
    assert!(matches!(page.assignment.next_step, NextStep::Lesson { resumed: false, .. }), "never forced");
    study::read_lessons(&clerk, COURSE).await;
    assert_eq!(fixtures::state(&clerk).await, PlacementState::Closed);
    study::complete(&app, &clerk, COURSE).await;
    assert!(fixtures::stored(&app).is_empty());
}

#[actix_web::test]
async fn it_asks_as_many_questions_of_each_objective_as_the_course_says() {
    let app = fixtures::city().await;
    let view = fixtures::start(&app.persona("counter")).await;
    assert_eq!(view.questions.len(), 6);
    for objective in ALL {
        let asked = view.questions.iter().filter(|q| fixtures::question(&app, &q.id).objective == objective);
        assert_eq!(asked.count(), 2, "{objective}");
    }
}

#[actix_web::test]
async fn it_goes_on_at_any_terminal_where_it_was_left() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let view = fixtures::start(&clerk).await;
    let first = fixtures::question(&app, &view.questions[0].id);
    let message = SaveResponse { response: builders::right_response(&first) };
    for _ in 0..2 {
        clerk.put(&path::placement_response(&view.id, &first.id), &message).await;
    }
    let elsewhere = app.persona("counter");
    for again in [
        fixtures::start(&elsewhere).await,
        elsewhere.get(&path::placement(&view.id)).await.json::<PlacementView>(),
    ] {
        assert_eq!((again.id.as_str(), again.current), (view.id.as_str(), 1));
        assert_eq!(again.questions[0].response, Some(message.response.clone()));
    }
    let open = PlacementState::Open { placement_id: view.id, answered: 1, total: 6 };
    assert_eq!(fixtures::state(&clerk).await, open);
    assert_eq!(contents::of(&app.state)["placement_responses"].len(), 1, "the same again changes nothing");
}

#[actix_web::test]
async fn it_is_taken_once_and_submitting_again_answers_the_same() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let view = fixtures::start(&clerk).await;
    fixtures::answer(&app, &clerk, &view, &["SEC-02-1"]).await;
    let first = fixtures::submit(&clerk, &view.id).await;
    assert_eq!((first.marks, first.maximum), (Mark::new(2, 1), Mark::new(6, 1)));
    let counts: Vec<(u32, u32, bool)> =
        first.objectives.iter().map(|each| (each.right, each.wrong, each.passed)).collect();
    assert_eq!(counts, [(2, 0, true), (0, 2, false), (0, 2, false)]);
    assert!(first.objectives.iter().all(|each| !each.text.is_empty()));
    assert_eq!(fixtures::submit(&clerk, &view.id).await, first);
    assert_eq!(clerk.get(&path::placement_result(&view.id)).await.json::<PlacementResult>(), first);
    assert_eq!((fixtures::stored(&app).len(), fixtures::stored_results(&app).len()), (1, 1));
    clerk.post(&path::placement_of(&first.assignment_id), &()).await.refused(ErrorCode::AlreadySubmitted);
    clerk.get(&path::placement(&view.id)).await.refused(ErrorCode::AlreadySubmitted);
    let message = SaveResponse { response: Response::ShortText { text: "後から".to_owned() } };
    let late = clerk.put(&path::placement_response(&view.id, &view.questions[0].id), &message).await;
    late.refused(ErrorCode::AlreadySubmitted);
    assert!(matches!(fixtures::state(&clerk).await, PlacementState::Done { .. }));
}

#[actix_web::test]
async fn once_the_course_is_begun_it_is_over_and_nothing_is_written() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let view = fixtures::start(&clerk).await;
    study::read_lesson(&clerk, &card.id, "types").await;
    let before = contents::of(&app.state);
    let message = SaveResponse { response: Response::ShortText { text: String::new() } };
    let saved = clerk.put(&path::placement_response(&view.id, &view.questions[0].id), &message).await;
    saved.refused(ErrorCode::PlacementClosed);
    clerk.get(&path::placement(&view.id)).await.refused(ErrorCode::PlacementClosed);
    clerk.post(&path::placement_of(&card.id), &()).await.refused(ErrorCode::PlacementClosed);
    clerk.post(&path::placement_submission(&view.id), &()).await.refused(ErrorCode::PlacementClosed);
    assert_eq!(contents::of(&app.state), before);
    assert_eq!(fixtures::state(&clerk).await, PlacementState::Closed);

    let junior = app.persona("counter-junior");
    let card = study::card(&junior, COURSE).await;
    study::read_lesson(&junior, &card.id, "types").await;
    junior.post(&path::placement_of(&card.id), &()).await.refused(ErrorCode::PlacementClosed);
    assert_eq!(fixtures::stored(&app).len(), 1);
}

#[actix_web::test]
async fn a_course_without_a_placement_has_none() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    assert_eq!(fixtures::page(&clerk).await.placement, None);
    let card = study::card(&clerk, COURSE).await;
    let before = contents::of(&app.state);
    clerk.post(&path::placement_of(&card.id), &()).await.refused(ErrorCode::NotFound);
    assert_eq!(contents::of(&app.state), before, "a refused step begins nothing");
}

#[actix_web::test]
async fn a_response_that_does_not_fit_is_refused() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let view = fixtures::start(&clerk).await;
    let unfit = SaveResponse { response: Response::Single { choice: "no-such-choice".to_owned() } };
    for asked in &view.questions {
        let answer = clerk.put(&path::placement_response(&view.id, &asked.id), &unfit).await;
        answer.refused(ErrorCode::InvalidInput);
    }
    let outside =
        study::shipped(&app, COURSE).bank.into_iter().find(|q| !fixtures::ids(&view).contains(&q.id));
    let outside = outside.expect("a question that was not drawn");
    let message = SaveResponse { response: builders::right_response(&outside) };
    let answer = clerk.put(&path::placement_response(&view.id, &outside.id), &message).await;
    answer.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn the_server_closes_it_at_the_end_of_its_time() {
    let limit = |course: &mut courseware::CourseMaterial| {
        course.placement.as_mut().expect("a placement").time_limit_minutes = Some(10);
    };
    let app = fixtures::city_with(limit).await;
    let (clerk, junior) = (app.persona("counter"), app.persona("counter-junior"));
    let (view, other) = (fixtures::start(&clerk).await, fixtures::start(&junior).await);
    assert_eq!(view.expires_at, Some(view.started_at + TimeDelta::minutes(10)));
    fixtures::answer(&app, &clerk, &view, &["SEC-02-2"]).await;
    app.advance(TimeDelta::minutes(10));
    clerk.get(&path::placement(&view.id)).await.refused(ErrorCode::TimeOver);
    let result = fixtures::submit(&clerk, &view.id).await;
    assert!(result.closed_by_clock);
    assert_eq!((result.marks, Some(result.submitted_at)), (Mark::new(2, 1), view.expires_at));
    app.advance(TimeDelta::minutes(3));
    assert_eq!(close::sweep(&app.state).await.expect("swept"), 1);
    assert_eq!(close::sweep(&app.state).await.expect("swept"), 0);
    let result: PlacementResult = junior.get(&path::placement_result(&other.id)).await.json();
    assert_eq!((result.marks, Some(result.submitted_at)), (Mark::ZERO, other.expires_at));
}
