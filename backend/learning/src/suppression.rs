//! Small groups (少人数の秘匿): which figures may be shown so that no small number of people can be read off,
//! not even by taking one figure from another. May not know what the figures are.

/// Fewer people than this are not shown.
pub const LEAST: u32 = 10;

/// Which groups may be shown together with their total, and whether the total may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// By group, in order.
    pub groups: Vec<bool>,
    /// The total of all groups.
    pub total: bool,
}

/// Decides what is shown. A group of fewer than `least` people is hidden. What is hidden can be worked out as
/// the total less all that is shown, so as long as that is fewer than `least` people, the smallest shown group
/// is hidden too. A group of nobody tells nothing and is shown.
#[must_use]
pub fn shown(sizes: &[u32], least: u32) -> Shown {
    let total: u64 = sizes.iter().map(|size| u64::from(*size)).sum();
    let mut groups: Vec<bool> = sizes.iter().map(|size| *size == 0 || *size >= least).collect();
    let mut hidden = || -> bool {
        let sum: u64 =
            sizes.iter().zip(&groups).filter(|(_, shown)| !**shown).map(|(size, _)| u64::from(*size)).sum();
        if sum == 0 || sum >= u64::from(least) {
            return false;
        }
        let candidates =
            sizes.iter().enumerate().filter(|(place, size)| **size > 0 && groups.get(*place) == Some(&true));
        let smallest = candidates.min_by_key(|(_, size)| **size).map(|(place, _)| place);
        smallest.and_then(|place| groups.get_mut(place)).map(|shown| *shown = false).is_some()
    };
    while hidden() {}
    Shown { groups, total: total == 0 || total >= u64::from(least) }
}

#[cfg(test)]
mod tests;
