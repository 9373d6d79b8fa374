//! Addresses of the chain of seals, the evidence and certificates.

/// `GET` the newest seal.
pub const AUDIT_CHAIN: &str = "/api/audit/chain";
/// `POST` verify the chain of seals.
pub const AUDIT_VERIFICATION: &str = "/api/audit/verification";
/// `GET` certificates of a fiscal year, `POST` ask for that of one completion.
pub const CERTIFICATES: &str = "/api/certificates";
/// `POST` the missing certificates of a course and fiscal year (HR).
pub const MISSING_CERTIFICATES: &str = "/api/certificates/missing";
/// `GET`, `PUT` in whose name certificates are issued (HR).
pub const CERTIFICATE_SIGNER: &str = "/api/certificates/signer";
/// `POST` whether a certificate on paper is one of ours.
pub const CERTIFICATE_CHECK: &str = "/api/certificates/check";

/// `GET` a certificate.
#[must_use]
pub fn certificate(certificate_id: &str) -> String {
    format!("/api/certificates/{certificate_id}")
}

/// `GET` everything that was recorded of a person and a course.
#[must_use]
pub fn evidence(person_id: &str, course_code: &str) -> String {
    format!("/api/evidence/{person_id}/{course_code}")
}
