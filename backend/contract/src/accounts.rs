//! Sign-in, session, passwords, roles.

use chrono::{DateTime, NaiveDate, Utc};
use learning::fiscal_year::FiscalYear;
use learning::role::Role;
use serde::{Deserialize, Serialize};

/// Staff number and password.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// Staff number; width and leading zeros as the organisation writes it.
    pub staff_number: String,
    /// Password as typed.
    pub password: String,
}

/// What a role permits; the client builds its menu from these, the server decides.
#[derive(Debug, Clone, PartialEq, Copy, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    /// Take assigned courses.
    TakeCourses,
    /// See completion of the own unit (section head).
    ViewOwnUnit,
    /// See completion of the whole organisation.
    ViewReports,
    /// See the staff list.
    ViewStaff,
    /// Import the staff file.
    ImportStaff,
    /// Assign courses.
    Assign,
    /// See the catalogue with bank sizes and sources.
    ViewCatalog,
    /// Write the organisation's inserts into courses.
    EditInserts,
    /// Issue first passwords.
    IssuePasswords,
    /// Give and take roles.
    ManageRoles,
    /// Read the audit log.
    ViewAudit,
    /// Record waivers, extensions and outside training, and take them back.
    KeepRecords,
    /// See them, and the training history of anybody.
    ViewRecords,
    /// See who is cleared for which tool.
    ViewGates,
    /// Say which tools ask for which training.
    EditGates,
    /// Make and revoke the tokens with which other systems ask.
    IssueGateTokens,
    /// Write the training plan of a fiscal year, bring it through its states, evaluate it.
    EditPlan,
    /// Make surveys, see their results, follow up what they bring.
    EditSurveys,
    /// See the evidence of any person and course, results of tests included.
    ViewEvidence,
}

/// The signed-in person and what they may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// Who it is; printed on every page.
    pub person: SignedInPerson,
    /// All roles, `learner` always among them.
    pub roles: Vec<Role>,
    /// What the roles permit.
    pub permissions: Vec<Permission>,
    /// The password must be changed before anything else.
    pub must_change_password: bool,
    /// Name of the organisation (団体).
    pub organization: String,
    /// Whether this is the fictional sample city.
    pub sample: bool,
    /// Minutes without a request after which the session ends.
    pub idle_minutes: u32,
    /// When it ends in any case.
    pub ends_at: DateTime<Utc>,
    /// Today in Japan, by the server's clock.
    pub today: NaiveDate,
    /// The fiscal year of today.
    pub fiscal_year: FiscalYear,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedInPerson {
    /// Stable person id.
    pub id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Department name.
    pub department: String,
}

/// Change the own password.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePassword {
    /// The password in force.
    pub current: String,
    /// The new one.
    pub new: String,
}

/// Create the first administrator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetUp {
    /// The token of the one-time link.
    pub token: String,
    /// Staff number of the administrator.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Password.
    pub password: String,
}

/// One account in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountRow {
    /// Stable person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Roles beside learner.
    pub roles: Vec<Role>,
    /// No account, first password not yet changed, or active.
    pub state: AccountState,
    /// Last successful sign-in.
    pub last_signed_in_at: Option<DateTime<Utc>>,
}

/// State of an account.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    /// No password was ever issued.
    None,
    /// A first password is issued and not yet changed.
    Issued,
    /// The person has chosen a password.
    Active,
}

/// One page of accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountPage {
    /// Rows of this page.
    pub rows: Vec<AccountRow>,
    /// All rows that match.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// Issue first passwords.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuePasswords {
    /// For these people; empty means everyone active who has none yet.
    pub person_ids: Vec<String>,
}

/// First passwords, shown once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedPasswords {
    /// One per person.
    pub slips: Vec<PasswordSlip>,
}

/// One first password, to be printed and handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordSlip {
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// The first password; stored only as a hash.
    pub password: String,
}

/// Set the roles of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetRoles {
    /// Roles beside learner.
    pub roles: Vec<Role>,
}
