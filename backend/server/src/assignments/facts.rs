//! Everything known about some assignments, in a fixed number of queries however many there are.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use courseware::CourseMaterial;
use learning::completion::{AttemptFact, CourseFacts, CourseVerdict, judge};
use learning::mark::Mark;

use crate::assignments::store::{self, AssignmentRow, EnrollmentRow};
use crate::attempts::store::{AttemptRow, ResultRow};
use crate::attempts::{self, answered};
use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::page::length;

/// What is known about one assignment.
#[derive(Debug, Clone)]
pub struct AssignmentFacts {
    /// The assignment.
    pub assignment: AssignmentRow,
    /// The version bound by the enrollment, or the newest one.
    pub version_id: String,
    /// Its material.
    pub course: Arc<CourseMaterial>,
    /// The enrollment, if begun.
    pub enrollment: Option<EnrollmentRow>,
    /// Finished lessons of this version.
    pub lessons: Vec<(String, DateTime<Utc>)>,
    /// Attempts in order.
    pub attempts: Vec<KnownAttempt>,
    /// Where the learner was: lesson and position.
    pub bookmark: Option<(String, i32)>,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

/// One attempt with what came of it.
#[derive(Debug, Clone)]
pub struct KnownAttempt {
    /// The attempt.
    pub attempt: AttemptRow,
    /// Its result, once submitted.
    pub result: Option<ResultRow>,
    /// Questions with a complete response; counted for open attempts only.
    pub answered: u32,
    /// Questions drawn; counted for open attempts only.
    pub drawn: u32,
}

impl AssignmentFacts {
    /// The verdict of the rules.
    #[must_use]
    pub fn verdict(&self) -> CourseVerdict {
        let done = self.lessons.iter().filter(|(id, _)| self.course.lessons.iter().any(|l| l.id == *id));
        judge(&CourseFacts {
            lessons_total: length(&self.course.lessons),
            lessons_done: u32::try_from(done.count()).unwrap_or(u32::MAX),
            mastery: self.course.assessment.mastery,
            attempts_allowed: self.course.assessment.attempts,
            attempts: self.attempts.iter().map(KnownAttempt::fact).collect(),
        })
    }

    /// When a lesson was finished.
    #[must_use]
    pub fn lesson_completed_at(&self, lesson_id: &str) -> Option<DateTime<Utc>> {
        self.lessons.iter().find(|(id, _)| id == lesson_id).map(|(_, at)| *at)
    }

    /// The attempt that is not submitted yet.
    #[must_use]
    pub fn open_attempt(&self) -> Option<&KnownAttempt> {
        self.attempts.iter().find(|attempt| attempt.result.is_none())
    }
}

impl KnownAttempt {
    fn fact(&self) -> AttemptFact {
        match &self.result {
            Some(result) => AttemptFact::submitted(result.share(), result.passed),
            None => AttemptFact::under_way(Some(self.answered), Some(self.drawn)),
        }
    }

    /// Share of marks, once submitted.
    #[must_use]
    pub fn share(&self) -> Option<Mark> {
        self.result.as_ref().map(ResultRow::share)
    }
}

/// Loads the facts of these assignments, in the same order. Assignments of a course that no version was
/// ever published of are left out: there is nothing to take.
///
/// # Errors
/// The database refuses.
pub fn load(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    rows: Vec<AssignmentRow>,
) -> Result<Vec<AssignmentFacts>, Error> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let enrolled = store::enrollments_of(c, tenant_id, &ids)?;
    let enrollment_ids: Vec<String> = enrolled.iter().map(|row| row.id.clone()).collect();
    let finished = store::finished_lessons(c, tenant_id, &enrollment_ids)?;
    let marks = store::bookmarks_of(c, tenant_id, &enrollment_ids)?;
    let completed = store::completed_on(c, tenant_id, &ids)?;
    let mut known = known_attempts(c, tenant_id, &enrollment_ids)?;
    let newest: HashMap<String, String> =
        catalog::store::newest(c, tenant_id)?.into_iter().map(|version| (version.code, version.id)).collect();
    let mut enrolled: HashMap<String, EnrollmentRow> =
        enrolled.into_iter().map(|row| (row.assignment_id.clone(), row)).collect();
    let mut facts = Vec::with_capacity(rows.len());
    for assignment in rows {
        let enrollment = enrolled.remove(&assignment.id);
        let bound = enrollment.as_ref().map(|row| row.course_version_id.clone());
        let Some(version_id) = bound.or_else(|| newest.get(&assignment.course_code).cloned()) else {
            continue;
        };
        let course = shelf.take(c, tenant_id, &version_id)?;
        let mine = |id: &str| enrollment.as_ref().is_some_and(|row| row.id == id);
        let lessons =
            finished.iter().filter(|(id, ..)| mine(id)).map(|(_, l, at)| (l.clone(), *at)).collect();
        let bookmark = marks.iter().find(|(id, ..)| mine(id)).map(|(_, l, at)| (l.clone(), *at));
        let attempts = enrollment.as_ref().and_then(|row| known.remove(&row.id)).unwrap_or_default();
        let completed_on = completed.get(&assignment.id).copied();
        facts.push(AssignmentFacts {
            assignment,
            version_id,
            course,
            enrollment,
            lessons,
            attempts,
            bookmark,
            completed_on,
        });
    }
    Ok(facts)
}

/// Loads the facts of one assignment.
///
/// # Errors
/// Not found when its course was never published.
pub fn load_one(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    row: AssignmentRow,
) -> Result<AssignmentFacts, Error> {
    load(c, shelf, tenant_id, vec![row])?
        .into_iter()
        .next()
        .ok_or(Error::Refused(contract::error::ErrorCode::NotFound))
}

/// Attempts by enrollment, in order of number.
fn known_attempts(
    c: &mut Connection,
    tenant_id: &str,
    enrollment_ids: &[String],
) -> Result<HashMap<String, Vec<KnownAttempt>>, Error> {
    let rows = attempts::store::of_enrollments(c, tenant_id, enrollment_ids)?;
    let open: Vec<&str> =
        rows.iter().filter(|(_, result)| result.is_none()).map(|(attempt, _)| attempt.id.as_str()).collect();
    let responses = attempts::store::responses_of(c, tenant_id, &open)?;
    let none = BTreeMap::new();
    let mut known: HashMap<String, Vec<KnownAttempt>> = HashMap::new();
    for (attempt, result) in rows {
        let (answered, drawn) = match result {
            Some(_) => (0, 0),
            None => {
                let draw = attempt.draw()?;
                let saved = responses.get(&attempt.id).unwrap_or(&none);
                (answered(&draw, saved), length(&draw))
            }
        };
        known.entry(attempt.enrollment_id.clone()).or_default().push(KnownAttempt {
            attempt,
            result,
            answered,
            drawn,
        });
    }
    Ok(known)
}
