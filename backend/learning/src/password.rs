//! Which new passwords are accepted. May not know how a password is hashed or stored.
//!
//! Source: 総務省「国民のためのサイバーセキュリティサイト」 (F-07 of the course sources): 10 characters or
//! more, long rather than complicated, never re-used, changed when it may have leaked and not by calendar.
//! So there is a length, no rule about kinds of characters, and no expiry.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Least number of characters.
pub const SHORTEST: usize = 10;
/// Most characters, so that hashing has a bound.
pub const LONGEST: usize = 128;

/// A password that passed the policy. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

/// Why a new password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PasswordError {
    /// Fewer than [`SHORTEST`] characters.
    #[error("the password is too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("the password is too long")]
    TooLong,
    /// The staff number, once or repeated.
    #[error("the password is the staff number")]
    IsStaffNumber,
    /// The same character over and over.
    #[error("the password is one character repeated")]
    OneCharacter,
    /// Among the first that anybody would try.
    #[error("the password is too common")]
    TooCommon,
}

impl NewPassword {
    /// Checks a password chosen by the person with this staff number.
    ///
    /// # Errors
    /// The first rule that it breaks, see [`PasswordError`].
    pub fn parse(text: &str, staff_number: &str) -> Result<NewPassword, PasswordError> {
        let characters = text.chars().count();
        if characters < SHORTEST {
            return Err(PasswordError::TooShort);
        }
        if characters > LONGEST {
            return Err(PasswordError::TooLong);
        }
        if !staff_number.is_empty() && text.replace(staff_number, "").trim().is_empty() {
            return Err(PasswordError::IsStaffNumber);
        }
        if text.chars().all(|c| text.starts_with(c)) {
            return Err(PasswordError::OneCharacter);
        }
        if TOO_COMMON.contains(&text.to_lowercase().as_str()) {
            return Err(PasswordError::TooCommon);
        }
        Ok(NewPassword(text.to_owned()))
    }

    /// The text, for hashing only.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// Long enough and yet guessed first, in lower case. Deliberately tiny: throttling does the rest.
const TOO_COMMON: [&str; 20] = [
    "0123456789",
    "1234567890",
    "0987654321",
    "9876543210",
    "12345678910",
    "1122334455",
    "123456789a",
    "1q2w3e4r5t",
    "1qaz2wsx3edc",
    "abcdefghij",
    "administrator",
    "asdfghjkl;",
    "p@ssw0rd123",
    "passw0rd123",
    "password12",
    "password123",
    "password1234",
    "passwordpassword",
    "qwertyuiop",
    "qwerty1234",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_rule_is_named() {
        use PasswordError::*;
        let table = [
            ("", Some(TooShort)),
            ("shio-kaze", Some(TooShort)),
            ("shio-kaze!", None),
            ("しおかぜがふくみなと", None),
            ("しおかぜがふくみな", Some(TooShort)),
            ("004512004512", Some(IsStaffNumber)),
            ("004512 004512", Some(IsStaffNumber)),
            ("004512-umi-no-michi", None),
            ("aaaaaaaaaa", Some(OneCharacter)),
            ("aaaaaaaaab", None),
            ("PassWord123", Some(TooCommon)),
            ("1234567890", Some(TooCommon)),
        ];
        for (text, expected) in table {
            assert_eq!(NewPassword::parse(text, "004512").err(), expected, "{text}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        let of_length = |n: usize| "あい".chars().cycle().take(n).collect::<String>();
        assert!(NewPassword::parse(&of_length(10), "").is_ok());
        assert!(NewPassword::parse(&of_length(128), "").is_ok());
        assert_eq!(NewPassword::parse(&of_length(129), ""), Err(PasswordError::TooLong));
    }

    #[test]
    fn every_common_one_is_long_enough_to_matter() {
        for text in TOO_COMMON {
            assert_eq!(NewPassword::parse(text, ""), Err(PasswordError::TooCommon), "{text}");
        }
    }

    #[test]
    fn is_never_printed() {
        let password = NewPassword::parse("shio-kaze-umi", "004512").unwrap();
        assert!(!format!("{password:?}").contains("shio"));
        assert_eq!(password.expose(), "shio-kaze-umi");
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_kept_as_typed(text: String, number in "[0-9]{4,8}") {
            if let Ok(password) = NewPassword::parse(&text, &number) {
                prop_assert_eq!(password.expose(), text.as_str());
                prop_assert!((SHORTEST..=LONGEST).contains(&text.chars().count()));
            }
        }
    }
}
