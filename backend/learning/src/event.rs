//! 説明会・体験会・集合研修: who has a seat and who waits, when one may enrol, and the code shown in the room.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::fiscal_year::jst_date;

/// What an event is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EventForm {
    /// 説明会.
    Briefing,
    /// 体験会.
    Trial,
    /// 集合研修.
    Training,
}

impl EventForm {
    /// All forms, in the order of a list to choose from.
    pub const ALL: [EventForm; 3] = [EventForm::Briefing, EventForm::Trial, EventForm::Training];

    /// The stable name, in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EventForm::Briefing => "briefing",
            EventForm::Trial => "trial",
            EventForm::Training => "training",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(name: &str) -> Option<EventForm> {
        EventForm::ALL.into_iter().find(|form| form.as_str() == name)
    }
}

/// How far a session (開催) is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EventSessionState {
    /// 開催予定.
    Planned,
    /// 中止.
    Cancelled,
    /// 実施済み.
    Held,
}

impl EventSessionState {
    /// All states.
    pub const ALL: [EventSessionState; 3] =
        [EventSessionState::Planned, EventSessionState::Cancelled, EventSessionState::Held];

    /// The stable name, in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EventSessionState::Planned => "planned",
            EventSessionState::Cancelled => "cancelled",
            EventSessionState::Held => "held",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(name: &str) -> Option<EventSessionState> {
        EventSessionState::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// When a session is, and from when to when people may enrol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// How far it is.
    pub state: EventSessionState,
    /// Begin.
    pub starts_at: DateTime<Utc>,
    /// End; after the begin, on the same day in Japan.
    pub ends_at: DateTime<Utc>,
    /// First day for enrolling.
    pub opens_on: NaiveDate,
    /// Last day for enrolling, itself included.
    pub closes_on: NaiveDate,
}

/// Whether a learner may enrol now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Enrolling {
    /// Yes.
    Open,
    /// The first day has not come.
    NotYet,
    /// The last day is over, or the session has begun.
    Over,
    /// The session is cancelled.
    Cancelled,
}

/// Attendance is taken, and the code shown, from so long before the begin …
pub const TAKEN_BEFORE: TimeDelta = TimeDelta::minutes(30);
/// … and the code until so long after the end. The list stays open: it is written afterwards, too.
pub const SHOWN_AFTER: TimeDelta = TimeDelta::minutes(60);

impl Schedule {
    /// Whether a learner may enrol at `now`.
    #[must_use]
    pub fn enrolling(&self, now: DateTime<Utc>) -> Enrolling {
        let today = jst_date(now);
        match self.state {
            EventSessionState::Cancelled => Enrolling::Cancelled,
            EventSessionState::Held => Enrolling::Over,
            EventSessionState::Planned if today > self.closes_on || now >= self.starts_at => Enrolling::Over,
            EventSessionState::Planned if today < self.opens_on => Enrolling::NotYet,
            EventSessionState::Planned => Enrolling::Open,
        }
    }

    /// Whether a learner may give the place back: until the session begins, also after the last day for
    /// enrolling, because somebody may be waiting for it.
    #[must_use]
    pub fn may_withdraw(&self, now: DateTime<Utc>) -> bool {
        self.state == EventSessionState::Planned && now < self.starts_at
    }

    /// Whether attendance may be written down: from shortly before the begin.
    #[must_use]
    pub fn takes_attendance(&self, now: DateTime<Utc>) -> bool {
        self.state != EventSessionState::Cancelled && now >= self.starts_at - TAKEN_BEFORE
    }

    /// Whether a code may be shown in the room: around the session only.
    #[must_use]
    pub fn shows_code(&self, now: DateTime<Utc>) -> bool {
        self.takes_attendance(now) && now <= self.ends_at + SHOWN_AFTER
    }
}

/// The instant at which a clock in Japan shows this time on this day.
#[must_use]
pub fn japan_instant(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let japan = day.and_time(time);
    japan.checked_sub_signed(TimeDelta::hours(9)).unwrap_or(japan).and_utc()
}

/// One entry of the list of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// 申込み.
    Enrolled,
    /// 取消し.
    Withdrawn,
}

impl Movement {
    /// The stable name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Movement::Enrolled => "enrolled",
            Movement::Withdrawn => "withdrawn",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Movement> {
        [Movement::Enrolled, Movement::Withdrawn].into_iter().find(|movement| movement.as_str() == name)
    }
}

/// Who has a seat and who waits for one, each in the order in which they came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seats<'a> {
    /// With a seat.
    pub seated: Vec<&'a str>,
    /// Waiting (キャンセル待ち).
    pub waiting: Vec<&'a str>,
}

/// Where one person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Not enrolled.
    None,
    /// With a seat.
    Seated,
    /// Waiting, with the position from 1.
    Waiting(u32),
}

impl<'a> Seats<'a> {
    /// Reads the list of a session from its first entry on. Those who are enrolled stand in the order in which
    /// they enrolled last; the first `capacity` of them have seats (all of them without one), so that whoever
    /// waits moves up by itself when somebody in front withdraws.
    #[must_use]
    pub fn of(movements: impl IntoIterator<Item = (&'a str, Movement)>, capacity: Option<u32>) -> Seats<'a> {
        let mut enrolled: Vec<&str> = Vec::new();
        for (person, movement) in movements {
            let stands = enrolled.iter().position(|other| *other == person);
            match (movement, stands) {
                (Movement::Enrolled, None) => enrolled.push(person),
                (Movement::Withdrawn, Some(index)) => drop(enrolled.remove(index)),
                // Again the same: nothing changes.
                (Movement::Enrolled, Some(_)) | (Movement::Withdrawn, None) => {}
            }
        }
        let seats = capacity.and_then(|capacity| usize::try_from(capacity).ok()).unwrap_or(enrolled.len());
        let waiting = enrolled.split_off(seats.min(enrolled.len()));
        Seats { seated: enrolled, waiting }
    }

    /// Where a person stands.
    #[must_use]
    pub fn place(&self, person: &str) -> Place {
        if self.seated.contains(&person) {
            return Place::Seated;
        }
        let position = self.waiting.iter().position(|other| *other == person);
        position.map_or(Place::None, |index| Place::Waiting(u32::try_from(index + 1).unwrap_or(u32::MAX)))
    }
}

/// Letters and digits of a code: none that is taken for another when read from the back row or heard
/// (0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V, C/G).
pub const CODE_SIGNS: &[u8; 20] = b"ADEFHJKMNPQRTWXY3479";
/// Signs of a code: 64 million of them.
pub const CODE_LENGTH: usize = 6;

/// A code from random bytes, none when too few of them are usable (bytes that would favour some signs are
/// left out).
#[must_use]
pub fn code_from(random: &[u8]) -> Option<String> {
    let usable = random.iter().filter(|byte| **byte < 240);
    let signs = usable.filter_map(|byte| CODE_SIGNS.get(usize::from(*byte) % CODE_SIGNS.len()));
    let code: String = signs.take(CODE_LENGTH).map(|sign| char::from(*sign)).collect();
    (code.len() == CODE_LENGTH).then_some(code)
}

/// A code as typed, in the one spelling in which codes are kept: width, case, spaces and hyphens do not count.
#[must_use]
pub fn code_as_kept(typed: &str) -> String {
    crate::folding::fold_answer(typed).replace('-', "").to_uppercase()
}

#[cfg(test)]
mod tests;
