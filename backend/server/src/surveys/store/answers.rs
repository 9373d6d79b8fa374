//! SQL of answers. Named ones are facts. Anonymous ones know no person, no time and no order: ids are random, and a
//! new answer is written together with up to a hundred random ones that were there, all with new ids, so that
//! neither its place in the table nor what the database keeps of a row (`xmin`, `rowid`) says when it came.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::clock;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::database::schema::{departments, staff, survey_anonymous_answers, survey_named_answers};
use crate::error::Error;

/// Answers that are written anew with each new one.
const MIXED: i64 = 100;

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

/// Adds an anonymous answer, and writes up to [`MIXED`] random ones that are there anew with it.
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
    let pivot = clock::random_id()?;
    let mut mixed: Vec<(String, AnonymousAnswer)> = Vec::new();
    for is_above in [true, false] {
        let more: Vec<(String, AnonymousAnswer)> = a::table
            .filter(a::tenant_id.eq(tenant_id))
            .filter(a::survey_id.eq(survey_id))
            .filter(a::id.ge(&pivot).eq(is_above))
            .order(a::id.asc())
            .limit(MIXED - i64::try_from(mixed.len()).unwrap_or(MIXED))
            .select((a::id, AnonymousAnswer::as_select()))
            .load(c)?;
        mixed.extend(more);
    }
    let (ids, mut answers): (Vec<String>, Vec<AnonymousAnswer>) = mixed.into_iter().unzip();
    let written = a::table.filter(a::tenant_id.eq(tenant_id)).filter(a::survey_id.eq(survey_id));
    diesel::delete(written.filter(a::id.eq_any(&ids))).execute(c)?;
    answers.push(answer);
    append(c, tenant_id, survey_id, &answers)
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
