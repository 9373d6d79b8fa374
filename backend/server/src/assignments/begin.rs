//! The first step into a course: it binds the person to the newest version, and to the variant of the
//! grade, job kind and attributes of that day.

use chrono::{DateTime, Utc};

use crate::assignments::facts::{self, AssignmentFacts};
use crate::assignments::store;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::session::CurrentUser;

/// What is known about an assignment of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn own_facts(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    assignment_id: &str,
) -> Result<AssignmentFacts, Error> {
    let row = store::own(c, &user.tenant_id, &user.person_id, assignment_id)?;
    facts::load_one(c, shelf, &user.tenant_id, row)
}

/// As [`own_facts`], with the enrollment, which is made when there is none.
///
/// # Errors
/// Not found.
pub fn begun(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    assignment_id: &str,
    now: DateTime<Utc>,
) -> Result<AssignmentFacts, Error> {
    let facts = own_facts(c, shelf, user, assignment_id)?;
    if facts.enrollment.is_some() {
        return Ok(facts);
    }
    store::enroll(c, &user.tenant_id, &facts.assignment, &facts.version_id, &facts.variant, now)?;
    // Read again: somebody may have begun at another terminal at the same moment.
    own_facts(c, shelf, user, assignment_id)
}
