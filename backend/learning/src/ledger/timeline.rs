//! A person's whole story: which state held from when to when, and when what happened.

use chrono::NaiveDate;

use super::{Event, EventKind, PersonState, order, step};

/// A time without a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// First day.
    pub from: NaiveDate,
    /// Last day; [`super::NO_END`] for the last segment.
    pub to: NaiveDate,
    /// The state that held.
    pub state: PersonState,
}

/// The story of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// In order of time, without gaps; empty for somebody without a valid first event.
    pub segments: Vec<Segment>,
    /// Kind and day of every event, in order of time.
    pub happened: Vec<(EventKind, NaiveDate)>,
}

impl Timeline {
    /// The story that these events tell. `events` are those of one person that are not void, in any order.
    #[must_use]
    pub fn of(events: &[Event]) -> Timeline {
        let mut sorted: Vec<&Event> = events.iter().collect();
        sorted.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut timeline = Timeline::default();
        let mut state: Option<PersonState> = None;
        for event in sorted {
            state = step(state, event);
            timeline.happened.push((event.kind, event.effective_on));
            let Some(now) = &state else { continue };
            timeline.hold(event.effective_on, now);
        }
        timeline
    }

    fn hold(&mut self, from: NaiveDate, state: &PersonState) {
        match self.segments.last_mut() {
            Some(last) if last.from == from => last.state = state.clone(),
            Some(last) if last.state == *state => {}
            last => {
                if let (Some(last), Some(day_before)) = (last, from.pred_opt()) {
                    last.to = day_before;
                }
                self.segments.push(Segment { from, to: super::NO_END, state: state.clone() });
            }
        }
    }

    /// The state on a day.
    #[must_use]
    pub fn state_on(&self, day: NaiveDate) -> Option<&PersonState> {
        self.segments.iter().rev().find(|segment| segment.from <= day).map(|segment| &segment.state)
    }

    /// The latest day on or before `day` on which something of these kinds happened.
    #[must_use]
    pub fn last(&self, kinds: &[EventKind], day: NaiveDate) -> Option<NaiveDate> {
        let matching = self.happened.iter().filter(|(kind, on)| kinds.contains(kind) && *on <= day);
        matching.map(|(_, on)| *on).max()
    }

    /// Days after `day` on which something changes.
    pub fn changes_after(&self, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        self.segments.iter().map(|segment| segment.from).filter(move |from| *from > day)
    }
}
