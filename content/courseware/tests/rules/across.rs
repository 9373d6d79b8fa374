//! Rules that one edit of one file cannot break.

use courseware::{CourseTree, Report, load, parse};

use crate::TODAY;
use crate::fixture::{self, FOLDER};

/// Codes of the rules tested here.
pub const RULES: &[&str] = &[
    "folder-unreadable",
    "not-utf8",
    "unexpected-file",
    "small-bank",
    "placement-uneven",
    "key-position",
    "duplicate-course",
    "prerequisite-circle",
];

fn fires(report: &Report, rule: &str) -> Vec<String> {
    report.findings.iter().filter(|found| found.rule == rule).map(|found| found.path.clone()).collect()
}

/// The good course again as `COM-<number>`.
fn copy_as(tree: &mut CourseTree, number: &str) {
    for (path, content) in fixture::good().iter() {
        let text = str::from_utf8(content).expect("fixtures are UTF-8");
        tree.insert(path.replace("COM-01", number), text.replace("COM-01", number));
    }
}

#[test]
fn a_folder_that_cannot_be_read() {
    let findings = load(std::path::Path::new("no/such/folder"), TODAY).expect_err("no such folder");
    assert_eq!(findings.0[0].rule, "folder-unreadable");
}

#[test]
fn courses_are_loaded_from_a_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, content) in fixture::good().iter() {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("folder is made");
        std::fs::write(path, content).expect("file is written");
    }
    std::fs::write(folder.path().join(".DS_Store"), "").expect("file is written");
    let courses = load(folder.path(), TODAY).expect("a good course");
    assert_eq!(courses, parse(&fixture::good(), TODAY).courses);
}

#[test]
fn a_file_that_is_not_utf8() {
    let mut tree = fixture::good();
    tree.insert(format!("{FOLDER}/lessons/02-asking-back.md"), vec![0x8e, 0x73]);
    assert_eq!(fires(&parse(&tree, TODAY), "not-utf8"), [format!("{FOLDER}/lessons/02-asking-back.md")]);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let mut tree = fixture::good();
    for file in ["course.toml", "lessons/01-first-words.md", "quiz.toml"] {
        let path = format!("{FOLDER}/{file}");
        let marked = format!("\u{feff}{}", fixture::text(&tree, &path));
        tree.insert(path, marked);
    }
    assert_eq!(parse(&tree, TODAY).findings, []);
}

#[test]
fn windows_line_ends_keep_line_numbers() {
    let mut tree = fixture::spoilt("course.toml", "level = 1", "level = 4");
    let path = format!("{FOLDER}/course.toml");
    let text = fixture::text(&tree, &path);
    tree.insert(path, text.replace('\n', "\r\n"));
    let report = parse(&tree, TODAY);
    assert_eq!(report.findings.iter().map(|found| found.line).collect::<Vec<_>>(), [4]);
}

#[test]
fn a_missing_bank_and_a_missing_course_file() {
    for file in ["quiz.toml", "course.toml"] {
        let mut tree = fixture::good();
        tree.remove(&format!("{FOLDER}/{file}"));
        let report = parse(&tree, TODAY);
        assert_eq!(fires(&report, "missing-file"), [format!("{FOLDER}/{file}")]);
        assert!(report.courses.is_empty());
    }
}

#[test]
fn files_that_no_course_uses() {
    let mut tree = fixture::good();
    let draft = format!("{FOLDER}/lessons/03-draft.md");
    tree.insert("COM/readme.txt", "");
    tree.insert(draft.clone(), "");
    assert_eq!(fires(&parse(&tree, TODAY), "unexpected-file"), [draft, "COM/readme.txt".to_owned()]);
}

#[test]
fn a_small_bank() {
    let mut tree = fixture::good();
    let quiz = format!("{FOLDER}/quiz.toml");
    let text = fixture::text(&tree, &quiz);
    let (shorter, _) = text.rsplit_once("\n[[questions]]").expect("several questions");
    tree.insert(quiz.clone(), shorter);
    assert_eq!(fires(&parse(&tree, TODAY), "small-bank"), [quiz]);
}

