//! Sentences of assignments, courses and lessons.

use contract::assignments::NextStep;
use learning::deadline::AssignmentState;
use learning::fiscal_year::FiscalYear;
use learning::mark::Mark;

// What the screen and the server's files must say word for word alike.
pub use contract::wording::{cause, percent, state, whom, why};

pub const MY_TITLE: &str = "自分の研修";
pub const OPEN: &str = "これから受ける研修";
pub const OPEN_EMPTY: &str = "いま受ける研修はありません。割り当てられると、ここに表示されます。";
pub const CHOICES: &str = "選択必修の研修";
pub const PLANNED: &str = "予定の研修";
pub const GATE: &str = "利用前に必須";
pub const COMPLETED: &str = "修了した研修";
pub const COMPLETED_EMPTY: &str = "修了した研修は、まだありません。";
pub const DUE: &str = "期限";
pub const MINUTES_LEFT: &str = "残りの目安";
pub const PROGRESS: &str = "進み具合";

pub const COURSE_FALLBACK: &str = "コース";
pub const OBJECTIVES: &str = "できるようになること";
pub const LESSONS: &str = "レッスン";
pub const LESSONS_AND_EXERCISES: &str = "レッスンと演習";
pub const EXERCISE: &str = "演習";
pub const LESSON_DONE: &str = "読み終えた";
pub const LESSON_NOT_YET: &str = "未読";
pub const ASSESSMENT: &str = "修了テスト";
pub const ATTEMPTS: &str = "受験の記録";
pub const ATTEMPTS_EMPTY: &str = "まだ受験していません。";
pub const ATTEMPT_NUMBER: &str = "回";
pub const STARTED: &str = "開始";
pub const SUBMITTED: &str = "提出";
pub const SHARE: &str = "得点の割合";
pub const VERDICT: &str = "合否";
pub const DETAIL: &str = "詳細";
pub const TO_RESULT: &str = "結果を見る";
pub const CONTINUE: &str = "続ける";
pub const NOT_SUBMITTED: &str = "受験中";
pub const WHY: &str = "あなたに割り当てられた理由";
const NOT_AVAILABLE: &str = "すべてのレッスンを読み終えると受けられます。";
const NOT_AVAILABLE_EXERCISES: &str = "すべてのレッスンを読み終え、演習に合格すると受けられます。";

pub const LESSON_FALLBACK: &str = "レッスン";
pub const BACK_TO_COURSE: &str = "コースの内容へ戻る";
pub const PREVIOUS_LESSON: &str = "前のレッスン";
pub const FINISH_LESSON: &str = "読み終えて次へ";
pub const NEXT_LESSON: &str = "次のレッスンへ";
pub const LESSON_COMPLETED: &str = "このレッスンは読み終えています。";
pub const RESUMED: &str = "前回の続きの位置に移りました。";
pub const COURSE_COMPLETE: &str = "このコースを修了しました。";
pub const SOURCES: &str = "この内容のもとにした資料";

pub const ACKNOWLEDGE: &str = "確認する";
pub const ACKNOWLEDGE_TITLE: &str = "読んだことの確認";
pub const ACKNOWLEDGE_FIRST: &str = "先に、読んだことを示す印を付けてください。";

pub const TERMS: &str = "このレッスンの言葉";
pub const GLOSSARY: &str = "用語集";
pub const GLOSSARY_LEAD: &str = "研修に出てくる言葉を、五十音順に並べています。";
pub const GLOSSARY_EMPTY: &str = "用語集には、まだ言葉がありません。";
pub const GLOSSARY_ROWS: &str = "五十音で選ぶ";

pub const PASSED: &str = "合格";
pub const FAILED: &str = "不合格";

/// Heading of the fiscal year.
pub fn lead(year: FiscalYear, today: &str) -> String {
    format!("{}の研修です。今日は{today}です。", year.label())
}

/// From when a planned course can be taken.
pub fn opens_on(day: &str) -> String {
    format!("{day}から受けられます。")
}

/// Summary of the courses that are not to be taken now.
pub fn others(count: usize) -> String {
    format!("そのほかの研修（停止・免除・充当・対象外）：{count}件")
}

/// What the state of a course means that is not to be taken now; none where the state says enough.
pub fn aside(state: AssignmentState) -> Option<&'static str> {
    match state {
        AssignmentState::Suspended => Some("休職・派遣などの間は、受けなくてかまいません。"),
        AssignmentState::Exempt => Some("免除されているため、受けなくてかまいません。"),
        AssignmentState::Credited => {
            Some("ほかの研修や有効な修了が充てられているため、受けなくてかまいません。")
        }
        AssignmentState::NotRequired => Some("いまの所属や担当では、受けなくてかまいません。"),
        _ => None,
    }
}

