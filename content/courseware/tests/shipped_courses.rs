//! The courses in `content/courses` are fit for use.

#![allow(clippy::expect_used, reason = "shared parts of a test are tests")]

use std::path::Path;

use chrono::NaiveDate;
use courseware::material::{Audience, Lesson, Question, Variant};
use courseware::{CourseMaterial, CourseTree, Report, glossary, parse, summary, table};
use learning::parallel::Form;
use learning::role::Attribute;

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
}

#[test]
fn shipped_banks_are_wide_enough_for_every_objective() {
    for course in shipped().courses.iter().map(summary) {
        let asked =
            if ["SEC-01", "SEC-02", "SEC-05", "NEW-01"].contains(&course.code.as_str()) { 30 } else { 20 };
        assert!(course.questions >= asked, "{} has only {} questions", course.code, course.questions);
        for (objective, count) in &course.by_objective {
            assert!(*count >= 3, "{objective} has only {count} questions");
        }
        assert!(course.by_kind.len() >= 6, "{} has only {:?}", course.code, course.by_kind);
    }
}

#[test]
fn shipped_courses_tag_the_literacy_items_that_they_own() {
    let courses = shipped().courses;
    for (code, items) in [
        ("ETH-02", &["SNS", "コミュニケーション", "著作権"][..]),
        ("ETH-03", &["公序良俗", "マナー"]),
        ("ETH-05", &["検索", "判断", "売買"]),
        ("NEW-01", &["著作権"]),
        ("SEC-01", &["セキュリティ"]),
        ("SEC-02", &["セキュリティ", "売買"]),
        ("SEC-03", &["セキュリティ"]),
        ("SEC-04", &["セキュリティ"]),
        ("SEC-05", &["セキュリティ", "判断"]),
        ("SEC-07", &["セキュリティ", "プライバシー"]),
    ] {
        let course = courses.iter().find(|course| course.code == code).expect("shipped");
        for item in items {
            assert!(course.literacy.iter().any(|owned| owned == item), "{code} does not name {item}");
            let of_item = |question: &&Question| question.literacy.iter().any(|tag| tag == item);
            assert!(course.bank.iter().filter(of_item).count() >= 3, "{code} hardly asks about {item}");
        }
    }
}

/// Whoever is asked what the organisation's rule decides has been shown the rule, in every variant too.
#[test]
fn shipped_lesson_sets_show_the_rules_that_their_questions_ask_about() {
    for course in shipped().courses {
        let common = course.lessons.iter().filter(|lesson| !lesson.only_variants).collect();
        let of = |variant: &Variant| {
            course.lessons.iter().filter(|lesson| variant.lessons.contains(&lesson.id)).collect()
        };
        let mut sets: Vec<(&str, Vec<&Lesson>)> = vec![("common", common)];
        sets.extend(course.variants.iter().map(|variant| (variant.id.as_str(), of(variant))));
        for (set, lessons) in sets {
            for question in &course.bank {
                let drawn = lessons.iter().any(|lesson| lesson.objectives.contains(&question.objective));
                let Some(keys) = question.insert_keys.as_ref().filter(|_| drawn) else { continue };
                let rule = course.inserts.iter().find(|insert| insert.id == keys.insert).expect("checked");
                let shown = lessons.iter().any(|lesson| lesson.html.contains(&rule.marker()));
                assert!(shown, "{} {set}: {} asks about {}", course.code, question.id, rule.id);
            }
        }
    }
}

#[test]
fn shipped_banks_come_in_parallel_forms_that_are_equally_hard() {
    let courses = shipped().courses;
    let placed: Vec<&str> = courses
        .iter()
        .filter(|course| course.placement.is_some())
        .map(|course| course.code.as_str())
        .collect();
    assert_eq!(placed, ["ETH-05", "NEW-01", "SEC-01", "SEC-05", "SEC-07"]);
    for course in &courses {
        let forms = course.forms();
        assert!(forms.ids(Form::A).is_disjoint(forms.ids(Form::B)), "{}", course.code);
        for form in [Form::A, Form::B] {
            let drawn = usize::try_from(course.assessment.questions).expect("few");
            assert!(forms.ids(form).len() >= drawn, "{} {form:?}", course.code);
        }
        let mean = |form, objective: Option<&str>| {
            let ids = forms.ids(form);
            let levels: Vec<f64> = course
                .bank
                .iter()
                .filter(|question| ids.contains(&question.id))
                .filter(|question| objective.is_none_or(|objective| question.objective == objective))
                .map(|question| f64::from(question.difficulty))
                .collect();
            levels.iter().sum::<f64>() / f64::from(u32::try_from(levels.len()).expect("few"))
        };
        let apart = |objective| (mean(Form::A, objective) - mean(Form::B, objective)).abs();
        assert!(apart(None) < 0.15, "{}: {}", course.code, apart(None));
        for objective in &course.objectives {
            assert!(apart(Some(&objective.id)) < 0.5, "{}: {}", objective.id, apart(Some(&objective.id)));
        }
    }
}

#[test]
fn staff_at_shared_terminals_take_the_short_courses_and_handlers_of_numbers_the_whole() {
    let courses = shipped().courses;
    let variant = |code: &str, grade: &str, job_kind: &str, attributes: &[Attribute]| {
        let person = Audience {
            grade: grade.to_owned(),
            job_kind: job_kind.to_owned(),
            attributes: attributes.iter().copied().collect(),
        };
        let course = courses.iter().find(|course| course.code == code).expect("shipped");
        course.variant_for(&person).map(|variant| variant.id.clone())
    };
    for (code, id) in [("SEC-01", "short"), ("SEC-05", "short"), ("SEC-07", "personal-information-only")] {
        for (grade, job_kind, attributes) in [
            ("G80", "", vec![]),
            ("G70", "保育", vec![]),
            ("G90", "現業", vec![]),
            ("G70", "", vec![Attribute::SharedTerminal]),
        ] {
            assert_eq!(
                variant(code, grade, job_kind, &attributes).as_deref(),
                Some(id),
                "{code} {grade} {job_kind}"
            );
        }
        assert_eq!(variant(code, "G70", "事務", &[Attribute::Mail]), None, "{code}");
    }
    assert_eq!(variant("SEC-05", "G30", "保育", &[]).as_deref(), Some("section-head"));
    assert_eq!(variant("SEC-07", "G70", "保育", &[Attribute::SpecificPersonalInformation]), None);
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
