//! Every rule fires on a course spoilt by one edit, at the right line, and is silent on a good course.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "shared parts of a test are tests"
)]

mod across;
mod edits;
mod fixture;
mod glossary;
mod material;
mod robustness;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use courseware::{CourseTree, Finding, Severity, parse, rules};

/// The day of all checks here.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

#[test]
fn a_good_course_has_no_findings() {
    let report = parse(&fixture::good(), TODAY);
    assert_eq!(report.findings, []);
    assert_eq!(report.courses.len(), 1);
}

#[test]
fn every_rule_has_a_spoilt_course() {
    let tested: BTreeSet<&str> = edits::EDITS
        .iter()
        .map(|edit| edit.rule)
        .chain(across::RULES.iter().copied())
        .chain(glossary::RULES.iter().copied())
        .collect();
    let known: BTreeSet<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    assert_eq!(tested, known);
}

#[test]
fn every_edit_is_found_where_it_was_made() {
    for edit in edits::EDITS {
        let tree = fixture::spoilt(edit.file, edit.from, edit.to);
        let report = parse(&tree, TODAY);
        let found: Vec<&Finding> = report.findings.iter().filter(|found| found.rule == edit.rule).collect();
        assert!(!found.is_empty(), "{} did not fire: {edit:?}\n{:#?}", edit.rule, report.findings);
        let lines: Vec<String> = found.iter().map(|found| line_of(&tree, found)).collect();
        assert!(
            lines.iter().any(|line| line.contains(edit.at)),
            "{}: {edit:?} was reported at {lines:?}",
            edit.rule
        );
        let shut_out = found.iter().any(|found| found.severity == Severity::Error)
            && edit.rule != rules::SOURCE_OVERDUE.code;
        assert_eq!(report.courses.is_empty(), shut_out, "{edit:?}\n{:#?}", report.findings);
    }
}

#[test]
fn a_finding_says_where_what_and_how_to_mend() {
    let tree = fixture::spoilt("course.toml", "minutes = 8", "minutes = 8\nlecturer = \"佐藤\"");
    let report = parse(&tree, TODAY);
    let text = report.into_result().expect_err("an unknown key is an error").to_string();
    assert!(
        text.starts_with(
            "COM/COM-01-counter/course.toml:6: [unknown-key] lecturer という項目はありません。 → "
        ),
        "{text}"
    );
}

/// Text of the line that a finding points to.
fn line_of(tree: &CourseTree, finding: &Finding) -> String {
    let text = fixture::text(tree, &finding.path);
    text.lines().nth(finding.line - 1).unwrap_or_default().to_owned()
}
