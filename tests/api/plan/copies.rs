//! Next year's draft: last year's rows with what was found about them.

use contract::error::ErrorCode;
use contract::path;
use contract::plan::{CopyPlan, EvaluateRow, PlanPage, PlanRow, Verdict};
use tests::app::TestApp;

use super::{YEAR, carry_out, course, go_to, page, row, save, titled};

#[actix_web::test]
async fn the_next_plan_begins_with_what_was_found_about_the_last() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let codes = ["SEC-02", "SEC-03", "RPA-01"];
    let mut rows: Vec<PlanRow> =
        codes.iter().map(|code| PlanRow { subject: course(code), ..row() }).collect();
    rows.push(PlanRow { subject: titled("緊急時対応訓練"), ..row() });
    let plan = carry_out(&leader, &rows, "2026-11-10").await;
    let kept = plan.in_force.expect("in force").sheet.document.rows;
    let verdicts = [Verdict::Continue, Verdict::Revise, Verdict::Abolish];
    for (row, verdict) in kept.iter().zip(verdicts) {
        let body = EvaluateRow { row_id: row.id.clone(), finding: format!("{verdict:?}の所見"), verdict };
        leader.post(&path::plan_evaluations(YEAR), &body).await.json::<PlanPage>();
    }
    go_to(&app, "2027-03-10T01:00:00Z");
    let leader = app.persona("dx-leader");
    let address = path::plan_copy(2027);
    let copied: PlanPage = leader.post(&address, &CopyPlan { revision: 0 }).await.json();
    let draft = copied.draft.expect("a draft");
    let copy: Vec<_> = draft
        .sheet
        .document
        .rows
        .iter()
        .map(|row| (row.id.as_str(), row.target_percent, row.starts_on.to_string(), row.ends_on.to_string()))
        .collect();
    let term = || ("2027-05-11".to_owned(), "2027-10-30".to_owned());
    assert_eq!(
        copy,
        [(&kept[0], Some(95)), (&kept[1], None), (&kept[3], Some(95))].map(|(row, target)| (
            row.id.as_str(),
            target,
            term().0,
            term().1
        )),
        "what is 廃止 stays out, what is 見直し loses its target"
    );
    // Everything of last year is beside it, what was left out too.
    let beside: Vec<_> = copied
        .last_year
        .iter()
        .map(|row| (row.row_id.as_str(), row.evaluation.as_ref().map(|found| found.verdict)))
        .collect();
    let expected: Vec<_> =
        kept.iter().map(|row| row.id.as_str()).zip(verdicts.map(Some).into_iter().chain([None])).collect();
    assert_eq!(beside, expected);
    assert_eq!(copied.last_year[2].evaluation.as_ref().expect("found").finding, "Abolishの所見");
    assert!(copied.last_year[2].abolished());
    // A draft with rows is not overwritten.
    let again = CopyPlan { revision: draft.revision };
    leader.post(&address, &again).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn without_a_plan_last_year_there_is_nothing_to_copy() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    save(&hr, YEAR, &[]).await;
    let address = path::plan_copy(YEAR);
    hr.post(&address, &CopyPlan { revision: 0 }).await.refused(ErrorCode::Conflict);
    hr.post(&address, &CopyPlan { revision: 1 }).await.refused(ErrorCode::NotFound);
    assert_eq!(page(&hr, YEAR).await.last_year, []);
}
