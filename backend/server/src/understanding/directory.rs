//! Units and divisions that figures are shown of, in the order of the directory, with those that are no more.

use std::collections::BTreeSet;

use learning::release::{Release, Scope};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::store::units;

/// A unit by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Department id.
    pub id: String,
    /// Name as of today.
    pub name: String,
    /// Division as of the time of the results.
    pub division: String,
}

/// Units of all times in the order of their codes.
#[derive(Debug, Clone)]
pub struct Directory {
    units: Vec<(String, String)>,
}

impl Directory {
    /// Loads it.
    ///
    /// # Errors
    /// The database refuses.
    pub fn load(c: &mut Connection, tenant_id: &str) -> Result<Directory, Error> {
        let rows = units::all(c, tenant_id)?;
        Ok(Directory { units: rows.into_iter().map(|row| (row.id, row.name)).collect() })
    }

    /// A row of every division and of every unit that somebody contributed from, in order. The row is made of scope,
    /// id, name, and the division of a unit.
    pub fn rows<R>(
        &self,
        released: &Release<'_>,
        row: impl Fn(Scope<'_>, &str, &str, &str) -> R,
    ) -> (Vec<R>, Vec<R>) {
        let wanted = released.units();
        let (divisions, units) = (self.divisions(&wanted), self.units(&wanted));
        let of_unit = |unit: &Unit| row(Scope::Unit(&unit.id), &unit.id, &unit.name, &unit.division);
        let of_division = |name: &String| row(Scope::Division(name), name, name, "");
        (divisions.iter().map(of_division).collect(), units.iter().map(of_unit).collect())
    }

    /// These units (division and id) in order; one that stood under two divisions is named with the last of them.
    #[must_use]
    pub fn units(&self, wanted: &BTreeSet<(&str, &str)>) -> Vec<Unit> {
        let known = self.units.iter().filter_map(|(id, name)| {
            let (division, _) = wanted.iter().rev().find(|(_, unit)| unit == id)?;
            Some(Unit { id: id.clone(), name: name.clone(), division: (*division).to_owned() })
        });
        known.collect()
    }

    /// The divisions of these units, in the order of their first unit; a unit that stands under none has none.
    #[must_use]
    pub fn divisions(&self, wanted: &BTreeSet<(&str, &str)>) -> Vec<String> {
        let mut divisions: Vec<String> = Vec::new();
        for (id, _) in &self.units {
            for (division, _) in wanted.iter().filter(|(_, unit)| unit == id) {
                if !division.is_empty() && !divisions.iter().any(|known| known == division) {
                    divisions.push((*division).to_owned());
                }
            }
        }
        divisions
    }
}
