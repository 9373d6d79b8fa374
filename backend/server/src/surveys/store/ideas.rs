//! SQL of shared ideas and of who wants to use them too.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{idea_interests, idea_shares};
use crate::error::Error;

/// A shared idea.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = idea_shares)]
pub struct StoredShare {
    /// Organisation.
    pub tenant_id: String,
    /// The candidate.
    pub candidate_id: String,
    /// Title.
    pub title: String,
    /// What is done and how.
    pub description: String,
    /// Staff number of who shared it.
    pub shared_by: String,
    /// Name at that time.
    pub shared_by_name: String,
    /// When.
    pub shared_at: DateTime<Utc>,
}

/// Shared ideas, newest first.
///
/// # Errors
/// The database refuses.
pub fn shares(c: &mut Connection, tenant_id: &str) -> Result<Vec<StoredShare>, Error> {
    Ok(idea_shares::table
        .filter(idea_shares::tenant_id.eq(tenant_id))
        .order((idea_shares::shared_at.desc(), idea_shares::candidate_id.asc()))
        .select(StoredShare::as_select())
        .load(c)?)
}

/// Whether an idea is shared under this id.
///
/// # Errors
/// Not found.
pub fn must_be_shared(c: &mut Connection, tenant_id: &str, id: &str) -> Result<(), Error> {
    idea_shares::table
        .find((tenant_id, id))
        .select(idea_shares::candidate_id)
        .first::<String>(c)
        .map(drop)
        .map_err(Error::from)
}

/// Appends a shared idea; one that is shared already is a conflict.
///
/// # Errors
/// The database refuses.
pub fn insert_share(c: &mut Connection, share: &StoredShare) -> Result<(), Error> {
    diesel::insert_into(idea_shares::table).values(share).execute(c)?;
    Ok(())
}

/// Who wants to use which idea, for which department: idea, person, department.
///
/// # Errors
/// The database refuses.
pub fn interests(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String, String)>, Error> {
    Ok(idea_interests::table
        .filter(idea_interests::tenant_id.eq(tenant_id))
        .select((idea_interests::candidate_id, idea_interests::person_id, idea_interests::department_id))
        .load(c)?)
}

/// Notes that a person wants to use an idea in a department; twice is once.
///
/// # Errors
/// The database refuses.
pub fn insert_interest(
    c: &mut Connection,
    (tenant_id, id): (&str, &str),
    (person_id, department_id): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(idea_interests::table)
        .values((
            idea_interests::tenant_id.eq(tenant_id),
            idea_interests::candidate_id.eq(id),
            idea_interests::person_id.eq(person_id),
            idea_interests::department_id.eq(department_id),
            idea_interests::noted_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c)?;
    Ok(())
}

/// Takes it back, for every department of the person.
///
/// # Errors
/// The database refuses.
pub fn remove_interest(c: &mut Connection, tenant_id: &str, id: &str, person_id: &str) -> Result<(), Error> {
    let own = idea_interests::table
        .filter(idea_interests::tenant_id.eq(tenant_id))
        .filter(idea_interests::candidate_id.eq(id))
        .filter(idea_interests::person_id.eq(person_id));
    diesel::delete(own).execute(c)?;
    Ok(())
}
