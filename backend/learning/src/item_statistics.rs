//! Statistics of a test and of its questions (設問の統計), with the definitions of Moodle's quiz statistics report
//! (`mod/quiz/report/statistics/classes/calculator.php`, `question/classes/statistics/questions/calculator.php`).
//! May not know of people, and cannot say which numbers are too few to be published: that is [`crate::release`].
//!
//! For S attempts, P positions, x_i(s) the mark at position i and T(s) the total of the attempt, all variances and
//! covariances over S − 1:
//!
//! | figure | formula |
//! |---|---|
//! | facility (正答率) | mean(x) ÷ most marks, 0 to 1 |
//! | discrimination index (識別指数) | 100 · cov(x, y) ÷ √(var x · var y) |
//! | discriminative efficiency (識別効率) | 100 · cov(x, y) ÷ cov_max, x and y each sorted and paired |
//! | effective weight (実質配点) | 100 · √cov(x_i, T) ÷ Σ √cov(x_j, T), over those not below 0 |
//! | skewness, kurtosis | k3 ÷ k2^1.5, k4 ÷ k2² (Fisher's k-statistics) |
//! | CIC (内的整合性) | 100 · P ÷ (P − 1) · (1 − Σ var x_i ÷ k2) |
//! | error ratio | 100 · √(1 − CIC ÷ 100) |
//! | standard error | error ratio · SD ÷ 100 |
//!
//! Our questions are all drawn at random, so a question has no position of its own. Moodle's rule for a question
//! drawn at random holds for every one: it is compared with the whole total (y = T) of the attempts that drew it.
//! Effective weight and CIC are of positions, whatever question stood there. A question is worth one mark.

use crate::question::Response;

/// Least answers for an index of discrimination.
pub const LEAST_FOR_DISCRIMINATION: usize = 30;
/// Facility below which nearly nobody is right, and an index of discrimination says nothing.
pub const NEARLY_NOBODY: f64 = 0.05;
/// Facility above which nearly everybody is right, and an index of discrimination says nothing.
pub const NEARLY_ALL: f64 = 0.95;

/// What one question did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuestionStatistics {
    /// Attempts that drew it.
    pub answers: u32,
    /// Share of marks earned, 0 to 1.
    pub facility: f64,
    /// Standard deviation of the marks; none for one answer.
    pub deviation: Option<f64>,
    /// Correlation with the total, −100 to 100; none when one of them does not vary.
    pub discrimination: Option<f64>,
    /// How near the covariance comes to the greatest that these marks allow; none when that is 0.
    pub efficiency: Option<f64>,
}

/// What a test did. Mean, median and deviation in marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestStatistics {
    /// Attempts.
    pub attempts: u32,
    /// Mean of the totals.
    pub mean: f64,
    /// Median of the totals.
    pub median: f64,
    /// Standard deviation; none for one attempt.
    pub deviation: Option<f64>,
    /// Skewness; from three attempts that differ.
    pub skewness: Option<f64>,
    /// Excess kurtosis; from four attempts that differ.
    pub kurtosis: Option<f64>,
    /// Coefficient of internal consistency in percent.
    pub consistency: Option<f64>,
    /// Error ratio in percent; none when the consistency is above 100, which cannot be.
    pub error_ratio: Option<f64>,
    /// Standard error of a total.
    pub standard_error: Option<f64>,
}

/// How much a position weighs in the total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EffectiveWeight {
    /// In percent of all positions.
    Percent(f64),
    /// Whoever earns more there earns less in all: no weight.
    Negative,
    /// Nothing varies.
    Undefined,
}

/// Whether an index of discrimination means something: from 30 answers, and unless nearly everybody or nearly
/// nobody is right (a mastery test is made so that nearly everybody is).
#[must_use]
pub fn discrimination_means_something(answers: usize, facility: f64) -> bool {
    answers >= LEAST_FOR_DISCRIMINATION && (NEARLY_NOBODY..=NEARLY_ALL).contains(&facility)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / number(values.len()))
}

/// Over n − 1; none for fewer than two.
fn covariance(xs: &[f64], ys: &[f64]) -> Option<f64> {
    let (mean_x, mean_y) = (mean(xs)?, mean(ys)?);
    let products = xs.iter().zip(ys).map(|(x, y)| (x - mean_x) * (y - mean_y));
    (xs.len() > 1).then(|| products.sum::<f64>() / (number(xs.len()) - 1.0))
}

/// Exact marks leave rounding errors of about 10⁻¹⁶ in floating point: what is so small is nothing.
fn varies(value: f64) -> Option<f64> {
    (value.abs() > 1e-12).then_some(value)
}

/// What one question did: of every attempt that drew it, its mark and the whole total. None without an attempt.
#[must_use]
pub fn question(answers: &[(f64, f64)]) -> Option<QuestionStatistics> {
    let marks: Vec<f64> = answers.iter().map(|(mark, _)| *mark).collect();
    let totals: Vec<f64> = answers.iter().map(|(_, total)| *total).collect();
    let together = covariance(&marks, &totals);
    let variance = covariance(&marks, &marks).and_then(varies);
    let total_variance = covariance(&totals, &totals).and_then(varies);
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values
    };
    let most = covariance(&sorted(&marks), &sorted(&totals)).and_then(varies);
    Some(QuestionStatistics {
        answers: u32::try_from(answers.len()).unwrap_or(u32::MAX),
        facility: mean(&marks)?,
        deviation: covariance(&marks, &marks).map(f64::sqrt),
        discrimination: variance
            .zip(total_variance)
            .zip(together)
            .map(|((x, y), both)| 100.0 * both / (x * y).sqrt()),
        efficiency: most.zip(together).map(|(most, both)| 100.0 * both / most),
    })
}

