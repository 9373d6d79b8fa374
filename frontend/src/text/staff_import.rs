//! Sentences of the five steps of an import: reading, checking, difference, applying, taking back.

use chrono::{Datelike, NaiveDate};
use contract::error::ErrorCode;
use contract::organization::{ImportUndone, QuestionKind, StaffFileReport};

use super::dates;
use crate::api::ApiError;

pub const STEPS: &str = "取込みの手順";
/// The names of the five steps.
pub const STEP_NAMES: [&str; 5] = ["読取", "検査", "差分", "適用", "取消"];
pub const DONE: &str = "済み";
pub const HERE: &str = "いまここ";
pub const TO_DO: &str = "これから";

pub const CHECKED_TITLE: &str = "読み取った内容";
pub const COLUMN_QUESTIONS: &str = "見出しについての質問";
pub const QUESTIONS: &str = "人が決める質問";
pub const QUESTIONS_LEAD: &str = "ファイルだけでは決められないことです。答えを選んで「この答えで決める」を押すと、同じファイルをもう一度検査します。決めたあとでも変えられます。";
pub const NO_QUESTION: &str = "質問はありません。";
pub const ANSWER: &str = "この答えで決める";
pub const CHANGE_ANSWER: &str = "この答えに変える";
pub const ANSWERING: &str = "検査し直しています";
pub const ANSWER_ALL: &str = "選んだ答えをまとめて決める";
pub const ANSWERED: &str = "回答済み";
pub const OPEN: &str = "未回答";
pub const ANSWER_FAILED: &str = "答えを送れなかったか、検査し直せませんでした。選んだ答えはこの画面に残っています。もう一度ボタンを押してください。";
pub const TO_OPEN: &str = "未回答の質問へ移動する";

pub const NO_REJECTED: &str = "取り込めない行はありません。";
pub const NO_WARNING: &str = "念のため見てほしい行はありません。";
pub const NO_DIFFERENCE_YET: &str = "取り込めない行や、読取りについての質問が残っているため、まだ比べられません。上の検査を先に済ませてください。";
pub const DIFFERENCE_OPEN: &str = "未回答の質問があるため、答えによって下の人数が変わります。";
pub const OPEN_LIST: &str = "一覧を開く";
pub const CLOSE_LIST: &str = "一覧を閉じる";
pub const MORE_ROWS: &str = "続きを表示する";
pub const FROM: &str = "変わる前";
pub const TO: &str = "変わった後";
pub const LIST: &str = "一覧";
pub const LIST_CUT: &str = "人数が多いため、一覧には5,000件までを表示しています。";
pub const NOBODY: &str = "なし";

pub const MERGED: &str = "番号が変わったと見なした職員";
pub const MERGED_LEAD: &str = "氏名・フリガナ・採用年月日が同じため、同じ人の番号が変わったものとして、受講の記録を引き継ぎます。別の人のときは「別の人にする」を押してください。";
pub const OLD_NUMBER: &str = "これまでの番号";
pub const NEW_NUMBER: &str = "新しい番号";
pub const TREATMENT: &str = "扱い";
pub const SAME: &str = "同じ人";
pub const OTHER: &str = "別の人（前の番号は退職、新しい番号は採用）";
pub const REJECT: &str = "別の人にする";
pub const TAKE_AGAIN: &str = "同じ人に戻す";
pub const ACTION: &str = "操作";

pub const REMEMBERED: &str = "覚えている見出し";
pub const REMEMBERED_LEAD: &str = "次の取込みからも使う、見出しの読み方です。読み方を変えるときは「忘れる」を押してください。検査し直して、もう一度質問します。";
pub const REMEMBERED_EMPTY: &str = "覚えている見出しはありません。";
pub const FORGET: &str = "忘れる";
pub const COLUMN_FORGOTTEN: &str = "見出しの読み方を忘れました。";

pub const BLOCKED: &str = "まだ適用できません。";
pub const APPLY_WHAT: &str = "適用すると、上の差分が人事異動として記録され、研修の割当てが計算し直されます。あとから1回の操作で取り消せます。";