/// How many courses of a choice are needed.
pub fn choice_lead(all: usize, needed: u32, chosen: usize, due: &str) -> String {
    let rule = format!("次の{all}つの研修から{needed}つを選び、{due}までに修了してください。");
    if chosen == 0 { rule } else { format!("{rule}{chosen}つを選びました。") }
}

pub const CHOOSE: &str = "これを選ぶ";
pub const CHOSEN: &str = "選択済み";

/// A course was chosen.
pub fn chosen(title: &str) -> String {
    format!("「{title}」を選びました。「{OPEN}」に追加しました。")
}

/// Label of the one button.
pub fn next_step(step: &NextStep) -> String {
    match step {
        NextStep::Lesson { resumed: false, .. } => "研修を始める".to_owned(),
        NextStep::Lesson { resumed: true, .. } => "続きから読む".to_owned(),
        NextStep::Exercise { .. } => "演習に進む".to_owned(),
        NextStep::StartAttempt => "修了テストを受ける".to_owned(),
        NextStep::ContinueAttempt { answered, total, .. } => {
            format!("テストの続きへ（{total}問中{answered}問に解答済み）")
        }
        NextStep::Review => "内容を見直す".to_owned(),
        NextStep::AskHr => "担当者への相談が必要です".to_owned(),
    }
}

/// Marks as a number: `7`, `7と1/2`.
pub fn marks(mark: Mark) -> String {
    let (numerator, denominator) = (mark.numerator(), mark.denominator());
    let whole = numerator / denominator;
    let rest = numerator % denominator;
    match (whole, rest) {
        (whole, 0) => whole.to_string(),
        (0, rest) => format!("{rest}/{denominator}"),
        (whole, rest) => format!("{whole}と{rest}/{denominator}"),
    }
}

/// Which variant of the course this is.
pub fn variant(title: &str) -> String {
    format!("この教材は「{title}」です。")
}

/// When the assessment opens.
pub fn not_available(has_exercises: bool) -> &'static str {
    if has_exercises { NOT_AVAILABLE_EXERCISES } else { NOT_AVAILABLE }
}

/// Label of the box that confirms an insert.
pub fn have_read(title: &str) -> String {
    format!("「{title}」を読みました。")
}

/// An insert was confirmed.
pub fn acknowledged(title: &str, at: &str) -> String {
    format!("「{title}」を読んだことを確認しました（{at}）。")
}

/// What keeps a lesson from being finished.
pub fn acknowledgements_left(titles: &[&str]) -> String {
    format!(
        "次へ進む前に、「{}」の確認が必要です。読んだことを示す印を付け、「{ACKNOWLEDGE}」を押してください。",
        titles.join("」「")
    )
}

/// Summary of the terms of a lesson.
pub fn terms(count: usize) -> String {
    format!("{TERMS}（{count}語）")
}

/// Heading of one row of the fifty sounds.
pub fn kana_row(first: &str) -> String {
    format!("{first}行")
}

/// `レッスン 2／6`.
pub fn lesson_number(number: u32, total: u32) -> String {
    format!("レッスン {number}／{total}")
}

/// What the assessment asks.
pub fn assessment(questions: u32, mastery: Mark, attempts: Option<u32>, minutes: Option<u32>) -> String {
    let attempts = match attempts {
        Some(count) => format!("受けられるのは{count}回まで"),
        None => "受けられる回数に制限はありません".to_owned(),
    };
    let minutes = match minutes {
        Some(minutes) => format!("制限時間は{minutes}分"),
        None => "制限時間はありません".to_owned(),
    };
    format!("{questions}問。合格の基準は{}以上。{attempts}。{minutes}。", percent(mastery))
}

/// 合否 in words.
pub fn verdict(passed: bool) -> &'static str {
    if passed { PASSED } else { FAILED }
}

pub fn completed_on(day: &str) -> String {
    format!("{day}に修了しました。")
}

/// An addition in brackets.
pub fn in_brackets(words: &str) -> String {
    format!("（{words}）")
}

pub fn attempt_number(number: u32) -> String {
    format!("{number}回目")
}

/// One source with its dates.
pub fn source(title: &str, as_of: &str, next_check: &str) -> String {
    format!("{title}（{as_of}時点。次回確認日 {next_check}）")
}

#[cfg(test)]
mod tests {
    use learning::mark::Mark;

    #[test]
    fn marks_are_exact() {
        assert_eq!(super::marks(Mark::new(7, 1)), "7");
        assert_eq!(super::marks(Mark::new(15, 2)), "7と1/2");
        assert_eq!(super::marks(Mark::new(2, 3)), "2/3");
        assert_eq!(super::marks(Mark::ZERO), "0");
    }
}
