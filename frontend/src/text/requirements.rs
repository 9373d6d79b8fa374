//! Sentences of the editor of the curriculum (研修体系).

use learning::curriculum::{Mode, Problem};

use super::audience::Names;

pub const TITLE: &str = "研修体系";
pub const LEAD: &str = "だれが、どの研修を、いつまでに受けるかの決まり（受講要件）です。公開すると、職員ごとの割当てが自動で作られます。";
pub const EMPTY: &str = "受講要件はまだありません。標準の研修体系を読み込むか、要件を追加してください。";
pub const BACK: &str = "研修体系へ戻る";

pub const SAVE: &str = "下書きを保存する";
pub const SAVED: &str = "下書きを保存しました。";
pub const UNSAVED: &str = "保存していない変更があります。";
pub const ADD: &str = "要件を追加する";
pub const EDIT: &str = "編集";
pub const MORE: &str = "ほかの操作";
pub const DUPLICATE: &str = "複製";
pub const MOVE_UP: &str = "上へ";
pub const MOVE_DOWN: &str = "下へ";
pub const REMOVE: &str = "削除";
pub const RESTORE: &str = "元に戻す";
pub const REVERT: &str = "この要件を、保存した内容に戻す";
pub const DONE: &str = "一覧へ戻る";
pub const PUBLISH: &str = "公開の内容を確認する";
pub const STANDARD: &str = "標準の研修体系を読み込む";
pub const STANDARD_CONFIRM: &str = "いまの下書きを置き換えて読み込む";
pub const STANDARD_CANCEL: &str = "読み込まない";
pub const STANDARD_WARNING: &str = "いまの下書きは、標準の研修体系に置き換わります。保存していない変更も失われます。公開済みの研修体系と、すでにある割当ては変わりません。";
pub const STANDARD_LOADED: &str = "標準の研修体系を下書きに読み込みました。";

pub const FINDINGS: &str = "直すところ";
pub const WAITING_LEAD: &str =
    "コースがまだ公開されていない要件です。このまま公開でき、コースが公開されると自動で割り当てられます。";
pub const WAITING_TAG: &str = "コース準備中";

pub const LABEL: &str = "要件の名前";
pub const LABEL_HINT: &str = "職員の画面に、割り当てられた理由として表示されます。";
pub const CONTENT: &str = "受ける研修";
pub const CONTENT_LEGEND: &str = "受ける研修の決め方";
pub const ONE_COURSE: &str = "一つのコース";
pub const SEVERAL_COURSES: &str = "いくつかのコースから選ぶ（選択必修）";
pub const COURSE: &str = "コース";
pub const COURSES: &str = "選べるコース";
pub const COURSES_HINT: &str = "受講者は、ここで選んだコースの中から選びます。";
pub const CHOOSE: &str = "選んでください";
pub const NEEDED: &str = "修了が必要な数";
pub const NEEDED_HINT: &str = "選べるコースのうち、いくつ修了すればよいかです。";
pub const MODE: &str = "受け方";
pub const MODE_HINT: &str = "指名制は自動で割り当てます。応募制は、希望する職員が申し込めます。";
pub const AUDIENCE: &str = "対象者";
pub const AUDIENCE_HINT: &str = "条件の種類を選び、あてはまるものに印を付けます。二つ以上の条件は「すべてにあてはまる」か「どれかにあてはまる」でまとめます。";
pub const DUE: &str = "期限";
pub const DUE_HINT: &str = "発令などから数える期限は、その日の翌日から数えます。";
pub const DUE_DAY: &str = "期限の日";
pub const DUE_DAYS: &str = "期限までの日数";
pub const DUE_DAYS_HINT: &str = "もとになる日から数えた日数です。";
pub const VALIDITY: &str = "受け直しの間隔";
pub const VALIDITY_HINT: &str = "修了がいつまで有効かです。有効な間は、新しく割り当てません。";
pub const VALID_YEARS: &str = "年度の数";
pub const VALID_YEARS_HINT: &str = "修了した年度を1年度目と数えます。";
pub const VALID_MONTHS: &str = "月の数";
pub const VALID_MONTHS_HINT: &str = "修了した日から数えます。";
pub const YEARS: &str = "実施する年度";
pub const FROM: &str = "最初の年度";
pub const FROM_NONE: &str = "決めない（いまから）";
pub const UNTIL: &str = "最後の年度";
pub const UNTIL_NONE: &str = "決めない（続ける）";
pub const EVERY: &str = "何年度に1回か";
pub const EVERY_HINT: &str = "毎年度は1です。3にすると、最初の年度から3年度に1回になります。";
pub const DETAILS: &str = "受け始めの日・猶予などの細かい設定";
pub const OPENS: &str = "受け始めの日";
pub const OPENS_HINT: &str = "この日までは「予定」と表示します。決めないと、年度の初日から受けられます。";
pub const GRACE: &str = "猶予の日数";
pub const GRACE_HINT: &str = "期限のあと、この日数までの修了を「猶予内」として分けて数えます。";
pub const EARLY: &str = "翌年度の分として数え始める日";
pub const EARLY_HINT: &str = "この日からの修了は、翌年度の分としても数えます。";
pub const SETTLE: &str = "年度途中の職員が受けるまでの日数";
pub const SETTLE_HINT: &str = "復職や年度途中に対象になった職員には、少なくともこの日数を空けます。";
pub const NOT_A_NUMBER: &str = "数字で入力してください。";
pub const MONTH: &str = "月";
pub const DAY: &str = "日";
pub const NO_DAY: &str = "決めない";
pub const NO_SUCH_RULE: &str = "この要件は、下書きにありません。削除されたか、まだ保存されていません。";

