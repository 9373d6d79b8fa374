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
