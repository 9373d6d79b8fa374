//! The plan as a document, and its targets against what came of them in the yearly report.

use chrono::{DateTime, Utc};
use contract::documents::{CellValue, Document, DocumentKind};
use contract::events::EventHead;
use contract::path;
use contract::plan::{
    CopyPlan, EvaluateRow, LinkPlanEvent, PlanAudience, PlanPage, PlanRow, PlanStep, PlanSubject,
    TakePlanStep, Verdict,
};
use tests::app::TestApp;
use tests::plans;

use super::recount::{count, duties};
use super::{busy_city, cell, document, table, words};
use crate::events;

fn row(subject: PlanSubject, audience: PlanAudience, target_percent: u32) -> PlanRow {
    PlanRow {
        id: String::new(),
        subject,
        audience,
        starts_on: "2026-05-11".parse().unwrap(),
        ends_on: "2026-10-30".parse().unwrap(),
        target_percent: Some(target_percent),
        in_charge: "デジタル推進課".to_owned(),
        minutes: 25,
        purpose: "被害を防ぐ。".to_owned(),
        notes: String::new(),
    }
}

/// Two rows, decided today by the CISO.
async fn decide_a_plan(app: &TestApp) {
    let course = PlanSubject::Course { code: "SEC-02".to_owned() };
    let clerks =
        PlanAudience { grades: [learning::role::Grade::parse("G60").unwrap()].into(), ..Default::default() };
    let event = PlanSubject::NewEvent { title: "緊急時対応訓練".to_owned() };
    let rows = vec![
        row(course.clone(), PlanAudience::default(), 95),
        row(course, clerks, 1),
        row(event, PlanAudience::default(), 80),
    ];
    plans::decide(&app.persona("dx-leader"), 2026, rows, app.state.clock.today()).await;
}

/// Takes steps of the first version, the decision today.
async fn take_steps(app: &TestApp, year: i32, revision: i32, steps: &[PlanStep]) {
    for step in steps.iter().copied() {
        let decides = step == PlanStep::Decide;
        let said = |text: &str| if decides { text.to_owned() } else { String::new() };
        let body = TakePlanStep {
            step,
            of: if step == PlanStep::Submit { revision } else { 1 },
            approver: said("潮見　正"),
            office: said("CISO（副市長）"),
            decided_on: decides.then(|| app.state.clock.today()),
            note: String::new(),
        };
        let answer = app.persona("dx-leader").post(&path::plan_steps(year), &body).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }
}

fn rows(page: &Document) -> usize {
    table(page, "研修計画").rows.len()
}

#[actix_web::test]
async fn the_plan_in_force_on_a_day_or_any_version_is_printed() {
    let app = busy_city().await;
    decide_a_plan(&app).await;
    let auditor = app.persona("auditor");
    let page = document(&auditor, DocumentKind::Plan, "").await;
    let plan = table(&page, "研修計画");
    assert_eq!(plan.rows.len(), 3);
    let first = &plan.rows[0];
    assert!(words(cell(plan, first, "研修")).starts_with("SEC-02 "));
    assert_eq!(words(cell(plan, first, "対象")), "全職員");
    assert_eq!(*cell(plan, first, "目標"), CellValue::Rate { numerator: 95, denominator: 100 });
    assert_eq!(*cell(plan, first, "時間（分）"), CellValue::Minutes(25));
    let steps = table(&page, "決定の経過");
    assert_eq!(steps.rows.len(), 2);
    assert_eq!(words(cell(steps, &steps.rows[1], "決定者")), "潮見　正");
    let load = table(&page, "職層・月別の時間");
    let totals = load.totals.as_ref().unwrap();
    let months: i64 = totals[2..14]
        .iter()
        .map(|cell| match cell {
            CellValue::Integer(minutes) => *minutes,
            other => panic!("{other:?}"),
        })
        .sum();
    assert_eq!(*cell(load, totals, "年間"), CellValue::Integer(months));
    assert_eq!(document(&auditor, DocumentKind::Plan, "version=1").await.sections, page.sections);
    assert_eq!(rows(&document(&auditor, DocumentKind::Plan, "as_of=2026-11-22").await), 0, "not decided yet");
}

#[actix_web::test]
async fn a_target_stands_beside_what_came_of_it() {
    let app = busy_city().await;
    decide_a_plan(&app).await;
    let page = document(&app.persona("dx-leader"), DocumentKind::Yearly, "").await;
    let against = table(&page, "目標と実績");
    let duties = duties(&app);
    let of_all = count(&duties, |duty| duty.course == "SEC-02");
    let of_clerks = count(&duties, |duty| duty.course == "SEC-02" && duty.grade == "G60");
    for (row, (denominator, numerator, _), target) in
        [(&against.rows[0], of_all, 95), (&against.rows[1], of_clerks, 1)]
    {
        assert_eq!(*cell(against, row, "対象（件）"), CellValue::Integer(denominator));
        assert_eq!(*cell(against, row, "修了・出席（件）"), CellValue::Integer(numerator));
        let distance = numerator * 1000 / denominator - target * 10;
        assert_eq!(*cell(against, row, "目標との差"), CellValue::Tenths(distance));
        let reached = if distance >= 0 { "達成" } else { "未達成" };
        assert_eq!(words(cell(against, row, "目標の達成")), reached);
    }
    assert_eq!(*cell(against, &against.rows[2], "受講率"), CellValue::Empty, "an event that was never held");
}

