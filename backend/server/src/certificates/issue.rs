//! The story of a certificate: what was completed, the post of that day, the next number of the year.

use chrono::{DateTime, Utc};
use contract::certificates::{Certificate, IssueCertificate, IssueCertificates, IssuedCertificate};
use contract::error::ErrorCode;
use contract::wording::evidence as wording;
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::audit::{self, Action, Entry};
use crate::certificates::code;
use crate::certificates::store::{self, Certifiable, CertificateRow};
use crate::clock;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::records::post::Posts;
use crate::session::CurrentUser;

/// Certificates that are made in one transaction.
pub const BATCH: i64 = 200;

/// The certificate of a completion: the one that there is, else a new one. `everybody`: whether the user may ask for
/// that of another person.
///
/// # Errors
/// Not found when there is no such completion, or when it is another person's; invalid when not exactly one is named.
pub fn one(
    c: &mut Connection,
    user: &CurrentUser,
    message: &IssueCertificate,
    everybody: bool,
    now: DateTime<Utc>,
) -> Result<IssuedCertificate, Error> {
    let of = match (&message.assignment_id, &message.credit_id) {
        (Some(id), None) => store::completed(c, &user.tenant_id, id)?,
        (None, Some(id)) => store::credited(c, &user.tenant_id, id)?,
        _ => return Err(Error::field("assignment_id", "one-of")),
    };
    if of.person_id != user.person_id && !everybody {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    take_turn(c, &turn(&user.tenant_id))?;
    if let Some(id) = store::issued(c, &user.tenant_id, &of)? {
        let (row, _) = store::by_id(c, &user.tenant_id, &id)?;
        audit::store::append(c, &Entry::by(user, now, Action::CertificateReissued, target(&row)))?;
        return Ok(IssuedCertificate { id, again: true });
    }
    let row = new(c, user, &[of], now)?.pop().ok_or(Error::Refused(ErrorCode::NotFound))?;
    audit::store::append(c, &Entry::by(user, now, Action::CertificateIssued, target(&row)))?;
    Ok(IssuedCertificate { id: row.id, again: false })
}

/// The certificates of a course and fiscal year that are missing, at most [`BATCH`]; how many.
///
/// # Errors
/// The database refuses.
pub fn many(
    c: &mut Connection,
    user: &CurrentUser,
    message: &IssueCertificates,
    now: DateTime<Utc>,
) -> Result<u32, Error> {
    take_turn(c, &turn(&user.tenant_id))?;
    let (year, course) = (message.fiscal_year.0, message.course_code.as_str());
    let missing = store::without_certificate(c, &user.tenant_id, year, course, BATCH)?;
    let rows = new(c, user, &missing, now)?;
    if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        let target = format!("{course} {year}: {} ({}-{})", rows.len(), first.number, last.number);
        audit::store::append(c, &Entry::by(user, now, Action::CertificateIssued, target))?;
    }
    Ok(crate::page::length(&rows))
}

/// Numbers without gaps need one issue at a time.
fn turn(tenant_id: &str) -> String {
    format!("{tenant_id}/certificates")
}

fn target(row: &CertificateRow) -> String {
    let number = wording::certificate_number(FiscalYear(row.fiscal_year), number(row.number));
    format!("{} {} {number}", row.staff_number, row.course_code)
}

fn number(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}

fn new(
    c: &mut Connection,
    user: &CurrentUser,
    missing: &[Certifiable],
    now: DateTime<Utc>,
) -> Result<Vec<CertificateRow>, Error> {
    let people: Vec<&str> = missing.iter().map(|of| of.person_id.as_str()).collect();
    let posts = Posts::load(c, &user.tenant_id, &people)?;
    let signer = store::signer(c, &user.tenant_id)?;
    let mut rows = Vec::new();
    for of in missing {
        let post = posts.nearest(&of.person_id, of.completed_on).ok();
        let (name, title) = post.map(|post| (post.name, post.title)).unwrap_or_default();
        let row = CertificateRow {
            tenant_id: user.tenant_id.clone(),
            id: clock::new_id(),
            fiscal_year: of.fiscal_year,
            number: store::last_number(c, &user.tenant_id, of.fiscal_year)?.saturating_add(1),
            person_id: of.person_id.clone(),
            assignment_id: of.assignment_id.clone(),
            credit_id: of.credit_id.clone(),
            code: code::of(clock::random_bytes()?),
            staff_number: of.staff_number.clone(),
            name,
            department_name: of.department_name.clone(),
            title,
            course_code: of.course_code.clone(),
            course_title: of.course_title.clone(),
            completed_on: of.completed_on,
            signer: signer.clone(),
            issued_on: jst_date(now),
            issued_by: user.staff_number.clone(),
            issued_at: now,
        };
        store::insert(c, &row)?;
        rows.push(row);
    }
    Ok(rows)
}

/// A certificate as it travels.
#[must_use]
pub fn view(row: CertificateRow, revoked: bool, organization: &str) -> Certificate {
    Certificate {
        id: row.id,
        fiscal_year: FiscalYear(row.fiscal_year),
        number: number(row.number),
        code: row.code,
        staff_number: row.staff_number,
        name: row.name,
        department: row.department_name,
        title: row.title,
        course_code: row.course_code,
        course_title: row.course_title,
        completed_on: row.completed_on,
        signer: row.signer,
        organization: organization.to_owned(),
        issued_on: row.issued_on,
        revoked,
    }
}
