//! SQL of certificates.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::clock;
use crate::database::dialect::Connection;
use crate::database::schema::{
    assignments, certificate_check_failures, certificate_signers, certificates, completions, course_versions,
    credits, revocations,
};
use crate::error::Error;

/// One certificate.
#[derive(Queryable, Selectable, Insertable, Debug, Clone)]
#[diesel(table_name = certificates, treat_none_as_default_value = false)]
pub struct CertificateRow {
    /// Organisation.
    pub tenant_id: String,
    /// Certificate id.
    pub id: String,
    /// Fiscal year of the training.
    pub fiscal_year: i32,
    /// From 1 within it.
    pub number: i32,
    /// Whose.
    pub person_id: String,
    /// The completed assignment, or none for outside training.
    pub assignment_id: Option<String>,
    /// The outside training.
    pub credit_id: Option<String>,
    /// Verification code.
    pub code: String,
    /// Staff number at the completion.
    pub staff_number: String,
    /// Name at the completion.
    pub name: String,
    /// Department at the completion.
    pub department_name: String,
    /// Title (職名) at the completion.
    pub title: String,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Day of completion.
    pub completed_on: NaiveDate,
    /// In whose name.
    pub signer: String,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// Staff number of who asked for it.
    pub issued_by: String,
    /// When.
    pub issued_at: DateTime<Utc>,
}

/// What can be certified: a completion or outside training that counts.
#[derive(Debug, Clone)]
pub struct Certifiable {
    /// Whose.
    pub person_id: String,
    /// The assignment.
    pub assignment_id: Option<String>,
    /// The outside training.
    pub credit_id: Option<String>,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Course code.
    pub course_code: String,
    /// Course title.
    pub course_title: String,
    /// Day of completion.
    pub completed_on: NaiveDate,
    /// Staff number at that time.
    pub staff_number: String,
    /// Department at that time.
    pub department_name: String,
}

type CompletedRow = (String, String, i32, String, String, NaiveDate, String, String);

fn certifiable(row: CompletedRow) -> Certifiable {
    let (
        person_id,
        assignment_id,
        fiscal_year,
        course_code,
        course_title,
        completed_on,
        staff_number,
        department_name,
    ) = row;
    Certifiable {
        person_id,
        assignment_id: Some(assignment_id),
        credit_id: None,
        fiscal_year,
        course_code,
        course_title,
        completed_on,
        staff_number,
        department_name,
    }
}

/// Completions of one assignment, or of a course for a fiscal year without a certificate.
macro_rules! completed {
    ($tenant_id:expr) => {
        completions::table
            .inner_join(
                assignments::table.on(assignments::tenant_id
                    .eq(completions::tenant_id)
                    .and(assignments::id.eq(completions::assignment_id))),
            )
            .inner_join(
                course_versions::table.on(course_versions::tenant_id
                    .eq(completions::tenant_id)
                    .and(course_versions::id.eq(completions::course_version_id))),
            )
            .left_join(
                certificates::table.on(certificates::tenant_id
                    .eq(completions::tenant_id)
                    .and(certificates::assignment_id.eq(completions::assignment_id.nullable()))),
            )
            .filter(completions::tenant_id.eq($tenant_id))
            .select((
                completions::person_id,
                completions::assignment_id,
                assignments::fiscal_year,
                assignments::course_code,
                course_versions::title,
                completions::completed_on,
                completions::staff_number,
                completions::department_name,
            ))
    };
}

/// The completion of an assignment.
///
/// # Errors
/// Not found.
pub fn completed(c: &mut Connection, tenant_id: &str, assignment_id: &str) -> Result<Certifiable, Error> {
    let row: CompletedRow =
        completed!(tenant_id).filter(completions::assignment_id.eq(assignment_id)).first(c)?;
    Ok(certifiable(row))
}

/// Completions of a course for a fiscal year that have no certificate, in the order of completion, at most `limit`.
///
/// # Errors
/// The database refuses.
pub fn without_certificate(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    course_code: &str,
    limit: i64,
) -> Result<Vec<Certifiable>, Error> {
    let rows: Vec<CompletedRow> = completed!(tenant_id)
        .filter(assignments::fiscal_year.eq(fiscal_year))
        .filter(assignments::course_code.eq(course_code))
        .filter(certificates::id.is_null())
        .order((completions::completed_on.asc(), completions::staff_number.asc()))
        .limit(limit)
        .load(c)?;
    Ok(rows.into_iter().map(certifiable).collect())
}

