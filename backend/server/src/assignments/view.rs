//! From facts to what the learner sees: the state, the next step, the minutes left.

use std::collections::HashMap;

use chrono::NaiveDate;
use contract::assignments::{
    AssessmentRow, AssignmentCard, AttemptRow, Cause, CoursePage, ExerciseRow, LessonRow, MyAssignments,
    NextStep, OpenCheck, OrderCause,
};
use contract::placements::{PlacementRow, PlacementState};
use contract::requirements::ChoiceRow;
use contract::understanding::RetentionOffer;
use learning::deadline::{AssignmentState, assignment_state, days_left};
use learning::derivation::Standing;
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::assignments::facts::{Activity, AssignmentFacts, KnownPlacement};
use crate::assignments::store::OrderRow;
use crate::page::length;

/// Names for the codes in orders.
#[derive(Debug, Default)]
pub struct Names {
    /// Department id → name.
    pub departments: HashMap<String, String>,
    /// Grade code → label.
    pub grades: HashMap<String, String>,
    /// Staff number → name, of those who ordered.
    pub people: HashMap<String, String>,
}

/// An order as a cause.
#[must_use]
pub fn order_cause(order: &OrderRow, names: &Names) -> OrderCause {
    let labels = |json: &str, names: &HashMap<String, String>| -> Vec<String> {
        let codes: Vec<String> = serde_json::from_str(json).unwrap_or_default();
        codes.into_iter().map(|code| names.get(&code).cloned().unwrap_or(code)).collect()
    };
    OrderCause {
        ordered_on: jst_date(order.ordered_at),
        ordered_by: names.people.get(&order.ordered_by).unwrap_or(&order.ordered_by).clone(),
        grades: labels(&order.grades, &names.grades),
        departments: labels(&order.department_ids, &names.departments),
        due_on: order.due_on,
    }
}

/// The learner's first page: by what there is to do.
#[must_use]
pub fn mine(
    cards: Vec<AssignmentCard>,
    choices: Vec<ChoiceRow>,
    checks: Vec<OpenCheck>,
    today: NaiveDate,
) -> MyAssignments {
    let mut page = MyAssignments {
        fiscal_year: FiscalYear::containing(today),
        today,
        open: Vec::new(),
        planned: Vec::new(),
        choices,
        checks,
        completed: Vec::new(),
        others: Vec::new(),
    };
    page.choices.retain(|choice| choice.standing == Standing::Required && choice.done < choice.needed);
    for card in cards {
        let list = match card.state {
            AssignmentState::Planned => &mut page.planned,
            state if state.is_completed() => &mut page.completed,
            state if state.is_open() => &mut page.open,
            _ => &mut page.others,
        };
        list.push(card);
    }
    page.planned.sort_by_key(|card| card.opens_on);
    page.completed.sort_by_key(|card| std::cmp::Reverse(card.completed_on));
    page
}

/// The card of an assignment.
#[must_use]
pub fn card(facts: &AssignmentFacts, causes: Vec<Cause>, today: NaiveDate) -> AssignmentCard {
    let verdict = facts.verdict();
    let complete = facts.completed_on.is_some();
    let due_on = facts.assignment.due_on;
    AssignmentCard {
        id: facts.assignment.id.clone(),
        course_code: facts.course.code.clone(),
        title: facts.course.title.clone(),
        fiscal_year: FiscalYear(facts.assignment.fiscal_year),
        opens_on: facts.assignment.opens_on,
        due_on,
        gate: facts.assignment.gate,
        days_left: days_left(due_on, today),
        state: assignment_state(&facts.duty(), today),
        minutes_left: if complete { 0 } else { minutes_left(facts) },
        progress: verdict.progress,
        next_step: next_step(facts),
        why: verdict.reason.filter(|_| !complete),
        causes,
        completed_on: facts.completed_on,
    }
}

/// Minutes of what is not done yet, and one minute per question while the assessment is not passed.
fn minutes_left(facts: &AssignmentFacts) -> u32 {
    let activities = facts.activities();
    let left = activities.iter().filter(|activity| !facts.is_done(activity));
    let minutes: u32 = left
        .map(|activity| match activity {
            Activity::Lesson(lesson) => lesson.minutes,
            Activity::Exercise(exercise) => exercise.minutes,
        })
        .sum();
    let passed = facts.verdict().success == Some(true);
    minutes + if passed { 0 } else { facts.course.assessment.questions }
}

