//! What every handler may reach: database, clock, settings, hasher, published courses.

use std::sync::Arc;

use crate::accounts::password::Hasher;
use crate::catalog::shelf::Shelf;
use crate::clock::Clock;
use crate::database::Database;
use crate::settings::{Mail, Proxy, SessionLimits};
use crate::surveys::roll::Roll;

/// An organisation (団体) that this server answers for.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// Id of the row.
    pub id: String,
    /// Name as shown.
    pub name: String,
    /// Whether it is the fictional sample city.
    pub sample: bool,
    /// Host name that leads here; none answers for every host.
    pub host: Option<String>,
}

/// Shared by all handlers; cheap to clone.
#[derive(Clone)]
pub struct State {
    /// The two doors.
    pub database: Database,
    /// Time.
    pub clock: Clock,
    /// Session limits.
    pub session: SessionLimits,
    /// Reverse-proxy trust.
    pub proxy: Arc<Proxy>,
    /// Organisations.
    pub tenants: Arc<Vec<Tenant>>,
    /// Password hashing, bounded.
    pub hasher: Hasher,
    /// Published course versions, parsed once.
    pub shelf: Shelf,
    /// Who has answered an anonymous survey and is not written down yet.
    pub roll: Roll,
    /// The mail server, where one is configured.
    pub mail: Option<Arc<Mail>>,
}

impl State {
    /// The organisation behind a host name (port ignored), if any.
    #[must_use]
    pub fn tenant_for_host(&self, host: &str) -> Option<&Tenant> {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        self.tenants.iter().find(|t| t.host.as_deref().is_none_or(|h| h.eq_ignore_ascii_case(name)))
    }

    /// The organisation with this id.
    #[must_use]
    pub fn tenant(&self, id: &str) -> Option<&Tenant> {
        self.tenants.iter().find(|tenant| tenant.id == id)
    }
}
