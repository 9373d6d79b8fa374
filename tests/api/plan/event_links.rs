//! A row of a new event and the registered event as which it is held.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::events::{EventHead, EventList};
use contract::path;
use contract::plan::{EvaluateRow, LinkPlanEvent, PlanPage, PlanRow, PlanStep, Verdict};
use learning::role::Role;
use tests::app::{Persona, TestApp, TestResponse};
use tests::builders::give_roles;

use super::{YEAR, carry_out, go_to, page, row, step, take, titled};
use crate::events;

async fn try_to_link(who: &Persona<'_>, row_id: &str, event_id: Option<&str>) -> TestResponse {
    let body = LinkPlanEvent { row_id: row_id.to_owned(), event_id: event_id.map(str::to_owned) };
    who.post(&path::plan_event_links(YEAR), &body).await
}

async fn link(who: &Persona<'_>, row_id: &str, event_id: Option<&str>) -> PlanPage {
    try_to_link(who, row_id, event_id).await.json()
}

/// Ids of the rows of a plan that is carried out: a course, and an event that is still to be registered.
async fn a_plan(hr: &Persona<'_>) -> (String, String) {
    let rows = [row(), PlanRow { subject: titled("集合研修"), ..row() }];
    let rows = carry_out(hr, &rows, "2026-11-10").await.in_force.expect("in force").sheet.document.rows;
    (rows[0].id.clone(), rows[1].id.clone())
}

async fn only_event(hr: &Persona<'_>) -> String {
    hr.get(path::EVENTS).await.json::<EventList>().events[0].event.id.clone()
}

#[actix_web::test]
async fn a_new_event_has_a_result_once_it_is_linked_without_a_change_of_the_plan() {
    let (app, session) = events::city(None).await;
    let hr = app.persona("hr");
    let event_id = only_event(&hr).await;
    let (course, row_id) = a_plan(&hr).await;
    let before = page(&hr, YEAR).await;
    assert!(before.event_links.is_empty() && !before.actuals.contains_key(&row_id));
    let linked = link(&hr, &row_id, Some(&event_id)).await;
    assert_eq!(linked.event_links, [(row_id.clone(), event_id.clone())].into());
    let actual = linked.actuals[&row_id];
    assert_eq!((actual.numerator, actual.denominator), (0, 433));
    assert_eq!(linked.versions, before.versions, "the plan is as it was decided");

    go_to(&app, "2026-12-10T05:00:00Z");
    let hr = app.persona("hr");
    events::mark(&hr, &session, &["004512", "008620"], true, "").await;
    assert_eq!(page(&app.persona("auditor"), YEAR).await.actuals[&row_id].numerator, 2);

    // The latest link counts.
    let without = link(&hr, &row_id, None).await;
    assert!(without.event_links.is_empty() && !without.actuals.contains_key(&row_id));
    let again = link(&app.persona("dx-leader"), &row_id, Some(&event_id)).await;
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!(log.rows.iter().filter(|row| row.action == "plan-event-linked").count(), 3);

    // The evaluation stores the result, and the end of it settles the links.
    for id in [&course, &row_id] {
        let body =
            EvaluateRow { row_id: id.clone(), finding: "所見".to_owned(), verdict: Verdict::Continue };
        hr.post(&path::plan_evaluations(YEAR), &body).await.json::<PlanPage>();
    }
    let evaluated = take(&hr, YEAR, &step(PlanStep::Evaluate, 1)).await;
    let stored = evaluated.evaluations[&row_id].result.expect("a result");
    assert_eq!(stored, again.actuals[&row_id]);
    assert_eq!(stored.numerator, 2);
    try_to_link(&hr, &row_id, None).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn who_may_not_edit_plans_links_nothing_and_a_course_is_no_event() {
    let (app, _) = events::city(None).await;
    let hr = app.persona("hr");
    let event_id = only_event(&hr).await;
    try_to_link(&hr, "nothing", Some(&event_id)).await.refused(ErrorCode::NotFound);
    let (course, row_id) = a_plan(&hr).await;
    for key in ["auditor", "counter", "section-head", "administrator"] {
        try_to_link(&app.persona(key), &row_id, Some(&event_id)).await.refused(ErrorCode::Forbidden);
    }
    try_to_link(&hr, &course, Some(&event_id)).await.refused(ErrorCode::Conflict);
    try_to_link(&hr, "nothing", Some(&event_id)).await.refused(ErrorCode::NotFound);
    assert!(page(&hr, YEAR).await.event_links.is_empty());
}

#[actix_web::test]
async fn the_event_of_another_organisation_is_not_there() {
    let app = TestApp::two_tenants().await;
    let hr = app.persona("hr");
    let (_, row_id) = a_plan(&hr).await;
    give_roles(&app.state, 1, "003618", &Role::ALL);
    let theirs: EventHead = app.person_of(1, "003618").post(path::EVENTS, &events::event()).await.json();
    try_to_link(&hr, &row_id, Some(&theirs.id)).await.refused(ErrorCode::NotFound);
    assert!(page(&hr, YEAR).await.event_links.is_empty());
}