/// What the one button does.
#[must_use]
pub fn next_step(facts: &AssignmentFacts) -> NextStep {
    if facts.completed_on.is_some() {
        return NextStep::Review;
    }
    if let Some(open) = facts.open_attempt() {
        return NextStep::ContinueAttempt {
            attempt_id: open.attempt.id.clone(),
            answered: open.answered,
            total: open.drawn,
        };
    }
    let made = length(&facts.attempts);
    let passed = facts.verdict().success == Some(true);
    if !passed && facts.course.assessment.attempts.is_some_and(|allowed| made >= allowed) {
        return NextStep::AskHr;
    }
    let activities = facts.activities();
    let mut left = activities.into_iter().filter(|activity| !facts.is_done(activity)).peekable();
    let first = left.peek().copied();
    let marked = facts.bookmark.as_ref().map(|(lesson, _)| lesson.as_str());
    let at_mark = left.find(|activity| match activity {
        Activity::Lesson(lesson) => Some(lesson.id.as_str()) == marked,
        Activity::Exercise(_) => false,
    });
    match at_mark.or(first) {
        Some(Activity::Lesson(lesson)) => {
            NextStep::Lesson { lesson_id: lesson.id.clone(), resumed: facts.enrollment.is_some() }
        }
        Some(Activity::Exercise(exercise)) => NextStep::Exercise { exercise_id: exercise.id.clone() },
        None => NextStep::StartAttempt,
    }
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}

/// The course page.
#[must_use]
pub fn course_page(
    facts: &AssignmentFacts,
    causes: Vec<Cause>,
    retention: Option<RetentionOffer>,
    today: NaiveDate,
) -> CoursePage {
    let course = &facts.course;
    let lessons: Vec<LessonRow> = course
        .lessons
        .iter()
        .map(|lesson| LessonRow {
            id: lesson.id.clone(),
            title: lesson.title.clone(),
            minutes: lesson.minutes,
            completed_at: facts.lesson_completed_at(&lesson.id),
            exempted: facts.lesson_exempted(&lesson.id),
        })
        .collect();
    let exercises = facts.activities().into_iter().filter_map(|activity| match activity {
        Activity::Lesson(_) => None,
        Activity::Exercise(exercise) => Some(ExerciseRow {
            id: exercise.id.clone(),
            title: exercise.title.clone(),
            minutes: exercise.minutes,
            after: facts.lesson_before(exercise).map(|lesson| lesson.id.clone()).unwrap_or_default(),
            passed: facts.exercise_passed(&exercise.id),
            runs: count(facts.runs_of(&exercise.id).filter(|known| known.result.is_some())),
        }),
    });
    let variant = course.variants.iter().find(|variant| variant.id == facts.variant);
    CoursePage {
        exercises: exercises.collect(),
        variant: variant.map(|variant| variant.title.clone()),
        assignment: card(facts, causes, today),
        summary: course.summary.clone(),
        objectives: course.objectives.iter().map(|objective| objective.text.clone()).collect(),
        assessment: AssessmentRow {
            questions: course.assessment.questions,
            mastery: course.assessment.mastery,
            attempts_allowed: course.assessment.attempts,
            time_limit_minutes: course.assessment.time_limit_minutes,
            available: facts.assessment_open(),
            attempts: facts
                .attempts
                .iter()
                .map(|known| AttemptRow {
                    id: known.attempt.id.clone(),
                    number: u32::try_from(known.attempt.number).unwrap_or(0),
                    started_at: known.attempt.started_at,
                    submitted_at: known.result.as_ref().map(|result| result.submitted_at),
                    share: known.share(),
                    passed: known.result.as_ref().map(|result| result.passed),
                })
                .collect(),
        },
        placement: placement(facts),
        retention,
        lessons,
    }
}

/// The test before the first lesson. Answering a question takes about a minute, as in the assessment.
fn placement(facts: &AssignmentFacts) -> Option<PlacementRow> {
    let policy = facts.course.placement.as_ref()?;
    let questions = match &facts.placement {
        Some(known) => known.drawn,
        None => facts.placement_questions(policy.questions_per_objective),
    };
    let state = match &facts.placement {
        Some(KnownPlacement { placement, result: Some(result), .. }) => PlacementState::Done {
            placement_id: placement.id.clone(),
            submitted_at: result.submitted_at,
            exempted: length(&facts.exempted),
        },
        Some(known) if facts.placement_open() => PlacementState::Open {
            placement_id: known.placement.id.clone(),
            answered: known.answered,
            total: known.drawn,
        },
        None if facts.placement_open() => PlacementState::Offered,
        Some(_) | None => PlacementState::Closed,
    };
    Some(PlacementRow {
        questions,
        minutes: questions,
        time_limit_minutes: policy.time_limit_minutes,
        exempts: policy.exempt,
        state,
    })
}
