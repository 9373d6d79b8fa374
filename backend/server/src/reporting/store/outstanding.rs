//! SQL of open duties: who has not completed what, by any slice. Shared with the reminders.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use contract::reporting::{DutyMode, OutstandingExclusions, OutstandingOrder, OutstandingState};
use diesel::dsl::{case_when, count, count_star, exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use learning::ledger::NO_END;

use crate::assignments::store::AssignmentRow;
use crate::database::dialect::Connection;
use crate::database::schema::{
    assignment_causes, assignments, completions, course_selections, departments, staff,
};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;
use crate::page;

/// Which open duties are asked for. What is empty or none asks for everything.
#[derive(Debug, Clone)]
pub struct OutstandingFilter {
    /// Organisation.
    pub tenant_id: String,
    /// First and last fiscal year.
    pub fiscal_years: (i32, i32),
    /// Today in Japan: what opens later is no duty yet.
    pub today: NaiveDate,
    /// Only people whose main post is in one of these departments.
    pub departments: Option<BTreeSet<String>>,
    /// Only this grade code.
    pub grade: Option<String>,
    /// Only this course code.
    pub course_code: Option<String>,
    /// Only courses whose code begins so, e.g. `SEC-`.
    pub family: Option<String>,
    /// By due date.
    pub state: OutstandingState,
    /// Days of [`OutstandingState::DueSoon`].
    pub within_days: u64,
    /// Only these due dates.
    pub due_dates: Option<BTreeSet<NaiveDate>>,
    /// Required or chosen.
    pub mode: Option<DutyMode>,
    /// Only where work may not be begun before.
    pub gate_only: bool,
    /// Only with this cause: an order's id, or a part of what the derivation noted.
    pub cause: Option<String>,
    /// A folded part of staff number, name or reading.
    pub search_key: String,
}

impl OutstandingFilter {
    /// Everything that is open in an organisation in some fiscal years.
    #[must_use]
    pub fn all(tenant_id: &str, fiscal_years: (i32, i32), today: NaiveDate) -> OutstandingFilter {
        OutstandingFilter {
            tenant_id: tenant_id.to_owned(),
            fiscal_years,
            today,
            departments: None,
            grade: None,
            course_code: None,
            family: None,
            state: OutstandingState::All,
            within_days: 0,
            due_dates: None,
            mode: None,
            gate_only: false,
            cause: None,
            search_key: String::new(),
        }
    }

    /// First and last due date.
    fn due_range(&self) -> (NaiveDate, NaiveDate) {
        let (first, last) = (FIRST_DAY, NO_END);
        match self.state {
            OutstandingState::All => (first, last),
            OutstandingState::Overdue => (first, self.today.pred_opt().unwrap_or(first)),
            OutstandingState::DueSoon => {
                let days = chrono::Days::new(self.within_days);
                (self.today, self.today.checked_add_days(days).unwrap_or(last))
            }
            OutstandingState::InTime => (self.today, last),
        }
    }
}

/// Before every due date: the first day that the calendar of the eras knows.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1868, 1, 25) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// People named one by one in a statement at most.
const MOST_NAMED: i64 = 5_000;

/// One open duty with the person's post today.
#[derive(Queryable, Debug, Clone)]
pub struct OutstandingDuty {
    /// The assignment.
    pub assignment: AssignmentRow,
    /// Day from which it can be taken.
    pub opens_on: NaiveDate,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Days of grace after the due date.
    pub grace_days: i32,
    /// Whether work may not be begun before.
    pub gate: bool,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Grade code.
    pub grade: String,
    /// Department id.
    pub department_id: String,
    /// Department name.
    pub department: String,
}

/// Counts of open duties.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutstandingCounts {
    /// All that match.
    pub total: u32,
    /// Of these, past the due date.
    pub overdue: u32,
    /// In no denominator, by reason.
    pub excluded: OutstandingExclusions,
}

/// What a duty is when it was chosen by the person and no order stands behind it.
macro_rules! chosen {
    () => {
        exists(
            course_selections::table
                .filter(course_selections::tenant_id.eq(assignments::tenant_id))
                .filter(course_selections::person_id.eq(assignments::person_id))
                .filter(course_selections::course_code.eq(assignments::course_code))
                .filter(course_selections::fiscal_year.eq(assignments::fiscal_year))
                .filter(course_selections::cause.eq("elective")),
        )
        .and(not(exists(
            assignment_causes::table
                .filter(assignment_causes::tenant_id.eq(assignments::tenant_id))
                .filter(assignment_causes::assignment_id.eq(assignments::id)),
        )))
    };
}