pub const CONDITION_KIND: &str = "条件の種類";
pub const CONDITION_ADD: &str = "条件を足す";
pub const CONDITION_REMOVE: &str = "この条件を外す";
pub const FIRST_YEAR: &str = "どの1年目か";
pub const PEOPLE_SEARCH: &str = "職員を探す";
const PEOPLE_FOUND: &str = "見つかった職員";
pub const PEOPLE_NONE_FOUND: &str = "あてはまる職員はいません。";
pub const PEOPLE_CHOSEN: &str = "指定した職員";
pub const PEOPLE_NONE_CHOSEN: &str = "まだ指定していません。職員番号か氏名で探して、加えてください。";
pub const PEOPLE_ADD: &str = "加える";
pub const PEOPLE_REMOVE: &str = "外す";
pub const PEOPLE_NOT_AT_WORK: &str = "休職・派遣中などの職員";
pub const COUNTING: &str = "対象者を数えています。";
pub const COUNT_WAITS: &str = "条件の中身を選ぶと、対象者を数えます。";

/// Heading of a form.
pub fn rule_title(label: &str) -> String {
    if label.trim().is_empty() { "新しい要件".to_owned() } else { format!("要件の編集：{label}") }
}

/// A rule as it is named in lists; one without a label is named all the same.
pub fn rule_name(label: &str) -> &str {
    if label.trim().is_empty() { "（名前のない要件）" } else { label }
}

/// A button with the rule that it is about, so that equal buttons are told apart by ear.
pub fn about(label: &str, rule: &str) -> String {
    format!("{label} {}", rule_name(rule))
}

/// Name of a course family.
pub fn family(code: &str) -> String {
    match code {
        "COM" => "DX共通（COM）".to_owned(),
        "SEC" => "情報セキュリティ（SEC）".to_owned(),
        "ETH" => "情報倫理（ETH）".to_owned(),
        "RPA" => "RPA・業務改革（RPA）".to_owned(),
        "NEW" => "新しい技術とサービス（NEW）".to_owned(),
        "" => "コースが決まっていない要件".to_owned(),
        other => other.to_owned(),
    }
}

/// 指名制 or 応募制.
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Required => "指名制（必修）",
        Mode::Elective => "応募制（選択）",
    }
}

