//! What people chose in a question, and what its figures hint at. Pure.

use std::collections::{BTreeMap, BTreeSet};

use contract::understanding::{ItemFigures, ItemHint, OptionCount};
use courseware::material::Question;
use learning::item_statistics::{LEAST_FOR_DISCRIMINATION, NEARLY_ALL};
use learning::question::{AnswerKey, Choice, ClozePiece, QuestionBody};
use learning::tenths::Tenths;

/// Index below which good and bad results hardly differ in a question (Moodle's documentation: 20 to 29 weak,
/// less very weak).
const WEAK_DISCRIMINATION: Tenths = Tenths(200);
/// Facility below which a question is hard.
const HARD: Tenths = Tenths(333);

/// One thing that can be chosen: its key as in `learning::item_statistics::chosen`, its text, whether it is right.
struct Choosable {
    key: String,
    text: String,
    right: bool,
}

/// How many chose each option, in the order of the question, and of these how many of the failing third. Nothing
/// for typed answers and orders.
#[must_use]
pub fn counts(question: &Question, chosen: &[Vec<String>], failing: &[usize]) -> Vec<OptionCount> {
    let failing: BTreeSet<usize> = failing.iter().copied().collect();
    let mut people: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (place, keys) in chosen.iter().enumerate() {
        for key in keys {
            let (all, of_third) = people.entry(key).or_default();
            *all += 1;
            *of_third += u32::from(failing.contains(&place));
        }
    }
    let pairs = matches!(question.body, QuestionBody::Matching { .. } | QuestionBody::Cloze { .. });
    options(question)
        .into_iter()
        .map(|option| {
            let (all, failing) = people.get(option.key.as_str()).copied().unwrap_or_default();
            OptionCount { text: option.text, right: option.right, people: all, failing }
        })
        // Of all pairs that could be made only those that somebody made, and the right ones.
        .filter(|count| !pairs || count.right || count.people > 0)
        .collect()
}

fn options(question: &Question) -> Vec<Choosable> {
    let of = |choices: &[Choice], right: &dyn Fn(&str) -> bool| -> Vec<Choosable> {
        let option = |each: &Choice| Choosable {
            key: each.id.clone(),
            text: each.text.clone(),
            right: right(&each.id),
        };
        choices.iter().map(option).collect()
    };
    match (&question.body, &question.key) {
        (QuestionBody::Single { choices }, AnswerKey::Single { correct }) => of(choices, &|id| id == correct),
        (QuestionBody::Multiple { choices }, AnswerKey::Multiple { correct }) => {
            of(choices, &|id| correct.contains(id))
        }
        (QuestionBody::TrueFalseReason { reasons }, AnswerKey::TrueFalseReason { verdict, reason }) => {
            let said = |key: &str, text: &str, value: bool| Choosable {
                key: key.to_owned(),
                text: text.to_owned(),
                right: *verdict == value,
            };
            let mut options = vec![said("true", "正しい", true), said("false", "誤り", false)];
            options.extend(of(reasons, &|id| id == reason));
            options
        }
        (QuestionBody::Matching { lefts, rights }, AnswerKey::Matching { pairs }) => {
            lefts.iter().flat_map(|left| pair(&left.id, &left.text, rights, pairs)).collect()
        }
        (QuestionBody::Cloze { pieces }, AnswerKey::Cloze { blanks }) => pieces
            .iter()
            .flat_map(|piece| match piece {
                ClozePiece::Text { .. } => Vec::new(),
                ClozePiece::Blank { id, label, choices } => pair(id, label, choices, blanks),
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn pair(id: &str, text: &str, rights: &[Choice], key: &BTreeMap<String, String>) -> Vec<Choosable> {
    rights
        .iter()
        .map(|right| Choosable {
            key: format!("{id}/{}", right.id),
            text: format!("{text} → {}", right.text),
            right: key.get(id) == Some(&right.id),
        })
        .collect()
}

/// What somebody who writes questions should look at.
#[must_use]
pub fn hints(body: &QuestionBody, figures: &ItemFigures) -> Vec<ItemHint> {
    let single = matches!(body, QuestionBody::Single { .. });
    let right = figures.options.iter().filter(|option| option.right).map(|option| option.people).max();
    let wrong = || figures.options.iter().filter(|option| !option.right);
    let nearly_all = Tenths::of(100.0 * NEARLY_ALL).unwrap_or_default();
    let enough = usize::try_from(figures.answers).unwrap_or(0) >= LEAST_FOR_DISCRIMINATION;
    let found = [
        (ItemHint::TooEasy, figures.facility > nearly_all),
        (ItemHint::BelowGuessing, figures.guess.is_some_and(|guess| figures.facility < guess)),
        (ItemHint::Hard, figures.facility < HARD),
        (ItemHint::AgainstTheTotal, figures.discrimination.is_some_and(|index| index < Tenths(0))),
        (
            ItemHint::DoesNotDiscriminate,
            figures.discrimination.is_some_and(|index| Tenths(0) <= index && index < WEAK_DISCRIMINATION),
        ),
        (
            ItemHint::StrongDistractor,
            single && right.is_some_and(|right| wrong().any(|option| option.people > right)),
        ),
        (ItemHint::DeadDistractor, single && enough && wrong().any(|option| option.people == 0)),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(hint, _)| hint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(facility: i32, discrimination: Option<i32>, people: [u32; 3]) -> ItemFigures {
        let option = |(place, people): (usize, u32)| OptionCount {
            text: String::new(),
            right: place == 0,
            people,
            failing: 0,
        };
        ItemFigures {
            answers: people.iter().sum(),
            facility: Tenths(facility),
            deviation: None,
            guess: Some(Tenths(333)),
            discrimination: discrimination.map(Tenths),
            efficiency: None,
            options: people.into_iter().enumerate().map(option).collect(),
            unanswered: 0,
            failing_third: 0,
            hints: Vec::new(),
        }
    }

    #[test]
    fn figures_hint_at_what_to_look_at() {
        use ItemHint as H;
        let body = QuestionBody::Single { choices: Vec::new() };
        let table = [
            (figures(951, None, [39, 1, 0]), vec![H::TooEasy, H::DeadDistractor]),
            (figures(950, None, [38, 1, 1]), vec![]),
            (figures(250, Some(350), [10, 20, 10]), vec![H::BelowGuessing, H::Hard, H::StrongDistractor]),
            (figures(500, Some(199), [20, 10, 10]), vec![H::DoesNotDiscriminate]),
            (figures(500, Some(200), [20, 10, 10]), vec![]),
            (figures(500, Some(-1), [20, 10, 10]), vec![H::AgainstTheTotal]),
            (figures(500, None, [6, 6, 0]), vec![]),
        ];
        for (figures, expected) in table {
            assert_eq!(hints(&body, &figures), expected, "{figures:?}");
        }
    }
}
