//! People who enter after the first staff file. Whoever was there before, even if they have left since, keeps
//! their name, number and address to themselves, so that nobody is mistaken for somebody else.

use std::collections::BTreeSet;

use crate::career;
use crate::dates::Day;
use crate::draw::Draw;
use crate::error::GenerateError;
use crate::manner::Manner;
use crate::names::{Name, NamePool};
use crate::posts::{Post, Status};
use crate::roster::Entry;
use crate::source::Source;
use crate::staff::{self, Person};
use crate::titles::TitleTable;

/// The beginning of every fiscal-year number in the first file.
const FISCAL_YEAR: &str = "90";

/// What the people of all files so far have taken.
pub struct Taken {
    names: Vec<Name>,
    numbers: BTreeSet<String>,
    addresses: BTreeSet<String>,
}

impl Taken {
    /// What the people of the first file have.
    pub fn by(entries: &[Entry]) -> Self {
        let people = || entries.iter().map(|entry| &entry.person);
        let local = |person: &Person| {
            let address = person.mail.as_deref()?;
            Some(address.split_once('@').map_or(address, |(local, _)| local).to_owned())
        };
        Self {
            names: people().map(|person| person.name).collect(),
            numbers: people().map(|person| person.number.clone()).collect(),
            addresses: people().filter_map(local).collect(),
        }
    }
}

/// The office that takes people on from a day.
pub struct Intake<'a> {
    /// The tenant.
    pub source: &'a Source,
    /// The day on which they enter.
    pub day: Day,
    /// The beginning of fiscal-year numbers from that day.
    pub fiscal_year: &'static str,
    /// The grades of their titles.
    pub titles: TitleTable,
    /// Names still to be given.
    pool: NamePool,
    taken: &'a mut Taken,
}

impl<'a> Intake<'a> {
    /// Prepares to take on so many people.
    pub fn new(
        source: &'a Source,
        day: Day,
        fiscal_year: &'static str,
        people: usize,
        taken: &'a mut Taken,
        draw: &mut Draw,
    ) -> Result<Self, GenerateError> {
        let pool = NamePool::new(taken.names.len() + people, &taken.names, draw)?;
        Ok(Self { source, day, fiscal_year, titles: TitleTable::parse(source.titles)?, pool, taken })
    }

    /// Somebody new on a post.
    pub fn enter(&mut self, post: Post, draw: &mut Draw) -> Result<Entry, GenerateError> {
        let grade = self.titles.grade(post.title)?;
        let female = draw.chance(career::female_percent(grade, post.title, self.source));
        let name = self.pool.give(career::generation(grade, self.day, draw), female, draw)?;
        self.taken.names.push(name);
        let number = self.number(grade, &post, draw)?;
        let mail = self.mail(&post, &name);
        let person = Person { number, name, post, grade, hired: self.day, moved: Some(self.day), mail };
        Ok(Entry { person, mark: "", manner: Manner::draw(draw) })
    }

    /// Somebody who has just left, under a new number and title in the same department.
    pub fn reappoint(
        &mut self,
        before: &Entry,
        title: &'static str,
        draw: &mut Draw,
    ) -> Result<Entry, GenerateError> {
        let grade = self.titles.grade(title)?;
        let old = &before.person;
        let post = Post { department: old.post.department, title, status: Status::Active, concurrent: None };
        let number = self.number(grade, &post, draw)?;
        let mail = old.mail.clone().filter(|_| !staff::has_no_mail(&post, self.source));
        let person =
            Person { number, name: old.name, post, grade, hired: self.day, moved: Some(self.day), mail };
        Ok(Entry { person, mark: "", manner: Manner { shows_grade: true, ..before.manner } })
    }

    /// Puts a person on a new post. The address stays unless the post comes without one or brings the first.
    pub fn post(&mut self, person: &mut Person, post: Post) -> Result<(), GenerateError> {
        if post.department != person.post.department {
            person.moved = Some(self.day);
        }
        let brings_first = staff::has_no_mail(&person.post, self.source);
        if staff::has_no_mail(&post, self.source) {
            person.mail = None;
        } else if brings_first {
            person.mail = self.mail(&post, &person.name);
        }
        person.grade = self.titles.grade(post.title)?;
        person.post = post;
        Ok(())
    }

    /// The number that a fiscal-year appointment goes on with.
    pub fn renew(&mut self, number: &str) -> String {
        match number.strip_prefix(FISCAL_YEAR) {
            Some(rest) => format!("{}{rest}", self.fiscal_year),
            None => number.to_owned(),
        }
    }

    fn number(&mut self, grade: &str, post: &Post, draw: &mut Draw) -> Result<String, GenerateError> {
        // Drawn among the numbers of the first year, where those of all who go on are taken.
        let number = career::number(grade, post, self.day, &mut self.taken.numbers, draw)?;
        Ok(self.renew(&number))
    }

    fn mail(&mut self, post: &Post, name: &Name) -> Option<String> {
        let own_desk = !staff::has_no_mail(post, self.source);
        own_desk.then(|| staff::address(name, self.source, &mut self.taken.addresses))
    }
}