/// `SEC-01 情報セキュリティ基礎`; the code alone while there is no such course.
pub fn course(code: &str, names: &Names) -> String {
    match names.course(code) {
        Some(title) => format!("{code} {title}"),
        None => code.to_owned(),
    }
}

/// How many of a choice are needed, in front of its courses.
pub fn of_these(needed: u32, all: usize) -> String {
    format!("次の{all}つから{needed}つ：")
}

/// What is wrong with a rule, and what to do.
pub fn problem(problem: &Problem, names: &Names) -> String {
    let sentence = match problem {
        Problem::WaitsForCourse { course } => {
            return format!("コース {course} は、まだ公開されていません。");
        }
        Problem::ImpossiblePrerequisite { course: code, prerequisite } => {
            return format!(
                "「{}」には「{}」の修了が先に必要ですが、そのコースが公開されていないため受けられません。先にそのコースを公開するか、この要件を外してください。",
                course(code, names),
                course(prerequisite, names)
            );
        }
        Problem::DuplicateId => "同じ番号の要件が二つあります。どちらかを削除してください。",
        Problem::NoLabel => "要件の名前がありません。名前を入力してください。",
        Problem::NoCourse => {
            "コースが選ばれていないか、同じコースが二度入っています。コースを選び直してください。"
        }
        Problem::ImpossibleChoice => {
            "修了が必要な数が、選べるコースの数と合いません。1からコースの数までにしてください。"
        }
        Problem::EmptyCondition => {
            "対象者の条件に、何も選ばれていないものがあります。選ぶか、条件を外してください。"
        }
        Problem::TooDeep => "対象者の条件のまとまりが深すぎます。条件を減らしてください。",
        Problem::NoSuchDay => "暦にない日が入っています。日を選び直してください。",
        Problem::YearsReversed => "最後の年度が最初の年度より前です。年度を選び直してください。",
        Problem::RotationWithoutYear => {
            "何年度かに1回にするには、最初の年度が必要です。年度を選んでください。"
        }
        Problem::TooMany => "要件が500件を超えています。減らしてください。",
    };
    sentence.to_owned()
}

/// Heading of the rows that wait for a course.
pub fn waiting(count: usize) -> String {
    format!("コースの公開を待つ要件：{count}件")
}

/// The label of a row with the codes of the courses that it waits for.
pub fn waits_for(codes: &[&str]) -> String {
    format!("（{}）", codes.join("、"))
}

/// Who saved the draft last and when; whether it is published.
pub fn draft_state(saved: Option<(&str, &str)>, changed: bool, published: Option<i32>) -> String {
    let saved = match saved {
        Some((by, at)) => format!("下書きは{at}に{by}が保存しました。"),
        None => "下書きはまだ保存していません。".to_owned(),
    };
    let published = match (published, changed) {
        (Some(number), false) => format!("公開中の第{number}版と同じ内容です。"),
        (Some(number), true) => format!("公開中の第{number}版と違う内容です。"),
        (None, _) => "公開した研修体系は、まだありません。".to_owned(),
    };
    format!("{saved}{published}")
}

/// A removal that can be taken back.
pub fn removed(label: &str) -> String {
    format!("「{}」を削除しました。", rule_name(label))
}

/// Another person saved meanwhile.
pub fn rebased(by: &str, both: &[String]) -> String {
    let by = if by.is_empty() { "ほかの人" } else { by };
    let merged = format!(
        "あなたが編集している間に、{by}が下書きを保存しました。その変更を取り込み、あなたの変更も残しています。まだ保存していません。"
    );
    if both.is_empty() {
        format!("{merged}内容を確かめて、もう一度「{SAVE}」を押してください。")
    } else {
        format!(
            "{merged}二人とも変えた要件は「{}」です。あなたの内容を残したので、確かめてから、もう一度「{SAVE}」を押してください。",
            both.join("」「")
        )
    }
}

/// Rules in which a number cannot be read.
pub fn unreadable(labels: &[&str]) -> String {
    format!(
        "数字でないものが入っている要件があるため、保存していません：「{}」。要件を開いて直してください。",
        labels.join("」「")
    )
}

