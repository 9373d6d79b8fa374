//! 評価: the figure is taken by the server, the finding is written by people, the latest entry counts.

use contract::error::ErrorCode;
use contract::path;
use contract::plan::{
    EvaluateRow, PlanAudience, PlanPage, PlanRow, PlanState, PlanStep, PlanSubject, Verdict,
};
use contract::reporting::CompletionReport;
use learning::role::Grade;
use tests::app::{Persona, TestApp, TestResponse};
use tests::study;

use super::{
    YEAR, carry_out, course, department, go_to, is, page, row, rule, step, take, titled, try_to_take,
};
use crate::events;

async fn try_to_evaluate(who: &Persona<'_>, row_id: &str, finding: &str, verdict: Verdict) -> TestResponse {
    let body = EvaluateRow { row_id: row_id.to_owned(), finding: finding.to_owned(), verdict };
    who.post(&path::plan_evaluations(YEAR), &body).await
}

#[actix_web::test]
async fn the_result_of_a_course_is_the_figure_of_the_report() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    let heads = PlanAudience { grades: [Grade::G30].into(), ..PlanAudience::default() };
    let counter =
        PlanAudience { department_ids: [department(&hr, "030100").await].into(), ..PlanAudience::default() };
    let rows = [
        row(),
        PlanRow { audience: heads, ..row() },
        PlanRow { audience: counter, ..row() },
        PlanRow { subject: titled("訓練"), ..row() },
    ];
    let plan = carry_out(&hr, &rows, "2026-11-10").await;
    let report: CompletionReport = hr.get(path::COMPLETION_REPORT).await.json();
    let column = report.courses.iter().position(|course| course.code == "SEC-02").expect("a column");
    let of = |rows: &[contract::reporting::RateRow], name: &str| {
        let row = rows.iter().find(|row| row.label == name).expect("a row");
        (row.rates[column].numerator, row.rates[column].denominator)
    };
    let expected = [
        (report.total.rates[column].numerator, report.total.rates[column].denominator),
        of(&report.grades, "課長級"),
        of(&report.departments, "市民課"),
    ];
    assert_eq!(expected[0].0, 1);
    let rows = &plan.in_force.as_ref().expect("in force").sheet.document.rows;
    let actual: Vec<_> = rows
        .iter()
        .filter_map(|row| plan.actuals.get(&row.id))
        .map(|it| (it.numerator, it.denominator))
        .collect();
    assert_eq!(actual, expected, "an event that is not planned yet has no result");
    // Evaluated, the figure stays; the actual goes on.
    let (id, auditor) = (rows[0].id.clone(), app.persona("auditor"));
    let evaluated: PlanPage =
        try_to_evaluate(&hr, &id, "窓口職場の受講が遅れた。", Verdict::Continue).await.json();
    study::complete(&app, &app.persona("hr"), "SEC-02").await;
    let later = page(&auditor, YEAR).await;
    assert_eq!(later.actuals[&id].numerator, 2);
    assert_eq!(later.evaluations[&id], evaluated.evaluations[&id]);
    assert_eq!(later.evaluations[&id].result.expect("a result").numerator, 1);
    // A later entry counts.
    let again: PlanPage = try_to_evaluate(&hr, &id, "改善した。", Verdict::Revise).await.json();
    let latest = &again.evaluations[&id];
    assert_eq!((latest.finding.as_str(), latest.verdict), ("改善した。", Verdict::Revise));
    assert_eq!(latest.result.expect("a result").numerator, 2);
}

#[actix_web::test]
async fn the_result_of_an_event_is_the_people_who_were_present() {
    let (app, session) = events::city(None).await;
    let hr = app.persona("hr");
    let list: contract::events::EventList = hr.get(path::EVENTS).await.json();
    let event_id = list.events[0].event.id.clone();
    go_to(&app, "2026-12-10T05:00:00Z");
    let hr = app.persona("hr");
    events::mark(&hr, &session, &["004512", "008620", "003618"], true, "").await;
    events::mark(&hr, &session, &["008620"], false, "退出した").await;
    let subject = PlanSubject::Event { event_id };
    let counter =
        PlanAudience { department_ids: [department(&hr, "030100").await].into(), ..PlanAudience::default() };
    let rows =
        [PlanRow { subject: subject.clone(), ..row() }, PlanRow { subject, audience: counter, ..row() }];
    let plan = carry_out(&hr, &rows, "2026-12-01").await;
    let view = plan.in_force.expect("in force");
    let actual = |index: usize| plan.actuals[&view.sheet.document.rows[index].id];
    assert_eq!((actual(0).numerator, actual(0).denominator), (2, 433));
    assert_eq!(actual(1).numerator, 1, "the persona counter is in 市民課, HR is not");
    assert!(actual(1).denominator > 1 && actual(1).denominator < 60);
}

#[actix_web::test]
async fn a_row_is_evaluated_once_its_term_is_over() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let long = PlanRow { subject: course("SEC-03"), ends_on: "2027-03-19".parse().unwrap(), ..row() };
    super::save(&hr, YEAR, &[row(), long]).await;
    super::submit(&hr, YEAR).await;
    let decided = take(&hr, YEAR, &super::decision(1, "2026-11-10")).await;
    let ids: Vec<String> =
        decided.in_force.expect("in force").sheet.document.rows.into_iter().map(|row| row.id).collect();
    try_to_evaluate(&hr, &ids[0], "所見", Verdict::Continue).await.refused(ErrorCode::Conflict);
    take(&hr, YEAR, &step(PlanStep::Start, 1)).await;
    let silent = try_to_evaluate(&hr, &ids[0], " 　", Verdict::Continue).await;
    assert_eq!(rule(&silent), is("finding", "required"));
    try_to_evaluate(&hr, "nothing", "所見", Verdict::Continue).await.refused(ErrorCode::NotFound);
    try_to_evaluate(&hr, &ids[0], "所見", Verdict::Continue).await.json::<PlanPage>();
    let early = try_to_evaluate(&hr, &ids[1], "所見", Verdict::Continue).await;
    assert_eq!(rule(&early), is("row_id", "term-not-over"));
    let left = try_to_take(&hr, YEAR, &step(PlanStep::Evaluate, 1)).await;
    assert_eq!(rule(&left), is("evaluations", "missing"));
    go_to(&app, "2027-03-20T01:00:00Z");
    let hr = app.persona("hr");
    try_to_evaluate(&hr, &ids[1], "所見", Verdict::Abolish).await.json::<PlanPage>();
    let done = take(&hr, YEAR, &step(PlanStep::Evaluate, 1)).await;
    assert_eq!(done.in_force.expect("in force").version.state, PlanState::Evaluated);
    let because = contract::plan::ChangePlan { reason: "理由".to_owned() };
    hr.post(&path::plan_change(YEAR), &because).await.refused(ErrorCode::Conflict);
}
