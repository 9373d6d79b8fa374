//! Sentences of 説明会・体験会・集合研修, for learners and for what all their pages share.

use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};
use contract::error::ErrorCode;
use contract::events::{EventHead, EventSessionView, MyPlace};
use learning::fiscal_year::jst_date;

use super::dates;
use crate::api::ApiError;

pub use contract::wording::events::{form, state};

pub const TITLE: &str = "説明会・体験会・集合研修";
pub const LEAD: &str =
    "これから開かれる会に申し込めます。会場では、示された出席番号をここに入れると出席になります。";
pub const COMING: &str = "これからの開催";
pub const COMING_EMPTY: &str = "申込みのできる会は、いまありません。";
pub const PAST: &str = "これまでに申し込んだ・出席した会";
pub const PAST_EMPTY: &str = "まだありません。";

pub const CODE_SECTION: &str = "会場で出席を記録する";
pub const CODE: &str = "出席番号（6文字）";
pub const CODE_HINT: &str = "会場の画面に出ている英字と数字です。大文字と小文字は区別しません。";
pub const CODE_SEND: &str = "出席を記録する";
pub const CODE_MISSING: &str = "会場の画面に出ている出席番号を入れてください。";

pub const WHEN: &str = "日時";
pub const PLACE: &str = "場所";
pub const TRAINER: &str = "講師";
pub const SEATS: &str = "定員";
pub const NO_LIMIT: &str = "定員なし";
pub const ENROLMENT: &str = "申込期間";
pub const ABOUT: &str = "内容";
pub const MATERIALS: &str = "資料・持ち物";
pub const COUNTS: &str = "修了の扱い";
pub const MINE: &str = "自分の申込み";
pub const ATTENDANCE: &str = "出欠";
pub const STATE: &str = "状態";

pub const ENROL: &str = "申し込む";
pub const ENROL_WAITING: &str = "キャンセル待ちに申し込む";
pub const WITHDRAW: &str = "申込みを取り消す";
pub const CALENDAR: &str = "予定表用のファイル（iCalendar）を保存する";
pub const TO_ROOM: &str = "講師の画面（参加者と出席）を開く";
pub const NOT_YET: &str = "申込みの受付はまだ始まっていません。";
pub const OVER: &str = "申込みの受付は終わりました。";
pub const WITHDRAWN: &str = "申込みを取り消しました。";

/// `令和8年12月10日（木）14:00〜16:00`.
pub fn when(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
    format!("{} {}〜{}", day(jst_date(starts_at)), dates::time(starts_at), dates::time(ends_at))
}

/// `令和8年12月10日（木）`.
pub fn day(day: NaiveDate) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => "月",
        Weekday::Tue => "火",
        Weekday::Wed => "水",
        Weekday::Thu => "木",
        Weekday::Fri => "金",
        Weekday::Sat => "土",
        Weekday::Sun => "日",
    };
    format!("{}（{weekday}）", dates::date(day))
}

/// Seats and how many are taken.
pub fn seats(session: &EventSessionView) -> String {
    let waiting = match session.waiting {
        0 => String::new(),
        waiting => format!("、キャンセル待ち{waiting}人"),
    };
    match session.capacity {
        None => format!("{NO_LIMIT}（申込み{}人）", session.seated),
        Some(capacity) => {
            format!("{capacity}人（残り{}人{waiting}）", capacity.saturating_sub(session.seated))
        }
    }
}

/// From when to when one may enrol.
pub fn period(session: &EventSessionView) -> String {
    format!("{}から{}まで", day(session.enrolment_opens_on), day(session.enrolment_closes_on))
}

/// What attendance counts as.
pub fn counts(event: &EventHead) -> String {
    match (event.counts, event.subject.is_empty(), event.course_title.is_empty()) {
        (true, ..) => format!("出席すると「{} {}」の修了になります。", event.subject, event.course_title),
        (false, true, _) => "修了には数えません。".to_owned(),
        (false, false, true) => format!("分野は{}です。修了には数えません。", event.subject),
        (false, false, false) => {
            format!("「{} {}」に関わる会です。修了には数えません。", event.subject, event.course_title)
        }
    }
}

