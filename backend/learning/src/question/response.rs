//! Whether a response can belong to a question, and whether it is whole. May not know the key.

use std::collections::{BTreeMap, BTreeSet};

use super::{Choice, ClozePiece, QuestionBody, Response};

/// Most characters of a typed answer: far above any honest one, low enough to store without thought.
pub const LONGEST_TEXT: usize = 500;

impl QuestionBody {
    /// Ids of everything that can be picked or placed directly: choices, reasons or items. Empty for the
    /// other kinds.
    #[must_use]
    pub fn option_ids(&self) -> BTreeSet<&str> {
        match self {
            QuestionBody::Single { choices } | QuestionBody::Multiple { choices } => ids(choices),
            QuestionBody::TrueFalseReason { reasons } => ids(reasons),
            QuestionBody::Ordering { items } => ids(items),
            QuestionBody::Matching { .. }
            | QuestionBody::Numeric { .. }
            | QuestionBody::Cloze { .. }
            | QuestionBody::ShortText {} => BTreeSet::new(),
        }
    }
}

impl Response {
    /// Whether the response is of the question's kind, names only what the question has, places nothing
    /// twice and is not longer than [`LONGEST_TEXT`]. Whatever does not fit must be refused, not stored.
    #[must_use]
    pub fn fits(&self, body: &QuestionBody) -> bool {
        let options = body.option_ids();
        match (self, body) {
            (Response::Single { choice }, QuestionBody::Single { .. }) => options.contains(choice.as_str()),
            (Response::Multiple { choices }, QuestionBody::Multiple { .. }) => {
                choices.iter().all(|id| options.contains(id.as_str()))
            }
            (Response::TrueFalseReason { reason, .. }, QuestionBody::TrueFalseReason { .. }) => {
                reason.as_ref().is_none_or(|id| options.contains(id.as_str()))
            }
            (Response::Ordering { order }, QuestionBody::Ordering { .. }) => {
                let placed: BTreeSet<&str> = order.iter().map(String::as_str).collect();
                placed.len() == order.len() && placed.is_subset(&options)
            }
            (Response::Matching { pairs }, QuestionBody::Matching { lefts, rights }) => {
                let (lefts, rights) = (ids(lefts), ids(rights));
                pairs
                    .iter()
                    .all(|(left, right)| lefts.contains(left.as_str()) && rights.contains(right.as_str()))
            }
            (Response::Cloze { blanks }, QuestionBody::Cloze { pieces }) => {
                let offered = blanks_of(pieces);
                let offers = |blank: &str, id: &str| offered.get(blank).is_some_and(|ids| ids.contains(id));
                blanks.iter().all(|(blank, choice)| offers(blank, choice))
            }
            (Response::Numeric { text }, QuestionBody::Numeric { .. })
            | (Response::ShortText { text }, QuestionBody::ShortText {}) => {
                text.chars().take(LONGEST_TEXT + 1).count() <= LONGEST_TEXT
            }
            _ => false,
        }
    }

    /// Whether the response fits and leaves nothing open. A multiple choice with nothing picked is open.
    #[must_use]
    pub fn is_complete(&self, body: &QuestionBody) -> bool {
        self.fits(body)
            && match (self, body) {
                (Response::Single { .. }, _) => true,
                (Response::Multiple { choices }, _) => !choices.is_empty(),
                (Response::TrueFalseReason { verdict, reason }, _) => verdict.is_some() && reason.is_some(),
                (Response::Ordering { order }, _) => order.len() == body.option_ids().len(),
                (Response::Matching { pairs }, QuestionBody::Matching { lefts, .. }) => {
                    pairs.len() == ids(lefts).len()
                }
                (Response::Cloze { blanks }, QuestionBody::Cloze { pieces }) => {
                    blanks.len() == blanks_of(pieces).len()
                }
                (Response::Numeric { text } | Response::ShortText { text }, _) => !text.trim().is_empty(),
                (Response::Matching { .. } | Response::Cloze { .. }, _) => false,
            }
    }
}

fn ids(choices: &[Choice]) -> BTreeSet<&str> {
    choices.iter().map(|choice| choice.id.as_str()).collect()
}

/// Blank id → ids that can be selected there.
fn blanks_of(pieces: &[ClozePiece]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut blanks = BTreeMap::new();
    for piece in pieces {
        if let ClozePiece::Blank { id, choices, .. } = piece {
            blanks.insert(id.as_str(), ids(choices));
        }
    }
    blanks
}

#[cfg(test)]
mod tests;
