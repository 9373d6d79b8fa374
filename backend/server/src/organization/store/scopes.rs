//! SQL of sets of units: those of a person, and a unit with everything below it.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::{departments, staff_units};
use crate::error::Error;

/// Every unit of a person today, concurrent posts (兼務) included: how far a section head sees. Nothing of
/// the units below: a division's head is told of them by role, not by this.
///
/// # Errors
/// The database refuses.
pub fn own_units(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<BTreeSet<String>, Error> {
    let units: Vec<String> = staff_units::table
        .filter(staff_units::tenant_id.eq(tenant_id))
        .filter(staff_units::person_id.eq(person_id))
        .select(staff_units::department_id)
        .load(c)?;
    Ok(units.into_iter().collect())
}

/// A unit and every unit below it. An unknown unit is alone.
///
/// # Errors
/// The database refuses.
pub fn with_units_below(c: &mut Connection, tenant_id: &str, unit: &str) -> Result<BTreeSet<String>, Error> {
    let parents: Vec<(String, Option<String>)> = departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::parent_id.is_not_null())
        .select((departments::id, departments::parent_id))
        .load(c)?;
    Ok(below(unit, &parents))
}

/// Walks down from a unit; a circle in the data ends the walk.
fn below(unit: &str, parents: &[(String, Option<String>)]) -> BTreeSet<String> {
    let mut found = BTreeSet::from([unit.to_owned()]);
    let mut next = vec![unit.to_owned()];
    while let Some(parent) = next.pop() {
        for (id, _) in parents.iter().filter(|(_, above)| above.as_deref() == Some(parent.as_str())) {
            if found.insert(id.clone()) {
                next.push(id.clone());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_holds_its_sections_and_theirs() {
        let parent = |id: &str, above: &str| (id.to_owned(), Some(above.to_owned()));
        let parents = [parent("b", "a"), parent("c", "b"), parent("e", "d"), parent("a", "c")];
        let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(below("b", &parents[..3]), set(&["b", "c"]));
        assert_eq!(below("a", &parents), set(&["a", "b", "c"]), "a circle ends");
        assert_eq!(below("x", &parents), set(&["x"]));
    }
}
