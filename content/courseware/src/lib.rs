//! Course material: parse, check, render and version it.
//!
//! A course is a folder of reviewed text files (the format is described in `content/README.md`). This
//! crate turns such folders into [`material::CourseMaterial`] and says, with file and line, what is
//! wrong and how to mend it. It reads no clock and knows nothing of the server, databases or people.
//!
//! Map, in the order things happen:
//! - [`tree`]: the files, from a folder or from memory.
//! - `toml_file`: TOML with line numbers and findings instead of a first error.
//! - `manifest`, `lesson`, `figure`, `quiz`, `exercise`: one reader per kind of file; `course` brings them
//!   together.
//! - `insert_text`: what an organisation writes into a lesson, rendered as strictly.
//! - [`mod@glossary`]: the terms that all courses share.
//! - `checks`: what must hold across files, one topic per module.
//! - [`material`]: the result; [`mod@summary`]: its key figures.
//! - [`finding`], [`rules`]: what is reported, and the list of all rules.

pub mod finding;
pub mod glossary;
pub mod material;
pub mod rules;
pub mod summary;
pub mod tree;

mod checks;
mod course;
mod exercise;
mod figure;
mod insert_text;
mod lesson;
mod manifest;
mod number;
mod quiz;
mod toml_file;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use crate::course::CourseDraft;

pub use finding::{Finding, Findings, Severity};
pub use glossary::glossary;
pub use insert_text::render_insert;
pub use material::CourseMaterial;
pub use summary::{CourseSummary, summary, table};
pub use tree::CourseTree;

/// What a check of a tree of courses gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Courses fit for use, in code order: those without errors. A source whose next-check date has
    /// passed is an error of its own kind that does not keep a course out, because a date passes by
    /// itself and must not empty a running server.
    pub courses: Vec<CourseMaterial>,
    /// Everything found, in order of path and line.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether any finding is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The courses, or all findings if any of them is an error.
    ///
    /// # Errors
    /// All findings, warnings among them, when at least one is an error.
    pub fn into_result(self) -> Result<Vec<CourseMaterial>, Findings> {
        if self.has_errors() { Err(Findings(self.findings)) } else { Ok(self.courses) }
    }
}

/// Reads the courses below `folder` (laid out as `<family>/<CODE-slug>/`), which must be free of errors
/// on the day `today`.
///
/// # Errors
/// All findings when at least one is an error, among them that the folder cannot be read.
pub fn load(folder: &Path, today: NaiveDate) -> Result<Vec<CourseMaterial>, Findings> {
    let tree = CourseTree::from_folder(folder).map_err(|error| {
        let path = folder.display().to_string();
        let message = format!("フォルダーを読めません（{error}）。");
        Findings(vec![rules::FOLDER_UNREADABLE.at(
            path,
            1,
            message,
            "場所と読み取りの権限を確かめてください。",
        )])
    })?;
    parse(&tree, today).into_result()
}

/// Parses and checks all courses of a tree as of the day `today`.
#[must_use]
pub fn parse(tree: &CourseTree, today: NaiveDate) -> Report {
    let mut findings = Vec::new();
    let folders = course_folders(tree, &mut findings);
    let drafts: Vec<CourseDraft> =
        folders.iter().filter_map(|folder| CourseDraft::read(tree, folder, &mut findings)).collect();
    for draft in &drafts {
        checks::course(draft, today, &mut findings);
    }
    checks::across(&drafts, &mut findings);
    findings.sort_by(|one, other| (&one.path, one.line).cmp(&(&other.path, other.line)));

    let unfit = |folder: &str| findings.iter().any(|finding| keeps_out(finding, folder));
    let fit = drafts.into_iter().filter(|draft| !unfit(&draft.folder));
    let mut courses: Vec<CourseMaterial> = fit.map(CourseDraft::into_material).collect();
    courses.sort_by(|one, other| one.code.cmp(&other.code));
    Report { courses, findings }
}

/// Whether a finding keeps the course of `folder` out of the result.
fn keeps_out(finding: &Finding, folder: &str) -> bool {
    let inside = finding.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    inside && finding.severity == Severity::Error && finding.rule != rules::SOURCE_OVERDUE.code
}

/// `<family>/<CODE-slug>` of every file; a file outside of such a folder is reported.
fn course_folders(tree: &CourseTree, findings: &mut Vec<Finding>) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for (path, _) in tree.iter() {
        let mut parts = path.splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(family), Some(course), Some(_)) => {
                folders.insert(format!("{family}/{course}"));
            }
            _ => findings.push(rules::UNEXPECTED_FILE.at(
                path,
                1,
                "コースのフォルダーの外にあります。",
                "<系統>/<コード-名前>/ の中に移すか、消してください。",
            )),
        }
    }
    folders
}
