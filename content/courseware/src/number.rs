//! Numbers as authors write them, exact.

use learning::mark::Mark;

/// `12`, `-3`, `0.5` or `2/3`.
pub(crate) fn exact(text: &str) -> Option<Mark> {
    let Some((whole, fraction)) = text.split_once('.') else {
        return text.parse().ok();
    };
    let digits_only = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits_only(whole.trim_start_matches('-')) || !digits_only(fraction) {
        return None;
    }
    let denominator = 10_i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    Some(Mark::new(format!("{whole}{fraction}").parse().ok()?, denominator))
}

/// A share of marks: `80%` or `4/5`.
pub(crate) fn share(text: &str) -> Option<Mark> {
    match text.strip_suffix('%') {
        Some(percent) => Some(Mark::new(percent.parse().ok()?, 100)),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact() {
        assert_eq!(exact("30"), Some(Mark::new(30, 1)));
        assert_eq!(exact("-0.25"), Some(Mark::new(-1, 4)));
        assert_eq!(exact("2/3"), Some(Mark::new(2, 3)));
        for refused in ["", ".5", "1.", "1.2.3", "--1.0", "三", "1.99999999999999999999"] {
            assert_eq!(exact(refused), None, "{refused}");
        }
    }

    #[test]
    fn shares_are_percent_or_fraction() {
        assert_eq!(share("80%"), share("4/5"));
        assert_eq!(share("eighty"), None);
    }
}
