//! Certificates.

use contract::certificates::{
    Certificate, CertificateCheck, CertificatePage, CheckCertificate, IssueCertificate, IssueCertificates,
    IssuedCertificate, IssuedCertificates, Signer,
};
use contract::path;
use gloo_net::http::Method;
use learning::fiscal_year::FiscalYear;

use super::{ApiError, get, send_json, send_only, with_query};

/// A certificate.
///
/// # Errors
/// See [`ApiError`].
pub async fn show(id: &str) -> Result<Certificate, ApiError> {
    get(&path::certificate(id)).await
}

/// Asks for the certificate of one completion.
///
/// # Errors
/// See [`ApiError`].
pub async fn issue(message: IssueCertificate) -> Result<IssuedCertificate, ApiError> {
    send_json(Method::POST, path::CERTIFICATES, &message).await
}

/// Asks for the missing certificates of a course.
///
/// # Errors
/// See [`ApiError`].
pub async fn issue_missing(message: IssueCertificates) -> Result<IssuedCertificates, ApiError> {
    send_json(Method::POST, path::MISSING_CERTIFICATES, &message).await
}

/// Certificates of a fiscal year.
///
/// # Errors
/// See [`ApiError`].
pub async fn list(year: FiscalYear, page: u32) -> Result<CertificatePage, ApiError> {
    let (year, page) = (year.0.to_string(), page.to_string());
    get(&with_query(path::CERTIFICATES, &[("fiscal_year", &year), ("page", &page)])).await
}

/// In whose name certificates are issued.
///
/// # Errors
/// See [`ApiError`].
pub async fn signer() -> Result<Signer, ApiError> {
    get(path::CERTIFICATE_SIGNER).await
}

/// Sets in whose name certificates are issued.
///
/// # Errors
/// See [`ApiError`].
pub async fn save_signer(signer: String) -> Result<(), ApiError> {
    send_only(Method::PUT, path::CERTIFICATE_SIGNER, &Signer { signer }).await
}

/// Checks what stands on paper.
///
/// # Errors
/// See [`ApiError`].
pub async fn check(message: CheckCertificate) -> Result<CertificateCheck, ApiError> {
    send_json(Method::POST, path::CERTIFICATE_CHECK, &message).await
}
