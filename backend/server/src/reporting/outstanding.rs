//! The list of open duties as it is shown: from the address to the filter, from rows and facts to the page.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use contract::accounts::Permission;
use contract::reporting::{
    DutyMode, OutstandingOrder, OutstandingPage, OutstandingRow, OutstandingState, ReportScope,
};
use learning::deadline::assignment_state;
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::folding;
use learning::reminder::{self, SOON_DAYS};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;
use utoipa::IntoParams;

use crate::assignments::facts;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::page::PER_PAGE;
use crate::reminders;
use crate::reporting::csv_export::Encoding;
use crate::reporting::store::{self, OutstandingCounts, OutstandingDuty, OutstandingFilter};
use crate::reporting::walk;
use crate::session::CurrentUser;
use crate::state::State;

/// Rows whose facts are loaded at a time.
const CHUNK: usize = 5_000;
/// Most days of "due within".
const LONGEST_WITHIN: u64 = 366;

/// Which open duties.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
pub struct OutstandingQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
    /// Department id; the units below it are included.
    pub department: Option<String>,
    /// Grade code.
    pub grade: Option<String>,
    /// Course code.
    pub course: Option<String>,
    /// What course codes begin with, e.g. `SEC`.
    pub family: Option<String>,
    /// `overdue`, `due-soon` or `in-time`; default all.
    pub state: Option<String>,
    /// Days of `due-soon`; default 14.
    pub within: Option<u64>,
    /// `required` or `elective`; default both.
    pub mode: Option<String>,
    /// `true` for duties only before whose completion work may not be begun.
    pub gate: Option<String>,
    /// Id of an order, or a part of a cause of the curriculum.
    pub cause: Option<String>,
    /// A part of staff number, name or reading.
    pub query: Option<String>,
    /// `due` for the earliest due date first; default by department.
    pub order: Option<String>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// `utf-8` or `cp932`, for the CSV file.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

/// A value that is one of a few; an empty one is the same as none.
fn listed<T: DeserializeOwned>(field: &str, value: &Option<String>) -> Result<Option<T>, Error> {
    let Some(text) = value.as_deref().filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let text = StrDeserializer::<serde::de::value::Error>::new(text);
    T::deserialize(text).map(Some).map_err(|_| Error::field(field, "unknown"))
}

/// How far the caller sees: the whole, or only the own units.
#[must_use]
pub fn scope(user: &CurrentUser) -> ReportScope {
    if user.may(Permission::ViewReports) { ReportScope::Organization } else { ReportScope::OwnUnit }
}

/// The departments that the caller sees; none for all.
///
/// # Errors
/// The database refuses.
pub fn visible(c: &mut Connection, user: &CurrentUser) -> Result<Option<BTreeSet<String>>, Error> {
    match scope(user) {
        ReportScope::Organization => Ok(None),
        ReportScope::OwnUnit => organization::store::own_units(c, &user.tenant_id, &user.person_id).map(Some),
    }
}

/// The fiscal year asked for.
#[must_use]
pub fn year(query: &OutstandingQuery, today: chrono::NaiveDate) -> FiscalYear {
    query.fiscal_year.map_or(FiscalYear::containing(today), FiscalYear)
}

/// What is asked for, as far as the caller sees.
///
/// # Errors
/// The database refuses.
pub fn filter(
    c: &mut Connection,
    user: &CurrentUser,
    query: &OutstandingQuery,
    today: chrono::NaiveDate,
) -> Result<OutstandingFilter, Error> {
    let given = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
    let asked = match given(&query.department) {
        Some(unit) => Some(organization::store::with_units_below(c, &user.tenant_id, &unit)?),
        None => None,
    };
    let departments = match (visible(c, user)?, asked) {
        (Some(visible), Some(asked)) if visible.is_disjoint(&asked) => Some(visible),
        (Some(visible), Some(asked)) => Some(visible.intersection(&asked).cloned().collect()),
        (visible, asked) => visible.or(asked),
    };
    let year = year(query, today).0;
    Ok(OutstandingFilter {
        departments,
        grade: given(&query.grade),
        course_code: given(&query.course),
        family: given(&query.family),
        state: listed::<OutstandingState>("state", &query.state)?.unwrap_or_default(),
        within_days: query.within.unwrap_or(SOON_DAYS).min(LONGEST_WITHIN),
        mode: listed::<DutyMode>("mode", &query.mode)?,
        gate_only: query.gate.as_deref() == Some("true"),
        cause: given(&query.cause),
        search_key: folding::search_key(query.query.as_deref().unwrap_or_default()),
        ..OutstandingFilter::all(&user.tenant_id, (year, year), today)
    })
}

