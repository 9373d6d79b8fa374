//! Sentences of electives: the catalogue, applications, decisions and settings.

use contract::electives::{ElectiveOffer, Mine, MyApplication};
use learning::derivation::Standing;
use learning::elective::{ApplicationState, Approval, Audience, Decision, WhyNot};
use learning::fiscal_year::FiscalYear;

use crate::api::ApiError;

use super::dates;

pub const CATALOG_TITLE: &str = "研修を探す";
pub const CATALOG_LEAD: &str =
    "公開されているすべてのコースです。選択研修を募集しているコースには、ここから申し込めます。";
pub const SEARCH_FORM: &str = "コースを探す";
pub const WORDS: &str = "言葉で探す";
pub const WORDS_HINT: &str = "題名、概要、できるようになること、10項目、DSS-Lの項目から探します。空白で区切ると、すべてを含むものを探します。";
pub const FAMILY: &str = "系統";
pub const LEVEL: &str = "段階";
pub const MINUTES: &str = "時間";
pub const FIND: &str = "この条件で探す";
pub const FIND_ALL: &str = "条件をすべて外す";
pub const NOTHING_FOUND: &str = "条件に合うコースはありません。言葉を短くするか、条件を外してください。";
pub const OBJECTIVES: &str = "できるようになること";
pub const TIME: &str = "時間の目安";
pub const LITERACY: &str = "10項目";
pub const DSSL: &str = "DSS-L";
pub const PREREQUISITES: &str = "先に要るコース";
pub const RECOMMENDED: &str = "先に受けるとよいコース";
pub const COMPLETED_BEFORE: &str = "前に修了した日";
pub const ELECTIVE: &str = "選択研修の募集";
pub const SEPARATOR: &str = "、";
pub const OPEN_COURSE: &str = "コースを開く";
pub const APPLY: &str = "申し込む";
pub const APPLY_SEND: &str = "この内容で申し込む";
pub const NOTE: &str = "所属長へ伝えたいこと";
pub const NOTE_HINT: &str = "なくてもかまいません。500文字まで。";
pub const CANCEL: &str = "やめる";
pub const WITHDRAW: &str = "申込みを取り下げる";
pub const WITHDRAW_SURE: &str =
    "取り下げると、席や順番はほかの人に移ります。もう一度申し込むと、最後の順番になります。";
pub const WITHDRAW_SEND: &str = "取り下げる";
pub const APPLIED_NOW: &str = "申込みを受け付けました。";
pub const WITHDRAWN_NOW: &str = "申込みを取り下げました。";

pub const HR_TITLE: &str = "選択研修";
pub const HR_LEAD: &str = "選択研修（応募制）の募集の設定、定員と順番待ち、申込みの一覧です。";
pub const SETTINGS: &str = "募集の設定";
pub const APPLICATIONS: &str = "申込み";
pub const TO_DECIDE: &str = "承認を待っている申込み";
pub const NONE_TO_DECIDE: &str = "承認を待っている申込みはありません。";
pub const NO_APPLICATIONS: &str = "この年度の申込みは、まだありません。";
pub const COURSE: &str = "コース";
pub const OFFER: &str = "募集";
pub const OFFER_OPEN: &str = "募集する";
pub const OFFER_CLOSED: &str = "募集しない";
pub const APPROVAL: &str = "承認";
pub const AUDIENCE: &str = "申し込める人";
pub const SEATS: &str = "年度の定員";
pub const SEATS_HINT: &str = "人数。空欄は定員なし。";
pub const PERIOD: &str = "申込期間";
pub const FIRST_DAY: &str = "申込みの始まり";
pub const LAST_DAY: &str = "申込みの終わり";
pub const DAY_HINT: &str = "空欄は期限なし。";
pub const DUE_DAYS: &str = "受講期限までの日数";
pub const DUE_DAYS_HINT: &str = "受講が決まった日からの日数。空欄は年度末まで。";
pub const REQUESTED: &str = "承認待ち";
pub const GRANTED: &str = "受講可";
pub const WAITING: &str = "順番待ち";
pub const CHANGE: &str = "設定を変える";
pub const SAVE: &str = "設定を保存する";
pub const SAVED: &str = "設定を保存しました。";
pub const NO_NUMBER: &str = "1以上の数字で入力してください。";
pub const FEWER: &str = "定員を減らしても、決まった人の席はなくなりません。定員を増やすと、順番待ちの人から自動で席が決まります。";
pub const STATE: &str = "状態";
pub const APPLIED_AT: &str = "申込日時";
pub const HISTORY: &str = "決定の記録";
pub const ACTIONS: &str = "操作";

