//! The audit log (操作記録).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One page, latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditPage {
    /// Rows of this page.
    pub rows: Vec<AuditRow>,
    /// All rows that match.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// Who did what, when, from where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditRow {
    /// When.
    pub at: DateTime<Utc>,
    /// Staff number of the actor, or `system`.
    pub actor: String,
    /// Name of the actor at that time.
    pub actor_name: String,
    /// Stable action code, e.g. `signed-in`.
    pub action: String,
    /// What it was done to, as a short text.
    pub target: String,
    /// Address of the terminal.
    pub address: String,
}

/// A seal over the facts of an organisation, as it is printed: who has this on paper can show later that nothing that
/// was recorded until then has been altered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SealHead {
    /// From 1.
    pub number: u32,
    /// When it was made.
    pub sealed_at: DateTime<Utc>,
    /// SHA-256, 64 hexadecimal digits.
    pub hash: String,
}

/// The newest seal of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChainState {
    /// None until the first minute is over.
    pub head: Option<SealHead>,
}

/// A number and hash from paper, to be compared with the chain.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerifyChain {
    /// `number:hash` as printed; empty to compare with none.
    pub expected: String,
}

/// What a verification of the chain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verification {
    /// The newest seal.
    pub head: Option<SealHead>,
    /// How many seals were recomputed.
    pub seals: u32,
    /// How many facts were compared with their seals.
    pub facts: u64,
    /// Facts that are too new to be under a seal.
    pub pending: u64,
    /// How many things are wrong; none when all is well.
    pub faults: u64,
    /// The first of them.
    pub findings: Vec<ChainFinding>,
}

/// Something that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChainFinding {
    /// What is wrong.
    pub fault: ChainFault,
    /// Table of the fact; empty for a seal.
    pub table: String,
    /// Key of the fact; empty for a seal.
    pub key: String,
    /// The seal concerned.
    pub seal_number: Option<u32>,
    /// A sentence in Japanese.
    pub message: String,
}

/// How something can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChainFault {
    /// A fact is not as it was sealed.
    Altered,
    /// A sealed fact is gone.
    Deleted,
    /// A fact of a time that is sealed already, under no seal.
    Inserted,
    /// A fact of a time that had been sealed before came under a later seal.
    SealedLate,
    /// A seal does not have the hash of what stands in it.
    SealAltered,
    /// A number is missing in the chain.
    SealMissing,
    /// A seal does not follow the one before.
    ChainBroken,
    /// What a seal covers is not what it was made of.
    ContentsAltered,
    /// A table that this program does not know is under seal.
    UnknownTable,
    /// The chain has another hash under the number on paper, or none.
    NotAsPrinted,
}
