//! Starting: open the database, make sure that the organisations and the shipped courses are there, answer
//! requests, sweep expired attempts, seal what is new.

use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpServer;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts;
use crate::accounts::password::Hasher;
use crate::app;
use crate::attempts;
use crate::audit;
use crate::catalog::publish;
use crate::catalog::shelf::Shelf;
use crate::clock::{self, Clock};
use crate::database::Database;
use crate::database::dialect::Connection;
use crate::database::schema::tenants;
use crate::day_turn;
use crate::error::Error;
use crate::gates;
use crate::placements;
use crate::reminders;
use crate::session;
use crate::settings::{Organization, Settings};
use crate::state::{State, Tenant};
use crate::surveys::roll::Roll;

/// How long the link to create the first administrator works.
const LINK_HOURS: i64 = 24;

/// Opens everything that handlers need.
///
/// # Errors
/// The database cannot be opened or written.
pub fn prepare(settings: &Settings, clock: Clock, sample: bool) -> Result<State, Error> {
    let database = match (&settings.database, &settings.data_dir) {
        (Some(url), _) => Database::open(url)?,
        (None, Some(folder)) => Database::open_in(folder)?,
        (None, None) => return Err(Error::Startup("either data_dir or database is needed".to_owned())),
    };
    let mut served = Vec::new();
    for organization in &settings.organizations {
        let (organization, now) = (organization.clone(), clock.now());
        served.push(database.write_now(move |c| tenant(c, &organization, sample, now))?);
    }
    Ok(State {
        database,
        clock,
        session: settings.session,
        proxy: Arc::new(settings.proxy.clone()),
        tenants: Arc::new(served),
        hasher: Hasher::default(),
        shelf: Shelf::default(),
        roll: Roll::default(),
        mail: settings.mail.clone().map(Arc::new),
    })
}

/// The organisation's row, made when it is missing.
fn tenant(
    c: &mut Connection,
    organization: &Organization,
    sample: bool,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Tenant, Error> {
    let known: Option<(String, bool)> = tenants::table
        .filter(tenants::code.eq(&organization.code))
        .select((tenants::id, tenants::sample))
        .first(c)
        .optional()?;
    let (id, sample) = match known {
        Some(known) => known,
        None => {
            let id = clock::new_id();
            diesel::insert_into(tenants::table)
                .values((
                    tenants::id.eq(&id),
                    tenants::code.eq(&organization.code),
                    tenants::name.eq(&organization.name),
                    tenants::sample.eq(sample),
                    tenants::created_at.eq(now),
                ))
                .execute(c)?;
            gates::suggested::add(c, &id, now)?;
            (id, sample)
        }
    };
    Ok(Tenant { id, name: organization.name.clone(), sample, host: organization.host.clone() })
}

/// Publishes the shipped courses to every organisation.
///
/// # Errors
/// The database refuses.
pub fn publish_shipped(state: &State) -> Result<(), Error> {
    let courses = Arc::new(publish::shipped(state.clock.today()));
    let now = state.clock.now();
    for tenant in state.tenants.iter() {
        let (tenant_id, courses) = (tenant.id.clone(), courses.clone());
        let published = state.database.write_now(move |c| publish::publish(c, &tenant_id, &courses, now))?;
        if !published.is_empty() {
            tracing::info!(organization = tenant.name, courses = published.join(" "), "published");
        }
    }
    Ok(())
}

/// For every organisation without an administrator: its name and a one-time path to create one.
///
/// # Errors
/// The database refuses.
pub fn set_up_paths(state: &State) -> Result<Vec<(Tenant, String)>, Error> {
    let mut paths = Vec::new();
    for tenant in state.tenants.iter() {
        let tenant_id = tenant.id.clone();
        if state.database.read_now(|c| accounts::store::has_administrator(c, &tenant_id))? {
            continue;
        }
        let (token, token_hash) = session::new_token()?;
        let expires_at = state.clock.now() + TimeDelta::hours(LINK_HOURS);
        state
            .database
            .write_now(move |c| accounts::store::insert_link(c, &tenant_id, &token_hash, expires_at))?;
        paths.push((tenant.clone(), format!("/setup/{token}")));
    }
    Ok(paths)
}

/// Answers requests until the process is told to stop. `ready` is called once the address is bound.
///
/// # Errors
/// The address cannot be bound.
pub async fn run(state: State, listen: &str, ready: impl FnOnce()) -> Result<(), Error> {
    let sweeping = state.clone();
    actix_web::rt::spawn(async move {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        loop {
            minute.tick().await;
            if let Err(error) = attempts::close::sweep(&sweeping).await {
                tracing::error!(%error, "sweep of expired attempts");
            }
            if let Err(error) = placements::close::sweep(&sweeping).await {
                tracing::error!(%error, "sweep of expired placements");
            }
            // After the sweeps, because what the clock closes bears the instant at which its time was over; and before
            // the turn of the day, which may freeze a year.
            if let Err(error) = audit::chain::run(&sweeping).await {
                tracing::error!(%error, "seal over new facts");
            }
            if let Err(error) = day_turn::run(&sweeping).await {
                tracing::error!(%error, "turn of the day");
            }
        }
    });
    remind_by_mail(&state);
    let bound = HttpServer::new(move || app::build(state.clone()))
        .shutdown_timeout(10)
        .bind(listen)
        .map_err(|error| Error::Startup(format!("{listen}: {error}")))?;
    ready();
    bound.run().await.map_err(|error| Error::Startup(format!("{listen}: {error}")))
}

/// Reminds by mail every minute, beside everything else: a slow relay holds nothing up.
fn remind_by_mail(state: &State) {
    let state = state.clone();
    actix_web::rt::spawn(async move {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            minute.tick().await;
            if let Err(error) = reminders::run(&state, state.clock.now()).await {
                tracing::error!(%error, "reminders by mail");
            }
        }
    });
}
