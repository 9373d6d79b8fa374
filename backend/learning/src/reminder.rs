//! When which reminder (督促) falls, how long to wait before mail is tried again, and the words with their
//! places filled. May not know people, courses, mail or the clock.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// Days that a reminder may come late, when the server did not run on its day: the longest usual closure,
/// 29 December to 3 January.
pub const CATCH_UP_DAYS: u64 = 7;
/// How far back duties that are overdue are still reminded of, in days.
pub const LONGEST_OVERDUE: u64 = 366;
/// Days before the due date from which the banner at sign-in names a duty.
pub const SOON_DAYS: u64 = 14;
/// Waits between tries of one mail, in minutes; after the last one it has failed.
const WAITS: [i64; 4] = [1, 5, 15, 60];

/// When the program reminds by mail. Off until HR switches it on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReminderRules {
    /// Whether anything is sent.
    pub enabled: bool,
    /// Days before the due date, each 1–90, at most five of them.
    pub before_days: Vec<u32>,
    /// On the due date itself.
    pub on_due_date: bool,
    /// Every so many days after the due date, 1–90; none for never.
    pub overdue_every: Option<u32>,
    /// To the person.
    pub to_person: bool,
    /// To the section head, one mail for the unit.
    pub summary_to_head: bool,
    /// Not before this hour of the day in Japan, 0–23.
    pub from_hour: u32,
}

impl Default for ReminderRules {
    fn default() -> ReminderRules {
        ReminderRules {
            enabled: false,
            before_days: vec![14, 3],
            on_due_date: true,
            overdue_every: Some(7),
            to_person: true,
            summary_to_head: true,
            from_hour: 9,
        }
    }
}

/// A reason to remind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// So many days before the due date.
    Before(u32),
    /// On the due date.
    OnDue,
    /// Again and again past the due date, every so many days.
    Overdue(u32),
}

impl Occasion {
    /// The stable name in the database.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Occasion::Before(days) => format!("before-{days}"),
            Occasion::OnDue => "due".to_owned(),
            // Without the interval: another one does not make it another cause on the same day.
            Occasion::Overdue(_) => "overdue".to_owned(),
        }
    }

    /// The last day up to `today` on which this falls for a due date, if it has fallen yet. Before the due
    /// date means before it: once that has passed, there is no such day any more.
    #[must_use]
    pub fn last_day(self, due_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        let day = match self {
            Occasion::Before(_) if today > due_on => None,
            Occasion::Before(days) => due_on.checked_sub_days(Days::new(days.into())),
            Occasion::OnDue => Some(due_on),
            Occasion::Overdue(every) => {
                let past = u64::try_from((today - due_on).num_days()).ok()?;
                let turns = past.checked_div(every.into()).filter(|turns| *turns > 0)?;
                due_on.checked_add_days(Days::new(turns * u64::from(every)))
            }
        };
        day.filter(|day| *day <= today)
    }
}

impl ReminderRules {
    /// The codes of what is wrong, each with its field; empty when the rules can be used.
    #[must_use]
    pub fn problems(&self) -> Vec<(&'static str, &'static str)> {
        let days = 1..=90;
        let mut problems = Vec::new();
        if self.before_days.len() > 5 {
            problems.push(("before_days", "too-many"));
        }
        if !self.before_days.iter().all(|day| days.contains(day)) {
            problems.push(("before_days", "not-in-range"));
        }
        if self.overdue_every.is_some_and(|every| !days.contains(&every)) {
            problems.push(("overdue_every", "not-in-range"));
        }
        if self.from_hour > 23 {
            problems.push(("from_hour", "not-in-range"));
        }
        if self.enabled && (self.occasions().is_empty() || !(self.to_person || self.summary_to_head)) {
            problems.push(("enabled", "nothing-to-send"));
        }
        problems
    }

    /// Every reason to remind that the rules name.
    #[must_use]
    pub fn occasions(&self) -> Vec<Occasion> {
        let before: BTreeSet<u32> = self.before_days.iter().copied().collect();
        let mut occasions: Vec<Occasion> = before.into_iter().map(Occasion::Before).collect();
        occasions.extend(self.on_due_date.then_some(Occasion::OnDue));
        occasions.extend(self.overdue_every.map(Occasion::Overdue));
        occasions
    }

    /// What falls for a due date on a day between `from` and `today`, both included: the occasion and the day.
    #[must_use]
    pub fn fallen(&self, due_on: NaiveDate, from: NaiveDate, today: NaiveDate) -> Vec<(Occasion, NaiveDate)> {
        if due_on < earliest(today) {
            return Vec::new();
        }
        let fallen = |occasion: Occasion| {
            let day = occasion.last_day(due_on, today).filter(|day| *day >= from)?;
            Some((occasion, day))
        };
        self.occasions().into_iter().filter_map(fallen).collect()
    }

    /// The due dates for which something falls between `from` and `today`, so that a database needs to look
    /// only there.
    #[must_use]
    pub fn due_dates(&self, from: NaiveDate, today: NaiveDate) -> BTreeSet<NaiveDate> {
        let furthest = self.before_days.iter().copied().max().unwrap_or_default();
        let last = today.checked_add_days(Days::new(furthest.into())).unwrap_or(today);
        let days = earliest(today).iter_days().take_while(|day| *day <= last);
        days.filter(|due_on| !self.fallen(*due_on, from, today).is_empty()).collect()
    }
}

/// The first day to look at after the rules were last applied: that day again, because a duty may have come
/// after it, but never before the day on which HR saved them, and not too long ago.
#[must_use]
pub fn look_from(saved_on: NaiveDate, last: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let oldest = today.checked_sub_days(Days::new(CATCH_UP_DAYS)).unwrap_or(today);
    last.unwrap_or(saved_on).max(saved_on).max(oldest)
}

/// The earliest due date that is still reminded of.
fn earliest(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(LONGEST_OVERDUE)).unwrap_or(today)
}

/// How long to wait after the n-th try of a mail, from 1; none when it was the last.
#[must_use]
pub fn retry_after(tries: u32) -> Option<TimeDelta> {
    let index = usize::try_from(tries.checked_sub(1)?).ok()?;
    WAITS.get(index).copied().map(TimeDelta::minutes)
}

/// The last day of grace, when the due date has passed and grace (猶予) still runs.
#[must_use]
pub fn grace_until(due_on: NaiveDate, grace_days: u32, today: NaiveDate) -> Option<NaiveDate> {
    let last = due_on.checked_add_days(Days::new(grace_days.into()))?;
    (due_on < today && today <= last).then_some(last)
}

/// A text with its places, written `{{名}}`, filled; a place without a value stays as it is.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, place, after)) = next_place(rest) {
        filled.push_str(before);
        match values.iter().find(|(name, _)| *name == place) {
            Some((_, value)) => filled.push_str(value),
            None => {
                filled.push_str("{{");
                filled.push_str(place);
                filled.push_str("}}");
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Places of a text that are not among the known ones.
#[must_use]
pub fn unknown_places(text: &str, known: &[&str]) -> Vec<String> {
    let mut unknown = Vec::new();
    let mut rest = text;
    while let Some((_, place, after)) = next_place(rest) {
        if !known.contains(&place) {
            unknown.push(place.to_owned());
        }
        rest = after;
    }
    unknown
}

/// What stands before the first place, its name, and what stands behind it.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (place, after) = rest.split_once("}}")?;
    Some((before, place, after))
}

#[cfg(test)]
mod tests;
