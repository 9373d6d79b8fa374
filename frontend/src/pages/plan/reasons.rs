//! What is wrong with a plan, and what it warns of, row by row.

use contract::plan::{PlanFinding, PlanWarning};
use yew::prelude::*;

use crate::components::{Alert, AlertKind};
use crate::text::plan as text;

/// What is to be settled before the plan can be decided.
pub(super) fn findings(findings: &[PlanFinding]) -> Html {
    let lines = findings.iter().map(|found| (found.row, text::problem(found.problem)));
    box_of(text::FINDINGS, "", lines.collect())
}

/// Busy seasons; they stop nothing.
pub(super) fn warnings(warnings: &[PlanWarning]) -> Html {
    let lines = warnings.iter().map(|warning| (warning.row, text::season(warning.season)));
    box_of(text::WARNINGS, text::WARNINGS_NOTE, lines.collect())
}

fn box_of(title: &'static str, note: &'static str, lines: Vec<(u32, &'static str)>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let lines = lines.into_iter().map(|(row, said)| {
        let place = if row == 0 { String::new() } else { [&text::row_number(row), ": "].concat() };
        html! { <li>{ place }{ said }</li> }
    });
    html! {
        <div class="no-print">
            <Alert kind={AlertKind::Warning}>
                <p><strong>{ title }</strong></p>
                <ul class="list">{ for lines }</ul>
                if !note.is_empty() {
                    <p>{ note }</p>
                }
            </Alert>
        </div>
    }
}
