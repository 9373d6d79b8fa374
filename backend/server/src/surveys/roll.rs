//! Who has answered an anonymous survey and is not written down yet. It is kept in memory only: as long as fewer than
//! ten people of a group have answered, or fewer than ten have not, the database would otherwise tell who a few
//! answers can be of. After a restart of the program these people could answer once more; no answer is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use learning::survey::breakdown::LEAST;

/// People whose answers look alike: they carry the same division, or none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Survey id.
    pub survey_id: String,
    /// The division that is kept with the answer; empty for none.
    pub division: String,
}

type Waiting = BTreeMap<Group, BTreeSet<String>>;

/// Person ids by group, of all organisations. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Roll(Arc<Mutex<Waiting>>);

impl Roll {
    /// A thread that ends in the middle of an entry leaves it whole or not there at all.
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a person has answered and is not written down.
    #[must_use]
    pub fn has(&self, survey_id: &str, person_id: &str) -> bool {
        let of_survey = |(group, people): (&Group, &BTreeSet<String>)| {
            group.survey_id == survey_id && people.contains(person_id)
        };
        self.waiting().iter().any(of_survey)
    }

    /// Enters a person; the entry goes again unless it is kept.
    pub fn enter(&self, group: Group, person_id: &str) -> Entered {
        let mut waiting = self.waiting();
        let people = waiting.entry(group.clone()).or_default();
        people.insert(person_id.to_owned());
        let together = people.iter().cloned().collect();
        drop(waiting);
        let person_id = person_id.to_owned();
        Entered { roll: self.clone(), group, person_id, together, is_written: false, is_kept: false }
    }

    fn strike<'a>(&self, group: &Group, people: impl Iterator<Item = &'a String>) {
        let mut waiting = self.waiting();
        if let Some(entered) = waiting.get_mut(group) {
            people.for_each(|person_id| {
                entered.remove(person_id);
            });
        }
    }

    /// Forgets all surveys but these.
    pub fn keep_only(&self, survey_ids: &BTreeSet<String>) {
        self.waiting().retain(|group, _| survey_ids.contains(&group.survey_id));
    }
}

/// An entry whose answer is not saved yet.
#[derive(Debug)]
#[must_use]
pub struct Entered {
    roll: Roll,
    group: Group,
    person_id: String,
    together: Vec<String>,
    is_written: bool,
    is_kept: bool,
}

impl Entered {
    /// Everybody of the group who waits to be written down, if that may be: they are ten or more, and so are those
    /// of the group who will then still not have answered. `unanswered`: people of the group who are asked and not
    /// written down.
    #[must_use]
    pub fn to_write(&mut self, unanswered: usize) -> &[String] {
        let least = usize::try_from(LEAST).unwrap_or(usize::MAX);
        self.is_written =
            self.together.len() >= least && unanswered.saturating_sub(self.together.len()) >= least;
        if self.is_written { &self.together } else { &[] }
    }

    /// Whether there are enough of them to ask.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        u32::try_from(self.together.len()).is_ok_and(|people| people >= LEAST)
    }

    /// The answer is saved, and whoever was to be written down is.
    pub fn keep(mut self) {
        self.is_kept = true;
        if self.is_written {
            self.roll.strike(&self.group, self.together.iter());
        }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        if !self.is_kept {
            self.roll.strike(&self.group, std::iter::once(&self.person_id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(division: &str) -> Group {
        Group { survey_id: "s".to_owned(), division: division.to_owned() }
    }

    fn enter(roll: &Roll, division: &str, person: &str, unanswered: usize) -> usize {
        let mut entered = roll.enter(group(division), person);
        let written = entered.to_write(unanswered).len();
        entered.keep();
        written
    }

    #[test]
    fn ten_of_a_group_are_written_together() {
        let roll = Roll::default();
        let written: Vec<usize> = (0..12).map(|n| enter(&roll, "総務部", &format!("p{n:02}"), 40)).collect();
        assert_eq!(written, [0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0]);
        assert!(!roll.has("s", "p00") && roll.has("s", "p11"));
        assert_eq!(enter(&roll, "市民部", "q", 40), 0, "another group waits by itself");
    }

    #[test]
    fn the_last_ones_are_never_written() {
        let roll = Roll::default();
        for n in 0..19 {
            assert_eq!(enter(&roll, "", &format!("p{n:02}"), 19), 0, "nine or fewer would be left");
        }
        assert_eq!(enter(&roll, "", "p19", 30), 20, "ten are left");
    }

    #[test]
    fn what_was_not_saved_is_forgotten() {
        let roll = Roll::default();
        drop(roll.enter(group(""), "p"));
        assert!(!roll.has("s", "p"));
        roll.enter(group(""), "p").keep();
        assert!(roll.has("s", "p") && !roll.has("t", "p"));
        roll.keep_only(&BTreeSet::from(["t".to_owned()]));
        assert!(!roll.has("s", "p"));
    }
}
