//! `/api/assignments/{id}/exercises`, `/api/exercise-runs`.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use contract::error::ErrorCode;
use contract::exercises::{Decide, ExercisePage, ExerciseRun, ExerciseRunRow, RunOutcome};
use courseware::CourseMaterial;
use courseware::material::{Exercise, ExerciseBody};

use crate::assignments::facts::{AssignmentFacts, KnownRun};
use crate::assignments::{begin, view};
use crate::catalog::shelf::Shelf;
use crate::catalog::sources;
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::exercises::finish::finish;
use crate::exercises::run;
use crate::exercises::store::{self, DecisionRow, OwnedRun, RunResultRow, RunRow};
use crate::session::CurrentUser;
use crate::state::State;

/// The exercise of this course; one that a variant leaves out is not found.
fn exercise<'a>(course: &'a CourseMaterial, id: &str) -> Result<&'a Exercise, Error> {
    let found = course.exercises.iter().find(|exercise| exercise.id == id);
    found.ok_or(Error::Refused(ErrorCode::NotFound))
}

/// The page of an exercise.
#[utoipa::path(tag = "exercises", responses((status = OK, body = ExercisePage)))]
#[get("/api/assignments/{assignment_id}/exercises/{exercise_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
) -> Result<Json<ExercisePage>, Error> {
    let (assignment_id, exercise_id) = path.into_inner();
    let shelf = state.shelf.clone();
    let facts = state.database.read(move |c| begin::own_facts(c, &shelf, &user, &assignment_id)).await?;
    page(&facts, exercise(&facts.course, &exercise_id)?).map(Json)
}

fn page(facts: &AssignmentFacts, exercise: &Exercise) -> Result<ExercisePage, Error> {
    let finished = |known: &KnownRun| known.result.as_ref().map(|result| row(&known.run, result));
    Ok(ExercisePage {
        assignment_id: facts.assignment.id.clone(),
        course_title: facts.course.title.clone(),
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        instruction: exercise.instruction.clone(),
        minutes: exercise.minutes,
        mastery: exercise.mastery,
        no_fatal: exercise.no_fatal,
        open_run: facts.open_run(&exercise.id).map(|run| run.id.clone()),
        runs: facts.runs_of(&exercise.id).rev().filter_map(finished).collect(),
        passed: facts.exercise_passed(&exercise.id),
        next_step: view::next_step(facts),
    })
}

fn row(run: &RunRow, result: &RunResultRow) -> ExerciseRunRow {
    ExerciseRunRow {
        id: run.id.clone(),
        number: number(run),
        finished_at: result.finished_at,
        share: result.share(),
        passed: result.passed,
    }
}

fn number(run: &RunRow) -> u32 {
    u32::try_from(run.number).unwrap_or(0)
}

/// Start a run, or continue the open one.
#[utoipa::path(tag = "exercises", responses((status = OK, body = ExerciseRun)))]
#[post("/api/assignments/{assignment_id}/exercises/{exercise_id}/runs")]
pub async fn start(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
) -> Result<Json<ExerciseRun>, Error> {
    let (assignment_id, exercise_id) = path.into_inner();
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let seed = u64::from_le_bytes(clock::random_bytes::<8>()?);
    let started = state
        .database
        .write(move |c| {
            take_turn(c, &assignment_id)?;
            let facts = begin::begun(c, &shelf, &user, &assignment_id, now)?;
            let exercise = exercise(&facts.course, &exercise_id)?;
            let run_id = match (facts.open_run(&exercise.id), &facts.enrollment) {
                (Some(open), _) => open.id.clone(),
                (None, Some(enrollment)) => {
                    let run = RunRow {
                        tenant_id: user.tenant_id.clone(),
                        id: clock::new_id(),
                        enrollment_id: enrollment.id.clone(),
                        exercise_id: exercise.id.clone(),
                        number: facts.runs_of(&exercise.id).last().map_or(0, |known| known.run.number) + 1,
                        seed: seed.to_string(),
                        started_at: now,
                    };
                    store::insert(c, &run)?;
                    run.id
                }
                (None, None) => return Err(Error::Internal("an enrollment is not there".to_owned())),
            };
            run_of(c, &shelf, &user, &run_id)
        })
        .await?;
    Ok(Json(started))
}

/// A run, open or finished.
#[utoipa::path(tag = "exercises", responses((status = OK, body = ExerciseRun)))]
#[get("/api/exercise-runs/{run_id}")]
pub async fn show_run(
    state: Data<State>,
    user: CurrentUser,
    run_id: Path<String>,
) -> Result<Json<ExerciseRun>, Error> {
    let shelf = state.shelf.clone();
    Ok(Json(state.database.read(move |c| run_of(c, &shelf, &user, &run_id)).await?))
}

