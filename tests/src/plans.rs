//! A training plan that the DX leader writes, has discussed and decided.

use chrono::NaiveDate;
use contract::path;
use contract::plan::{PlanDocument, PlanPage, PlanRow, PlanStep, SavePlanDraft, TakePlanStep};

use crate::app::Persona;

/// Saves these rows on top of the plan as it stands and takes the next version through to its decision, dated `on`.
pub async fn decide(leader: &Persona<'_>, year: i32, rows: Vec<PlanRow>, on: NaiveDate) {
    let page: PlanPage = leader.get(&path::plan(year)).await.json();
    let number = page.versions.first().map_or(1, |version| version.number + 1);
    let revision = page.draft.map_or(0, |draft| draft.revision);
    let draft = SavePlanDraft { revision, document: PlanDocument { rows } };
    let page: PlanPage = leader.put(&path::plan_draft(year), &draft).await.json();
    let revision = page.draft.expect("a draft").revision;
    for (step, of) in [(PlanStep::Submit, revision), (PlanStep::Decide, number)] {
        let taken = TakePlanStep {
            step,
            of,
            approver: "潮見　正".to_owned(),
            office: "CISO（副市長）".to_owned(),
            decided_on: Some(on),
            note: String::new(),
        };
        let answer = leader.post(&path::plan_steps(year), &taken).await;
        assert!(answer.status.is_success(), "{step:?}: {}", answer.text());
    }
}
