//! 立案 → 審議 → 決定 → 実施, and what is refused on the way.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::plan::{PlanProblem, PlanRow, PlanState, PlanStep, PlanVersionPage, TakePlanStep};
use tests::app::TestApp;

use super::{
    YEAR, course, decision, is, page, row, rule, save, step, submit, take, titled, try_to_save, try_to_take,
};

#[actix_web::test]
async fn a_plan_is_written_discussed_decided_and_carried_out() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let empty = page(&leader, YEAR).await;
    assert!(empty.draft.is_none() && empty.in_force.is_none() && empty.versions.is_empty());
    let written = save(&leader, YEAR, &[row()]).await.draft.expect("a draft");
    assert_eq!((written.revision, written.sheet.findings.len()), (1, 0));
    assert!(!written.sheet.document.rows[0].id.is_empty(), "a row is given an id");
    assert_eq!(written.sheet.load.people, 433);
    assert_eq!(written.sheet.load.total(), 433 * 25);
    let discussed = submit(&leader, YEAR).await;
    let version = discussed.in_review.expect("under discussion").version;
    assert_eq!((version.number, version.state, version.change), (1, PlanState::Review, None));
    assert!(discussed.draft.is_none() && discussed.in_force.is_none());
    let decided = take(&leader, YEAR, &decision(1, "2026-11-20")).await;
    let view = decided.in_force.expect("in force");
    assert_eq!(
        (view.version.state, view.version.change, view.version.in_force),
        (PlanState::Decided, Some(0), true)
    );
    let approval = view.version.steps.last().expect("a step");
    assert_eq!((approval.approver.as_str(), approval.office.as_str()), ("潮見　正", "CISO（副市長）"));
    assert_eq!(approval.on.to_string(), "2026-11-20");
    let running = take(&leader, YEAR, &step(PlanStep::Start, 1)).await;
    assert_eq!(running.in_force.expect("in force").version.state, PlanState::Running);
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let count = |action: &str| log.rows.iter().filter(|row| row.action == action).count();
    assert_eq!((count("plan-draft-saved"), count("plan-step-taken")), (1, 3));
}

#[actix_web::test]
async fn a_row_without_a_target_can_be_discussed_and_not_decided() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let open = PlanRow { target_percent: None, ..row() };
    let draft = save(&leader, YEAR, &[row_of("SEC-03"), open]).await.draft.expect("a draft");
    let findings: Vec<_> = draft.sheet.findings.iter().map(|found| (found.row, found.problem)).collect();
    assert_eq!(findings, [(2, PlanProblem::NoTarget)]);
    submit(&leader, YEAR).await;
    let refused = try_to_take(&leader, YEAR, &decision(1, "2026-11-20")).await;
    assert_eq!(rule(&refused), is("rows", "has-findings"));
    // Given back with a reason, completed, submitted again: the second version is decided, the first one stays.
    let silent = try_to_take(&leader, YEAR, &step(PlanStep::Return, 1)).await;
    assert_eq!(rule(&silent), is("note", "required"));
    let reason = "目標値を定めること".to_owned();
    let returned = take(&leader, YEAR, &TakePlanStep { note: reason, ..step(PlanStep::Return, 1) }).await;
    let rows = returned.draft.expect("written again").sheet.document.rows;
    assert_eq!(rows.len(), 2);
    let completed: Vec<PlanRow> =
        rows.into_iter().map(|row| PlanRow { target_percent: Some(90), ..row }).collect();
    save(&leader, YEAR, &completed).await;
    submit(&leader, YEAR).await;
    let decided = take(&leader, YEAR, &decision(2, "2026-11-20")).await;
    let states: Vec<_> = decided.versions.iter().map(|row| (row.number, row.state, row.change)).collect();
    assert_eq!(states, [(2, PlanState::Decided, Some(0)), (1, PlanState::Draft, None)]);
    let first: PlanVersionPage = leader.get(&path::plan_version(YEAR, 1)).await.json();
    assert_eq!(first.view.sheet.document.rows[1].target_percent, None);
    assert_eq!(first.view.version.steps.last().expect("a step").note, "目標値を定めること");
}

fn row_of(code: &str) -> PlanRow {
    PlanRow { subject: course(code), ..row() }
}

#[actix_web::test]
async fn what_is_wrong_is_not_even_discussed() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let outside = PlanRow { ends_on: "2027-04-01".parse().unwrap(), ..row() };
    for wrong in [vec![outside], vec![row(), row()], vec![], vec![row_of("SEC-99")]] {
        let revision = save(&leader, YEAR, &wrong).await.draft.expect("a draft").revision;
        let refused = try_to_take(&leader, YEAR, &step(PlanStep::Submit, revision)).await;
        assert_eq!(rule(&refused), is("rows", "has-findings"), "{wrong:?}");
    }
    save(&leader, YEAR, &[PlanRow { subject: titled("緊急時対応訓練"), ..row() }]).await;
    submit(&leader, YEAR).await;
}

