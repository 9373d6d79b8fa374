//! From values to places in a drawing, in whole numbers.

/// Maps a range of values onto a range of places, evenly; what lies outside stays at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// First and last value.
    pub values: (i64, i64),
    /// Places of these; the second may lie before the first, as on an axis that rises.
    pub places: (i64, i64),
}

impl Scale {
    /// The place of a value. A range without extent has one place, the first.
    #[must_use]
    pub fn place(&self, value: i64) -> i64 {
        let ((first, last), (from, to)) = (self.values, self.places);
        let extent = last.saturating_sub(first);
        let value = value.clamp(first, last.max(first));
        let way = to.saturating_sub(from).saturating_mul(value.saturating_sub(first));
        from.saturating_add(way.checked_div(extent).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn ends_meet_ends_and_the_middle_the_middle() {
        let scale = Scale { values: (0, 1000), places: (2200, 200) };
        assert_eq!([0, 250, 500, 1000].map(|value| scale.place(value)), [2200, 1700, 1200, 200]);
    }

    #[test]
    fn what_lies_outside_stays_at_the_edge() {
        let scale = Scale { values: (10, 20), places: (0, 100) };
        assert_eq!([i64::MIN, 9, 21, i64::MAX].map(|value| scale.place(value)), [0, 0, 100, 100]);
    }

    #[test]
    fn a_range_without_extent_has_one_place() {
        let scale = Scale { values: (5, 5), places: (7, 90) };
        assert_eq!([4, 5, 6].map(|value| scale.place(value)), [7, 7, 7]);
    }

    #[test]
    fn places_never_turn_back() {
        let scale = Scale { values: (0, 365), places: (500, 4600) };
        let places: Vec<i64> = (0..=365).map(|day| scale.place(day)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