/// Which rows of the list.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Page that they are called, from 1.
    pub page: u32,
    /// Rows before.
    pub offset: i64,
    /// Rows at most.
    pub limit: i64,
}

/// A part of the list, with what the screen and the file show.
///
/// # Errors
/// The database refuses.
pub async fn load(
    state: &State,
    user: CurrentUser,
    query: OutstandingQuery,
    part: Part,
) -> Result<OutstandingPage, Error> {
    let (at, shelf) = ((state.clock.now(), state.clock.today()), state.shelf.clone());
    state.database.read(move |c| read(c, &shelf, &user, &query, part, at)).await
}

/// The same inside a reading that is under way; `at`: now, and today in Japan.
///
/// # Errors
/// A filter that is none, or the database refuses.
pub fn read(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    query: &OutstandingQuery,
    part: Part,
    (as_of, today): (DateTime<Utc>, NaiveDate),
) -> Result<OutstandingPage, Error> {
    let filter = filter(c, user, query, today)?;
    let order = listed::<OutstandingOrder>("order", &query.order)?.unwrap_or_default();
    let (duties, counts) = walk::page(c, &filter, order, part.offset, part.limit)?;
    let OutstandingCounts { total, overdue, excluded } = counts;
    Ok(OutstandingPage {
        fiscal_year: year(query, today),
        as_of,
        scope: scope(user),
        rows: rows(c, shelf, &filter, &duties)?,
        total,
        overdue,
        excluded,
        page: part.page,
        per_page: PER_PAGE,
    })
}

fn rows(
    c: &mut Connection,
    shelf: &Shelf,
    filter: &OutstandingFilter,
    duties: &[OutstandingDuty],
) -> Result<Vec<OutstandingRow>, Error> {
    let (tenant_id, today) = (&filter.tenant_id, filter.today);
    let labels = organization::store::grade_labels(c, tenant_id)?;
    let mut rows = Vec::with_capacity(duties.len());
    for duties in duties.chunks(CHUNK) {
        let assignments: Vec<_> = duties.iter().map(|duty| duty.assignment.clone()).collect();
        let ids: Vec<&str> = duties.iter().map(|duty| duty.assignment.id.as_str()).collect();
        let electives = store::electives(c, tenant_id, &ids)?;
        let reminded = reminders::store::last_reminded(c, tenant_id, &ids)?;
        let facts = facts::load(c, shelf, tenant_id, assignments)?;
        let facts: BTreeMap<&str, _> =
            facts.iter().map(|facts| (facts.assignment.id.as_str(), facts)).collect();
        rows.extend(duties.iter().filter_map(|duty| {
            let facts = facts.get(duty.assignment.id.as_str())?;
            let due_on = duty.assignment.due_on;
            let grace_days = u32::try_from(duty.grace_days).unwrap_or_default();
            Some(OutstandingRow {
                staff_number: duty.staff_number.clone(),
                name: duty.name.clone(),
                department: duty.department.clone(),
                grade: labels.get(&duty.grade).cloned().unwrap_or_default(),
                course_code: facts.course.code.clone(),
                course_title: facts.course.title.clone(),
                due_on,
                state: assignment_state(&facts.duty(), today),
                why: facts.verdict().reason?,
                open_since: duty.opens_on.max(jst_date(duty.created_at)),
                grace_until: reminder::grace_until(due_on, grace_days, today),
                gate: duty.gate,
                elective: electives.contains(&duty.assignment.id),
                reminded_on: reminded.get(&duty.assignment.id).copied(),
            })
        }));
    }
    Ok(rows)
}
