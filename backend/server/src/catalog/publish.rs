//! Publishing: course material becomes an immutable version. Publishing the same files again changes
//! nothing.

use chrono::{DateTime, NaiveDate, Utc};
use courseware::{CourseMaterial, CourseTree, Severity};
use include_dir::{Dir, DirEntry, include_dir};
use learning::validity::Validity;
use serde::{Deserialize, Serialize};

use crate::audit::{self, Action, Entry};
use crate::catalog::store::{self, NewCourseVersion};
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::requirements::derive::{self, Run};

/// What rules need to know of a course; the fields have the names that the material gives them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementFacts {
    /// Courses that must be valid before.
    pub prerequisites: Vec<String>,
    /// Minutes of the whole course.
    pub minutes: u32,
    /// How long a completion counts.
    pub validity: Validity,
}

impl RequirementFacts {
    fn of(course: &CourseMaterial) -> RequirementFacts {
        RequirementFacts {
            prerequisites: course.prerequisites.clone(),
            minutes: course.minutes,
            validity: course.validity,
        }
    }
}

/// The courses that ship inside the program.
static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../content/courses");

/// The shipped courses, parsed and checked as of `today`.
#[must_use]
pub fn shipped(today: NaiveDate) -> Vec<CourseMaterial> {
    let mut tree = CourseTree::default();
    collect(&SHIPPED, &mut tree);
    let report = courseware::parse(&tree, today);
    for finding in report.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        tracing::warn!(%finding, "shipped course");
    }
    report.courses
}

fn collect(folder: &Dir<'static>, tree: &mut CourseTree) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, tree),
            DirEntry::File(file) => {
                tree.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
            }
        }
    }
}

/// Publishes every course whose content is not its organisation's newest version yet. Returns the codes.
///
/// # Errors
/// The database refuses.
pub fn publish(
    c: &mut Connection,
    tenant_id: &str,
    courses: &[CourseMaterial],
    now: DateTime<Utc>,
) -> Result<Vec<String>, Error> {
    let mut published = Vec::new();
    for course in courses {
        let versions = store::versions_of(c, tenant_id, &course.code)?;
        if versions.iter().any(|(_, hash)| *hash == course.content_hash) {
            continue;
        }
        let number = versions.last().map_or(0, |(number, _)| *number) + 1;
        store::insert(
            c,
            &NewCourseVersion {
                tenant_id,
                id: &clock::new_id(),
                code: &course.code,
                version: number,
                content_hash: &course.content_hash,
                title: &course.title,
                material: &serde_json::to_string(course)?,
                requirement_facts: &serde_json::to_string(&RequirementFacts::of(course))?,
                published_at: now,
            },
        )?;
        published.push(format!("{} v{number}", course.code));
    }
    if !published.is_empty() {
        let entry = Entry::by_system(tenant_id, now, Action::CoursesPublished, published.join(" "));
        audit::store::append(c, &entry)?;
        // Rows of the curriculum that waited for a course join now.
        derive::after_all(c, Run { tenant_id, now, trigger: "コースの公開" })?;
    }
    Ok(published)
}
