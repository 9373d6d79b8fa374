//! A measured number as it is shown: rounded once, to one digit behind the point, so that screen, file and print
//! agree to the digit. May not know what it measures.

use std::fmt;

use num_traits::ToPrimitive as _;
use serde::{Deserialize, Serialize};

/// A number in tenths: `Tenths(-62)` is −6.2. On the wire it is the whole number of tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Tenths(pub i32);

impl Tenths {
    /// Rounded to the nearest tenth, halves away from zero. What is no number, or beyond 200 million, is none.
    #[must_use]
    pub fn of(value: f64) -> Option<Tenths> {
        let tenths = (value * 10.0).round();
        tenths.is_finite().then(|| tenths.to_i32()).flatten().map(Tenths)
    }

    /// The number itself.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{}", size / 10, size % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_rounded_once_and_keeps_its_sign() {
        let table = [(58.25, "58.3"), (-0.04, "0.0"), (-0.05, "-0.1"), (-6.2, "-6.2"), (100.0, "100.0")];
        for (value, text) in table {
            assert_eq!(Tenths::of(value).unwrap().to_string(), text, "{value}");
        }
        for refused in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Tenths::of(refused), None);
        }
        assert_eq!(Tenths(-62).value(), -6.2);
    }
}
