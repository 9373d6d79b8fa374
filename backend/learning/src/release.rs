//! When a figure about what people understand may be published (集計の公表): in whole batches of at least
//! [`LEAST`] people, and never otherwise. May not know what is measured.
//!
//! A small group can be read off by taking one figure from another: a division less its sections, today less
//! yesterday, one window of time less another. Hiding small groups view by view cannot stop that, because the
//! views do not know of each other. So nothing is hidden here; instead everything that is published is put
//! together from the same indivisible batches:
//!
//! * Contributions, one per person, are taken in order of time. Each waits in the queue of its unit. As soon as
//!   ten wait there, they become one batch of that unit.
//! * Whoever has waited longer than 30 days goes on to the queue of the division; a batch that is formed there
//!   counts for the division and the city, never for a unit. After 60 days the same from the division to the city.
//! * A figure of a unit, a division or the city, on any day, is taken over whole batches.
//!
//! Batches have no person in common and never change once formed, and which there are on a day depends only on
//! what happened before it. Therefore every difference of two figures, and every sum of any multiples of them, is
//! made of whole batches too: it is about nobody or about ten people or more.
//!
//! A question is asked of some people of a batch only, so its figure divides them a second time: the mean of a test
//! less the figures of its questions would be about the few whose questions still wait. Therefore no batch is in
//! both: in turn they go to the figures of whole tests and to those of single questions ([`Purpose`]).
//!
//! Two conditions keep this true. People of one batch must be in the same figures: whoever differs in what was
//! measured (a test before the course or not, asked about a tag or not) is of another *kind*, and kinds are never
//! mixed. And there is only this one way of dividing: no figure by grade or by age stands beside those by unit,
//! because batches of the one and batches of the other would overlap in fewer than ten people.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use crate::event::japan_instant;
use crate::fiscal_year::jst_date;

/// People of a batch at least.
pub const LEAST: usize = 10;
/// Days after which somebody who still waits goes on to the division.
pub const DAYS_IN_UNIT: i64 = 30;
/// Days after which somebody who still waits goes on to the city.
pub const DAYS_IN_DIVISION: i64 = 60;

/// What one person adds to the figures of one measure. Unit and division are those of that instant: a later
/// transfer moves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution<'a> {
    /// Whose it is; the earliest of a person counts.
    pub person: &'a str,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Unit.
    pub unit: &'a str,
    /// Division of the unit.
    pub division: &'a str,
    /// Which figures it is in: people of different kinds are never in one batch.
    pub kind: &'a str,
}

/// Where a batch was formed, or somebody waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place<'a> {
    /// In one unit.
    Unit {
        /// Division.
        division: &'a str,
        /// Unit.
        unit: &'a str,
    },
    /// In one division, of people of several units.
    Division {
        /// Division.
        division: &'a str,
    },
    /// In the city, of people of several divisions.
    City,
}

/// What a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope<'a> {
    /// One unit.
    Unit(&'a str),
    /// One division.
    Division(&'a str),
    /// Everybody.
    City,
}

impl Place<'_> {
    /// Whether a batch of this place counts in a figure of this scope.
    #[must_use]
    pub fn lies_in(&self, scope: Scope<'_>) -> bool {
        match (scope, self) {
            (Scope::City, _) => true,
            (Scope::Division(wanted), Place::Unit { division, .. } | Place::Division { division }) => {
                *division == wanted
            }
            (Scope::Unit(wanted), Place::Unit { unit, .. }) => *unit == wanted,
            (Scope::Division(_), Place::City) | (Scope::Unit(_), Place::Division { .. } | Place::City) => {
                false
            }
        }
    }
}

impl Contribution<'_> {
    fn lies_in(&self, scope: Scope<'_>) -> bool {
        match scope {
            Scope::City => true,
            Scope::Division(division) => self.division == division,
            Scope::Unit(unit) => self.unit == unit,
        }
    }
}

/// In which figures a batch counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Of whole tests, and of parts that all of the batch were asked.
    Tests,
    /// Of single questions.
    Questions,
}

impl Purpose {
    /// Of the batch that is formed after so many others. A unit counts its own; divisions and the city count
    /// together, because every one of them beginning with tests would leave nothing for the questions.
    fn of(earlier: usize) -> Purpose {
        if earlier.is_multiple_of(2) { Purpose::Tests } else { Purpose::Questions }
    }
}

/// At least ten people who are counted together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch<'a> {
    /// Where it counts.
    pub place: Place<'a>,
    /// In which figures, where there are both.
    pub purpose: Purpose,
    /// When it was formed.
    pub formed_at: DateTime<Utc>,
    /// Places in the list of contributions, in order of time.
    pub members: Vec<usize>,
}

