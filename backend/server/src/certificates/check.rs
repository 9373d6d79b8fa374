//! Checking what stands on paper: number and code.

use chrono::{DateTime, Utc};
use contract::certificates::{CertificateCheck, CheckCertificate};
use contract::wording::evidence as wording;
use learning::throttle::{self, Failures};

use crate::audit::{self, Action, Entry, chain};
use crate::certificates::{code, issue, store};
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::session::CurrentUser;

/// What a check comes to.
pub enum Checked {
    /// Too many wrong codes: seconds to wait.
    Wait(u32),
    /// Heard.
    Answer(Box<CertificateCheck>),
}

/// Looks a certificate up. A wrong code is counted, and both are written to the audit log.
///
/// # Errors
/// The database refuses.
pub fn check(
    c: &mut Connection,
    user: &CurrentUser,
    message: &CheckCertificate,
    organization: &str,
    now: DateTime<Utc>,
) -> Result<Checked, Error> {
    let tenant_id = user.tenant_id.as_str();
    take_turn(c, &format!("{tenant_id}/certificate-check/{}", user.person_id))?;
    let failures = store::recent_failures(c, tenant_id, &user.person_id, now - throttle::WINDOW)?;
    if let Some(seconds) = wait(failures, now) {
        return Ok(Checked::Wait(seconds));
    }
    let number = i32::try_from(message.number).unwrap_or_default();
    let found = store::by_number(c, tenant_id, message.fiscal_year.0, number)?
        .filter(|row| code::is(&row.code, &message.code));
    let name = wording::certificate_number(message.fiscal_year, message.number);
    let outcome = if found.is_some() { "ok" } else { "unknown" };
    let entry = Entry::by(user, now, Action::CertificateChecked, format!("{name} {outcome}"));
    audit::store::append(c, &entry)?;
    let Some(row) = found else {
        store::insert_failure(c, tenant_id, &user.person_id, now, now - throttle::WINDOW)?;
        let unknown = CertificateCheck { certificate: None, issued_at: None, seal_number: None };
        return Ok(Checked::Answer(Box::new(unknown)));
    };
    let revoked = !store::revoked(c, tenant_id, &[&row])?.is_empty();
    let seal = audit::store::seals::known(c, tenant_id, "certificates", &[row.id.as_str()])?;
    let issued_at = Some(row.issued_at);
    Ok(Checked::Answer(Box::new(CertificateCheck {
        seal_number: seal.into_values().next().map(|(_, number)| chain::number(number)),
        issued_at,
        certificate: Some(issue::view(row, revoked, organization)),
    })))
}

/// Whole seconds to wait, rounded up, by the rule for one sign-in from one address.
fn wait((count, last): (i64, Option<DateTime<Utc>>), now: DateTime<Utc>) -> Option<u32> {
    let pair = u32::try_from(count).unwrap_or(u32::MAX);
    let left = throttle::remaining(Failures { pair, ..Failures::default() }, now - last?)?;
    Some(u32::try_from((left.num_milliseconds() + 999) / 1000).unwrap_or(u32::MAX))
}
