use super::*;

fn near(a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() < tolerance, "{a} and {b}");
}

#[test]
fn the_interval_uses_students_t_with_one_degree_of_freedom_less() {
    // Quantiles of the t distribution at 97.5 % from the printed tables (JIS Z 9041-2, annex).
    for (people, quantile) in [(2u32, 12.706), (10, 2.262), (31, 2.042), (121, 1.980)] {
        let values: Vec<f64> = (0..people).map(f64::from).collect();
        let n = f64::from(people);
        let found = mean(&values).unwrap();
        let (low, high) = found.interval.unwrap();
        // 0, 1, …, n − 1: the variance is n (n + 1) / 12.
        let standard_error = (n * (n + 1.0) / 12.0 / n).sqrt();
        near(found.mean, (n - 1.0) / 2.0, 1e-9);
        near((high - low) / 2.0 / standard_error, quantile, 1e-3);
        near(f64::midpoint(low, high), found.mean, 1e-9);
    }
}

#[test]
fn pairs_are_compared_person_by_person() {
    // Everybody gains ten points though people differ: the interval has no width.
    let pairs: Vec<(f64, f64)> = (0..10).map(|n| f64::from(n) * 7.0).map(|n| (n, n + 10.0)).collect();
    let found = effect(&pairs).unwrap();
    near(found.before, 31.5, 1e-9);
    near(found.after, 41.5, 1e-9);
    assert_eq!(found.gain.people, 10);
    let (low, high) = found.gain.interval.unwrap();
    near(low, 10.0, 1e-9);
    near(high, 10.0, 1e-9);
}

#[test]
fn nothing_is_said_of_nobody_and_no_interval_of_one() {
    assert_eq!(effect(&[]), None);
    assert_eq!(mean(&[3.0]), Some(Mean { people: 1, mean: 3.0, interval: None }));
}
