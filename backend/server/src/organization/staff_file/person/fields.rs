//! Reading single cells, without messages.

/// A staff number.
pub(in super::super) enum Number {
    Empty,
    /// Letters where digits belong, too many digits, or a number as Excel shows it (`4.5E+05`).
    Unreadable,
    Read {
        /// Folded, before zeros were added.
        written: String,
        /// With leading zeros.
        padded: String,
    },
}

impl Number {
    /// Reads a number of at most `digits` digits; with 0, letters, digits and hyphens of any length.
    pub(in super::super) fn read(cell: &str, digits: usize) -> Number {
        let written = folded_code(cell);
        let is_plain = written.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if written.is_empty() {
            return Number::Empty;
        }
        let padded = if digits == 0 { is_plain.then(|| written.clone()) } else { padded(&written, digits) };
        padded.map_or(Number::Unreadable, |padded| Number::Read { written, padded })
    }
}

/// Whether a cell holds nothing but ASCII and full-width blanks.
pub(in super::super) fn is_blank(cell: &str) -> bool {
    cell.chars().all(char::is_whitespace)
}

/// A code in half-width, without blanks and without the `'` by which Excel keeps a cell a text.
pub(super) fn folded_code(cell: &str) -> String {
    let half_width = cell.chars().filter(|c| !c.is_whitespace()).map(half_width);
    half_width.skip_while(|c| matches!(c, '\'' | '’')).collect()
}

/// The parts of a cell that holds a list.
pub(super) fn listed(cell: &str) -> impl Iterator<Item = &str> {
    let separators = |c: char| matches!(c, ',' | '、' | '，' | '・' | '/' | '／' | ';' | '；' | '\n' | '\r');
    cell.split(separators).map(str::trim).filter(|part| !part.is_empty())
}

/// The ASCII character that a full-width one stands for; its case is kept.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        other => other,
    }
}

/// Digits with the leading zeros that Excel took away; none when there are others than digits or too many.
pub(super) fn padded(code: &str, digits: usize) -> Option<String> {
    let is_number = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && code.len() <= digits).then(|| format!("{code:0>digits$}"))
}

/// Private use: 外字 of one city, which no other machine shows.
pub(in super::super) fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// A title or a name as written, then without its last annotation 「（…）」, then without the one before, and so on.
pub(super) fn shortened_forms(title: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(title.trim()), |title| without_annotation(title))
}

fn without_annotation(title: &str) -> Option<&str> {
    if !title.ends_with(['）', ')']) {
        return None;
    }
    let mut depth = 0_usize;
    for (at, c) in title.char_indices().rev() {
        match c {
            '）' | ')' => depth = depth.saturating_add(1),
            '（' | '(' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            // A title of nothing but brackets has no annotation.
            return title.get(..at).map(str::trim_end).filter(|rest| !rest.is_empty());
        }
    }
    None
}

/// Something, one @, and a domain with a dot; in half-width without blanks. Only delivery proves more.
pub(super) fn is_mail_address(text: &str) -> bool {
    let Some((local, domain)) = text.trim().split_once('@') else {
        return false;
    };
    let is_clean =
        |part: &str| part.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '@' | ',' | ';' | '"'));
    let labels_are_filled = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    !local.is_empty() && is_clean(local) && is_clean(domain) && labels_are_filled
}
