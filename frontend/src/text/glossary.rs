//! Readings and rows of the glossary.

use contract::assignments::Term;

/// Before a reading, where ruby cannot be shown.
pub const OPEN_READING: &str = "（";
/// Behind it.
pub const CLOSE_READING: &str = "）";

/// A term in kana is its own reading.
pub fn needs_reading(term: &Term) -> bool {
    let is_kana = |letter: char| matches!(letter, '\u{3041}'..='\u{30ff}');
    !term.reading.is_empty() && !term.term.chars().all(is_kana)
}

/// Rows of the fifty sounds; a reading belongs to the last row that begins at or before its first letter.
pub const ROWS: [(char, &str); 10] = [
    ('\u{3041}', "あ"),
    ('\u{304b}', "か"),
    ('\u{3055}', "さ"),
    ('\u{305f}', "た"),
    ('\u{306a}', "な"),
    ('\u{306f}', "は"),
    ('\u{307e}', "ま"),
    ('\u{3083}', "や"),
    ('\u{3089}', "ら"),
    ('\u{308e}', "わ"),
];

/// The row of a reading in hiragana; what is none stands in the first row, where it is seen.
pub fn row_of(reading: &str) -> &'static str {
    let first = reading.chars().next().unwrap_or_default();
    let row = ROWS.iter().rev().find(|(begins, _)| *begins <= first && first <= '\u{3096}');
    let [(_, otherwise), ..] = ROWS;
    row.map_or(otherwise, |(_, row)| *row)
}
#[cfg(test)]
mod tests {
    use contract::assignments::Term;

    use super::{needs_reading, row_of};

    #[test]
    fn kana_needs_no_reading() {
        let term = |term: &str, reading: &str| Term {
            term: term.to_owned(),
            reading: reading.to_owned(),
            meaning: String::new(),
        };
        assert!(needs_reading(&term("仮名加工情報", "かめいかこうじょうほう")));
        assert!(needs_reading(&term("AI", "えーあい")));
        assert!(!needs_reading(&term("ランサムウェア", "らんさむうぇあ")));
    }

    #[test]
    fn readings_fall_into_their_rows() {
        for (reading, row) in [
            ("あい", "あ"),
            ("がいぶ", "か"),
            ("ざんりゅう", "さ"),
            ("ってい", "た"),
            ("ぱすわーど", "は"),
            ("もじ", "ま"),
            ("ようはいりょ", "や"),
            ("らんさむ", "ら"),
            ("わーく", "わ"),
            ("ん", "わ"),
            ("AI", "あ"),
            ("", "あ"),
        ] {
            assert_eq!(row_of(reading), row, "{reading}");
        }
    }
}
