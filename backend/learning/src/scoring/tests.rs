mod properties;

use std::collections::BTreeMap;

use super::*;
use crate::question::{Choice, ClozePiece};

use ScoringRule::{AdjacentPairs, AllOrNothing, EveryDecision, PerBlank, PlusMinus};

const RULES: [ScoringRule; 5] = [AllOrNothing, EveryDecision, PlusMinus, AdjacentPairs, PerBlank];

fn choices(list: &str) -> Vec<Choice> {
    list.chars().map(|id| Choice { id: id.to_string(), text: format!("choice {id}") }).collect()
}

fn owned<C: FromIterator<String>>(list: &str) -> C {
    list.chars().map(|id| id.to_string()).collect()
}

/// `"la mb"` → l is given a, m is given b.
fn pairs(list: &str) -> BTreeMap<String, String> {
    list.split_whitespace().map(|pair| (pair[..1].to_owned(), pair[1..].to_owned())).collect()
}

fn mark_multiple(options: &str, right: &str, picked: &str, rule: ScoringRule) -> Mark {
    let body = QuestionBody::Multiple { choices: choices(options) };
    let key = AnswerKey::Multiple { correct: owned(right) };
    score(&body, &key, rule, Some(&Response::Multiple { choices: owned(picked) }))
}

fn mark_ordering(right: &str, given: &str, rule: ScoringRule) -> Mark {
    let body = QuestionBody::Ordering { items: choices(right) };
    let key = AnswerKey::Ordering { order: owned(right) };
    score(&body, &key, rule, Some(&Response::Ordering { order: owned(given) }))
}

fn mark_numeric(text: &str) -> Mark {
    let body = QuestionBody::Numeric { unit: "日".to_owned() };
    let key = AnswerKey::Numeric { value: Mark::new(30, 1), tolerance: Mark::new(1, 2) };
    score(&body, &key, AllOrNothing, Some(&Response::Numeric { text: text.to_owned() }))
}

#[test]
fn single() {
    let body = QuestionBody::Single { choices: choices("abc") };
    let key = AnswerKey::Single { correct: "b".to_owned() };
    let marked =
        |id: &str| score(&body, &key, AllOrNothing, Some(&Response::Single { choice: id.to_owned() }));
    assert_eq!(marked("b"), Mark::ONE);
    assert_eq!(marked("a"), Mark::ZERO);
    assert_eq!(marked("z"), Mark::ZERO);
    assert_eq!(score(&body, &key, AllOrNothing, None), Mark::ZERO);
}

#[test]
fn multiple_by_each_rule() {
    // Options abcde, right abc: picked, all-or-nothing, every-decision, plus-minus.
    let table = [
        ("abc", (1, 1), (1, 1), (1, 1)),
        ("ab", (0, 1), (4, 5), (2, 3)),
        ("a", (0, 1), (3, 5), (1, 3)),
        ("abcd", (0, 1), (4, 5), (1, 2)),
        ("abcde", (0, 1), (3, 5), (0, 1)),
        ("abd", (0, 1), (3, 5), (1, 6)),
        ("de", (0, 1), (0, 1), (0, 1)),
        ("d", (0, 1), (1, 5), (0, 1)),
        ("", (0, 1), (0, 1), (0, 1)),
        ("abcz", (0, 1), (0, 1), (0, 1)),
    ];
    for (picked, all, every, plus_minus) in table {
        for (rule, (n, d)) in [(AllOrNothing, all), (EveryDecision, every), (PlusMinus, plus_minus)] {
            assert_eq!(mark_multiple("abcde", "abc", picked, rule), Mark::new(n, d), "{picked} by {rule:?}");
        }
    }
}

#[test]
fn plus_minus_without_wrong_options_counts_hits() {
    assert_eq!(mark_multiple("abc", "abc", "ab", PlusMinus), Mark::new(2, 3));
    assert_eq!(mark_multiple("abc", "abc", "abc", PlusMinus), Mark::ONE);
}

