//! Errors over the wire: `application/problem+json` (RFC 9457) with a stable code. The client turns codes
//! into sentences; a problem never carries database or stack text.

use serde::{Deserialize, Serialize};

/// A problem document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `urn:manabiya:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short English title of the code, for logs and developers.
    pub title: String,
    /// The HTTP status, repeated as RFC 9457 recommends.
    pub status: u16,
    /// The stable code.
    pub code: ErrorCode,
    /// Fields that were refused, each with its own code.
    #[serde(default)]
    pub fields: Vec<FieldProblem>,
    /// Seconds to wait before trying again, where waiting helps.
    #[serde(default)]
    pub retry_after_seconds: Option<u32>,
}

/// One refused field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// Name of the field in the request.
    pub field: String,
    /// Stable code of the rule that it broke, kebab-case.
    pub code: String,
}

/// Every expected outcome that is not success.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// 401: no session, or it has ended.
    NotSignedIn,
    /// 401: staff number and password do not fit.
    WrongCredentials,
    /// 429: too many failed sign-ins; see `retry_after_seconds`.
    TooManyAttempts,
    /// 403: the first sign-in must change the password before anything else.
    PasswordChangeRequired,
    /// 403: the role does not permit it.
    Forbidden,
    /// 404: no such thing, or not for you.
    NotFound,
    /// 422: a field is not acceptable; see `fields`.
    InvalidInput,
    /// 422: the current password is wrong.
    WrongCurrentPassword,
    /// 422: the new password breaks a rule; see `fields`.
    WeakPassword,
    /// 409: somebody else changed it meanwhile; look again.
    Conflict,
    /// 409: the attempt is submitted and takes no more responses.
    AlreadySubmitted,
    /// 409: the time limit of the attempt is over; it was scored as it stood.
    TimeOver,
    /// 409: no attempt is left.
    AttemptsUsedUp,
    /// 409: lessons and exercises must be finished before the assessment.
    LessonsLeft,
    /// 409: what the lesson asks to confirm (読了確認) is not confirmed yet.
    AcknowledgementNeeded,
    /// 409: the placement is over: the course has been begun.
    PlacementClosed,
    /// 410: the one-time link is used or too old.
    LinkExpired,
    /// 422: the staff file has rejected rows; nothing was changed.
    ImportRejected,
    /// 413: the body is larger than allowed.
    TooLarge,
    /// 503: the server cannot answer now.
    Unavailable,
    /// 500: our fault; the log has the rest.
    Internal,
    /// A code that this client does not know yet.
    #[serde(other)]
    Unknown,
}
