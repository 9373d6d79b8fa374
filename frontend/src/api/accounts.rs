//! Sign-in, session, passwords, accounts.

use contract::accounts::{
    AccountPage, ChangePassword, IssuePasswords, IssuedPasswords, SessionView, SetRoles, SetUp, SignIn,
};
use contract::path;
use gloo_net::http::Method;

use super::{ApiError, Body, decode, get, send, send_json, send_only, with_query};

/// Who is signed in; none when nobody is, whether the server says so by an empty answer or by a refusal.
///
/// # Errors
/// When the server cannot say.
pub async fn session() -> Result<Option<SessionView>, ApiError> {
    match send(Method::GET, path::SESSION, Body::Empty).await {
        Ok(text) if text.is_empty() => Ok(None),
        Ok(text) => decode(&text),
        Err(error) if error.is_session_over() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Signs in.
///
/// # Errors
/// Wrong credentials, throttled, or not reached.
pub async fn sign_in(message: SignIn) -> Result<SessionView, ApiError> {
    send_json(Method::POST, path::SESSION, &message).await
}

/// Signs out.
///
/// # Errors
/// When the server is not reached.
pub async fn sign_out() -> Result<(), ApiError> {
    send(Method::DELETE, path::SESSION, Body::Empty).await.map(drop)
}

/// Changes the own password.
///
/// # Errors
/// Wrong current password or a new one that breaks a rule.
pub async fn change_password(message: ChangePassword) -> Result<(), ApiError> {
    send_only(Method::POST, path::PASSWORD, &message).await
}

/// Creates the first administrator.
///
/// # Errors
/// Used link or refused fields.
pub async fn set_up(message: SetUp) -> Result<(), ApiError> {
    send_only(Method::POST, path::SETUP, &message).await
}

/// One page of accounts.
///
/// # Errors
/// See [`ApiError`].
pub async fn accounts(search: &str, page: u32) -> Result<AccountPage, ApiError> {
    get(&with_query(path::ACCOUNTS, &[("query", search), ("page", &page.to_string())])).await
}

/// Issues first passwords.
///
/// # Errors
/// See [`ApiError`].
pub async fn issue_passwords(message: IssuePasswords) -> Result<IssuedPasswords, ApiError> {
    send_json(Method::POST, path::ISSUED_PASSWORDS, &message).await
}

/// Sets the roles of a person.
///
/// # Errors
/// See [`ApiError`].
pub async fn set_roles(person_id: &str, message: SetRoles) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::account_roles(person_id), &message).await
}