/// What may be published of a list of contributions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release<'a> {
    contributions: Vec<(usize, Contribution<'a>)>,
    /// In order of their forming; a later day only adds behind them.
    pub batches: Vec<Batch<'a>>,
}

/// How many are in a figure not yet. Fewer than ten are not told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Pending {
    /// Nobody.
    None,
    /// One to nine.
    Few,
    /// Ten or more.
    Many(u32),
}

impl Pending {
    /// Of so many.
    #[must_use]
    pub fn of(people: usize) -> Pending {
        match people {
            0 => Pending::None,
            few if few < LEAST => Pending::Few,
            many => Pending::Many(u32::try_from(many).unwrap_or(u32::MAX)),
        }
    }
}

/// The instant before which contributions are published: the last midnight in Japan, from one in the morning on.
/// A figure changes once a day, and what was recorded by a transaction that began before midnight is there before
/// it is read.
#[must_use]
pub fn published_until(now: DateTime<Utc>) -> DateTime<Utc> {
    let day = jst_date(now - TimeDelta::hours(1));
    japan_instant(day, chrono::NaiveTime::MIN)
}

/// Puts together what may be published at an instant of what was recorded before it.
#[must_use]
pub fn release<'a>(contributions: &[Contribution<'a>], until: DateTime<Utc>) -> Release<'a> {
    let mut order: Vec<usize> = (0..contributions.len())
        .filter(|place| contributions.get(*place).is_some_and(|each| each.at < until))
        .collect();
    let key =
        |place: &usize| contributions.get(*place).map(|each| (each.at, each.person, each.unit, each.kind));
    order.sort_by_key(key);
    let mut seen = BTreeSet::new();
    order.retain(|place| contributions.get(*place).is_some_and(|each| seen.insert(each.person)));
    let mut fold = Fold::new(contributions, order);
    fold.run(until);
    let taken = fold.order.iter().filter_map(|place| Some((*place, *contributions.get(*place)?)));
    Release { contributions: taken.collect(), batches: fold.batches }
}

impl<'a> Release<'a> {
    /// Everybody who is counted in a figure of this scope: places in the list of contributions.
    pub fn members(&self, scope: Scope<'_>) -> impl Iterator<Item = usize> {
        let inside = self.batches.iter().filter(move |batch| batch.place.lies_in(scope));
        inside.flat_map(|batch| batch.members.iter().copied())
    }

    /// Everybody who is counted in a figure of this scope about whole tests.
    pub fn in_tests(&self, scope: Scope<'_>) -> impl Iterator<Item = usize> {
        let inside = self.of(Purpose::Tests).filter(move |batch| batch.place.lies_in(scope));
        inside.flat_map(|batch| batch.members.iter().copied())
    }

    /// Batches of one purpose, in order of their forming.
    pub fn of(&self, purpose: Purpose) -> impl Iterator<Item = &Batch<'a>> {
        self.batches.iter().filter(move |batch| batch.purpose == purpose)
    }

    /// How many people of this scope, of those who are wanted, are in no batch of it, because they still wait or
    /// are counted only one level above.
    #[must_use]
    pub fn pending(&self, scope: Scope<'_>, wanted: impl Fn(usize) -> bool) -> Pending {
        let inside = self.contributions.iter().filter(|(place, each)| each.lies_in(scope) && wanted(*place));
        let counted = self.members(scope).filter(|place| wanted(*place)).count();
        Pending::of(inside.count().saturating_sub(counted))
    }

    /// Every unit with its division that somebody contributed from, counted or not.
    #[must_use]
    pub fn units(&self) -> BTreeSet<(&'a str, &'a str)> {
        self.contributions.iter().map(|(_, each)| (each.division, each.unit)).collect()
    }
}

/// The queues while time goes by.
struct Fold<'c, 'a> {
    contributions: &'c [Contribution<'a>],
    /// Contributions that take part, in order of time.
    order: Vec<usize>,
    queues: BTreeMap<(Place<'a>, &'a str), VecDeque<usize>>,
    placed: BTreeSet<usize>,
    batches: Vec<Batch<'a>>,
    /// How many batches each unit, and all divisions and the city together, have formed of a kind.
    formed: BTreeMap<(Place<'a>, &'a str), usize>,
    /// The next in `order` whose time in the unit runs out.
    to_division: usize,
    /// The next in `order` whose time in the division runs out.
    to_city: usize,
}

