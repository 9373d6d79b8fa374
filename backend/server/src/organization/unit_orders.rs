//! What HR orders about units: founded, renamed, closed, by form or by file, each with its audit entry; and
//! the list of all units.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::organization::{
    AbolishUnit, NewUnit, RenameUnit, UnitChangeReport, UnitFounded, UnitKind, UnitList, UnitName, UnitRef,
    UnitSuccessor, UnitView,
};
use learning::fiscal_year::jst_date;
use learning::ledger::NO_END;

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::store::units::UnitRow;
use crate::organization::units::{DIVISION, Founding, SECTION, Units};
use crate::organization::{after_facts, check_day, store, unit_changes, units};
use crate::page;
use crate::session::CurrentUser;

/// All units.
///
/// # Errors
/// The database refuses.
pub fn list(c: &mut Connection, tenant_id: &str, today: NaiveDate) -> Result<UnitList, Error> {
    let model = units::load(c, tenant_id)?;
    let people = store::people_by_department(c, tenant_id)?;
    let units = model.all().iter().map(|unit| view(unit, &model, &people, today)).collect();
    Ok(UnitList { units })
}

fn view(unit: &UnitRow, model: &Units, people: &BTreeMap<String, i64>, today: NaiveDate) -> UnitView {
    let day = today.clamp(unit.valid_from, unit.valid_to);
    let successor = |row: &store::units::SuccessorRow| UnitSuccessor {
        unit: UnitRef {
            code: model.by_id(&row.successor_id).map(|unit| unit.code.clone()).unwrap_or_default(),
            name: model.name_on(&row.successor_id, row.effective_on),
            id: row.successor_id.clone(),
        },
        effective_on: row.effective_on,
    };
    UnitView {
        id: unit.id.clone(),
        code: unit.code.clone(),
        kind: if unit.kind == DIVISION { UnitKind::Division } else { UnitKind::Section },
        name: model.name_on(&unit.id, day),
        parent_id: unit.parent_id.clone(),
        division: match &unit.parent_id {
            Some(parent) => model.name_on(parent, day),
            None => unit.division.clone(),
        },
        valid_from: unit.valid_from,
        valid_to: Some(unit.valid_to).filter(|day| *day != NO_END),
        names: model
            .names_of(&unit.id)
            .map(|row| UnitName { valid_from: row.valid_from, name: row.name.clone() })
            .collect(),
        successors: model.successors_of(&unit.id).map(successor).collect(),
        people: page::count(people.get(&unit.id).copied().unwrap_or(0)),
    }
}

/// Founds a unit.
///
/// # Errors
/// As [`Units::found`], a day too far ahead, or the database refuses.
pub fn found(
    c: &mut Connection,
    user: &CurrentUser,
    new: &NewUnit,
    now: DateTime<Utc>,
) -> Result<UnitFounded, Error> {
    check_day(new.valid_from, jst_date(now))?;
    let mut model = units::load(c, &user.tenant_id)?;
    let kind = match new.kind {
        UnitKind::Division => DIVISION,
        UnitKind::Section => SECTION,
    };
    let (code, name) = (new.code.as_str(), new.name.as_str());
    let parent_id = new.parent_id.as_deref();
    let id = model.found(&Founding { code, kind, name, parent_id, valid_from: new.valid_from })?;
    save(c, user, model, format!("{} {}", new.code.trim(), new.valid_from), now)?;
    Ok(UnitFounded { id })
}

/// Gives a unit another name.
///
/// # Errors
/// As [`Units::rename`]; not found.
pub fn rename(
    c: &mut Connection,
    user: &CurrentUser,
    unit_id: &str,
    asked: &RenameUnit,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    check_day(asked.valid_from, jst_date(now))?;
    let (mut model, code) = known(c, user, unit_id)?;
    model.rename(unit_id, &asked.name, asked.valid_from)?;
    save(c, user, model, format!("{code} {}", asked.valid_from), now)
}

/// Closes a unit.
///
/// # Errors
/// As [`Units::close`]; not found.
pub fn abolish(
    c: &mut Connection,
    user: &CurrentUser,
    unit_id: &str,
    asked: &AbolishUnit,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    check_day(asked.effective_on, jst_date(now))?;
    let (mut model, code) = known(c, user, unit_id)?;
    model.close(unit_id, asked.effective_on, &asked.successor_ids)?;
    save(c, user, model, format!("{code} {}", asked.effective_on), now)
}

/// Takes in a file of changes.
///
/// # Errors
/// [`ErrorCode::ImportRejected`] when a row is rejected; then nothing is changed.
pub fn import(
    c: &mut Connection,
    user: &CurrentUser,
    bytes: &[u8],
    now: DateTime<Utc>,
) -> Result<UnitChangeReport, Error> {
    let (report, model) = unit_changes::check(c, &user.tenant_id, bytes)?;
    if !report.rejected.is_empty() {
        return Err(Error::Refused(ErrorCode::ImportRejected));
    }
    let target = format!("{} changes", report.changes.len());
    save(c, user, model, target, now)?;
    Ok(report)
}

fn known(c: &mut Connection, user: &CurrentUser, unit_id: &str) -> Result<(Units, String), Error> {
    let model = units::load(c, &user.tenant_id)?;
    let code = model.by_id(unit_id).map(|unit| unit.code.clone());
    Ok((model, code.ok_or(Error::Refused(ErrorCode::NotFound))?))
}

/// What changes nothing leaves no trace.
fn save(
    c: &mut Connection,
    user: &CurrentUser,
    model: Units,
    target: String,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if !model.is_changed() {
        return Ok(());
    }
    units::write(c, model)?;
    store::units::project_names(c, &user.tenant_id, jst_date(now))?;
    audit::store::append(c, &Entry::by(user, now, Action::UnitChanged, target))?;
    after_facts(c, &user.tenant_id, None, now)
}
