//! Sentences of the catalogue.

use learning::mark::Mark;
use learning::validity::Validity;

pub const TITLE: &str = "コース一覧";
pub const LEAD: &str = "いま割り当てられるコースです。";
pub const EMPTY: &str = "公開されているコースはありません。";
pub const LEVEL: &str = "段階";
pub const MINUTES: &str = "時間の目安";
pub const LESSONS: &str = "レッスン";
pub const QUESTIONS: &str = "修了テスト";
pub const MASTERY: &str = "合格の基準";
pub const VALIDITY: &str = "修了の効力";
pub const VERSION: &str = "版";

/// Level in words.
pub fn level(level: u8) -> &'static str {
    match level {
        1 => "基礎",
        2 => "標準",
        3 => "リーダー",
        _ => "その他",
    }
}

/// How long a completion counts.
pub fn validity(validity: Validity) -> String {
    match validity {
        Validity::None => "一度修了すれば、期限はありません。".to_owned(),
        Validity::EachFiscalYear => "修了した年度の末日まで。毎年度受けます。".to_owned(),
        Validity::FiscalYears { years } => format!("修了した年度を1年度目として、{years}年度目の末日まで。"),
        Validity::Months { months } => format!("修了した日から{months}か月。"),
    }
}

/// Number of lessons.
pub fn lessons(count: u32) -> String {
    format!("{count}本")
}

/// Drawn and stored questions.
pub fn questions(drawn: u32, bank: u32) -> String {
    format!("{drawn}問（登録されている{bank}問から出題）")
}

/// The least share to pass.
pub fn mastery(share: Mark) -> String {
    format!("{}以上", super::assignments::percent(share))
}

/// Version with its day.
pub fn version(number: u32, day: &str) -> String {
    format!("第{number}版（{day}公開）")
}
