//! The outstanding list in order of units without counting its rows: the cells say how many open duties each unit has,
//! so that totals are read off and a page looks only at the units on it. What the cells do not know (a search, a cause,
//! the order of due dates) is counted row by row.

use std::collections::{BTreeMap, BTreeSet};

use contract::reporting::{OutstandingExclusions, OutstandingOrder, OutstandingState};
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::day_turn;
use crate::error::Error;
use crate::reporting::figures::{Cut, Question, figures};
use crate::reporting::store::{self, OutstandingCounts, OutstandingDuty, OutstandingFilter};

/// One part of the list, and the counts of the whole.
///
/// # Errors
/// The database refuses.
pub(super) fn page(
    c: &mut Connection,
    filter: &OutstandingFilter,
    order: OutstandingOrder,
    offset: i64,
    limit: i64,
) -> Result<(Vec<OutstandingDuty>, OutstandingCounts), Error> {
    let Some(units) = by_unit(c, filter)? else {
        let duties = store::outstanding(c, filter, order, offset, limit)?;
        return Ok((duties, store::count_outstanding(c, filter)?));
    };
    let all = units.values().fold(Figure::default(), |total, figure| total.plus(figure));
    let counts = OutstandingCounts {
        total: u32::try_from(matching(filter, &all)).unwrap_or(u32::MAX),
        overdue: if filter.state == OutstandingState::InTime { 0 } else { all.overdue },
        excluded: excluded(&all),
    };
    if order != OutstandingOrder::Department {
        return Ok((store::outstanding(c, filter, order, offset, limit)?, counts));
    }
    let (shown, before) = shown(filter, &units, &store::units_in_order(c, &filter.tenant_id)?, offset, limit);
    if shown.is_empty() {
        return Ok((Vec::new(), counts));
    }
    let narrowed = OutstandingFilter { departments: Some(shown), ..filter.clone() };
    let within = offset.saturating_sub(before);
    Ok((store::outstanding(c, &narrowed, order, within, limit)?, counts))
}

/// The figures of each unit, where the cells are those of today and know everything that is asked for.
fn by_unit(
    c: &mut Connection,
    filter: &OutstandingFilter,
) -> Result<Option<BTreeMap<String, Figure>>, Error> {
    let (first, last) = filter.fiscal_years;
    let known = first == last
        && filter.state != OutstandingState::DueSoon
        && filter.due_dates.is_none()
        && filter.mode.is_none()
        && !filter.gate_only
        && filter.cause.is_none()
        && filter.search_key.is_empty()
        // The duties of a year that has closed count where people were then; the list shows where they are.
        && FiscalYear(first).last_day() >= filter.today;
    if !known || !day_turn::store::is_turned(c, &filter.tenant_id, filter.today)? {
        return Ok(None);
    }
    let one = |code: &String| Cut::Of(BTreeSet::from([code.clone()]));
    let question = Question {
        fiscal_year: FiscalYear(first),
        as_of: filter.today,
        departments: filter.departments.clone().map_or(Cut::Each, Cut::Of),
        grades: filter.grade.as_ref().map_or(Cut::Whole, one),
        courses: match (&filter.course_code, &filter.family) {
            (Some(code), _) => one(code),
            (None, Some(_)) => Cut::Each,
            (None, None) => Cut::Whole,
        },
    };
    let mut units: BTreeMap<String, Figure> = BTreeMap::new();
    for (cell, figure) in figures(c, &filter.tenant_id, &question, filter.today)? {
        if filter.family.as_ref().is_none_or(|family| cell.course_code.starts_with(family.as_str())) {
            let place = units.entry(cell.department_id).or_default();
            *place = place.plus(&figure);
        }
    }
    Ok(Some(units))
}

/// How many duties of a figure are in the list.
fn matching(filter: &OutstandingFilter, figure: &Figure) -> i64 {
    match filter.state {
        OutstandingState::Overdue => i64::from(figure.overdue),
        OutstandingState::InTime => i64::from(figure.open),
        OutstandingState::All | OutstandingState::DueSoon => {
            i64::from(figure.open).saturating_add(i64::from(figure.overdue))
        }
    }
}

fn excluded(figure: &Figure) -> OutstandingExclusions {
    let of = &figure.excluded;
    OutstandingExclusions {
        suspended: of.suspended,
        exempt: of.exempt,
        credited: of.credited,
        not_required: of.not_required,
        planned: of.planned,
        not_at_work: [of.parental_leave, of.seconded_out, of.left]
            .into_iter()
            .fold(of.on_leave, u32::saturating_add),
    }
}

/// The units that hold the rows from `offset` on, `limit` at most, and how many rows stand before the first of them.
fn shown(
    filter: &OutstandingFilter,
    units: &BTreeMap<String, Figure>,
    in_order: &[String],
    offset: i64,
    limit: i64,
) -> (BTreeSet<String>, i64) {
    let (mut shown, mut before, mut rows) = (BTreeSet::new(), 0i64, 0i64);
    let end = offset.saturating_add(limit);
    for unit in in_order {
        let Some(count) = units.get(unit).map(|figure| matching(filter, figure)).filter(|count| *count > 0)
        else {
            continue;
        };
        let next = rows.saturating_add(count);
        if next <= offset {
            before = next;
        } else if rows < end {
            shown.insert(unit.clone());
        } else {
            break;
        }
        rows = next;
    }
    (shown, before)
}
