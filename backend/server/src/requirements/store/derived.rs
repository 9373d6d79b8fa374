//! What the derivation writes: duties, the log of their changes, choices.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{assignment_changes, assignments, choices, course_selections};
use crate::error::Error;

/// A duty that is new.
#[derive(Insertable, Debug, Clone)]
#[diesel(table_name = assignments)]
pub struct NewDuty {
    /// Organisation.
    pub tenant_id: String,
    /// Assignment id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Requirement of the course.
    pub requirement_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Due date.
    pub due_on: NaiveDate,
    /// Now.
    pub created_at: DateTime<Utc>,
    /// Standing.
    pub standing: String,
    /// Since when.
    pub standing_since: NaiveDate,
    /// First day.
    pub opens_on: NaiveDate,
    /// Days.
    pub grace_days: i32,
    /// Whether a work waits for it.
    pub gate: bool,
    /// JSON.
    pub causes: String,
}

/// Appends duties.
///
/// # Errors
/// Conflict when one is there already.
pub fn insert_duties(c: &mut Connection, duties: &[NewDuty]) -> Result<(), Error> {
    for chunk in duties.chunks(MAX_BIND_VARIABLES / 16) {
        diesel::insert_into(assignments::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// Brings a duty to what was derived.
///
/// # Errors
/// The database refuses.
pub fn update_duty(c: &mut Connection, tenant_id: &str, id: &str, derived: &NewDuty) -> Result<(), Error> {
    diesel::update(assignments::table.find((tenant_id, id)))
        .set((
            assignments::due_on.eq(derived.due_on),
            assignments::standing.eq(&derived.standing),
            assignments::standing_since.eq(derived.standing_since),
            assignments::opens_on.eq(derived.opens_on),
            assignments::grace_days.eq(derived.grace_days),
            assignments::gate.eq(derived.gate),
            assignments::causes.eq(&derived.causes),
        ))
        .execute(c)?;
    Ok(())
}

/// A logged change.
#[derive(Insertable, Debug, Clone)]
#[diesel(table_name = assignment_changes)]
pub struct NewChange {
    /// Organisation.
    pub tenant_id: String,
    /// Id.
    pub id: String,
    /// Assignment.
    pub assignment_id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What set it off.
    pub trigger_text: String,
    /// JSON.
    pub change: String,
}

/// Appends changes.
///
/// # Errors
/// The database refuses.
pub fn insert_changes(c: &mut Connection, changes: &[NewChange]) -> Result<(), Error> {
    for chunk in changes.chunks(MAX_BIND_VARIABLES / 7) {
        diesel::insert_into(assignment_changes::table).values(chunk).execute(c)?;
    }
    Ok(())
}

/// A change as it is read.
#[derive(Queryable, Debug, Clone)]
pub struct ChangeRow {
    /// Assignment.
    pub assignment_id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What set it off.
    pub trigger_text: String,
    /// JSON.
    pub change: String,
}

/// Changes of the duties of a person, latest first.
///
/// # Errors
/// The database refuses.
pub fn changes_of(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<ChangeRow>, Error> {
    Ok(assignment_changes::table
        .inner_join(
            assignments::table.on(assignments::tenant_id
                .eq(assignment_changes::tenant_id)
                .and(assignments::id.eq(assignment_changes::assignment_id))),
        )
        .filter(assignment_changes::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq(person_id))
        .order((assignment_changes::at.desc(), assignment_changes::id.desc()))
        .select((
            assignment_changes::assignment_id,
            assignment_changes::at,
            assignment_changes::trigger_text,
            assignment_changes::change,
        ))
        .load(c)?)
}

/// A choice (選択必修).
#[derive(Queryable, Selectable, Insertable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = choices)]
pub struct ChoiceRow {
    /// Organisation.
    pub tenant_id: String,
    /// Id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Rule.
    pub rule_id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// How many.
    pub needed: i32,
    /// How many are done.
    pub done: i32,
    /// Course codes as JSON.
    pub courses: String,
    /// Due date.
    pub due_on: NaiveDate,
    /// Standing.
    pub standing: String,
    /// The cause as JSON.
    pub causes: String,
}

/// Choices of a person, latest fiscal year first.
///
/// # Errors
/// The database refuses.
pub fn choices_of(c: &mut Connection, tenant_id: &str, person_id: &str) -> Result<Vec<ChoiceRow>, Error> {
    Ok(choices::table
        .filter(choices::tenant_id.eq(tenant_id))
        .filter(choices::person_id.eq(person_id))
        .order((choices::fiscal_year.desc(), choices::rule_id.asc()))
        .select(ChoiceRow::as_select())
        .load(c)?)
}

/// A choice of this person; another person's is not found.
///
/// # Errors
/// Not found.
pub fn choice_of(c: &mut Connection, tenant_id: &str, person_id: &str, id: &str) -> Result<ChoiceRow, Error> {
    Ok(choices::table
        .filter(choices::tenant_id.eq(tenant_id))
        .filter(choices::id.eq(id))
        .filter(choices::person_id.eq(person_id))
        .select(ChoiceRow::as_select())
        .first(c)?)
}

/// Brings the choices of a person to what was derived for a fiscal year. What is no longer asked for stays,
/// as no longer required.
///
/// # Errors
/// The database refuses.
pub fn replace_choices(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    fiscal_year: i32,
    derived: &[ChoiceRow],
) -> Result<(), Error> {
    let rules: Vec<&str> = derived.iter().map(|row| row.rule_id.as_str()).collect();
    diesel::update(
        choices::table
            .filter(choices::tenant_id.eq(tenant_id))
            .filter(choices::person_id.eq(person_id))
            .filter(choices::fiscal_year.eq(fiscal_year))
            .filter(choices::rule_id.ne_all(rules)),
    )
    .set(choices::standing.eq("not-required"))
    .execute(c)?;
    for row in derived {
        diesel::insert_into(choices::table)
            .values(row)
            .on_conflict((choices::tenant_id, choices::person_id, choices::rule_id, choices::fiscal_year))
            .do_update()
            .set((
                choices::needed.eq(row.needed),
                choices::done.eq(row.done),
                choices::courses.eq(&row.courses),
                choices::due_on.eq(row.due_on),
                choices::standing.eq(&row.standing),
                choices::causes.eq(&row.causes),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Records that the person chose a course; choosing twice changes nothing.
///
/// # Errors
/// The database refuses.
pub fn select_course(
    c: &mut Connection,
    choice: &ChoiceRow,
    course_code: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(course_selections::table)
        .values((
            course_selections::tenant_id.eq(&choice.tenant_id),
            course_selections::id.eq(clock::new_id()),
            course_selections::person_id.eq(&choice.person_id),
            course_selections::course_code.eq(course_code),
            course_selections::fiscal_year.eq(choice.fiscal_year),
            course_selections::cause.eq("choice"),
            course_selections::cause_id.eq(&choice.rule_id),
            course_selections::due_on.eq(choice.due_on),
            course_selections::selected_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c)?;
    Ok(())
}
