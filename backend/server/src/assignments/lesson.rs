//! A lesson as somebody reads it: with figures, slots filled, what is to be confirmed, and its terms.

use contract::assignments::LessonPage;
use contract::error::ErrorCode;
use courseware::material::Lesson;

use crate::assignments::facts::AssignmentFacts;
use crate::catalog::glossary;
use crate::catalog::sources;
use crate::error::Error;
use crate::inserts::slot;
use crate::page::length;

/// A lesson of the course as it is taken.
///
/// # Errors
/// Not found.
pub fn of<'a>(facts: &'a AssignmentFacts, lesson_id: &str) -> Result<&'a Lesson, Error> {
    let found = facts.course.lessons.iter().find(|lesson| lesson.id == lesson_id);
    found.ok_or(Error::Refused(ErrorCode::NotFound))
}

/// The page of a lesson.
///
/// # Errors
/// Not found.
pub fn page(facts: &AssignmentFacts, lesson_id: &str) -> Result<LessonPage, Error> {
    let course = &facts.course;
    let lesson = of(facts, lesson_id)?;
    let index = course.lessons.iter().position(|lesson| lesson.id == lesson_id).unwrap_or(0);
    let neighbour = |index: Option<usize>| Some(course.lessons.get(index?)?.id.clone());
    let figures = format!("src=\"/api/course-versions/{}/figures/", facts.version_id);
    let lessons = format!("href=\"/assignments/{}/lessons/", facts.assignment.id);
    let html = lesson.html.replace("src=\"figures/", &figures).replace("href=\"lessons/", &lessons);
    let position = facts.bookmark.as_ref().filter(|(marked, _)| marked == lesson_id).map_or(0, |(_, at)| *at);
    Ok(LessonPage {
        assignment_id: facts.assignment.id.clone(),
        course_code: course.code.clone(),
        course_title: course.title.clone(),
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        minutes: lesson.minutes,
        html: slot::fill(course, &html, &facts.written),
        sources: sources::named(course, &lesson.sources),
        number: u32::try_from(index + 1).unwrap_or(0),
        total: length(&course.lessons),
        previous: neighbour(index.checked_sub(1)),
        next: neighbour(Some(index + 1)),
        completed_at: facts.lesson_completed_at(lesson_id),
        position: u32::try_from(position).unwrap_or(0),
        acknowledgements: facts.acknowledgements(lesson),
        terms: glossary::terms_in(&lesson.html),
    })
}