pub const UNDO: &str = "取り消す";
pub const UNDOING: &str = "取り消しています";
pub const UNDO_CONFIRM: &str = "この取込みを取り消す";
pub const UNDO_REASON: &str = "取り消す理由";
pub const UNDO_REASON_HINT: &str = "200文字まで。操作記録に残ります。";
pub const UNDO_DONE: &str = "取込みを取り消しました。名簿は取り込む前に戻っています。";
pub const CANCEL: &str = "やめる";
pub const STATE: &str = "状態";
pub const IN_FORCE: &str = "有効";
pub const UNDONE: &str = "取消済み";
pub const SHOW_CHANGES: &str = "内容を見る";
pub const HIDE_CHANGES: &str = "内容を閉じる";
pub const LATER_STANDS: &str = "有効（後の取込みを先に取り消すと、取り消せます）";

/// `1 読取`.
pub fn step(number: usize) -> String {
    let name = number.checked_sub(1).and_then(|index| STEP_NAMES.get(index)).copied().unwrap_or_default();
    format!("{number} {name}")
}

/// A word and what it is about, for those who do not see the row.
pub fn about(word: &str, of: &str) -> String {
    format!("{word}：{of}")
}

/// A header and how it is read.
pub fn remembered(header: &str, field: &str) -> String {
    if field.is_empty() {
        return format!("「{header}」は読まない");
    }
    format!("「{header}」は「{field}」として読む")
}

/// What was read, for those who hear the page.
pub fn checked(report: &StaffFileReport) -> String {
    let open = report.questions.iter().filter(|question| question.answer.is_none()).count();
    format!(
        "検査が終わりました。{}行のうち、取り込めない行{}件、念のため見てほしい行{}件、未回答の質問{open}件です。",
        report.rows,
        report.rejected.len(),
        report.warnings.len()
    )
}

/// What stands in the way of applying.
pub fn blocked(rejected: usize, open: usize) -> Vec<String> {
    let mut reasons = Vec::new();
    if rejected > 0 {
        reasons.push(format!("取り込めない行が{rejected}件あります。ファイルを直して、選び直してください。"));
    }
    if open > 0 {
        reasons.push(format!("未回答の質問が{open}件あります。"));
    }
    reasons
}

/// The sentence that says from when a file holds.
pub fn takes_effect(day: NaiveDate, today: NaiveDate) -> String {
    if day > today {
        return format!("{}月{}日に有効になります", day.month(), day.day());
    }
    if day == today {
        return "今日から有効になります".to_owned();
    }
    format!("{}にさかのぼって有効になります", dates::date(day))
}

/// The label of the button that applies.
pub fn apply(day: NaiveDate, today: NaiveDate) -> String {
    let verb = if day > today { "予定として取り込む" } else { "この内容で取り込む" };
    format!("{verb}（{}）", takes_effect(day, today))
}

/// The same in full above the button.
pub fn apply_sentence(day: NaiveDate, today: NaiveDate) -> String {
    let date = dates::date(day);
    if day > today {
        return format!(
            "{date}までは名簿も割当ても変わりません。{}。その日になると自動で切り替わります。",
            takes_effect(day, today)
        );
    }
    if day == today {
        return format!("{date}（今日）から有効になります。");
    }
    format!("{date}にさかのぼって有効になります。その日より後の割当ても計算し直されます。")
}

/// `3、5行目`; long lists are cut.
pub fn lines(lines: &[u32]) -> String {
    const MOST: usize = 10;
    let shown: Vec<String> = lines.iter().take(MOST).map(u32::to_string).collect();
    let rest = lines.len().saturating_sub(MOST);
    let more = if rest > 0 { format!("ほか{rest}行") } else { String::new() };
    format!("{}行目{more}", shown.join("、"))
}

/// `質問 1`.
pub fn question(number: usize) -> String {
    format!("質問 {number}")
}

/// How many drafts are sent with one button.
pub fn answer_all(count: usize) -> String {
    format!("{ANSWER_ALL}（{count}件）")
}

/// How far the questions are.
pub fn progress(answered: usize, all: usize) -> String {
    format!("{all}件のうち{answered}件に回答済みです。")
}

