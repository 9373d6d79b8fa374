//! Settings, read once from a TOML file or made by `manabiya demo`.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::Error;

/// Everything that an operator can set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Address and port to listen on. Default `127.0.0.1:8080`.
    #[serde(default = "default_listen")]
    pub listen: String,
    /// Folder of the embedded SQLite database. Used when `database` is not set.
    #[serde(default)]
    pub data_dir: Option<PathBuf>,
    /// `postgres://…` for the shared service (a build with `--features postgres`).
    #[serde(default)]
    pub database: Option<String>,
    /// The organisations (団体) served. One without `host` answers for every host name.
    #[serde(rename = "organization")]
    pub organizations: Vec<Organization>,
    /// Session limits.
    #[serde(default)]
    pub session: SessionLimits,
    /// What stands between browser and server.
    #[serde(default)]
    pub proxy: Proxy,
    /// The mail server for reminders. Without it no mail is sent.
    #[serde(default)]
    pub mail: Option<Mail>,
}

/// The relay inside the closed network through which reminders are sent, without encryption. Where the network
/// asks for TLS, a relay on this machine (`relay = "127.0.0.1"`) passes the mail on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Host name or address of the relay.
    pub relay: String,
    /// Its port. Default 25.
    #[serde(default = "default_mail_port")]
    pub port: u16,
    /// The sender's address, e.g. `kenshu@city.example.lg.jp`.
    pub from: String,
    /// Where answers go, if not to the sender.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// What this server calls itself in the greeting. Default `localhost`.
    #[serde(default = "default_hello")]
    pub hello: String,
    /// User, when the relay asks for one.
    #[serde(default)]
    pub user: Option<String>,
    /// Password of the user.
    #[serde(default)]
    pub password: Option<Secret>,
    /// The address under which people reach this program, as it stands in mails. Default none.
    #[serde(default)]
    pub site: String,
    /// Seconds to wait for the relay, 1–300. Default 20.
    #[serde(default = "default_mail_timeout")]
    pub timeout_seconds: u64,
}

/// A text that no log shows.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// One organisation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Short stable code, lower-case letters, digits, hyphens.
    pub code: String,
    /// Name as shown.
    pub name: String,
    /// Host name that leads to this organisation; needed when there are several.
    #[serde(default)]
    pub host: Option<String>,
}

/// Limits of a sign-in session.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SessionLimits {
    /// Minutes without a request after which the session ends. Default 15.
    pub idle_minutes: u32,
    /// Hours after which it ends in any case. Default 12.
    pub absolute_hours: u32,
}

impl Default for SessionLimits {
    fn default() -> SessionLimits {
        SessionLimits { idle_minutes: 15, absolute_hours: 12 }
    }
}

/// Reverse proxy.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Proxy {
    /// Addresses whose `X-Forwarded-For` is believed. Default none.
    pub trusted: Vec<IpAddr>,
    /// Whether browsers reach the server by https, so that the cookie is marked `Secure`. Default false:
    /// closed networks with plain HTTP must work.
    pub https: bool,
}

fn default_listen() -> String {
    "127.0.0.1:8080".to_owned()
}

fn default_mail_port() -> u16 {
    25
}

fn default_hello() -> String {
    "localhost".to_owned()
}

fn default_mail_timeout() -> u64 {
    20
}

impl Mail {
    fn check(&self) -> Result<(), String> {
        for (name, address) in [("from", Some(&self.from)), ("reply_to", self.reply_to.as_ref())] {
            if address.is_some_and(|address| address.parse::<lettre::Address>().is_err()) {
                return Err(format!("mail.{name} is no mail address"));
            }
        }
        if self.relay.is_empty() || !(1..=300).contains(&self.timeout_seconds) {
            return Err("mail.relay is needed and mail.timeout_seconds must be 1–300".to_owned());
        }
        if self.user.is_some() != self.password.is_some() {
            return Err("mail.user and mail.password belong together".to_owned());
        }
        Ok(())
    }
}

impl Settings {
    /// Reads and checks a settings file.
    ///
    /// # Errors
    /// The file is missing or not valid; the text names the line.
    pub fn from_file(path: &Path) -> Result<Settings, Error> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Error::Startup(format!("{}: {error}", path.display())))?;
        let settings: Settings =
            toml::from_str(&text).map_err(|error| Error::Startup(format!("{}: {error}", path.display())))?;
        settings.check().map_err(|error| Error::Startup(format!("{}: {error}", path.display())))?;
        Ok(settings)
    }

    /// Settings of a trial run on one SQLite folder.
    #[must_use]
    pub fn single(listen: &str, data_dir: &Path, code: &str, name: &str) -> Settings {
        Settings {
            listen: listen.to_owned(),
            data_dir: Some(data_dir.to_owned()),
            database: None,
            organizations: vec![Organization { code: code.to_owned(), name: name.to_owned(), host: None }],
            session: SessionLimits::default(),
            proxy: Proxy::default(),
            mail: None,
        }
    }

    fn check(&self) -> Result<(), String> {
        if self.organizations.is_empty() {
            return Err("at least one [[organization]] is needed".to_owned());
        }
        if self.data_dir.is_none() && self.database.is_none() {
            return Err("either data_dir or database is needed".to_owned());
        }
        if self.organizations.len() > 1 && self.organizations.iter().any(|o| o.host.is_none()) {
            return Err("with several organizations each needs a host".to_owned());
        }
        if !(1..=24 * 60).contains(&self.session.idle_minutes)
            || !(1..=24).contains(&self.session.absolute_hours)
        {
            return Err("session.idle_minutes must be 1–1440 and session.absolute_hours 1–24".to_owned());
        }
        self.mail.as_ref().map_or(Ok(()), Mail::check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = "data_dir = \"d\"\n[[organization]]\ncode = \"c\"\nname = \"n\"\n[mail]\n";

    fn checked(mail: &str) -> Result<Settings, String> {
        let text = format!("{SETTINGS}{mail}");
        let settings: Settings = toml::from_str(&text).map_err(|error| error.to_string())?;
        settings.check()?;
        Ok(settings)
    }

    #[test]
    fn mail_needs_a_relay_and_a_sender_and_its_password_is_never_shown() {
        let mail = "relay = \"mail\"\nfrom = \"kenshu@city.example.lg.jp\"\n";
        let settings = checked(&format!("{mail}user = \"u\"\npassword = \"hidden-word\"\n")).unwrap();
        assert_eq!(settings.mail.as_ref().map(|mail| (mail.port, mail.timeout_seconds)), Some((25, 20)));
        assert!(!format!("{settings:?}").contains("hidden-word"));
        for wrong in [
            "relay = \"mail\"\n".to_owned(),
            "relay = \"mail\"\nfrom = \"kenshu@\"\n".to_owned(),
            format!("{mail}user = \"u\"\n"),
            format!("{mail}timeout_seconds = 0\n"),
            format!("{mail}starttls = true\n"),
        ] {
            assert!(checked(&wrong).is_err(), "{wrong}");
        }
    }
}
