//! Sentences of records, rosters and histories.

use contract::records::{HistoryRow, TrainingForm, TrainingResult};
use contract::rosters::RosterApplied;
use contract::wording;
use learning::fiscal_year::FiscalYear;

pub const MY_HISTORY: &str = "受講履歴";
pub const MY_HISTORY_LEAD: &str =
    "これまでに修了した研修、所外で受けた研修、免除の記録です。異動や職員番号の変更のあとも引き継がれます。";
pub const HISTORY_EMPTY: &str = "まだ記録はありません。";
pub const HISTORY_TABLE: &str = "受講履歴の一覧";
pub const FISCAL_YEAR: &str = "年度";
pub const TRAINING: &str = "研修名";
pub const ORGANIZER: &str = "主催";
pub const FORM: &str = "形態";
pub const DAY: &str = "修了日・期間";
pub const HOURS: &str = "時間";
pub const RESULT: &str = "結果";
pub const POST: &str = "当時の所属・職層";
pub const NUMBER_THEN: &str = "当時の職員番号";
pub const ACTIONS: &str = "操作";
pub const CSV_LEAD: &str = "この履歴をファイルにする";
pub const CSV_UTF8: &str = "CSV（UTF-8）";
pub const CSV_CP932: &str = "CSV（Shift_JIS）";
pub const YEAR_FILES: &str = "全職員の受講履歴（人事給与システム取込用）";
pub const PERSON_HISTORY: &str = "職員の受講履歴";

pub const TITLE: &str = "受講の記録";
pub const LEAD: &str =
    "免除、期限の延長、所外研修の記録です。新しい記録は、その人の受講履歴の画面で作ります。";
pub const WAIVERS: &str = "免除";
pub const EXTENSIONS: &str = "期限の延長";
pub const CREDITS: &str = "所外研修・充当";
pub const KINDS: &str = "記録の種類";
pub const EMPTY: &str = "あてはまる記録はありません。";
pub const TO_ROSTERS: &str = "名簿でまとめて記録する";
pub const TO_STAFF: &str = "職員一覧から人を選んで記録する";
pub const PERIOD: &str = "期間";
/// Between the first and the last day.
pub const TO: &str = "〜";
pub const NEW_DUE: &str = "新しい期限";
pub const REASON: &str = "理由";
pub const GROUND: &str = "決裁者・根拠";
pub const STATE: &str = "状態";
pub const VALID: &str = "有効";
pub const REVOKED: &str = "取消し済み";

pub const OPEN_TITLE: &str = "期限を延長できる研修";
pub const OPEN_EMPTY: &str = "受講中の研修はありません。";
pub const DUE: &str = "受講期限";
pub const EXTEND: &str = "期限を延長する";
pub const RECORD_WAIVER: &str = "免除を記録する";
pub const RECORD_CREDIT: &str = "所外研修を記録する";
pub const RECORD: &str = "記録する";
pub const RECORDING: &str = "記録しています";
pub const CANCEL: &str = "やめる";
pub const RECORDED: &str = "記録しました。";
pub const REVOKE: &str = "取り消す";
pub const REVOKING: &str = "取り消しています";
pub const REVOKE_LEAD: &str = "取り消すと履歴から外れます。記録は消えず、取消しの理由とともに残ります。";
pub const REVOKE_REASON: &str = "取り消す理由";
pub const REVOKE_DONE: &str = "取り消しました。";

pub const CHOOSE_COURSE: &str = "コースを選んでください";
pub const FROM: &str = "免除の初日";
pub const UNTIL: &str = "免除の最終日";
pub const APPROVED_BY: &str = "決裁者";
pub const APPROVED_BY_HINT: &str = "例：人事課長";
pub const EVIDENCE: &str = "根拠（文書番号など）";
pub const EVIDENCE_HINT: &str = "なければ空のままにします。";
pub const REASON_HINT: &str = "本人にも表示されます。";
pub const COUNTS_FOR: &str = "充てるコース";
pub const COUNTS_FOR_NONE: &str = "充てない（履歴だけに残す）";
pub const COMPLETED_ON: &str = "実施日";
pub const MINUTES: &str = "時間（分）";
pub const SCORE: &str = "点数";
pub const PASS_MARK: &str = "合格点";
pub const OPTIONAL_NUMBER: &str = "紙のテストのときだけ入力します。";
pub const NOT_A_NUMBER: &str = "数字で入力してください。";

