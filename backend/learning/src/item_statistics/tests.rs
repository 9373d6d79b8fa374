//! The formulae once more, written out sum by sum without a shared line of code, on random data; and the edges.

use proptest::prelude::*;

use super::*;

fn sum(values: &[f64]) -> f64 {
    let mut sum = 0.0;
    for value in values {
        sum += value;
    }
    sum
}

fn len(values: &[f64]) -> f64 {
    let mut count = 0.0;
    for _ in values {
        count += 1.0;
    }
    count
}

/// Σ(x − x̄)(y − ȳ) ÷ (S − 1), by the definition.
fn naive_covariance(xs: &[f64], ys: &[f64]) -> f64 {
    let (mx, my) = (sum(xs) / len(xs), sum(ys) / len(ys));
    let mut total = 0.0;
    for (x, y) in xs.iter().zip(ys) {
        total += (x - mx) * (y - my);
    }
    total / (len(xs) - 1.0)
}

fn ascending(values: &[f64]) -> Vec<f64> {
    // Sorted by hand: the smallest that is left, again and again.
    let mut left = values.to_vec();
    let mut sorted = Vec::new();
    while !left.is_empty() {
        let mut smallest = 0;
        for (place, value) in left.iter().enumerate() {
            if *value < left[smallest] {
                smallest = place;
            }
        }
        sorted.push(left.remove(smallest));
    }
    sorted
}

fn agree(ours: Option<f64>, naive: f64) -> Result<(), TestCaseError> {
    match ours {
        Some(ours) => {
            let tolerance = 1e-6 * naive.abs().max(1.0);
            prop_assert!((ours - naive).abs() < tolerance, "ours {ours}, by the formula {naive}");
        }
        None => prop_assert!(false, "nothing, by the formula {naive}"),
    }
    Ok(())
}

const MARKS: [f64; 5] = [0.0, 0.25, 0.5, 2.0 / 3.0, 1.0];

fn mark() -> impl Strategy<Value = f64> {
    (0..MARKS.len()).prop_map(|place| MARKS[place])
}

fn attempts() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (2usize..12).prop_flat_map(|p| proptest::collection::vec(proptest::collection::vec(mark(), p), 4..60))
}

proptest! {
    #[test]
    fn a_question_agrees_with_the_formulae(
        answers in proptest::collection::vec((mark(), 0u8..40), 2..80),
    ) {
        let answers: Vec<(f64, f64)> =
            answers.into_iter().map(|(mark, rest)| (mark, mark + f64::from(rest) / 4.0)).collect();
        let xs: Vec<f64> = answers.iter().map(|each| each.0).collect();
        let ts: Vec<f64> = answers.iter().map(|each| each.1).collect();
        let found = question(&answers).unwrap();
        agree(Some(found.facility), sum(&xs) / len(&xs))?;
        agree(found.deviation, naive_covariance(&xs, &xs).sqrt())?;
        let (vx, vt) = (naive_covariance(&xs, &xs), naive_covariance(&ts, &ts));
        if vx > 1e-9 && vt > 1e-9 {
            agree(found.discrimination, 100.0 * naive_covariance(&xs, &ts) / (vx * vt).sqrt())?;
            let most = naive_covariance(&ascending(&xs), &ascending(&ts));
            agree(found.efficiency, 100.0 * naive_covariance(&xs, &ts) / most)?;
            prop_assert!(found.discrimination.unwrap().abs() <= 100.0 + 1e-6);
            prop_assert!(found.efficiency.unwrap() <= 100.0 + 1e-6);
        } else {
            prop_assert_eq!(found.discrimination, None);
            prop_assert_eq!(found.efficiency, None);
        }
    }

    #[test]
    fn a_test_agrees_with_the_formulae(attempts in attempts()) {
        let mut totals = Vec::new();
        for attempt in &attempts {
            totals.push(sum(attempt));
        }
        let s = len(&totals);
        let average = sum(&totals) / s;
        let found = test(&attempts).unwrap();
        agree(Some(found.mean), average)?;
        let sorted = ascending(&totals);
        let half = sorted.len() / 2;
        let middle =
            if sorted.len() % 2 == 1 { sorted[half] } else { (sorted[half - 1] + sorted[half]) / 2.0 };
        agree(Some(found.median), middle)?;
        let (mut d2, mut d3, mut d4) = (0.0, 0.0, 0.0);
        for total in &totals {
            let d = total - average;
            d2 += d * d;
            d3 += d * d * d;
            d4 += d * d * d * d;
        }
        let (m2, m3, m4) = (d2 / s, d3 / s, d4 / s);
        let k2 = s * m2 / (s - 1.0);
        agree(found.deviation, (d2 / (s - 1.0)).sqrt())?;
        if k2 < 1e-9 {
            prop_assert_eq!((found.skewness, found.kurtosis, found.consistency), (None, None, None));
            return Ok(());
        }
        agree(found.skewness, s * s * m3 / ((s - 1.0) * (s - 2.0)) / (k2 * k2.sqrt()))?;
        let k4 = s * s * ((s + 1.0) * m4 - 3.0 * (s - 1.0) * m2 * m2)
            / ((s - 1.0) * (s - 2.0) * (s - 3.0));
        agree(found.kurtosis, k4 / (k2 * k2))?;
        let mut variances = 0.0;
        let mut p = 0.0;
        for position in 0..attempts[0].len() {
            let marks: Vec<f64> = attempts.iter().map(|attempt| attempt[position]).collect();
            variances += naive_covariance(&marks, &marks);
            p += 1.0;
        }
        let cic = 100.0 * p / (p - 1.0) * (1.0 - variances / k2);
        agree(found.consistency, cic)?;
        let ratio = 100.0 * (1.0 - cic / 100.0).sqrt();
        agree(found.error_ratio, ratio)?;
        agree(found.standard_error, ratio * (d2 / (s - 1.0)).sqrt() / 100.0)?;
    }

    #[test]
    fn weights_agree_with_the_formula(attempts in attempts()) {
        let totals: Vec<f64> = attempts.iter().map(|attempt| sum(attempt)).collect();
        let mut covariances = Vec::new();
        for position in 0..attempts[0].len() {
            let marks: Vec<f64> = attempts.iter().map(|attempt| attempt[position]).collect();
            covariances.push(naive_covariance(&marks, &totals));
        }
        let mut roots = 0.0;
        for covariance in &covariances {
            if *covariance >= 0.0 {
                roots += covariance.sqrt();
            }
        }
        for (weight, covariance) in effective_weights(&attempts).into_iter().zip(covariances) {
            match weight {
                EffectiveWeight::Percent(percent) => {
                    // A covariance of nothing but rounding has a root that is nothing too.
                    prop_assert!((percent - 100.0 * covariance.max(0.0).sqrt() / roots).abs() < 1e-3);
                }
                EffectiveWeight::Negative => prop_assert!(covariance < 0.0),
                EffectiveWeight::Undefined => prop_assert!(roots < 1e-6),
            }
        }
    }

    #[test]
    fn the_failing_third_changes_by_ten_people_or_not_at_all(
        totals in proptest::collection::vec(0u8..12, 0..260),
        more in 0usize..40,
    ) {
        let totals: Vec<f64> = totals.into_iter().map(f64::from).collect();
        let earlier = failing_third(&totals[..totals.len().saturating_sub(more)]);
        let now = failing_third(&totals);
        prop_assert_eq!(now.is_empty(), totals.len() < 30);
        prop_assert!(now.is_empty() || now.len() >= 10);
        prop_assert!(now == earlier || now.len() >= earlier.len() + 10);
        if let Some(highest) = now.iter().map(|place| totals[*place]).max_by(f64::total_cmp) {
            let below = totals.iter().take(3 * now.len()).filter(|total| **total < highest).count();
            prop_assert!(below <= now.len(), "nobody with a lower total is left out");
        }
    }
}

