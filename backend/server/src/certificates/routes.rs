//! `/api/certificates`.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post, put};
use contract::accounts::Permission;
use contract::certificates::{
    Certificate, CertificateCheck, CertificatePage, CheckCertificate, IssueCertificate, IssueCertificates,
    IssuedCertificate, IssuedCertificates, LONGEST_SIGNER, Signer,
};
use contract::error::ErrorCode;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::audit::{self, Action, Entry};
use crate::certificates::check::{self, Checked};
use crate::certificates::{issue, store};
use crate::error::Error;
use crate::page::{self, PER_PAGE};
use crate::records::record;
use crate::session::CurrentUser;
use crate::state::State;

/// Which certificates.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct CertificateQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
    /// Page, from 1. Default 1.
    pub page: Option<u32>,
}

fn organization(state: &State, user: &CurrentUser) -> String {
    state.tenant(&user.tenant_id).map(|tenant| tenant.name.clone()).unwrap_or_default()
}

/// The certificate of a completion: the own one, or with the permission to keep records anybody's.
#[utoipa::path(
    tag = "certificates",
    request_body = IssueCertificate,
    responses((status = OK, body = IssuedCertificate))
)]
#[post("/api/certificates")]
pub async fn issue_one(
    state: Data<State>,
    user: CurrentUser,
    message: Json<IssueCertificate>,
) -> Result<Json<IssuedCertificate>, Error> {
    let (everybody, now) = (user.may(Permission::KeepRecords), state.clock.now());
    let issued = state.database.write(move |c| issue::one(c, &user, &message, everybody, now)).await?;
    Ok(Json(issued))
}

/// The missing certificates of a course and fiscal year.
#[utoipa::path(
    tag = "certificates",
    request_body = IssueCertificates,
    responses((status = OK, body = IssuedCertificates))
)]
#[post("/api/certificates/missing")]
pub async fn issue_missing(
    state: Data<State>,
    user: CurrentUser,
    message: Json<IssueCertificates>,
) -> Result<Json<IssuedCertificates>, Error> {
    let (now, message, mut issued) = (state.clock.now(), message.into_inner(), 0_u32);
    loop {
        let (user, message) = (user.clone(), message.clone());
        let batch = state.database.write(move |c| issue::many(c, &user, &message, now)).await?;
        issued = issued.saturating_add(batch);
        if i64::from(batch) < issue::BATCH {
            return Ok(Json(IssuedCertificates { issued }));
        }
    }
}

/// Certificates of a fiscal year, latest number first.
#[utoipa::path(
    tag = "certificates",
    params(CertificateQuery),
    responses((status = OK, body = CertificatePage))
)]
#[get("/api/certificates")]
pub async fn list(
    state: Data<State>,
    user: CurrentUser,
    query: Query<CertificateQuery>,
) -> Result<Json<CertificatePage>, Error> {
    let (number, organization) = (query.page.unwrap_or(1).max(1), organization(&state, &user));
    let year = query.fiscal_year.map_or(FiscalYear::containing(state.clock.today()), FiscalYear);
    let (rows, revoked, total) = state
        .database
        .read(move |c| {
            let (rows, total) = store::page(c, &user.tenant_id, year.0, page::offset(number), page::limit())?;
            let revoked = store::revoked(c, &user.tenant_id, &rows.iter().collect::<Vec<_>>())?;
            Ok((rows, revoked, total))
        })
        .await?;
    let view = |row: store::CertificateRow| {
        let gone = row.credit_id.as_ref().is_some_and(|credit| revoked.contains(credit));
        issue::view(row, gone, &organization)
    };
    let rows = rows.into_iter().map(view).collect();
    Ok(Json(CertificatePage { rows, total: page::count(total), page: number, per_page: PER_PAGE }))
}

/// A certificate: the own one, or with the permission to see records anybody's.
#[utoipa::path(tag = "certificates", responses((status = OK, body = Certificate)))]
#[get("/api/certificates/{certificate_id}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    certificate_id: Path<String>,
) -> Result<Json<Certificate>, Error> {
    let (everybody, organization) = (user.may(Permission::ViewRecords), organization(&state, &user));
    let (tenant_id, id) = (user.tenant_id.clone(), certificate_id.into_inner());
    let (row, revoked) = state.database.read(move |c| store::by_id(c, &tenant_id, &id)).await?;
    if row.person_id != user.person_id && !everybody {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    Ok(Json(issue::view(row, revoked, &organization)))
}

/// Whether a certificate on paper is one of ours; too many wrong codes must wait.
#[utoipa::path(
    tag = "certificates",
    request_body = CheckCertificate,
    responses((status = OK, body = CertificateCheck))
)]
#[post("/api/certificates/check")]
pub async fn check_paper(
    state: Data<State>,
    user: CurrentUser,
    message: Json<CheckCertificate>,
) -> Result<Json<CertificateCheck>, Error> {
    let (organization, now) = (organization(&state, &user), state.clock.now());
    let checked = state.database.write(move |c| check::check(c, &user, &message, &organization, now)).await?;
    match checked {
        Checked::Wait(seconds) => Err(Error::Throttled(seconds)),
        Checked::Answer(answer) => Ok(Json(*answer)),
    }
}

/// In whose name certificates are issued.
#[utoipa::path(tag = "certificates", responses((status = OK, body = Signer)))]
#[get("/api/certificates/signer")]
pub async fn show_signer(state: Data<State>, user: CurrentUser) -> Result<Json<Signer>, Error> {
    let signer = state.database.read(move |c| store::signer(c, &user.tenant_id)).await?;
    Ok(Json(Signer { signer }))
}

/// Sets in whose name certificates are issued from now on; those that there are stay as they are.
#[utoipa::path(tag = "certificates", request_body = Signer, responses((status = NO_CONTENT)))]
#[put("/api/certificates/signer")]
pub async fn save_signer(
    state: Data<State>,
    user: CurrentUser,
    message: Json<Signer>,
) -> Result<HttpResponse, Error> {
    let signer = record::text(&message.signer, "signer", true, LONGEST_SIGNER)?;
    let now = state.clock.now();
    state
        .database
        .write(move |c| {
            store::insert_signer(c, &user.tenant_id, &signer, &user.staff_number, now)?;
            let entry = Entry::by(&user, now, Action::CertificateSignerSaved, signer.clone());
            audit::store::append(c, &entry)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
