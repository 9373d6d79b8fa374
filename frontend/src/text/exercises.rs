//! Sentences of exercises: sorting and branching scenarios.

use contract::assignments::NextStep;
use learning::mark::Mark;

use super::assignments;

pub const FALLBACK: &str = "演習";
pub const BACK: &str = "演習の説明へ戻る";
pub const START: &str = "始める";
pub const CONTINUE: &str = "続ける";
pub const AGAIN: &str = "もう一度";
pub const PASSED_ALREADY: &str = "この演習には合格しています。";
pub const RUNS: &str = "これまでの取組み";
pub const RUNS_EMPTY: &str = "まだ取り組んでいません。";
pub const NUMBER: &str = "回";
pub const FINISHED: &str = "終えた日時";
pub const SHARE: &str = "得点の割合";
pub const STATE: &str = "結果";
pub const DETAIL: &str = "詳細";
pub const TO_RESULT: &str = "解説を見る";
pub const PASSED: &str = "合格";
pub const NOT_PASSED: &str = "まだ合格していません";

pub const SORTING: &str = "仕分け";
pub const BACK_TO_SORTING: &str = "仕分けに戻る";
pub const ALL_PLACED: &str = "すべて分けました。";
pub const UNPLACED: &str =
    "まだ分けていないものがあります。このまま提出すると、合っていないものとして数えます。";
pub const SUBMIT_NOTE: &str = "提出すると、この回の分け方は変えられません。演習には何度でも取り組めます。";
pub const SORTED_TITLE: &str = "仕分けの結果";
pub const ITEMS_TITLE: &str = "一つずつの結果と解説";
pub const YOUR_BIN: &str = "あなたの分け方";
pub const RIGHT_BIN: &str = "合う分け方";
pub const NOT_PLACED: &str = "分けていません";
pub const RIGHT: &str = "合っています";
pub const WRONG: &str = "ちがいます";
pub const FATAL: &str = "重大な誤り";

pub const WAY: &str = "ここまでの選択";
pub const WHOLE_WAY: &str = "選択のふり返り";
pub const CHOOSE: &str = "ここで、どうしますか。";
pub const DECIDE: &str = "決める";
pub const CHOOSE_FIRST: &str = "どれか一つを選んでから、「決める」を押してください。";
pub const LAST_CHOICE: &str = "いまの選択について";
pub const YOUR_CHOICE: &str = "選んだこと";

pub const RUN_PASSED: &str = "合格です";
pub const FATAL_NOTE: &str = "実際の仕事なら大きな被害につながる選択がありました。ここで気づけたことは、本番で同じ場面に出会ったときに役立ちます。どの選択かは、下の解説で確かめてください。";
pub const MUST_BE_RIGHT_NOTE: &str =
    "必ず正しく分けることが求められるものに、合っていないものがありました。そのすべてが合うと合格です。";

/// `目安は3分です。`
pub fn minutes(minutes: &str) -> String {
    format!("目安は{minutes}です。")
}

/// What it takes to pass.
pub fn mastery(mastery: Mark, no_fatal: bool) -> String {
    let share = if mastery == Mark::ONE {
        "すべて合う".to_owned()
    } else {
        format!("{}以上得点する", assignments::percent(mastery))
    };
    let fatal = if no_fatal {
        "ただし、実際の仕事なら大きな被害につながる「重大な誤り」が一つでもあると、得点にかかわらず合格になりません。"
    } else {
        ""
    };
    format!("合格の基準は{share}ことです。{fatal}")
}

/// `12個のうち5個を分けました`.
pub fn placed_of(placed: usize, total: usize) -> String {
    format!("{total}個のうち{placed}個を分けました")
}

/// `3. 住民票の交付`.
pub fn item(number: usize, text: &str) -> String {
    format!("{number}. {text}")
}

/// `場面2`.
pub fn scene(number: usize) -> String {
    format!("場面{number}")
}

/// How a sorting went, in figures.
pub fn sorted(marks: Mark, maximum: Mark, mastery: Mark) -> String {
    format!(
        "{}個のうち{}個が合っていました（{}）。合格の基準は{}以上です。",
        assignments::marks(maximum),
        assignments::marks(marks),
        assignments::percent(marks.scaled_to(maximum)),
        assignments::percent(mastery)
    )
}

/// Heading of an outcome. Failing is not the end: the same exercise is open again.
pub fn outcome(passed: bool) -> &'static str {
    if passed { RUN_PASSED } else { "まだ合格していません。もう一度取り組めます" }
}

/// Whether it is passed, as one word in a list.
pub fn state(passed: bool) -> &'static str {
    if passed { PASSED } else { NOT_PASSED }
}

const NOT_YET: &str = "まだ";

/// State of an exercise in the course page.
pub fn row_state(passed: bool, runs: u32) -> String {
    match (passed, runs) {
        (true, _) => PASSED.to_owned(),
        (false, 0) => NOT_YET.to_owned(),
        (false, runs) => format!("{NOT_PASSED}（{runs}回取り組み）"),
    }
}

/// Label of the link to what comes after a passed exercise. A test starts from the course page, which says
/// its rules first.
pub fn way_on(step: &NextStep) -> String {
    match step {
        NextStep::Lesson { .. } => "次のレッスンへ".to_owned(),
        NextStep::StartAttempt => "修了テストの説明へ".to_owned(),
        NextStep::Review | NextStep::AskHr => assignments::BACK_TO_COURSE.to_owned(),
        NextStep::Exercise { .. } | NextStep::ContinueAttempt { .. } => assignments::next_step(step),
    }
}

#[cfg(test)]
mod tests {
    use learning::mark::Mark;

    #[test]
    fn the_pass_mark_says_the_fatal_rule_only_where_it_holds() {
        let plain = super::mastery(Mark::new(4, 5), false);
        assert_eq!(plain, "合格の基準は80%以上得点することです。");
        let strict = super::mastery(Mark::ONE, true);
        assert!(strict.starts_with("合格の基準はすべて合うことです。") && strict.contains("重大な誤り"));
    }

    #[test]
    fn the_state_of_an_exercise_is_said_in_words() {
        assert_eq!(super::row_state(true, 3), "合格");
        assert_eq!(super::row_state(false, 0), "まだ");
        assert_eq!(super::row_state(false, 2), "まだ合格していません（2回取り組み）");
    }
}