#[test]
fn what_does_not_vary_has_no_index() {
    let same = question(&[(1.0, 8.0); 40]).unwrap();
    assert_eq!((same.facility, same.deviation), (1.0, Some(0.0)));
    assert_eq!((same.discrimination, same.efficiency), (None, None));
    let one = question(&[(0.5, 3.0)]).unwrap();
    assert_eq!((one.answers, one.deviation, one.discrimination), (1, None, None));
    assert_eq!(question(&[]), None);
    assert_eq!(test(&[]), None);

    let flat = test(&vec![vec![1.0, 0.0]; 12]).unwrap();
    assert_eq!((flat.mean, flat.median, flat.deviation), (1.0, 1.0, Some(0.0)));
    assert_eq!((flat.skewness, flat.kurtosis, flat.consistency, flat.error_ratio), (None, None, None, None));
    assert_eq!(effective_weights(&vec![vec![1.0, 0.0]; 12]), [EffectiveWeight::Undefined; 2]);

    let two = test(&[vec![1.0, 0.0], vec![1.0, 1.0]]).unwrap();
    assert!(two.deviation.is_some());
    assert_eq!((two.skewness, two.consistency), (None, None), "from three attempts");
    let one_position = test(&[vec![1.0], vec![0.0], vec![0.5], vec![0.0]]).unwrap();
    assert_eq!(one_position.consistency, None, "from two positions");
    assert!(one_position.kurtosis.is_some());
}

#[test]
fn one_mark_that_goes_against_the_total_has_no_weight() {
    let attempts = [vec![0.0, 1.0, 1.0], vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 1.0], vec![1.0, 0.0, 0.0]];
    let weights = effective_weights(&attempts);
    assert_eq!(weights[0], EffectiveWeight::Negative);
    assert_eq!(weights[1..], [EffectiveWeight::Percent(50.0), EffectiveWeight::Percent(50.0)]);
}

#[test]
fn an_index_means_something_in_the_middle_only() {
    let table = [
        (30, 0.05, true),
        (30, 0.95, true),
        (29, 0.5, false),
        (300, 0.951, false),
        (300, 0.049, false),
        (0, 0.0, false),
    ];
    for (answers, facility, means) in table {
        assert_eq!(discrimination_means_something(answers, facility), means, "{answers} {facility}");
    }
    assert_eq!(random_guess(Some(4)), Some(0.25));
    assert_eq!(random_guess(None), None);
}

#[test]
fn what_was_chosen_is_named_and_what_was_typed_is_not() {
    let single = Response::Single { choice: "b".to_owned() };
    assert_eq!(chosen(Some(&single)), ["b"]);
    let typed = Response::ShortText { text: "090-0000-0000".to_owned() };
    assert!(chosen(Some(&typed)).is_empty());
    let judged = Response::TrueFalseReason { verdict: Some(false), reason: Some("r2".to_owned()) };
    assert_eq!(chosen(Some(&judged)), ["false", "r2"]);
    assert!(chosen(None).is_empty());
}
