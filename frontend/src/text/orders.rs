//! Sentences of HR's orders (受講割当).

use contract::assignments::OrderPreview;

pub const TITLE: &str = "研修の割当て";
pub const LEAD: &str = "だれに、いつまでに受けてもらうかを決めます。割り当てる前に、対象者を確認できます。";
pub const COURSE: &str = "割り当てるコース";
pub const CHOOSE: &str = "選んでください";
pub const CHOOSE_COURSE: &str = "コースを選んでください。";
pub const GRADES: &str = "職層";
pub const DEPARTMENTS: &str = "所属";
pub const NONE_MEANS_ALL: &str =
    "一つも選ばないと、すべてが対象になります。かっこの中は、対象になる職員の数です。";
pub const CHOSEN: &str = "いまの条件";
pub const DUE: &str = "期限（この日まで）";
pub const DUE_MISSING: &str = "期限の日付を入力してください。";
pub const DUE_PAST: &str = "今日以降の日にしてください。";
pub const DUE_TOO_FAR: &str = "今年度または来年度の中の日にしてください。";
pub const PREVIEW: &str = "対象者を確認する";
pub const PREVIEWING: &str = "確認しています";
pub const PREVIEW_TITLE: &str = "対象者の確認";
pub const APPLYING: &str = "割り当てています";
pub const OUTDATED: &str = "条件を変えました。割り当てる前に、もう一度「対象者を確認する」を押してください。";
pub const CONFLICT: &str = "確認したあとで、名簿または割当てが変わりました。何も割り当てていません。もう一度「対象者を確認する」を押してください。";
pub const NOBODY: &str = "あてはまる職員がいません。職層と所属の組合せを見直してください。";
pub const MATCHED: &str = "対象者";
pub const NEW: &str = "新しく割り当てる人";
pub const ALREADY: &str = "すでに割り当てている人";
pub const ALREADY_NOTE: &str = "二重には割り当てません。割当ての理由を追加し、期限は早いほうになります。";
pub const LEFT_OUT: &str = "条件に合うが除く人";
pub const LEFT_OUT_NOTE: &str = "休職、育児休業、派遣中などの職員です。";
pub const PEOPLE: &str = "対象者の一覧";
pub const KIND: &str = "区分";
pub const KIND_ALREADY: &str = "割当て済み";
pub const KIND_NEW: &str = "新しく割当て";
pub const RESULT_TITLE: &str = "割当ての結果";
pub const TO_COMPLETION: &str = "受講状況を見る";
pub const PAST: &str = "これまでの割当て";
pub const PAST_EMPTY: &str = "まだ割り当てていません。";
pub const FISCAL_YEAR: &str = "年度";
pub const ORDERED_ON: &str = "割り当てた日";
pub const ORDERED_BY: &str = "割り当てた人";
pub const WHOM: &str = "対象";
pub const COUNT: &str = "人数";

/// One thing to tick, with its people.
pub fn with_people(label: &str, people: u32) -> String {
    format!("{label}（{}）", super::people(people))
}

pub fn choose_all(division: &str) -> String {
    format!("{division}をすべて選ぶ")
}

pub fn choose_none(division: &str) -> String {
    format!("{division}の選択を外す")
}

/// The end of the fiscal year, as a reminder beside the due date.
pub fn due_hint(year: &str, last_day: &str) -> String {
    format!("{year}の末日は{last_day}です。")
}

/// What is chosen so far.
pub fn chosen(whom: &str, due: Option<&str>) -> String {
    match due {
        Some(due) => format!("{whom}に、{due}まで"),
        None => format!("{whom}に"),
    }
}

/// What is being ordered, above the figures.
pub fn preview_lead(course: &str, year: &str, due: &str) -> String {
    format!("{course}（{year}、期限 {due}）")
}

/// The figures of a preview in one sentence, for those who hear the page.
pub fn preview(preview: &OrderPreview) -> String {
    format!(
        "対象者は{}です。新しく割り当てるのは{}、すでに割り当てているのは{}、除くのは{}です。",
        super::people(preview.matched),
        super::people(preview.newly_assigned),
        super::people(preview.already_assigned),
        super::people(preview.left_out)
    )
}

/// The list of people is cut.
pub fn preview_cut(shown: usize, matched: u32) -> String {
    format!("先頭の{shown}人を表示しています（対象者は{}）。", super::people(matched))
}

/// Label of the button that applies.
pub fn apply(matched: u32) -> String {
    format!("{}に割り当てる", super::people(matched))
}

/// What an order did.
pub fn applied(new: u32, already: u32) -> String {
    format!(
        "割り当てました。新しく割り当てた人は{}、理由を追加した人は{}です。",
        super::people(new),
        super::people(already)
    )
}
