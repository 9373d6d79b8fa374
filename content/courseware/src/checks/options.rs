//! Options that give the answer away.

use std::collections::BTreeMap;

use learning::question::{AnswerKey, QuestionBody};

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::quiz::{OptionDraft, QuestionDraft};
use crate::rules::{ALL_OF_THE_ABOVE, KEY_POSITION, OPTION_LENGTH};

/// Options about other options measure test-taking, not the job.
const ABOUT_OTHERS: [&str; 9] = [
    "上記すべて",
    "上記のすべて",
    "すべて正しい",
    "全て正しい",
    "すべて当てはまる",
    "いずれでもない",
    "いずれも正しい",
    "どれも当てはまらない",
    "上記以外",
];

/// From this many questions on, one id being right in more than half of them is a pattern.
const ENOUGH_FOR_PATTERN: usize = 8;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let path = course.path("quiz.toml");
    for draft in &course.bank {
        about_others(draft, &path, findings);
        lengths(draft, &path, findings);
    }
    positions(course, &path, findings);
}

fn about_others(draft: &QuestionDraft, path: &str, findings: &mut Vec<Finding>) {
    for option in &draft.options {
        if ABOUT_OTHERS.iter().any(|phrase| option.text.contains(phrase)) {
            findings.push(ALL_OF_THE_ABOVE.at(
                path,
                option.line,
                format!("選択肢「{}」は、ほかの選択肢についての文です。", option.text),
                "それだけで正しいか誤りかが決まる、具体的な行動や事実にしてください。",
            ));
        }
    }
}

fn lengths(draft: &QuestionDraft, path: &str, findings: &mut Vec<Finding>) {
    if !matches!(draft.question.body, QuestionBody::Single { .. } | QuestionBody::TrueFalseReason { .. }) {
        return;
    }
    let length = |option: &&OptionDraft| option.text.chars().count();
    let (right, wrong): (Vec<&OptionDraft>, Vec<&OptionDraft>) =
        draft.options.iter().partition(|option| option.correct);
    let others: usize = wrong.iter().map(length).sum();
    for option in right {
        // length > 1.8 × others ÷ count, without division.
        if !wrong.is_empty() && length(&option) * wrong.len() * 10 > others * 18 {
            findings.push(OPTION_LENGTH.at(
                path,
                option.line,
                format!("設問 {} の正答が、ほかの選択肢よりかなり長くなっています。", draft.id.value),
                "長さをそろえてください。長さで正答が分かります。",
            ));
        }
    }
}

fn positions(course: &CourseDraft, path: &str, findings: &mut Vec<Finding>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for draft in &course.bank {
        if let AnswerKey::Single { correct } = &draft.question.key {
            *counts.entry(correct).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    for (id, count) in counts.into_iter().filter(|(_, count)| all >= ENOUGH_FOR_PATTERN && count * 2 > all) {
        findings.push(KEY_POSITION.at(
            path,
            1,
            format!("単一選択{all}問のうち{count}問で「{id}」が正答です。"),
            "正答のidを散らしてください。",
        ));
    }
}
