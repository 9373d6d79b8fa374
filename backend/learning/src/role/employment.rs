//! Employment status (在職区分) as the staff file writes it: a number or a word.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Whether and how a person is at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EmploymentStatus {
    /// 1 在職.
    Active,
    /// 2 休職.
    OnLeave,
    /// 3 育休.
    ParentalLeave,
    /// 4 派遣（出）: works elsewhere, is trained there.
    SecondedOut,
    /// 5 派遣受入: comes from elsewhere, is trained here.
    SecondedIn,
    /// 9 退職.
    Retired,
}

/// The text is neither a code nor a known word.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown employment status: {0}")]
pub struct UnknownEmploymentStatus(pub String);

impl EmploymentStatus {
    /// All in order of their codes.
    pub const ALL: [EmploymentStatus; 6] = [
        EmploymentStatus::Active,
        EmploymentStatus::OnLeave,
        EmploymentStatus::ParentalLeave,
        EmploymentStatus::SecondedOut,
        EmploymentStatus::SecondedIn,
        EmploymentStatus::Retired,
    ];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EmploymentStatus::Active => "active",
            EmploymentStatus::OnLeave => "on-leave",
            EmploymentStatus::ParentalLeave => "parental-leave",
            EmploymentStatus::SecondedOut => "seconded-out",
            EmploymentStatus::SecondedIn => "seconded-in",
            EmploymentStatus::Retired => "retired",
        }
    }

    /// The digit of the staff file.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.spellings().0
    }

    /// The word of the staff file.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.spellings().1
    }

    /// Whether the person belongs to the population (分母) of a completion rate: 在職 and 派遣受入 only.
    #[must_use]
    pub fn counts_in_population(self) -> bool {
        matches!(self, EmploymentStatus::Active | EmploymentStatus::SecondedIn)
    }

    /// Reads a digit or a word; width, spaces and brackets do not matter (`派遣（出）` = `派遣出`). The
    /// stable name is read too.
    ///
    /// # Errors
    /// [`UnknownEmploymentStatus`] for any other text.
    pub fn parse(text: &str) -> Result<EmploymentStatus, UnknownEmploymentStatus> {
        let word: String =
            text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '\'')).collect();
        EmploymentStatus::ALL
            .into_iter()
            .find(|status| {
                let (code, label, others) = status.spellings();
                word == code || word == label || word == status.as_str() || others.contains(&word.as_str())
            })
            .ok_or_else(|| UnknownEmploymentStatus(text.to_owned()))
    }

    /// Digit, word, other words met in practice.
    fn spellings(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            EmploymentStatus::Active => ("1", "在職", &[]),
            EmploymentStatus::OnLeave => ("2", "休職", &[]),
            EmploymentStatus::ParentalLeave => ("3", "育休", &["育児休業", "育児休業中"]),
            EmploymentStatus::SecondedOut => ("4", "派遣出", &["派遣", "出向", "派遣出向"]),
            EmploymentStatus::SecondedIn => ("5", "派遣受入", &["受入", "派遣受"]),
            EmploymentStatus::Retired => ("9", "退職", &[]),
        }
    }
}

impl FromStr for EmploymentStatus {
    type Err = UnknownEmploymentStatus;
    fn from_str(text: &str) -> Result<EmploymentStatus, UnknownEmploymentStatus> {
        EmploymentStatus::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words() {
        use EmploymentStatus::*;
        let table = [
            ("1", Active),
            ("１", Active),
            ("在職", Active),
            ("2", OnLeave),
            ("休職", OnLeave),
            ("3", ParentalLeave),
            ("育児休業", ParentalLeave),
            ("4", SecondedOut),
            ("派遣（出）", SecondedOut),
            ("派遣(出)", SecondedOut),
            ("5", SecondedIn),
            (" 派遣受入 ", SecondedIn),
            ("9", Retired),
            ("退職", Retired),
        ];
        for (text, status) in table {
            assert_eq!(EmploymentStatus::parse(text), Ok(status), "{text}");
        }
        for unknown in ["", "0", "7", "01", "在籍？"] {
            assert!(EmploymentStatus::parse(unknown).is_err(), "{unknown}");
        }
    }

    #[test]
    fn every_spelling_is_read_back() {
        for status in EmploymentStatus::ALL {
            for text in [status.code(), status.label(), status.as_str()] {
                assert_eq!(EmploymentStatus::parse(text), Ok(status));
            }
            assert_eq!(serde_json::to_string(&status).unwrap(), format!("\"{}\"", status.as_str()));
        }
    }

    #[test]
    fn only_those_at_work_here_count() {
        let counted: Vec<_> =
            EmploymentStatus::ALL.into_iter().filter(|s| s.counts_in_population()).collect();
        assert_eq!(counted, [EmploymentStatus::Active, EmploymentStatus::SecondedIn]);
    }
}