/// Duties of the slice, whatever their standing, completed or not. A condition that was not given is "true
/// or …": one query text for every combination of filters.
macro_rules! of_slice {
    ($filter:expr) => {
        of_slice!($filter, assignments::fiscal_year)
    };
    ($filter:expr, $year:expr) => {{
        let filter: &OutstandingFilter = $filter;
        let departments: Vec<&String> = filter.departments.iter().flatten().collect();
        let due_dates: Vec<&NaiveDate> = filter.due_dates.iter().flatten().collect();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let cause = text(&filter.cause);
        assignments::table
            .inner_join(staff::table.on(
                staff::tenant_id.eq(assignments::tenant_id).and(staff::person_id.eq(assignments::person_id)),
            ))
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .left_join(
                completions::table.on(completions::tenant_id
                    .eq(assignments::tenant_id)
                    .and(completions::assignment_id.eq(assignments::id))),
            )
            .filter(assignments::tenant_id.eq(&filter.tenant_id))
            .filter($year.between(filter.fiscal_years.0, filter.fiscal_years.1))
            .filter(
                filter.departments.is_none().into_sql::<Bool>().or(staff::department_id.eq_any(departments)),
            )
            .filter(filter.grade.is_none().into_sql::<Bool>().or(staff::grade.eq(text(&filter.grade))))
            .filter(
                filter
                    .course_code
                    .is_none()
                    .into_sql::<Bool>()
                    .or(assignments::course_code.eq(text(&filter.course_code))),
            )
            .filter(
                filter
                    .family
                    .is_none()
                    .into_sql::<Bool>()
                    .or(assignments::course_code.like(format!("{}%", plain(&text(&filter.family))))),
            )
            .filter(filter.due_dates.is_none().into_sql::<Bool>().or(assignments::due_on.eq_any(due_dates)))
            .filter((filter.mode != Some(DutyMode::Elective)).into_sql::<Bool>().or(chosen!()))
            .filter((filter.mode != Some(DutyMode::Required)).into_sql::<Bool>().or(not(chosen!())))
            .filter((!filter.gate_only).into_sql::<Bool>().or(assignments::gate.eq(true)))
            .filter(
                filter
                    .cause
                    .is_none()
                    .into_sql::<Bool>()
                    .or(assignments::causes.like(format!("%{}%", plain(&cause))))
                    .or(exists(
                        assignment_causes::table
                            .filter(assignment_causes::tenant_id.eq(assignments::tenant_id))
                            .filter(assignment_causes::assignment_id.eq(assignments::id))
                            .filter(assignment_causes::order_id.eq(cause)),
                    )),
            )
            .filter(
                filter
                    .search_key
                    .is_empty()
                    .into_sql::<Bool>()
                    .or(staff::search_key.like(format!("%{}%", plain(&filter.search_key)))),
            )
    }};
}

/// A text without the signs that mean something to LIKE.
fn plain(text: &str) -> String {
    text.replace(['%', '_', '\\'], "")
}

/// One part of the open duties of people in the population, in the order asked for.
///
/// # Errors
/// The database refuses.
pub fn outstanding(
    c: &mut Connection,
    filter: &OutstandingFilter,
    order: OutstandingOrder,
    offset: i64,
    limit: i64,
) -> Result<Vec<OutstandingDuty>, Error> {
    let (first, last) = filter.due_range();
    let people = people_of(c, filter)?;
    /// The open duties among those of a slice.
    macro_rules! open {
        ($slice:expr) => {
            $slice
                .filter(completions::assignment_id.is_null())
                .filter(assignments::standing.eq("required"))
                .filter(assignments::opens_on.le(filter.today).or(assignments::due_on.lt(filter.today)))
                .filter(staff::status.eq_any(IN_POPULATION))
                .filter(assignments::due_on.between(first, last))
                .offset(offset)
                .limit(limit)
                .select((
                    AssignmentRow::as_select(),
                    assignments::opens_on,
                    assignments::created_at,
                    assignments::grace_days,
                    assignments::gate,
                    staff::staff_number,
                    staff::name,
                    staff::grade,
                    staff::department_id,
                    departments::name,
                ))
                .into_boxed()
        };
    }
    let open = match people {
        // A sum has no index: SQLite, which knows nothing of the sizes, would else walk the whole fiscal year.
        Some(people) => open!(of_slice!(filter, (assignments::fiscal_year + 0)))
            .filter(assignments::person_id.eq_any(people)),
        None => open!(of_slice!(filter)),
    };
    let by_department = (
        departments::code.asc(),
        departments::id.asc(),
        staff::staff_number.asc(),
        assignments::course_code.asc(),
        assignments::id.asc(),
    );
    Ok(match order {
        OutstandingOrder::Department => open.order(by_department).load(c)?,
        OutstandingOrder::Due => open.order((assignments::due_on.asc(), by_department)).load(c)?,
    })
}

