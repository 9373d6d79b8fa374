//! 所属別実施状況の確認: the head of a unit confirms the figures of a fiscal year, as the security policy asks of
//! 情報セキュリティ管理者. The figures are counted again at that moment and kept with the name and the time.

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::units::ConfirmUnit;
use learning::fiscal_year::FiscalYear;

use crate::audit::{self, Action, Entry};
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::session::CurrentUser;
use crate::units::{store, view};

/// Records a confirmation. Confirming again later adds another one.
///
/// # Errors
/// Not found for a unit that is not the caller's today; the field for a year that has not begun; conflict when
/// the figures are not those that the caller saw.
pub fn confirm(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    department_id: &str,
    body: &ConfirmUnit,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<(), Error> {
    let year = body.fiscal_year;
    if year > FiscalYear::containing(today) {
        return Err(Error::field("fiscal_year", "not-begun"));
    }
    let units = view::units(c, shelf, user, year, today)?;
    let unit = units.iter().find(|unit| unit.department_id == department_id);
    let unit = unit.ok_or(Error::Refused(ErrorCode::NotFound))?;
    if unit.counts != body.counts {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let counts = serde_json::to_string(&unit.counts)?;
    let by = (user.staff_number.as_str(), user.name.as_str());
    store::insert_confirmation(c, &user.tenant_id, department_id, year.0, &counts, by, now)?;
    let target = format!("{} {}", unit.name, year.0);
    audit::store::append(c, &Entry::by(user, now, Action::UnitConfirmed, target))
}