/// Put an item into a bin, or choose in the scene where the run stands. The same decision again changes
/// nothing. A choice that leads to an ending finishes the run.
#[utoipa::path(tag = "exercises", responses((status = OK, body = ExerciseRun)))]
#[post("/api/exercise-runs/{run_id}/decisions")]
pub async fn decide(
    state: Data<State>,
    user: CurrentUser,
    run_id: Path<String>,
    body: Json<Decide>,
) -> Result<Json<ExerciseRun>, Error> {
    let Decide { at, choice } = body.into_inner();
    let decision = DecisionRow { place: at, choice };
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let run = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &run_id)?;
            let course = shelf.take(c, &user.tenant_id, &owned.course_version_id)?;
            let exercise = exercise(&course, &owned.run.exercise_id)?;
            let mut decisions = store::decisions(c, &user.tenant_id, &run_id)?;
            // The answer to the last choice may have been lost on the way; a submitted sorting is closed.
            let sorting = matches!(exercise.body, ExerciseBody::Sorting(_));
            let repeated = run::repeats(exercise, &decisions, &decision);
            if owned.result.is_some() && (sorting || !repeated) {
                return Err(Error::Refused(ErrorCode::AlreadySubmitted));
            }
            if !repeated {
                run::check(exercise, &decisions, &decision)?;
                store::append_decision(c, &user.tenant_id, &run_id, &decision, now)?;
                decisions.push(decision.clone());
                if run::has_ended(exercise, &decisions)? {
                    finish(c, &shelf, &owned, exercise, &decisions, now)?;
                }
            }
            run_of(c, &shelf, &user, &run_id)
        })
        .await?;
    Ok(Json(run))
}

/// Submit a sorting; items that were left are wrong. Submitting twice changes nothing.
#[utoipa::path(tag = "exercises", responses((status = OK, body = ExerciseRun)))]
#[post("/api/exercise-runs/{run_id}/submission")]
pub async fn submit(
    state: Data<State>,
    user: CurrentUser,
    run_id: Path<String>,
) -> Result<Json<ExerciseRun>, Error> {
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let run = state
        .database
        .write(move |c| {
            let owned = store::own_in_turn(c, &user.tenant_id, &user.person_id, &run_id)?;
            if owned.result.is_none() {
                let course = shelf.take(c, &user.tenant_id, &owned.course_version_id)?;
                let exercise = exercise(&course, &owned.run.exercise_id)?;
                // A scenario is finished by its ending and by nothing else.
                if matches!(exercise.body, ExerciseBody::Branching(_)) {
                    return Err(Error::Refused(ErrorCode::Conflict));
                }
                let decisions = store::decisions(c, &user.tenant_id, &run_id)?;
                finish(c, &shelf, &owned, exercise, &decisions, now)?;
            }
            run_of(c, &shelf, &user, &run_id)
        })
        .await?;
    Ok(Json(run))
}

fn run_of(c: &mut Connection, shelf: &Shelf, user: &CurrentUser, run_id: &str) -> Result<ExerciseRun, Error> {
    let owned = store::own(c, &user.tenant_id, &user.person_id, run_id)?;
    let course = shelf.take(c, &user.tenant_id, &owned.course_version_id)?;
    let exercise = exercise(&course, &owned.run.exercise_id)?;
    let decisions = store::decisions(c, &user.tenant_id, run_id)?;
    let outcome = match &owned.result {
        Some(result) => Some(outcome(c, shelf, user, &owned, result, exercise, &course)?),
        None => None,
    };
    Ok(ExerciseRun {
        id: owned.run.id.clone(),
        assignment_id: owned.assignment_id.clone(),
        exercise_id: exercise.id.clone(),
        course_title: course.title.clone(),
        title: exercise.title.clone(),
        instruction: exercise.instruction.clone(),
        number: number(&owned.run),
        state: run::state(exercise, &owned.run.seed, &decisions, outcome)?,
    })
}

fn outcome(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    owned: &OwnedRun,
    result: &RunResultRow,
    exercise: &Exercise,
    course: &CourseMaterial,
) -> Result<RunOutcome, Error> {
    let facts = begin::own_facts(c, shelf, user, &owned.assignment_id)?;
    Ok(RunOutcome {
        marks: result.marks(),
        maximum: result.maximum(),
        mastery: result.mastery.parse().unwrap_or(exercise.mastery),
        fatal: result.fatal,
        must_be_right_missed: result.must_be_right_missed,
        passed: result.passed,
        course_complete: facts.completed_on.is_some(),
        next_step: view::next_step(&facts),
        sources: sources::named(course, &exercise.sources),
    })
}
