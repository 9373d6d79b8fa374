//! The application: the whole route table, in groups by who uses them. Handlers carry their addresses;
//! `policy::ENDPOINTS` carries what each needs, and a test compares the two with this table.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, get, middleware};
use contract::error::ErrorCode;
use utoipa::OpenApi;
use utoipa_actix_web::AppExt as _;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::error::Error;
use crate::state::State;
use crate::{
    accounts, assignments, attempts, audit, catalog, exercises, inserts, organization, reporting,
    requirements, session, site,
};

/// Bodies over this are refused: the largest thing that people send is a staff file.
pub const LARGEST_BODY: usize = 10 * 1024 * 1024;

fn routes(cfg: &mut ServiceConfig<'_>) {
    // Everyone: sign in, who am I, sign out.
    cfg.service(accounts::routes::current)
        .service(accounts::routes::start_session)
        .service(accounts::routes::end_session)
        .service(accounts::routes::change_password)
        .service(accounts::routes::set_up);
    // Learners: assignments, lessons, exercises, attempts.
    cfg.service(assignments::routes::mine)
        .service(assignments::routes::show)
        .service(assignments::routes::show_lesson)
        .service(assignments::routes::complete_lesson)
        .service(assignments::routes::save_bookmark)
        .service(inserts::routes::acknowledge)
        .service(catalog::routes::show_figure)
        .service(catalog::glossary::show_glossary)
        .service(exercises::routes::show)
        .service(exercises::routes::start)
        .service(exercises::routes::show_run)
        .service(exercises::routes::decide)
        .service(exercises::routes::submit)
        .service(attempts::routes::start)
        .service(attempts::routes::show)
        .service(attempts::routes::save_response)
        .service(attempts::routes::submit)
        .service(attempts::routes::show_result)
        .service(requirements::routes::choose);
    // HR: staff file, staff list, orders, first passwords.
    cfg.service(organization::routes::list_departments)
        .service(organization::routes::list_grades)
        .service(organization::routes::list_staff)
        .service(organization::routes::check)
        .service(organization::routes::import)
        .service(organization::routes::list_imports)
        .service(assignments::order_routes::preview)
        .service(assignments::order_routes::apply)
        .service(assignments::order_routes::list)
        .service(requirements::routes::show)
        .service(requirements::routes::save)
        .service(requirements::routes::load_standard)
        .service(requirements::routes::count_audience)
        .service(requirements::routes::preview)
        .service(requirements::routes::publish)
        .service(requirements::routes::list_versions)
        .service(requirements::routes::show_version)
        .service(requirements::routes::show_duties)
        .service(accounts::routes::list)
        .service(accounts::routes::issue_passwords);
    // HR, authors, administrators: the organisation's words in the courses.
    cfg.service(inserts::routes::list).service(inserts::routes::save);
    // DX leaders, section heads, auditors: figures and lists.
    cfg.service(reporting::routes::show_completion)
        .service(reporting::routes::show_outstanding)
        .service(reporting::routes::export_outstanding)
        .service(catalog::routes::list)
        .service(catalog::routes::show);
    // Administrators and auditors.
    cfg.service(accounts::routes::set_roles).service(audit::routes::list);
}

#[derive(OpenApi)]
#[openapi(info(
    title = "Manabiya API",
    description = "Every request that changes something carries the header X-Manabiya-Request. Errors are application/problem+json (RFC 9457) with a stable code."
))]
struct Description;

/// The OpenAPI 3.1 description, generated from the handlers.
#[derive(Clone)]
struct OpenApiText(String);

/// The OpenAPI 3.1 description.
#[get("/api/openapi.json")]
async fn describe(text: Data<OpenApiText>) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(text.0.clone())
}

/// The process answers.
#[get("/healthz")]
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().body("ok")
}

/// The database answers too.
#[get("/readyz")]
async fn readyz(state: Data<State>) -> Result<HttpResponse, Error> {
    use diesel::prelude::*;
    state.database.read(|c| Ok(diesel::sql_query("SELECT 1").execute(c)?)).await?;
    Ok(HttpResponse::Ok().body(crate::database::dialect::NAME))
}

/// An unknown address under `/api`.
async fn no_such_endpoint() -> Result<HttpResponse, Error> {
    Err(Error::Refused(ErrorCode::NotFound))
}

/// The application for one worker.
pub fn build(
    state: State,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let json = web::JsonConfig::default().limit(256 * 1024).error_handler(|error, _| {
        refuse_body(matches!(
            error,
            actix_web::error::JsonPayloadError::Overflow { .. }
                | actix_web::error::JsonPayloadError::OverflowKnownLength { .. }
        ))
    });
    let (app, mut api) =
        App::new().into_utoipa_app().openapi(Description::openapi()).configure(routes).split_for_parts();
    name_operations(&mut api);
    let text = OpenApiText(api.to_json().unwrap_or_default());
    app.app_data(Data::new(state))
        .app_data(Data::new(text))
        .app_data(json)
        .app_data(web::PayloadConfig::new(LARGEST_BODY))
        .app_data(web::QueryConfig::default().error_handler(|_, _| refuse_body(false)))
        .app_data(web::PathConfig::default().error_handler(|_, _| Error::Refused(ErrorCode::NotFound).into()))
        .service(describe)
        .service(healthz)
        .service(readyz)
        .service(web::scope("/api").default_service(web::to(no_such_endpoint)))
        .configure(site::configure)
        .wrap(middleware::from_fn(session::gate))
        .wrap(site::security_headers())
}

/// Handlers of several features are called `list` and `show`; together with their feature the names are
/// unique, as OpenAPI wants them.
fn name_operations(api: &mut utoipa::openapi::OpenApi) {
    let items = api.paths.paths.values_mut();
    let operations = items.flat_map(|item| {
        [&mut item.get, &mut item.post, &mut item.put, &mut item.delete].into_iter().flatten()
    });
    for operation in operations {
        let feature = operation.tags.as_ref().and_then(|tags| tags.first());
        if let (Some(feature), Some(handler)) = (feature, &operation.operation_id) {
            operation.operation_id = Some(format!("{feature}_{handler}"));
        }
    }
}

fn refuse_body(too_large: bool) -> actix_web::Error {
    let code = if too_large { ErrorCode::TooLarge } else { ErrorCode::InvalidInput };
    Error::Refused(code).into()
}
