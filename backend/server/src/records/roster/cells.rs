//! Reading single cells of a roster, without messages.

use contract::records::TrainingResult;
use learning::folding::fold_answer;

use crate::records::record::MOST_POINTS;

/// Digits of a staff number with its leading zeros, as in the staff file.
const STAFF_NUMBER_DIGITS: usize = 6;

/// What a cell of the result says.
pub(super) enum Outcome {
    Said(TrainingResult),
    Points(u32),
}

/// A staff number with the leading zeros that Excel took away.
pub(super) fn staff_number(cell: &str) -> Option<String> {
    let folded = fold_answer(cell);
    let digits = folded.trim_start_matches(['\'', '’']);
    let fits = !digits.is_empty()
        && digits.len() <= STAFF_NUMBER_DIGITS
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| format!("{digits:0>STAFF_NUMBER_DIGITS$}"))
}

/// 修了, 未修了 in the words met in practice, or points.
pub(super) fn outcome(cell: &str) -> Option<Outcome> {
    let folded = fold_answer(cell);
    match folded.as_str() {
        "修了" | "合格" | "受講" | "出席" => Some(Outcome::Said(TrainingResult::Completed)),
        "未修了" | "不合格" | "未受講" | "欠席" => {
            Some(Outcome::Said(TrainingResult::NotCompleted))
        }
        digits => {
            number(digits.trim_end_matches('点')).filter(|points| *points <= MOST_POINTS).map(Outcome::Points)
        }
    }
}

/// Minutes. A bare number is minutes only where the header says so; otherwise nobody can tell.
pub(super) fn minutes(cell: &str, bare_is_minutes: bool) -> Option<u32> {
    let folded = fold_answer(cell);
    if let Some((hours, rest)) = folded.split_once("時間") {
        let minutes = if rest.is_empty() { 0 } else { below_sixty(rest.strip_suffix('分')?)? };
        return together(number(hours)?, minutes);
    }
    if let Some((hours, minutes)) = folded.split_once(':') {
        return together(number(hours)?, below_sixty(minutes)?);
    }
    match folded.strip_suffix('分') {
        Some(minutes) => number(minutes),
        None if bare_is_minutes => number(&folded),
        None => None,
    }
}

fn together(hours: u32, minutes: u32) -> Option<u32> {
    hours.checked_mul(60)?.checked_add(minutes)
}

fn below_sixty(text: &str) -> Option<u32> {
    number(text).filter(|minutes| *minutes < 60)
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let table = [
            ("90分", false, Some(90)),
            ("９０分", false, Some(90)),
            ("1時間30分", false, Some(90)),
            ("2時間", false, Some(120)),
            ("1:30", false, Some(90)),
            ("90", true, Some(90)),
            ("90", false, None),
            ("1.5", true, None),
            ("1:75", false, None),
            ("1時間75分", false, None),
            ("半日", false, None),
            ("-5", true, None),
            ("99999999999", true, None),
        ];
        for (cell, bare, expected) in table {
            assert_eq!(minutes(cell, bare), expected, "{cell}");
        }
    }

    #[test]
    fn numbers_get_their_zeros_back() {
        let table = [
            ("4512", Some("004512")),
            ("'004512", Some("004512")),
            ("００４５１２", Some("004512")),
            ("1004512", None),
            ("4.5E+03", None),
            ("", None),
        ];
        for (cell, expected) in table {
            assert_eq!(staff_number(cell).as_deref(), expected, "{cell}");
        }
    }
}
