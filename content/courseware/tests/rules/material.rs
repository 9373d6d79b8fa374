//! What a good course becomes.

use courseware::material::{Audience, CourseMaterial, Exercise, ExerciseBody, Question};
use courseware::{parse, summary, table};
use learning::mark::Mark;
use learning::placement::Threshold;
use learning::question::{AnswerKey, QuestionBody, ScoringRule};
use learning::role::Attribute;
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
fn an_insert_stays_a_paragraph_of_its_own() {
    let course = course();
    assert!(course.lessons[0].html.contains("<p>{{insert:desk-phone}}</p>"), "{}", course.lessons[0].html);
    let insert = &course.inserts[1];
    assert_eq!((insert.default.as_str(), insert.acknowledge), ("section", false));
    assert_eq!(insert.options[1], ("full".to_owned(), "課名と氏名を名乗る".to_owned()));
}

#[test]
fn what_stands_in_a_slot_is_read_too() {
    let longer = fixture::spoilt("course.toml", "連絡表で確かめます。", "連絡表で確かめます。五文字足す");
    let characters = |course: &CourseMaterial| course.lessons[0].characters;
    assert_eq!(characters(&parse(&longer, TODAY).courses[0]), characters(&course()) + 5);
}

#[test]
fn an_insert_decides_the_key_of_a_question() {
    let question = question("COM-01-Q19");
    let right = |id: &str| AnswerKey::Single { correct: id.to_owned() };
    let keys = question.insert_keys.expect("keys by option");
    assert_eq!((keys.insert.as_str(), keys.keys.len()), ("name-rule", 2));
    assert_eq!((&keys.keys["section"], &keys.keys["full"]), (&right("d"), &right("c")));
    assert_eq!(question.key, right("d"), "the key of the default");
}

#[test]
fn tags_that_must_be_right() {
    assert_eq!(course().assessment.must_be_right, ["あいさつ"]);
    assert_eq!(question("COM-01-Q01").tags, ["あいさつ"]);
}

fn exercise(id: &str) -> Exercise {
    course().exercises.into_iter().find(|exercise| exercise.id == id).expect("exercise exists")
}

#[test]
fn a_sorting_whose_ids_do_not_tell_the_bins() {
    let exercise = exercise("phrases");
    assert_eq!((exercise.after.as_str(), exercise.mastery), ("first-words", Mark::new(4, 5)));
    let ExerciseBody::Sorting(sorting) = exercise.body else { panic!("a sorting") };
    let id = |text: &str| sorting.items.iter().find(|item| item.text == text).expect("an item").id.clone();
    let (ask, refuse, check) = (id("どうされましたか。"), id("知りません。"), id("確かめてお答えします。"));
    assert_eq!((ask.as_str(), refuse.as_str(), check.as_str()), ("i1", "i2", "i3"));
    assert_eq!((&*sorting.key[&ask], &*sorting.key[&refuse]), ("use", "avoid"));
    assert!(learning::exercise::is_fatal(&sorting, &refuse, "use"));
    assert_eq!(sorting.must_be_right.iter().collect::<Vec<_>>(), [&ask]);
    assert_eq!(sorting.explanations[&check], "次にすることが伝わります。");
}

#[test]
fn a_scenario_with_its_best_way() {
    let exercise = exercise("telephone");
    let ExerciseBody::Branching(scenario) = exercise.body else { panic!("a scenario") };
    assert!(exercise.no_fatal && scenario.scenes["ring"].choices[1].fatal);
    assert_eq!(learning::exercise::best_points(&scenario), 4);
    assert_eq!(scenario.endings["wrong"].title, "別の人の手続きになった");
}

#[test]
fn a_grade_goes_before_a_job_kind_and_that_before_an_attribute() {
    let course = course();
    let variant = |grade: &str, job_kind: &str, attributes: &[Attribute]| {
        let person = Audience {
            grade: grade.to_owned(),
            job_kind: job_kind.to_owned(),
            attributes: attributes.iter().copied().collect(),
        };
        course.variant_for(&person).map(|variant| variant.id.as_str())
    };
    let shared = Attribute::SharedTerminal;
    assert_eq!(variant("G70", "", &[]), None);
    assert_eq!(variant("G70", "保育", &[]), Some("short"));
    assert_eq!(variant("G70", "事務", &[shared]), Some("short"));
    assert_eq!(variant("G10", "保育", &[shared]), Some("executive"), "the grade goes first");
    assert_eq!(
        variant("G80", "保育", &[shared, Attribute::Mail]),
        None,
        "excepted, by whatever it was chosen"
    );
}

