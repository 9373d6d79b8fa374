//! Sentences of the reports.

use contract::reporting::{LeftOut, OutstandingExclusions, Rate, ReportScope};
use contract::wording;
use learning::fiscal_year::FiscalYear;

pub const COMPLETION_TITLE: &str = "受講状況";
pub const COMPLETION_EMPTY: &str =
    "この年度に割り当てた研修はありません。割り当てると、ここに修了率が表示されます。";
pub const TO_ASSIGN: &str = "研修を割り当てる";
pub const YEARS: &str = "年度の切替え";
pub const BY_DEPARTMENT: &str = "所属別の修了率";
pub const BY_GRADE: &str = "職層別の修了率";
pub const ALL_COURSES: &str = "全コース";
pub const TOTAL: &str = "合計";
pub const CELL_NOTE: &str = "各欄は「修了した人／割り当てられた人」の人数と修了率です。全コースの欄は、コースごとの人数を足した延べ数です。修了率は小数第2位以下を切り捨てています。未修了者がいる欄は、押すと一覧を表示します。";
pub const NOBODY: &str = "対象者なし";
pub const EVERYBODY: &str = "全員修了";
pub const TO_OUTSTANDING: &str = "未修了者の一覧を見る";
pub const TO_COMPLETION: &str = "受講状況（修了率）を見る";

pub const OUTSTANDING_TITLE: &str = "未修了者一覧";
pub const OUTSTANDING_EMPTY: &str = "あてはまる未修了者はいません。";
pub const FILTER: &str = "絞り込み";
pub const FISCAL_YEAR: &str = "年度";
pub const SHOW: &str = "この条件で表示する";
pub const CLEAR: &str = "条件をすべて外す";
pub const DUE: &str = "期限";
pub const STATE: &str = "状態";
pub const WHY: &str = "未修了の理由";
pub const DUE_STATE: &str = "期限";
pub const DUE_STATES: [(&str, &str); 5] = [
    ("overdue", "過ぎたもの"),
    ("7", "7日以内"),
    ("14", "14日以内"),
    ("30", "30日以内"),
    ("in-time", "まだ過ぎていないもの"),
];
pub const PERSON: &str = "職員";
pub const MORE: &str = "そのほかの条件と並び順";
pub const FAMILY: &str = "コースの分野";
pub const MODE: &str = "方式";
pub const MODES: [(&str, &str); 2] = [("required", "指名制"), ("elective", "応募制")];
pub const GATE: &str = "業務前の必須";
pub const GATES: [(&str, &str); 1] = [("true", "業務を始める前に必要なものだけ")];
pub const CAUSE: &str = "割当ての理由";
pub const CAUSE_HINT: &str = "割当ての番号、または研修体系の条件の番号の一部";
pub const ORDER: &str = "並び順";
pub const BY_DEPARTMENT_ORDER: &str = "所属の順";
pub const ORDERS: [(&str, &str); 1] = [("due", "期限の早い順")];
pub const OPEN_SINCE: &str = "受講開始日";
pub const KIND: &str = "区分";
pub const REMINDED: &str = "最後の督促";
pub const NEVER: &str = "なし";
pub const TO_LETTERS: &str = "この条件で督促の文書を作る";
pub const CSV: &str = "この条件の全件を表計算用のファイル（CSV）に保存できます。";
pub const CSV_UTF8: &str = "CSVを保存：UTF-8（BOM付き）";
pub const CSV_CP932: &str = "CSVを保存：Shift_JIS（CP932）";

/// Heading of a fiscal year's figures.
pub fn completion_title(year: FiscalYear) -> String {
    format!("{COMPLETION_TITLE}（{}）", year.label())
}

/// Heading of a fiscal year's list.
pub fn outstanding_title(year: FiscalYear) -> String {
    format!("{OUTSTANDING_TITLE}（{}）", year.label())
}

/// The fiscal year of today, as in a list to choose from.
pub fn this_year(year: FiscalYear) -> String {
    format!("{}（今年度）", year.label())
}

pub fn previous_year(year: FiscalYear) -> String {
    format!("前の年度（{}）", year.label())
}

