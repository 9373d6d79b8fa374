//! Sentences of gates and tokens.

use contract::gates::{GateCounts, GateCourse};
use contract::wording;
use learning::gate::Clearance;

pub const TITLE: &str = "利用前必須の研修";
pub const LEAD: &str = "先に研修を修了した人だけが使える仕組みと、いま使える人・使えない人の一覧です。";
pub const EMPTY: &str = "仕組みはまだ登録されていません。";
pub const TABLE: &str = "仕組みの一覧";
pub const TOOL: &str = "仕組み";
pub const WHO: &str = "必要とする人";
pub const COURSES: &str = "必要なコース（すべて）";
pub const CLEARED: &str = "利用できる";
pub const LACKING: &str = "利用できない";
pub const AWAY: &str = "休止中";
pub const STATE: &str = "状態";
pub const IN_FORCE: &str = "適用中";
pub const NOT_IN_FORCE: &str = "停止中";
pub const OPEN: &str = "人の一覧を見る";
pub const PEOPLE: &str = "人の一覧";
pub const PEOPLE_EMPTY: &str = "あてはまる人はいません。";
pub const SHOW: &str = "表示する人";
pub const SHOW_ALL: &str = "全員";
pub const SHOW_CLEARED: &str = "利用できる人";
pub const SHOW_NOT_CLEARED: &str = "利用できない人";
pub const SINCE: &str = "利用できる初日";
pub const REASON: &str = "有効期限・理由";
pub const CSV: &str = "この一覧をファイルにする";
pub const EDIT: &str = "この仕組みを変更する";
pub const ADD: &str = "仕組みを追加する";
pub const CODE: &str = "コード";
pub const CODE_HINT: &str = "半角の小文字・数字・ハイフン。ほかのシステムが使うアドレスになります。";
pub const NAME: &str = "仕組みの名前";
pub const ATTRIBUTE: &str = "必要とする人の属性";
pub const CHOOSE: &str = "選んでください";
pub const COURSE_CODES: &str = "必要なコースのコード";
pub const COURSE_CODES_HINT: &str = "1行に1つ。「SEC-07 12」のように書くと、有効期間をコースの定めより優先して12か月にします。公開前のコースも書けます。";
pub const COURSE_LINE: &str = "「SEC-07」または「SEC-07 12」の形で、1行に1つずつ書いてください。";
pub const FORCE: &str = "ほかのシステムからの問い合わせ";
pub const FORCE_ON: &str = "受け付ける";
pub const FORCE_OFF: &str = "受け付けない";
pub const SAVE: &str = "保存する";
pub const SAVING: &str = "保存しています";
pub const SAVED: &str = "保存しました。";
pub const CANCEL: &str = "やめる";
pub const TOKENS: &str = "ほかのシステムのトークン";
pub const TOKENS_LEAD: &str = "仕組みの利用を許可するシステムが、利用できる職員番号と期限だけを問い合わせるための鍵です。この仕組みのほかには使えません。";
pub const TOKENS_EMPTY: &str = "トークンはありません。";
pub const LABEL: &str = "使うシステムの名前";
pub const CREATE: &str = "トークンを作る";
pub const CREATING: &str = "作っています";
pub const CREATED: &str = "新しいトークン";
pub const CREATED_LEAD: &str =
    "この画面でだけ表示します。いま控えて、使うシステムに設定してください。閉じると二度と表示できません。";
pub const CLOSE: &str = "控えたので閉じる";
pub const CREATED_AT: &str = "作った日時";
pub const CREATED_BY: &str = "作った人";
pub const LAST_USED: &str = "最後に使われた日時";
pub const NEVER: &str = "まだ使われていません";
pub const REVOKE: &str = "無効にする";
pub const REVOKED: &str = "無効";
pub const WORKS: &str = "有効";
pub const ACTIONS: &str = "操作";
pub const ADDRESS: &str = "問い合わせ先";

/// Whether a person may use it.
pub fn clearance(clearance: &Clearance) -> &'static str {
    wording::clearance(clearance)
}

/// Until when, or why not.
pub fn reason(clearance: &Clearance) -> String {
    wording::clearance_reason(clearance)
}

/// A required course with its title, or that it is not there.
pub fn course(course: &GateCourse) -> String {
    if course.published {
        format!("{} {}", course.code, course.title)
    } else {
        format!("{}（まだ公開されていないため、だれも利用できません）", course.code)
    }
}

/// The counts in one sentence.
pub fn counts(counts: GateCounts) -> String {
    format!(
        "必要とする人{}のうち、利用できる人{}、利用できない人{}、休職などで休止中{}です。",
        super::people(counts.needed),
        super::people(counts.cleared),
        super::people(counts.lacking),
        super::people(counts.away)
    )
}

/// Name of the link to the people of a gate.
pub fn open_name(tool: &str) -> String {
    format!("{tool}の人の一覧を見る")
}

/// Name of the button that revokes a token.
pub fn revoke_name(label: &str) -> String {
    format!("{label}のトークンを無効にする")
}
