//! The personnel ledger (辞令): dated changes in, the state of a person on any day out. May not know where
//! the changes are kept, nor what a state is used for.
//!
//! A change carries only what it changes. The state on a day is every change up to that day, in order of
//! day and then of recording, so a change that is recorded late, or loaded before its day, needs no other
//! change to be touched.

mod changes;
mod timeline;

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::role::{Attribute, EmploymentStatus, Grade};

pub use changes::changes;
pub use timeline::{Segment, Timeline};

/// What happened (辞令の種類).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// 採用: the person is new, or comes back after having left.
    Hired,
    /// 任用更新・再任用: employed anew without a break.
    Appointed,
    /// 異動.
    Transferred,
    /// 兼務の発令・解除.
    Concurrent,
    /// 昇任.
    Promoted,
    /// 職名・職層のその他の変更（降任、役職定年など）.
    Regraded,
    /// 休職.
    OnLeave,
    /// 育児休業.
    ParentalLeave,
    /// 復職.
    Returned,
    /// 派遣（出）.
    SecondedOut,
    /// 派遣受入.
    SecondedIn,
    /// 改姓・改名.
    Renamed,
    /// 職員番号の変更.
    Renumbered,
    /// 受講に関わる属性の変更.
    Attributes,
    /// その他の訂正.
    Corrected,
    /// 退職.
    Left,
}

/// The text names no kind of event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of personnel event: {0}")]
pub struct UnknownEventKind(pub String);

impl EventKind {
    /// All kinds.
    pub const ALL: [EventKind; 16] = [
        EventKind::Hired,
        EventKind::Appointed,
        EventKind::Transferred,
        EventKind::Concurrent,
        EventKind::Promoted,
        EventKind::Regraded,
        EventKind::OnLeave,
        EventKind::ParentalLeave,
        EventKind::Returned,
        EventKind::SecondedOut,
        EventKind::SecondedIn,
        EventKind::Renamed,
        EventKind::Renumbered,
        EventKind::Attributes,
        EventKind::Corrected,
        EventKind::Left,
    ];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EventKind::Hired => "hired",
            EventKind::Appointed => "appointed",
            EventKind::Transferred => "transferred",
            EventKind::Concurrent => "concurrent",
            EventKind::Promoted => "promoted",
            EventKind::Regraded => "regraded",
            EventKind::OnLeave => "on-leave",
            EventKind::ParentalLeave => "parental-leave",
            EventKind::Returned => "returned",
            EventKind::SecondedOut => "seconded-out",
            EventKind::SecondedIn => "seconded-in",
            EventKind::Renamed => "renamed",
            EventKind::Renumbered => "renumbered",
            EventKind::Attributes => "attributes",
            EventKind::Corrected => "corrected",
            EventKind::Left => "left",
        }
    }

    /// The word of a personnel order in Japanese.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            EventKind::Hired => "採用",
            EventKind::Appointed => "任用",
            EventKind::Transferred => "異動",
            EventKind::Concurrent => "兼務",
            EventKind::Promoted => "昇任",
            EventKind::Regraded => "職名・職層の変更",
            EventKind::OnLeave => "休職",
            EventKind::ParentalLeave => "育児休業",
            EventKind::Returned => "復職",
            EventKind::SecondedOut => "派遣（出）",
            EventKind::SecondedIn => "派遣受入",
            EventKind::Renamed => "改姓・改名",
            EventKind::Renumbered => "職員番号の変更",
            EventKind::Attributes => "属性の変更",
            EventKind::Corrected => "訂正",
            EventKind::Left => "退職",
        }
    }
}

impl FromStr for EventKind {
    type Err = UnknownEventKind;
    fn from_str(text: &str) -> Result<EventKind, UnknownEventKind> {
        EventKind::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownEventKind(text.to_owned()))
    }
}

/// What a change changes; what is none stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Staff number.
    pub staff_number: Option<String>,
    /// Name, byte-exact.
    pub name: Option<String>,
    /// Reading in katakana.
    pub kana: Option<String>,
    /// Id of the main department.
    pub department_id: Option<String>,
    /// Ids of all concurrent departments (兼務), replacing the former ones.
    pub concurrent_ids: Option<BTreeSet<String>>,
    /// 職名 as written.
    pub title: Option<String>,
    /// 職層.
    pub grade: Option<Grade>,
    /// 職種; empty for not known.
    pub job_kind: Option<String>,
    /// 在職区分.
    pub status: Option<EmploymentStatus>,
    /// 採用年月日.
    pub hired_on: Option<NaiveDate>,
    /// 異動年月日.
    pub posted_on: Option<NaiveDate>,
    /// 任期終了日・退職予定日; [`NO_END`] for none.
    pub ends_on: Option<NaiveDate>,
    /// Mail address, may be empty.
    pub email: Option<String>,
    /// Attributes that hold from now on.
    pub attributes_added: BTreeSet<Attribute>,
    /// Attributes that hold no more.
    pub attributes_removed: BTreeSet<Attribute>,
}

/// The last day of an employment without an end.
pub const NO_END: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// One dated change of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Id of the event.
    pub id: String,
    /// What happened.
    pub kind: EventKind,
    /// The day from which it holds.
    pub effective_on: NaiveDate,
    /// When it was recorded; of two changes of one day the later recorded one has the last word.
    pub recorded_at: DateTime<Utc>,
    /// What it changes.
    pub change: Change,
}

