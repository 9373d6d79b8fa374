//! Whom a survey asks, and which divisions may be kept with an anonymous answer. Pure after the query.

use std::collections::BTreeMap;

use learning::suppression;
use learning::survey::breakdown::LEAST;

/// Divisions that may be kept: those from which at least ten people are asked, and so that all others together are
/// at least ten or none. A smaller one would name its people.
#[must_use]
pub fn kept_divisions<'a>(divisions: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut sizes: BTreeMap<&str, u32> = BTreeMap::new();
    for division in divisions {
        *sizes.entry(division).or_default() += 1;
    }
    let people: Vec<u32> = sizes.values().copied().collect();
    let shown = suppression::shown(&people, LEAST).groups;
    let kept = sizes.keys().zip(shown).filter(|(division, shown)| *shown && !division.is_empty());
    kept.map(|(division, _)| (*division).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::kept_divisions;

    fn kept(sizes: &[(&'static str, usize)]) -> Vec<String> {
        kept_divisions(sizes.iter().flat_map(|(division, size)| std::iter::repeat_n(*division, *size)))
    }

    #[test]
    fn a_small_division_is_put_together_with_a_second_one() {
        assert_eq!(kept(&[("総務部", 20), ("市民部", 12), ("会計課", 3)]), ["総務部"]);
        assert_eq!(kept(&[("総務部", 20), ("市民部", 12)]), ["市民部", "総務部"]);
        assert_eq!(kept(&[("総務部", 9)]), [""; 0]);
    }
}