pub const DECISION_REASON: &str = "理由";
pub const DECISION_HINT: &str = "承認しないときは必ず書いてください。申込者に見えます。";
pub const APPROVE: &str = "承認する";
pub const REFUSE: &str = "承認しない";
pub const REASON_MISSING: &str = "承認しない理由を入力してください。申込者に見えます。";
pub const OWN: &str = "自分の申込みは、自分では承認できません。研修の担当者が決めます。";
pub const NO_NOTE: &str = "伝えたいことの記入はありません。";
pub const DECIDED: &str = "決定を記録しました。";

/// Family in words.
pub fn family(code: &str) -> String {
    let name = match code {
        "SEC" => "情報セキュリティ",
        "ETH" => "情報倫理",
        "RPA" => "業務の自動化",
        "NEW" => "新しい技術と制度",
        "COM" => "DXの共通",
        other => return other.to_owned(),
    };
    format!("{name}（{code}）")
}

/// `30分まで`.
pub fn up_to(minutes: u32) -> String {
    format!("{minutes}分まで")
}

/// How many were found.
pub fn found(count: usize, total: u32) -> String {
    format!("全{total}コースのうち{count}コース")
}

/// A related course with whether it is done.
pub fn related(code: &str, title: &str, met: bool) -> String {
    let title = if title.is_empty() { "準備中" } else { title };
    format!("{code} {title}{}", if met { "（修了または受講中）" } else { "" })
}

/// What a course is to the person, in one word.
pub fn mine_tag(mine: &Mine) -> &'static str {
    match mine {
        Mine::Assigned { state, .. } => super::assignments::state(*state),
        Mine::Completed { .. } => "修了",
        Mine::Excused { standing } => standing_word(*standing),
        Mine::Applied { application } => application_state(application.state),
        Mine::Open { before } | Mine::Closed { before, .. } if was_refused(before.as_ref()) => {
            "承認されませんでした"
        }
        Mine::Open { .. } => "申し込めます",
        Mine::Closed { .. } => "申し込めません",
    }
}

fn was_refused(before: Option<&MyApplication>) -> bool {
    before.is_some_and(|application| application.state == ApplicationState::Refused)
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Required => "受講する",
        Standing::Suspended => "停止中",
        Standing::Exempt => "免除",
        Standing::Credited => "ほかの研修を充当",
        Standing::NotRequired => "対象外",
    }
}

/// What a course is to the person, in one sentence.
pub fn mine_sentence(mine: &Mine) -> String {
    match mine {
        Mine::Assigned { due_on, application, .. } => {
            let why = if application.is_some() {
                "申込みが認められました。"
            } else {
                "あなたが受ける研修です。"
            };
            format!("{why}期限は{}です。", dates::date(*due_on))
        }
        Mine::Completed { on, .. } => format!("{}に修了しました。", dates::date(*on)),
        Mine::Excused { .. } => "この年度は、受けなくてもよい研修です。".to_owned(),
        Mine::Applied { application } => applied(application),
        Mine::Open { before } => before.as_ref().map_or_else(String::new, before_sentence),
        Mine::Closed { why, before } => {
            let before = before.as_ref().map_or_else(String::new, before_sentence);
            format!("{before}{}", why_not(*why))
        }
    }
}

fn applied(application: &MyApplication) -> String {
    let day = dates::day(application.applied_at);
    match (application.state, application.place) {
        (ApplicationState::Waiting, Some(place)) => {
            format!("{day}に申し込みました。定員に達しているため、{place}番目で順番を待っています。")
        }
        _ => format!("{day}に申し込みました。所属長の承認を待っています。"),
    }
}

fn before_sentence(before: &MyApplication) -> String {
    let day = dates::day(before.applied_at);
    match (before.state, &before.reason, &before.decided_by) {
        (ApplicationState::Refused, Some(reason), Some(by)) => {
            format!("{day}の申込みは承認されませんでした。理由：{reason}（{by}）")
        }
        (ApplicationState::Withdrawn, ..) => format!("{day}の申込みは取り下げました。"),
        _ => String::new(),
    }
}

/// Why somebody cannot apply.
pub fn why_not(why: WhyNot) -> &'static str {
    match why {
        WhyNot::Assigned => "すでに受ける研修に入っています。",
        WhyNot::Applied => "すでに申し込んでいます。",
        WhyNot::NotOffered => "いまは選択研修の募集をしていません。",
        WhyNot::NotYet => "申込期間はこれからです。",
        WhyNot::Over => "申込期間は終わりました。",
        WhyNot::NotEligible => "研修体系で、あなたの職層や担当は募集の対象になっていません。",
        WhyNot::Prerequisite => {
            "先に要るコースを修了していません。そのコースを受けてから申し込んでください。"
        }
    }
}

