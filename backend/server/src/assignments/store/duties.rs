//! SQL of duties as they look from outside: due dates and states, nothing of what is inside the courses.

use chrono::NaiveDate;
use diesel::prelude::*;
use learning::deadline::DutyFacts;
use learning::derivation::Standing;
use learning::duty::{DutyState, duty_state};

use crate::database::dialect::Connection;
use crate::database::schema::{assignments, completions, enrollments};
use crate::error::Error;

/// One duty of one person.
#[derive(Debug, Clone)]
pub struct Duty {
    /// Assignment id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Course code.
    pub course_code: String,
    /// Fiscal year of the duty.
    pub fiscal_year: i32,
    /// What decides its state.
    pub facts: DutyFacts,
}

impl Duty {
    /// The state on a day; none for a duty that is no longer one.
    #[must_use]
    pub fn state(&self, today: NaiveDate) -> Option<DutyState> {
        duty_state(&self.facts, today)
    }
}

type DutyRow =
    ((String, String, String, i32), (String, NaiveDate, NaiveDate, i32), (Option<String>, Option<NaiveDate>));

/// Duties of these people, of one fiscal year or of all, earliest due date first.
///
/// # Errors
/// The database refuses.
pub fn duties_of(
    c: &mut Connection,
    tenant_id: &str,
    people: &[&str],
    fiscal_year: Option<i32>,
) -> Result<Vec<Duty>, Error> {
    let mut query = assignments::table
        .left_join(
            enrollments::table.on(enrollments::tenant_id
                .eq(assignments::tenant_id)
                .and(enrollments::assignment_id.eq(assignments::id))),
        )
        .left_join(
            completions::table.on(completions::tenant_id
                .eq(assignments::tenant_id)
                .and(completions::assignment_id.eq(assignments::id))),
        )
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::person_id.eq_any(people))
        .order((assignments::due_on.asc(), assignments::course_code.asc(), assignments::id.asc()))
        .select((
            (assignments::id, assignments::person_id, assignments::course_code, assignments::fiscal_year),
            (assignments::standing, assignments::opens_on, assignments::due_on, assignments::grace_days),
            (enrollments::id.nullable(), completions::completed_on.nullable()),
        ))
        .into_boxed();
    if let Some(year) = fiscal_year {
        query = query.filter(assignments::fiscal_year.eq(year));
    }
    let rows: Vec<DutyRow> = query.load(c)?;
    rows.into_iter().map(duty).collect()
}

fn duty(row: DutyRow) -> Result<Duty, Error> {
    let (identity, (standing, opens_on, due_on, grace_days), (enrollment, completed_on)) = row;
    let (id, person_id, course_code, fiscal_year) = identity;
    let standing =
        Standing::parse(&standing).ok_or_else(|| Error::Internal(format!("standing {standing}")))?;
    let grace_days = u32::try_from(grace_days).unwrap_or(0);
    let facts =
        DutyFacts { standing, opens_on, due_on, grace_days, started: enrollment.is_some(), completed_on };
    Ok(Duty { id, person_id, course_code, fiscal_year, facts })
}
