//! Reminders: the banner, letters, rules and mail.

use contract::path;
use contract::reminders::{
    LetterPreview, MailPage, RecordLetters, ReminderNotice, ReminderRules, ReminderTemplate,
    RemindersRecorded, RulesView,
};
use gloo_net::http::Method;

use super::reporting::OutstandingFilter;
use super::{ApiError, Body, get, send, send_json, with_query};

/// What the first page says about open duties.
///
/// # Errors
/// See [`ApiError`].
pub async fn notice() -> Result<ReminderNotice, ApiError> {
    get(path::MY_REMINDERS).await
}

/// The banner was shown.
///
/// # Errors
/// See [`ApiError`].
pub async fn shown() -> Result<(), ApiError> {
    send(Method::POST, path::MY_REMINDERS, Body::Empty).await.map(drop)
}

/// Letters to the section heads of a slice.
///
/// # Errors
/// See [`ApiError`].
pub async fn letters(filter: &OutstandingFilter) -> Result<LetterPreview, ApiError> {
    get(&with_query(path::REMINDER_LETTERS, &filter.pairs())).await
}

/// The letters were printed or copied.
///
/// # Errors
/// See [`ApiError`].
pub async fn record(
    filter: &OutstandingFilter,
    message: RecordLetters,
) -> Result<RemindersRecorded, ApiError> {
    send_json(Method::POST, &with_query(path::REMINDER_LETTERS, &filter.pairs()), &message).await
}

/// Address of the file for groupware.
#[must_use]
pub fn groupware_address(filter: &OutstandingFilter, encoding: &str) -> String {
    with_query(&with_query(path::REMINDER_CSV, &filter.pairs()), &[("encoding", encoding)])
}

/// The words in force.
///
/// # Errors
/// See [`ApiError`].
pub async fn template() -> Result<ReminderTemplate, ApiError> {
    get(path::REMINDER_TEMPLATE).await
}

/// Writes the words.
///
/// # Errors
/// See [`ApiError`].
pub async fn save_template(message: ReminderTemplate) -> Result<ReminderTemplate, ApiError> {
    send_json(Method::PUT, path::REMINDER_TEMPLATE, &message).await
}

/// When mail is sent.
///
/// # Errors
/// See [`ApiError`].
pub async fn rules() -> Result<RulesView, ApiError> {
    get(path::REMINDER_RULES).await
}

/// Sets when mail is sent.
///
/// # Errors
/// See [`ApiError`].
pub async fn save_rules(message: ReminderRules) -> Result<RulesView, ApiError> {
    send_json(Method::PUT, path::REMINDER_RULES, &message).await
}

/// One page of the queue of mail.
///
/// # Errors
/// See [`ApiError`].
pub async fn mails(page: u32) -> Result<MailPage, ApiError> {
    get(&with_query(path::REMINDER_MAILS, &[("page", &page.to_string())])).await
}

/// Tries a mail again.
///
/// # Errors
/// See [`ApiError`].
pub async fn retry(mail: &str) -> Result<(), ApiError> {
    send(Method::POST, &path::mail_retry(mail), Body::Empty).await.map(drop)
}
