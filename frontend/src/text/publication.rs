//! Sentences of the publication of the curriculum and of its history.

use contract::requirements::{DutyDifference, Load};

use super::grouped;

pub const TITLE: &str = "研修体系の公開";
pub const LEAD: &str = "公開すると何が変わるかを、公開する前に確かめます。まだ何も変わっていません。";
pub const SAVE_FIRST: &str =
    "保存していない変更があります。公開の内容を確かめる前に、下書きを保存してください。";
pub const SAME: &str = "下書きは、公開中の研修体系と同じ内容です。公開するものはありません。";
pub const DIFFERENCE: &str = "公開すると変わること";
pub const REDATE: &str = "期限を新しい決まりに合わせる要件";
pub const REDATE_HINT: &str = "期限の決まりを変えた要件です。印を付けると、受けている途中の職員の期限も新しい決まりに変わります。付けないと、いまの期限のままです。";
pub const BY_COURSE: &str = "コース別";
pub const BY_PERSON: &str = "職員別";
pub const LOADS: &str = "受講の負担（職層・属性別）";
pub const LOADS_NOTE: &str = "公開されているコースの標準の時間を、必修の分だけ合計しています。それぞれの集まりで中央にあたる職員の値です。初年度は最初の年度、平年はその後の年度の平均です。";
pub const GROUP: &str = "職層・属性";
pub const PEOPLE: &str = "人数";
pub const COURSES: &str = "必修のコース";
pub const FIRST_YEAR: &str = "初年度";
pub const MOST: &str = "初年度の最大";
pub const STEADY: &str = "平年";
pub const NO_CHANGE: &str = "職員ごとの割当ては変わりません。";
pub const BEFORE: &str = "いま";
pub const AFTER: &str = "公開後";
pub const DUE_AFTER: &str = "公開後の期限";
pub const NEW_DUTY: &str = "なし";
pub const DECIDE: &str = "公開する";
pub const REASON: &str = "公開する理由";
pub const REASON_HINT: &str = "版の記録に残ります。例：令和9年度の研修計画の決定による。";
pub const REASON_MISSING: &str = "公開する理由を入力してください。";
pub const PUBLISH: &str = "この内容で公開する";
pub const PUBLISHING: &str = "公開しています";
pub const STOPPED: &str = "直すところがあるため、公開できません。";
pub const COMPUTING: &str = "公開の影響を計算しています。";
pub const CONFLICT: &str = "確認したあとで、下書きまたは名簿が変わったため、公開していません。計算し直した内容を確かめて、もう一度公開してください。";
pub const DRAFT_MOVED: &str =
    "ほかの人が下書きを保存したため、計算できませんでした。研修体系へ戻り、内容を読み込み直してください。";
pub const RELOAD: &str = "下書きを読み込み直す";
pub const RESULT: &str = "公開の結果";
pub const TO_VERSION: &str = "公開した版を見る";

pub const HISTORY: &str = "公開の記録";
pub const HISTORY_EMPTY: &str = "まだ公開していません。";
pub const VERSION: &str = "版";
pub const PUBLISHED_AT: &str = "公開した日時";
pub const PUBLISHED_BY: &str = "公開した人";
pub const WHY: &str = "理由";
pub const CHANGES: &str = "変わったこと";
pub const RULES: &str = "要件";

/// `第3版`.
pub fn version(number: i32) -> String {
    format!("第{number}版")
}

/// Title of the page of a version.
pub fn version_title(number: i32) -> String {
    format!("研修体系 {}", version(number))
}

/// The figures of a difference, each with its word; what must be zero is there too.
pub fn figures(of: &DutyDifference) -> [(&'static str, u32); 6] {
    [
        ("新しく必要になる受講", of.gained),
        ("対象外になる受講", of.no_longer_required),
        ("充当される受講", of.credited),
        ("停止・免除になる受講", of.suspended),
        ("期限が変わる受講", of.due_moved),
        ("修了が失われる受講", of.completions_changed),
    ]
}

/// The short words of the same figures, as heads of a table.
pub const FIGURE_HEADS: [&str; 6] = ["増える", "対象外", "充当", "停止・免除", "期限変更", "修了の喪失"];

/// A difference in one line.
pub fn difference(of: &DutyDifference) -> String {
    format!(
        "{}件増・{}件対象外・充当{}件・停止や免除{}件・期限変更{}件・修了が失われる受講{}件",
        grouped(of.gained),
        grouped(of.no_longer_required),
        grouped(of.credited),
        grouped(of.suspended),
        grouped(of.due_moved),
        grouped(of.completions_changed)
    )
}

/// `12件`.
pub fn cases(count: u32) -> String {
    format!("{}件", grouped(count))
}

/// As-of time of a preview.
pub fn as_of(at: &str) -> String {
    format!("{at}現在の名簿と受講の記録で計算しました。")
}

/// The list of people is cut.
pub fn people_cut(shown: usize) -> String {
    format!("変わる受講のうち、先頭の{shown}件を表示しています。全体の件数は上の表のとおりです。")
}

/// Minutes, and hours with one decimal rounded down: `185分（3.0時間）`.
pub fn load(minutes: u32) -> String {
    let tenths = minutes.saturating_mul(10) / 60;
    format!("{}分（{}.{}時間）", grouped(minutes), tenths / 10, tenths % 10)
}

/// A load for those who hear the page.
pub fn load_courses(of: &Load) -> String {
    format!("{}本", of.courses)
}

/// A rule with its due dates before and after.
pub fn redate(label: &str, before: &str, after: &str) -> String {
    if before == after { label.to_owned() } else { format!("{label}（{before} → {after}）") }
}

/// What publishing did.
pub fn published(number: i32, of: &DutyDifference) -> String {
    format!("{}として公開しました。{}です。", version(number), difference(of))
}

#[cfg(test)]
mod tests {
    use contract::requirements::DutyDifference;

    #[test]
    fn a_difference_says_that_no_completion_is_lost() {
        let of = DutyDifference { gained: 1_200, no_longer_required: 3, ..DutyDifference::default() };
        let said = super::difference(&of);
        assert!(said.starts_with("1,200件増・3件対象外"), "{said}");
        assert!(said.ends_with("修了が失われる受講0件"), "{said}");
        assert_eq!(super::figures(&of).len(), super::FIGURE_HEADS.len());
    }

    #[test]
    fn hours_are_rounded_down() {
        assert_eq!(super::load(185), "185分（3.0時間）");
        assert_eq!(super::load(59), "59分（0.9時間）");
        assert_eq!(super::load(0), "0分（0.0時間）");
    }
}
