//! From bytes to text: which encoding a file is in. Strict: a byte that does not fit is never replaced,
//! because a replaced character in a name would be stored for ever.

use encoding_rs::{DecoderResult, Encoding, SHIFT_JIS, UTF_8, UTF_16LE};

/// A file that was read.
pub(crate) struct Decoded {
    /// As the report names it.
    pub(crate) encoding: &'static str,
    /// Without byte order mark.
    pub(crate) text: String,
}

/// A file that no known encoding fits.
pub(crate) struct Broken {
    /// The first line that cannot be read.
    pub(crate) line: u32,
    /// The encoding that got furthest.
    encoding: &'static str,
}

impl Broken {
    /// What is wrong and what to do.
    pub(super) fn sentence(&self) -> String {
        format!(
            "文字コードが正しくないため、この行から先を読めません（{}として読みました）。人事給与システムからもう一度書き出すか、Excelで「CSV UTF-8」として保存し直してから、取り込んでください。",
            self.encoding
        )
    }
}

/// Byte order marks first, then UTF-8 if every byte fits, else CP932 if every byte fits. (encoding_rs
/// reads `Shift_JIS` as Windows-31J, which has 髙 and 﨑; U+E000 and on come out of the user area.)
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, Broken> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return named("UTF-8 (BOM)", strictly(UTF_8, rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return named("UTF-16LE", strictly(UTF_16LE, rest));
    }
    let utf_8 = match strictly(UTF_8, bytes) {
        Ok(text) => return named("UTF-8", Ok(text)),
        Err(line) => line,
    };
    if starts_as_utf_8(bytes) {
        return named("UTF-8", Err(utf_8));
    }
    named("CP932", strictly(SHIFT_JIS, bytes))
}

fn named(encoding: &'static str, text: Result<String, u32>) -> Result<Decoded, Broken> {
    match text {
        Ok(text) => Ok(Decoded { encoding, text }),
        Err(line) => Err(Broken { line, encoding }),
    }
}

/// Whether the first line is good UTF-8 beyond ASCII. A header in CP932 never is, so such a file is
/// damaged UTF-8, even if the damage happens to pass as (nonsensical) CP932.
fn starts_as_utf_8(bytes: &[u8]) -> bool {
    let first_line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    !first_line.is_ascii() && std::str::from_utf8(first_line).is_ok()
}

/// The whole text, or the line of the first byte that does not fit.
fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, u32> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(capacity);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        // What came before the broken byte is decoded, so its line breaks tell the line.
        _ => Err(line_at_end(&text)),
    }
}

fn line_at_end(text: &str) -> u32 {
    let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}
