//! What a learner does, one verb each, over HTTP; and courses published for one test.

use std::future::{Future, poll_fn};
use std::task::Poll;

use contract::assignments::{AssignmentCard, LessonCompleted, MyAssignments, NextStep};
use contract::attempts::{AttemptResult, AttemptView, ResponseSaved, SaveResponse};
use contract::path;
use courseware::CourseMaterial;
use learning::question::Response;
use server::catalog::publish;

use crate::app::{Persona, TestApp};
use crate::builders;

/// The learner's assignment of a course, open or completed.
pub async fn card(learner: &Persona<'_>, course: &str) -> AssignmentCard {
    let mine: MyAssignments = learner.get(path::MY_ASSIGNMENTS).await.json();
    let mut cards = mine.open.into_iter().chain(mine.completed);
    cards.find(|card| card.course_code == course).unwrap_or_else(|| panic!("{course} is not assigned"))
}

/// Finishes every lesson that is left, in the order in which the server proposes them.
pub async fn read_lessons(learner: &Persona<'_>, course: &str) -> AssignmentCard {
    let card = card(learner, course).await;
    let mut step = card.next_step.clone();
    while let NextStep::Lesson { lesson_id, .. } = &step {
        let done: LessonCompleted =
            learner.post(&path::lesson_completion(&card.id, lesson_id), &()).await.json();
        step = done.next_step;
    }
    card
}

/// Starts an attempt, or continues the open one.
pub async fn start(learner: &Persona<'_>, assignment_id: &str) -> AttemptView {
    learner.post(&path::attempts(assignment_id), &()).await.json()
}

/// Reads the lessons and starts an attempt.
pub async fn begin(learner: &Persona<'_>, course: &str) -> AttemptView {
    let card = read_lessons(learner, course).await;
    start(learner, &card.id).await
}

/// Saves one response.
pub async fn save(
    learner: &Persona<'_>,
    attempt: &str,
    question: &str,
    response: &Response,
) -> ResponseSaved {
    let message = SaveResponse { response: response.clone() };
    learner.put(&path::response(attempt, question), &message).await.json()
}

/// Saves the right response to the first `count` questions in the order of the draw.
pub async fn answer_right(app: &TestApp, learner: &Persona<'_>, attempt: &str, count: usize) {
    for (question, response) in builders::right_responses(&app.state, attempt).into_iter().take(count) {
        save(learner, attempt, &question, &response).await;
    }
}

/// Submits.
pub async fn submit(learner: &Persona<'_>, attempt: &str) -> AttemptResult {
    learner.post(&path::submission(attempt), &()).await.json()
}

/// Takes a course from wherever the learner is to its completion.
pub async fn complete(app: &TestApp, learner: &Persona<'_>, course: &str) -> AttemptResult {
    let attempt = begin(learner, course).await;
    answer_right(app, learner, &attempt.id, usize::MAX).await;
    let result = submit(learner, &attempt.id).await;
    assert!(result.course_complete, "{course}: {result:?}");
    result
}

/// A shipped course.
#[must_use]
pub fn shipped(app: &TestApp, code: &str) -> CourseMaterial {
    let courses = publish::shipped(app.state.clock.today());
    courses.into_iter().find(|course| course.code == code).unwrap_or_else(|| panic!("{code} is not shipped"))
}

/// Publishes a course with a change to the first organisation, as its newest version.
pub fn publish_changed(app: &TestApp, code: &str, change: impl FnOnce(&mut CourseMaterial)) {
    let mut course = shipped(app, code);
    change(&mut course);
    course.content_hash = server::organization::apply::digest(format!("{course:?}").as_bytes());
    let (tenant_id, now) = (app.state.tenants[0].id.clone(), app.state.clock.now());
    let courses = vec![course];
    let published = app
        .state
        .database
        .write_now(move |c| publish::publish(c, &tenant_id, &courses, now))
        .expect("a version");
    assert_eq!(published.len(), 1, "the change must make another version");
}

/// Polls every future until all are ready: requests that are under way at the same time.
pub async fn all_at_once<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    poll_fn(|context| {
        for (future, outcome) in &mut waiting {
            if outcome.is_none()
                && let Poll::Ready(value) = future.as_mut().poll(context)
            {
                *outcome = Some(value);
            }
        }
        let all = waiting.iter().all(|(_, outcome)| outcome.is_some());
        if all { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, outcome)| outcome).collect()
}
