//! Words of 説明会・体験会・集合研修 that screen, sheet and file share.

use learning::event::{EventForm, EventSessionState};

use crate::events::{AttendanceMethod, MyPlace};

/// What an event is called.
#[must_use]
pub fn form(form: EventForm) -> &'static str {
    match form {
        EventForm::Briefing => "説明会",
        EventForm::Trial => "体験会",
        EventForm::Training => "集合研修",
    }
}

/// How far a session is.
#[must_use]
pub fn state(state: EventSessionState) -> &'static str {
    match state {
        EventSessionState::Planned => "開催予定",
        EventSessionState::Cancelled => "中止",
        EventSessionState::Held => "実施済み",
    }
}

/// Where a person stands on the list of a session.
#[must_use]
pub fn place(place: MyPlace) -> String {
    match place {
        MyPlace::None => "申込みなし".to_owned(),
        MyPlace::Seated { moved_up: false } => "申込み済み".to_owned(),
        MyPlace::Seated { moved_up: true } => "申込み済み（繰上げ）".to_owned(),
        MyPlace::Waiting { position } => format!("キャンセル待ち{position}番目"),
    }
}

/// Attendance in one word.
#[must_use]
pub fn attendance(present: Option<bool>) -> &'static str {
    match present {
        None => "未記録",
        Some(true) => "出席",
        Some(false) => "欠席",
    }
}

/// How attendance was taken.
#[must_use]
pub fn method(method: AttendanceMethod) -> &'static str {
    match method {
        AttendanceMethod::List => "名簿",
        AttendanceMethod::Code => "出席番号",
    }
}
