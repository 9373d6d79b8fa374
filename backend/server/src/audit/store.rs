//! SQL of the audit log; beside it, of the chain of seals over all facts.

pub mod facts;
pub mod sealed_tables;
pub mod seals;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::audit::Entry;
use crate::database::dialect::Connection;
use crate::database::schema::audit_entries;
use crate::error::Error;

/// A stored line.
#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_entries)]
pub struct AuditEntryRow {
    /// When.
    pub at: DateTime<Utc>,
    /// Staff number or `system`.
    pub actor: String,
    /// Name at that time.
    pub actor_name: String,
    /// Stable code.
    pub action: String,
    /// To what.
    pub target: String,
    /// Address of the terminal.
    pub address: String,
}

/// Appends a line; call it inside the transaction that it tells of.
///
/// # Errors
/// The database refuses.
pub fn append(connection: &mut Connection, entry: &Entry) -> Result<(), Error> {
    use audit_entries::dsl as e;
    diesel::insert_into(audit_entries::table)
        .values((
            e::tenant_id.eq(&entry.tenant_id),
            e::id.eq(&entry.id),
            e::at.eq(entry.at),
            e::actor.eq(&entry.actor),
            e::actor_name.eq(&entry.actor_name),
            e::action.eq(entry.action.as_str()),
            e::target.eq(&entry.target),
            e::address.eq(&entry.address),
        ))
        .execute(connection)?;
    Ok(())
}

/// One page, latest first, and how many there are.
///
/// # Errors
/// The database refuses.
pub fn page(
    connection: &mut Connection,
    tenant_id: &str,
    offset: i64,
    limit: i64,
) -> Result<(Vec<AuditEntryRow>, i64), Error> {
    use audit_entries::dsl as e;
    let rows = audit_entries::table
        .filter(e::tenant_id.eq(tenant_id))
        .order((e::at.desc(), e::id.desc()))
        .offset(offset)
        .limit(limit)
        .select(AuditEntryRow::as_select())
        .load(connection)?;
    let total = audit_entries::table.filter(e::tenant_id.eq(tenant_id)).count().get_result(connection)?;
    Ok((rows, total))
}