/// Two questions of an objective cannot be split evenly when one is easy and one is hard.
#[test]
fn forms_that_are_not_equally_hard() {
    let mut tree =
        fixture::spoilt("course.toml", "questions_per_objective = 2", "questions_per_objective = 1");
    let quiz = format!("{FOLDER}/quiz.toml");
    let mut number = 0;
    let questions: Vec<String> = fixture::text(&tree, &quiz)
        .split("[[questions]]")
        .map(|question| {
            number += usize::from(question.contains("objective"));
            let objective = if number > 2 { "COM-01-2" } else { "COM-01-1" };
            let level = if number == 1 { 1 } else { 3 };
            let lines = question.lines().map(|line| match line {
                line if line.starts_with("objective = ") => format!("objective = \"{objective}\""),
                line if line.starts_with("difficulty = ") => format!("difficulty = {level}"),
                line => line.to_owned(),
            });
            lines.collect::<Vec<_>>().join("\n") + "\n"
        })
        .collect();
    tree.insert(quiz, questions.iter().take(5).cloned().collect::<Vec<_>>().join("\n[[questions]]"));
    let report = parse(&tree, TODAY);
    assert_eq!(
        fires(&report, "placement-uneven"),
        [format!("{FOLDER}/course.toml")],
        "{:#?}",
        report.findings
    );
}

#[test]
fn keys_in_one_position() {
    let mut tree = fixture::good();
    let quiz = format!("{FOLDER}/quiz.toml");
    let text = fixture::text(&tree, &quiz);
    // "c" and "d" change places with "e" where they are right: all twelve become "c".
    let text = text
        .replace("id = \"d\"\ntext = \"どう", "id = \"X\"\ntext = \"どう")
        .replace("id = \"e\"\ntext = \"どう", "id = \"Y\"\ntext = \"どう");
    let text = ["X", "Y"].iter().fold(text, |text, mark| {
        text.split("\n[[questions]]")
            .map(|question| {
                let wanted = format!("id = \"{mark}\"");
                if !question.contains(&wanted) {
                    return question.to_owned();
                }
                let other = if *mark == "X" { "d" } else { "e" };
                question.replace("id = \"c\"", &format!("id = \"{other}\"")).replace(&wanted, "id = \"c\"")
            })
            .collect::<Vec<_>>()
            .join("\n[[questions]]")
    });
    tree.insert(quiz.clone(), text);
    let report = parse(&tree, TODAY);
    assert_eq!(fires(&report, "key-position"), [quiz], "{:#?}", report.findings);
}

#[test]
fn the_same_course_twice() {
    let mut tree = fixture::good();
    for (path, content) in fixture::good().iter() {
        tree.insert(path.replace("COM-01-counter", "COM-01-window"), content);
    }
    let report = parse(&tree, TODAY);
    assert_eq!(fires(&report, "duplicate-course"), ["COM/COM-01-window/course.toml"]);
    assert_eq!(report.courses.len(), 1);
}

#[test]
fn courses_that_require_each_other() {
    let mut tree = CourseTree::default();
    for (number, required) in [("COM-01", "COM-02"), ("COM-02", "COM-03"), ("COM-03", "COM-01")] {
        copy_as(&mut tree, number);
        let path = format!("COM/{number}-counter/course.toml");
        let text = fixture::text(&tree, &path);
        tree.insert(path, text.replace("prerequisites = []", &format!("prerequisites = [\"{required}\"]")));
    }
    let report = parse(&tree, TODAY);
    assert_eq!(fires(&report, "prerequisite-circle").len(), 3);
    assert!(report.courses.is_empty());
}

#[test]
fn a_chain_of_prerequisites_is_fine() {
    let mut tree = fixture::good();
    copy_as(&mut tree, "COM-02");
    let path = "COM/COM-02-counter/course.toml";
    let text = fixture::text(&tree, path);
    tree.insert(path, text.replace("prerequisites = []", "prerequisites = [\"COM-01\"]"));
    assert_eq!(parse(&tree, TODAY).findings, []);
}
