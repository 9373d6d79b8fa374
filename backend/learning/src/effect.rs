//! The effect of a course (事前・事後の比較): means of pairs and how sure they are. May not know of people or
//! tests.

use distrs::StudentsT;

/// Probability that the interval covers.
const CONFIDENCE: f64 = 0.95;

/// A mean of measured values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// Values.
    pub people: u32,
    /// Their mean.
    pub mean: f64,
    /// The 95 % confidence interval of the mean (Student's t, n − 1 degrees of freedom); none for one value.
    pub interval: Option<(f64, f64)>,
}

/// Before, after, and the mean of the differences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// Mean before.
    pub before: f64,
    /// Mean after.
    pub after: f64,
    /// Mean of the paired differences, after less before.
    pub gain: Mean,
}

/// The mean of some values; none without a value.
#[must_use]
pub fn mean(values: &[f64]) -> Option<Mean> {
    let people = u32::try_from(values.len()).ok().filter(|people| *people > 0)?;
    let n = f64::from(people);
    let mean = values.iter().sum::<f64>() / n;
    let interval = (people > 1).then(|| {
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let standard_error = (squares / (n - 1.0) / n).sqrt();
        let reach = StudentsT::ppf(f64::midpoint(1.0, CONFIDENCE), n - 1.0) * standard_error;
        (mean - reach, mean + reach)
    });
    Some(Mean { people, mean, interval })
}

/// The effect over pairs of before and after; none without a pair.
#[must_use]
pub fn effect(pairs: &[(f64, f64)]) -> Option<Effect> {
    let of = |side: fn(&(f64, f64)) -> f64| mean(&pairs.iter().map(side).collect::<Vec<f64>>());
    Some(Effect {
        before: of(|pair| pair.0)?.mean,
        after: of(|pair| pair.1)?.mean,
        gain: of(|pair| pair.1 - pair.0)?,
    })
}

#[cfg(test)]
mod tests;
