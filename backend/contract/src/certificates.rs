//! Certificates (修了証): of one completion each, numbered within the fiscal year, with a code that is checked here.

use chrono::{DateTime, NaiveDate, Utc};
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

/// Longest name under a certificate, in characters.
pub const LONGEST_SIGNER: usize = 60;

/// Asks for the certificate of a course completed here, or of outside training. Exactly one of the two is named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueCertificate {
    /// The completed assignment.
    pub assignment_id: Option<String>,
    /// The record of outside training.
    pub credit_id: Option<String>,
}

/// The certificate that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedCertificate {
    /// Certificate id.
    pub id: String,
    /// Whether it had been issued before; then nothing about it is new (再発行).
    pub again: bool,
}

/// Asks for the certificates of everybody who completed a course for a fiscal year and has none yet (HR).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueCertificates {
    /// Fiscal year of the duty.
    pub fiscal_year: FiscalYear,
    /// Course code.
    pub course_code: String,
}

/// What was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedCertificates {
    /// How many are new.
    pub issued: u32,
}

/// Everything that stands on a certificate, as it was when it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Certificate {
    /// Certificate id.
    pub id: String,
    /// Fiscal year of the training, within which it is numbered.
    pub fiscal_year: FiscalYear,
    /// From 1.
    pub number: u32,
    /// Verification code, in groups of four.
    pub code: String,
    /// Staff number at the completion.
    pub staff_number: String,
    /// Name at the completion, byte-exact.
    pub name: String,
    /// Department at the completion.
    pub department: String,
    /// Title (職名) at the completion.
    pub title: String,
    /// Course code; empty for outside training that counts for no course.
    pub course_code: String,
    /// Title of the course.
    pub course_title: String,
    /// Day of completion.
    pub completed_on: NaiveDate,
    /// In whose name (○○市長 氏名); empty as long as HR has set none.
    pub signer: String,
    /// The organisation.
    pub organization: String,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// Whether what it certifies was taken back since.
    pub revoked: bool,
}

/// Certificates of a fiscal year, latest number first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificatePage {
    /// Rows of this page.
    pub rows: Vec<Certificate>,
    /// All of the year.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
}

/// In whose name certificates are issued.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Signer {
    /// E.g. `潮崎市長　山田　太郎`; at most [`LONGEST_SIGNER`] characters.
    pub signer: String,
}

/// What somebody has before them on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckCertificate {
    /// Fiscal year of the number.
    pub fiscal_year: FiscalYear,
    /// The number.
    pub number: u32,
    /// The code; case, blanks and hyphens do not matter.
    pub code: String,
}

/// What the check says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateCheck {
    /// The certificate; none when no certificate has this number and code.
    pub certificate: Option<Certificate>,
    /// When it was issued.
    pub issued_at: Option<DateTime<Utc>>,
    /// The seal that covers it; none within the first minute.
    pub seal_number: Option<u32>,
}
