//! When two spellings count as the same. Folded text is for comparing and searching only: what people
//! wrote is kept byte for byte elsewhere (NFC alone would already turn 神 U+FA19 into 神 U+795E).

mod variants;

use unicode_normalization::UnicodeNormalization;

/// Folds a short answer: NFKC (full- and half-width are one), lower case, no spaces, and every kind of
/// long-vowel mark, hyphen, dash and minus is one sign. Katakana and hiragana stay different, and so do
/// サーバ and サーバー: an answer key lists both if both are right.
#[must_use]
pub fn fold_answer(text: &str) -> String {
    let folded = compatible(text)
        .flat_map(char::to_lowercase)
        .map(|c| if is_dash(c) { '-' } else { c })
        .filter(|c| !c.is_whitespace());
    composed(folded)
}

/// Folds a name or a reading for searching: NFKC, lower case, hiragana → katakana, no spaces, one dash
/// sign, variant kanji (髙 → 高) by a table, variation selectors dropped.
#[must_use]
pub fn search_key(text: &str) -> String {
    let without_selectors: String = text.chars().filter(|c| !is_variation_selector(*c)).collect();
    let folded = compatible(&without_selectors)
        .flat_map(char::to_lowercase)
        .map(|c| if is_dash(c) { '-' } else { c })
        .filter(|c| !c.is_whitespace())
        .map(to_katakana)
        .map(variants::usual_form);
    composed(folded)
}

/// Brings a reading (フリガナ) into one form: full-width katakana with the sound marks joined, dashes
/// after kana read as the long-vowel mark ー, each run of spaces one full-width space, none at the ends.
#[must_use]
pub fn katakana_reading(text: &str) -> String {
    let katakana: String = composed(compatible(text).map(to_katakana));
    let mut reading = String::with_capacity(katakana.len());
    for word in katakana.split_whitespace() {
        if !reading.is_empty() {
            reading.push('\u{3000}');
        }
        let mut after_kana = false;
        for c in word.chars() {
            let c = if after_kana && is_dash(c) { 'ー' } else { c };
            after_kana = is_katakana(c);
            reading.push(c);
        }
    }
    reading
}

/// NFKC, with the free-standing sound marks ゛ ゜ made joining ones first: NFKC alone would put a space
/// before them.
fn compatible(text: &str) -> impl Iterator<Item = char> + '_ {
    let joining = |c| match c {
        '\u{309B}' => '\u{3099}',
        '\u{309C}' => '\u{309A}',
        other => other,
    };
    text.chars().map(joining).nfkc()
}

/// Composes again, because taking spaces out and changing the script brings new neighbours together.
fn composed(characters: impl Iterator<Item = char>) -> String {
    characters.nfkc().collect()
}

/// Hiragana to katakana, including the iteration marks ゝ ゞ.
fn to_katakana(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' | '\u{309D}' | '\u{309E}' => {
            u32::from(c).checked_add(0x60).and_then(char::from_u32).unwrap_or(c)
        }
        other => other,
    }
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー' | '\u{30FD}' | '\u{30FE}')
}

/// Long-vowel mark, hyphens, dashes, minus signs and the box-drawing line that Japanese input offers for
/// them. After NFKC, so the half- and full-width forms need no line of their own.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | 'ー' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2500}' | '\u{2501}')
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests;
