//! Sentences of the assessment and its result.

use chrono::{DateTime, Utc};
use learning::mark::Mark;
use learning::scoring::TagVerdict;

use super::{assignments, dates};

pub const ATTEMPT_FALLBACK: &str = "修了テスト";
pub const QUESTIONS: &str = "設問の一覧";
pub const ANSWERED: &str = "解答済み";
pub const UNANSWERED: &str = "未解答";
pub const PREVIOUS: &str = "前の設問";
pub const NEXT: &str = "次の設問";
pub const TO_REVIEW: &str = "提出前の確認へ";
pub const REVIEW_TITLE: &str = "提出前の確認";
pub const ALL_ANSWERED: &str = "すべての設問に解答しました。";
pub const SUBMIT_NOTE: &str = "提出すると、解答は変えられません。";
pub const SUBMIT: &str = "提出する";
pub const BACK_TO_QUESTIONS: &str = "設問に戻る";
pub const SUBMIT_AFTER_SAVING: &str = "すべての解答が保存されると、提出できます。";
pub const SAVING: &str = "保存しています";
pub const SAVED: &str = "保存しました";
pub const NOT_SAVED: &str = "保存できていません。つながり次第、自動で保存します。";
pub const REFUSED: &str = "この解答は保存できませんでした。解答を選び直してください。";
pub const SAVED_AGAIN: &str = "つながりました。解答を保存しました。";
pub const TIME_OVER: &str = "制限時間が終わりました。結果へ移ります。";

pub const CHOOSE_ONE: &str = "一つ選んでください。";
pub const CHOOSE_ANY: &str = "あてはまるものをすべて選んでください。";
pub const TRUE_FALSE: &str = "この記述は正しいですか。";
pub const TRUE: &str = "正しい";
pub const FALSE: &str = "誤り";
pub const REASON: &str = "そう考えた理由を一つ選んでください。";
pub const ORDER: &str = "「上へ」「下へ」のボタンで、正しい順に並べ替えてください。";
pub const UP: &str = "上へ";
pub const DOWN: &str = "下へ";
pub const KEEP_ORDER: &str = "この順番で解答する";
pub const ORDER_OPEN: &str = "まだ解答していません。いまの順でよいときも、ボタンで決めてください。";
pub const MATCH: &str = "それぞれに合うものを選んでください。";
pub const NUMBER: &str = "数を入れてください。";
pub const NUMBER_LABEL: &str = "答えの数";
pub const CLOZE: &str = "空欄に入るものを選んでください。";
pub const SHORT_TEXT: &str = "言葉を入れてください。全角と半角、大文字と小文字の違いは問いません。";
pub const SHORT_TEXT_LABEL: &str = "答えの言葉";
pub const NOT_CHOSEN: &str = "選んでください";

pub const RESULT_FALLBACK: &str = "テストの結果";
pub const NEXT_TITLE: &str = "次にすること";
pub const ANSWERS_TITLE: &str = "設問ごとの結果と解説";
pub const YOUR_ANSWER: &str = "あなたの解答";
pub const RIGHT_ANSWER: &str = "正答";
pub const NO_ANSWER: &str = "解答なし";
pub const EXPLANATION: &str = "解説";
pub const OPTION_EXPLANATIONS: &str = "選択肢ごとの解説";
pub const NEXT_ACTION: &str = "明日からこうする";
pub const CLOSED_BY_CLOCK: &str = "制限時間が終わったため、それまでの解答で採点しました。";
pub const MUST_BE_RIGHT_MISSED: &str = "必ず正解が要る問題に誤りがありました。この問題は、点数が基準に届いていても、誤りがあると合格になりません。";
pub const COURSE_COMPLETE: &str = "このコースを修了しました。修了の記録が残りました。";
pub const TO_COURSE_RETAKE: &str = "コースの内容を見直して、もう一度受ける";
pub const TO_COURSE: &str = "コースの内容へ";
pub const RIGHT: &str = "正解";
pub const PARTLY_RIGHT: &str = "一部正解";
pub const WRONG: &str = "不正解";

/// `問 3／8`.
pub fn question_of(number: usize, total: usize) -> String {
    format!("問{number}／全{total}問")
}

/// `問3`.
pub fn question(number: usize) -> String {
    format!("問{number}")
}

/// `8問中6問に解答済み`.
pub fn answered_of(answered: usize, total: usize) -> String {
    format!("{total}問中{answered}問に解答済み")
}

/// Saved, and when.
pub fn saved_at(at: DateTime<Utc>) -> String {
    format!("保存しました {}", dates::time(at))
}

/// Time left on the clock.
pub fn time_left(seconds: u32) -> String {
    format!("残り時間 {}", dates::span(seconds))
}

/// Said aloud near the end.
pub fn time_left_warning(minutes: u32) -> String {
    format!("残り時間は{minutes}分です。")
}

/// Unanswered questions named.
pub fn unanswered(numbers: &[usize]) -> String {
    let names: Vec<String> = numbers.iter().map(|number| question(*number)).collect();
    format!(
        "まだ解答していない設問があります：{}。このまま提出すると、その設問は0点になります。",
        names.join("、")
    )
}

/// Said aloud when an item of an ordering has moved.
pub fn moved(item: &str, position: usize, total: usize) -> String {
    format!("「{item}」は{total}個のうち{position}番目です。")
}

/// Name of a button that moves an item.
pub fn move_label(item: &str, up: bool) -> String {
    format!("「{item}」を{}", if up { UP } else { DOWN })
}

/// Name of the select of a blank.
pub fn blank(label: &str) -> String {
    format!("空欄{label}")
}

/// Marks, their maximum and the share.
pub fn marks(marks: Mark, maximum: Mark, mastery: Mark) -> String {
    format!(
        "{}点満点で{}点（{}）。合格の基準は{}以上です。",
        assignments::marks(maximum),
        assignments::marks(marks),
        assignments::percent(marks.scaled_to(maximum)),
        assignments::percent(mastery)
    )
}

/// What the questions of a tag with a pass mark of its own earned.
pub fn tag(verdict: &TagVerdict) -> String {
    let share = verdict.marks.scaled_to(verdict.maximum);
    format!(
        "「{}」の問題は{}点満点で{}点（{}）。この分野だけの基準は{}以上で、{}。",
        verdict.tag,
        assignments::marks(verdict.maximum),
        assignments::marks(verdict.marks),
        assignments::percent(share),
        assignments::percent(verdict.mastery),
        if verdict.passed {
            "届いています"
        } else {
            "届いていません。合格には、この基準にも届く必要があります"
        }
    )
}

/// How one question went.
pub fn question_verdict(mark: Mark) -> &'static str {
    if mark == Mark::ONE {
        RIGHT
    } else if mark == Mark::ZERO {
        WRONG
    } else {
        PARTLY_RIGHT
    }
}

/// Marks of one question.
pub fn question_marks(mark: Mark) -> String {
    format!("1点中{}点", assignments::marks(mark))
}

/// One item of an ordering as it was placed.
pub fn placed(position: usize, item: &str) -> String {
    format!("{position}. {item}")
}

/// One pair.
pub fn pair(left: &str, right: &str) -> String {
    format!("{left} → {right}")
}

/// A number with its tolerance.
pub fn tolerance(value: &str, tolerance: &str) -> String {
    format!("{value}（±{tolerance}まで正答）")
}
