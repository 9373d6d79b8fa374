//! Grades (職層): stable codes in order of rank. A grade is never guessed from a title: 主幹 ranks above
//! 主査 in one city and below it in the next, so titles are mapped by a table that each tenant owns.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::folding;

/// One stratum of staff. The order of the variants is the order of presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Grade {
    /// 特別職.
    G10,
    /// 部長級.
    G20,
    /// 次長級.
    G25,
    /// 課長級.
    G30,
    /// 課長補佐級.
    G40,
    /// 係長級.
    G50,
    /// 主任級.
    G60,
    /// 主事・技師級.
    G70,
    /// 技能労務.
    G80,
    /// 再任用.
    G85,
    /// 会計年度任用.
    G90,
    /// 外部（派遣・委託）.
    G95,
}

/// The text is no grade code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown grade: {0}")]
pub struct UnknownGrade(pub String);

impl Grade {
    /// All grades in order.
    pub const ALL: [Grade; 12] = [
        Grade::G10,
        Grade::G20,
        Grade::G25,
        Grade::G30,
        Grade::G40,
        Grade::G50,
        Grade::G60,
        Grade::G70,
        Grade::G80,
        Grade::G85,
        Grade::G90,
        Grade::G95,
    ];

    /// The code, e.g. `G30`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.code_and_label().0
    }

    /// The usual name, e.g. `課長級`. A tenant may show another one.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.code_and_label().1
    }

    /// The grade of that code; width and case of the text do not matter.
    ///
    /// # Errors
    /// [`UnknownGrade`] for any other text.
    pub fn parse(text: &str) -> Result<Grade, UnknownGrade> {
        let folded = folding::fold_answer(text);
        Grade::ALL
            .into_iter()
            .find(|grade| grade.code().eq_ignore_ascii_case(&folded))
            .ok_or_else(|| UnknownGrade(text.to_owned()))
    }

    fn code_and_label(self) -> (&'static str, &'static str) {
        match self {
            Grade::G10 => ("G10", "特別職"),
            Grade::G20 => ("G20", "部長級"),
            Grade::G25 => ("G25", "次長級"),
            Grade::G30 => ("G30", "課長級"),
            Grade::G40 => ("G40", "課長補佐級"),
            Grade::G50 => ("G50", "係長級"),
            Grade::G60 => ("G60", "主任級"),
            Grade::G70 => ("G70", "主事・技師級"),
            Grade::G80 => ("G80", "技能労務"),
            Grade::G85 => ("G85", "再任用"),
            Grade::G90 => ("G90", "会計年度任用"),
            Grade::G95 => ("G95", "外部（派遣・委託）"),
        }
    }
}

impl FromStr for Grade {
    type Err = UnknownGrade;
    fn from_str(text: &str) -> Result<Grade, UnknownGrade> {
        Grade::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back_and_ordered() {
        for grade in Grade::ALL {
            assert_eq!(Grade::parse(grade.code()), Ok(grade));
            assert_eq!(serde_json::to_string(&grade).unwrap(), format!("\"{}\"", grade.code()));
        }
        assert!(Grade::ALL.is_sorted());
        assert!(Grade::ALL.is_sorted_by_key(|grade| grade.code()));
        assert_eq!(Grade::parse("ｇ３０ "), Ok(Grade::G30));
        assert_eq!(Grade::parse("課長"), Err(UnknownGrade("課長".to_owned())));
        assert_eq!(Grade::parse(""), Err(UnknownGrade(String::new())));
    }
}
