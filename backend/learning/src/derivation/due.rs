//! When a rule is due for somebody who joined its audience, and what started it.

use chrono::{Days, NaiveDate};

use crate::curriculum::{DueRule, Rule, later};
use crate::fiscal_year::FiscalYear;
use crate::ledger::{EventKind, Timeline};
use crate::validity::Validity;

use super::{Interval, Trigger};

/// Days before the work begins (or a completion expires) from which a gate (or a renewal) can be taken.
pub(super) const AHEAD_DAYS: u64 = 60;

/// What the due date depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joined<'a> {
    pub rule: &'a Rule,
    pub year: FiscalYear,
    /// The time of belonging that holds, or will.
    pub interval: Interval,
    /// The later of the publications of rule and course.
    pub published_on: NaiveDate,
    pub timeline: &'a Timeline,
}

/// A due date with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    pub due_on: NaiveDate,
    pub opens_on: NaiveDate,
    pub since: NaiveDate,
    pub trigger: Trigger,
}

impl Joined<'_> {
    /// From when the duty was known to exist.
    fn known_from(&self) -> NaiveDate {
        self.interval.from.max(self.published_on)
    }

    /// None when somebody joined a yearly course so late that it could not be due within the year: the next
    /// year's duty takes its place.
    pub(super) fn due(&self) -> Option<Due> {
        let due_on = self.due_on();
        let first = self.year.first_day();
        let yearly = self.rule.validity == Validity::EachFiscalYear;
        let joined_late = self.known_from() > first;
        if yearly && joined_late && !self.rule.due.is_gate() && due_on > self.year.last_day() {
            return None;
        }
        let opens_on = match self.rule.opens {
            Some(day) => day.in_year(self.year),
            None if self.rule.due.is_gate() => {
                self.interval.from.checked_sub_days(Days::new(AHEAD_DAYS)).unwrap_or(self.interval.from)
            }
            None => first,
        };
        let since = self.known_from().max(first);
        Some(Due { due_on, opens_on: opens_on.min(due_on), since, trigger: self.trigger() })
    }

    fn due_on(&self) -> NaiveDate {
        let (rule, first) = (self.rule, self.year.first_day());
        let known_from = self.known_from();
        let settled = later(known_from.max(first), rule.settle_days);
        if let DueRule::FixedDay { day } = rule.due {
            let fixed = day.in_year(self.year);
            return if known_from > first { fixed.max(settled) } else { fixed };
        }
        if let Some(days) = rule.due.days() {
            let event = self.timeline.last(rule.due.events(), self.interval.to);
            let event = event.filter(|day| *day >= self.interval.from).unwrap_or(self.interval.from);
            let base = event.max(self.published_on);
            // Every year anew, a course that is due after an event of years ago is due after the year began.
            let base = if rule.validity == Validity::EachFiscalYear { base.max(first) } else { base };
            return later(base, days);
        }
        // Before the work begins; whoever is at the work already when the rule comes settles it in time.
        let joins = self.interval.from > self.published_on && self.interval.from >= first;
        match self.interval.from.pred_opt() {
            Some(day_before) if joins && !self.is_first_day() => day_before,
            _ if joins => self.interval.from,
            _ => settled,
        }
    }

    /// Whether the person is new on that day: nothing can be done before.
    fn is_first_day(&self) -> bool {
        let first = self.timeline.segments.first().map(|segment| segment.from);
        let hired = self.timeline.happened.iter().any(|(kind, on)| {
            *on == self.interval.from && matches!(kind, EventKind::Hired | EventKind::SecondedIn)
        });
        hired || first == Some(self.interval.from)
    }

    fn trigger(&self) -> Trigger {
        let joined = self.interval.from;
        if joined < self.year.first_day() && self.published_on < self.year.first_day() {
            return Trigger::FiscalYear;
        }
        if self.published_on >= joined {
            return Trigger::Publication { on: self.published_on };
        }
        // Of several events of that day the one that says most about a duty.
        let order = |kind: &EventKind| match kind {
            EventKind::Hired | EventKind::SecondedIn | EventKind::Appointed => 0,
            EventKind::Promoted => 1,
            EventKind::Transferred => 2,
            EventKind::Concurrent => 3,
            EventKind::Returned => 4,
            _ => 5,
        };
        let events = self.timeline.happened.iter().filter(|(_, on)| *on == joined).map(|(kind, _)| *kind);
        match events.min_by_key(order) {
            Some(kind) => Trigger::Event { kind, on: joined },
            None => Trigger::Change { on: joined },
        }
    }
}
