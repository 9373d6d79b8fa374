//! From a response and a key to a mark (採点), and the comparison with the pass mark (合格基準).
//!
//! A question is worth one mark. With O the options, K the right ones, W = O \ K and R the response:
//!
//! | rule | mark |
//! |---|---|
//! | all-or-nothing (完全一致) | 1 if everything is right, else 0 |
//! | every-decision (一つ一つの判断) | options decided right (picked and in K, or left and in W) ÷ \|O\| |
//! | plus-minus (加減点) | max(0, \|R ∩ K\| ÷ \|K\| − \|R ∩ W\| ÷ \|W\|); without W only the first part |
//! | adjacent-pairs (隣接組) | neighbours of the key's order that are neighbours in R, same way round ÷ (\|O\| − 1) |
//! | per-blank (欄ごと) | right blanks or pairs ÷ all |
//!
//! Plus-minus gives 0 both to picking nothing and to picking everything; every-decision gives credit for
//! boxes rightly left empty. Adjacent pairs give credit for a right sequence that begins one place too
//! late; it is the rule that Moodle's ordering question calls "relative to the next item (excluding
//! last)".

mod number;

use std::collections::BTreeSet;

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use crate::folding;
use crate::mark::Mark;
use crate::question::{AnswerKey, QuestionBody, Response, ScoringRule};

/// The mark of one response, from 0 to 1.
///
/// No response, an empty selection, a response of the wrong kind or one that names what the question does
/// not have is 0. A rule that does not apply to the question's kind is read as all-or-nothing.
#[must_use]
pub fn score(body: &QuestionBody, key: &AnswerKey, rule: ScoringRule, response: Option<&Response>) -> Mark {
    let Some(response) = response.filter(|response| response.fits(body)) else {
        return Mark::ZERO;
    };
    let rule = if rule.applies_to(body) { rule } else { ScoringRule::AllOrNothing };
    match (key, response) {
        (AnswerKey::Single { correct }, Response::Single { choice }) => whole(choice == correct),
        (AnswerKey::Multiple { correct }, Response::Multiple { choices }) => {
            multiple(&body.option_ids(), correct, choices, rule)
        }
        (
            AnswerKey::TrueFalseReason { verdict, reason },
            Response::TrueFalseReason { verdict: said, reason: because },
        ) => whole(*said == Some(*verdict) && because.as_ref() == Some(reason)),
        (AnswerKey::Ordering { order }, Response::Ordering { order: given }) => ordering(order, given, rule),
        (AnswerKey::Matching { pairs: right }, Response::Matching { pairs: given })
        | (AnswerKey::Cloze { blanks: right }, Response::Cloze { blanks: given }) => {
            let hits = right.iter().filter(|(id, choice)| given.get(*id) == Some(choice)).count();
            parts(hits, right.len(), rule)
        }
        (AnswerKey::Numeric { value, tolerance }, Response::Numeric { text }) => {
            let unit = if let QuestionBody::Numeric { unit } = body { unit } else { "" };
            let near = |number: number::Decimal| number.is_within(*value, *tolerance);
            whole(number::parse(text, unit).is_some_and(near))
        }
        (AnswerKey::ShortText { accepted }, Response::ShortText { text }) => {
            let given = folding::fold_answer(text);
            whole(!given.is_empty() && accepted.iter().any(|right| folding::fold_answer(right) == given))
        }
        _ => Mark::ZERO,
    }
}

/// Whether `total ÷ maximum` reaches the share `mastery`, compared exactly. A maximum of nothing is never
/// passed.
#[must_use]
pub fn passes(total: Mark, maximum: Mark, mastery: Mark) -> bool {
    if maximum <= Mark::ZERO {
        return false;
    }
    let wide = |n: i64, m: i64| i128::from(n) * i128::from(m);
    // Products of two i64 fit an i128, and comparing ratios does not multiply.
    let share = Ratio::new(
        wide(total.numerator(), maximum.denominator()),
        wide(total.denominator(), maximum.numerator()),
    );
    share >= Ratio::new(i128::from(mastery.numerator()), i128::from(mastery.denominator()))
}

/// A pass mark of its own for the questions of one tag (タグごとの合格基準).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagMastery {
    /// The tag.
    pub tag: String,
    /// Least share of the marks of its drawn questions.
    pub mastery: Mark,
}

