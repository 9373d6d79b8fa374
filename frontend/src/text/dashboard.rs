//! Sentences of 計画と実績.

use contract::reporting::dashboard::{Measure, PlanMark, PlanMeasure, RowsBy, TrendPoint};
use contract::reporting::{Rate, ReportScope};
use contract::wording;
use learning::figure::{Excluded, Figure};
use learning::fiscal_year::FiscalYear;
use learning::planned_line::thousandths;

use super::grouped;
use crate::api::ApiError;

pub const TITLE: &str = "計画と実績";
pub const YEARS: &str = "年度の切替え";
pub const FILTER: &str = "見る範囲";
pub const AS_OF: &str = "基準日";
pub const AS_OF_HINT: &str = "空欄のときは今日（終わった年度は3月31日）の数字です。";
pub const BY: &str = "行の単位";
pub const UNIT: &str = "部局・所属";
pub const SUMMARY: &str = "全体の数字";
pub const BASIS: &str = "この数字のもと";
pub const RATE: &str = "受講率";
pub const PLANNED: &str = "基準日の計画";
pub const TARGET: &str = "目標";
pub const DEVIATION: &str = "計画との差";
pub const NUMERATOR: &str = "分子";
pub const DENOMINATOR: &str = "分母";
pub const EXCLUDED: &str = "除いた割当て";
pub const PEOPLE: &str = "対象の範囲の職員";
pub const CURRICULUM: &str = "研修体系の版";
pub const PLAN: &str = "研修計画の版";
pub const TARGET_MADE: &str = "目標の求め方";
pub const NO_VERSION: &str = "基準日までに公開した版はありません。";
pub const NO_PLAN: &str = "基準日までに決定した計画はありません。目標と差は表示できません。";
pub const ROWS_NOTE: &str = "計画より低い順に並べています。差がわからない行は最後です。棒は受講率、縦の線は基準日の計画です。名前を押すと、その中を見られます。";
pub const NAMES: &str = "未修了者";
pub const NO_NAMES: &str = "なし";
pub const NAMES_TODAY: &str = "今日現在の名簿";
pub const NAMES_TODAY_NOTE: &str =
    "名簿は今日現在のものです。基準日の名簿はないため、基準日の件数とは異なることがあります。";
pub const TREND: &str = "年度の推移";
pub const TREND_ACTUAL: &str = "実績";
pub const TREND_PLANNED: &str = "計画";
pub const TREND_LEGEND: &str = "丸のある実線が実績、点線が計画です。計画の線は、計画の各行が期間の初日から最終日まで同じ割合で進むものとし、人数で重みを付けて平均しています。";
pub const TREND_TABLE: &str = "推移を表で見る";
pub const DAY: &str = "日";
pub const DONE: &str = "修了／分母";
pub const NOTHING: &str = "—";
pub const NOTHING_COUNTED: &str = "この範囲には、基準日までに割り当てた研修がありません。";
pub const NO_DUTIES: &str = "割当てなし";
pub const NO_TARGET: &str = "目標なし";
pub const FROZEN: &str = "確定した年度";
pub const LATER: &str = "確定後に判明した事項";
pub const NO_LATER: &str = "確定後に記録した修了・充当・免除と、訂正の記録はありません。";
pub const LATER_NOTE: &str = "年度が終わった後に記録したものです。確定した数字には入れていません。";
pub const LATER_RECORDED: &str = "確定後に記録した修了・充当・免除";
pub const LATER_COMPLETED: &str = "修了";
pub const LATER_CREDITED: &str = "充当";
pub const LATER_EXEMPTED: &str = "免除";
pub const CORRECTIONS: &str = "訂正の記録";
pub const RECORDED: &str = "記録した日";
pub const CORRECTION: &str = "内容";
pub const REASON: &str = "理由";
pub const SEE_TODAY: &str = "今日現在の数字を見る";
pub const SEE_FROZEN: &str = "確定した数字に戻る";
pub const COUNT_AGAIN: &str = "もう一度数えて、確定した数字と比べる";
pub const REPRODUCED: &str = "もう一度数えた結果は、確定した数字とすべて一致しました。";
pub const NOT_REPRODUCED: &str = "もう一度数えた結果が、確定した数字と一致しません。記録が書き換えられたおそれがあります。情報システムの担当者と監査の担当者に連絡してください。";
pub const RECORD_CORRECTION: &str = "訂正を記録する";
pub const CORRECTION_HINT: &str = "確定した数字と違うとわかったことを、500文字以内で書きます。確定した数字は変わりません。あとから消せないため、個人の名前は書かないでください。";
pub const REASON_HINT: &str = "なぜ確定のときにわからなかったかを、500文字以内で書きます。";
pub const RECORD: &str = "記録する";
pub const CORRECTION_RECORDED: &str = "訂正を記録しました。";
pub const MONTHS: [&str; 5] = ["4月", "7月", "10月", "1月", "3月末"];