pub fn next_year(year: FiscalYear) -> String {
    format!("次の年度（{}）", year.label())
}

/// Scope and as-of time of a figure.
pub fn basis(as_of: &str, scope: ReportScope) -> String {
    let scope = match scope {
        ReportScope::Organization => "全庁",
        ReportScope::OwnUnit => "自所属",
    };
    format!("{as_of}現在。範囲は{scope}です。")
}

/// Whom a rate counts, and who is in no denominator.
pub fn population(left_out: &LeftOut) -> String {
    format!(
        "分母は、在職・派遣受入の対象者への割当てです。除いた割当ては、休職{}件・育休{}件・派遣出{}件・退職{}件です。",
        left_out.on_leave, left_out.on_parental_leave, left_out.seconded_out, left_out.left
    )
}

/// The figures have arrived, for those who hear the page.
pub fn completion_shown(year: FiscalYear) -> String {
    format!("{}を表示しました。", completion_title(year))
}

/// `12/18 66.6%`; a dash where nobody is assigned.
pub fn rate(rate: Rate) -> String {
    let percent = wording::rate(rate);
    if rate.denominator == 0 {
        return percent;
    }
    format!("{}/{} {percent}", rate.numerator, rate.denominator)
}

/// Name of the link behind a rate; it begins with the figures that are seen.
pub fn rate_link(shown: &str, row: &str, course: &str, outstanding: u32) -> String {
    format!("{shown} {row} {course} 未修了{outstanding}件の一覧を見る")
}

/// How many open duties, and how many of them overdue.
pub fn outstanding(total: u32, overdue: u32) -> String {
    format!("未修了は{}件（うち期限を過ぎたもの{}件）です。", super::grouped(total), super::grouped(overdue))
}

/// How a duty came, and whether work waits for it.
pub fn kind(elective: bool, gate: bool) -> String {
    let mode = wording::mode(elective);
    if gate { format!("{mode}・業務前の必須") } else { mode.to_owned() }
}

/// Until when grace runs.
pub fn grace_until(day: &str) -> String {
    format!("（{day}まで）")
}

/// What is not in the list, where there is any.
pub fn excluded(excluded: &OutstandingExclusions) -> String {
    let reasons = [
        ("停止", excluded.suspended),
        ("免除", excluded.exempt),
        ("充当", excluded.credited),
        ("対象外", excluded.not_required),
        ("受講開始前", excluded.planned),
        ("休職・育休・派遣出・退職", excluded.not_at_work),
    ];
    let named: Vec<String> = reasons
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| format!("{reason}{}件", super::grouped(count)))
        .collect();
    if named.is_empty() {
        return "除いた割当てはありません。".to_owned();
    }
    format!("除いた割当ては、{}です。", named.join("・"))
}

/// Course with its code, as in a list to choose from.
pub fn course(code: &str, title: &str) -> String {
    format!("{code} {title}")
}

#[cfg(test)]
mod tests {
    use contract::reporting::Rate;

    #[test]
    fn a_cell_has_both_figures_and_the_rate_rounded_down() {
        let table = [
            (0, 0, "—"),
            (0, 7, "0/7 0.0%"),
            (2, 3, "2/3 66.6%"),
            (361, 402, "361/402 89.8%"),
            (1999, 2000, "1999/2000 99.9%"),
            (7, 7, "7/7 100.0%"),
        ];
        for (numerator, denominator, words) in table {
            assert_eq!(super::rate(Rate { numerator, denominator }), words);
        }
    }

    #[test]
    fn the_name_of_a_link_begins_with_what_is_seen() {
        let shown = super::rate(Rate { numerator: 12, denominator: 18 });
        assert!(super::rate_link(&shown, "A", "B", 6).starts_with("12/18 66.6%"));
    }

    #[test]
    fn only_what_there_is_is_named_as_left_out() {
        let none = contract::reporting::OutstandingExclusions::default();
        assert_eq!(super::excluded(&none), "除いた割当てはありません。");
        let some = contract::reporting::OutstandingExclusions { exempt: 2, planned: 1_200, ..none };
        assert_eq!(super::excluded(&some), "除いた割当ては、免除2件・受講開始前1,200件です。");
    }
}