/// Where the person stands, and what that means.
pub fn mine(place: MyPlace) -> String {
    match place {
        MyPlace::None => "申し込んでいません。".to_owned(),
        MyPlace::Seated { moved_up: false } => "申込み済みです。席が取れています。".to_owned(),
        MyPlace::Seated { moved_up: true } => {
            "申込み済みです。キャンセルが出たため、キャンセル待ちから繰り上がりました。席が取れています。"
                .to_owned()
        }
        MyPlace::Waiting { position } => {
            format!("キャンセル待ちの{position}番目です。席が空くと、順に自動で繰り上がります。")
        }
    }
}

/// What enrolling came to.
pub fn enrolled(place: MyPlace) -> String {
    match place {
        MyPlace::None => WITHDRAWN.to_owned(),
        place => mine(place),
    }
}

/// Attendance in a sentence.
pub fn attended(present: bool) -> &'static str {
    if present { "出席が記録されています。" } else { "欠席と記録されています。" }
}

/// A code was accepted.
pub fn taken(title: &str, already: bool) -> String {
    if already {
        format!("「{title}」の出席は、すでに記録されています。")
    } else {
        format!("「{title}」の出席を記録しました。")
    }
}

/// A cancelled session.
pub fn cancelled(reason: &str) -> String {
    format!("この開催は中止になりました。理由: {reason}")
}

/// Name of a button or link that stands once per session.
pub fn named(label: &str, title: &str, session: &EventSessionView) -> String {
    format!("{label}（{title} {}）", when(session.starts_at, session.ends_at))
}

/// The sentence of a refused request: the rule first, if it names one.
pub fn error(error: &ApiError) -> String {
    let ApiError::Problem(problem) = error else {
        return super::error(error);
    };
    match (problem.fields.first(), problem.code, problem.retry_after_seconds) {
        (Some(field), ..) => rule(&field.code).to_owned(),
        (None, ErrorCode::TooManyAttempts, Some(seconds)) => format!(
            "違う出席番号が続いたため、しばらく受け付けません。{}待ってからお試しください。",
            dates::span(seconds)
        ),
        _ => super::error(error),
    }
}

/// A rule that a request broke.
pub fn rule(code: &str) -> &'static str {
    match code {
        "code-wrong" => "この出席番号は使われていません。会場の画面を見て、入れ直してください。",
        "code-expired" => {
            "この出席番号の有効な時間は終わりました。会場に新しい番号が出ていないか確かめてください。"
        }
        "code-not-now" => "出席番号を出せるのは、開始30分前から終了60分後までです。",
        "enrolment-not-yet" => NOT_YET,
        "enrolment-over" => OVER,
        "session-cancelled" => "この開催は中止になったため、申し込めません。",
        "session-begun" => {
            "始まった会の申込みは取り消せません。欠席するときは研修の担当者に連絡してください。"
        }
        "session-over" => {
            "終わった会には申し込めません。出席した人は、下の「申込みのない人」から記録してください。"
        }
        "session-closed" => "中止または実施済みの開催は変えられません。",
        "session-not-begun" => "まだ始まっていない開催は、実施済みにできません。",
        "attendance-not-taken" => {
            "出席を記録できるのは、開始30分前からです。中止した開催には記録できません。"
        }
        "attendance-taken" => "出席の記録があるため、変えられません。",
        "needs-course" => "出席を修了に数えるときは、コースを一つ選んでください。",
        "out-of-range" => "受け付けられる範囲の数にしてください。",
        "before-start" => "終了は、開始より後の時刻にしてください。",
        "before-opening" => "申込みの締切りは、受付開始の日より後にしてください。",
        "after-day" => "申込みの締切りは、開催日までの日にしてください。",
        "below-seated" => "すでに席の取れている人数より少なくはできません。",
        "unknown-number" => "この職員番号の人はいません。",
        "too-many" => "一度に入れられるのは1,000人までです。",
        other => super::field_error(other),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_session_is_told_with_its_weekday_in_japan() {
        let at = |text: &str| text.parse().unwrap();
        let when = super::when(at("2026-12-10T05:00:00Z"), at("2026-12-10T07:05:00Z"));
        assert_eq!(when, "令和8年12月10日（木） 14:00〜16:05");
    }
}
