//! Invented names: surnames by length, given names by generation and gender.

use std::collections::BTreeSet;

use crate::draw::Draw;
use crate::error::GenerateError;

const SURNAMES: &str = include_str!("../source/surnames.txt");
const GIVEN_NAMES: &str = include_str!("../source/given_names.txt");
/// After this many misses a name is not to be had.
const TRIES: u32 = 500;

/// A person's name as the staff file and the address need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// 姓, with a former surname in brackets where one is used (`小松（瀬戸）`).
    pub surname: &'static str,
    /// 名
    pub given: &'static str,
    /// Reading of the surname.
    pub surname_kana: &'static str,
    /// Reading of the given name.
    pub given_kana: &'static str,
    /// The surname in Latin letters.
    pub roman: &'static str,
}

/// Which given names fit a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// Entered before 2000.
    Elder,
    /// Entered before 2014.
    Middle,
    /// Entered since.
    Young,
}

/// The names that are left to give.
pub struct NamePool {
    surnames: Vec<[&'static str; 3]>,
    given: Vec<(&'static str, [&'static str; 2])>,
    /// Lengths of the surnames to come, so that 10% have one character and 20% three or more.
    lengths: Vec<usize>,
    taken: BTreeSet<(&'static str, &'static str)>,
}

impl NamePool {
    /// A pool for `people` of whom some have their names already.
    pub fn new(people: usize, named: &[Name], draw: &mut Draw) -> Result<Self, GenerateError> {
        let named_with = |length| named.iter().filter(|name| length_class(name.surname) == length).count();
        let short = (people / 10).saturating_sub(named_with(1));
        let long = (people / 5).saturating_sub(named_with(3));
        let unnamed = people.saturating_sub(named.len());
        Ok(Self {
            surnames: entries(SURNAMES).map(parts).collect::<Result<_, _>>()?,
            given: parse_given()?,
            lengths: draw.pack(unnamed, 2, &[(1, short), (3, long)]),
            taken: named.iter().map(|name| (name.surname, name.given)).collect(),
        })
    }

    /// A name that nobody has yet.
    pub fn give(
        &mut self,
        generation: Generation,
        female: bool,
        draw: &mut Draw,
    ) -> Result<Name, GenerateError> {
        let length = self.lengths.pop().ok_or(GenerateError::Exhausted("surname lengths"))?;
        let kind = kind(generation, female);
        let surnames: Vec<_> =
            self.surnames.iter().filter(|[surname, ..]| length_class(surname) == length).copied().collect();
        let given: Vec<_> = self.given.iter().filter(|(of, _)| *of == kind).map(|(_, name)| *name).collect();
        for _ in 0..TRIES {
            let (Some([surname, surname_kana, roman]), Some([given, given_kana])) =
                (draw.pick(&surnames), draw.pick(&given))
            else {
                break;
            };
            if self.taken.insert((surname, given)) {
                return Ok(Name { surname, given, surname_kana, given_kana, roman });
            }
        }
        Err(GenerateError::Exhausted("names"))
    }
}

/// One, two, or three for three and more characters; a former surname in brackets does not count.
fn length_class(surname: &str) -> usize {
    surname.split('（').next().unwrap_or(surname).chars().count().min(3)
}

fn kind(generation: Generation, female: bool) -> &'static str {
    match (generation, female) {
        (Generation::Elder, true) => "elder-f",
        (Generation::Elder, false) => "elder-m",
        (Generation::Middle, true) => "middle-f",
        (Generation::Middle, false) => "middle-m",
        (Generation::Young, true) => "young-f",
        (Generation::Young, false) => "young-m",
    }
}

fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

fn parse_given() -> Result<Vec<(&'static str, [&'static str; 2])>, GenerateError> {
    let mut names = Vec::new();
    for line in GIVEN_NAMES.lines().filter(|line| !line.starts_with('#')) {
        let (kind, rest) = line.split_once(' ').ok_or_else(|| GenerateError::unreadable("names", line))?;
        for entry in rest.split_whitespace() {
            names.push((kind, parts(entry)?));
        }
    }
    Ok(names)
}

/// The parts of `漢字/カナ/roman`.
pub fn parts<const COUNT: usize>(entry: &'static str) -> Result<[&'static str; COUNT], GenerateError> {
    let parts: Vec<_> = entry.split('/').collect();
    parts.try_into().map_err(|_| GenerateError::unreadable("names", entry))
}
