//! What must hold beyond a single value: one topic per module.

mod assessment;
mod dates;
mod explanations;
mod files;
mod identity;
mod minutes;
mod near_duplicates;
mod options;
mod prerequisites;
mod references;
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
    minutes::check(course, findings);
    files::check(course, findings);
    explanations::check(course, findings);
    options::check(course, findings);
    near_duplicates::check(course, findings);
}

/// Checks what courses say about each other.
pub(crate) fn across(courses: &[CourseDraft], findings: &mut Vec<Finding>) {
    prerequisites::check(courses, findings);
}
