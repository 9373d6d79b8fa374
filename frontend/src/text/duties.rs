//! Sentences of the duties of one person, as HR sees them.

use learning::derivation::Standing;

pub const DUTIES: &str = "受講の割当て";
pub const DUTIES_EMPTY: &str = "割り当てられた研修はありません。";
pub const CHOICES: &str = "選択必修";
pub const STATE: &str = "状態";
pub const SINCE: &str = "いまの扱いになった日";
pub const DUE: &str = "期限";
pub const COMPLETED_ON: &str = "修了した日";
pub const CAUSES: &str = "割り当てられた理由";
pub const HOLDS: &str = "有効";
pub const ENDED: &str = "終了";
pub const AT: &str = "日時";
pub const TRIGGER: &str = "きっかけ";
pub const STANDING: &str = "扱い";
pub const NEW: &str = "（新規）";
pub const RULE: &str = "要件";
pub const VERSION: &str = "割り当てた版";
pub const STARTED_BY: &str = "きっかけ";
pub const FOUND: &str = "期限の決め方";
pub const SINCE_CAUSE: &str = "対象になった日";
pub const ENDED_ON: &str = "対象外になった日";
pub const PREREQUISITE_FOR: &str = "先に必要とする研修";
pub const RENEWAL_OF: &str = "前回の修了";

/// The employment ends before the due date.
pub fn ends_before(day: &str) -> String {
    format!("期限より前の{day}に任期が終わります。")
}

/// Summary of the automatic changes.
pub fn changes(count: usize) -> String {
    format!("自動で変わった記録：{count}件")
}

/// Caption of the changes of one course.
pub fn changes_of(course: &str, year: &str) -> String {
    format!("「{course}」（{year}）の自動で変わった記録")
}

/// Where a duty stands.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Required => "必要",
        Standing::Suspended => "停止",
        Standing::Exempt => "免除",
        Standing::Credited => "充当",
        Standing::NotRequired => "対象外",
    }
}

/// `必要 → 対象外`.
pub fn change(before: &str, after: &str) -> String {
    if before == after { after.to_owned() } else { format!("{before} → {after}") }
}

/// A choice with its count.
pub fn choice(label: &str, year: &str, done: u32, needed: u32, due: &str) -> String {
    format!("{label}（{year}、{needed}つのうち{done}つ修了、期限 {due}）")
}