/// What a test did: of every attempt the marks by position. All attempts have as many positions; none without an
/// attempt.
#[must_use]
pub fn test(attempts: &[Vec<f64>]) -> Option<TestStatistics> {
    let mut totals: Vec<f64> = attempts.iter().map(|marks| marks.iter().sum()).collect();
    totals.sort_by(f64::total_cmp);
    let average = mean(&totals)?;
    let s = number(totals.len());
    let moment = |power: i32| totals.iter().map(|total| (total - average).powi(power)).sum::<f64>() / s;
    let (m2, m3, m4) = (moment(2), moment(3), moment(4));
    let k2 = (s > 1.0).then(|| s * m2 / (s - 1.0));
    let spread = k2.and_then(varies);
    let k3 = s * s * m3 / ((s - 1.0) * (s - 2.0));
    let k4 = s * s * ((s + 1.0) * m4 - 3.0 * (s - 1.0) * m2 * m2) / ((s - 1.0) * (s - 2.0) * (s - 3.0));
    let positions = positions(attempts);
    let p = number(positions.len());
    let variances: f64 = positions.iter().filter_map(|marks| covariance(marks, marks)).sum();
    let consistency =
        spread.filter(|_| s > 2.0 && p > 1.0).map(|k2| 100.0 * p / (p - 1.0) * (1.0 - variances / k2));
    let deviation = k2.map(f64::sqrt);
    let error_ratio = consistency.filter(|cic| *cic <= 100.0).map(|cic| 100.0 * (1.0 - cic / 100.0).sqrt());
    Some(TestStatistics {
        attempts: u32::try_from(totals.len()).unwrap_or(u32::MAX),
        mean: average,
        median: median(&totals)?,
        deviation,
        skewness: spread.filter(|_| s > 2.0).map(|k2| k3 / k2.powf(1.5)),
        kurtosis: spread.filter(|_| s > 3.0).map(|k2| k4 / (k2 * k2)),
        consistency,
        error_ratio,
        standard_error: error_ratio.zip(deviation).map(|(ratio, deviation)| ratio * deviation / 100.0),
    })
}

fn median(sorted: &[f64]) -> Option<f64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

/// Marks by position and attempt; as many positions as every attempt has.
fn positions(attempts: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let count = attempts.iter().map(Vec::len).min().unwrap_or(0);
    (0..count)
        .map(|position| attempts.iter().filter_map(|marks| marks.get(position).copied()).collect())
        .collect()
}

/// The effective weight of every position.
#[must_use]
pub fn effective_weights(attempts: &[Vec<f64>]) -> Vec<EffectiveWeight> {
    let totals: Vec<f64> = attempts.iter().map(|marks| marks.iter().sum()).collect();
    let together: Vec<Option<f64>> =
        positions(attempts).iter().map(|marks| covariance(marks, &totals)).collect();
    let roots: f64 = together.iter().flatten().filter(|both| **both >= 0.0).map(|both| both.sqrt()).sum();
    let weight = |both: Option<f64>| match (both, varies(roots)) {
        (Some(both), _) if both < 0.0 && varies(both).is_some() => EffectiveWeight::Negative,
        (Some(both), Some(roots)) => EffectiveWeight::Percent(100.0 * both.max(0.0).sqrt() / roots),
        _ => EffectiveWeight::Undefined,
    };
    together.into_iter().map(weight).collect()
}

/// The share of marks that guessing earns, 0 to 1: for a question with one right choice, one by the number of
/// choices; none for every other kind.
#[must_use]
pub fn random_guess(choices: Option<usize>) -> Option<f64> {
    choices.filter(|choices| *choices > 0).map(|choices| 1.0 / number(choices))
}

/// What was chosen, in the ids under which the course explains it; what was typed is not among them, because it
/// may hold anything. Nothing answered is an empty list.
#[must_use]
pub fn chosen(response: Option<&Response>) -> Vec<String> {
    let pairs = |pairs: &std::collections::BTreeMap<String, String>| {
        pairs.iter().map(|(left, right)| format!("{left}/{right}")).collect()
    };
    match response {
        Some(Response::Single { choice }) => vec![choice.clone()],
        Some(Response::Multiple { choices }) => choices.iter().cloned().collect(),
        Some(Response::TrueFalseReason { verdict, reason }) => {
            let verdict = verdict.map(|verdict| if verdict { "true" } else { "false" }.to_owned());
            verdict.into_iter().chain(reason.clone()).collect()
        }
        Some(Response::Matching { pairs: given }) => pairs(given),
        Some(Response::Cloze { blanks }) => pairs(blanks),
        Some(Response::Ordering { .. } | Response::Numeric { .. } | Response::ShortText { .. }) | None => {
            Vec::new()
        }
    }
}

/// The third with the lowest totals (下位3分の1), as places in the list; those with equal totals in its order. Taken
/// of the first 30, 60, 120 … answers, so that it is about ten people or more and changes only by as many; none
/// before there are 30.
#[must_use]
pub fn failing_third(totals: &[f64]) -> Vec<usize> {
    let mut first = LEAST_FOR_DISCRIMINATION;
    if totals.len() < first {
        return Vec::new();
    }
    while first.saturating_mul(2) <= totals.len() {
        first *= 2;
    }
    let mut places: Vec<(f64, usize)> =
        totals.iter().take(first).enumerate().map(|(place, total)| (*total, place)).collect();
    places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    places.into_iter().take(first / 3).map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests;
