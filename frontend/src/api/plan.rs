//! The training plan of a fiscal year.

use contract::path;
use contract::plan::{
    ChangePlan, CopyPlan, EvaluateRow, LinkPlanEvent, PlanPage, PlanVersionPage, SavePlanDraft, TakePlanStep,
};
use gloo_net::http::Method;
use learning::fiscal_year::FiscalYear;

use super::{ApiError, Body, decode, get, send, send_json};

/// What can be done to a plan. Each is answered with the plan as it is then.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanChange {
    /// Save the draft.
    Save(SavePlanDraft),
    /// Give the draft up.
    Discard,
    /// Copy last year's plan.
    Copy(CopyPlan),
    /// Take a step.
    Step(TakePlanStep),
    /// Begin a change of the plan in force.
    Begin(ChangePlan),
    /// Record what was found about a row.
    Evaluate(EvaluateRow),
    /// Say as which registered event a row is held.
    LinkEvent(LinkPlanEvent),
}

/// The plan of a fiscal year.
///
/// # Errors
/// See [`ApiError`].
pub async fn page(year: FiscalYear) -> Result<PlanPage, ApiError> {
    get(&path::plan(year.0)).await
}

/// A version as it was submitted.
///
/// # Errors
/// See [`ApiError`].
pub async fn version(year: &str, number: &str) -> Result<PlanVersionPage, ApiError> {
    let read = |text: &str| text.parse().unwrap_or_default();
    get(&path::plan_version(read(year), read(number))).await
}

/// Changes the plan.
///
/// # Errors
/// `conflict` when it is another one by now, see [`ApiError`].
pub async fn change(year: FiscalYear, change: &PlanChange) -> Result<PlanPage, ApiError> {
    let year = year.0;
    match change {
        PlanChange::Save(message) => send_json(Method::PUT, &path::plan_draft(year), message).await,
        PlanChange::Discard => decode(&send(Method::DELETE, &path::plan_draft(year), Body::Empty).await?),
        PlanChange::Copy(message) => send_json(Method::POST, &path::plan_copy(year), message).await,
        PlanChange::Step(message) => send_json(Method::POST, &path::plan_steps(year), message).await,
        PlanChange::Begin(message) => send_json(Method::POST, &path::plan_change(year), message).await,
        PlanChange::Evaluate(message) => {
            send_json(Method::POST, &path::plan_evaluations(year), message).await
        }
        PlanChange::LinkEvent(message) => {
            send_json(Method::POST, &path::plan_event_links(year), message).await
        }
    }
}
