//! Sentences of 説明会・体験会・集合研修 for HR and trainers.

use contract::events::{EventPeopleOutcome, EventSessionView};
use learning::fiscal_year::FiscalYear;

use super::events;

pub const TITLE: &str = "説明会・集合研修の運営";
pub const LEAD: &str = "会を登録し、開催の日時・場所・定員を決めます。申込みは職員の画面で始まります。";
pub const EMPTY: &str = "この年度の会はまだありません。「新しい会を登録する」から始めます。";
pub const NEW_EVENT: &str = "新しい会を登録する";
pub const EDIT_EVENT: &str = "会の内容を直す";
pub const NEW_SESSION: &str = "開催を追加する";
pub const EDIT_SESSION: &str = "開催を直す";
pub const SAVE: &str = "保存する";
pub const CANCEL: &str = "やめる";
pub const SAVED: &str = "保存しました。";

pub const FORM: &str = "種類";
pub const NAME: &str = "名称";
pub const ABOUT: &str = "内容";
pub const ABOUT_HINT: &str = "対象や目的を書きます。改行はそのまま表示されます。";
pub const SUBJECT: &str = "関わるコースまたは分野";
pub const NO_SUBJECT: &str = "なし";
pub const COUNTS: &str = "出席の扱い";
pub const COUNTS_HINT: &str = "出席の記録を始めた後は変えられません。";
pub const COUNTS_YES: &str = "出席を、選んだコースの修了に数える";
pub const MINUTES: &str = "研修時間（分）";

pub const DAY: &str = "開催日";
pub const STARTS: &str = "開始時刻";
pub const ENDS: &str = "終了時刻";
pub const DAY_HINT: &str = "日をまたぐ会は、日ごとに開催を分けてください。";
pub const PLACE: &str = "場所";
pub const CAPACITY: &str = "定員（人）";
pub const CAPACITY_HINT: &str =
    "空のままにすると、定員なしになります。満席の後は、申し込んだ順のキャンセル待ちです。";
pub const TRAINER: &str = "講師の氏名";
pub const TRAINER_HINT: &str = "空のままにすると、上の職員番号の人の氏名になります。";
pub const TRAINER_NUMBER: &str = "講師の職員番号";
pub const TRAINER_NUMBER_HINT: &str = "職員が講師のとき。その人は出席を記録できます。";
pub const MATERIALS: &str = "資料・持ち物";
pub const MATERIALS_HINT: &str = "資料の置き場所などを書きます。受講者にそのまま表示されます。";
pub const OPENS: &str = "申込みの受付開始日";
pub const CLOSES: &str = "申込みの締切日";
pub const BAD_DATE: &str = "日付を入れてください。";
pub const BAD_TIME: &str = "時刻を入れてください。";
pub const BAD_NUMBER: &str = "数字で入れてください。";

pub const SESSIONS: &str = "開催";
pub const NO_SESSION: &str = "開催はまだありません。";
pub const ENROLLED: &str = "申込み";
pub const ATTENDED: &str = "出席";
pub const OPERATIONS: &str = "操作";
pub const TO_ROOM: &str = "参加者と出席";

pub const ROOM: &str = "参加者と出席";
pub const TO_CODE: &str = "会場に出席番号を出す";
pub const TO_SHEET: &str = "出席簿を印刷する";
pub const TO_PLANNING: &str = "会の一覧へ戻る";
pub const CSV_UTF8: &str = "参加者のCSVを保存：UTF-8（BOM付き）";
pub const CSV_CP932: &str = "参加者のCSVを保存：Shift_JIS（CP932）";
pub const PARTICIPANTS: &str = "参加者";
pub const PARTICIPANT_TABLE: &str = "参加者の表";
pub const NOBODY: &str = "申し込んだ人も、出席した人もいません。";
pub const CHOOSE: &str = "選択";
pub const CHOOSE_ALL: &str = "申込み済みの人をすべて選ぶ";
pub const ATTENDANCE: &str = "出欠";
pub const RECORDED: &str = "記録";
pub const PRESENT: &str = "選んだ人を出席にする";
pub const ABSENT: &str = "選んだ人を欠席にする";
pub const REASON: &str = "訂正の理由";
pub const REASON_HINT: &str =
    "すでにある記録を変えるときだけ入れます。修了に数えた出席を欠席に直すと、修了も取り消されます。";
