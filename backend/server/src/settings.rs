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
        Ok(())
    }
}
