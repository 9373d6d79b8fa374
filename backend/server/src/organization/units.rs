//! Organisational units in time: what may be founded, renamed, closed and merged, and the facts that this
//! makes. The model is pure; [`load`] and [`write`] are its two doors.

use chrono::NaiveDate;
use learning::ledger::NO_END;

use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::store::units::{self, Named, SuccessorRow, UnitNameRow, UnitRow};

/// Kind of a unit that has people.
pub const SECTION: &str = "section";
/// Kind of a unit that has sections.
pub const DIVISION: &str = "division";

const LONGEST_CODE: usize = 20;
const LONGEST_NAME: usize = 100;

/// A field that breaks a rule, and the code of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal(pub &'static str, pub &'static str);

impl From<Refusal> for Error {
    fn from(Refusal(field, code): Refusal) -> Error {
        Error::field(field, code)
    }
}

/// What is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fact {
    Founded(UnitRow, UnitNameRow),
    Named(UnitNameRow),
    Parented { id: String, parent_id: String },
    Closed { id: String, last_day: NaiveDate },
    Succeeded(SuccessorRow),
}

/// All units of an organisation, and what is new about them.
#[derive(Debug, Clone, Default)]
pub struct Units {
    tenant_id: String,
    units: Vec<UnitRow>,
    names: Vec<UnitNameRow>,
    successors: Vec<SuccessorRow>,
    facts: Vec<Fact>,
}

/// A unit to be founded.
#[derive(Debug, Clone)]
pub struct Founding<'a> {
    /// Code.
    pub code: &'a str,
    /// [`SECTION`] or [`DIVISION`].
    pub kind: &'static str,
    /// Name.
    pub name: &'a str,
    /// The division above a section.
    pub parent_id: Option<&'a str>,
    /// First day.
    pub valid_from: NaiveDate,
}

/// Reads all units.
///
/// # Errors
/// The database refuses.
pub fn load(c: &mut Connection, tenant_id: &str) -> Result<Units, Error> {
    Ok(Units {
        tenant_id: tenant_id.to_owned(),
        units: units::all(c, tenant_id)?,
        names: units::all_names(c, tenant_id)?,
        successors: units::all_successors(c, tenant_id)?,
        facts: Vec::new(),
    })
}

/// Writes what is new.
///
/// # Errors
/// The database refuses.
pub fn write(c: &mut Connection, model: Units) -> Result<(), Error> {
    let tenant_id = model.tenant_id.as_str();
    for fact in model.facts {
        match fact {
            Fact::Founded(unit, name) => units::insert(c, &[unit], &[name])?,
            Fact::Named(name) => units::insert(c, &[], &[name])?,
            Fact::Parented { id, parent_id } => units::set_parent(c, tenant_id, &id, &parent_id)?,
            Fact::Closed { id, last_day } => units::close(c, tenant_id, &id, last_day)?,
            Fact::Succeeded(row) => units::insert_successor(c, &row)?,
        }
    }
    Ok(())
}

