//! The courses in `content/courses` are fit for use.

#![allow(clippy::expect_used, reason = "shared parts of a test are tests")]

use std::path::Path;

use chrono::NaiveDate;
use courseware::{CourseMaterial, CourseTree, Report, glossary, parse, summary, table};

/// A fixed day, so that a next-check date that passes does not break the build by itself.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn shipped() -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses");
    parse(&CourseTree::from_folder(&folder).expect("the courses are there"), TODAY)
}

#[test]
fn shipped_courses_have_no_findings() {
    let report = shipped();
    for finding in &report.findings {
        println!("{finding}");
    }
    assert_eq!(report.findings, [], "printed above");
}

#[test]
fn shipped_courses_are_complete() {
    let report = shipped();
    let summaries: Vec<_> = report.courses.iter().map(summary).collect();
    println!("{}", table(&summaries));
    let codes: Vec<&str> = summaries.iter().map(|course| course.code.as_str()).collect();
    for code in [
        "COM-01", "ETH-02", "ETH-03", "ETH-05", "NEW-01", "RPA-01", "SEC-01", "SEC-02", "SEC-03", "SEC-04",
        "SEC-05", "SEC-07",
    ] {
        assert!(codes.contains(&code), "{code} is not among {codes:?}");
    }
    for course in &summaries {
        assert!(course.questions >= 20, "{} has only {} questions", course.code, course.questions);
    }
}

#[test]
fn the_shipped_glossary_explains_words_that_lessons_use() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../glossary.toml");
    let text = std::fs::read_to_string(folder).expect("the glossary is there");
    let terms = glossary(&text).expect("the glossary is free of errors");
    assert!(terms.len() >= 40, "only {} terms", terms.len());
    let courses = shipped().courses;
    for term in terms {
        let used = |course: &CourseMaterial| course.lessons.iter().any(|each| each.html.contains(&term.term));
        assert!(courses.iter().any(used), "no lesson uses {}", term.term);
        let sourced = |course: &CourseMaterial| course.sources.iter().any(|each| each.id == term.source);
        assert!(courses.iter().any(sourced), "no course has the source {} of {}", term.source, term.term);
    }
}
