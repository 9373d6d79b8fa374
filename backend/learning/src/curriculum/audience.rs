//! Audiences (対象者): conditions over a person's state, joined by and, or, not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ledger::{EventKind, PersonState, Timeline};
use crate::role::{Attribute, EmploymentStatus, Grade};

/// Who takes a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// 全職員.
    Everyone,
    /// One of these grades (職層).
    Grades(BTreeSet<Grade>),
    /// One of these job kinds (職種).
    JobKinds(BTreeSet<String>),
    /// In one of these units or below, concurrent posts included.
    Units(BTreeSet<String>),
    /// In a unit that is in charge of one of these operations (業務対応表).
    Operations(BTreeSet<String>),
    /// With one of these attributes.
    Attributes(BTreeSet<Attribute>),
    /// 採用・昇任・転入の1年目.
    FirstYear(Newness),
    /// These people, by person id.
    People(BTreeSet<String>),
    /// Everybody but these.
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    Not(Box<Audience>),
    /// All conditions hold.
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    All(Vec<Audience>),
    /// One of the conditions holds.
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    Any(Vec<Audience>),
}

/// What is new about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Newness {
    /// 新規採用（採用後1年未満）.
    Hired,
    /// 昇任1年目.
    Promoted,
    /// 転入1年目.
    Transferred,
}

impl Newness {
    /// All of them.
    pub const ALL: [Newness; 3] = [Newness::Hired, Newness::Promoted, Newness::Transferred];

    fn kinds(self) -> &'static [EventKind] {
        match self {
            Newness::Hired => &[],
            Newness::Promoted => &[EventKind::Promoted],
            Newness::Transferred => &[EventKind::Transferred],
        }
    }

    /// The day on which it began, as known on `day`.
    #[must_use]
    pub fn began(self, timeline: &Timeline, state: &PersonState, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            // The ledger may begin years after the person: the date of appointment is what counts, unless the
            // person was here the day before (再任用).
            Newness::Hired => {
                let before = state.hired_on.pred_opt().and_then(|eve| timeline.state_on(eve));
                let went_on = before.is_some_and(|before| before.status != EmploymentStatus::Retired);
                Some(state.hired_on).filter(|hired| *hired <= day && !went_on)
            }
            Newness::Promoted | Newness::Transferred => timeline.last(self.kinds(), day),
        }
    }
}

/// What the conditions need to know of the organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganizationFacts {
    /// Unit → the unit above it.
    pub parents: BTreeMap<String, String>,
    /// Operation → units in charge.
    pub operations: BTreeMap<String, BTreeSet<String>>,
}

impl OrganizationFacts {
    /// Whether `unit` is one of `units` or below one of them. A circle of parents ends the search.
    #[must_use]
    pub fn within(&self, unit: &str, units: &BTreeSet<String>) -> bool {
        let mut at = Some(unit);
        for _ in 0..=self.parents.len() {
            match at {
                Some(unit) if units.contains(unit) => return true,
                Some(unit) => at = self.parents.get(unit).map(String::as_str),
                None => return false,
            }
        }
        false
    }
}

/// A person on a day, as conditions see them.
#[derive(Debug, Clone, Copy)]
pub struct PersonOn<'a> {
    /// Stable person id.
    pub person_id: &'a str,
    /// The whole story.
    pub timeline: &'a Timeline,
    /// The state on that day.
    pub state: &'a PersonState,
    /// The day.
    pub day: NaiveDate,
}

impl Audience {
    /// Whether the person belongs to the audience on that day. Who has left belongs to none; leave and
    /// secondment do not matter here.
    #[must_use]
    pub fn matches(&self, person: PersonOn<'_>, organization: &OrganizationFacts) -> bool {
        person.state.status != EmploymentStatus::Retired && self.holds(person, organization)
    }

    fn holds(&self, person: PersonOn<'_>, organization: &OrganizationFacts) -> bool {
        let state = person.state;
        match self {
            Audience::Everyone => true,
            Audience::Grades(grades) => grades.contains(&state.grade),
            Audience::JobKinds(kinds) => kinds.contains(&state.job_kind),
            Audience::Units(units) => state.units().any(|unit| organization.within(unit, units)),
            Audience::Operations(codes) => {
                let in_charge = |code: &String| {
                    let units = organization.operations.get(code);
                    units.is_some_and(|units| state.units().any(|unit| organization.within(unit, units)))
                };
                codes.iter().any(in_charge)
            }
            Audience::Attributes(attributes) => !attributes.is_disjoint(&state.attributes),
            Audience::FirstYear(newness) => {
                let began = newness.began(person.timeline, state, person.day);
                began.is_some_and(|began| person.day < a_year_after(began))
            }
            Audience::People(people) => people.contains(person.person_id),
            Audience::Not(audience) => !audience.holds(person, organization),
            Audience::All(audiences) => audiences.iter().all(|audience| audience.holds(person, organization)),
            Audience::Any(audiences) => audiences.iter().any(|audience| audience.holds(person, organization)),
        }
    }

    /// Every condition in it, itself included.
    pub fn visit(&self, see: &mut impl FnMut(&Audience)) {
        see(self);
        match self {
            Audience::Not(audience) => audience.visit(see),
            Audience::All(audiences) | Audience::Any(audiences) => {
                audiences.iter().for_each(|audience| audience.visit(see));
            }
            _ => {}
        }
    }

    /// Levels of nesting; a single condition has one.
    #[must_use]
    pub fn depth(&self) -> usize {
        let below = match self {
            Audience::Not(audience) => audience.depth(),
            Audience::All(audiences) | Audience::Any(audiences) => {
                audiences.iter().map(Audience::depth).max().unwrap_or(0)
            }
            _ => 0,
        };
        below.saturating_add(1)
    }
}

/// The day on which the first year is over.
pub(crate) fn a_year_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX)
}
