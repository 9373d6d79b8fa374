//! What a good course becomes.

use courseware::material::{CourseMaterial, Question};
use courseware::{parse, summary, table};
use learning::mark::Mark;
use learning::question::{AnswerKey, QuestionBody, ScoringRule};
use learning::validity::Validity;

use crate::TODAY;
use crate::fixture::{self, FOLDER};

fn course() -> CourseMaterial {
    parse(&fixture::good(), TODAY).courses.remove(0)
}

fn question(id: &str) -> Question {
    let course = course();
    course.bank.iter().find(|question| question.id == id).cloned().expect("question exists")
}

#[test]
fn the_course_as_written() {
    let course = course();
    assert_eq!(course.code, "COM-01");
    assert_eq!(course.validity, Validity::FiscalYears { years: 3 });
    assert_eq!(course.assessment.mastery, Mark::new(4, 5));
    assert_eq!(course.assessment.attempts, None);
    assert_eq!(course.assessment.time_limit_minutes, Some(20));
    assert_eq!(course.figures.keys().collect::<Vec<_>>(), ["counter.svg"]);
    let json = serde_json::to_string(&course).expect("material is JSON");
    assert_eq!(serde_json::from_str::<CourseMaterial>(&json).expect("material from JSON"), course);
}

#[test]
fn a_lesson_becomes_clean_html() {
    let lesson = course().lessons.remove(0);
    for part in [
        "<img src=\"figures/counter.svg\" alt=\"窓口の机をはさんで向き合う2人\">",
        "<a href=\"lessons/asking-back\">次のレッスン</a>",
        "<h2>明日からこうする</h2>",
        "<strong>困っている人</strong>",
        "<th>場面</th>",
    ] {
        assert!(lesson.html.contains(part), "{part} is not in {}", lesson.html);
    }
    assert!(!lesson.html.contains("style="));
}

#[test]
fn raw_html_never_reaches_a_page() {
    let tree =
        fixture::spoilt("lessons/01-first-words.md", "## 最初", "<script>alert(1)</script>\n\n## 最初");
    assert!(parse(&tree, TODAY).courses.is_empty());
}

#[test]
fn neither_order_nor_ids_of_an_ordering_tell_its_key() {
    let question = question("COM-01-Q04");
    let QuestionBody::Ordering { items } = &question.body else { panic!("an ordering") };
    let AnswerKey::Ordering { order } = &question.key else { panic!("a key of an ordering") };
    let mut sorted = items.clone();
    sorted.sort_by(|one, other| one.text.cmp(&other.text));
    assert_eq!(*items, sorted);
    assert_eq!(items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["i1", "i2", "i3"]);
    let texts: Vec<&str> = order
        .iter()
        .filter_map(|id| items.iter().find(|item| item.id == *id))
        .map(|item| item.text.as_str())
        .collect();
    assert_eq!(texts, ["あいさつをする", "用件を聞く", "用件を復唱する"]);
    assert_eq!(question.explanations[&order[2]], "聞いた後に確かめます。");
    assert_eq!(question.scoring, ScoringRule::AdjacentPairs);
}

#[test]
fn a_matching_has_every_right_once_under_an_id_of_its_own() {
    let question = question("COM-01-Q05");
    let QuestionBody::Matching { lefts, rights } = &question.body else { panic!("a matching") };
    let AnswerKey::Matching { pairs } = &question.key else { panic!("a key of a matching") };
    assert_eq!((lefts.len(), rights.len()), (2, 3));
    for (left, text) in [("a", "もう一度お願いします。"), ("b", "5分ほどお待ちください。")]
    {
        let right = rights.iter().find(|right| right.id == pairs[left]).expect("a right");
        assert_eq!(right.text, text);
    }
}

#[test]
fn a_cloze_in_reading_order() {
    let question = question("COM-01-Q07");
    let QuestionBody::Cloze { pieces } = &question.body else { panic!("a cloze") };
    assert_eq!(pieces.len(), 5);
    let AnswerKey::Cloze { blanks } = &question.key else { panic!("a key of a cloze") };
    assert_eq!((blanks["a"].as_str(), blanks["b"].as_str()), ("a", "a"));
    assert_eq!(question.explanations["a/b"], "会計は最後です。");
}

#[test]
fn a_number_is_exact() {
    let key = question("COM-01-Q06").key;
    assert_eq!(key, AnswerKey::Numeric { value: Mark::new(5, 2), tolerance: Mark::ZERO });
}

#[test]
fn the_hash_covers_every_file_but_the_notes() {
    let hash = course().content_hash;
    assert_eq!(hash.len(), 64);
    let hash_after = |file: &str, from: &str, to: &str| {
        parse(&fixture::spoilt(file, from, to), TODAY).courses[0].content_hash.clone()
    };
    assert_eq!(hash_after("NOTES.md", "なし", "あり"), hash);
    assert_ne!(hash_after("figures/counter.svg", "窓口<", "窓<"), hash);
    let mut moved = courseware::CourseTree::default();
    for (path, content) in fixture::good().iter() {
        moved.insert(path.replace(FOLDER, "COM/COM-01-moved"), content);
    }
    assert_eq!(parse(&moved, TODAY).courses[0].content_hash, hash);
}

#[test]
fn key_figures() {
    let summary = summary(&course());
    assert_eq!((summary.lessons, summary.questions), (2, 20));
    assert_eq!((summary.by_kind["single"], summary.by_kind["cloze"]), (13, 1));
    assert_eq!(summary.by_objective["COM-01-2"], 4);
    let table = table(&[summary]);
    assert!(table.contains("COM-01") && table.contains("2027-03-31"), "{table}");
}