#[test]
fn true_false_needs_verdict_and_reason() {
    let body = QuestionBody::TrueFalseReason { reasons: choices("ab") };
    let key = AnswerKey::TrueFalseReason { verdict: false, reason: "a".to_owned() };
    let table = [
        (Some(false), Some("a"), Mark::ONE),
        (Some(true), Some("a"), Mark::ZERO),
        (Some(false), Some("b"), Mark::ZERO),
        (Some(false), None, Mark::ZERO),
        (None, Some("a"), Mark::ZERO),
    ];
    for (verdict, reason, expected) in table {
        let response = Response::TrueFalseReason { verdict, reason: reason.map(str::to_owned) };
        assert_eq!(score(&body, &key, AllOrNothing, Some(&response)), expected, "{response:?}");
    }
}

#[test]
fn ordering_by_adjacent_pairs() {
    let table = [
        ("abcde", (1, 1)),
        ("bcdea", (3, 4)),
        ("abced", (1, 2)),
        ("edcba", (0, 1)),
        ("acbde", (1, 4)),
        ("abc", (1, 2)),
        ("", (0, 1)),
        ("aabcde", (0, 1)),
    ];
    for (given, (n, d)) in table {
        assert_eq!(mark_ordering("abcde", given, AdjacentPairs), Mark::new(n, d), "{given}");
        let exact = if given == "abcde" { Mark::ONE } else { Mark::ZERO };
        assert_eq!(mark_ordering("abcde", given, AllOrNothing), exact, "{given}");
    }
    assert_eq!(mark_ordering("a", "a", AdjacentPairs), Mark::ONE);
    assert_eq!(mark_ordering("a", "", AdjacentPairs), Mark::ZERO);
    assert_eq!(mark_ordering("", "", AdjacentPairs), Mark::ZERO);
}

#[test]
fn matching_and_cloze_per_blank() {
    let matching = QuestionBody::Matching { lefts: choices("lmn"), rights: choices("abc") };
    let blank =
        |id: char| ClozePiece::Blank { id: id.to_string(), label: String::new(), choices: choices("abc") };
    let cloze = QuestionBody::Cloze { pieces: "lmn".chars().map(blank).collect() };
    let table = [
        ("la mb nb", (1, 1)),
        ("la mb nc", (2, 3)),
        ("la", (1, 3)),
        ("lb ma na", (0, 1)),
        ("", (0, 1)),
        ("la mb nb za", (0, 1)),
    ];
    for (given, (n, d)) in table {
        let as_pairs = AnswerKey::Matching { pairs: pairs("la mb nb") };
        let as_blanks = AnswerKey::Cloze { blanks: pairs("la mb nb") };
        for (body, key, response) in [
            (&matching, as_pairs, Response::Matching { pairs: pairs(given) }),
            (&cloze, as_blanks, Response::Cloze { blanks: pairs(given) }),
        ] {
            assert_eq!(score(body, &key, PerBlank, Some(&response)), Mark::new(n, d), "{given}");
            let exact = if (n, d) == (1, 1) { Mark::ONE } else { Mark::ZERO };
            assert_eq!(score(body, &key, AllOrNothing, Some(&response)), exact, "{given}");
        }
    }
}

#[test]
fn numeric_within_the_tolerance() {
    for right in ["30", "３０", "30日", "３０．５", "29.5日", "+30"] {
        assert_eq!(mark_numeric(right), Mark::ONE, "{right}");
    }
    for wrong in ["", "29.4", "30.51", "-30", "三十", "30時間", "3,0", "30か31"] {
        assert_eq!(mark_numeric(wrong), Mark::ZERO, "{wrong}");
    }
}

#[test]
fn short_text_after_folding() {
    let body = QuestionBody::ShortText {};
    let key = AnswerKey::ShortText { accepted: vec!["多要素認証".to_owned(), "MFA".to_owned()] };
    let marked =
        |text: &str| score(&body, &key, AllOrNothing, Some(&Response::ShortText { text: text.to_owned() }));
    for right in ["多要素認証", "多要素　認証", "ｍｆａ", " MFA "] {
        assert_eq!(marked(right), Mark::ONE, "{right}");
    }
    for wrong in ["", " ", "二要素認証", "MFA認証"] {
        assert_eq!(marked(wrong), Mark::ZERO, "{wrong}");
    }
    let blank_key = AnswerKey::ShortText { accepted: vec![String::new()] };
    let blank = Response::ShortText { text: " ".to_owned() };
    assert_eq!(score(&body, &blank_key, AllOrNothing, Some(&blank)), Mark::ZERO);
}

