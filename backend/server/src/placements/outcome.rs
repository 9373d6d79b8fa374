//! From the recorded facts of a placement to what the learner sees after submission.

use contract::error::ErrorCode;
use contract::placements::{LessonRef, ObjectiveResult, PlacementResult, Recommendation};
use contract::reporting::CourseColumn;
use courseware::CourseMaterial;
use courseware::material::Lesson;
use learning::placement::Recommend;

use crate::assignments;
use crate::assignments::facts;
use crate::assignments::view;
use crate::attempts::sheet::{self, Marks};
use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::placements::store::{self, ObjectiveRow};
use crate::session::CurrentUser;

/// The result with keys and explanations; not found before submission, and for everybody else.
///
/// # Errors
/// Not found.
pub fn of(c: &mut Connection, shelf: &Shelf, user: &CurrentUser, id: &str) -> Result<PlacementResult, Error> {
    let tenant_id = user.tenant_id.as_str();
    let owned = store::own(c, tenant_id, &user.person_id, id)?;
    let result = owned.result.as_ref().ok_or(Error::Refused(ErrorCode::NotFound))?;
    let course = shelf.taken(c, tenant_id, &owned.course_version_id, &owned.variant)?;
    let marks: Marks = serde_json::from_str(&result.question_marks)?;
    let responses = store::responses(c, tenant_id, id)?;
    let rules = owned.placement.rules()?;
    let objectives = store::objectives(c, tenant_id, id)?;
    let titles = catalog::store::titles(c, tenant_id)?;
    let recommended: Vec<Recommend> = serde_json::from_str(&result.recommended)?;
    let row = assignments::store::by_id(c, tenant_id, &owned.assignment_id)?;
    let facts = facts::load_one(c, shelf, tenant_id, row)?;
    let exempted = |lesson: &&Lesson| facts.lesson_exempted(&lesson.id);
    let kept = |lesson: &&Lesson| {
        course.placement.as_ref().is_some_and(|policy| policy.exempt)
            && course.asks_to_confirm(lesson)
            && all_passed(lesson, &objectives)
    };
    Ok(PlacementResult {
        placement_id: owned.placement.id.clone(),
        assignment_id: owned.assignment_id.clone(),
        course_title: course.title.clone(),
        submitted_at: result.submitted_at,
        closed_by_clock: result.closed_by == "clock",
        marks: result.marks(),
        maximum: result.maximum(),
        objectives: objectives.iter().map(|row| objective(&course, row)).collect(),
        exempts: course.placement.as_ref().is_some_and(|policy| policy.exempt),
        exempted: course.lessons.iter().filter(exempted).map(lesson_ref).collect(),
        kept_to_confirm: course.lessons.iter().filter(kept).map(lesson_ref).collect(),
        recommended: recommended
            .into_iter()
            .map(|each| Recommendation {
                when: each.when,
                level: each.level,
                courses: each
                    .courses
                    .into_iter()
                    .filter_map(|code| Some(CourseColumn { title: titles.get(&code)?.clone(), code }))
                    .collect(),
            })
            .collect(),
        next_step: view::next_step(&facts),
        questions: sheet::results(&course, owned.placement.draw()?, responses, &rules, &marks),
    })
}

fn all_passed(lesson: &Lesson, objectives: &[ObjectiveRow]) -> bool {
    let passed = |id: &String| objectives.iter().any(|row| row.objective_id == *id && row.passed);
    !lesson.objectives.is_empty() && lesson.objectives.iter().all(passed)
}

fn lesson_ref(lesson: &Lesson) -> LessonRef {
    LessonRef { id: lesson.id.clone(), title: lesson.title.clone(), minutes: lesson.minutes }
}

fn objective(course: &CourseMaterial, row: &ObjectiveRow) -> ObjectiveResult {
    let known = course.objectives.iter().find(|objective| objective.id == row.objective_id);
    ObjectiveResult {
        id: row.objective_id.clone(),
        text: known.map(|objective| objective.text.clone()).unwrap_or_default(),
        right: u32::try_from(row.right_count).unwrap_or(0),
        wrong: u32::try_from(row.wrong_count).unwrap_or(0),
        passed: row.passed,
    }
}
