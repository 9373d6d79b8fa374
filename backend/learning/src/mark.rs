//! Marks: exact rationals. A pass is compared exactly, never through a float.

use std::fmt;
use std::str::FromStr;

use num_rational::Ratio;
use num_traits::ToPrimitive as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact number of marks, or a share of marks, e.g. `2/3`.
///
/// On the wire and in the database it is the text `"n/d"` in lowest terms (or `"n"`), so that no
/// reader can round it by accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(Ratio<i64>);

/// The text is not `n` or `n/d` with `d > 0`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a mark of the form n or n/d: {0}")]
pub struct MarkError(pub String);

impl Mark {
    /// No marks.
    pub const ZERO: Mark = Mark(Ratio::new_raw(0, 1));
    /// One whole mark: every question is worth this much.
    pub const ONE: Mark = Mark(Ratio::new_raw(1, 1));

    /// `numerator / denominator` in lowest terms; a denominator of zero counts as zero marks
    /// (an empty question can earn nothing).
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Mark {
        if denominator == 0 { Mark::ZERO } else { Mark(Ratio::new(numerator, denominator)) }
    }

    /// Numerator in lowest terms.
    #[must_use]
    pub fn numerator(self) -> i64 {
        *self.0.numer()
    }

    /// Denominator in lowest terms, always positive.
    #[must_use]
    pub fn denominator(self) -> i64 {
        *self.0.denom()
    }

    /// Negative marks become zero: a question never takes marks from another one.
    #[must_use]
    pub fn clipped_at_zero(self) -> Mark {
        self.max(Mark::ZERO)
    }

    /// The share `self / maximum`, zero when the maximum is zero.
    #[must_use]
    pub fn scaled_to(self, maximum: Mark) -> Mark {
        if maximum == Mark::ZERO { Mark::ZERO } else { Mark(self.0 / maximum.0) }
    }

    /// `part / whole` of counted things; zero when there is nothing to count.
    #[must_use]
    pub(crate) fn share(part: usize, whole: usize) -> Mark {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Mark::new(count(part), count(whole))
    }

    /// The nearest floating-point number, for statistics only: no pass is decided with it.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0.to_f64().unwrap_or_default()
    }

    /// Whole percent, rounded down, for display only: 79.9 % must never be shown as a passing 80.
    #[must_use]
    pub fn percent_floor(self) -> i64 {
        (self.0 * Ratio::from_integer(100)).floor().to_integer()
    }
}

impl std::ops::Add for Mark {
    type Output = Mark;
    fn add(self, other: Mark) -> Mark {
        Mark(self.0 + other.0)
    }
}

impl std::ops::Sub for Mark {
    type Output = Mark;
    fn sub(self, other: Mark) -> Mark {
        Mark(self.0 - other.0)
    }
}

impl std::iter::Sum for Mark {
    fn sum<I: Iterator<Item = Mark>>(marks: I) -> Mark {
        marks.fold(Mark::ZERO, std::ops::Add::add)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator() == 1 {
            write!(f, "{}", self.numerator())
        } else {
            write!(f, "{}/{}", self.numerator(), self.denominator())
        }
    }
}

impl FromStr for Mark {
    type Err = MarkError;
    fn from_str(text: &str) -> Result<Mark, MarkError> {
        let refused = || MarkError(text.to_owned());
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let numerator: i64 = numerator.parse().map_err(|_| refused())?;
        let denominator: i64 = denominator.parse().map_err(|_| refused())?;
        if denominator <= 0 {
            return Err(refused());
        }
        Ok(Mark::new(numerator, denominator))
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Mark, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Described as the text that it is on the wire.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Mark {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("An exact rational in lowest terms: `n` or `n/d`."))
            .pattern(Some("^-?[0-9]+(/[0-9]+)?$"))
            .examples(["4/5"])
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Mark {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lowest_terms_and_text() {
        let table =
            [(Mark::new(4, 6), "2/3"), (Mark::new(3, 3), "1"), (Mark::ZERO, "0"), (Mark::new(-1, 2), "-1/2")];
        for (mark, text) in table {
            assert_eq!(mark.to_string(), text);
            assert_eq!(text.parse(), Ok(mark));
        }
        for refused in ["", "1/0", "1/-2", "0.8", "80%", "1/2/3", "a"] {
            assert_eq!(refused.parse::<Mark>(), Err(MarkError(refused.to_owned())));
        }
    }

    #[test]
    fn nothing_out_of_nothing_is_nothing() {
        assert_eq!(Mark::new(5, 0), Mark::ZERO);
        assert_eq!(Mark::ONE.scaled_to(Mark::ZERO), Mark::ZERO);
        assert_eq!(Mark::share(0, 0), Mark::ZERO);
    }

    #[test]
    fn percent_never_rounds_up_to_a_pass() {
        assert_eq!(Mark::new(799, 1000).percent_floor(), 79);
        assert_eq!(Mark::new(4, 5).percent_floor(), 80);
        assert_eq!(Mark::new(2, 3).percent_floor(), 66);
    }

    #[cfg(feature = "openapi")]
    #[test]
    fn is_described_as_text() {
        let schema = serde_json::to_value(<Mark as utoipa::PartialSchema>::schema()).unwrap();
        assert_eq!(schema["type"], "string");
        assert_eq!(<Mark as utoipa::ToSchema>::name(), "Mark");
    }

    proptest! {
        #[test]
        fn survives_the_wire(n in -1_000_000i64..1_000_000, d in 1i64..1_000_000) {
            let mark = Mark::new(n, d);
            let json = serde_json::to_string(&mark).unwrap();
            prop_assert_eq!(serde_json::from_str::<Mark>(&json).unwrap(), mark);
        }
    }
}
