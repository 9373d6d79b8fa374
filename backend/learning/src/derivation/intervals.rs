//! When a person belonged, belongs and will belong to an audience.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::curriculum::{Audience, Newness, OrganizationFacts, PersonOn};
use crate::fiscal_year::FiscalYear;
use crate::ledger::{NO_END, Timeline};

/// A time of belonging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Interval {
    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The times at which the person belongs to the audience, in order, as far as events are known.
#[must_use]
pub fn intervals(
    audience: &Audience,
    person_id: &str,
    timeline: &Timeline,
    organization: &OrganizationFacts,
) -> Vec<Interval> {
    let days = turning_points(audience, timeline);
    let mut found: Vec<Interval> = Vec::new();
    for (index, from) in days.iter().enumerate() {
        let to = days.get(index.saturating_add(1)).and_then(|next| next.pred_opt()).unwrap_or(NO_END);
        let Some(state) = timeline.state_on(*from) else { continue };
        let person = PersonOn { person_id, timeline, state, day: *from };
        if !audience.matches(person, organization) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.to.succ_opt() == Some(*from) => last.to = to,
            _ => found.push(Interval { from: *from, to }),
        }
    }
    found
}

/// Days on which an answer may change: every change of state, and the end of a first year.
fn turning_points(audience: &Audience, timeline: &Timeline) -> Vec<NaiveDate> {
    let mut days: BTreeSet<NaiveDate> = timeline.segments.iter().map(|segment| segment.from).collect();
    let first = days.first().copied();
    audience.visit(&mut |condition| {
        let Audience::FirstYear(newness) = condition else { return };
        for segment in &timeline.segments {
            let began = newness.began(timeline, &segment.state, segment.to);
            days.extend(began.map(crate::curriculum::a_year_after));
            if *newness == Newness::Hired {
                days.insert(segment.state.hired_on);
            }
        }
        days.extend(timeline.happened.iter().map(|(_, on)| crate::curriculum::a_year_after(*on)));
        days.extend(timeline.happened.iter().map(|(_, on)| *on));
    });
    days.into_iter().filter(|day| first.is_some_and(|first| first <= *day)).collect()
}

/// The part of the time that lies in a fiscal year, if any.
pub(super) fn within(interval: Interval, year: FiscalYear) -> Option<Interval> {
    let from = interval.from.max(year.first_day());
    let to = interval.to.min(year.last_day());
    (from <= to).then_some(Interval { from, to })
}