/// What was refused, by the code that the server gave.
pub fn refused(error: &ApiError) -> Option<String> {
    let sentence = match error.field("application")? {
        "assigned" => why_not(WhyNot::Assigned),
        "applied" => why_not(WhyNot::Applied),
        "not-offered" => why_not(WhyNot::NotOffered),
        "not-yet" => why_not(WhyNot::NotYet),
        "over" => "この申込みは終わっているか、申込期間の外です。ページを読み込み直してください。",
        "not-eligible" => why_not(WhyNot::NotEligible),
        "prerequisite" => why_not(WhyNot::Prerequisite),
        "begun" => "受講を始めたコースは、取り下げられません。そのまま最後まで受けられます。",
        "decided" => {
            "この申込みは、もう決まっているか、年度が替わって終わっています。ページを読み込み直してください。"
        }
        _ => return None,
    };
    Some(sentence.to_owned())
}

/// How a course can be applied for.
pub fn offer(offer: &ElectiveOffer) -> String {
    let seats = match (offer.seats, offer.free) {
        (Some(seats), Some(0)) => format!("定員{seats}人（満員、順番待ち{}人）", offer.waiting),
        (Some(seats), Some(free)) => format!("定員{seats}人（空き{free}人）"),
        _ => "定員なし".to_owned(),
    };
    let due = dates::date(offer.due_on);
    format!(
        "{}。{seats}。{}。いま決まると、期限は{due}です。",
        approval(offer.approval),
        period(offer.opens_on, offer.closes_on)
    )
}

/// The application period.
pub fn period(first: Option<chrono::NaiveDate>, last: Option<chrono::NaiveDate>) -> String {
    match (first, last) {
        (None, None) => "期間の定めなし".to_owned(),
        (Some(first), None) => format!("{}から", dates::date(first)),
        (None, Some(last)) => format!("{}まで", dates::date(last)),
        (Some(first), Some(last)) => format!("{}から{}まで", dates::date(first), dates::date(last)),
    }
}

/// Who decides.
pub fn approval(approval: Approval) -> &'static str {
    match approval {
        Approval::SectionHead => "所属長の承認が要ります",
        Approval::None => "承認は要りません",
    }
}

/// Who may apply.
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "すべての職員",
        Audience::Curriculum => "研修体系で選択（△）の人",
    }
}

/// Seats of a course.
pub fn seats(seats: Option<u32>) -> String {
    seats.map_or_else(|| "なし".to_owned(), super::people)
}

/// Where an application stands.
pub fn application_state(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Requested => "承認待ち",
        ApplicationState::Waiting => "順番待ち",
        ApplicationState::Granted => "受講可",
        ApplicationState::Refused => "承認しない",
        ApplicationState::Withdrawn => "取下げ",
        ApplicationState::Lapsed => "年度替わりで終了",
    }
}

/// Where an application stands, with the place on the waiting list.
pub fn state_and_place(state: ApplicationState, place: Option<u32>) -> String {
    match place {
        Some(place) => format!("{}（{place}番目）", application_state(state)),
        None => application_state(state).to_owned(),
    }
}

/// One decision with who and when.
pub fn decision(decision: Decision, by: &str, at: &str, reason: &str) -> String {
    let what = match decision {
        Decision::Approved => "承認（席あり）",
        Decision::Refused => "承認しない",
        Decision::Withdrawn => "取下げ",
        Decision::Waitlisted => "承認（順番待ち）",
        Decision::MovedUp => "席が空き、受講可",
    };
    let by = if by.is_empty() { "自動" } else { by };
    let reason = if reason.is_empty() { String::new() } else { format!("理由：{reason}") };
    format!("{at} {what} {by} {reason}").trim_end().to_owned()
}

/// Heading of an application.
pub fn application_title(name: &str, course: &str) -> String {
    format!("{name}：{course}")
}

/// Name of a control of one of several forms.
pub fn named(label: &str, of: &str) -> String {
    format!("{label}（{of}）")
}

/// Heading of the settings form.
pub fn settings_of(course: &str) -> String {
    format!("{course}の募集の設定")
}

/// Heading of the page for a fiscal year.
pub fn title(year: FiscalYear) -> String {
    format!("{HR_TITLE}（{}）", year.label())
}
