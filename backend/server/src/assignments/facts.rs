//! Everything known about some assignments, in a fixed number of queries however many there are.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use contract::inserts::Acknowledgement;
use courseware::CourseMaterial;
use courseware::material::{Exercise, Lesson};
use learning::completion::{AttemptFact, CourseFacts, CourseVerdict, judge};
use learning::deadline::DutyFacts;
use learning::mark::Mark;

use crate::assignments::store::{self, AssignmentRow, EnrollmentRow};
use crate::attempts::store::{AttemptRow, ResultRow};
use crate::attempts::{self, answered};
use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::exercises;
use crate::exercises::store::{RunResultRow, RunRow};
use crate::inserts;
use crate::inserts::slot::{self, Written};
use crate::inserts::store::AcknowledgementRow;
use crate::organization;
use crate::page::length;

/// What is known about one assignment.
#[derive(Debug, Clone)]
pub struct AssignmentFacts {
    /// The assignment.
    pub assignment: AssignmentRow,
    /// The version bound by the enrollment, or the newest one.
    pub version_id: String,
    /// Id of the variant that was taken up, or, before, that of the grade of today; empty for the common
    /// one.
    pub variant: String,
    /// Its material, as this variant takes it.
    pub course: Arc<CourseMaterial>,
    /// The enrollment, if begun.
    pub enrollment: Option<EnrollmentRow>,
    /// Finished lessons of this version.
    pub lessons: Vec<(String, DateTime<Utc>)>,
    /// Runs of exercises, by exercise and in order.
    pub runs: Vec<KnownRun>,
    /// What the organisation wrote into the slots of this course.
    pub written: Written,
    /// What was confirmed to be read, oldest first.
    pub acknowledged: Vec<AcknowledgementRow>,
    /// Attempts in order.
    pub attempts: Vec<KnownAttempt>,
    /// Where the learner was: lesson and position.
    pub bookmark: Option<(String, i32)>,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

/// One run of an exercise with what came of it.
#[derive(Debug, Clone)]
pub struct KnownRun {
    /// The run.
    pub run: RunRow,
    /// Its result, once finished.
    pub result: Option<RunResultRow>,
}

/// One thing to do before the assessment.
#[derive(Debug, Clone, Copy)]
pub enum Activity<'a> {
    /// To read.
    Lesson(&'a Lesson),
    /// To do.
    Exercise(&'a Exercise),
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
    /// What decides the state.
    #[must_use]
    pub fn duty(&self) -> DutyFacts {
        self.assignment.duty(self.enrollment.is_some(), self.completed_on)
    }

    /// The verdict of the rules.
    #[must_use]
    pub fn verdict(&self) -> CourseVerdict {
        let (lessons, exercises) = (&self.course.lessons, &self.course.exercises);
        let lessons_done = lessons.iter().filter(|lesson| self.lesson_completed_at(&lesson.id).is_some());
        let exercises_passed = exercises.iter().filter(|exercise| self.exercise_passed(&exercise.id));
        judge(&CourseFacts {
            lessons_total: length(lessons),
            lessons_done: u32::try_from(lessons_done.count()).unwrap_or(u32::MAX),
            exercises_total: length(exercises),
            exercises_passed: u32::try_from(exercises_passed.count()).unwrap_or(u32::MAX),
            mastery: self.course.assessment.mastery,
            attempts_allowed: self.course.assessment.attempts,
            attempts: self.attempts.iter().map(KnownAttempt::fact).collect(),
        })
    }

    /// When a lesson was finished. A lesson whose text to confirm has changed since waits to be confirmed
    /// again, unless the course is complete.
    #[must_use]
    pub fn lesson_completed_at(&self, lesson_id: &str) -> Option<DateTime<Utc>> {
        let at = self.lessons.iter().find(|(id, _)| id == lesson_id).map(|(_, at)| *at)?;
        let lesson = self.course.lessons.iter().find(|lesson| lesson.id == lesson_id)?;
        (!self.acknowledgement_needed(lesson)).then_some(at)
    }

    /// What this lesson asks to confirm. In a complete course, whatever was confirmed once stays so.
    #[must_use]
    pub fn acknowledgements(&self, lesson: &Lesson) -> Vec<Acknowledgement> {
        let asked = slot::in_lesson(&self.course, &lesson.html).filter(|insert| insert.acknowledge);
        asked
            .map(|insert| {
                let text_hash = slot::text_hash(insert, &self.written);
                let counts = |row: &&AcknowledgementRow| {
                    row.insert_id == insert.id && (row.text_hash == text_hash || self.completed_on.is_some())
                };
                let confirmed = self.acknowledged.iter().rev().find(counts);
                Acknowledgement {
                    insert_id: insert.id.clone(),
                    title: insert.title.clone(),
                    acknowledged_at: confirmed.map(|row| row.acknowledged_at),
                    text_hash,
                }
            })
            .collect()
    }

    /// Whether this lesson cannot be finished before something in it is confirmed.
    #[must_use]
    pub fn acknowledgement_needed(&self, lesson: &Lesson) -> bool {
        let open = |asked: &Acknowledgement| asked.acknowledged_at.is_none();
        self.completed_on.is_none() && self.acknowledgements(lesson).iter().any(open)
    }

    /// The runs of an exercise in order.
    pub fn runs_of<'a>(&'a self, exercise_id: &'a str) -> impl DoubleEndedIterator<Item = &'a KnownRun> {
        self.runs.iter().filter(move |known| known.run.exercise_id == exercise_id)
    }

    /// The run of an exercise that is not finished yet.
    #[must_use]
    pub fn open_run(&self, exercise_id: &str) -> Option<&RunRow> {
        let open = |known: &&KnownRun| known.run.exercise_id == exercise_id && known.result.is_none();
        self.runs.iter().find(open).map(|known| &known.run)
    }

    /// Whether an exercise is passed: once is for ever.
    #[must_use]
    pub fn exercise_passed(&self, exercise_id: &str) -> bool {
        self.runs_of(exercise_id).any(|known| known.result.as_ref().is_some_and(|result| result.passed))
    }

    /// The lesson behind which an exercise stands: the last one when the variant leaves out its own.
    #[must_use]
    pub fn lesson_before(&self, exercise: &Exercise) -> Option<&Lesson> {
        let own = self.course.lessons.iter().find(|lesson| lesson.id == exercise.after);
        own.or(self.course.lessons.last())
    }

    /// Lessons in order, behind each its exercises.
    #[must_use]
    pub fn activities(&self) -> Vec<Activity<'_>> {
        let mut activities = Vec::new();
        for lesson in &self.course.lessons {
            activities.push(Activity::Lesson(lesson));
            let behind =
                self.course.exercises.iter().filter(|exercise| {
                    self.lesson_before(exercise).is_some_and(|before| before.id == lesson.id)
                });
            activities.extend(behind.map(Activity::Exercise));
        }
        activities
    }

    /// Whether nothing is left to do before the assessment.
    #[must_use]
    pub fn assessment_open(&self) -> bool {
        self.activities().iter().all(|activity| self.is_done(activity))
    }

    /// Whether a lesson is finished or an exercise passed.
    #[must_use]
    pub fn is_done(&self, activity: &Activity<'_>) -> bool {
        match activity {
            Activity::Lesson(lesson) => self.lesson_completed_at(&lesson.id).is_some(),
            Activity::Exercise(exercise) => self.exercise_passed(&exercise.id),
        }
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
    let mut runs: HashMap<String, Vec<KnownRun>> = HashMap::new();
    for (run, result) in exercises::store::of_enrollments(c, tenant_id, &enrollment_ids)? {
        runs.entry(run.enrollment_id.clone()).or_default().push(KnownRun { run, result });
    }
    let mut acknowledged: HashMap<String, Vec<AcknowledgementRow>> = HashMap::new();
    for row in inserts::store::acknowledged(c, tenant_id, &enrollment_ids)? {
        acknowledged.entry(row.enrollment_id.clone()).or_default().push(row);
    }
    let mut written: HashMap<String, Written> = HashMap::new();
    for ((course_code, insert_id), row) in inserts::store::latest(c, tenant_id)? {
        written.entry(course_code).or_default().insert(insert_id, row.value);
    }
    let people = rows.iter().map(|row| row.person_id.as_str());
    let grades = organization::store::grades_of(c, tenant_id, people)?;
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
        let variant = match &enrollment {
            Some(row) => row.variant.clone(),
            None => {
                let grade = grades.get(&assignment.person_id).map_or("", String::as_str);
                let whole = shelf.take(c, tenant_id, &version_id)?;
                whole.variant_for(grade).map(|variant| variant.id.clone()).unwrap_or_default()
            }
        };
        let course = shelf.taken(c, tenant_id, &version_id, &variant)?;
        let mine = |id: &str| enrollment.as_ref().is_some_and(|row| row.id == id);
        let lessons =
            finished.iter().filter(|(id, ..)| mine(id)).map(|(_, l, at)| (l.clone(), *at)).collect();
        let bookmark = marks.iter().find(|(id, ..)| mine(id)).map(|(_, l, at)| (l.clone(), *at));
        let attempts = enrollment.as_ref().and_then(|row| known.remove(&row.id)).unwrap_or_default();
        let runs = enrollment.as_ref().and_then(|row| runs.remove(&row.id)).unwrap_or_default();
        let acknowledged =
            enrollment.as_ref().and_then(|row| acknowledged.remove(&row.id)).unwrap_or_default();
        let written = written.get(&assignment.course_code).cloned().unwrap_or_default();
        let completed_on = completed.get(&assignment.id).copied();
        facts.push(AssignmentFacts {
            assignment,
            version_id,
            variant,
            course,
            enrollment,
            lessons,
            runs,
            written,
            acknowledged,
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