/// Outside training that counts as completed.
///
/// # Errors
/// Not found when there is none, when it was not completed, or when it was taken back.
pub fn credited(c: &mut Connection, tenant_id: &str, credit_id: &str) -> Result<Certifiable, Error> {
    let (person_id, course_code, course_title, completed_on, staff_number, department_name): (
        String,
        String,
        String,
        NaiveDate,
        String,
        String,
    ) =
        credits::table
            .left_join(revocations::table.on(
                revocations::tenant_id.eq(credits::tenant_id).and(revocations::target_id.eq(credits::id)),
            ))
            .filter(credits::tenant_id.eq(tenant_id))
            .filter(credits::id.eq(credit_id))
            .filter(credits::result.eq("completed"))
            .filter(revocations::target_id.is_null())
            .select((
                credits::person_id,
                credits::course_code,
                credits::title,
                credits::completed_on,
                credits::staff_number,
                credits::department_name,
            ))
            .first(c)?;
    Ok(Certifiable {
        person_id,
        assignment_id: None,
        credit_id: Some(credit_id.to_owned()),
        fiscal_year: learning::fiscal_year::FiscalYear::containing(completed_on).0,
        course_code,
        course_title,
        completed_on,
        staff_number,
        department_name,
    })
}

/// The certificate of a completion or of outside training, once issued.
///
/// # Errors
/// The database refuses.
pub fn issued(c: &mut Connection, tenant_id: &str, of: &Certifiable) -> Result<Option<String>, Error> {
    Ok(certificates::table
        .filter(certificates::tenant_id.eq(tenant_id))
        .filter(
            certificates::assignment_id.eq(&of.assignment_id).or(certificates::credit_id.eq(&of.credit_id)),
        )
        .select(certificates::id)
        .first(c)
        .optional()?)
}

/// The highest number of a fiscal year, 0 before the first.
///
/// # Errors
/// The database refuses.
pub fn last_number(c: &mut Connection, tenant_id: &str, fiscal_year: i32) -> Result<i32, Error> {
    let last: Option<i32> = certificates::table
        .filter(certificates::tenant_id.eq(tenant_id))
        .filter(certificates::fiscal_year.eq(fiscal_year))
        .select(max(certificates::number))
        .first(c)?;
    Ok(last.unwrap_or_default())
}

/// Appends a certificate.
///
/// # Errors
/// Conflict when the number is taken or the completion has one.
pub fn insert(c: &mut Connection, row: &CertificateRow) -> Result<(), Error> {
    diesel::insert_into(certificates::table).values(row).execute(c)?;
    Ok(())
}

/// A certificate, and whether what it certifies was taken back.
///
/// # Errors
/// Not found.
pub fn by_id(c: &mut Connection, tenant_id: &str, id: &str) -> Result<(CertificateRow, bool), Error> {
    let row = certificates::table.find((tenant_id, id)).select(CertificateRow::as_select()).first(c)?;
    let revoked = revoked(c, tenant_id, &[&row])?;
    Ok((row, !revoked.is_empty()))
}

/// A certificate by its number.
///
/// # Errors
/// The database refuses.
pub fn by_number(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    number: i32,
) -> Result<Option<CertificateRow>, Error> {
    Ok(certificates::table
        .filter(certificates::tenant_id.eq(tenant_id))
        .filter(certificates::fiscal_year.eq(fiscal_year))
        .filter(certificates::number.eq(number))
        .select(CertificateRow::as_select())
        .first(c)
        .optional()?)
}

/// Which outside training of these certificates was taken back.
///
/// # Errors
/// The database refuses.
pub fn revoked(c: &mut Connection, tenant_id: &str, rows: &[&CertificateRow]) -> Result<Vec<String>, Error> {
    let credits: Vec<&str> = rows.iter().filter_map(|row| row.credit_id.as_deref()).collect();
    Ok(revocations::table
        .filter(revocations::tenant_id.eq(tenant_id))
        .filter(revocations::target_id.eq_any(credits))
        .select(revocations::target_id)
        .load(c)?)
}