/// The people of the departments asked for, where they are few enough to be named one by one.
fn people_of(c: &mut Connection, filter: &OutstandingFilter) -> Result<Option<Vec<String>>, Error> {
    let Some(departments) = &filter.departments else { return Ok(None) };
    let people: Vec<String> = staff::table
        .filter(staff::tenant_id.eq(&filter.tenant_id))
        .filter(staff::department_id.eq_any(departments))
        .filter(staff::status.eq_any(IN_POPULATION))
        .limit(MOST_NAMED.saturating_add(1))
        .select(staff::person_id)
        .load(c)?;
    let few = i64::try_from(people.len()).is_ok_and(|count| count <= MOST_NAMED);
    Ok(few.then_some(people))
}

/// Of these assignments, those that the person chose and nobody requires.
///
/// # Errors
/// The database refuses.
pub fn electives(c: &mut Connection, tenant_id: &str, ids: &[&str]) -> Result<BTreeSet<String>, Error> {
    let found: Vec<String> = assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::id.eq_any(ids))
        .filter(chosen!())
        .select(assignments::id)
        .load(c)?;
    Ok(found.into_iter().collect())
}

/// Standing, employment status, all, completed, planned, matching, overdue.
type CountLine = (String, String, i64, i64, i64, i64, i64);

/// Counts of the whole slice, in one pass over its rows.
///
/// # Errors
/// The database refuses.
pub fn count_outstanding(c: &mut Connection, filter: &OutstandingFilter) -> Result<OutstandingCounts, Error> {
    let (first, last) = filter.due_range();
    let open = || completions::assignment_id.nullable().is_null();
    let planned = || assignments::opens_on.gt(filter.today).and(assignments::due_on.ge(filter.today));
    let matching = || open().and(not(planned())).and(assignments::due_on.between(first, last));
    let lines: Vec<CountLine> = of_slice!(filter)
        .group_by((assignments::standing, staff::status))
        .select((
            assignments::standing,
            staff::status,
            count_star(),
            count(completions::assignment_id.nullable()),
            count(case_when(open().and(planned()), assignments::id)),
            count(case_when(matching(), assignments::id)),
            count(case_when(matching().and(assignments::due_on.lt(filter.today)), assignments::id)),
        ))
        .load(c)?;
    let mut counts = OutstandingCounts::default();
    for (standing, status, all, completed, planned, matching, overdue) in lines {
        let uncompleted = all.saturating_sub(completed);
        let at_work = IN_POPULATION.contains(&status.as_str());
        let add = |place: &mut u32, count: i64| *place = place.saturating_add(page::count(count));
        let excluded = &mut counts.excluded;
        if !at_work {
            // Whoever is away or gone is told of whether the duty is done or not, as in every figure.
            add(&mut excluded.not_at_work, completed);
        }
        match (standing.as_str(), at_work) {
            ("exempt", _) => add(&mut excluded.exempt, uncompleted),
            ("credited", _) => add(&mut excluded.credited, uncompleted),
            ("not-required", false) if status == "retired" => add(&mut excluded.not_at_work, uncompleted),
            ("not-required", _) => add(&mut excluded.not_required, uncompleted),
            ("suspended", true) => add(&mut excluded.suspended, uncompleted),
            ("suspended", false) => add(&mut excluded.not_at_work, uncompleted),
            (_, false) => {
                add(&mut excluded.planned, planned);
                add(&mut excluded.not_at_work, uncompleted.saturating_sub(planned));
            }
            (_, true) => {
                add(&mut excluded.planned, planned);
                add(&mut counts.total, matching);
                add(&mut counts.overdue, overdue);
            }
        }
    }
    Ok(counts)
}

/// Ids of all units in the order of the list, those of the past included.
///
/// # Errors
/// The database refuses.
pub fn units_in_order(c: &mut Connection, tenant_id: &str) -> Result<Vec<String>, Error> {
    Ok(departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .order((departments::code.asc(), departments::id.asc()))
        .select(departments::id)
        .load(c)?)
}
