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
    accounts, assignments, attempts, audit, catalog, certificates, documents, electives, events, evidence,
    exercises, gates, inserts, organization, placements, plan, records, reminders, reporting, requirements,
    retention, session, site, surveys, understanding, units,
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
    cfg.service(placements::routes::start)
        .service(placements::routes::show)
        .service(placements::routes::save_response)
        .service(placements::routes::submit)
        .service(placements::routes::show_result);
    // Learners: whether knowledge stays. DX leaders, auditors, section heads: what people understand.
    cfg.service(retention::routes::start)
        .service(retention::routes::show)
        .service(retention::routes::save_response)
        .service(retention::routes::submit)
        .service(retention::routes::show_result)
        .service(understanding::routes::show_effects)
        .service(understanding::routes::show_profile)
        .service(understanding::routes::show_items)
        .service(understanding::routes::show_distribution);
    // HR: staff file, staff list, orders, first passwords.
    cfg.service(organization::routes::list_departments)
        .service(organization::routes::list_grades)
        .service(organization::routes::list_staff)
        .service(organization::import_routes::check)
        .service(organization::import_routes::import)
        .service(organization::import_routes::list_imports)
        .service(organization::import_routes::list_import_changes)
        .service(organization::import_routes::undo_import)
        .service(organization::import_routes::decide)
        .service(organization::import_routes::list_columns)
        .service(organization::import_routes::save_column)
        .service(organization::people_routes::show_person)
        .service(organization::people_routes::record_event)
        .service(organization::people_routes::void_event)
        .service(organization::attribute_routes::check_attributes)
        .service(organization::attribute_routes::import_attributes)
        .service(organization::unit_routes::list_units)
        .service(organization::unit_routes::found_unit)
        .service(organization::unit_routes::rename_unit)
        .service(organization::unit_routes::abolish_unit)
        .service(organization::unit_routes::check_unit_changes)
        .service(organization::unit_routes::import_unit_changes)
        .service(organization::operation_routes::list_operations)
        .service(organization::operation_routes::import_operations)
        .service(organization::operation_routes::save_operation)
        .service(organization::operation_routes::remove_operation)
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
        .service(reporting::dashboard_routes::show_dashboard)
        .service(reporting::outstanding_routes::show_outstanding)
        .service(reporting::outstanding_routes::export_outstanding)
        .service(reporting::freeze_routes::show_freeze)
        .service(reporting::freeze_routes::correct_year)
        .service(catalog::routes::list)
        .service(catalog::routes::show);
    // Documents for the meeting: DX leaders, section heads, auditors; everybody the own history.
    cfg.service(documents::routes::export_xlsx)
        .service(documents::routes::export_csv)
        .service(documents::routes::save_cover)
        .service(documents::routes::show);
    // Learners: the own history. HR: records, rosters, histories.
    cfg.service(records::history_routes::mine)
        .service(records::history_routes::export_mine)
        .service(records::history_routes::show)
        .service(records::history_routes::export)
        .service(records::history_routes::export_year)
        .service(records::routes::list_waivers)
        .service(records::routes::record_waiver)
        .service(records::routes::list_extensions)
        .service(records::routes::record_extension)
        .service(records::routes::list_credits)
        .service(records::routes::record_credit)
        .service(records::routes::revoke)
        .service(records::roster_routes::show_template)
        .service(records::roster_routes::check)
        .service(records::roster_routes::list)
        .service(records::roster_routes::apply)
        .service(records::roster_routes::undo);
    // HR, administrators, and the systems that grant tools: gates.
    cfg.service(gates::routes::list)
        .service(gates::routes::show)
        .service(gates::routes::save)
        .service(gates::routes::export)
        .service(gates::routes::cleared)
        .service(gates::token_routes::list_tokens)
        .service(gates::token_routes::create_token)
        .service(gates::token_routes::revoke_token);
    // Electives and units: learners apply, section heads and HR decide, section heads confirm.
    cfg.service(electives::routes::catalog)
        .service(electives::routes::apply)
        .service(electives::routes::withdraw)
        .service(electives::office_routes::decide_application)
        .service(electives::office_routes::overview)
        .service(electives::office_routes::save_settings)
        .service(units::routes::mine)
        .service(units::routes::confirm_status)
        .service(units::routes::confirmations);
    // Everyone: the banner. HR: letters, rules and mail.
    cfg.service(reminders::routes::mine)
        .service(reminders::routes::record_shown)
        .service(reminders::routes::show_letters)
        .service(reminders::routes::record_letters)
        .service(reminders::routes::export_groupware)
        .service(reminders::settings_routes::show_template)
        .service(reminders::settings_routes::save_template)
        .service(reminders::settings_routes::show_rules)
        .service(reminders::settings_routes::save_rules)
        .service(reminders::settings_routes::list_mails)
        .service(reminders::settings_routes::retry_mail);
    // HR, DX leaders, auditors: the training plan.
    cfg.service(plan::routes::show)
        .service(plan::routes::save_draft)
        .service(plan::routes::discard_draft)
        .service(plan::routes::copy_last_year)
        .service(plan::routes::take_step)
        .service(plan::routes::begin_change)
        .service(plan::routes::show_version)
        .service(plan::routes::evaluate_row)
        .service(plan::routes::link_event);
    // Administrators and auditors.
    cfg.service(accounts::routes::set_roles).service(audit::routes::list);
    // Auditors: the chain of seals.
    cfg.service(audit::chain_routes::show_chain)
        .service(audit::chain_routes::verify_chain)
        .service(evidence::routes::show);
    // Certificates: fixed addresses come first, because they would fit that of one certificate too.
    cfg.service(certificates::routes::list)
        .service(certificates::routes::issue_one)
        .service(certificates::routes::issue_missing)
        .service(certificates::routes::check_paper)
        .service(certificates::routes::show_signer)
        .service(certificates::routes::save_signer)
        .service(certificates::routes::show);
    // Learners, HR and trainers: 説明会・体験会・集合研修.
    cfg.service(events::routes::show_board)
        .service(events::routes::enrol)
        .service(events::routes::withdraw)
        .service(events::routes::enter_code)
        .service(events::routes::show_calendar)
        .service(events::planning_routes::list)
        .service(events::planning_routes::create)
        .service(events::planning_routes::change)
        .service(events::planning_routes::add_session)
        .service(events::planning_routes::change_session)
        .service(events::planning_routes::set_state)
        .service(events::planning_routes::enrol_people)
        .service(events::room_routes::show)
        .service(events::room_routes::mark)
        .service(events::room_routes::show_code)
        .service(events::room_routes::new_code)
        .service(events::room_routes::export);
    // Everybody: surveys to answer and shared ideas; the own surveys come first, because their address would fit
    // that of one survey too. HR and DX leaders: making surveys, results, follow-up.
    cfg.service(surveys::routes::mine)
        .service(surveys::office_routes::list)
        .service(surveys::office_routes::create)
        .service(surveys::routes::show)
        .service(surveys::routes::answer)
        .service(surveys::office_routes::show_draft)
        .service(surveys::office_routes::save)
        .service(surveys::office_routes::remove)
        .service(surveys::office_routes::open)
        .service(surveys::office_routes::close)
        .service(surveys::result_routes::export_unanswered)
        .service(surveys::result_routes::show_results)
        .service(surveys::result_routes::export_results)
        .service(surveys::candidate_routes::list_candidates)
        .service(surveys::candidate_routes::export_candidates)
        .service(surveys::candidate_routes::follow)
        .service(surveys::candidate_routes::share)
        .service(surveys::idea_routes::list_ideas)
        .service(surveys::idea_routes::note_interest)
        .service(surveys::idea_routes::remove_interest);
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
