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

/// How far an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The answer is about to be saved.
    Entered,
    /// The answer is saved.
    Saved,
    /// A transaction is about to write the person down; no other one does.
    Claimed,
}

type Entries = BTreeMap<Group, BTreeMap<String, Stage>>;

/// Person ids by group, of all organisations. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Roll(Arc<Mutex<Entries>>);

impl Roll {
    /// A thread that ends in the middle of an entry leaves it whole or not there at all.
    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a person has answered and is not written down.
    #[must_use]
    pub fn has(&self, survey_id: &str, person_id: &str) -> bool {
        let of_survey = |(group, people): (&Group, &BTreeMap<String, Stage>)| {
            group.survey_id == survey_id && people.contains_key(person_id)
        };
        self.entries().iter().any(of_survey)
    }

    /// Enters a person; the entry goes again unless it is kept. Whoever of the group waits is then to be written
    /// down, if that may be: they are ten or more, and so are those of the group who will not be written down.
    ///
    /// `unanswered`: people of the group who can answer and are not written down, this one among them.
    pub fn enter(&self, group: Group, person_id: &str, unanswered: usize) -> Entered {
        let least = usize::try_from(LEAST).unwrap_or(usize::MAX);
        let mut entries = self.entries();
        let people = entries.entry(group.clone()).or_default();
        people.insert(person_id.to_owned(), Stage::Entered);
        let waits = |(id, stage): &(&String, &Stage)| **stage == Stage::Saved || *id == person_id;
        let mut together: Vec<String> = people.iter().filter(waits).map(|(id, _)| id.clone()).collect();
        let claimed = people.values().filter(|stage| **stage == Stage::Claimed).count();
        if together.len() < least || unanswered.saturating_sub(claimed + together.len()) < least {
            together.clear();
        }
        for id in &together {
            people.insert(id.clone(), Stage::Claimed);
        }
        drop(entries);
        Entered { roll: self.clone(), group, person_id: person_id.to_owned(), together, is_kept: false }
    }

    /// Whether one more of the group could make ten who wait; as long as not, nobody need be counted.
    #[must_use]
    pub fn is_nearly_full(&self, group: &Group) -> bool {
        let waiting = self.entries().get(group).map_or(0, BTreeMap::len);
        u32::try_from(waiting).is_ok_and(|waiting| waiting.saturating_add(1) >= LEAST)
    }

    /// Surveys with an entry.
    #[must_use]
    pub fn surveys(&self) -> BTreeSet<String> {
        self.entries().keys().map(|group| group.survey_id.clone()).collect()
    }

    /// Forgets these surveys.
    pub fn forget(&self, survey_ids: &BTreeSet<String>) {
        self.entries().retain(|group, _| !survey_ids.contains(&group.survey_id));
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
    is_kept: bool,
}

impl Entered {
    /// Who is to be written down in the transaction of the answer: nobody, or ten and more.
    #[must_use]
    pub fn to_write(&self) -> &[String] {
        &self.together
    }

    /// The answer is saved, and whoever was to be written down is.
    pub fn keep(mut self) {
        self.is_kept = true;
        let mut entries = self.roll.entries();
        let Some(people) = entries.get_mut(&self.group) else { return };
        if let Some(stage) = people.get_mut(&self.person_id) {
            *stage = Stage::Saved;
        }
        people.retain(|id, _| !self.together.contains(id));
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        if self.is_kept {
            return;
        }
        let mut entries = self.roll.entries();
        let Some(people) = entries.get_mut(&self.group) else { return };
        people.remove(&self.person_id);
        for id in &self.together {
            if let Some(stage) = people.get_mut(id) {
                *stage = Stage::Saved;
            }
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
        let entered = roll.enter(group(division), person, unanswered);
        let written = entered.to_write().len();
        entered.keep();
        written
    }

    #[test]
    fn ten_of_a_group_are_written_together() {
        let roll = Roll::default();
        let written: Vec<usize> = (0..12).map(|n| enter(&roll, "総務部", &format!("p{n:02}"), 40)).collect();
        assert_eq!(written, [0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0]);
        assert!(!roll.is_nearly_full(&group("総務部")), "two wait");
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
    fn nobody_is_written_twice_or_alone_while_others_are_being_written() {
        let roll = Roll::default();
        for n in 0..9 {
            enter(&roll, "", &format!("p{n}"), 60);
        }
        let tenth = roll.enter(group(""), "p9", 60);
        assert_eq!(tenth.to_write().len(), 10);
        // The next one comes before the tenth is told that it is saved.
        assert_eq!(enter(&roll, "", "q", 50), 0);
        drop(tenth);
        assert!(!roll.has("s", "p9") && roll.has("s", "p0"), "the others wait again");
        assert_eq!(enter(&roll, "", "p9", 60), 11);
        assert!(!roll.has("s", "q"));
    }

    #[test]
    fn what_was_not_saved_is_forgotten_and_nobody_writes_it_down() {
        let roll = Roll::default();
        drop(roll.enter(group(""), "p", 60));
        assert!(!roll.has("s", "p"));
        let open = roll.enter(group(""), "p", 60);
        for n in 0..9 {
            assert_eq!(enter(&roll, "", &format!("q{n}"), 60), 0, "nine are saved, one is not");
        }
        open.keep();
        assert!(roll.has("s", "p") && !roll.has("t", "p"));
        assert_eq!(roll.surveys(), BTreeSet::from(["s".to_owned()]));
        roll.forget(&roll.surveys());
        assert!(!roll.has("s", "p"));
    }
}
