//! Gates (利用前必須): which tools ask for training first, who is cleared, and the tokens of the systems that
//! grant the tools.

use chrono::{DateTime, NaiveDate, Utc};
use learning::gate::Clearance;
use learning::role::Attribute;
use learning::validity::Validity;
use serde::{Deserialize, Serialize};

/// All gates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateList {
    /// In order of code.
    pub gates: Vec<GateView>,
}

/// One gate with its counts of today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateView {
    /// Stable code, part of the address for other systems.
    pub code: String,
    /// Name of the tool.
    pub tool: String,
    /// Who needs it: people with this attribute.
    pub attribute: Attribute,
    /// Required courses; all of them are needed.
    pub courses: Vec<GateCourse>,
    /// A gate that is not in force answers no other system.
    pub in_force: bool,
    /// Counts of today.
    pub counts: GateCounts,
}

/// A required course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateCourse {
    /// Course code.
    pub code: String,
    /// Title; empty while the course is not published.
    pub title: String,
    /// Whether it can be completed at all.
    pub published: bool,
    /// How long a completion counts for this gate where it differs from the course's own.
    pub own_validity: Option<Validity>,
    /// How long a completion counts; none while the course is not published and the gate says nothing.
    pub validity: Option<Validity>,
}

/// How many people.
#[derive(Debug, Clone, PartialEq, Default, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateCounts {
    /// Who need the tool and have not left.
    pub needed: u32,
    /// Of these, cleared.
    pub cleared: u32,
    /// Of these, at work and not cleared.
    pub lacking: u32,
    /// Of these, on leave or seconded out.
    pub away: u32,
}

/// Add or change a gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveGate {
    /// Name of the tool; 1 to 100 characters.
    pub tool: String,
    /// Who needs it.
    pub attribute: Attribute,
    /// One to ten courses, each once. A course that is not published yet is allowed.
    pub courses: Vec<RequiredCourse>,
    /// Whether other systems may ask.
    pub in_force: bool,
}

/// A required course of a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequiredCourse {
    /// Course code, e.g. `SEC-07`.
    pub code: String,
    /// How long a completion counts here; none for the course's own validity.
    pub validity: Option<Validity>,
}

/// Which people of a gate.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GateShow {
    /// Everybody who needs the tool.
    #[default]
    All,
    /// Cleared.
    Cleared,
    /// Not cleared, whatever the reason.
    NotCleared,
}

/// One page of the people of a gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatePage {
    /// The gate.
    pub gate: GateView,
    /// The day for which it is said.
    pub as_of: NaiveDate,
    /// Rows of this page, by department code and staff number.
    pub rows: Vec<GatePerson>,
    /// All rows that match.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// One person who needs the tool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatePerson {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Whether cleared, and why not.
    pub clearance: Clearance,
}

/// What another system is told: no names, no reasons.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClearedPeople {
    /// Code of the gate.
    pub gate: String,
    /// The day for which it is said; ask again the next day.
    pub as_of: NaiveDate,
    /// Everybody who needs the tool, by staff number.
    pub people: Vec<ClearedPerson>,
}

/// One person, for another system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClearedPerson {
    /// Staff number.
    pub staff_number: String,
    /// Whether the tool may be used today.
    pub cleared: bool,
    /// Last day, when cleared and not for ever.
    pub until: Option<NaiveDate>,
}

/// Make a token for another system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateGateToken {
    /// Which system will use it; 1 to 100 characters.
    pub label: String,
}

/// A new token, shown once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateTokenCreated {
    /// Token id.
    pub id: String,
    /// The token; stored only as a hash.
    pub token: String,
}

/// Tokens of a gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateTokenList {
    /// Latest first.
    pub tokens: Vec<GateTokenRow>,
}

/// One token without its secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GateTokenRow {
    /// Token id.
    pub id: String,
    /// Which system uses it.
    pub label: String,
    /// Staff number of who made it.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was used last, to the minute; none when never.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked; none while it works.
    pub revoked_at: Option<DateTime<Utc>>,
}
