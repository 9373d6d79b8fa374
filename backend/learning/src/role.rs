//! Roles of the product, grades (職層) and employment status (在職区分). May not know who has which, nor
//! what a role permits: that table belongs to the server.

mod attribute;
mod employment;
mod grade;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use attribute::{Attribute, UnknownAttribute};
pub use employment::{EmploymentStatus, UnknownEmploymentStatus};
pub use grade::{Grade, UnknownGrade};

/// What a person may be beside being staff. Everyone is a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 受講者.
    Learner,
    /// 所属長: sees the own department.
    SectionHead,
    /// DX推進リーダー.
    DxLeader,
    /// 人事研修担当.
    Hr,
    /// 教材担当 (content author).
    #[serde(alias = "content-author")]
    Author,
    /// システム管理者.
    Administrator,
    /// 監査: reads, never writes.
    Auditor,
}

/// The text names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown role: {0}")]
pub struct UnknownRole(pub String);

impl Role {
    /// All roles in the order of presentation.
    pub const ALL: [Role; 7] = [
        Role::Learner,
        Role::SectionHead,
        Role::DxLeader,
        Role::Hr,
        Role::Author,
        Role::Administrator,
        Role::Auditor,
    ];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Learner => "learner",
            Role::SectionHead => "section-head",
            Role::DxLeader => "dx-leader",
            Role::Hr => "hr",
            Role::Author => "author",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
        }
    }

    /// The role of that name; `content-author` is read as `author`.
    ///
    /// # Errors
    /// [`UnknownRole`] for any other text.
    pub fn parse(text: &str) -> Result<Role, UnknownRole> {
        let name = if text == "content-author" { "author" } else { text };
        Role::ALL.into_iter().find(|role| role.as_str() == name).ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Role, UnknownRole> {
        Role::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_database_and_json() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Ok(role));
            assert_eq!(serde_json::to_string(&role).unwrap(), format!("\"{}\"", role.as_str()));
        }
        assert_eq!(Role::parse("content-author"), Ok(Role::Author));
        assert_eq!(serde_json::from_str::<Role>("\"content-author\"").unwrap(), Role::Author);
        assert_eq!("root".parse::<Role>(), Err(UnknownRole("root".to_owned())));
    }
}