/// Which condition this is: `条件 1-2`.
pub fn condition(number: &str) -> String {
    if number.is_empty() { "対象者の条件".to_owned() } else { format!("条件 {number}") }
}

/// A button of a condition with the number of that condition.
pub fn of_condition(label: &str, number: &str) -> String {
    if number.is_empty() { label.to_owned() } else { format!("{label}（条件 {number}）") }
}

/// Kinds of conditions, by the name in the document.
pub fn condition_kind(kind: &str) -> &'static str {
    match kind {
        "everyone" => "全職員",
        "grades" => "職層",
        "job-kinds" => "職種",
        "units" => "所属（部を選ぶと、その課も含む）",
        "operations" => "担当業務",
        "attributes" => "属性（利用者・担当など）",
        "first-year" => "採用・昇任・転入の1年目",
        "people" => "職員を指定",
        "all" => "すべてにあてはまる（かつ）",
        "any" => "どれかにあてはまる（または）",
        "not" => "あてはまる人を除く（以外）",
        _ => "",
    }
}

/// A unit in the list; a division says that it holds its sections.
pub fn unit(name: &str, division: bool) -> String {
    if division { format!("{name}（部の全体）") } else { name.to_owned() }
}

/// How many people an audience means.
pub fn head_count(matched: u32, left_out: u32) -> String {
    let matched = super::people(matched);
    if left_out == 0 {
        format!("いまの条件にあてはまる職員は{matched}です。")
    } else {
        format!(
            "いまの条件にあてはまる職員は{matched}です。ほかに、休職・派遣中などの職員{}がいます。",
            super::people(left_out)
        )
    }
}

/// When the people were counted.
pub fn counted_at(at: &str) -> String {
    format!("（{at}現在）")
}

/// How many people a search found, and how many of them are shown.
pub fn people_found(shown: usize, total: u32) -> String {
    if u32::try_from(shown).is_ok_and(|shown| shown < total) {
        format!("{PEOPLE_FOUND}：{}のうち先頭の{shown}人", super::people(total))
    } else {
        format!("{PEOPLE_FOUND}：{}", super::people(total))
    }
}

/// Summary above the names.
pub fn names_shown(shown: usize, matched: u32) -> String {
    if u32::try_from(shown).is_ok_and(|shown| shown < matched) {
        format!("先頭の{shown}人の氏名を見る")
    } else {
        "氏名を見る".to_owned()
    }
}

/// A kind of due date, as in the list to choose from.
pub const DUE_KINDS: [&str; 7] = [
    "年度の決まった日",
    "採用・任用から何日か",
    "異動から何日か",
    "昇任から何日か",
    "復職から何日か",
    "公開から何日か",
    "業務・利用の開始前（済むまで利用できない）",
];

/// A kind of validity, as in the list to choose from.
pub const VALIDITY_KINDS: [&str; 4] =
    ["毎年度受ける", "何年度かごとに受ける", "修了から何か月かごとに受ける", "一度修了すればよい"];

#[cfg(test)]
mod tests {
    use learning::curriculum::Problem;

    use super::*;

    #[test]
    fn an_impossible_prerequisite_names_the_pair() {
        let pair = Problem::ImpossiblePrerequisite {
            course: "SEC-06".to_owned(),
            prerequisite: "SEC-03".to_owned(),
        };
        let said = problem(&pair, &Names::default());
        assert!(said.contains("SEC-06") && said.contains("SEC-03"), "{said}");
    }

    #[test]
    fn what_both_have_changed_is_named() {
        assert!(!rebased("N", &[]).contains("二人とも"));
        assert!(rebased("", &["A".to_owned()]).contains("「A」"));
    }

    #[test]
    fn the_state_of_the_draft_is_told_in_full() {
        let told = draft_state(Some(("N", "令和8年4月1日 9:00")), true, Some(2));
        assert_eq!(told, "下書きは令和8年4月1日 9:00にNが保存しました。公開中の第2版と違う内容です。");
    }
}
