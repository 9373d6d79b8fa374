//! Sentences of the check whether knowledge stays.

use learning::mark::Mark;

use super::assignments;

pub const TITLE: &str = "定着確認";
pub const START: &str = "定着確認（数分）を受ける";
pub const OFFER: &str = "修了したコースを、どれくらい覚えているか確かめられます。受けるかどうかは自由です。";
pub const BEGIN: &str = "はじめる";
pub const ABOUT: [&str; 3] = [
    "修了から30日後と90日後に、覚えていることを数問で確かめます。受けるかどうかは自由です。それぞれ1回だけ受けられます。",
    "結果は修了に影響しません。点数を見られるのは、あなただけです。",
    "10人以上の集まりの平均だけを、研修の見直しに使います。",
];
pub const RESULT_TITLE: &str = "定着確認の結果";
pub const NO_VERDICT: &str =
    "定着確認に合否はありません。まちがえた問題の説明を読み、気になるところはレッスンを読み返してください。";

/// The way to the check of a course.
pub fn start(title: &str) -> String {
    format!("「{title}」の{START}")
}

/// The last day, behind the way to it.
pub fn until(day: &str) -> String {
    format!("（{day}まで）")
}

/// Marks of the check beside those of the first attempt.
pub fn marks(marks: Mark, maximum: Mark, before: Mark) -> String {
    format!(
        "{}点満点で{}点（{}）でした。修了テストの1回目は{}でした。",
        assignments::marks(maximum),
        assignments::marks(marks),
        assignments::percent(marks.scaled_to(maximum)),
        assignments::percent(before)
    )
}
