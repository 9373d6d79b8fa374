//! 年度の確定: on the first turn of the day after 31 March, the figures of the fiscal year as of its last day are
//! written down with their hash. Nothing rewrites them. That they can be counted again to the digit follows from how
//! figures are kept, and is checked whenever the year is looked at.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use contract::reporting::freeze::{Correction, FrozenYear, RecordCorrection};
use learning::event::japan_instant;
use learning::figure::{Bucket, Figure};
use learning::fiscal_year::{FiscalYear, jst_date};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::audit::{self, Action, Entry};
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::reporting::figures::{self, Cut, Question};
use crate::reporting::store::freezes::{self, CorrectionRow, FreezeRow};
use crate::reporting::store::{cells, dashboard};
use crate::session::{self, CurrentUser};

/// Longest text of a correction, in characters.
const LONGEST: usize = 500;

/// What is frozen. The order of the fields is part of the hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenFigures {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// Its last day.
    pub as_of: NaiveDate,
    /// The curriculum in force at its end.
    pub curriculum_version: Option<i32>,
    /// Units of that day: id, code, name, division, in order of code.
    pub units: Vec<[String; 4]>,
    /// People: department id, grade, employment status, how many.
    pub people: Vec<(String, String, String, i64)>,
    /// Duties: department id, grade, course code, how they count.
    pub duties: Vec<(String, String, String, Figure)>,
    /// All duties together.
    pub total: Figure,
}

/// The end of a day in Japan.
#[must_use]
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    japan_instant(day.succ_opt().unwrap_or(day), NaiveTime::MIN)
}

/// Counts a year as of its last day.
fn count(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    today: NaiveDate,
) -> Result<FrozenFigures, Error> {
    let as_of = year.last_day();
    let each = Question {
        departments: Cut::Each,
        grades: Cut::Each,
        courses: Cut::Each,
        ..Question::whole(year, as_of)
    };
    let duties = figures::figures(c, tenant_id, &each, today)?
        .into_iter()
        .map(|(cell, figure)| (cell.department_id, cell.grade, cell.course_code, figure))
        .collect();
    let units = organization::store::departments_on(c, tenant_id, as_of)?
        .into_iter()
        .map(|unit| [unit.id, unit.code, unit.name, unit.division])
        .collect();
    Ok(FrozenFigures {
        fiscal_year: year,
        as_of,
        curriculum_version: freezes::curriculum_version(c, tenant_id, end_of(as_of))?,
        units,
        people: cells::headcounts_on(c, tenant_id, None, as_of)?,
        duties,
        total: figures::total(c, tenant_id, &Question::whole(year, as_of), today)?,
    })
}

fn hash(document: &str) -> String {
    session::hex(&Sha256::digest(document.as_bytes()))
}

/// Freezes a year that is over, unless that is done already or nothing of it was ever counted.
///
/// # Errors
/// The database refuses.
pub fn freeze(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (today, as_of) = (jst_date(now), year.last_day());
    if as_of >= today
        || freezes::find(c, tenant_id, year.0)?.is_some()
        || dashboard::counted_since(c, tenant_id, year.0)?.is_none_or(|first| first > as_of)
    {
        return Ok(());
    }
    let document = serde_json::to_string(&count(c, tenant_id, year, today)?)?;
    let hash = hash(&document);
    let target = format!("{} {hash}", year.0);
    let tenant = tenant_id.to_owned();
    freezes::insert(
        c,
        &FreezeRow { tenant_id: tenant, fiscal_year: year.0, as_of, document, hash, frozen_at: now },
    )?;
    audit::store::append(c, &Entry::by_system(tenant_id, now, Action::YearFrozen, target))
}

/// A frozen year with what became known later; none while it is not frozen.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn view(
    c: &mut Connection,
    tenant_id: &str,
    year: FiscalYear,
    today: NaiveDate,
) -> Result<Option<FrozenYear>, Error> {
    let Some(row) = freezes::find(c, tenant_id, year.0)? else { return Ok(None) };
    let frozen: FrozenFigures = serde_json::from_str(&row.document)?;
    let again = serde_json::to_string(&count(c, tenant_id, year, today)?)?;
    let current = figures::total(c, tenant_id, &Question::whole(year, today), today)?;
    let later = |bucket| i64::from(current.get(bucket)).saturating_sub(i64::from(frozen.total.get(bucket)));
    let corrections = freezes::corrections(c, tenant_id, year.0)?;
    Ok(Some(FrozenYear {
        fiscal_year: year,
        as_of: row.as_of,
        total: frozen.total,
        reproduced: again == row.document && hash(&row.document) == row.hash,
        hash: row.hash,
        frozen_at: row.frozen_at,
        completed_later: current.numerator().saturating_sub(frozen.total.numerator()),
        credited_later: later(Bucket::Credited),
        exempted_later: later(Bucket::Exempt),
        corrections: corrections.into_iter().map(correction).collect(),
    }))
}

/// A later entry as it is shown.
#[must_use]
pub fn correction(row: CorrectionRow) -> Correction {
    let CorrectionRow { text, reason, recorded_by, recorded_at, .. } = row;
    Correction { text, reason, recorded_by, recorded_at }
}

/// Records a correction of a frozen year.
///
/// # Errors
/// Not found while the year is not frozen; the field that is empty or too long.
pub fn correct(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    correction: &RecordCorrection,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let text = |field, text: &str| match text.trim() {
        "" => Err(Error::field(field, "required")),
        text if text.chars().count() > LONGEST => Err(Error::field(field, "too-long")),
        text => Ok(text.to_owned()),
    };
    let row = CorrectionRow {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        fiscal_year: year.0,
        text: text("text", &correction.text)?,
        reason: text("reason", &correction.reason)?,
        recorded_by: user.staff_number.clone(),
        recorded_at: now,
    };
    if freezes::find(c, &user.tenant_id, year.0)?.is_none() {
        return Err(Error::Refused(contract::error::ErrorCode::NotFound));
    }
    freezes::insert_correction(c, &row)?;
    audit::store::append(c, &Entry::by(user, now, Action::YearCorrected, year.0.to_string()))
}
