//! The final assessment against the bank it draws from.

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::rules::{DRAWN_BEYOND_BANK, MUST_BE_RIGHT_TAG, SMALL_BANK};

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
    if bank < SMALLEST_BANK {
        findings.push(SMALL_BANK.at(
            course.path("quiz.toml"),
            1,
            format!("設問が{bank}問しかありません。"),
            format!("{SMALLEST_BANK}問以上にしてください。受け直しのたびに同じ設問が出ます。"),
        ));
    }
}
