//! Sentences of the reports on what people understand.

use chrono::NaiveDate;
use contract::understanding::{Change, Effect, ItemHint, ProfileFigure, ScoreBand};
use learning::fiscal_year::FiscalYear;
use learning::release::Pending;
use learning::tenths::Tenths;

use super::{dates, grouped};

pub const MENU: &str = "理解度";
pub const MENU_PROFILE: &str = "リテラシーの10項目";
pub const MENU_PLACEMENTS: &str = "事前診断の分布";
pub const SECTIONS: &str = "理解度の報告";
pub const TO_PLACEMENTS: &str = "受講前の分布";
pub const TO_EFFECTS: &str = "受講前後の比較";
pub const TO_PROFILE: &str = "項目別の理解度";
pub const TO_ITEMS: &str = "設問の統計";

pub const PLACEMENTS_LEAD: &str =
    "事前診断（受講前）の得点を、所属と目標ごとの人数で見ます。個人の結果や順位は表示しません。";
pub const NO_PLACEMENT: &str = "事前診断のあるコースがありません。";
pub const FIRST_COURSE: &str = "最初のコース";
pub const BY_BAND: &str = "所属別の人数（全体の得点）";
pub const PLACEMENTS_EXPLAINED: [&str; 3] = [
    "数えるのは、事前診断のあと修了テストを1回受けた人です。「受講前後の比較」と同じ人を数えるので、二つの表を突き合わせても、少ない人数のことは分かりません。",
    "得点の割合は、小数以下を切り捨てています。",
    "低い帯の人が多い目標は、説明会や追加の教材の候補です。高い帯の人が多いコースは、短縮版や免除を考えられます。",
];

pub const EFFECTS_LEAD: &str =
    "同じ人の受講前（事前診断）と受講後（修了テストの1回目）を比べ、研修で理解がどれだけ伸びたかを見ます。";
pub const NO_EFFECTS: &str = "この年度の結果はまだありません。事前診断のあるコースを受けた人が10人以上になると、翌日から表示されます。";
pub const BY_COURSE: &str = "コース別の効果（全庁）";
pub const COURSE: &str = "コース";
pub const PLACE: &str = "部・所属";
pub const PEOPLE: &str = "人数";
pub const BEFORE: &str = "受講前";
pub const AFTER: &str = "受講後";
pub const GAIN: &str = "伸び";
pub const INTERVAL: &str = "伸びの95％信頼区間";
pub const READING: &str = "読み方";
pub const KEPT_30: &str = "30日後の変化";
pub const KEPT_90: &str = "90日後の変化";
pub const NOT_COUNTED: &str = "集計待ち";
pub const MORE: &str = "詳しく";
pub const SHOW_UNITS: &str = "所属別を見る";
pub const CITY: &str = "全庁";
pub const HOW_TO_READ: &str = "この表の読み方";
pub const EFFECTS_EXPLAINED: [&str; 6] = [
    "事前診断のないコースには受講前の得点がないので、前後の比較は出ません（30日後・90日後の変化と設問の統計は出ます）。事前診断を受けるかどうかは、職員が自分で決めます。",
    "受講前と受講後は、得点の割合（100点満点）の平均です。同じ問題を覚えて点が上がることのないよう、前と後では、同じ難しさの別の問題を出しています。",
    "伸びは、同じ人の「受講後−受講前」の平均です。95％信頼区間は、本当の伸びが含まれると考えられる範囲です。0をまたぐときは、伸びたとは言い切れません。人数が増えると範囲は狭くなります。",
    "受講後は修了テストの1回目です。受け直して合格した点ではないので、教材だけの効果に近い値です。",
    "伸びが小さいコースは、受講前から高い（その人たちには易しい）か、教材が伝わっていないかのどちらかです。「設問の統計」で、どの設問でまちがえたかを確かめてください。",
    "30日後・90日後の変化は、修了テストの1回目と比べた、任意の定着確認の点の差です。大きく下がるコースは、職場での復習や短い再研修を考えてください。",
];

pub const PROFILE_LEAD: &str =
    "修了テストの1回目の設問を項目で分け、どの分野の理解が高いか、低いかを見ます。";
pub const PROFILE_LEAD_OWN: &str =
    "自分の所属の、10項目の平均です。個人の点数は表示しません。人事評価には使いません。";
pub const LITERACY: &str = "リテラシーの10項目";
pub const DSSL: &str = "DXリテラシー標準（DSS-L）：全庁";
pub const DSSL_BY_UNIT: &str = "DXリテラシー標準（DSS-L）：部・所属別";
pub const DSSL_GROUP: &str = "大項目";
pub const NO_PROFILE: &str =
    "この年度の結果はまだありません。修了テストを受けた人が10人以上になると、翌日から表示されます。";