/// Certificates of a fiscal year, latest number first, and how many there are.
///
/// # Errors
/// The database refuses.
pub fn page(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: i32,
    offset: i64,
    limit: i64,
) -> Result<(Vec<CertificateRow>, i64), Error> {
    let of_year = || {
        certificates::table
            .filter(certificates::tenant_id.eq(tenant_id))
            .filter(certificates::fiscal_year.eq(fiscal_year))
    };
    let rows = of_year()
        .order(certificates::number.desc())
        .offset(offset)
        .limit(limit)
        .select(CertificateRow::as_select())
        .load(c)?;
    Ok((rows, of_year().count().get_result(c)?))
}

/// Certificate id, fiscal year and number by assignment or credit: of one person, or of a fiscal year.
///
/// # Errors
/// The database refuses.
pub fn numbers(
    c: &mut Connection,
    tenant_id: &str,
    person_id: Option<&str>,
    fiscal_year: Option<i32>,
) -> Result<BTreeMap<String, (String, i32, i32)>, Error> {
    type Numbered = (Option<String>, Option<String>, String, i32, i32);
    let rows: Vec<Numbered> = certificates::table
        .filter(certificates::tenant_id.eq(tenant_id))
        .filter(
            certificates::person_id
                .eq(person_id.unwrap_or_default())
                .or(person_id.is_none().into_sql::<Bool>()),
        )
        .filter(
            certificates::fiscal_year
                .eq(fiscal_year.unwrap_or_default())
                .or(fiscal_year.is_none().into_sql::<Bool>()),
        )
        .select((
            certificates::assignment_id,
            certificates::credit_id,
            certificates::id,
            certificates::fiscal_year,
            certificates::number,
        ))
        .load(c)?;
    let of =
        |(assignment, credit, id, year, number): Numbered| Some((assignment.or(credit)?, (id, year, number)));
    Ok(rows.into_iter().filter_map(of).collect())
}

/// In whose name certificates are issued now; empty before the first setting.
///
/// # Errors
/// The database refuses.
pub fn signer(c: &mut Connection, tenant_id: &str) -> Result<String, Error> {
    let signer: Option<String> = certificate_signers::table
        .filter(certificate_signers::tenant_id.eq(tenant_id))
        .order((certificate_signers::saved_at.desc(), certificate_signers::id.desc()))
        .select(certificate_signers::signer)
        .first(c)
        .optional()?;
    Ok(signer.unwrap_or_default())
}

/// Appends in whose name certificates are issued from now on.
///
/// # Errors
/// The database refuses.
pub fn insert_signer(
    c: &mut Connection,
    tenant_id: &str,
    signer: &str,
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    use certificate_signers::dsl as s;
    diesel::insert_into(certificate_signers::table)
        .values((
            s::tenant_id.eq(tenant_id),
            s::id.eq(clock::new_id()),
            s::signer.eq(signer),
            s::saved_by.eq(by),
            s::saved_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}

/// Wrong codes of a person since `since`: how many, and when the last.
///
/// # Errors
/// The database refuses.
pub fn recent_failures(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    since: DateTime<Utc>,
) -> Result<(i64, Option<DateTime<Utc>>), Error> {
    use certificate_check_failures::dsl as f;
    let recent = || {
        certificate_check_failures::table
            .filter(f::tenant_id.eq(tenant_id))
            .filter(f::person_id.eq(person_id))
            .filter(f::failed_at.gt(since))
    };
    let last = recent().order(f::failed_at.desc()).select(f::failed_at).first(c).optional()?;
    Ok((recent().count().get_result(c)?, last))
}

/// Records a wrong code and forgets those from before `forget_before`.
///
/// # Errors
/// The database refuses.
pub fn insert_failure(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    now: DateTime<Utc>,
    forget_before: DateTime<Utc>,
) -> Result<(), Error> {
    use certificate_check_failures::dsl as f;
    let old = f::tenant_id.eq(tenant_id).and(f::failed_at.lt(forget_before));
    diesel::delete(certificate_check_failures::table.filter(old)).execute(c)?;
    diesel::insert_into(certificate_check_failures::table)
        .values((
            f::tenant_id.eq(tenant_id),
            f::id.eq(clock::new_id()),
            f::person_id.eq(person_id),
            f::failed_at.eq(now),
        ))
        .execute(c)?;
    Ok(())
}
