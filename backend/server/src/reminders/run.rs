//! The minute's work: apply the rules, then send what waits. Several servers may do it at once.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::error::Error;
use crate::reminders::queue;
use crate::reminders::smtp::{self, Outcome, Outgoing};
use crate::reminders::store::{self, MailTask};
use crate::settings::Mail;
use crate::state::{State, Tenant};

/// A claim older than this belongs to a process that has died; a try takes a few time-outs at most.
pub const CLAIM_MINUTES: i64 = 30;

/// Applies the rules of every organisation as of `now` and sends what waits; returns how many mails the relay
/// took. Without a configured relay nothing happens.
///
/// # Errors
/// The database refuses.
pub async fn run(state: &State, now: DateTime<Utc>) -> Result<usize, Error> {
    let Some(mail) = state.mail.clone() else {
        return Ok(0);
    };
    let mut sent = 0;
    for tenant in state.tenants.iter() {
        let tenant_id = tenant.id.clone();
        if state.database.read(move |c| queue::is_due(c, &tenant_id, now)).await? {
            let (tenant, mail) = (tenant.clone(), mail.clone());
            state.database.write(move |c| queue::queue(c, &tenant, &mail, now)).await?;
        }
        sent += deliver(state, tenant, &mail).await?;
    }
    Ok(sent)
}

/// Sends what waits, one mail after the other, and stops when the relay cannot be reached.
async fn deliver(state: &State, tenant: &Tenant, mail: &Arc<Mail>) -> Result<usize, Error> {
    let (tenant_id, now) = (tenant.id.clone(), state.clock.now());
    let dead = now - TimeDelta::minutes(CLAIM_MINUTES);
    let is_work = state.database.read(move |c| store::has_work(c, &tenant_id, now, dead)).await?;
    if !is_work {
        return Ok(0);
    }
    let tenant_id = tenant.id.clone();
    state.database.write(move |c| store::give_up_dead_claims(c, &tenant_id, dead, now)).await?;
    let mut sent = 0;
    while let Some(task) = claim(state, &tenant.id).await? {
        let outgoing = outgoing(tenant, &task, state.clock.now());
        let relay = mail.clone();
        let outcome = actix_web::web::block(move || smtp::send(&relay, &outgoing)).await;
        let outcome = outcome.map_err(|_| Error::Unavailable)?;
        sent += usize::from(outcome == Outcome::Sent);
        let unreachable = matches!(outcome, Outcome::NotReached(_));
        finish(state, &tenant.id, task, outcome).await?;
        if unreachable {
            break;
        }
    }
    Ok(sent)
}

async fn claim(state: &State, tenant_id: &str) -> Result<Option<MailTask>, Error> {
    let (tenant_id, now) = (tenant_id.to_owned(), state.clock.now());
    state.database.write(move |c| store::claim(c, &tenant_id, now)).await
}

async fn finish(state: &State, tenant_id: &str, task: MailTask, outcome: Outcome) -> Result<(), Error> {
    let (tenant_id, now) = (tenant_id.to_owned(), state.clock.now());
    state.database.write(move |c| store::finish(c, &tenant_id, &task, &outcome, now)).await
}

fn outgoing(tenant: &Tenant, task: &MailTask, at: DateTime<Utc>) -> Outgoing {
    Outgoing {
        sender: format!("{}　研修担当", tenant.name),
        to: task.address.clone(),
        subject: task.subject.clone(),
        body: task.body.clone(),
        message_id: task.message_id.clone(),
        at,
    }
}