#[test]
fn a_rule_that_does_not_apply_is_all_or_nothing() {
    assert_eq!(mark_multiple("abc", "ab", "a", AdjacentPairs), Mark::ZERO);
    assert_eq!(mark_multiple("abc", "ab", "ab", PerBlank), Mark::ONE);
    assert_eq!(mark_ordering("abc", "abc", PlusMinus), Mark::ONE);
}

#[test]
fn the_default_rule_applies_to_its_kind() {
    let table = [
        (QuestionBody::Single { choices: vec![] }, AllOrNothing),
        (QuestionBody::Multiple { choices: vec![] }, PlusMinus),
        (QuestionBody::TrueFalseReason { reasons: vec![] }, AllOrNothing),
        (QuestionBody::Ordering { items: vec![] }, AdjacentPairs),
        (QuestionBody::Matching { lefts: vec![], rights: vec![] }, PerBlank),
        (QuestionBody::Numeric { unit: String::new() }, AllOrNothing),
        (QuestionBody::Cloze { pieces: vec![] }, PerBlank),
        (QuestionBody::ShortText {}, AllOrNothing),
    ];
    for (body, rule) in table {
        assert_eq!(ScoringRule::default_for(&body), rule);
        assert!(rule.applies_to(&body) && AllOrNothing.applies_to(&body));
        let applying = RULES.into_iter().filter(|rule| rule.applies_to(&body)).count();
        let expected = match body {
            QuestionBody::Multiple { .. } => 3,
            QuestionBody::Ordering { .. } | QuestionBody::Matching { .. } | QuestionBody::Cloze { .. } => 2,
            _ => 1,
        };
        assert_eq!(applying, expected, "{body:?}");
    }
}

#[test]
fn a_pass_is_compared_exactly() {
    let mastery = Mark::new(4, 5);
    assert!(passes(Mark::new(8, 1), Mark::new(10, 1), mastery));
    assert!(!passes(Mark::new(799_999, 100_000), Mark::new(10, 1), mastery));
    // Three times a third is one, whatever a float makes of it.
    let thirds: Mark = [Mark::new(1, 3); 3].into_iter().sum();
    assert!(passes(thirds, Mark::ONE, Mark::ONE));
    assert!(!passes(Mark::ZERO, Mark::ZERO, Mark::ZERO));
    assert!(passes(Mark::ZERO, Mark::ONE, Mark::ZERO));
    assert!(passes(Mark::new(i64::MAX, 1), Mark::new(i64::MAX, 1), Mark::ONE));
}

#[test]
fn a_tag_has_a_pass_mark_of_its_own_unless_nothing_of_it_was_drawn() {
    let rule = |tag: &str| TagMastery { tag: tag.to_owned(), mastery: Mark::new(9, 10) };
    let (tagged, untagged) = (vec!["番号法".to_owned()], Vec::new());
    let of = |marks: &[Mark]| {
        let drawn: Vec<(&[String], Mark)> =
            marks.iter().map(|mark| (&tagged[..], *mark)).chain([(&untagged[..], Mark::ZERO)]).collect();
        tag_verdicts(&[rule("番号法"), rule("別のタグ")], &drawn)
    };
    assert_eq!(of(&[]), []);
    let reached = of(&[Mark::ONE, Mark::ONE, Mark::new(7, 10)]);
    assert_eq!((reached.len(), reached[0].passed), (1, true), "27/30 is nine tenths");
    assert_eq!((reached[0].marks, reached[0].maximum), (Mark::new(27, 10), Mark::new(3, 1)));
    assert!(!of(&[Mark::ONE, Mark::new(1, 2)])[0].passed);
}
