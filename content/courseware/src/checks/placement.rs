//! The placement against the bank: two forms that ask about the same, equally hard, with other questions.

use std::collections::BTreeMap;

use learning::parallel::{Form, Forms};

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::rules::{PLACEMENT_BANK, PLACEMENT_UNEVEN};

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let Some(placement) = &course.manifest.placement else {
        return;
    };
    let (path, line) = (course.path("course.toml"), placement.questions_per_objective.line);
    let asked = usize::try_from(placement.questions_per_objective.value).unwrap_or(usize::MAX);
    let mut held: BTreeMap<&str, usize> =
        course.manifest.objectives.iter().map(|each| (each.value.id.as_str(), 0)).collect();
    for draft in &course.bank {
        held.entry(draft.objective.value.as_str()).and_modify(|count| *count += 1);
    }
    for (objective, held) in held.into_iter().filter(|(_, held)| *held < asked.saturating_mul(2)) {
        findings.push(PLACEMENT_BANK.at(
            path.clone(),
            line,
            format!("目標 {objective} の設問は{held}問で、事前診断の{asked}問と重ならない修了テストの設問が足りません。"),
            "questions_per_objective を減らすか、quiz.toml にその目標の設問を加えてください。",
        ));
    }
    if let Some((a, b)) = mean_tenths(course).filter(|(a, b)| a.abs_diff(*b) > MOST_TENTHS_APART) {
        findings.push(PLACEMENT_UNEVEN.at(
            path,
            line,
            format!("事前と事後の設問の難しさの平均が、{}と{}で離れています。", tenths(a), tenths(b)),
            "目標ごとに、同じ difficulty の設問が2問ずつになるように加えるか、difficulty を見直してください。",
        ));
    }
}

/// Tenths of a level (1–3) by which the mean difficulties of the forms may differ.
const MOST_TENTHS_APART: usize = 3;

/// Mean difficulty of both forms in tenths, rounded down.
fn mean_tenths(course: &CourseDraft) -> Option<(usize, usize)> {
    let bank: Vec<_> = course.bank.iter().map(|draft| draft.question.graded()).collect();
    let forms = Forms::of(&bank);
    let mean = |form| {
        let ids = forms.ids(form);
        let levels = bank.iter().filter(|question| ids.contains(question.id));
        let sum: usize = levels.map(|question| usize::from(question.difficulty)).sum();
        (sum * 10).checked_div(ids.len())
    };
    Some((mean(Form::A)?, mean(Form::B)?))
}

fn tenths(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
