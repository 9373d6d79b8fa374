//! A change in the middle of the year: with a reason, decided like the plan itself, while the old one holds.

use contract::error::ErrorCode;
use contract::path;
use contract::plan::{ChangePlan, PlanPage, PlanRow, PlanState, PlanVersionPage};
use learning::fiscal_year::FiscalYear;
use server::plan;
use tests::app::{Persona, TestApp};

use super::{YEAR, carry_out, course, decision, go_to, is, page, row, rule, save, step, submit, take};

async fn change(who: &Persona<'_>, reason: &str) -> PlanPage {
    who.post(&path::plan_change(YEAR), &ChangePlan { reason: reason.to_owned() }).await.json()
}

#[actix_web::test]
async fn the_old_plan_holds_until_the_change_is_decided_and_both_stay() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    carry_out(&hr, &[row()], "2026-11-10").await;
    go_to(&app, "2026-12-01T01:00:00Z");
    let hr = app.persona("hr");
    let begun = change(&hr, "組織改正により対象を見直すため").await;
    let draft = begun.draft.expect("a draft");
    assert_eq!((draft.changes, draft.reason.as_str()), (Some(1), "組織改正により対象を見直すため"));
    let before = draft.sheet.document.rows[0].clone();
    let changed = PlanRow { target_percent: Some(98), ..before.clone() };
    let added = PlanRow { subject: course("SEC-03"), ..row() };
    save(&hr, YEAR, &[changed.clone(), added]).await;
    let discussed = submit(&hr, YEAR).await;
    let in_force = discussed.in_force.expect("still in force");
    assert_eq!((in_force.version.number, in_force.sheet.document.rows[0].target_percent), (1, Some(95)));
    assert_eq!(discussed.in_review.expect("under discussion").version.number, 2);
    let decided = take(&hr, YEAR, &decision(2, "2026-12-01")).await;
    let in_force = decided.in_force.expect("in force");
    assert_eq!((in_force.version.number, in_force.version.change), (2, Some(1)));
    assert_eq!(in_force.version.state, PlanState::Running, "what is carried out goes on");
    assert_eq!(in_force.version.reason, "組織改正により対象を見直すため");
    assert_eq!(in_force.sheet.document.rows[0], changed, "a row keeps its id");
    // The original is as it was, for print.
    let first: PlanVersionPage = hr.get(&path::plan_version(YEAR, 1)).await.json();
    assert_eq!(first.view.sheet.document.rows, [before]);
    assert_eq!((first.view.version.change, first.view.version.in_force), (Some(0), false));
    // Other slices are given the version of the day that they ask for.
    let tenant = app.state.tenants[0].id.clone();
    let on = |day: &str| {
        let (tenant, day) = (tenant.clone(), day.parse().unwrap());
        let read = move |c: &mut _| plan::in_force(c, &tenant, FiscalYear(YEAR), day);
        app.state.database.read_now(read).unwrap().map(|plan| (plan.number, plan.change))
    };
    // The first plan was recorded on 23 November.
    let days = [on("2026-11-22"), on("2026-11-23"), on("2026-11-30"), on("2026-12-01"), on("2027-03-31")];
    assert_eq!(days, [None, Some((1, 0)), Some((1, 0)), Some((2, 1)), Some((2, 1))]);
}

#[actix_web::test]
async fn a_change_needs_a_plan_in_force_and_a_reason_and_comes_alone() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let address = path::plan_change(YEAR);
    let because = ChangePlan { reason: "理由".to_owned() };
    hr.post(&address, &because).await.refused(ErrorCode::NotFound);
    carry_out(&hr, &[row()], "2026-11-10").await;
    let silent = hr.post(&address, &ChangePlan { reason: " 　".to_owned() }).await;
    assert_eq!(rule(&silent), is("reason", "required"));
    change(&hr, "理由").await;
    hr.post(&address, &because).await.refused(ErrorCode::Conflict);
    submit(&hr, YEAR).await;
    hr.post(&address, &because).await.refused(ErrorCode::Conflict);
    let early = super::try_to_take(&hr, YEAR, &decision(2, "2026-11-09")).await;
    assert_eq!(rule(&early), is("decided_on", "before-version"));
    // Evaluating waits until the change is settled.
    super::try_to_take(&hr, YEAR, &step(contract::plan::PlanStep::Evaluate, 1))
        .await
        .refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn a_change_that_is_given_up_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    carry_out(&hr, &[row()], "2026-11-10").await;
    change(&hr, "理由").await;
    save(&hr, YEAR, &[PlanRow { subject: course("SEC-03"), ..row() }]).await;
    let left: PlanPage = hr.delete(&path::plan_draft(YEAR)).await.json();
    assert!(left.draft.is_none());
    let again = change(&hr, "別の理由").await.draft.expect("a draft");
    assert_eq!(again.sheet.document.rows[0].subject, course("SEC-02"));
    assert_eq!(page(&hr, YEAR).await.versions.len(), 1);
}
