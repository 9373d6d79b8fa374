//! SQL of who is asked, and that they have answered. Nothing here knows when, or what.

use std::collections::BTreeMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use learning::survey::SurveyAudience;

use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{
    accounts, departments, staff, survey_anonymous_answers, survey_participations,
};
use crate::error::Error;
use crate::organization::store::IN_POPULATION;

/// How many were asked, and how many of them have answered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Turnout {
    /// People who are asked.
    pub asked: i64,
    /// Of these, how many have answered.
    pub answered: i64,
}

/// Everybody whom an audience means today with the name of their division, by person id.
///
/// # Errors
/// The database refuses.
pub fn audience(
    c: &mut Connection,
    tenant_id: &str,
    audience: &SurveyAudience,
) -> Result<Vec<(String, String)>, Error> {
    let (every_grade, every_department) = (audience.grades.is_empty(), audience.department_ids.is_empty());
    Ok(staff::table
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(staff::tenant_id)
                .and(departments::id.eq(staff::department_id))),
        )
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::status.eq_any(IN_POPULATION))
        .filter(every_grade.into_sql::<Bool>().or(staff::grade.eq_any(&audience.grades)))
        .filter(every_department.into_sql::<Bool>().or(staff::department_id.eq_any(&audience.department_ids)))
        .order(staff::person_id.asc())
        .select((staff::person_id, departments::division))
        .load(c)?)
}

/// Name of the division of a department; empty for one that does not exist.
///
/// # Errors
/// The database refuses.
pub fn division_of(c: &mut Connection, tenant_id: &str, department_id: &str) -> Result<String, Error> {
    let found = departments::table
        .find((tenant_id, department_id))
        .select(departments::division)
        .first(c)
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Asks these people, each with the division that an anonymous answer carries.
///
/// # Errors
/// The database refuses.
pub fn insert(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
    people: &[(String, String)],
) -> Result<(), Error> {
    use survey_participations as p;
    for chunk in people.chunks(MAX_BIND_VARIABLES / 5) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|(person_id, division)| {
                (
                    p::tenant_id.eq(tenant_id),
                    p::survey_id.eq(survey_id),
                    p::person_id.eq(person_id),
                    p::division.eq(division),
                    p::answered.eq(false),
                )
            })
            .collect();
        diesel::insert_into(p::table).values(rows).execute(c)?;
    }
    Ok(())
}

/// Whether a person has answered, and the division that an anonymous answer carries; none for who is not asked.
///
/// # Errors
/// The database refuses.
pub fn of(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
    person_id: &str,
) -> Result<Option<(bool, String)>, Error> {
    Ok(survey_participations::table
        .find((tenant_id, survey_id, person_id))
        .select((survey_participations::answered, survey_participations::division))
        .first(c)
        .optional()?)
}

/// Which surveys ask a person, and whether they have answered.
///
/// # Errors
/// The database refuses.
pub fn of_person(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
) -> Result<BTreeMap<String, bool>, Error> {
    let rows: Vec<(String, bool)> = survey_participations::table
        .filter(survey_participations::tenant_id.eq(tenant_id))
        .filter(survey_participations::person_id.eq(person_id))
        .select((survey_participations::survey_id, survey_participations::answered))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// Notes that these people have answered.
///
/// # Errors
/// The database refuses.
pub fn mark(c: &mut Connection, tenant_id: &str, survey_id: &str, people: &[String]) -> Result<(), Error> {
    for chunk in people.chunks(MAX_BIND_VARIABLES / 2) {
        let waiting = survey_participations::table
            .filter(survey_participations::tenant_id.eq(tenant_id))
            .filter(survey_participations::survey_id.eq(survey_id))
            .filter(survey_participations::person_id.eq_any(chunk));
        diesel::update(waiting).set(survey_participations::answered.eq(true)).execute(c)?;
    }
    Ok(())
}

/// How many people whose answer carries this division are asked, can still answer and are not noted as having done so.
///
/// # Errors
/// The database refuses.
pub fn unanswered(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
    division: &str,
) -> Result<i64, Error> {
    Ok(survey_participations::table
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(survey_participations::tenant_id)
                .and(staff::person_id.eq(survey_participations::person_id))),
        )
        .inner_join(
            accounts::table.on(accounts::tenant_id
                .eq(survey_participations::tenant_id)
                .and(accounts::person_id.eq(survey_participations::person_id))),
        )
        .filter(survey_participations::tenant_id.eq(tenant_id))
        .filter(survey_participations::survey_id.eq(survey_id))
        .filter(survey_participations::division.eq(division))
        .filter(survey_participations::answered.eq(false))
        .filter(staff::status.eq_any(IN_POPULATION))
        .count()
        .get_result(c)?)
}

/// Turnout by survey id, of surveys whose rows are still there. Of anonymous ones the answers are counted: who gave
/// them is written down late.
///
/// # Errors
/// The database refuses.
pub fn turnout(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, Turnout>, Error> {
    let rows: Vec<(String, bool, i64)> = survey_participations::table
        .filter(survey_participations::tenant_id.eq(tenant_id))
        .group_by((survey_participations::survey_id, survey_participations::answered))
        .select((survey_participations::survey_id, survey_participations::answered, count_star()))
        .load(c)?;
    let mut turnout: BTreeMap<String, Turnout> = BTreeMap::new();
    for (survey_id, answered, people) in rows {
        let of_survey = turnout.entry(survey_id).or_default();
        of_survey.asked += people;
        of_survey.answered += if answered { people } else { 0 };
    }
    let anonymous: Vec<(String, i64)> = survey_anonymous_answers::table
        .filter(survey_anonymous_answers::tenant_id.eq(tenant_id))
        .group_by(survey_anonymous_answers::survey_id)
        .select((survey_anonymous_answers::survey_id, count_star()))
        .load(c)?;
    for (survey_id, answers) in anonymous {
        turnout.entry(survey_id).and_modify(|of_survey| of_survey.answered = answers);
    }
    Ok(turnout)
}

/// Staff number, name and department of everybody who is asked and not noted as having answered; by department.
///
/// # Errors
/// The database refuses.
pub fn not_answered(c: &mut Connection, tenant_id: &str, survey_id: &str) -> Result<Vec<[String; 3]>, Error> {
    let rows: Vec<(String, String, String)> =
        survey_participations::table
            .inner_join(
                staff::table.on(staff::tenant_id
                    .eq(survey_participations::tenant_id)
                    .and(staff::person_id.eq(survey_participations::person_id))),
            )
            .inner_join(departments::table.on(
                departments::tenant_id.eq(staff::tenant_id).and(departments::id.eq(staff::department_id)),
            ))
            .filter(survey_participations::tenant_id.eq(tenant_id))
            .filter(survey_participations::survey_id.eq(survey_id))
            .filter(survey_participations::answered.eq(false))
            .order((departments::code.asc(), staff::staff_number.asc()))
            .select((staff::staff_number, staff::name, departments::name))
            .load(c)?;
    Ok(rows.into_iter().map(|(number, name, department)| [number, name, department]).collect())
}

/// Forgets who was asked and who answered.
///
/// # Errors
/// The database refuses.
pub fn remove(c: &mut Connection, tenant_id: &str, survey_id: &str) -> Result<(), Error> {
    let of_survey = survey_participations::table
        .filter(survey_participations::tenant_id.eq(tenant_id))
        .filter(survey_participations::survey_id.eq(survey_id));
    diesel::delete(of_survey).execute(c)?;
    Ok(())
}