pub const NOBODY_CHOSEN: &str = "出欠を記録する人を選んでください。";
pub const WALK_INS: &str = "申込みのない人の出席";
pub const NUMBERS: &str = "職員番号";
pub const NUMBERS_HINT: &str = "1行に1人、またはコンマや空白で区切ります。";
pub const WALK_IN_SEND: &str = "出席にする";
pub const ENROL_OTHERS: &str = "代わりに申し込む";
pub const ENROL_SEND: &str = "この人たちを申し込む";
pub const NUMBERS_MISSING: &str = "職員番号を入れてください。";
pub const TOO_EARLY: &str = "出席は、開始30分前から記録できます。";
pub const CHANGE_STATE: &str = "開催の状態を変える";
pub const STATE_REASON: &str = "中止の理由";
pub const STATE_REASON_HINT: &str = "申し込んだ人の画面に表示されます。";
pub const CANCEL_SESSION: &str = "この開催を中止する";
pub const HOLD_SESSION: &str = "実施済みにする";
pub const STATE_SAVED: &str = "開催の状態を変えました。";

pub const CODE_TITLE: &str = "出席番号";
pub const CODE_STEPS: &str = "まなびやの「説明会・体験会・集合研修」を開き、この番号を入れてください。";
pub const CODE_MINUTES: &str = "有効な時間（分）";
pub const CODE_NEW: &str = "新しい番号を出す";
pub const CODE_NONE: &str = "いま有効な番号はありません。";
pub const CODE_REFRESH: &str = "出席の人数を更新する";
pub const TO_ROOM_BACK: &str = "参加者の一覧へ戻る";

pub const SHEET_TITLE: &str = "出席簿";
pub const SHEET_NUMBER: &str = "番号";
pub const SIGNATURE: &str = "署名";

/// Heading of a fiscal year's events.
pub fn title(year: FiscalYear) -> String {
    format!("{TITLE}（{}）", year.label())
}

/// Seats taken, of how many, and how many wait.
pub fn enrolled(session: &EventSessionView) -> String {
    let of = session.capacity.map(|capacity| format!("／{capacity}")).unwrap_or_default();
    let waiting = match session.waiting {
        0 => String::new(),
        waiting => format!("（待ち{waiting}人）"),
    };
    format!("{}{of}人{waiting}", session.seated)
}

/// What writing attendance down came to.
pub fn marked(outcome: &EventPeopleOutcome) -> String {
    format!("{}人の出欠を記録しました。{}人は、すでに同じ記録でした。", outcome.done, outcome.unchanged)
}

/// What enrolling others came to.
pub fn enrolled_others(outcome: &EventPeopleOutcome) -> String {
    format!(
        "{}人を申し込みました（うちキャンセル待ち{}人）。{}人は、すでに申込み済みでした。",
        outcome.done, outcome.waiting, outcome.unchanged
    )
}

/// Numbers that nobody has; nothing was done.
pub fn unknown(numbers: &[String]) -> String {
    format!(
        "次の職員番号の人はいません。何も記録していません。直してから、もう一度押してください: {}",
        numbers.join("、")
    )
}

/// How and when attendance was written down.
pub fn recorded(method: &str, at: &str, reason: &str) -> String {
    if reason.is_empty() { format!("{method} {at}") } else { format!("{method} {at}（訂正: {reason}）") }
}

/// Name of the box of one person.
pub fn choose(name: &str) -> String {
    format!("{name}を選ぶ")
}

/// How many were there.
pub fn attended(count: u32) -> String {
    format!("出席 {count}人")
}

/// Until when the code is valid.
pub fn valid_until(time: &str) -> String {
    format!("{time}まで有効です。")
}

/// Name of a button that stands once per event.
pub fn named(label: &str, title: &str) -> String {
    format!("{label}（{title}）")
}

/// Name of a button that stands once per session.
pub fn named_session(label: &str, title: &str, session: &EventSessionView) -> String {
    events::named(label, title, session)
}
