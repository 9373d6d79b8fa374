//! Verification codes: 80 random bits as sixteen letters and digits in groups of four. Crockford's alphabet has no
//! I, L, O and U, and reads those that somebody types all the same as 1, 1 and 0.

use base32::Alphabet;
use learning::folding;
use sha2::{Digest as _, Sha256};

/// Random bytes as a code.
#[must_use]
pub fn of(random: [u8; 10]) -> String {
    let letters = base32::encode(Alphabet::Crockford, &random);
    let groups: Vec<String> =
        letters.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// Whether what was typed is this code. Width, case, blanks and hyphens do not matter. Digests are compared, so that
/// the time that it takes says nothing about how much is right.
#[must_use]
pub fn is(code: &str, typed: &str) -> bool {
    let digest = |text: &str| bytes(text).map(|bytes| Sha256::digest(&bytes));
    digest(typed).is_some_and(|typed| digest(code) == Some(typed))
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let letters: String = folding::search_key(text).chars().filter(char::is_ascii_alphanumeric).collect();
    base32::decode(Alphabet::Crockford, &letters.to_ascii_uppercase()).filter(|bytes| bytes.len() == 10)
}

#[cfg(test)]
mod tests {
    use super::{is, of};

    #[test]
    fn a_code_is_found_again_however_it_is_typed() {
        let code = of([0, 68, 50, 20, 199, 66, 84, 182, 53, 207]);
        assert_eq!(code, "0123-4567-89AB-CDEF");
        for typed in [
            "0123-4567-89AB-CDEF",
            "0123456789abcdef",
            " o1 23 45678 9ab cdef ",
            "０１２３－４５６７－８９ＡＢ－ＣＤＥＦ",
            "OI23-4567-89AB-CDEF",
        ] {
            assert!(is(&code, typed), "{typed}");
        }
        for typed in ["", "0123-4567-89AB", "0123-4567-89AB-CDEG", "0123-4567-89AB-CDEF-0000", "ＵＵＵＵ"]
        {
            assert!(!is(&code, typed), "{typed}");
        }
    }
}
