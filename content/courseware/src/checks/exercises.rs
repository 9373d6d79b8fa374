//! Exercises: every bin exists and is used, a right bin is never fatal, everything is explained.

use std::collections::BTreeSet;

use super::explanations::LONGEST;
use crate::course::CourseDraft;
use crate::exercise::{BodyDraft, ExerciseDraft, SortingDraft};
use crate::finding::Finding;
use crate::rules::{
    EMPTY_BIN, EXPLANATION_LONG, EXPLANATION_MISSING, FATAL_RIGHT_BIN, MUST_BE_RIGHT_TAG, UNKNOWN_BIN,
};
use crate::toml_file::Located;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    for exercise in &course.exercises {
        let path = course.path(&exercise.file);
        explanations(exercise, &path, findings);
        if let BodyDraft::Sorting(sorting) = &exercise.body {
            bins(sorting, &path, findings);
            tags(sorting, &path, findings);
        }
    }
}

fn explanations(exercise: &ExerciseDraft, path: &str, findings: &mut Vec<Finding>) {
    for each in exercise.explained() {
        if each.explanation.is_empty() {
            findings.push(EXPLANATION_MISSING.at(
                path,
                each.line,
                format!("「{}」に解説がありません。", each.text),
                "explanation = \"…\" に、なぜ正しい・誤りかを書いてください（120字以内）。",
            ));
        }
        let length = each.explanation.chars().count();
        if length > LONGEST {
            findings.push(EXPLANATION_LONG.at(
                path,
                each.line,
                format!("「{}」の解説が{length}字あります。", each.text),
                "120字以内にしてください。",
            ));
        }
    }
}

fn bins(sorting: &SortingDraft, path: &str, findings: &mut Vec<Finding>) {
    let bins: BTreeSet<&str> = sorting.bins.iter().map(|(id, _)| id.value.as_str()).collect();
    for item in &sorting.items {
        let named: Vec<&Located<String>> = std::iter::once(&item.bin).chain(&item.fatal_bins).collect();
        let unknown =
            named.into_iter().filter(|bin| !bin.value.is_empty() && !bins.contains(bin.value.as_str()));
        for bin in unknown {
            findings.push(UNKNOWN_BIN.at(
                path,
                bin.line,
                format!("箱「{}」は [[bins]] にありません。", bin.value),
                "箱のidのつづりを直すか、[[bins]] に書き足してください。",
            ));
        }
        for bin in item.fatal_bins.iter().filter(|bin| bin.value == item.bin.value) {
            findings.push(FATAL_RIGHT_BIN.at(
                path,
                bin.line,
                format!("正しい箱「{}」が、致命的な誤りの箱にもなっています。", bin.value),
                "fatal_bins から外すか、bin を直してください。",
            ));
        }
    }
    for (bin, label) in &sorting.bins {
        if !sorting.items.iter().any(|item| item.bin.value == bin.value) {
            findings.push(EMPTY_BIN.at(
                path,
                bin.line,
                format!("箱「{label}」に入る項目がありません。"),
                "項目を加えるか、箱を消してください。",
            ));
        }
    }
}

fn tags(sorting: &SortingDraft, path: &str, findings: &mut Vec<Finding>) {
    for tag in &sorting.must_be_right {
        if !sorting.items.iter().any(|item| item.tags.contains(&tag.value)) {
            findings.push(MUST_BE_RIGHT_TAG.at(
                path,
                tag.line,
                format!("必ず正解が要るタグ「{}」の付いた項目がありません。", tag.value),
                "[[items]] に tags = [\"…\"] を付けるか、タグのつづりを直してください。",
            ));
        }
    }
}
