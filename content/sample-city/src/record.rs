//! What changed from one staff file to the next, for the tests of whoever imports them: `snapshots.toml`.

use std::collections::{BTreeMap, BTreeSet};

use crate::departments::Department;
use crate::posts::Status;
use crate::roster::Entry;
use crate::snapshots::Continued;
use crate::staff::Person;
use crate::talent::LEADER;

/// The changes that lead to one staff file.
pub struct Record {
    /// The file.
    pub file: &'static str,
    /// The file before.
    pub before: &'static str,
    /// The day of the changes.
    pub day: &'static str,
    /// People of the file, those at work, and those of whom nothing but 人材区分 may have changed.
    pub totals: [(&'static str, usize); 3],
    /// Staff numbers by kind of change, in order of number.
    pub lists: Vec<(&'static str, Vec<String>)>,
    /// Old and new numbers by reason, in order of the old number.
    pub pairs: Vec<(&'static str, Vec<(String, String)>)>,
}

/// Departments by code.
type Directory = BTreeMap<&'static str, Department>;

/// A question about a person before and now.
type Question<'a> = (&'static str, &'a dyn Fn(&Entry, &Entry) -> bool);

/// Compares two files.
pub fn compare(
    [before_file, file, day]: [&'static str; 3],
    before: &[Entry],
    people: &[Continued],
    [old, new]: [&Directory; 2],
) -> Record {
    let handles = |directory: &Directory, entry: &Entry| {
        let department = directory.get(entry.person.post.department);
        department.is_some_and(|department| department.handles_specific_personal_information)
    };
    let status = |entry: &Entry| entry.person.post.status;
    let renumbered = |was: &Entry, is: &Entry| was.person.number != is.person.number;
    let moves = |was: &Entry, is: &Entry| was.person.post.department != is.person.post.department;
    let rises = |was: &Entry, is: &Entry| is.person.grade < was.person.grade;
    let closed = |was: &Entry| !new.contains_key(was.person.post.department);
    let questions: [Question<'_>; 14] = [
        ("transferred", &moves),
        ("merged", &|was, is| moves(was, is) && closed(was)),
        ("promoted", &rises),
        ("promoted_and_transferred", &|was, is| rises(was, is) && moves(was, is)),
        ("stepped_down", &|was, is| is.person.grade > was.person.grade && !renumbered(was, is)),
        ("renamed", &|was, is| was.person.name != is.person.name),
        ("returned", &|was, is| status(was) == Status::ParentalLeave && status(is) == Status::Active),
        ("on_leave", &|was, is| status(was) == Status::Active && status(is) == Status::ParentalLeave),
        ("seconded_out", &|was, is| status(was) == Status::Active && status(is) == Status::SecondedOut),
        ("seconded_back", &|was, is| status(was) == Status::SecondedOut && status(is) == Status::Active),
        ("into_specific_personal_information", &|was, is| {
            moves(was, is) && is_at_work(&is.person) && !handles(old, was) && handles(new, is)
        }),
        ("out_of_specific_personal_information", &|was, is| {
            moves(was, is) && is_at_work(&is.person) && handles(old, was) && !handles(new, is)
        }),
        ("leaders_named", &|was, is| was.mark != LEADER && is.mark == LEADER),
        ("leaders_relieved", &|was, is| was.mark == LEADER && is.mark != LEADER),
    ];

    let entered = people.iter().filter(|person| person.before.is_none()).map(|person| &person.entry);
    let entered: Vec<&Entry> = entered.collect();
    let stayed: Vec<(&Entry, &Entry)> =
        people.iter().filter_map(|person| Some((person.before.as_ref()?, &person.entry))).collect();
    let known: BTreeSet<_> = stayed.iter().map(|(was, _)| was.person.number.as_str()).collect();
    let left: Vec<&Entry> =
        before.iter().filter(|entry| !known.contains(entry.person.number.as_str())).collect();
    let reappointed: Vec<_> =
        stayed.iter().copied().filter(|(was, is)| renumbered(was, is) && is.person.grade == "G85").collect();

    let mut lists = vec![
        ("hired", numbers(&entered, |_| true)),
        ("recruited", numbers(&entered, |person| !is_for_the_year(person) && !is_seconded_in(person))),
        ("engaged_for_the_year", numbers(&entered, is_for_the_year)),
        ("seconded_in", numbers(&entered, is_seconded_in)),
        ("left", numbers(&left, |_| true)),
    ];
    let leavers: Vec<_> = left.iter().copied().chain(reappointed.iter().map(|(was, _)| *was)).collect();
    lists.push(("retired", numbers(&leavers, |person| !is_for_the_year(person) && !is_seconded_in(person))));
    lists.push(("term_ended", numbers(&leavers, is_for_the_year)));
    lists.push(("secondment_to_us_ended", numbers(&leavers, is_seconded_in)));
    for (name, holds) in questions {
        let changed: Vec<_> = stayed.iter().filter(|(was, is)| holds(was, is)).map(|(_, is)| *is).collect();
        lists.push((name, numbers(&changed, |_| true)));
    }
    let same = |was: &Person, is: &Person| {
        let of = |person: &Person| (person.number.clone(), person.name, person.post.clone(), person.grade);
        of(was) == of(is)
    };
    let all_renumbered: Vec<_> = stayed.iter().copied().filter(|(was, is)| renumbered(was, is)).collect();
    Record {
        file,
        before: before_file,
        day,
        totals: [
            ("people", people.len()),
            ("at_work", people.iter().filter(|person| is_at_work(&person.entry.person)).count()),
            ("unchanged", stayed.iter().filter(|(was, is)| same(&was.person, &is.person)).count()),
        ],
        lists,
        pairs: vec![("renumbered", pairs(&all_renumbered)), ("reappointed", pairs(&reappointed))],
    }
}

fn is_at_work(person: &Person) -> bool {
    matches!(person.post.status, Status::Active | Status::SecondedIn)
}

fn is_for_the_year(person: &Person) -> bool {
    person.grade == "G90"
}

fn is_seconded_in(person: &Person) -> bool {
    person.post.status == Status::SecondedIn
}

fn numbers(entries: &[&Entry], wanted: impl Fn(&Person) -> bool) -> Vec<String> {
    let people = entries.iter().map(|entry| &entry.person).filter(|person| wanted(person));
    let mut numbers: Vec<_> = people.map(|person| person.number.clone()).collect();
    numbers.sort();
    numbers
}

fn pairs(entries: &[(&Entry, &Entry)]) -> Vec<(String, String)> {
    let numbers = entries.iter().map(|(was, is)| (was.person.number.clone(), is.person.number.clone()));
    let mut pairs: Vec<_> = numbers.collect();
    pairs.sort();
    pairs
}

/// The records as a TOML file.
pub fn write(records: &[Record]) -> String {
    let mut text = String::from(
        "# What changed from one staff file of 潮崎市 to the next, by staff number. README.md says how people are\n\
         # counted. Numbers are those of the new file; in left, retired, term_ended and secondment_to_us_ended,\n\
         # those of the file before; in renumbered and reappointed, the old and the new number.\n",
    );
    for record in records {
        text.push_str(&format!(
            "\n[[snapshots]]\nfile = \"{}\"\nbefore = \"{}\"\neffective_on = \"{}\"\n\n[snapshots.counts]\n",
            record.file, record.before, record.day
        ));
        let lists = record.lists.iter().map(|(name, list)| (*name, list.len()));
        let pairs = record.pairs.iter().map(|(name, list)| (*name, list.len()));
        for (name, count) in record.totals.into_iter().chain(lists).chain(pairs) {
            text.push_str(&format!("{name} = {count}\n"));
        }
        text.push_str("\n[snapshots.people]\n");
        for (name, list) in &record.lists {
            let items: Vec<_> = list.iter().map(|number| format!("\"{number}\"")).collect();
            text.push_str(&array(name, &items, 10));
        }
        for (name, list) in &record.pairs {
            let items: Vec<_> = list.iter().map(|(old, new)| format!("[\"{old}\", \"{new}\"]")).collect();
            text.push_str(&array(name, &items, 4));
        }
    }
    text
}

/// An array over as many lines as it needs.
fn array(name: &str, items: &[String], per_line: usize) -> String {
    if items.is_empty() {
        return format!("{name} = []\n");
    }
    let lines: Vec<_> = items.chunks(per_line).map(|line| format!("    {},\n", line.join(", "))).collect();
    format!("{name} = [\n{}]\n", lines.concat())
}
