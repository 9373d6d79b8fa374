//! Answers and keys in the words of their question. Pure, so that every kind is tested natively.

use std::collections::BTreeMap;

use learning::question::{AnswerKey, Choice, ClozePiece, QuestionBody, Response};

use crate::text::attempts as words;

/// What was answered, one line per part; empty when nothing was.
pub fn given(body: &QuestionBody, response: Option<&Response>) -> Vec<String> {
    match (body, response) {
        (QuestionBody::Single { choices }, Some(Response::Single { choice })) => vec![name(choices, choice)],
        (QuestionBody::Multiple { choices }, Some(Response::Multiple { choices: picked })) => {
            choices.iter().filter(|choice| picked.contains(&choice.id)).map(|c| c.text.clone()).collect()
        }
        (QuestionBody::TrueFalseReason { reasons }, Some(Response::TrueFalseReason { verdict, reason })) => {
            let verdict = verdict.map(|verdict| verdict_word(verdict).to_owned());
            verdict.into_iter().chain(reason.iter().map(|reason| name(reasons, reason))).collect()
        }
        (QuestionBody::Ordering { items }, Some(Response::Ordering { order })) => placed(items, order),
        (QuestionBody::Matching { lefts, rights }, Some(Response::Matching { pairs })) => {
            paired(lefts, rights, pairs)
        }
        (QuestionBody::Cloze { pieces }, Some(Response::Cloze { blanks })) => filled(pieces, blanks),
        (QuestionBody::Numeric { unit }, Some(Response::Numeric { text })) if !text.trim().is_empty() => {
            vec![[text, unit.as_str()].concat()]
        }
        (_, Some(Response::ShortText { text })) if !text.trim().is_empty() => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// What is right, one line per part.
pub fn right(body: &QuestionBody, key: &AnswerKey) -> Vec<String> {
    match (body, key) {
        (QuestionBody::Single { choices }, AnswerKey::Single { correct }) => vec![name(choices, correct)],
        (QuestionBody::Multiple { choices }, AnswerKey::Multiple { correct }) => {
            choices.iter().filter(|choice| correct.contains(&choice.id)).map(|c| c.text.clone()).collect()
        }
        (QuestionBody::TrueFalseReason { reasons }, AnswerKey::TrueFalseReason { verdict, reason }) => {
            vec![verdict_word(*verdict).to_owned(), name(reasons, reason)]
        }
        (QuestionBody::Ordering { items }, AnswerKey::Ordering { order }) => placed(items, order),
        (QuestionBody::Matching { lefts, rights }, AnswerKey::Matching { pairs }) => {
            paired(lefts, rights, pairs)
        }
        (QuestionBody::Cloze { pieces }, AnswerKey::Cloze { blanks }) => filled(pieces, blanks),
        (QuestionBody::Numeric { unit }, AnswerKey::Numeric { value, tolerance }) => {
            let value = [&decimal(*value), unit.as_str()].concat();
            if *tolerance == learning::mark::Mark::ZERO {
                vec![value]
            } else {
                vec![words::tolerance(&value, &decimal(*tolerance))]
            }
        }
        (_, AnswerKey::ShortText { accepted }) => accepted.clone(),
        _ => Vec::new(),
    }
}

/// Everything that has an explanation of its own: its id there, and its words.
pub fn parts(body: &QuestionBody) -> Vec<(String, String)> {
    let plain = |choices: &[Choice]| choices.iter().map(|c| (c.id.clone(), c.text.clone())).collect();
    match body {
        QuestionBody::Single { choices } | QuestionBody::Multiple { choices } => plain(choices),
        QuestionBody::TrueFalseReason { reasons } => plain(reasons),
        QuestionBody::Ordering { items } => plain(items),
        QuestionBody::Matching { lefts, .. } => plain(lefts),
        QuestionBody::Numeric { .. } | QuestionBody::ShortText {} => Vec::new(),
        QuestionBody::Cloze { pieces } => blanks(pieces)
            .flat_map(|(blank, label, choices)| {
                choices.iter().map(move |choice| {
                    ([blank, "/", &choice.id].concat(), [label, " ", &choice.text].concat())
                })
            })
            .collect(),
    }
}

fn verdict_word(verdict: bool) -> &'static str {
    if verdict { words::TRUE } else { words::FALSE }
}

fn name(choices: &[Choice], id: &str) -> String {
    choices.iter().find(|choice| choice.id == id).map_or_else(|| id.to_owned(), |choice| choice.text.clone())
}

fn placed(items: &[Choice], order: &[String]) -> Vec<String> {
    order.iter().zip(1..).map(|(id, place)| words::placed(place, &name(items, id))).collect()
}

fn paired(lefts: &[Choice], rights: &[Choice], pairs: &BTreeMap<String, String>) -> Vec<String> {
    let line = |left: &Choice| pairs.get(&left.id).map(|right| words::pair(&left.text, &name(rights, right)));
    lefts.iter().filter_map(line).collect()
}

fn filled(pieces: &[ClozePiece], answers: &BTreeMap<String, String>) -> Vec<String> {
    let line = |(blank, label, choices): (&str, &str, &[Choice])| {
        answers.get(blank).map(|choice| words::pair(label, &name(choices, choice)))
    };
    blanks(pieces).filter_map(line).collect()
}

fn blanks(pieces: &[ClozePiece]) -> impl Iterator<Item = (&str, &str, &[Choice])> {
    pieces.iter().filter_map(|piece| match piece {
        ClozePiece::Text { .. } => None,
        ClozePiece::Blank { id, label, choices } => Some((id.as_str(), label.as_str(), choices.as_slice())),
    })
}

/// An exact decimal where there is one, else the fraction.
fn decimal(value: learning::mark::Mark) -> String {
    let (numerator, denominator) = (value.numerator(), value.denominator());
    let mut scale = 1_i64;
    let mut places = 0_usize;
    while scale % denominator != 0 && places < 6 {
        scale *= 10;
        places += 1;
    }
    if scale % denominator != 0 {
        return value.to_string();
    }
    let scaled = numerator.saturating_mul(scale / denominator);
    let sign = if scaled < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", scaled.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    if rest.is_empty() { [sign, whole].concat() } else { [sign, whole, ".", rest].concat() }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use learning::mark::Mark;
    use learning::question::{AnswerKey, Choice, ClozePiece, QuestionBody, Response};

    use super::{decimal, given, parts, right};

    fn choices(ids: &[&str]) -> Vec<Choice> {
        ids.iter().map(|id| Choice { id: (*id).to_owned(), text: id.to_uppercase() }).collect()
    }

    fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(left, right)| ((*left).to_owned(), (*right).to_owned())).collect()
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(decimal(Mark::new(30, 1)), "30");
        assert_eq!(decimal(Mark::new(898, 10)), "89.8");
        assert_eq!(decimal(Mark::new(1, 20)), "0.05");
        assert_eq!(decimal(Mark::new(-3, 2)), "-1.5");
        assert_eq!(decimal(Mark::new(1, 3)), "1/3");
    }

    #[test]
    fn choices_are_told_in_their_words() {
        let body = QuestionBody::Multiple { choices: choices(&["a", "b", "c"]) };
        let picked = BTreeSet::from(["c".to_owned(), "a".to_owned()]);
        assert_eq!(given(&body, Some(&Response::Multiple { choices: picked.clone() })), ["A", "C"]);
        assert_eq!(right(&body, &AnswerKey::Multiple { correct: picked }), ["A", "C"]);
        assert_eq!(parts(&body).len(), 3);
    }

    #[test]
    fn nothing_answered_is_empty() {
        let body = QuestionBody::Numeric { unit: String::new() };
        assert!(given(&body, None).is_empty());
        assert!(given(&body, Some(&Response::Numeric { text: " ".to_owned() })).is_empty());
    }

    #[test]
    fn blanks_are_explained_by_blank_and_choice() {
        let body = QuestionBody::Cloze {
            pieces: vec![ClozePiece::Blank {
                id: "x".to_owned(),
                label: "1".to_owned(),
                choices: choices(&["a", "b"]),
            }],
        };
        assert_eq!(parts(&body).first().map(|(id, _)| id.as_str()), Some("x/a"));
        assert_eq!(given(&body, Some(&Response::Cloze { blanks: map(&[("x", "b")]) })).len(), 1);
    }

    #[test]
    fn pairs_and_orders_keep_their_order() {
        let matching = QuestionBody::Matching { lefts: choices(&["l", "m"]), rights: choices(&["r"]) };
        let pairs = map(&[("m", "r"), ("l", "r")]);
        let lines = right(&matching, &AnswerKey::Matching { pairs });
        assert!(lines[0].starts_with('L') && lines[1].starts_with('M'));
        let ordering = QuestionBody::Ordering { items: choices(&["a", "b"]) };
        let order = vec!["b".to_owned(), "a".to_owned()];
        let lines = given(&ordering, Some(&Response::Ordering { order }));
        assert!(lines[0].contains('B') && lines[1].contains('A'));
    }
}
