//! The later staff files: each is the one before after a list of personnel changes and, on April 1, after the
//! organisation and the numbers of fiscal-year appointments have changed.

use std::collections::BTreeMap;

use crate::GeneratedFile;
use crate::changes::{self, Change};
use crate::dates::Day;
use crate::departments;
use crate::draw::Draw;
use crate::error::GenerateError;
use crate::file;
use crate::manner::date_style;
use crate::names::Name;
use crate::newcomers::{Intake, Taken};
use crate::posts::Status;
use crate::record;
use crate::roster::Entry;
use crate::source::Source;
use crate::talent;

/// What leads to a later staff file.
struct Step {
    file: &'static str,
    before: &'static str,
    /// The day, as in `2025-10-01`.
    day: &'static str,
    /// Every byte of the seed of all chance in this step.
    seed: u8,
    changes: &'static str,
    /// Changes of the organisation, with a header line, or nothing.
    reorganization: &'static str,
    /// The beginning of fiscal-year numbers from this day.
    fiscal_year: &'static str,
}

const STEPS: [Step; 2] = [
    Step {
        file: "shokuin_20251001.csv",
        before: "shokuin_20250401.csv",
        day: "2025-10-01",
        seed: 10,
        changes: include_str!("../source/changes_20251001.txt"),
        reorganization: "",
        fiscal_year: "90",
    },
    Step {
        file: "shokuin_20260401.csv",
        before: "shokuin_20251001.csv",
        day: "2026-04-01",
        seed: 26,
        changes: include_str!("../source/changes_20260401.txt"),
        reorganization: crate::DEPARTMENT_CHANGES,
        fiscal_year: "91",
    },
];

/// A person of a later file, with what was written about them in the file before.
#[derive(Debug, Clone)]
pub struct Continued {
    /// The row now.
    pub entry: Entry,
    /// The row before; nothing for somebody new.
    pub before: Option<Entry>,
}

/// The later staff files and the list of what changed in them.
pub fn files(source: &Source, first: Vec<Entry>) -> Result<Vec<GeneratedFile>, GenerateError> {
    let mut taken = Taken::by(&first);
    let mut directory = departments::parse(source.departments)?;
    let mut entries = first;
    let mut files = Vec::new();
    let mut records = Vec::new();
    for step in &STEPS {
        let before = directory.clone();
        let successors = departments::reorganize(&mut directory, step.reorganization)?;
        let people = take(step, source, &entries, &successors, &mut taken)?;
        let step_names = [step.before, step.file, step.day];
        records.push(record::compare(step_names, &entries, &people, [&before, &directory]));
        entries = people.into_iter().map(|person| person.entry).collect();
        files.push(GeneratedFile {
            path: step.file.to_owned(),
            bytes: file::staff_file(&entries, &directory)?,
        });
    }
    files.push(GeneratedFile { path: "snapshots.toml".to_owned(), bytes: record::write(&records).into() });
    Ok(files)
}

/// Applies one list of changes.
fn take(
    step: &Step,
    source: &Source,
    entries: &[Entry],
    successors: &BTreeMap<&'static str, &'static str>,
    taken: &mut Taken,
) -> Result<Vec<Continued>, GenerateError> {
    let mut draw = Draw::new(step.seed);
    let changes = changes::parse(step.changes)?;
    let day = Day::parse(step.day)?;
    let new = changes.iter().filter(|change| matches!(change, Change::Enters(_))).count();
    let mut intake = Intake::new(source, day, step.fiscal_year, new, taken, &mut draw)?;

    let unchanged = |entry: &Entry| Continued { entry: entry.clone(), before: Some(entry.clone()) };
    let mut people: Vec<_> = entries.iter().map(unchanged).collect();
    for change in changes {
        apply(change, &mut people, entries, &mut intake, &mut draw)?;
    }
    for Continued { entry, before } in &mut people {
        let Some(before) = before else { continue };
        if let Some(successor) = successors.get(entry.person.post.department) {
            entry.person.post.department = successor;
            entry.person.moved = Some(day);
        }
        entry.person.number = intake.renew(&entry.person.number);
        if entry.person.moved != before.person.moved {
            entry.manner.moved = date_style(&mut draw);
        }
    }
    people.sort_by_key(|person| (person.entry.person.post.department, person.entry.person.grade));
    talent::follow(&mut people.iter_mut().map(|person| &mut person.entry).collect::<Vec<_>>());
    Ok(people)
}

/// Applies one change to the people as they stand.
fn apply(
    change: Change,
    people: &mut Vec<Continued>,
    before: &[Entry],
    intake: &mut Intake<'_>,
    draw: &mut Draw,
) -> Result<(), GenerateError> {
    match change {
        Change::Returns(number) => entry(people, number)?.person.post.status = Status::Active,
        Change::GoesOnLeave(number) => entry(people, number)?.person.post.status = Status::ParentalLeave,
        Change::Renamed { number, surname: [surname, surname_kana, roman] } => {
            let name = &mut entry(people, number)?.person.name;
            *name = Name { surname, surname_kana, roman, ..*name };
        }
        Change::Posted { number, post } => intake.post(&mut entry(people, number)?.person, post)?,
        Change::Leaves(number) => {
            entry(people, number)?;
            people.retain(|person| person.entry.person.number != number);
        }
        Change::Reappointed { number, title } => {
            let old = before.iter().find(|entry| entry.person.number == number);
            let old = old.ok_or_else(|| GenerateError::Unknown(number.to_owned()))?;
            let entry = intake.reappoint(old, title, draw)?;
            people.push(Continued { entry, before: Some(old.clone()) });
        }
        Change::Enters(post) => {
            let entry = intake.enter(post, draw)?;
            people.push(Continued { entry, before: None });
        }
    }
    Ok(())
}

/// The row of a person who must be there.
fn entry<'a>(people: &'a mut [Continued], number: &str) -> Result<&'a mut Entry, GenerateError> {
    let found = people.iter_mut().find(|person| person.entry.person.number == number);
    found.map(|person| &mut person.entry).ok_or_else(|| GenerateError::Unknown(number.to_owned()))
}
