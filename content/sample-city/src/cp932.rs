//! Text as Windows writes it in Japan (CP932, Windows-31J).

use encoding_rs::SHIFT_JIS;

use crate::error::GenerateError;

/// Number of the first private-use cell (0xF040) among the two-byte cells, 188 to a lead byte.
const FIRST_GAIJI: u32 = 8836;
const CELLS_PER_LEAD: u32 = 188;

/// Encodes the text, or names the characters that CP932 lacks. Gaiji (U+E000 and on) are among them.
pub fn encode(text: &str) -> Result<Vec<u8>, GenerateError> {
    let (bytes, _, unmappable) = SHIFT_JIS.encode(text);
    if unmappable { Err(GenerateError::Unmappable(text.to_owned())) } else { Ok(bytes.into_owned()) }
}

/// Encodes the text with its gaiji, which the published encoder refuses although its decoder reads them.
pub fn encode_with_gaiji(text: &str) -> Result<Vec<u8>, GenerateError> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        match gaiji(c) {
            Some(cell) => bytes.extend(cell),
            None => bytes.extend(encode(c.encode_utf8(&mut [0; 4]))?),
        }
    }
    Ok(bytes)
}

/// The two bytes of a private-use character.
fn gaiji(c: char) -> Option<[u8; 2]> {
    if !('\u{E000}'..='\u{E757}').contains(&c) {
        return None;
    }
    let cell = u32::from(c) - 0xE000 + FIRST_GAIJI;
    let (lead, trail) = (cell / CELLS_PER_LEAD + 0xC1, cell % CELLS_PER_LEAD);
    let trail = if trail < 0x3F { trail + 0x40 } else { trail + 0x41 };
    Some([u8::try_from(lead).ok()?, u8::try_from(trail).ok()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaiji_are_read_back() {
        for c in ['\u{E000}', '\u{E03F}', '\u{E0BC}', '\u{E757}'] {
            let bytes = encode_with_gaiji(&c.to_string()).unwrap();
            assert_eq!(SHIFT_JIS.decode(&bytes).0, c.to_string());
        }
        assert!(encode("\u{E000}").is_err());
        assert!(encode("𠮷浜").is_err());
    }
}
