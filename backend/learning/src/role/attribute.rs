//! What decides, beside the grade, which courses a person takes: talent, access and duties.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::folding;

/// One attribute of a person. The order of the variants is the order of presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Attribute {
    /// DX推進リーダー (人材区分).
    DxLeader,
    /// 高度専門人材 (人材区分).
    Specialist,
    /// RPA担当.
    Rpa,
    /// 特定個人情報取扱者.
    SpecificPersonalInformation,
    /// テレワーク利用者.
    Telework,
    /// 生成AI利用者.
    GenerativeAi,
    /// 公式SNS担当.
    OfficialSns,
    /// メール利用者.
    Mail,
    /// 共用端末だけを使う者.
    SharedTerminal,
}

/// The text names no attribute.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown attribute: {0}")]
pub struct UnknownAttribute(pub String);

impl Attribute {
    /// All in order.
    pub const ALL: [Attribute; 9] = [
        Attribute::DxLeader,
        Attribute::Specialist,
        Attribute::Rpa,
        Attribute::SpecificPersonalInformation,
        Attribute::Telework,
        Attribute::GenerativeAi,
        Attribute::OfficialSns,
        Attribute::Mail,
        Attribute::SharedTerminal,
    ];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Attribute::DxLeader => "dx-leader",
            Attribute::Specialist => "specialist",
            Attribute::Rpa => "rpa",
            Attribute::SpecificPersonalInformation => "specific-personal-information",
            Attribute::Telework => "telework",
            Attribute::GenerativeAi => "generative-ai",
            Attribute::OfficialSns => "official-sns",
            Attribute::Mail => "mail",
            Attribute::SharedTerminal => "shared-terminal",
        }
    }

    /// The word of the staff file and of the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Attribute::DxLeader => "DX推進リーダー",
            Attribute::Specialist => "高度専門人材",
            Attribute::Rpa => "RPA担当",
            Attribute::SpecificPersonalInformation => "特定個人情報取扱者",
            Attribute::Telework => "テレワーク利用者",
            Attribute::GenerativeAi => "生成AI利用者",
            Attribute::OfficialSns => "公式SNS担当",
            Attribute::Mail => "メール利用者",
            Attribute::SharedTerminal => "共用端末",
        }
    }

    /// Whether 人材区分 of the staff file says it; the others are recorded one by one.
    #[must_use]
    pub fn is_talent(self) -> bool {
        matches!(self, Attribute::DxLeader | Attribute::Specialist | Attribute::Rpa)
    }

    /// Reads a label or the stable name; width, case and spaces do not matter.
    ///
    /// # Errors
    /// [`UnknownAttribute`] for any other text.
    pub fn parse(text: &str) -> Result<Attribute, UnknownAttribute> {
        let key = folding::search_key(text);
        Attribute::ALL
            .into_iter()
            .find(|attribute| {
                folding::search_key(attribute.label()) == key
                    || folding::search_key(attribute.as_str()) == key
            })
            .ok_or_else(|| UnknownAttribute(text.to_owned()))
    }
}

impl FromStr for Attribute {
    type Err = UnknownAttribute;
    fn from_str(text: &str) -> Result<Attribute, UnknownAttribute> {
        Attribute::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read_back() {
        for attribute in Attribute::ALL {
            assert_eq!(Attribute::parse(attribute.as_str()), Ok(attribute));
            assert_eq!(Attribute::parse(attribute.label()), Ok(attribute));
            assert_eq!(serde_json::to_string(&attribute).unwrap(), format!("\"{}\"", attribute.as_str()));
        }
        assert_eq!(Attribute::parse("ＤＸ推進リーダー"), Ok(Attribute::DxLeader));
        assert_eq!(Attribute::parse("部長"), Err(UnknownAttribute("部長".to_owned())));
    }
}