pub const NO_FIGURE: &str = "―";
pub const ITEM: &str = "項目";
pub const MEAN: &str = "平均";
pub const COURSES: &str = "関係するコース";
pub const NO_COURSE_SERVES: &str = "対応するコースはありません";
pub const PROFILE_EXPLAINED: [&str; 4] = [
    "まだ数字のない部・所属は、表にありません。",
    "数字は得点の割合（100点満点）の平均、かっこ内は結果の延べ件数です。一人が二つのコースを受ければ2件になります。",
    "10項目は、その項目の設問だけの得点です。DSS-Lは、その項目に関係するコースの修了テスト全体の得点です。",
    "所属どうしを比べるときは、受けたコースの違いにも注意してください。低い項目があれば、その項目のコースを来年度の計画に入れることを考えます。",
];

pub const ITEMS_LEAD: &str =
    "修了テストの1回目の結果から、設問が適切かどうかを確かめます。教材と設問を直すための資料です。";
pub const CHOOSE_COURSE: &str = "コースを選ぶ";
pub const SHOW_COURSE: &str = "このコースを表示する";
pub const VERSIONS: &str = "教材の版";
pub const NO_ITEMS: &str = "この版の結果は、まだ10人に足りません。";
pub const TEST: &str = "テスト全体";
pub const FIGURE: &str = "指標";
pub const VALUE: &str = "値";
pub const QUESTIONS: &str = "設問ごとの統計";
pub const QUESTION: &str = "設問";
pub const OBJECTIVE: &str = "目標";
pub const FACILITY: &str = "正答率";
pub const DEVIATION: &str = "標準偏差";
pub const GUESS: &str = "当て推量";
pub const DISCRIMINATION: &str = "識別指数";
pub const EFFICIENCY: &str = "識別効率";
pub const HINTS: &str = "見直しの手がかり";
pub const OPTION: &str = "選択肢";
pub const RIGHT: &str = "正答";
pub const CHOSE: &str = "選んだ人";
pub const FAILING: &str = "下位3分の1で選んだ人";
pub const UNANSWERED: &str = "選んでいない";
pub const UNDEFINED: &str = "算出しません";
pub const WEIGHTS: &str = "実質配点（出題順の位置ごと）";
pub const WITHHELD: &str = "選択肢ごとの人数は、正答が分かるため、このコースをまだ修了していない人には表示しません。修了すると表示されます。";
pub const NO_OPTIONS: &str = "入力や並べ替えの設問なので、選択肢の内訳はありません。";
pub const TEST_EXPLAINED: [(&str, &str); 8] = [
    (
        "平均",
        "50〜75点がテストとして働きやすい範囲です。修了を確かめるテストでは、これより高くて構いません。",
    ),
    ("中央値", "真ん中の人の点です。平均とのずれが大きいときは、点が偏っています。"),
    ("標準偏差", "点の散らばりです。12〜18点がめやすです。"),
    ("歪度", "0なら左右対称です。−1より小さいと、高い点に集まっています（易しい）。"),
    ("尖度", "大きいほど、似た点の人が多いことを表します。"),
    (
        "内的整合性（CIC）",
        "設問どうしが同じ力を測っている度合いです。75％以上なら十分、64％未満なら点の差を重く見ないでください。",
    ),
    ("誤差比", "点の散らばり（標準偏差）のうち、偶然による部分の割合です。"),
    ("標準誤差", "同じ人がもう一度受けたときに、これくらいは点が動きます。"),
];
pub const ITEMS_EXPLAINED: [&str; 8] = [
    "「テスト全体」と「設問ごと」の数字は、別の人たちのまとまりで作っています。同じ人たちで両方を出すと、差し引きで少ない人数のことが分かるためです。",
    "テスト全体の中央値から下の指標と実質配点は、30人以上から出します。",
    "正答率が95％を超える設問は、やさしすぎるかもしれません。受講前でも正解できるなら、入れ替えを考えます。",
    "識別指数は、その設問の得点と全体の得点の関係（相関、−100〜100）です。20未満は識別力の低い設問、0未満は正答や問い方のまちがいを疑ってください。",
    "識別効率は、その正答率で出せる最大の識別に対する割合です。50未満なら、問い方がまぎらわしいかもしれません。",
    "識別指数と識別効率は、30人以上が答え、正答率が5〜95％の設問だけに出します。それ以外では意味を持たないためです。",
    "設問は人ごとに無作為に出しているので、識別指数は「その設問を除いた点」ではなく、全体の点と比べています（Moodleの、無作為に出す設問の決まりと同じです）。実質配点は、設問ではなく出題順の位置ごとです。",
    "下位3分の1の内訳は、最初の30人、60人、120人…の答えから出します。",
];

/// Title of a page with its year.
pub fn titled(title: &str, year: FiscalYear) -> String {
    format!("{title}（{}）", year.label())
}

