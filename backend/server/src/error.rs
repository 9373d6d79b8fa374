//! Errors. Policy:
//!
//! - Expected outcomes are named by [`ErrorCode`] and travel as `application/problem+json`.
//! - A missing row is 404 only where the caller named it; a unique violation is 409. Both are decided here.
//! - Anything unnamed is 500: logged once, in full, at this boundary, and opaque outside.
//! - Nothing of the database's text ever reaches a client.

use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use contract::error::{ErrorCode, FieldProblem, Problem};
use diesel::result::{DatabaseErrorKind, Error as QueryError};

/// Everything that can go wrong in the server.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An expected outcome without more to say.
    #[error("{0:?}")]
    Refused(ErrorCode),
    /// Fields that were refused, under the given code.
    #[error("{0:?}: {1:?}")]
    Fields(ErrorCode, Vec<FieldProblem>),
    /// Too many failed sign-ins; seconds to wait.
    #[error("too many attempts, wait {0} s")]
    Throttled(u32),
    /// The server cannot answer now.
    #[error("unavailable")]
    Unavailable,
    /// A query failed in a way that nobody expected.
    #[error("database: {0}")]
    Query(QueryError),
    /// A bug or broken stored data.
    #[error("internal: {0}")]
    Internal(String),
    /// The program cannot start, or a command line cannot be carried out.
    #[error("{0}")]
    Startup(String),
}

impl Error {
    /// A refused field with the code of the rule that it broke.
    #[must_use]
    pub fn field(field: &str, code: &str) -> Error {
        Error::Fields(
            ErrorCode::InvalidInput,
            vec![FieldProblem { field: field.to_owned(), code: code.to_owned() }],
        )
    }

    /// Whether trying the same transaction again may succeed.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Error::Query(QueryError::DatabaseError(kind, information)) => {
                matches!(kind, DatabaseErrorKind::SerializationFailure)
                    || information.message().contains("deadlock detected")
            }
            _ => false,
        }
    }

    /// The code that travels.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Error::Refused(code) | Error::Fields(code, _) => *code,
            Error::Throttled(_) => ErrorCode::TooManyAttempts,
            Error::Unavailable => ErrorCode::Unavailable,
            Error::Query(_) | Error::Internal(_) | Error::Startup(_) => ErrorCode::Internal,
        }
    }
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Error {
        match error {
            QueryError::NotFound => Error::Refused(ErrorCode::NotFound),
            QueryError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Error::Refused(ErrorCode::Conflict)
            }
            // The one character that PostgreSQL does not store is U+0000; who sends it gets it back.
            QueryError::DatabaseError(DatabaseErrorKind::Unknown, information)
                if information.message().starts_with("invalid byte sequence for encoding") =>
            {
                Error::Refused(ErrorCode::InvalidInput)
            }
            other => Error::Query(other),
        }
    }
}

impl From<diesel::r2d2::PoolError> for Error {
    fn from(error: diesel::r2d2::PoolError) -> Error {
        tracing::error!(%error, "no database connection");
        Error::Unavailable
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Internal(format!("stored json: {error}"))
    }
}

/// The HTTP status of a code.
#[must_use]
pub fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::NotSignedIn | ErrorCode::WrongCredentials => StatusCode::UNAUTHORIZED,
        ErrorCode::TooManyAttempts => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::PasswordChangeRequired | ErrorCode::Forbidden => StatusCode::FORBIDDEN,
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::InvalidInput
        | ErrorCode::WrongCurrentPassword
        | ErrorCode::WeakPassword
        | ErrorCode::ImportRejected => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Conflict
        | ErrorCode::AlreadySubmitted
        | ErrorCode::TimeOver
        | ErrorCode::AttemptsUsedUp
        | ErrorCode::LessonsLeft
        | ErrorCode::AcknowledgementNeeded
        | ErrorCode::PlacementClosed => StatusCode::CONFLICT,
        ErrorCode::LinkExpired => StatusCode::GONE,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::Internal | ErrorCode::Unknown => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The kebab-case name of a code, as it travels.
#[must_use]
pub fn name(code: ErrorCode) -> String {
    serde_json::to_value(code)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_else(|| "internal".to_owned())
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        status(self.code())
    }

    fn error_response(&self) -> HttpResponse {
        let code = self.code();
        if code == ErrorCode::Internal {
            tracing::error!(error = %self, "request failed");
        }
        let status = status(code);
        let retry_after_seconds = match self {
            Error::Throttled(seconds) => Some(*seconds),
            _ => None,
        };
        let problem = Problem {
            kind: format!("urn:manabiya:problem:{}", name(code)),
            title: name(code).replace('-', " "),
            status: status.as_u16(),
            code,
            fields: match self {
                Error::Fields(_, fields) => fields.clone(),
                _ => Vec::new(),
            },
            retry_after_seconds,
        };
        let mut response = HttpResponse::build(status);
        if let Some(seconds) = retry_after_seconds {
            response.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        match serde_json::to_string(&problem) {
            Ok(body) => response
                .content_type(ContentType(
                    "application/problem+json".parse().unwrap_or(ContentType::json().0),
                ))
                .body(body),
            Err(_) => response.finish(),
        }
    }
}