/// A person as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonState {
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Reading in katakana.
    pub kana: String,
    /// Id of the main department.
    pub department_id: String,
    /// Ids of the concurrent departments (兼務).
    pub concurrent_ids: BTreeSet<String>,
    /// 職名 as written.
    pub title: String,
    /// 職層.
    pub grade: Grade,
    /// 職種; empty for not known.
    pub job_kind: String,
    /// 在職区分.
    pub status: EmploymentStatus,
    /// 採用年月日.
    pub hired_on: NaiveDate,
    /// 異動年月日.
    pub posted_on: Option<NaiveDate>,
    /// 任期終了日・退職予定日.
    pub ends_on: Option<NaiveDate>,
    /// Mail address, may be empty.
    pub email: String,
    /// Attributes that curricula use.
    pub attributes: BTreeSet<Attribute>,
}

impl PersonState {
    /// All units of the person, the main one first.
    pub fn units(&self) -> impl Iterator<Item = &str> {
        let others = self.concurrent_ids.iter().filter(|id| **id != self.department_id);
        std::iter::once(self.department_id.as_str()).chain(others.map(String::as_str))
    }

    /// The state as one change that carries everything (採用).
    #[must_use]
    pub fn as_change(&self) -> Change {
        Change {
            staff_number: Some(self.staff_number.clone()),
            name: Some(self.name.clone()),
            kana: Some(self.kana.clone()),
            department_id: Some(self.department_id.clone()),
            concurrent_ids: Some(self.concurrent_ids.clone()),
            title: Some(self.title.clone()),
            grade: Some(self.grade),
            job_kind: Some(self.job_kind.clone()),
            status: Some(self.status),
            hired_on: Some(self.hired_on),
            posted_on: self.posted_on,
            ends_on: Some(self.ends_on.unwrap_or(NO_END)),
            email: Some(self.email.clone()),
            attributes_added: self.attributes.clone(),
            attributes_removed: BTreeSet::new(),
        }
    }

    /// The state after a change.
    #[must_use]
    pub fn after(mut self, change: &Change) -> PersonState {
        fn set<T: Clone>(field: &mut T, new: Option<&T>) {
            if let Some(new) = new {
                field.clone_from(new);
            }
        }
        set(&mut self.staff_number, change.staff_number.as_ref());
        set(&mut self.name, change.name.as_ref());
        set(&mut self.kana, change.kana.as_ref());
        set(&mut self.department_id, change.department_id.as_ref());
        set(&mut self.concurrent_ids, change.concurrent_ids.as_ref());
        set(&mut self.title, change.title.as_ref());
        set(&mut self.grade, change.grade.as_ref());
        set(&mut self.job_kind, change.job_kind.as_ref());
        set(&mut self.status, change.status.as_ref());
        set(&mut self.hired_on, change.hired_on.as_ref());
        set(&mut self.email, change.email.as_ref());
        self.posted_on = change.posted_on.or(self.posted_on);
        if let Some(ends_on) = change.ends_on {
            self.ends_on = (ends_on != NO_END).then_some(ends_on);
        }
        self.attributes.extend(change.attributes_added.iter().copied());
        self.attributes.retain(|attribute| !change.attributes_removed.contains(attribute));
        self
    }

    /// The first state: only a change that carries a person, a number and a department can make one.
    fn begin(change: &Change, effective_on: NaiveDate) -> Option<PersonState> {
        Some(PersonState {
            staff_number: change.staff_number.clone()?,
            name: change.name.clone()?,
            kana: change.kana.clone().unwrap_or_default(),
            department_id: change.department_id.clone()?,
            concurrent_ids: change.concurrent_ids.clone().unwrap_or_default(),
            title: change.title.clone().unwrap_or_default(),
            grade: change.grade?,
            job_kind: change.job_kind.clone().unwrap_or_default(),
            status: change.status.unwrap_or(EmploymentStatus::Active),
            hired_on: change.hired_on.unwrap_or(effective_on),
            posted_on: change.posted_on,
            ends_on: change.ends_on.filter(|day| *day != NO_END),
            email: change.email.clone().unwrap_or_default(),
            attributes: change.attributes_added.clone(),
        })
    }
}

/// The state of a person on a day, or none before the first event. `events` are those of one person that
/// are not void, in any order.
#[must_use]
pub fn state_on(events: &[Event], day: NaiveDate) -> Option<PersonState> {
    let mut events: Vec<&Event> = events.iter().filter(|event| event.effective_on <= day).collect();
    events.sort_by(|a, b| order(a).cmp(&order(b)));
    events.into_iter().fold(None, step)
}

/// Ids are ordered by time too, and finer than the moments of recording.
fn order(event: &Event) -> (NaiveDate, DateTime<Utc>, &str) {
    (event.effective_on, event.recorded_at, &event.id)
}

fn step(state: Option<PersonState>, event: &Event) -> Option<PersonState> {
    match state {
        Some(state) => Some(state.after(&event.change)),
        None => PersonState::begin(&event.change, event.effective_on),
    }
}

#[cfg(test)]
mod tests;
