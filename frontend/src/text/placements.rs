//! Sentences of the test before the first lesson.

use contract::placements::{LessonRef, Recommendation};
use learning::mark::Mark;
use learning::placement::Threshold;

use super::assignments;

pub const TITLE: &str = "事前診断";
pub const START: &str = "事前診断を受ける";
pub const OFFER_EXEMPTS: &str = "受けなくてもかまいません。すべて正解した目標のレッスンは、読まずに修了テストへ進めます。読んだことの確認が要るレッスンと、演習、修了テストは免除になりません。";
pub const OFFER_EXEMPTS_NOT: &str = "受けなくてもかまいません。このコースでは、結果がよくてもレッスンは免除になりません。自分の弱いところを先に知るために使えます。";
pub const PURPOSE: &str = "受けられるのは、最初のレッスンを読み終える前の1回だけです。一人ひとりの結果を見られるのは、あなただけです。人事研修担当などに示すのは、10人以上の集まりの分布に限ります。";
pub const OPEN_NOTE: &str = "事前診断の途中です。レッスンを読み終えると、続きは受けられなくなります。";
pub const TO_RESULT: &str = "事前診断の結果を見る";
pub const EXEMPTED_BY: &str = "事前診断で免除";

pub const RESULT_TITLE: &str = "事前診断の結果";
pub const NO_VERDICT: &str = "事前診断に合否はありません。修了には、修了テストの合格が要ります。";
pub const OBJECTIVES: &str = "目標ごとの結果";
pub const OBJECTIVE: &str = "目標";
pub const RIGHT: &str = "正解";
pub const WRONG: &str = "不正解";
pub const STANDING: &str = "状態";
pub const KNOWN: &str = "できている";
pub const NOT_YET: &str = "これから学ぶ";
pub const LESSONS_TITLE: &str = "レッスンの免除";
pub const EXEMPTS_NOT: &str = "このコースでは、レッスンの免除はありません。";
pub const EXEMPTED: &str = "次のレッスンは免除になりました。読みたいときは、いつでも開けます。";
pub const EXEMPTED_NONE: &str = "免除になったレッスンはありません。順に読み進めてください。";
pub const KEPT: &str = "次のレッスンは目標を満たしていますが、読んだことの確認が要るため、免除になりません。";
pub const RECOMMENDED_TITLE: &str = "おすすめ";
pub const RECOMMENDED_NOTE: &str =
    "受けるかどうかは自分で決められます。割り当てられていない研修は、研修の担当者に相談してください。";
pub const NEXT: &str = "コースの内容に戻り、残りのレッスンから始めます。";

/// Heading of the block in the course page.
pub fn title(minutes: u32) -> String {
    format!("{TITLE}（約{minutes}分）")
}

/// What it asks.
pub fn offer(questions: u32, limit: Option<u32>) -> String {
    let limit = match limit {
        Some(minutes) => format!("制限時間は{minutes}分です。"),
        None => "制限時間はありません。".to_owned(),
    };
    format!("学ぶ前に、いま知っていることを{questions}問で確かめます。{limit}")
}

/// The way back to an open one.
pub fn resume(answered: u32, total: u32) -> String {
    format!("事前診断の続きへ（{total}問中{answered}問に解答済み）")
}

/// What came of it, in one sentence.
pub fn done(day: &str, exempted: u32) -> String {
    match exempted {
        0 => format!("{day}に受けました。"),
        exempted => format!("{day}に受けました。{exempted}つのレッスンが免除になっています。"),
    }
}

/// Marks of the whole.
pub fn marks(marks: Mark, maximum: Mark) -> String {
    format!(
        "{}点満点で{}点（{}）でした。",
        assignments::marks(maximum),
        assignments::marks(marks),
        assignments::percent(marks.scaled_to(maximum))
    )
}

/// A lesson with its minutes.
pub fn lesson(lesson: &LessonRef) -> String {
    format!("{}（{}分）", lesson.title, lesson.minutes)
}

/// One recommendation: why, and what.
pub fn recommended(each: &Recommendation) -> String {
    let when = match each.when {
        Threshold::Below(limit) => format!("全体が{}未満なので", assignments::percent(limit)),
        Threshold::AtLeast(limit) => format!("全体が{}以上なので", assignments::percent(limit)),
    };
    let level = each.level.map(|level| {
        let name = match level {
            1 => "基礎",
            2 => "標準",
            _ => "リーダー",
        };
        format!("「{name}」の段階の研修")
    });
    let courses = each.courses.iter().map(|course| format!("「{}」（{}）", course.title, course.code));
    let what: Vec<String> = level.into_iter().chain(courses).collect();
    format!("{when}、{}をおすすめします。", what.join("、"))
}

#[cfg(test)]
mod tests {
    use contract::reporting::CourseColumn;
    use learning::mark::Mark;

    use super::*;

    #[test]
    fn a_recommendation_says_why_and_what() {
        let each = Recommendation {
            when: Threshold::Below(Mark::new(3, 5)),
            level: Some(1),
            courses: vec![CourseColumn { code: "SEC-03".to_owned(), title: "パスワード".to_owned() }],
        };
        assert_eq!(
            recommended(&each),
            "全体が60%未満なので、「基礎」の段階の研修、「パスワード」（SEC-03）をおすすめします。"
        );
    }

    #[test]
    fn nothing_exempted_is_not_said() {
        assert_eq!(done("11月23日", 0), "11月23日に受けました。");
        assert!(done("11月23日", 3).contains("3つのレッスン"));
    }
}
