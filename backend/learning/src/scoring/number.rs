//! Numbers as people type them into a field, read exactly.

use unicode_normalization::UnicodeNormalization;

use crate::mark::Mark;

/// More digits than any question needs, few enough for exact arithmetic.
const MOST_DIGITS: usize = 15;

/// `digits ÷ scale`, where the scale is a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i128,
    scale: i128,
}

impl Decimal {
    /// `|self − value| ≤ tolerance`. A key so large that exact arithmetic overflows matches nothing.
    pub(super) fn is_within(self, value: Mark, tolerance: Mark) -> bool {
        let (n, d) = (i128::from(value.numerator()), i128::from(value.denominator()));
        let (t, u) = (i128::from(tolerance.numerator()), i128::from(tolerance.denominator()));
        // With every fraction on the denominator scale·d·u: |digits·d − n·scale|·u ≤ t·scale·d.
        let distance = || {
            let left = self.digits.checked_mul(d)?;
            let right = n.checked_mul(self.scale)?;
            left.checked_sub(right)?.checked_abs()?.checked_mul(u)
        };
        let allowed = || t.checked_mul(self.scale)?.checked_mul(d);
        matches!((distance(), allowed()), (Some(distance), Some(allowed)) if distance <= allowed)
    }
}

/// Reads a number: full- or half-width, with a sign, a decimal point, commas between groups of three
/// digits (桁区切り) and the question's own unit behind it. Anything else is no number: `0,5` must not
/// become 5, and `3時間` is no answer in 日.
pub(super) fn parse(text: &str, unit: &str) -> Option<Decimal> {
    let text = folded(text);
    let text = text.strip_suffix(&folded(unit)).unwrap_or(&text);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{}{fraction}", without_separators(whole)?);
    if digits.is_empty() || digits.len() > MOST_DIGITS || !only_digits(&digits) {
        return None;
    }
    let scale = 10i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let digits: i128 = digits.parse().ok()?;
    Some(Decimal { digits: if negative { -digits } else { digits }, scale })
}

fn folded(text: &str) -> String {
    let minus = |c| {
        if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー') { '-' } else { c }
    };
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).map(minus).collect()
}

/// `1,234,567` → `1234567`; commas anywhere else are no separators.
fn without_separators(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let in_order =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    in_order.then(|| format!("{first}{}", rest.concat()))
}

fn only_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
