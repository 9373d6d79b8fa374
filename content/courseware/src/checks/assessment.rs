//! The final assessment against the bank it draws from.

use std::collections::BTreeSet;

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::rules::{DRAWN_BEYOND_BANK, DUPLICATE_ID, MUST_BE_RIGHT_TAG, SMALL_BANK, TAG_MASTERY_TAG};

/// With fewer questions a second attempt repeats the first.
const SMALLEST_BANK: usize = 20;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let bank = course.bank.len();
    let drawn = course.manifest.questions;
    if usize::try_from(drawn.value).is_ok_and(|drawn| drawn > bank) {
        findings.push(DRAWN_BEYOND_BANK.at(
            course.path("course.toml"),
            drawn.line,
            format!("{}問を出題しますが、設問は{bank}問しかありません。", drawn.value),
            "questions を減らすか、quiz.toml に設問を加えてください。",
        ));
    }
    for tag in &course.manifest.must_be_right {
        if !course.bank.iter().any(|draft| draft.question.tags.contains(&tag.value)) {
            findings.push(MUST_BE_RIGHT_TAG.at(
                course.path("course.toml"),
                tag.line,
                format!("必ず正解が要るタグ「{}」の付いた設問がありません。", tag.value),
                "quiz.toml の設問に tags = [\"…\"] を付けるか、タグのつづりを直してください。",
            ));
        }
    }
    tag_masteries(course, findings);
    if bank < SMALLEST_BANK {
        findings.push(SMALL_BANK.at(
            course.path("quiz.toml"),
            1,
            format!("設問が{bank}問しかありません。"),
            format!("{SMALLEST_BANK}問以上にしてください。受け直しのたびに同じ設問が出ます。"),
        ));
    }
}

/// A tag with a pass mark of its own is that of some question, and named once.
fn tag_masteries(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for rule in course.manifest.tag_mastery.iter().filter(|rule| !rule.value.tag.is_empty()) {
        let tag = &rule.value.tag;
        if !course.bank.iter().any(|draft| draft.question.tags.contains(tag)) {
            findings.push(TAG_MASTERY_TAG.at(
                course.path("course.toml"),
                rule.line,
                format!("合格基準を別に持つタグ「{tag}」の付いた設問がありません。"),
                "quiz.toml の設問に tags = [\"…\"] を付けるか、タグのつづりを直してください。",
            ));
        }
        if !seen.insert(tag.as_str()) {
            findings.push(DUPLICATE_ID.at(
                course.path("course.toml"),
                rule.line,
                format!("タグ「{tag}」の合格基準が2回書かれています。"),
                "どちらか1つにしてください。",
            ));
        }
    }
}
