//! What must hold beyond a single value: one topic per module.

mod assessment;
mod dates;
mod exercises;
mod explanations;
mod files;
mod identity;
mod inserts;
mod minutes;
mod near_duplicates;
mod options;
mod placement;
mod prerequisites;
mod references;
mod scenarios;
mod variants;
mod vocabulary;
pub(crate) mod words;

use chrono::NaiveDate;

use crate::course::CourseDraft;
use crate::finding::Finding;

/// Checks one course by itself.
pub(crate) fn course(course: &CourseDraft, today: NaiveDate, findings: &mut Vec<Finding>) {
    identity::check(course, findings);
    vocabulary::check(course, findings);
    references::check(course, findings);
    dates::check(course, today, findings);
    assessment::check(course, findings);
    placement::check(course, findings);
    minutes::check(course, findings);
    files::check(course, findings);
    explanations::check(course, findings);
    options::check(course, findings);
    near_duplicates::check(course, findings);
    exercises::check(course, findings);
    scenarios::check(course, findings);
    variants::check(course, findings);
    inserts::check(course, findings);
}

/// Checks what courses say about each other.
pub(crate) fn across(courses: &[CourseDraft], findings: &mut Vec<Finding>) {
    prerequisites::check(courses, findings);
}
