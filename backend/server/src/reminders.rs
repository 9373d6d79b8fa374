//! Reminders (督促): the banner at sign-in, letters to section heads, and mail where a relay is configured.
//!
//! Mail is sent at most once. A cause (occasion and assignment) has one mail per recipient and planned day, by
//! the key of `reminder_mail_causes`. A mail is claimed in one transaction, handed to the relay, and finished in
//! another. What the relay refused for now, or what never reached it, is tried again a few times. What may have
//! arrived — the process died in between, or the connection broke after the text — is left to HR, who may send
//! it again under the same Message-ID.

pub mod address;
pub mod letter;
pub mod queue;
pub mod routes;
mod run;
pub mod settings_routes;
pub mod smtp;
pub mod store;
pub mod words;

pub use run::run;
