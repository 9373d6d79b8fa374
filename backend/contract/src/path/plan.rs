//! Addresses of the training plan of a fiscal year.

/// `GET` the training plan of a fiscal year.
#[must_use]
pub fn plan(fiscal_year: i32) -> String {
    format!("/api/plans/{fiscal_year}")
}

/// `PUT` save the draft of a plan, `DELETE` give it up.
#[must_use]
pub fn plan_draft(fiscal_year: i32) -> String {
    format!("/api/plans/{fiscal_year}/draft")
}

/// `POST` copy last year's plan into the empty draft.
#[must_use]
pub fn plan_copy(fiscal_year: i32) -> String {
    format!("/api/plans/{fiscal_year}/draft/copy")
}

/// `POST` take a step of a plan.
#[must_use]
pub fn plan_steps(fiscal_year: i32) -> String {
    format!("/api/plans/{fiscal_year}/steps")
}

/// `POST` begin a change of the plan in force.
#[must_use]
pub fn plan_change(fiscal_year: i32) -> String {
    format!("/api/plans/{fiscal_year}/change")
}

/// `GET` a version of a plan.
#[must_use]
pub fn plan_version(fiscal_year: i32, number: i32) -> String {
    format!("/api/plans/{fiscal_year}/versions/{number}")
}

/// `POST` record what was found about a row of a plan.
#[must_use]
pub fn plan_evaluations(fiscal_year: i32) -> String {
    format!("/api/plans/{fiscal_year}/evaluations")
}

/// `POST` link a row of a plan to the event as which it is held.
#[must_use]
pub fn plan_event_links(fiscal_year: i32) -> String {
    format!("/api/plans/{fiscal_year}/event-links")
}