/// Heading of a view.
pub fn title(year: FiscalYear) -> String {
    format!("{TITLE}（{}）", year.label())
}

/// Kinds of rows with their names in the address.
pub const ROWS_BY: [(&str, RowsBy); 5] = [
    ("division", RowsBy::Division),
    ("", RowsBy::Department),
    ("grade", RowsBy::Grade),
    ("course", RowsBy::Course),
    ("family", RowsBy::Family),
];

pub fn rows_by(by: RowsBy) -> &'static str {
    match by {
        RowsBy::Division => "部局",
        RowsBy::Department => "所属",
        RowsBy::Grade => "職層",
        RowsBy::Course => "コース",
        RowsBy::Family => "コースの分野",
    }
}

/// Caption of the rows: what they are, and what their figures rest on.
pub fn caption(by: RowsBy, as_of: &str, curriculum: Option<i32>, plan: Option<PlanMark>) -> String {
    let mut parts = vec![format!("{as_of}現在")];
    parts.extend(curriculum.map(|number| format!("研修体系 第{number}版")));
    parts.extend(plan.map(|plan| format!("研修計画 第{}版", plan.number)));
    format!("{}別の計画と実績（{}）", rows_by(by), parts.join("・"))
}

/// A whole division as a choice.
pub fn whole_division(name: &str) -> String {
    format!("{name}（部局全体）")
}

/// Thousandths as percent with one decimal.
pub fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The rate of a figure; a dash without a denominator.
pub fn rate(figure: &Figure) -> String {
    wording::rate(Rate { numerator: figure.numerator(), denominator: figure.denominator() })
}

/// `361／402件`.
pub fn fraction(numerator: u32, denominator: u32) -> String {
    format!("{}／{}件", grouped(numerator), grouped(denominator))
}

/// How far the rate is from the plan, in words.
pub fn deviation(measure: &Measure) -> String {
    match (measure.deviation, measure.plan) {
        (Some(tenths), _) => points(tenths),
        (None, None) => NO_TARGET.to_owned(),
        (None, Some(_)) => NO_DUTIES.to_owned(),
    }
}

fn points(tenths: i32) -> String {
    let apart = tenths.unsigned_abs();
    let points = format!("{}.{}ポイント", apart / 10, apart % 10);
    match tenths {
        0 => "計画どおり".to_owned(),
        tenths if tenths < 0 => format!("計画より{points}低い"),
        _ => format!("計画より{points}高い"),
    }
}

/// What is in the numerator.
pub fn numerator(figure: &Figure) -> String {
    format!(
        "修了{}件（期限内{}・猶予内{}・期限後{}）",
        grouped(figure.numerator()),
        grouped(figure.in_time),
        grouped(figure.in_grace),
        grouped(figure.late)
    )
}

/// What is in the denominator.
pub fn denominator(figure: &Figure) -> String {
    format!(
        "修了と未修了の割当て{}件（未修了は期限前{}・期限を過ぎたもの{}）",
        grouped(figure.denominator()),
        grouped(figure.open),
        grouped(figure.overdue)
    )
}

/// What is left out and why; only what there is.
pub fn excluded(excluded: &Excluded) -> String {
    let reasons = [
        ("受講開始前", excluded.planned),
        ("停止", excluded.suspended),
        ("免除", excluded.exempt),
        ("充当", excluded.credited),
        ("対象外", excluded.not_required),
        ("休職", excluded.on_leave),
        ("育休", excluded.parental_leave),
        ("派遣（出）", excluded.seconded_out),
        ("退職", excluded.left),
    ];
    let named: Vec<String> = reasons
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| format!("{reason}{}", grouped(count)))
        .collect();
    if named.is_empty() { "なし".to_owned() } else { named.join("・") }
}

