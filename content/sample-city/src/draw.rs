//! Seeded chance. Only the raw stream of ChaCha8 is used, which is a published algorithm: the ranges and
//! shuffles are our own, because those of a library may change from version to version and with them the files.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

/// A source of chance that gives the same for the same seed, for ever.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// Starts from a seed.
    pub fn new(seed: u8) -> Self {
        Self(ChaCha8Rng::from_seed([seed; 32]))
    }

    /// A number from 0 up to but not including `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        // The high half of the product is below the bound; the tiny bias does not matter for invented people.
        let product = u64::from(self.0.next_u32()) * u64::from(bound);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below((last + 1).saturating_sub(first))
    }

    /// Whether something with this chance happens.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the items, or nothing when there is none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.index(items.len()))
    }

    /// Puts the items into an order of chance.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.index(last + 1);
            items.swap(last, other);
        }
    }

    /// A shuffled pack of `size` cards that holds each special card as often as told and the plain one else.
    pub fn pack<T: Clone>(&mut self, size: usize, plain: T, special: &[(T, usize)]) -> Vec<T> {
        let mut cards: Vec<T> =
            special.iter().flat_map(|(card, count)| std::iter::repeat_n(card.clone(), *count)).collect();
        cards.resize(size, plain);
        self.shuffle(&mut cards);
        cards
    }

    fn index(&mut self, length: usize) -> usize {
        let bound = u32::try_from(length).unwrap_or(u32::MAX);
        usize::try_from(self.below(bound)).unwrap_or(0)
    }
}
