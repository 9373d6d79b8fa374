//! Claimed minutes against the length of the text.

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::manifest::LessonEntry;
use crate::rules::{COURSE_MINUTES, LESSON_MINUTES};

/// Characters that an adult reads in a minute, taking part.
const CHARACTERS_PER_MINUTE: u32 = 500;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let manifest = &course.manifest;
    let path = course.path("course.toml");
    for (entry, rendered) in manifest.lessons.iter().zip(&course.lessons) {
        let claimed = entry.minutes.value;
        if rendered.characters > 0 && claimed > 0 && !fits(claimed, rendered.characters) {
            let needed = rendered.characters.div_ceil(CHARACTERS_PER_MINUTE);
            findings.push(LESSON_MINUTES.at(
                path.clone(),
                entry.minutes.line,
                format!(
                    "レッスン {} は{}字なのに{claimed}分とあります。",
                    entry.id.value, rendered.characters
                ),
                format!("{needed}分にするか、文章の長さを直してください（1分500字）。"),
            ));
        }
    }
    let parts = of_whom_no_variant_holds(course);
    let claimed = manifest.minutes.value;
    if parts.saturating_mul(10) > claimed.saturating_mul(13)
        || parts.saturating_mul(10) < claimed.saturating_mul(7)
    {
        findings.push(COURSE_MINUTES.at(
            path,
            manifest.minutes.line,
            format!(
                "コースは{claimed}分とありますが、レッスンと演習と修了テスト（1問1分）を足すと{parts}分です。"
            ),
            format!("minutes を{parts}分に近い数にしてください。"),
        ));
    }
}

/// Minutes of the common lessons, the exercises behind them, and one per question drawn.
fn of_whom_no_variant_holds(course: &CourseDraft) -> u32 {
    let common = |entry: &&LessonEntry| !entry.only_variants;
    let stands =
        |after: &str| course.manifest.lessons.iter().filter(common).any(|entry| entry.id.value == after);
    let lessons = course.manifest.lessons.iter().filter(common).map(|entry| entry.minutes.value);
    let exercises = course.exercises.iter().filter(|each| stands(&each.after.value)).map(|each| each.minutes);
    lessons.chain(exercises).fold(course.manifest.questions.value, u32::saturating_add)
}

/// At most two minutes off, and at most by a factor of 1.6.
fn fits(claimed: u32, characters: u32) -> bool {
    let claimed = claimed.saturating_mul(CHARACTERS_PER_MINUTE);
    let (more, less) = (claimed.max(characters), claimed.min(characters));
    more - less <= 2 * CHARACTERS_PER_MINUTE && more.saturating_mul(10) <= less.saturating_mul(16)
}
