//! One mail to the relay. What it must tell apart: not taken for now, refused for good, and perhaps taken.

use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::SmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::ClientId;

use crate::settings::Mail;

/// A mail ready to go.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Name of the sender as shown.
    pub sender: String,
    /// Address of the recipient.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// The same on every try, so that a mail server can see that it is one mail.
    pub message_id: String,
    /// Date of the mail.
    pub at: DateTime<Utc>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The relay took it.
    Sent,
    /// The relay was not reached, or broke off before the text: not sent.
    NotReached(String),
    /// The relay takes it later: not sent.
    Later(String),
    /// The relay does not take it, or it is no mail: not sent.
    Refused(String),
    /// The connection broke after the text was handed over: it may have been sent.
    Unknown(String),
}

/// The domain of the sender, for ids of mails.
#[must_use]
pub fn domain(mail: &Mail) -> &str {
    mail.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
}

/// Hands one mail to the relay. Blocks for at most a few times the time-out.
#[must_use]
pub fn send(mail: &Mail, outgoing: &Outgoing) -> Outcome {
    let message = match message(mail, outgoing) {
        Ok(message) => message,
        Err(reason) => return Outcome::Refused(reason),
    };
    let mut connection = match connect(mail) {
        Ok(connection) => connection,
        Err(error) => return Outcome::NotReached(error.to_string()),
    };
    let outcome = hand_over(&mut connection, &message);
    if outcome == Outcome::Sent {
        // It is taken; how the relay says good-bye does not matter.
        let _ = connection.quit();
    } else {
        connection.abort();
    }
    outcome
}

fn message(mail: &Mail, outgoing: &Outgoing) -> Result<Message, String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let from = mail.from.parse().map_err(|error| said(&error))?;
    let to = outgoing.to.parse().map_err(|error| said(&error))?;
    let mut builder = Message::builder()
        .from(Mailbox::new(Some(outgoing.sender.clone()), from))
        .to(Mailbox::new(None, to))
        .subject(outgoing.subject.clone())
        .date(outgoing.at.into())
        .message_id(Some(outgoing.message_id.clone()))
        // RFC 3834: holiday notices need not answer.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .header(ContentType::TEXT_PLAIN);
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(Mailbox::new(None, reply_to.parse().map_err(|error| said(&error))?));
    }
    builder.body(outgoing.body.clone()).map_err(|error| said(&error))
}

fn connect(mail: &Mail) -> Result<SmtpConnection, SmtpError> {
    let timeout = Some(Duration::from_secs(mail.timeout_seconds));
    let hello = ClientId::Domain(mail.hello.clone());
    let mut connection =
        SmtpConnection::connect((mail.relay.as_str(), mail.port), timeout, &hello, None, None)?;
    if let (Some(user), Some(password)) = (&mail.user, &mail.password) {
        connection.auth(DEFAULT_MECHANISMS, &Credentials::new(user.clone(), password.0.clone()))?;
    }
    Ok(connection)
}

fn hand_over(connection: &mut SmtpConnection, message: &Message) -> Outcome {
    let envelope = message.envelope();
    let mut announced = connection.command(MailFrom::new(envelope.from().cloned(), Vec::new())).map(drop);
    for to in envelope.to() {
        announced = announced.and_then(|()| connection.command(Rcpt::new(to.clone(), Vec::new())).map(drop));
    }
    if let Err(error) = announced.and_then(|()| connection.command(Data).map(drop)) {
        return answered(&error).unwrap_or_else(|| Outcome::NotReached(error.to_string()));
    }
    match connection.message(&message.formatted()) {
        Ok(_) => Outcome::Sent,
        Err(error) => answered(&error).unwrap_or_else(|| Outcome::Unknown(error.to_string())),
    }
}

/// What the relay said, if it said something: 4xx is later, 5xx is no.
fn answered(error: &SmtpError) -> Option<Outcome> {
    if error.is_transient() {
        Some(Outcome::Later(error.to_string()))
    } else if error.is_permanent() {
        Some(Outcome::Refused(error.to_string()))
    } else {
        None
    }
}