/// As-of day and scope.
pub fn as_of(day: &str, scope: ReportScope) -> String {
    let scope = match scope {
        ReportScope::Organization => "全庁",
        ReportScope::OwnUnit => "自所属",
    };
    format!("{day}現在（その日までに記録したもの）。範囲は{scope}です。")
}

/// People by employment status: word and number.
pub fn people(people: &[(&str, u32)]) -> String {
    let named: Vec<String> =
        people.iter().map(|(status, count)| format!("{status}{}人", grouped(*count))).collect();
    if named.is_empty() { "なし".to_owned() } else { named.join("・") }
}

pub fn version(number: i32) -> String {
    format!("第{number}版")
}

pub fn plan_version(number: i32, change: u32, decided_on: &str) -> String {
    let change = if change == 0 { "当初".to_owned() } else { format!("第{change}次変更") };
    format!("第{number}版（{change}、{decided_on}決定）")
}

/// How a target comes about.
pub fn target_made(plan: Option<PlanMeasure>) -> String {
    match plan {
        Some(plan) => format!(
            "範囲にあてはまる計画の{}行の目標を、対象の人数（在職・派遣受入）で重みを付けて平均しました。小数第2位以下は切り捨てています。",
            grouped(plan.plan_rows)
        ),
        None => "範囲にあてはまる、目標のあるコースの行が計画にないため、目標はありません。".to_owned(),
    }
}

/// What the view is narrowed to; every part that is not is told as the whole.
pub fn slice(unit: Option<&str>, grade: Option<&str>, course: Option<&str>) -> String {
    format!(
        "範囲：{}・{}・{}",
        unit.unwrap_or("すべての所属"),
        grade.unwrap_or("すべての職層"),
        course.unwrap_or("すべてのコース")
    )
}

/// A family as part of a slice.
pub fn family(label: &str) -> String {
    format!("分野{label}のコース")
}

/// Said aloud when a view has arrived.
pub fn shown(year: FiscalYear, total: &Measure) -> String {
    format!("{}。受講率{}。{}。", title(year), rate(&total.figure), deviation(total))
}

/// Name of the link behind a row; it begins with what is seen.
pub fn behind(label: &str, by: RowsBy) -> String {
    format!("{label}の中を見る（{}別）", rows_by(by))
}

/// How many people are behind a row; the list is that of today, so that the count of another day is not told.
pub fn names(outstanding: u32, past: bool) -> String {
    if past { NAMES_TODAY.to_owned() } else { format!("{}件の名簿", grouped(outstanding)) }
}

/// The same, said of which row.
pub fn names_of(label: &str, outstanding: u32, past: bool) -> String {
    let list = if past { "未修了者一覧" } else { "今日現在の未修了者一覧" };
    format!("{} {label}（{list}）", names(outstanding, past))
}

/// Before the first day there is nothing.
pub fn before_counting(since: &str) -> String {
    format!(
        "この年度の数字は{since}から記録しています。それより前の日の数字はありません。基準日を{since}以降にしてください。"
    )
}

/// The frozen year.
pub fn frozen(year: FiscalYear, as_of: &str) -> String {
    format!("{}は{as_of}現在で確定しています。あとの異動や研修体系の変更では変わりません。", year.label())
}

pub fn hash(frozen_at: &str) -> String {
    format!("確定した日時は{frozen_at}、数字全体のハッシュ（SHA-256）は次のとおりです。")
}

/// A later day of a frozen year was asked for.
pub fn not_frozen(as_of: &str) -> String {
    format!("いま表示しているのは{as_of}現在の数字で、確定した数字ではありません。")
}

/// Records of one day; below zero where some were taken back.
pub fn later_count(count: i64) -> String {
    let count_text = grouped(u32::try_from(count.unsigned_abs()).unwrap_or(u32::MAX));
    match count {
        0 => "0件".to_owned(),
        count if count < 0 => format!("−{count_text}件"),
        _ => format!("{count_text}件"),
    }
}

