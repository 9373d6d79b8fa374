//! Sentences of the evidence.

use contract::evidence::{EvidenceEntry, EvidenceFact};
use contract::wording;
use contract::wording::evidence::certificate_number;

use super::{assignments, audit, dates, duties};

pub const TITLE: &str = "証跡";
pub const LEAD: &str = "職員とコースを選ぶと、割当ての理由から修了証までの記録を、封印の番号とともに1枚にまとめます。見たことは操作記録に残ります。";
pub const PEOPLE: &str = "見つかった職員";
pub const NOBODY: &str = "あてはまる職員はいません。";
pub const OTHER_PERSON: &str = "別の職員を選ぶ";
pub const COURSE: &str = "コース";
pub const CHOOSE_COURSE: &str = "コースを選んでください";
pub const SHOW: &str = "証跡を表示する";
pub const AS_OF: &str = "作成日時";
pub const HEAD: &str = "最新の封印";
pub const DUE: &str = "受講期限";
pub const STANDING: &str = "受講の要否";
pub const CAUSES: &str = "割当ての理由";
pub const AT: &str = "日時";
pub const WHAT: &str = "記録";
pub const DETAIL: &str = "内容";
pub const NOT_SEALED: &str = "未";
pub const NO_DUTY: &str = "このコースの割当てはありません。";
pub const RECORDS: &str = "免除・所外研修などの記録";
pub const NO_RECORDS: &str = "免除や所外研修の記録はありません。";
pub const LOG: &str = "操作記録";
pub const NO_LOG: &str = "関係する操作記録はありません。";

/// Heading of a duty.
pub fn duty(year: &str) -> String {
    format!("{year}の割当て")
}

/// What kind of fact it is.
pub fn what(fact: &EvidenceFact) -> &'static str {
    match fact {
        EvidenceFact::Curriculum { .. } => "研修体系の公開",
        EvidenceFact::Order { .. } => "割当ての指示",
        EvidenceFact::Change { .. } => "割当ての変更",
        EvidenceFact::Version { .. } => "教材の版の公開",
        EvidenceFact::Begun { .. } => "受講の開始",
        EvidenceFact::Lesson { .. } => "レッスンの完了",
        EvidenceFact::LessonExempted { .. } => "レッスンの免除",
        EvidenceFact::Acknowledged { .. } => "読了確認",
        EvidenceFact::TestStarted { number: None, .. } => "事前診断の開始",
        EvidenceFact::TestStarted { .. } => "テストの開始",
        EvidenceFact::TestClosed { number: None, .. } => "事前診断の提出",
        EvidenceFact::TestClosed { .. } => "テストの提出",
        EvidenceFact::RunStarted { .. } => "演習の開始",
        EvidenceFact::RunFinished { .. } => "演習の終了",
        EvidenceFact::Completed { .. } => "修了",
        EvidenceFact::Extended { .. } => "期限の延長",
        EvidenceFact::Waived { .. } => "免除",
        EvidenceFact::Credited { .. } => "所外研修・充当",
        EvidenceFact::Revoked { .. } => "記録の取消し",
        EvidenceFact::Certified { .. } => "修了証の発行",
        EvidenceFact::Logged { .. } => "操作",
    }
}

/// What a fact says.
pub fn detail(fact: &EvidenceFact) -> String {
    match fact {
        EvidenceFact::Curriculum { number, reason, by } => format!("第{number}版　{reason}　公開した人 {by}"),
        EvidenceFact::Order { due_on, by } => format!("期限 {}　指示した人 {by}", dates::date(*due_on)),
        EvidenceFact::Change { trigger, before, after, due_before, due_after } => {
            let from = before.map_or("なし", duties::standing);
            let due = match due_before {
                Some(before) if before != due_after => {
                    format!("期限 {} → {}", dates::date(*before), dates::date(*due_after))
                }
                _ => format!("期限 {}", dates::date(*due_after)),
            };
            format!("{trigger}　{from} → {}　{due}", duties::standing(*after))
        }
        EvidenceFact::Version { version, title, content_hash } => {
            format!("第{version}版「{title}」　内容のハッシュ値 {content_hash}")
        }
        EvidenceFact::Begun { variant } if variant.is_empty() => "共通の内容".to_owned(),
        EvidenceFact::Begun { variant } => format!("内容の種類 {variant}"),
        EvidenceFact::Lesson { lesson_id } | EvidenceFact::LessonExempted { lesson_id } => lesson_id.clone(),
        EvidenceFact::Acknowledged { insert_id } => insert_id.clone(),
        EvidenceFact::TestStarted { number, questions, form } => {
            let form = if form.is_empty() { String::new() } else { format!("　問題の組 {form}") };
            format!("{}{questions}問{form}", times(*number))
        }
        EvidenceFact::TestClosed { number, marks, maximum, mastery, passed, by_clock } => {
            let verdict = passed.map_or("", |passed| if passed { "　合格" } else { "　不合格" });
            let needed = mastery
                .as_ref()
                .map_or_else(String::new, |share| format!("（合格基準 {}）", wording::percent(*share)));
            let clock = if *by_clock { "　時間切れ" } else { "" };
            let (marks, maximum) = (assignments::marks(*marks), assignments::marks(*maximum));
            format!("{}{maximum}点中{marks}点{needed}{verdict}{clock}", times(*number))
        }
        EvidenceFact::RunStarted { exercise_id, number } => format!("{exercise_id}　{number}回目"),
        EvidenceFact::RunFinished { exercise_id, number, marks, maximum, passed } => format!(
            "{exercise_id}　{number}回目　{}点中{}点　{}",
            assignments::marks(*maximum),
            assignments::marks(*marks),
            if *passed { "合格" } else { "不合格" }
        ),
        EvidenceFact::Completed { completed_on, staff_number, department, grade } => {
            format!(
                "修了日 {}　当時の所属 {department} {grade}　職員番号 {staff_number}",
                dates::date(*completed_on)
            )
        }
        EvidenceFact::Extended { due_on, reason, approved_by, by } => {
            format!("新しい期限 {}　{}", dates::date(*due_on), grounds(reason, approved_by, by))
        }
        EvidenceFact::Waived { from_on, until_on, reason, approved_by, by } => format!(
            "{}〜{}　{}",
            dates::date(*from_on),
            dates::date(*until_on),
            grounds(reason, approved_by, by)
        ),
        EvidenceFact::Credited { title, organizer, completed_on, approved_by, by } => {
            format!(
                "「{title}」（{organizer}）　{}　{}",
                dates::date(*completed_on),
                grounds("", approved_by, by)
            )
        }
        EvidenceFact::Revoked { reason, by, .. } => format!("理由 {reason}　取り消した人 {by}"),
        EvidenceFact::Certified { fiscal_year, number, by, .. } => {
            format!("{}　申請者 {by}", certificate_number(*fiscal_year, *number))
        }
        EvidenceFact::Logged { actor, actor_name, action, target, address } => {
            let actor = if actor == "system" { audit::SYSTEM } else { actor };
            format!("{}　{target}　{actor} {actor_name}　{address}", audit::action(action))
        }
    }
}

fn times(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| format!("{number}回目　"))
}

fn grounds(reason: &str, approved_by: &str, by: &str) -> String {
    let reason = if reason.is_empty() { String::new() } else { format!("理由 {reason}　") };
    format!("{reason}決裁者 {approved_by}　記録した人 {by}")
}

/// The seal of a fact.
pub fn seal(entry: &EvidenceEntry) -> String {
    entry.seal_number.map_or_else(|| NOT_SEALED.to_owned(), audit::seal)
}