pub const ROSTER_TITLE: &str = "研修の名簿";
pub const ROSTER_LEAD: &str = "集合研修・派遣研修・紙のテストの結果を、名簿のファイルでまとめて記録します。はじめに中身を確認し、問題がないときだけ記録します。";
pub const ROSTER_FILE: &str = "名簿のファイル";
pub const ROSTER_FILE_HINT: &str = "見出しは「職員番号・氏名・実施日・結果（または点数）・時間（分）」です。文字コードは Shift_JIS（CP932）、UTF-8、UTF-16 を読めます。";
pub const TEMPLATE: &str = "ひな型";
pub const PASS_MARK_HINT: &str = "結果の欄が点数のときに入力します。この点数以上を修了とします。";
pub const CHECK: &str = "確認する";
pub const CHECKING: &str = "確認しています";
pub const CHECK_TITLE: &str = "確認の結果";
pub const APPLY: &str = "この内容で記録する";
pub const ROSTER_REJECTED: &str = "記録できない行";
pub const ROSTER_WARNINGS: &str = "念のため見てほしいこと";
pub const ROSTER_ROWS: &str = "読み取った行（200行まで）";
pub const LINE: &str = "行";
pub const MESSAGE: &str = "理由と直し方";
pub const KNOWN: &str = "記録済み";
pub const NEW: &str = "新しく記録";
pub const ROSTER_NOTHING: &str = "すべて記録済みです。記録しても何も変わりません。";
pub const CHOOSE_FILE: &str = "ファイルを選んでください。";
pub const UNREADABLE: &str =
    "ファイルを開けませんでした。ほかのソフトで開いていれば閉じて、もう一度選んでください。";
pub const CHECK_AGAIN: &str = "確認したあとで、ファイルまたは記録が変わりました。何も記録していません。もう一度「確認する」を押してください。";
pub const PAST: &str = "これまでの名簿";
pub const PAST_EMPTY: &str = "まだ記録していません。";
pub const FILE_NAME: &str = "ファイル名";
pub const APPLIED_AT: &str = "記録した日時";
pub const APPLIED_BY: &str = "記録した人";
pub const ADDED: &str = "記録した人数";
pub const UNDO: &str = "名簿ごと取り消す";

/// Form of training.
pub fn form(form: TrainingForm) -> &'static str {
    wording::training_form(form)
}

/// Result of training.
pub fn result(result: TrainingResult) -> &'static str {
    wording::training_result(result)
}

/// `90分`, or nothing.
pub fn minutes(minutes: Option<u32>) -> String {
    minutes.map_or_else(String::new, super::dates::minutes)
}

/// The day of completion, or the days of a waiver.
pub fn days(row: &HistoryRow) -> String {
    use super::dates::date;
    match (row.completed_on, row.started_on, row.until_on) {
        (Some(day), ..) => date(day),
        (None, Some(from), Some(until)) => format!("{}〜{}", date(from), date(until)),
        (None, Some(from), None) => date(from),
        (None, None, _) => String::new(),
    }
}

/// `令和8年度分`.
pub fn of_year(year: FiscalYear) -> String {
    format!("{}分", year.label())
}

/// Whose history a sheet of paper is.
pub fn heading(organization: &str, as_of: &str) -> String {
    format!("{organization}　{as_of} 現在")
}

/// What an extension is about.
pub fn extend(course: &str, due: &str) -> String {
    format!("{course}の期限（いまは{due}）を延長します。")
}

/// What a check found.
pub fn checked(rows: u32, new: u32, known: u32, rejected: usize) -> String {
    let rows = super::grouped(rows);
    if rejected > 0 {
        format!(
            "{rows}行のうち、記録できない指摘が{rejected}件あります。直してから、もう一度確認してください。"
        )
    } else {
        format!(
            "{rows}行を読みました。新しく記録する人が{}、記録済みが{}です。",
            super::people(new),
            super::people(known)
        )
    }
}

/// What was applied.
pub fn applied(applied: &RosterApplied) -> String {
    if applied.roster_id.is_none() {
        return ROSTER_NOTHING.to_owned();
    }
    format!("{}を記録しました（記録済み{}）。", super::people(applied.added), super::people(applied.known))
}

/// Name of the button that takes a whole roster back.
pub fn undo_name(title: &str) -> String {
    format!("{UNDO}（{title}）")
}

/// Name of the button that takes one line back.
pub fn revoke_name(title: &str) -> String {
    format!("{title}の記録を取り消す")
}
