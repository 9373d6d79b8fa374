//! SQL of answers. Named ones are facts. Anonymous ones know no person, no time and no order: ids are random, and a
//! new answer takes the place of a random one that was there, which moves to the new row, so that where an answer
//! stands in the table never says when it came.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{departments, staff, survey_anonymous_answers, survey_named_answers};
use crate::error::Error;

/// An answer with the name of who gave it.
#[derive(Insertable, Debug, Clone)]
#[diesel(table_name = survey_named_answers)]
pub struct NewNamedAnswer<'a> {
    /// Organisation.
    pub tenant_id: &'a str,
    /// Survey id.
    pub survey_id: &'a str,
    /// Who.
    pub person_id: &'a str,
    /// Department of that moment.
    pub department_id: &'a str,
    /// Its division.
    pub division: &'a str,
    /// JSON of the answers.
    pub document: &'a str,
    /// When.
    pub answered_at: DateTime<Utc>,
}

/// An answer with who gave it, as it is read.
#[derive(Queryable, Debug, Clone)]
pub struct StoredNamedAnswer {
    /// Who.
    pub person_id: String,
    /// Staff number of today.
    pub staff_number: String,
    /// Name of today.
    pub name: String,
    /// Department of the day of the answer.
    pub department_id: String,
    /// Its name.
    pub department: String,
    /// Division of the day of the answer.
    pub division: String,
    /// JSON of the answers.
    pub document: String,
    /// When.
    pub answered_at: DateTime<Utc>,
}

/// What is known of an anonymous answer.
#[derive(Queryable, Selectable, Debug, Clone, PartialEq, Eq)]
#[diesel(table_name = survey_anonymous_answers)]
pub struct AnonymousAnswer {
    /// Division; empty where none is kept.
    pub division: String,
    /// JSON of the answers.
    pub document: String,
}

/// Appends a named answer.
///
/// # Errors
/// The database refuses.
pub fn insert_named(c: &mut Connection, answer: &NewNamedAnswer<'_>) -> Result<(), Error> {
    diesel::insert_into(survey_named_answers::table).values(answer).execute(c)?;
    Ok(())
}

/// Answers of a named survey by staff number.
///
/// # Errors
/// The database refuses.
pub fn named(c: &mut Connection, tenant_id: &str, survey_id: &str) -> Result<Vec<StoredNamedAnswer>, Error> {
    Ok(survey_named_answers::table
        .inner_join(
            staff::table.on(staff::tenant_id
                .eq(survey_named_answers::tenant_id)
                .and(staff::person_id.eq(survey_named_answers::person_id))),
        )
        .inner_join(
            departments::table.on(departments::tenant_id
                .eq(survey_named_answers::tenant_id)
                .and(departments::id.eq(survey_named_answers::department_id))),
        )
        .filter(survey_named_answers::tenant_id.eq(tenant_id))
        .filter(survey_named_answers::survey_id.eq(survey_id))
        .order(staff::staff_number.asc())
        .select((
            survey_named_answers::person_id,
            staff::staff_number,
            staff::name,
            survey_named_answers::department_id,
            departments::name,
            survey_named_answers::division,
            survey_named_answers::document,
            survey_named_answers::answered_at,
        ))
        .load(c)?)
}

/// Answers of an anonymous survey, in the order of their random ids.
///
/// # Errors
/// The database refuses.
pub fn anonymous(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
) -> Result<Vec<AnonymousAnswer>, Error> {
    Ok(survey_anonymous_answers::table
        .filter(survey_anonymous_answers::tenant_id.eq(tenant_id))
        .filter(survey_anonymous_answers::survey_id.eq(survey_id))
        .order(survey_anonymous_answers::id.asc())
        .select(AnonymousAnswer::as_select())
        .load(c)?)
}

/// Adds an anonymous answer at a random place among those that are there.
///
/// # Errors
/// The database or the system's generator refuses.
pub fn insert_anonymous(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
    answer: AnonymousAnswer,
) -> Result<(), Error> {
    use survey_anonymous_answers as a;
    let of_survey = || a::table.filter(a::tenant_id.eq(tenant_id)).filter(a::survey_id.eq(survey_id));
    let there: i64 = of_survey().count().get_result(c)?;
    let mut last = answer;
    let other: Option<(String, AnonymousAnswer)> = of_survey()
        .order(a::id.asc())
        .offset(random_place(there)?)
        .select((a::id, AnonymousAnswer::as_select()))
        .first(c)
        .optional()?;
    if let Some((id, earlier)) = other {
        let new = std::mem::replace(&mut last, earlier);
        diesel::update(a::table.find((tenant_id, survey_id, &id)))
            .set((a::division.eq(new.division), a::document.eq(new.document)))
            .execute(c)?;
    }
    append(c, tenant_id, survey_id, &[last])
}

/// Writes all answers of a survey anew: with new ids, in random order, in place of those that were there.
///
/// # Errors
/// The database or the system's generator refuses.
pub fn rewrite_anonymous(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
    answers: &[AnonymousAnswer],
) -> Result<(), Error> {
    let of_survey = survey_anonymous_answers::table
        .filter(survey_anonymous_answers::tenant_id.eq(tenant_id))
        .filter(survey_anonymous_answers::survey_id.eq(survey_id));
    diesel::delete(of_survey).execute(c)?;
    append(c, tenant_id, survey_id, answers)
}

fn append(
    c: &mut Connection,
    tenant_id: &str,
    survey_id: &str,
    answers: &[AnonymousAnswer],
) -> Result<(), Error> {
    use survey_anonymous_answers as a;
    let mut placed: Vec<(String, &AnonymousAnswer)> =
        answers.iter().map(|answer| Ok((clock::random_id()?, answer))).collect::<Result<_, Error>>()?;
    placed.sort_by(|(one, _), (two, _)| one.cmp(two));
    for chunk in placed.chunks(MAX_BIND_VARIABLES / 5) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|(id, answer)| {
                (
                    a::tenant_id.eq(tenant_id),
                    a::survey_id.eq(survey_id),
                    a::id.eq(id),
                    a::division.eq(&answer.division),
                    a::document.eq(&answer.document),
                )
            })
            .collect();
        diesel::insert_into(a::table).values(rows).execute(c)?;
    }
    Ok(())
}

/// A place from 0 to `most`, both included.
fn random_place(most: i64) -> Result<i64, Error> {
    let chance = u64::from_le_bytes(clock::random_bytes::<8>()?);
    let places = u64::try_from(most).unwrap_or(0).saturating_add(1);
    Ok(i64::try_from(chance % places).unwrap_or(0))
}