/// The yearly report and the page of the plan, row by row: people or duties, how many of them, by the live count.
async fn assert_the_report_agrees(app: &TestApp) -> Vec<Option<(u32, u32)>> {
    let leader = app.persona("dx-leader");
    let page: PlanPage = leader.get(&path::plan(2026)).await.json();
    let rows = page.in_force.expect("in force").sheet.document.rows;
    let live: Vec<_> = rows
        .iter()
        .map(|row| page.actuals.get(&row.id).map(|actual| (actual.numerator, actual.denominator)))
        .collect();
    let report = document(&leader, DocumentKind::Yearly, "").await;
    let against = table(&report, "目標と実績");
    assert_eq!(against.rows.len(), live.len());
    for (row, live) in against.rows.iter().zip(&live) {
        let told = ["修了・出席（件）", "対象（件）"].map(|name| cell(against, row, name).clone());
        let expected = live.map_or([CellValue::Empty, CellValue::Empty], |(part, whole)| {
            [part, whole].map(|count| CellValue::Integer(i64::from(count)))
        });
        assert_eq!(told, expected);
    }
    live
}

#[actix_web::test]
async fn the_yearly_report_says_of_every_row_what_the_page_of_the_plan_says() {
    let app = busy_city().await;
    decide_a_plan(&app).await;
    assert_eq!(assert_the_report_agrees(&app).await[2], None, "no event is linked");
    let hr = app.persona("hr");
    let event: EventHead = hr.post(path::EVENTS, &events::event()).await.json();
    let session: String = hr.post(&path::sessions_of_event(&event.id), &events::session(None)).await.json();
    let page: PlanPage = hr.get(&path::plan(2026)).await.json();
    let row_id = page.in_force.expect("in force").sheet.document.rows[2].id.clone();
    let body = LinkPlanEvent { row_id, event_id: Some(event.id) };
    hr.post(&path::plan_event_links(2026), &body).await.json::<PlanPage>();
    let held: DateTime<Utc> = "2026-12-10T05:00:00Z".parse().unwrap();
    app.advance(held - app.state.clock.now());
    events::mark(&app.persona("hr"), &session, &["004512", "008620"], true, "").await;
    let live = assert_the_report_agrees(&app).await;
    assert_eq!(live[2].map(|(present, _)| present), Some(2), "before any evaluation");
}

#[actix_web::test]
async fn what_was_found_last_year_is_printed_beside_the_row() {
    let app = busy_city().await;
    decide_a_plan(&app).await;
    take_steps(&app, 2026, 0, &[PlanStep::Start]).await;
    let leader = app.persona("dx-leader");
    let page: PlanPage = leader.get(&path::plan(2026)).await.json();
    let kept = page.in_force.expect("in force").sheet.document.rows;
    let first = document(&leader, DocumentKind::Plan, "").await;
    let labels = |page: &Document| -> Vec<String> {
        table(page, "研修計画").columns.iter().map(|column| column.label.clone()).collect()
    };
    assert!(!labels(&first).contains(&"前年度の評価".to_owned()), "there was no plan the year before");
    let finding = "窓口職場の受講が遅れた。".to_owned();
    let body = EvaluateRow { row_id: kept[0].id.clone(), finding, verdict: Verdict::Continue };
    let evaluated: PlanPage = leader.post(&path::plan_evaluations(2026), &body).await.json();
    let result = evaluated.evaluations[&kept[0].id].result.expect("a result");
    let copied: PlanPage = leader.post(&path::plan_copy(2027), &CopyPlan { revision: 0 }).await.json();
    let revision = copied.draft.expect("a draft").revision;
    take_steps(&app, 2027, revision, &[PlanStep::Submit, PlanStep::Decide]).await;
    let next = document(&leader, DocumentKind::Plan, "fiscal_year=2027&version=1").await;
    let plan = table(&next, "研修計画");
    let rate = contract::plan::words::rate(&result);
    let told: Vec<String> =
        plan.rows.iter().map(|row| words(cell(plan, row, "前年度の評価")).to_owned()).collect();
    let found = format!("継続（実績{rate}）窓口職場の受講が遅れた。");
    assert_eq!(told, [found, "評価なし".to_owned(), "評価なし".to_owned()]);
    assert!(next.notes.iter().any(|note| note.starts_with("前年度の評価：")));
}