/// What a chart shows, for those who do not see it.
pub fn trend_description(points: &[TrendPoint], day: impl Fn(&TrendPoint) -> String) -> String {
    let told = |point: &TrendPoint| {
        let rate = point.rate.map_or_else(|| NOTHING.to_owned(), wording::rate);
        let planned = point.planned.map_or_else(|| NOTHING.to_owned(), percent);
        format!("{}は実績{rate}、計画{planned}", day(point))
    };
    let known: Vec<&TrendPoint> = points.iter().filter(|point| point.rate.is_some()).collect();
    let target = points.last().and_then(|point| point.planned).map(percent);
    let mut parts: Vec<String> =
        [known.first(), known.last()].into_iter().flatten().map(|p| told(p)).collect();
    parts.dedup();
    parts.extend(target.map(|target| format!("年度末の計画は{target}")));
    if parts.is_empty() {
        "まだ数字がありません。".to_owned()
    } else {
        format!("{}です。", parts.join("。"))
    }
}

/// How far a point is from the plan.
pub fn point_deviation(point: &TrendPoint) -> String {
    let rate = point.rate.and_then(|rate| thousandths(rate.numerator, rate.denominator));
    match rate.zip(point.planned) {
        Some((rate, planned)) => points(learning::planned_line::deviation(rate, planned)),
        None => NOTHING.to_owned(),
    }
}

pub const AS_OF_FUTURE: &str = "基準日は今日以前の日にしてください。";
pub const AS_OF_NOT_A_DATE: &str = "基準日を年月日で入力してください。";

/// Why a view is refused, where the address asks for what there is not.
pub fn refusal(error: &ApiError) -> Option<&'static str> {
    let fields = [
        ("fiscal_year", "その年度は表示できません。年度を選び直してください。"),
        ("department", "その部局・所属はないか、見られません。選び直してください。"),
        ("grade", "その職層はありません。選び直してください。"),
        ("course", "そのコースはないか、選んだ分野のものではありません。選び直してください。"),
        ("family", "その分野のコースはありません。選び直してください。"),
        ("by", "行の単位を選び直してください。"),
    ];
    match error.field("as_of") {
        Some("in-future") => Some(AS_OF_FUTURE),
        Some(_) => Some(AS_OF_NOT_A_DATE),
        None => fields.into_iter().find(|(field, _)| error.field(field).is_some()).map(|(_, text)| text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deviation_is_told_in_words() {
        let table = [
            (-32, "計画より3.2ポイント低い"),
            (0, "計画どおり"),
            (105, "計画より10.5ポイント高い"),
            (-4, "計画より0.4ポイント低い"),
        ];
        for (tenths, words) in table {
            let measure = Measure { figure: Figure::default(), plan: None, deviation: Some(tenths) };
            assert_eq!(deviation(&measure), words);
        }
        let nothing = Measure { figure: Figure::default(), plan: None, deviation: None };
        assert_eq!(deviation(&nothing), NO_TARGET);
    }

    #[test]
    fn a_list_of_today_does_not_bear_the_count_of_another_day() {
        assert_eq!(names_of("市民課", 1_200, false), "1,200件の名簿 市民課（今日現在の未修了者一覧）");
        assert_eq!(names_of("市民課", 1_200, true), "今日現在の名簿 市民課（未修了者一覧）");
    }

    #[test]
    fn only_what_is_left_out_is_named() {
        assert_eq!(excluded(&Excluded::default()), "なし");
        let some = Excluded { exempt: 2, on_leave: 1_200, ..Excluded::default() };
        assert_eq!(excluded(&some), "免除2・休職1,200");
    }

    #[test]
    fn a_description_tells_where_the_lines_begin_and_end() {
        let point = |day: &str, rate, planned| TrendPoint { day: day.parse().unwrap(), rate, planned };
        let rate = |numerator| Some(Rate { numerator, denominator: 10 });
        let points = [
            point("2026-04-01", None, Some(0)),
            point("2026-04-30", rate(1), Some(75)),
            point("2026-05-31", rate(2), Some(150)),
            point("2027-03-31", None, Some(900)),
        ];
        assert_eq!(
            trend_description(&points, |point| point.day.to_string()),
            "2026-04-30は実績10.0%、計画7.5%。2026-05-31は実績20.0%、計画15.0%。年度末の計画は90.0%です。"
        );
        assert_eq!(point_deviation(&points[2]), "計画より5.0ポイント高い");
        assert_eq!(point_deviation(&points[3]), NOTHING);
    }
}
