//! Requests to the server and the decoding of its errors. The only module that knows fetch; the files
//! beside it are one line per endpoint.

pub mod accounts;
pub mod assignments;
pub mod attempts;
pub mod audit;
pub mod catalog;
pub mod certificates;
pub mod dashboard;
pub mod documents;
pub mod electives;
pub mod events;
pub mod exercises;
pub mod gates;
pub mod inserts;
pub mod organization;
pub mod placements;
pub mod plan;
pub mod records;
pub mod reminders;
pub mod reporting;
pub mod requirements;
pub mod retention;
pub mod understanding;
pub mod units;

use contract::error::{ErrorCode, Problem};
use gloo_net::http::{Method, RequestBuilder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum ApiError {
    /// The server was not reached.
    Network,
    /// The server refused, and says why.
    Problem(Box<Problem>),
    /// Something answered that does not speak our language, e.g. a proxy.
    Unreadable {
        /// The HTTP status.
        status: u16,
    },
}

impl ApiError {
    /// The stable code, if the server gave one.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            ApiError::Problem(problem) => Some(problem.code),
            ApiError::Network | ApiError::Unreadable { .. } => None,
        }
    }

    /// Whether the session is over, so that only signing in again helps.
    #[must_use]
    pub fn is_session_over(&self) -> bool {
        self.code() == Some(ErrorCode::NotSignedIn)
    }

    /// Whether the same request may succeed later without anybody changing anything.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            ApiError::Network => true,
            ApiError::Unreadable { status } => *status >= 500,
            ApiError::Problem(problem) => {
                matches!(
                    problem.code,
                    ErrorCode::Unavailable | ErrorCode::Internal | ErrorCode::TooManyAttempts
                )
            }
        }
    }

    /// The code of the rule that a field broke.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let ApiError::Problem(problem) = self else {
            return None;
        };
        problem.fields.iter().find(|field| field.field == name).map(|field| field.code.as_str())
    }
}

/// What the page that starts a test needs of it. The questions are read by the program that shows them, so
/// that the first load of a learner does not carry their decoding.
#[derive(Deserialize)]
pub struct Started {
    /// Attempt or placement id.
    pub id: String,
}

/// What a request carries.
pub(crate) enum Body {
    Empty,
    Json(String),
    /// Bytes of a file, sent as they are.
    File(JsValue),
}

/// Reads something.
pub(crate) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    decode(&send(Method::GET, path, Body::Empty).await?)
}

/// Sends a message and reads the answer.
pub(crate) async fn send_json<T: DeserializeOwned>(
    method: Method,
    path: &str,
    message: &impl Serialize,
) -> Result<T, ApiError> {
    decode(&send(method, path, json(message)?).await?)
}

/// Sends a message to which the answer has no body.
pub(crate) async fn send_only(method: Method, path: &str, message: &impl Serialize) -> Result<(), ApiError> {
    send(method, path, json(message)?).await.map(drop)
}

pub(crate) fn json(message: &impl Serialize) -> Result<Body, ApiError> {
    serde_json::to_string(message).map(Body::Json).map_err(|_| ApiError::Unreadable { status: 0 })
}

pub(crate) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    serde_json::from_str(text).map_err(|_| ApiError::Unreadable { status: 200 })
}

/// Not generic on purpose: every endpoint shares this code, which keeps the client small.
pub(crate) async fn send(method: Method, path: &str, body: Body) -> Result<String, ApiError> {
    let changes = method != Method::GET;
    let mut request = RequestBuilder::new(path).method(method).header("Accept", "application/json");
    if changes {
        // A header that no foreign form can set; the server refuses changes without it.
        request = request.header("X-Manabiya-Request", "1");
    }
    let request = match body {
        Body::Empty => request.build(),
        Body::Json(text) => request.header("Content-Type", "application/json").body(text),
        Body::File(bytes) => request.header("Content-Type", "application/octet-stream").body(bytes),
    };
    let response = request.map_err(|_| ApiError::Network)?.send().await.map_err(|_| ApiError::Network)?;
    let status = response.status();
    let text = response.text().await.map_err(|_| ApiError::Network)?;
    if response.ok() {
        return Ok(text);
    }
    match serde_json::from_str::<Problem>(&text) {
        Ok(problem) => Err(ApiError::Problem(Box::new(problem))),
        Err(_) => Err(ApiError::Unreadable { status }),
    }
}

/// Percent-encodes a value of a query, so that Japanese names and signs arrive as they are.
pub(crate) fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for half in [byte >> 4, byte & 15] {
                encoded.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    encoded
}

/// A path with a query; empty values are left out.
pub(crate) fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        address.push_str(&encode(value));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::{encode, with_query};

    #[test]
    fn queries_are_encoded_and_empty_ones_left_out() {
        assert_eq!(encode("a-1 &\u{3042}"), "a-1%20%26%E3%81%82");
        assert_eq!(with_query("/x", &[("a", "1"), ("b", ""), ("c", "2")]), "/x?a=1&c=2");
    }
}
