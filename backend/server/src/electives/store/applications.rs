//! SQL of applications and of what was decided about them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use learning::elective::{ApplicationState, Decision, application_state};
use learning::fiscal_year::FiscalYear;

use crate::database::dialect::Connection;
use crate::database::schema::{departments, elective_applications, elective_decisions, staff};
use crate::error::Error;

/// One application.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = elective_applications)]
pub struct ApplicationRow {
    /// Organisation.
    pub tenant_id: String,
    /// Application id.
    pub id: String,
    /// Applicant.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year whose seats it asks for.
    pub fiscal_year: i32,
    /// What the applicant wrote.
    pub note: String,
    /// When.
    pub applied_at: DateTime<Utc>,
}

/// One decision.
#[derive(Debug, Clone)]
pub struct Decided {
    /// What was decided.
    pub decision: Decision,
    /// Why; may be empty.
    pub reason: String,
    /// Name of who decided, at that time; empty for the program.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// An application with its decisions, oldest first.
#[derive(Debug, Clone)]
pub struct Application {
    /// The application.
    pub row: ApplicationRow,
    /// What was decided.
    pub decisions: Vec<Decided>,
}

impl Application {
    /// Where it stands on a day.
    #[must_use]
    pub fn state(&self, today: NaiveDate) -> ApplicationState {
        let latest = self.decisions.last().map(|decided| decided.decision);
        application_state(latest, FiscalYear(self.row.fiscal_year), today)
    }
}

/// Which applications are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Only this one.
    pub id: Option<&'a str>,
    /// Only of this person.
    pub person_id: Option<&'a str>,
    /// Only of this fiscal year.
    pub fiscal_year: Option<i32>,
}

fn decision(text: &str) -> Result<Decision, Error> {
    Decision::parse(text).map_err(|error| Error::Internal(error.to_string()))
}

/// Applications in the order in which they were made.
///
/// # Errors
/// The database refuses.
pub fn applications(
    c: &mut Connection,
    tenant_id: &str,
    wanted: Wanted<'_>,
) -> Result<Vec<Application>, Error> {
    let mut rows = elective_applications::table
        .filter(elective_applications::tenant_id.eq(tenant_id))
        .order((elective_applications::applied_at.asc(), elective_applications::id.asc()))
        .select(ApplicationRow::as_select())
        .into_boxed();
    let mut decided = elective_decisions::table
        .inner_join(
            elective_applications::table.on(elective_applications::tenant_id
                .eq(elective_decisions::tenant_id)
                .and(elective_applications::id.eq(elective_decisions::application_id))),
        )
        .filter(elective_decisions::tenant_id.eq(tenant_id))
        .order(elective_decisions::sequence.asc())
        .select((
            elective_decisions::application_id,
            elective_decisions::decision,
            elective_decisions::reason,
            elective_decisions::decided_by_name,
            elective_decisions::decided_at,
        ))
        .into_boxed();
    if let Some(id) = wanted.id {
        rows = rows.filter(elective_applications::id.eq(id));
        decided = decided.filter(elective_applications::id.eq(id));
    }
    if let Some(person_id) = wanted.person_id {
        rows = rows.filter(elective_applications::person_id.eq(person_id));
        decided = decided.filter(elective_applications::person_id.eq(person_id));
    }
    if let Some(year) = wanted.fiscal_year {
        rows = rows.filter(elective_applications::fiscal_year.eq(year));
        decided = decided.filter(elective_applications::fiscal_year.eq(year));
    }
    let rows: Vec<ApplicationRow> = rows.load(c)?;
    let decided: Vec<(String, String, String, String, DateTime<Utc>)> = decided.load(c)?;
    let mut decisions: HashMap<String, Vec<Decided>> = HashMap::new();
    for (application_id, text, reason, by, at) in decided {
        let decided = Decided { decision: decision(&text)?, reason, by, at };
        decisions.entry(application_id).or_default().push(decided);
    }
    Ok(rows
        .into_iter()
        .map(|row| Application { decisions: decisions.remove(&row.id).unwrap_or_default(), row })
        .collect())
}

/// One application.
///
/// # Errors
/// Not found.
pub fn application(c: &mut Connection, tenant_id: &str, id: &str) -> Result<Application, Error> {
    let found = applications(c, tenant_id, Wanted { id: Some(id), ..Wanted::default() })?;
    found.into_iter().next().ok_or(Error::Refused(contract::error::ErrorCode::NotFound))
}

/// Appends an application.
///
/// # Errors
/// The database refuses.
pub fn insert_application(c: &mut Connection, row: &ApplicationRow) -> Result<(), Error> {
    diesel::insert_into(elective_applications::table).values(row).execute(c)?;
    Ok(())
}

