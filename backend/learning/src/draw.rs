//! Which questions an attempt shows, and in which order (出題). Chance is the seed that is handed in.
//!
//! The same bank, count and seed give the same draw for ever, whatever version of the `rand` crate is
//! built in: only the ChaCha8 key stream, which is a published algorithm, is taken from it, and the
//! shuffle is written here. A stored seed therefore reproduces a past attempt.

use std::collections::BTreeSet;

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::question::{ClozePiece, QuestionBody};

/// A question that can be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankItem {
    /// Unique within the bank.
    pub id: String,
    /// The objective it tests.
    pub objective: String,
    /// What is shown, in the order of the bank.
    pub body: QuestionBody,
}

/// A question as one attempt shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnQuestion {
    /// Id within the bank.
    pub question_id: String,
    /// What is shown, in the order of this attempt.
    pub body: QuestionBody,
}

/// Draws `count` questions, or the whole bank when it holds fewer.
///
/// Objectives are spread as evenly as the bank allows: every objective in turn gives one question until
/// enough are drawn or it is exhausted. Every question of the bank can be drawn, none twice. The order
/// of questions and, within each, of choices, items, rights and reasons is shuffled. (An ordering may
/// come out in its right order by chance: the key is not known here.)
#[must_use]
pub fn draw(bank: &[BankItem], count: u32, seed: u64) -> Vec<DrawnQuestion> {
    draw_preferring(bank, &BTreeSet::new(), count, seed)
}

/// As [`draw`], but of every objective the questions with these ids come first: others are drawn only when
/// they do not suffice. With no such question it is the same draw.
#[must_use]
pub fn draw_preferring(
    bank: &[BankItem],
    preferred: &BTreeSet<String>,
    count: u32,
    seed: u64,
) -> Vec<DrawnQuestion> {
    let mut chance = Chance::new(seed);
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut chosen = choose(bank, preferred, count, &mut chance);
    chance.shuffle(&mut chosen);
    let shown = |item: &BankItem, chance: &mut Chance| DrawnQuestion {
        question_id: item.id.clone(),
        body: shuffled_body(&item.body, chance),
    };
    chosen.into_iter().map(|item| shown(item, &mut chance)).collect()
}

/// The same things in the order that this seed gives.
#[must_use]
pub(crate) fn shuffled<T: Clone>(things: &[T], seed: u64) -> Vec<T> {
    let mut things = things.to_vec();
    Chance::new(seed).shuffle(&mut things);
    things
}

fn choose<'bank>(
    bank: &'bank [BankItem],
    preferred: &BTreeSet<String>,
    count: usize,
    chance: &mut Chance,
) -> Vec<&'bank BankItem> {
    let mut groups = by_objective(bank);
    for group in &mut groups {
        chance.shuffle(group);
        // Stable: among those preferred, and among the others, chance has decided.
        group.sort_by_key(|item| !preferred.contains(&item.id));
    }
    chance.shuffle(&mut groups);
    let longest = groups.iter().map(Vec::len).max().unwrap_or(0);
    let rounds = (0..longest).flat_map(|round| groups.iter().filter_map(move |group| group.get(round)));
    rounds.copied().take(count).collect()
}

/// Groups in the order in which objectives first appear; an id that appears again is passed over.
fn by_objective(bank: &[BankItem]) -> Vec<Vec<&BankItem>> {
    let mut seen = BTreeSet::new();
    let mut groups: Vec<Vec<&BankItem>> = Vec::new();
    for item in bank.iter().filter(|item| seen.insert(item.id.as_str())) {
        let same = |group: &&mut Vec<&BankItem>| {
            group.first().is_some_and(|other| other.objective == item.objective)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    groups
}

fn shuffled_body(body: &QuestionBody, chance: &mut Chance) -> QuestionBody {
    let mut body = body.clone();
    match &mut body {
        QuestionBody::Single { choices } | QuestionBody::Multiple { choices } => chance.shuffle(choices),
        QuestionBody::TrueFalseReason { reasons } => chance.shuffle(reasons),
        QuestionBody::Ordering { items } => chance.shuffle(items),
        // The lefts are numbered in the stem's own order; moving them would hide nothing.
        QuestionBody::Matching { lefts: _, rights } => chance.shuffle(rights),
        QuestionBody::Cloze { pieces } => {
            for piece in pieces {
                if let ClozePiece::Blank { choices, .. } = piece {
                    chance.shuffle(choices);
                }
            }
        }
        QuestionBody::Numeric { .. } | QuestionBody::ShortText {} => {}
    }
    body
}

/// The chance of one draw.
struct Chance(ChaCha8Rng);

impl Chance {
    /// The seed is the first eight bytes of the key, little end first; the rest is zero.
    fn new(seed: u64) -> Chance {
        let mut key = [0; 32];
        for (place, byte) in key.iter_mut().zip(seed.to_le_bytes()) {
            *place = byte;
        }
        Chance(ChaCha8Rng::from_seed(key))
    }

    /// Fisher and Yates, from the end.
    fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below_or_at(last));
        }
    }

    /// A number in `0..=most`. The remainder of 64 bits favours small numbers by less than 2⁻⁴⁰ for any
    /// list of questions, which nobody can notice, and always takes the same amount of key stream.
    fn below_or_at(&mut self, most: usize) -> usize {
        let choices = u64::try_from(most).map_or(u64::MAX, |most| most.saturating_add(1));
        usize::try_from(self.0.next_u64() % choices).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;
