//! What a learner does, one verb each, over HTTP; and courses published for one test.

use std::future::{Future, poll_fn};
use std::task::Poll;

use contract::assignments::{AssignmentCard, LessonCompleted, LessonPage, MyAssignments, NextStep};
use contract::attempts::{AttemptResult, AttemptView, ResponseSaved, SaveResponse};
use contract::exercises::{Decide, ExerciseRun, RunState};
use contract::inserts::{Acknowledge, Acknowledgement};
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

/// Does everything before the assessment that is left, in the order in which the server proposes it:
/// confirms and finishes lessons, passes exercises.
pub async fn read_lessons(learner: &Persona<'_>, course: &str) -> AssignmentCard {
    let card = card(learner, course).await;
    let mut step = card.next_step.clone();
    loop {
        step = match &step {
            NextStep::Lesson { lesson_id, .. } => read_lesson(learner, &card.id, lesson_id).await,
            NextStep::Exercise { exercise_id } => pass_exercise(learner, &card.id, exercise_id).await,
            _ => return card,
        };
    }
}

/// Confirms what a lesson asks to confirm, and finishes it.
pub async fn read_lesson(learner: &Persona<'_>, assignment_id: &str, lesson_id: &str) -> NextStep {
    let page: LessonPage = learner.get(&path::lesson(assignment_id, lesson_id)).await.json();
    for asked in page.acknowledgements.into_iter().filter(|asked| asked.acknowledged_at.is_none()) {
        let message = Acknowledge { text_hash: asked.text_hash };
        let address = path::acknowledgement(assignment_id, &asked.insert_id);
        let _: Acknowledgement = learner.post(&address, &message).await.json();
    }
    let done: LessonCompleted =
        learner.post(&path::lesson_completion(assignment_id, lesson_id), &()).await.json();
    done.next_step
}

/// Passes an exercise at the first go.
pub async fn pass_exercise(learner: &Persona<'_>, assignment_id: &str, exercise_id: &str) -> NextStep {
    let address = path::exercise_runs(assignment_id, exercise_id);
    let mut run: ExerciseRun = learner.post(&address, &()).await.json();
    for (at, choice) in builders::right_decisions(&learner.app.state, &run.id) {
        run = learner.post(&path::exercise_decisions(&run.id), &Decide { at, choice }).await.json();
    }
    run = learner.post(&path::exercise_submission(&run.id), &()).await.json();
    match run.state {
        RunState::Sorted { outcome, .. } | RunState::Ended { outcome, .. } => {
            assert!(outcome.passed, "{exercise_id}: {outcome:?}");
            outcome.next_step
        }
        open => panic!("{exercise_id} has not ended: {open:?}"),
    }
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