#[test]
fn a_placement_and_a_pass_mark_by_tag() {
    let course = course();
    let placement = course.placement.as_ref().expect("a placement");
    assert_eq!((placement.questions_per_objective, placement.exempt), (2, true));
    assert_eq!((placement.mastery, placement.time_limit_minutes), (Mark::ONE, Some(10)));
    assert_eq!(placement.recommend[0].when, Threshold::Below(Mark::new(3, 5)));
    assert_eq!(
        (placement.recommend[1].when, placement.recommend[1].level),
        (Threshold::AtLeast(Mark::new(9, 10)), Some(2))
    );
    assert_eq!(course.assessment.tag_mastery.len(), 1);
    assert_eq!(course.assessment.tag_mastery[0].mastery, Mark::new(9, 10));
    let confirmed: Vec<bool> = course.lessons.iter().map(|lesson| course.asks_to_confirm(lesson)).collect();
    assert_eq!(confirmed.iter().filter(|asks| **asks).count(), 1);
    let without = fixture::spoilt("course.toml", "[placement]", "[placement_of_old]");
    assert!(parse(&without, TODAY).courses.is_empty(), "a misspelt table is not ignored");
}

#[test]
fn each_grade_takes_its_variant() {
    let course = course();
    let variant = |grade: &str| {
        let person = Audience { grade: grade.to_owned(), ..Audience::default() };
        course.variant_for(&person).map(|variant| variant.id.as_str())
    };
    assert_eq!((variant("G80"), variant("G10"), variant("G70")), (Some("short"), Some("executive"), None));
    let ids = |taken: &CourseMaterial| {
        let lessons: Vec<String> = taken.lessons.iter().map(|lesson| lesson.id.clone()).collect();
        let exercises: Vec<String> = taken.exercises.iter().map(|exercise| exercise.id.clone()).collect();
        (lessons.join(" "), exercises.join(" "))
    };
    let short = course.as_taken(Some("short"));
    assert_eq!(ids(&short), ("kitchen".to_owned(), "phrases".to_owned()));
    assert_eq!(short.exercises[0].after, "kitchen");
    assert_eq!((short.assessment.questions, short.bank.len(), short.minutes), (3, 16, 5));
    let common = course.as_taken(None);
    assert_eq!(ids(&common), ("first-words asking-back".to_owned(), "phrases telephone".to_owned()));
    assert_eq!((common.bank.len(), common.minutes), (20, 8));
}

#[test]
fn an_exercise_of_a_variant_only_is_not_for_everyone() {
    let tree = fixture::spoilt("exercises/phrases.toml", "after = \"first-words\"", "after = \"kitchen\"");
    let common = parse(&tree, TODAY).courses[0].as_taken(None);
    assert_eq!(common.exercises.iter().map(|each| each.id.as_str()).collect::<Vec<_>>(), ["telephone"]);
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
    assert_ne!(hash_after("exercises/telephone.toml", "points = 1", "points = 0"), hash);
    assert_ne!(hash_after("lessons/90-kitchen.md", "配送", "配達"), hash);
    let mut moved = courseware::CourseTree::default();
    for (path, content) in fixture::good().iter() {
        moved.insert(path.replace(FOLDER, "COM/COM-01-moved"), content);
    }
    assert_eq!(parse(&moved, TODAY).courses[0].content_hash, hash);
}

#[test]
fn key_figures() {
    let summary = summary(&course());
    assert_eq!((summary.lessons, summary.exercises, summary.questions), (3, 2, 20));
    assert_eq!((summary.by_kind["single"], summary.by_kind["cloze"]), (13, 1));
    assert_eq!(summary.by_objective["COM-01-2"], 4);
    let table = table(&[summary]);
    assert!(table.contains("COM-01") && table.contains("2027-03-31"), "{table}");
}