/// What is counted, and how it is protected.
pub fn basis(as_of: NaiveDate, least: u32) -> String {
    format!(
        "{}までの結果です（1日1回、翌日に更新します）。どの数字も{least}人以上のまとまりだけで作り、差し引きしても{least}人未満のことは分かりません。{least}人に満たない分は「{NOT_COUNTED}」です。30日たつと部の数字に、60日たつと全庁の数字に入ります。まとまりは、テスト全体の数字（受講前の分布・受講前後の比較・項目別の理解度）と、設問の統計とに、交互に使います。所属は、受けた日の所属です。職層別など、ほかの分け方では出しません。",
        dates::date(as_of)
    )
}

/// A band of shares.
pub fn band(band: ScoreBand) -> String {
    format!("{}〜{}%", band.from, band.to)
}

/// Heading of the table of one unit, or of all, by objective.
pub fn by_objective(place: &str) -> String {
    format!("目標別の人数：{place}")
}

/// How many are not in a figure.
pub fn pending(pending: Pending) -> String {
    match pending {
        Pending::None => "なし".to_owned(),
        Pending::Few => "10人未満".to_owned(),
        Pending::Many(people) => format!("{}人", grouped(people)),
    }
}

/// The same as a line of its own.
pub fn not_counted(people: Pending) -> String {
    format!("{NOT_COUNTED}：{}", pending(people))
}

/// Title of the statistics of a course.
pub fn items_of(code: &str) -> String {
    format!("{TO_ITEMS}：{code}")
}

/// A number of points.
pub fn points(value: Tenths) -> String {
    format!("{value}点")
}

/// A number of points with its sign.
pub fn signed(value: Tenths) -> String {
    let sign = if value.0 > 0 { "+" } else { "" };
    format!("{sign}{value}点").replace('-', "−")
}

pub fn percent(value: Tenths) -> String {
    format!("{value}%")
}

/// The interval of a gain.
pub fn interval(low: Tenths, high: Tenths) -> String {
    format!("{} 〜 {}", signed(low), signed(high))
}

/// What an effect says in words.
pub fn reading(effect: &Effect) -> &'static str {
    if effect.low > Tenths(0) {
        "伸びが確かめられました"
    } else if effect.high < Tenths(0) {
        "下がっています。教材と設問を見直してください"
    } else {
        "伸びたとは言い切れません"
    }
}

/// What stayed.
pub fn change(change: &Change) -> String {
    format!("{}（{}人、{}）", signed(change.mean), grouped(change.people), interval(change.low, change.high))
}

/// Mean and number of results.
pub fn figure(figure: &ProfileFigure) -> String {
    format!("{}（{}）", figure.mean, grouped(figure.results))
}

/// Units of a course.
pub fn units_of(code: &str, title: &str) -> String {
    format!("部・所属別の効果：{title}（{code}）")
}

/// A version by number.
pub fn version(number: u32) -> String {
    format!("第{number}版")
}

/// First attempts that the figures of the test are about.
pub fn attempts(attempts: u32, positions: u32, others: u32) -> String {
    let others = if others > 0 {
        format!("出題数の違う{}人は、テスト全体の数字に入れていません。", grouped(others))
    } else {
        String::new()
    };
    format!("{}人の1回目の受験（{positions}問）です。{others}", grouped(attempts))
}

/// Summary of the options of a question.
pub fn options_of(id: &str) -> String {
    format!("{id} の選択肢ごとの人数")
}

/// What to look at.
pub fn hint(hint: ItemHint) -> &'static str {
    match hint {
        ItemHint::TooEasy => "やさしすぎる：ほぼ全員が正解しています",
        ItemHint::BelowGuessing => "当て推量より低い：問い方か正答を確かめてください",
        ItemHint::Hard => "難しい：正答率が3分の1未満です。教材で伝わっているか確かめてください",
        ItemHint::DoesNotDiscriminate => "識別していない：よくできる人とそうでない人の差が出ません",
        ItemHint::AgainstTheTotal => {
            "逆に働いている：全体の点が高い人ほどまちがえます。正答を確かめてください"
        }
        ItemHint::StrongDistractor => "誤答に集まっている：正答より多く選ばれた誤答があります",
        ItemHint::DeadDistractor => "選ばれない誤答がある：入れ替えを考えてください",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_that_holds_zero_is_not_called_a_gain() {
        let effect = |low, high| Effect {
            people: 10,
            before: Tenths(500),
            after: Tenths(600),
            gain: Tenths(100),
            low: Tenths(low),
            high: Tenths(high),
        };
        assert_eq!(reading(&effect(1, 200)), "伸びが確かめられました");
        assert_eq!(reading(&effect(0, 200)), "伸びたとは言い切れません");
        assert!(reading(&effect(-200, -1)).starts_with("下がっています"));
        assert_eq!(interval(Tenths(-12), Tenths(34)), "−1.2点 〜 +3.4点");
    }
}
