//! Parallel forms (平行テスト): one bank split into two, A and B, that ask about the same with other questions,
//! so that a test before and a test after a course can be compared. May not know of tests or people.
//!
//! The split is a pure function of the bank. Every objective is split by itself: a question that is added to
//! one objective moves nothing in another. Within an objective the halves differ by at most one question, and
//! of all such halves those are taken whose mean difficulties differ least. A single question of an objective
//! is in both forms, because each form covers every objective.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Name of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    /// For the test before.
    A,
    /// For the test after.
    B,
}

impl Form {
    /// The stable name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Form::A => "A",
            Form::B => "B",
        }
    }
}

/// What the split has to know of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded<'a> {
    /// Unique within the bank.
    pub id: &'a str,
    /// The objective it tests.
    pub objective: &'a str,
    /// 1 easy, 2 middle, 3 hard; anything else counts as the nearest of these.
    pub difficulty: u8,
}

/// The two forms of a bank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forms {
    a: BTreeSet<String>,
    b: BTreeSet<String>,
}

impl Forms {
    /// Splits a bank; the order of its questions does not matter.
    #[must_use]
    pub fn of(bank: &[Graded<'_>]) -> Forms {
        let mut objectives: BTreeMap<&str, BTreeMap<&str, u8>> = BTreeMap::new();
        for question in bank {
            objectives
                .entry(question.objective)
                .or_default()
                .insert(question.id, question.difficulty.clamp(1, 3));
        }
        let mut forms = Forms::default();
        for (objective, questions) in objectives {
            let (one, other) = halves(&questions);
            // Which half is the larger or the easier one is turned about from one number to the next, so that
            // what is left of a difference does not add up over the objectives.
            let turned = objective.bytes().fold(0u8, u8::wrapping_add) % 2 == 1;
            let (a, b) = if turned { (other, one) } else { (one, other) };
            forms.a.extend(a);
            forms.b.extend(b);
        }
        forms
    }

    /// Ids of the questions of a form.
    #[must_use]
    pub fn ids(&self, form: Form) -> &BTreeSet<String> {
        match form {
            Form::A => &self.a,
            Form::B => &self.b,
        }
    }
}

/// Questions of one objective by id, with their difficulty, in two halves: the first holds the odd one.
fn halves(questions: &BTreeMap<&str, u8>) -> (Vec<String>, Vec<String>) {
    if questions.len() < 2 {
        let only = || questions.keys().map(|id| (*id).to_owned()).collect();
        return (only(), only());
    }
    let levels: [Vec<&str>; 3] = [1, 2, 3].map(|level| {
        questions.iter().filter(|(_, difficulty)| **difficulty == level).map(|(id, _)| *id).collect()
    });
    let [easy, middle, hard] = best_share(&levels, questions.len().div_ceil(2));
    let mut one = Vec::new();
    let mut other = Vec::new();
    for (level, taken) in levels.iter().zip([easy, middle, hard]) {
        // Those next to each other in the bank are often alike; every second one goes to the same half as far
        // as the numbers allow.
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for (place, id) in level.iter().enumerate() {
            let due = (place + 1) * taken / level.len();
            if due > first.len() { first.push((*id).to_owned()) } else { rest.push((*id).to_owned()) }
        }
        one.append(&mut first);
        other.append(&mut rest);
    }
    (one, other)
}

/// How many of each level the first half of `size` takes, so that the mean difficulties differ least; of equal
/// ones, the share nearest to a half of every level.
fn best_share(levels: &[Vec<&str>; 3], size: usize) -> [usize; 3] {
    let counts = levels.each_ref().map(Vec::len);
    let [easy, middle, hard] = counts;
    let all = easy + middle + hard;
    let sum =
        |share: [usize; 3]| share.into_iter().zip(1..).map(|(count, level)| count * level).sum::<usize>();
    let total = sum(counts);
    let mut best = ([0; 3], (usize::MAX, usize::MAX));
    for from_easy in 0..=easy.min(size) {
        for from_middle in 0..=middle.min(size - from_easy) {
            let from_hard = size - from_easy - from_middle;
            if from_hard > hard {
                continue;
            }
            let share = [from_easy, from_middle, from_hard];
            let first = sum(share);
            // Means compared over the common denominator size × rest.
            let apart = (first * (all - size)).abs_diff((total - first) * size);
            let uneven = share.into_iter().zip(counts).map(|(part, whole)| (2 * part).abs_diff(whole)).sum();
            if (apart, uneven) < best.1 {
                best = (share, (apart, uneven));
            }
        }
    }
    best.0
}

#[cfg(test)]
mod tests;
