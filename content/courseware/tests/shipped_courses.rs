//! The courses in `content/courses` are fit for use.

#![allow(clippy::expect_used, reason = "shared parts of a test are tests")]

use std::path::Path;

use chrono::NaiveDate;
use courseware::{CourseTree, Report, parse, summary, table};

/// A fixed day, so that a next-check date that passes does not break the build by itself.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn shipped() -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses");
    parse(&CourseTree::from_folder(&folder).expect("the courses are there"), TODAY)
}

#[test]
fn shipped_courses_have_no_errors() {
    let report = shipped();
    for finding in &report.findings {
        println!("{finding}");
    }
    assert!(!report.has_errors(), "{} findings, printed above", report.findings.len());
}

#[test]
fn shipped_courses_are_complete() {
    let report = shipped();
    let summaries: Vec<_> = report.courses.iter().map(summary).collect();
    println!("{}", table(&summaries));
    let codes: Vec<&str> = summaries.iter().map(|course| course.code.as_str()).collect();
    for code in ["RPA-01", "SEC-02", "SEC-03"] {
        assert!(codes.contains(&code), "{code} is not among {codes:?}");
    }
    for course in &summaries {
        assert!(course.questions >= 20, "{} has only {} questions", course.code, course.questions);
    }
}
