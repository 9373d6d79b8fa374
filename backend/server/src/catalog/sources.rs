//! Sources of a course as the learner sees them.

use contract::catalog::SourceLine;
use courseware::CourseMaterial;
use courseware::material::Source;

/// All sources of a course, with their dates.
#[must_use]
pub fn all(course: &CourseMaterial) -> Vec<SourceLine> {
    course.sources.iter().map(line).collect()
}

/// The named sources of a course, with their dates.
#[must_use]
pub fn named(course: &CourseMaterial, ids: &[String]) -> Vec<SourceLine> {
    course.sources.iter().filter(|source| ids.contains(&source.id)).map(line).collect()
}

fn line(source: &Source) -> SourceLine {
    SourceLine {
        id: source.id.clone(),
        title: source.title.clone(),
        as_of: source.as_of,
        next_check: source.next_check,
    }
}
