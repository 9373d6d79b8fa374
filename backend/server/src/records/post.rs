//! Where people were on a day: staff number, department and grade at that time, from the ledger. Records freeze
//! this, so that a later transfer or renumbering changes no past line.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use learning::folding;
use learning::ledger::{PersonState, Timeline};
use learning::role::EmploymentStatus;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger;
use crate::records::store;

/// The post of a person on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Department name as it was called then.
    pub department: String,
    /// Title (職名).
    pub title: String,
    /// Grade code.
    pub grade: String,
}

/// Why there is no post on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPost {
    /// Nobody of that id.
    Unknown,
    /// Not hired yet.
    BeforeHire,
    /// Has left.
    Left,
}

/// The ledger of some people, to be asked for any day.
#[derive(Debug, Default)]
pub struct Posts {
    timelines: BTreeMap<String, Timeline>,
    departments: BTreeMap<String, Vec<(NaiveDate, String)>>,
}

impl Posts {
    /// Loads the ledger of these people.
    ///
    /// # Errors
    /// The database refuses.
    pub fn load(c: &mut Connection, tenant_id: &str, people: &[&str]) -> Result<Posts, Error> {
        Ok(Posts {
            timelines: ledger::timelines(c, tenant_id, Some(people))?,
            departments: store::names_of_departments(c, tenant_id)?,
        })
    }

    /// The post on a day. The ledger of a city begins with its first staff file; for a day before that the
    /// earliest known post is taken, if the person had been hired by then.
    ///
    /// # Errors
    /// [`NoPost`].
    pub fn on(&self, person_id: &str, day: NaiveDate) -> Result<Post, NoPost> {
        let timeline = self.timelines.get(person_id).ok_or(NoPost::Unknown)?;
        let first = timeline.segments.first().ok_or(NoPost::Unknown)?;
        let state = match timeline.state_on(day) {
            Some(state) => state,
            None if day < first.state.hired_on => return Err(NoPost::BeforeHire),
            None => &first.state,
        };
        if state.status == EmploymentStatus::Retired {
            return Err(NoPost::Left);
        }
        Ok(self.post(state, day))
    }

    /// The post that comes nearest to a day: that of the day, else the latest there is.
    ///
    /// # Errors
    /// [`NoPost::Unknown`].
    pub fn nearest(&self, person_id: &str, day: NaiveDate) -> Result<Post, NoPost> {
        let timeline = self.timelines.get(person_id).ok_or(NoPost::Unknown)?;
        let segment = timeline.segments.first().ok_or(NoPost::Unknown)?;
        Ok(self.post(timeline.state_on(day).unwrap_or(&segment.state), day))
    }

    /// Whether the person ever went by this name; width, spaces and variant kanji do not matter.
    #[must_use]
    pub fn went_by(&self, person_id: &str, name: &str) -> bool {
        let key = folding::search_key(name);
        self.timelines.get(person_id).is_some_and(|timeline| {
            timeline.segments.iter().any(|segment| folding::search_key(&segment.state.name) == key)
        })
    }

    fn post(&self, state: &PersonState, day: NaiveDate) -> Post {
        let names = self.departments.get(&state.department_id).map(Vec::as_slice).unwrap_or_default();
        let then = names.iter().rev().find(|(from, _)| *from <= day).or_else(|| names.first());
        Post {
            staff_number: state.staff_number.clone(),
            name: state.name.clone(),
            department: then.map(|(_, name)| name.clone()).unwrap_or_default(),
            title: state.title.clone(),
            grade: state.grade.code().to_owned(),
        }
    }
}