/// A decision to be recorded.
#[derive(Debug, Clone)]
pub struct NewDecision<'a> {
    /// About which application.
    pub application: &'a ApplicationRow,
    /// What is decided.
    pub decision: Decision,
    /// Why; may be empty.
    pub reason: &'a str,
    /// Staff number and name of who decides; `system` and nothing for the program.
    pub by: (&'a str, &'a str),
    /// Now.
    pub at: DateTime<Utc>,
}

/// Appends a decision behind all others of its course and fiscal year.
///
/// # Errors
/// Conflict when another one took its place at the same moment.
pub fn insert_decision(c: &mut Connection, new: &NewDecision<'_>) -> Result<(), Error> {
    let of = new.application;
    let last: Option<i32> = elective_decisions::table
        .filter(elective_decisions::tenant_id.eq(&of.tenant_id))
        .filter(elective_decisions::course_code.eq(&of.course_code))
        .filter(elective_decisions::fiscal_year.eq(of.fiscal_year))
        .select(max(elective_decisions::sequence))
        .first(c)?;
    diesel::insert_into(elective_decisions::table)
        .values((
            elective_decisions::tenant_id.eq(&of.tenant_id),
            elective_decisions::course_code.eq(&of.course_code),
            elective_decisions::fiscal_year.eq(of.fiscal_year),
            elective_decisions::sequence.eq(last.unwrap_or(0) + 1),
            elective_decisions::application_id.eq(&of.id),
            elective_decisions::decision.eq(new.decision.as_str()),
            elective_decisions::reason.eq(new.reason),
            elective_decisions::decided_by.eq(new.by.0),
            elective_decisions::decided_by_name.eq(new.by.1),
            elective_decisions::decided_at.eq(new.at),
        ))
        .execute(c)?;
    Ok(())
}

/// Who has a seat of a course and who waits for one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Application ids with a seat.
    pub granted: BTreeSet<String>,
    /// Application ids on the waiting list, first come first.
    pub waiting: Vec<String>,
}

impl Places {
    /// Place of an application on the waiting list, from 1.
    #[must_use]
    pub fn place(&self, application_id: &str) -> Option<u32> {
        let index = self.waiting.iter().position(|id| id == application_id)?;
        u32::try_from(index).ok().map(|index| index.saturating_add(1))
    }

    fn after(&mut self, application_id: String, decision: Decision) {
        self.granted.remove(&application_id);
        self.waiting.retain(|id| *id != application_id);
        match decision {
            Decision::Approved | Decision::MovedUp => drop(self.granted.insert(application_id)),
            Decision::Waitlisted => self.waiting.push(application_id),
            Decision::Refused | Decision::Withdrawn => {}
        }
    }
}

/// Seats and waiting lists of a fiscal year, by course code; of courses that have any.
///
/// # Errors
/// The database refuses.
pub fn places(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
) -> Result<BTreeMap<String, Places>, Error> {
    let rows: Vec<(String, String, String)> = elective_decisions::table
        .filter(elective_decisions::tenant_id.eq(tenant_id))
        .filter(elective_decisions::fiscal_year.eq(fiscal_year))
        .order((elective_decisions::course_code.asc(), elective_decisions::sequence.asc()))
        .select((
            elective_decisions::course_code,
            elective_decisions::application_id,
            elective_decisions::decision,
        ))
        .load(c)?;
    let mut places: BTreeMap<String, Places> = BTreeMap::new();
    for (course_code, application_id, text) in rows {
        places.entry(course_code).or_default().after(application_id, decision(&text)?);
    }
    Ok(places)
}

/// An applicant as of today.
#[derive(Queryable, Debug, Clone)]
pub struct Applicant {
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Id of the main department.
    pub department_id: String,
    /// Its name.
    pub department: String,
}

/// Everybody who applied for anything in a fiscal year, by person id.
///
/// # Errors
/// The database refuses.
pub fn applicants(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
) -> Result<HashMap<String, Applicant>, Error> {
    let who = elective_applications::table
        .filter(elective_applications::tenant_id.eq(tenant_id))
        .filter(elective_applications::fiscal_year.eq(fiscal_year))
        .select(elective_applications::person_id);
    let rows: Vec<(String, Applicant)> =
        staff::table
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .filter(staff::tenant_id.eq(tenant_id))
            .filter(staff::person_id.eq_any(who))
            .select((
                staff::person_id,
                (staff::staff_number, staff::name, staff::department_id, departments::name),
            ))
            .load(c)?;
    Ok(rows.into_iter().collect())
}

/// The main department of a person today; none for who is not on the staff list.
///
/// # Errors
/// The database refuses.
pub fn main_unit(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Option<String>, Error> {
    Ok(staff::table.find((tenant_id, person_id)).select(staff::department_id).first(c).optional()?)
}

/// Whether a person has not left.
///
/// # Errors
/// The database refuses.
pub fn at_work(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<bool, Error> {
    let status: Option<String> =
        staff::table.find((tenant_id, person_id)).select(staff::status).first(c).optional()?;
    Ok(status.is_some_and(|status| status != "retired"))
}