/// What the questions of one tag earned in one attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TagVerdict {
    /// The tag.
    pub tag: String,
    /// Marks earned.
    pub marks: Mark,
    /// Marks possible; at least one, because a tag that was not drawn has no verdict.
    pub maximum: Mark,
    /// Share needed at that time.
    pub mastery: Mark,
    /// Whether it is reached.
    pub passed: bool,
}

/// Judges every tag that has a pass mark of its own, from the tags and mark of each drawn question. A tag that
/// no drawn question has is left out: nothing was asked, so nothing is missed.
#[must_use]
pub fn tag_verdicts(rules: &[TagMastery], questions: &[(&[String], Mark)]) -> Vec<TagVerdict> {
    let judged = |rule: &TagMastery| {
        let tagged: Vec<Mark> =
            questions.iter().filter(|(tags, _)| tags.contains(&rule.tag)).map(|(_, mark)| *mark).collect();
        let maximum = Mark::new(i64::try_from(tagged.len()).unwrap_or(i64::MAX), 1);
        let marks: Mark = tagged.into_iter().sum();
        let passed = passes(marks, maximum, rule.mastery);
        (maximum > Mark::ZERO).then(|| TagVerdict {
            tag: rule.tag.clone(),
            marks,
            maximum,
            mastery: rule.mastery,
            passed,
        })
    };
    rules.iter().filter_map(judged).collect()
}

impl ScoringRule {
    /// The rule of a question that names none.
    #[must_use]
    pub fn default_for(body: &QuestionBody) -> ScoringRule {
        match body {
            QuestionBody::Multiple { .. } => ScoringRule::PlusMinus,
            QuestionBody::Ordering { .. } => ScoringRule::AdjacentPairs,
            QuestionBody::Matching { .. } | QuestionBody::Cloze { .. } => ScoringRule::PerBlank,
            QuestionBody::Single { .. }
            | QuestionBody::TrueFalseReason { .. }
            | QuestionBody::Numeric { .. }
            | QuestionBody::ShortText {} => ScoringRule::AllOrNothing,
        }
    }

    /// Whether the rule means anything for this kind of question.
    #[must_use]
    pub fn applies_to(self, body: &QuestionBody) -> bool {
        match self {
            ScoringRule::AllOrNothing => true,
            ScoringRule::EveryDecision | ScoringRule::PlusMinus => {
                matches!(body, QuestionBody::Multiple { .. })
            }
            ScoringRule::AdjacentPairs => matches!(body, QuestionBody::Ordering { .. }),
            ScoringRule::PerBlank => {
                matches!(body, QuestionBody::Matching { .. } | QuestionBody::Cloze { .. })
            }
        }
    }
}

fn whole(right: bool) -> Mark {
    if right { Mark::ONE } else { Mark::ZERO }
}

/// Nothing right out of nothing is nothing, under either rule.
fn parts(hits: usize, all: usize, rule: ScoringRule) -> Mark {
    match rule {
        ScoringRule::PerBlank => Mark::share(hits, all),
        _ => whole(hits == all && all > 0),
    }
}

fn multiple(
    options: &BTreeSet<&str>,
    correct: &BTreeSet<String>,
    picked: &BTreeSet<String>,
    rule: ScoringRule,
) -> Mark {
    // Leaving every box empty is not a set of decisions, it is no answer.
    if picked.is_empty() {
        return Mark::ZERO;
    }
    let hits = picked.intersection(correct).count();
    match rule {
        ScoringRule::EveryDecision => {
            let decided_right = |id: &&&str| picked.contains(**id) == correct.contains(**id);
            Mark::share(options.iter().filter(decided_right).count(), options.len())
        }
        ScoringRule::PlusMinus => {
            let wrong_options = options.iter().filter(|id| !correct.contains(**id)).count();
            let wrong_picks = picked.difference(correct).count();
            let plus = Mark::share(hits, correct.len());
            (plus - Mark::share(wrong_picks, wrong_options)).clipped_at_zero()
        }
        _ => whole(picked == correct),
    }
}

fn ordering(right: &[String], given: &[String], rule: ScoringRule) -> Mark {
    if rule != ScoringRule::AdjacentPairs || right.len() < 2 {
        return whole(right == given && !right.is_empty());
    }
    let pairs = |order: &[String]| -> BTreeSet<(String, String)> {
        order.iter().cloned().zip(order.iter().skip(1).cloned()).collect()
    };
    Mark::share(pairs(right).intersection(&pairs(given)).count(), right.len() - 1)
}

#[cfg(test)]
mod tests;