impl<'c, 'a> Fold<'c, 'a> {
    fn new(contributions: &'c [Contribution<'a>], order: Vec<usize>) -> Fold<'c, 'a> {
        Fold {
            contributions,
            order,
            queues: BTreeMap::new(),
            placed: BTreeSet::new(),
            batches: Vec::new(),
            formed: BTreeMap::new(),
            to_division: 0,
            to_city: 0,
        }
    }

    fn run(&mut self, until: DateTime<Utc>) {
        for place in self.order.clone() {
            let Some(each) = self.contributions.get(place) else { continue };
            self.move_on(each.at);
            self.join(Place::Unit { division: each.division, unit: each.unit }, place, each.at);
        }
        self.move_on(until);
    }

    fn due(&self, next: usize, days: i64) -> Option<(DateTime<Utc>, usize)> {
        let place = *self.order.get(next)?;
        Some((self.contributions.get(place)?.at + TimeDelta::days(days), place))
    }

    /// Everybody whose time ran out by `moment`, in order of that time; at the same time the city goes first.
    fn move_on(&mut self, moment: DateTime<Utc>) {
        loop {
            let city = self.due(self.to_city, DAYS_IN_DIVISION).filter(|(at, _)| *at <= moment);
            let division = self.due(self.to_division, DAYS_IN_UNIT).filter(|(at, _)| *at <= moment);
            match (city, division) {
                (Some((at, place)), other) if other.is_none_or(|(then, _)| at <= then) => {
                    self.to_city += 1;
                    self.leave(place, |each| Place::Division { division: each.division }, Place::City, at);
                }
                (_, Some((at, place))) => {
                    self.to_division += 1;
                    let Some(each) = self.contributions.get(place) else { continue };
                    let to = Place::Division { division: each.division };
                    self.leave(
                        place,
                        |each| Place::Unit { division: each.division, unit: each.unit },
                        to,
                        at,
                    );
                }
                _ => return,
            }
        }
    }

    fn leave(
        &mut self,
        place: usize,
        from: impl Fn(&Contribution<'a>) -> Place<'a>,
        to: Place<'a>,
        at: DateTime<Utc>,
    ) {
        let Some(each) = self.contributions.get(place).filter(|_| !self.placed.contains(&place)) else {
            return;
        };
        if let Some(queue) = self.queues.get_mut(&(from(each), each.kind)) {
            queue.retain(|waiting| *waiting != place);
        }
        self.join(to, place, at);
    }

    fn join(&mut self, to: Place<'a>, place: usize, at: DateTime<Utc>) {
        let Some(each) = self.contributions.get(place) else { return };
        let queue = self.queues.entry((to, each.kind)).or_default();
        queue.push_back(place);
        if queue.len() >= LEAST {
            let members: Vec<usize> = std::mem::take(queue).into();
            self.placed.extend(members.iter().copied());
            let counted = if matches!(to, Place::Unit { .. }) { to } else { Place::City };
            let formed = self.formed.entry((counted, each.kind)).or_default();
            let purpose = Purpose::of(*formed);
            *formed += 1;
            self.batches.push(Batch { place: to, purpose, formed_at: at, members });
        }
    }
}

/// How many of the batches are in the figures of each thing that people were asked (a question). Not everybody is
/// asked everything, so a batch may hold fewer than ten people who were asked one: its figure waits for a later
/// batch. What all waiting figures together hold back could be worked out from the whole, so as long as that is
/// about fewer than ten people, another one waits too.
///
/// `batches`: by batch and person, what that person was asked.
#[must_use]
pub fn asked_until<'q>(batches: &[Vec<Vec<&'q str>>]) -> BTreeMap<&'q str, usize> {
    let mut until: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pending: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for (number, batch) in batches.iter().enumerate() {
        for (person, asked) in batch.iter().enumerate() {
            for question in asked {
                pending.entry(question).or_default().insert((number, person));
            }
        }
        let waiting = waiting(&pending);
        for question in pending.keys().filter(|question| !waiting.contains(*question)) {
            until.insert(question, number + 1);
        }
        pending.retain(|question, _| waiting.contains(question));
    }
    until
}

fn waiting<'q>(pending: &BTreeMap<&'q str, BTreeSet<(usize, usize)>>) -> BTreeSet<&'q str> {
    let few = pending.iter().filter(|(_, people)| people.len() < LEAST);
    let mut waiting: BTreeSet<&str> = few.map(|(question, _)| *question).collect();
    loop {
        let people: BTreeSet<_> =
            waiting.iter().filter_map(|question| pending.get(question)).flatten().collect();
        if people.is_empty() || people.len() >= LEAST {
            return waiting;
        }
        let others = pending.iter().filter(|(question, _)| !waiting.contains(*question));
        match others.min_by_key(|(question, people)| (people.len(), **question)) {
            Some((question, _)) => waiting.insert(question),
            None => return waiting,
        };
    }
}

#[cfg(test)]
mod tests;