/// What a question is about.
pub fn question_kind(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Column => "見出し",
        QuestionKind::Title => "職名と職層",
        QuestionKind::SamePerson => "同じ人の2行",
        QuestionKind::LostZeros => "先頭の0が落ちた番号",
        QuestionKind::MainDepartment => "主たる所属",
        QuestionKind::SuccessorDepartment => "廃止された所属",
        QuestionKind::RetiredButActive => "退職日と在職区分",
        QuestionKind::Reappointment => "番号の変更と再任用",
        QuestionKind::OtherTenant => "他の団体の職員",
    }
}

/// What a kind of finding is called; the message of each row says more.
pub fn finding_kind(code: &str) -> &'static str {
    match code {
        "bad-email" => "メールの形式",
        "shared-email" => "ほかの人と同じメール",
        "forbidden-column" => "取り込まない列",
        "unknown-column" => "読まなかった列",
        "missing-column" => "足りない列",
        "duplicate-column" => "重なった列",
        "too-many-columns" => "列の数",
        "no-header" => "見出し",
        "column-count-differs" => "列の数の違い",
        "grade-differs" => "職層の違い",
        "hired-in-future" => "これからの採用日",
        "posted-before-hired" => "採用日より前の異動日",
        "lost-character" => "失われた文字",
        "private-use-character" => "外字",
        "control-character" => "使えない文字",
        "outside-era" => "元号の境目",
        "era-missing" => "元号のない日付",
        "not-a-date" | "no-such-day" => "日付",
        "unread-value" => "読まなかった値",
        "footer-without-count" | "footer-count-differs" => "末尾の件数",
        "another-person" => "番号の持ち主の違い",
        "bad-staff-number" => "職員番号の形",
        "duplicate-staff-number" => "職員番号の重複",
        "department-name-differs" => "所属コードと所属名の違い",
        "unknown-department" => "所属コード",
        "unknown-grade" => "職層",
        "unknown-status" => "在職区分",
        "empty-field" => "空欄",
        "too-long" => "長すぎる値",
        "empty-file" | "no-rows" => "中身のないファイル",
        "unclosed-quote" => "閉じていない引用符",
        _ => "そのほか",
    }
}

/// A kind of finding with its count, as the line that opens its list.
pub fn counted_kind(code: &str, count: usize) -> String {
    format!("{}：{count}件", finding_kind(code))
}

/// The heading of the form that takes an import back.
pub fn undo_heading(file_name: &str) -> String {
    format!("「{file_name}」の取込みを取り消す")
}

/// What taking back does.
pub fn undo_what(day: NaiveDate, changes: &str) -> String {
    format!(
        "{}から有効な取込みです。変わったこと：{changes}これらをすべて元に戻し、研修の割当てを計算し直します。修了の記録は消えません。",
        dates::date(day)
    )
}

/// When, by whom and why it was taken back.
pub fn undone(undone: &ImportUndone) -> String {
    format!("{UNDONE}（{}、{}、理由：{}）", dates::date_time(undone.at), undone.by, undone.reason)
}

/// Why an import was not taken back.
pub fn undo_error(error: &ApiError) -> String {
    let ApiError::Problem(problem) = error else { return super::error(error) };
    let has = |code: &str| problem.fields.iter().any(|field| field.code == code);
    if problem.code == ErrorCode::Conflict && has("later-import") {
        return "この後の取込みが残っています。新しい取込みから順に取り消してください。".to_owned();
    }
    if problem.code == ErrorCode::Conflict && has("already-undone") {
        return "この取込みは、すでに取り消されています。ページを開き直してください。".to_owned();
    }
    super::error(error)
}

/// How many of a list are shown.
pub fn shown(shown: usize, all: usize) -> String {
    format!("{all}件のうち{shown}件を表示しています。")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_button_says_when_a_file_takes_effect() {
        let day = |text: &str| text.parse().unwrap();
        let today = day("2026-03-27");
        let label = super::apply(day("2026-04-01"), today);
        assert!(label.contains("4月1日に有効になります"), "{label}");
        assert!(super::apply(today, today).contains("今日から"));
        assert!(super::apply(day("2025-10-01"), today).contains("令和7年10月1日にさかのぼって"));
    }

    #[test]
    fn long_lists_of_lines_are_cut() {
        assert_eq!(super::lines(&[3, 5]), "3、5行目");
        let many: Vec<u32> = (1..=12).collect();
        assert!(super::lines(&many).ends_with("10行目ほか2行"));
    }
}
