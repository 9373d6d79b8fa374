//! Which divisions may be shown for one question of a survey. Who answered which question is itself an answer (a
//! question may be shown only after certain answers), so what is hidden for the whole survey stays hidden for each
//! of its questions, and taking shown figures from the total gives nothing about fewer than the least.

use crate::suppression;

/// The smallest division that may be kept with an answer and the smallest group that is shown, in people.
pub const LEAST: u32 = suppression::LEAST;

/// Which groups of one question are shown beside its total.
///
/// `survey` holds how many of each group answered at all, `question` how many answered this question; both in the
/// same order. Nobody is hidden behind a total of fewer than `least` people: then no group is shown.
#[must_use]
pub fn shown(survey: &[u32], question: &[u32], least: u32) -> Vec<bool> {
    let whole = suppression::shown(survey, least).groups;
    let mut shown: Vec<bool> =
        question.iter().zip(&whole).map(|(size, whole)| *whole && (*size == 0 || *size >= least)).collect();
    let places = || question.iter().enumerate();
    loop {
        let hidden: Vec<u32> =
            places().filter(|(place, _)| shown.get(*place) != Some(&true)).map(|(_, size)| *size).collect();
        let sum: u64 = hidden.iter().map(|size| u64::from(*size)).sum();
        if hidden.is_empty() || sum >= u64::from(least) {
            return shown;
        }
        let smallest = places()
            .filter(|(place, _)| shown.get(*place) == Some(&true))
            .min_by_key(|(_, size)| **size)
            .map(|(place, _)| place);
        match smallest.and_then(|place| shown.get_mut(place)) {
            Some(group) => *group = false,
            None => return shown,
        }
    }
}
