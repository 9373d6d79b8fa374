//! Units and divisions that figures are shown of, in the order of the directory, with those that are no more.

use std::collections::BTreeSet;

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