#[actix_web::test]
async fn steps_come_in_their_order_only() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    try_to_take(&hr, YEAR, &step(PlanStep::Submit, 0)).await.refused(ErrorCode::Conflict);
    try_to_take(&hr, YEAR, &decision(1, "2026-11-20")).await.refused(ErrorCode::NotFound);
    save(&hr, YEAR, &[row()]).await;
    try_to_take(&hr, YEAR, &step(PlanStep::Submit, 7)).await.refused(ErrorCode::Conflict);
    submit(&hr, YEAR).await;
    try_to_save(&hr, YEAR, 0, &[row()]).await.refused(ErrorCode::Conflict);
    for early in [PlanStep::Start, PlanStep::Evaluate] {
        try_to_take(&hr, YEAR, &step(early, 1)).await.refused(ErrorCode::Conflict);
    }
    let decide = |change: fn(&mut TakePlanStep)| {
        let mut body = decision(1, "2026-11-20");
        change(&mut body);
        body
    };
    let table = [
        (decide(|body| body.approver = " 　".to_owned()), is("approver", "required")),
        (decide(|body| body.office = String::new()), is("office", "required")),
        (decide(|body| body.decided_on = None), is("decided_on", "required")),
        (decision(1, "2026-11-24"), is("decided_on", "in-future")),
        (decide(|body| body.note = "長".repeat(501)), is("note", "too-long")),
    ];
    for (body, expected) in table {
        assert_eq!(rule(&try_to_take(&hr, YEAR, &body).await), expected);
    }
    take(&hr, YEAR, &decision(1, "2026-11-23")).await;
    try_to_take(&hr, YEAR, &decision(1, "2026-11-23")).await.refused(ErrorCode::Conflict);
    try_to_save(&hr, YEAR, 0, &[row()]).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn nothing_is_carried_out_before_its_year() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let next =
        PlanRow { starts_on: "2027-05-10".parse().unwrap(), ends_on: "2027-10-29".parse().unwrap(), ..row() };
    save(&hr, 2027, &[next]).await;
    submit(&hr, 2027).await;
    let decided = take(&hr, 2027, &decision(1, "2026-11-20")).await;
    assert!(!decided.begun);
    let early = try_to_take(&hr, 2027, &step(PlanStep::Start, 1)).await;
    assert_eq!(rule(&early), is("step", "too-early"));
    super::go_to(&app, "2027-03-31T15:00:00Z");
    let hr = app.persona("hr");
    take(&hr, 2027, &step(PlanStep::Start, 1)).await;
}

#[actix_web::test]
async fn nobody_overwrites_the_work_of_another() {
    let app = TestApp::city().await;
    let (hr, leader) = (app.persona("hr"), app.persona("dx-leader"));
    save(&hr, YEAR, &[row()]).await;
    try_to_save(&leader, YEAR, 0, &[row_of("SEC-03")]).await.refused(ErrorCode::Conflict);
    let kept = page(&leader, YEAR).await.draft.expect("a draft");
    assert_eq!(kept.sheet.document.rows[0].subject, course("SEC-02"));
    let same = kept.sheet.document.rows[0].clone();
    let twice = try_to_save(&leader, YEAR, 1, &[same.clone(), same]).await;
    assert_eq!(rule(&twice), is("rows", "same-id"));
    let long = PlanRow { purpose: "長".repeat(501), ..row() };
    assert_eq!(rule(&try_to_save(&leader, YEAR, 1, &[long]).await), is("rows", "too-long"));
    let many = vec![row(); 201];
    assert_eq!(rule(&try_to_save(&leader, YEAR, 1, &many).await), is("rows", "too-many"));
    hr.delete(&path::plan_draft(YEAR)).await.json::<contract::plan::PlanPage>();
    hr.delete(&path::plan_draft(YEAR)).await.refused(ErrorCode::NotFound);
    try_to_save(&leader, YEAR, 1, &[row()]).await.refused(ErrorCode::Conflict);
    save(&leader, YEAR, &[row()]).await;
}

#[actix_web::test]
async fn the_demonstration_begins_with_a_plan_that_is_carried_out() {
    let app = TestApp::empty().await;
    assert!(server::demo::load_with_curriculum(&app.state).unwrap());
    let plan = page(&app.persona("dx-leader"), YEAR).await;
    let view = plan.in_force.expect("in force");
    assert_eq!((view.version.state, view.version.change), (PlanState::Running, Some(0)));
    let rows = &view.sheet.document.rows;
    let courses = rows.iter().filter(|row| matches!(row.subject, contract::plan::PlanSubject::Course { .. }));
    assert_eq!((rows.len(), courses.count()), (14, 10));
    assert_eq!(plan.actuals.len(), 10, "every course of the plan has its figure");
    assert!(plan.actuals.values().all(|result| result.denominator > 0), "{:?}", plan.actuals);
    assert!(view.sheet.load.most_minutes > 300 && !view.sheet.warnings.is_empty());
}