impl Units {
    /// Whether anything is new.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.facts.is_empty()
    }

    /// Whether more is new than there was.
    #[must_use]
    pub fn is_changed_since(&self, before: &Units) -> bool {
        self.facts.len() > before.facts.len()
    }

    /// The unit of this kind that has a code on a day.
    #[must_use]
    pub fn by_code(&self, kind: &str, code: &str, day: NaiveDate) -> Option<&UnitRow> {
        self.units.iter().find(|unit| unit.kind == kind && unit.code == code && is_open(unit, day))
    }

    /// The unit of this kind that had a code last before a day.
    #[must_use]
    pub fn closed_before(&self, kind: &str, code: &str, day: NaiveDate) -> Option<&UnitRow> {
        let closed =
            self.units.iter().filter(|unit| unit.kind == kind && unit.code == code && unit.valid_to < day);
        closed.max_by_key(|unit| unit.valid_to)
    }

    /// The unit of this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&UnitRow> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// What a unit is called on a day; before its first day by its first name.
    #[must_use]
    pub fn name_on(&self, id: &str, day: NaiveDate) -> String {
        let names = self.names.iter().filter(|name| name.department_id == id);
        let until = names.clone().filter(|name| name.valid_from <= day).max_by_key(|name| name.valid_from);
        until
            .or_else(|| names.min_by_key(|name| name.valid_from))
            .map(|name| name.name.clone())
            .unwrap_or_default()
    }

    /// Those who carry on the work of a unit and are open on a day, through several mergers if need be.
    #[must_use]
    pub fn successors_on(&self, id: &str, day: NaiveDate) -> Vec<&UnitRow> {
        let mut open: Vec<&UnitRow> = Vec::new();
        let mut seen = vec![id];
        let mut at = 0;
        while let Some(current) = seen.get(at).copied() {
            for row in self.successors.iter().filter(|row| row.department_id == current) {
                let Some(unit) = self.by_id(&row.successor_id) else { continue };
                if seen.contains(&unit.id.as_str()) {
                    continue;
                }
                seen.push(&unit.id);
                if is_open(unit, day) {
                    open.push(unit);
                }
            }
            at += 1;
        }
        open
    }

    /// Founds a unit (新設) and returns its id.
    ///
    /// # Errors
    /// A code that is taken, an unknown division, an empty name.
    pub fn found(&mut self, new: &Founding<'_>) -> Result<String, Refusal> {
        let (code, name) = (new.code.trim(), checked_name(new.name)?);
        if code.is_empty() || code.chars().count() > LONGEST_CODE || code.contains(char::is_control) {
            return Err(Refusal("code", "invalid"));
        }
        if self.units.iter().any(|unit| unit.code == code && unit.valid_to >= new.valid_from) {
            return Err(Refusal("code", "in-use"));
        }
        let parent = match (new.kind, new.parent_id) {
            (DIVISION, Some(_)) => return Err(Refusal("parent_id", "invalid")),
            (_, None) => None,
            (_, Some(id)) => Some(
                self.by_id(id)
                    .filter(|unit| unit.kind == DIVISION && is_open(unit, new.valid_from))
                    .ok_or(Refusal("parent_id", "unknown"))?,
            ),
        };
        let division = parent.map(|parent| self.name_on(&parent.id, new.valid_from)).unwrap_or_default();
        let parent_id = parent.map(|parent| parent.id.clone());
        let named = Named { name: name.to_owned(), division };
        let id = clock::new_id();
        let open = units::open(&self.tenant_id, &id, code, &named, new.valid_from);
        let unit = UnitRow { kind: new.kind.to_owned(), parent_id, ..open };
        let row = self.name_row(&id, new.valid_from, &named);
        self.units.push(unit.clone());
        self.names.push(row.clone());
        self.facts.push(Fact::Founded(unit, row));
        Ok(id)
    }

    /// Puts a unit that stands under no division under one.
    pub fn put_under(&mut self, id: &str, parent_id: &str) {
        let unit = self.units.iter_mut().find(|unit| unit.id == id && unit.parent_id.is_none());
        if let Some(unit) = unit {
            unit.parent_id = Some(parent_id.to_owned());
            self.facts.push(Fact::Parented { id: id.to_owned(), parent_id: parent_id.to_owned() });
        }
    }

    /// Gives a unit another name from a day on (名称変更). The name that it has already changes nothing.
    ///
    /// # Errors
    /// The unit is not open on that day, another name begins on that day, or the name is empty.
    pub fn rename(&mut self, id: &str, name: &str, valid_from: NaiveDate) -> Result<(), Refusal> {
        let name = checked_name(name)?.to_owned();
        let unit = self
            .by_id(id)
            .filter(|unit| is_open(unit, valid_from))
            .ok_or(Refusal("valid_from", "not-open"))?;
        if self.name_on(id, valid_from) == name {
            return Ok(());
        }
        let begins = |row: &UnitNameRow| row.department_id == id && row.valid_from == valid_from;
        if self.names.iter().any(begins) {
            return Err(Refusal("valid_from", "in-use"));
        }
        let named = Named { name, division: unit.division.clone() };
        let row = self.name_row(id, valid_from, &named);
        self.names.push(row.clone());
        self.facts.push(Fact::Named(row));
        Ok(())
    }

    /// Closes a unit from a day on (廃止), with successors a merger (統合). What is known already changes
    /// nothing.
    ///
    /// # Errors
    /// The unit is not open on the day before, or a successor is not open on the day.
    pub fn close(&mut self, id: &str, effective_on: NaiveDate, successors: &[String]) -> Result<(), Refusal> {
        let last_day = effective_on.pred_opt().ok_or(Refusal("effective_on", "invalid"))?;
        for successor in successors {
            let is_one =
                |unit: &&UnitRow| unit.kind == SECTION && unit.id != id && is_open(unit, effective_on);
            self.by_id(successor).filter(is_one).ok_or(Refusal("successor_ids", "unknown"))?;
        }
        let unit = self.units.iter_mut().find(|unit| unit.id == id && is_open(unit, last_day));
        let unit = unit.ok_or(Refusal("effective_on", "not-open"))?;
        match unit.valid_to {
            day if day == last_day => {}
            NO_END => {
                unit.valid_to = last_day;
                self.facts.push(Fact::Closed { id: id.to_owned(), last_day });
            }
            _ => return Err(Refusal("effective_on", "not-open")),
        }
        for successor in successors {
            if self.successors.iter().any(|row| row.department_id == id && row.successor_id == *successor) {
                continue;
            }
            let row = SuccessorRow {
                tenant_id: self.tenant_id.clone(),
                department_id: id.to_owned(),
                successor_id: successor.clone(),
                effective_on,
            };
            self.successors.push(row.clone());
            self.facts.push(Fact::Succeeded(row));
        }
        Ok(())
    }

    fn name_row(&self, id: &str, valid_from: NaiveDate, named: &Named) -> UnitNameRow {
        UnitNameRow {
            tenant_id: self.tenant_id.clone(),
            department_id: id.to_owned(),
            valid_from,
            name: named.name.clone(),
            division: named.division.clone(),
        }
    }

    /// All units, for lists.
    #[must_use]
    pub fn all(&self) -> &[UnitRow] {
        &self.units
    }

    /// All names of a unit in order of day.
    pub fn names_of(&self, id: &str) -> impl Iterator<Item = &UnitNameRow> {
        self.names.iter().filter(move |name| name.department_id == id)
    }

    /// All successions of a unit.
    pub fn successors_of(&self, id: &str) -> impl Iterator<Item = &SuccessorRow> {
        self.successors.iter().filter(move |row| row.department_id == id)
    }
}

fn is_open(unit: &UnitRow, day: NaiveDate) -> bool {
    unit.valid_from <= day && day <= unit.valid_to
}

fn checked_name(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
        return Err(Refusal("name", "invalid"));
    }
    Ok(name)
}
