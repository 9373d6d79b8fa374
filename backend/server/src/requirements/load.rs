//! What a curriculum asks of groups of people, in minutes, by its rules alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::requirements::Load;
use learning::curriculum::{Content, Mode, PersonOn, Rule};
use learning::derivation::World;
use learning::fiscal_year::FiscalYear;
use learning::ledger::Timeline;
use learning::role::{Attribute, Grade};
use learning::validity::Validity;

/// Years over which the usual year is taken: the longest validity and rotation of the standard curriculum.
const CYCLE: i32 = 3;

/// Required minutes of one person.
#[derive(Debug, Clone, Copy, Default)]
struct Minutes {
    courses: u32,
    first_year: u32,
    steady: u32,
}

/// How often a rule asks within the cycle of years that begins with `year`.
fn times(rule: &Rule, year: FiscalYear) -> u32 {
    let covered = (0..CYCLE).filter(|more| rule.covers(FiscalYear(year.0.saturating_add(*more))));
    let covered = u32::try_from(covered.count()).unwrap_or(0);
    let every = match rule.validity {
        Validity::None => return u32::from(covered > 0),
        Validity::EachFiscalYear => 1,
        Validity::FiscalYears { years } => years.max(1),
        Validity::Months { months } => months.max(1).div_ceil(12),
    };
    covered.div_ceil(every)
}

fn minutes(world: &World, rules: &[&Rule], person: PersonOn<'_>, year: FiscalYear) -> Minutes {
    let mut first = BTreeMap::<&str, u32>::new();
    let mut cycle = BTreeMap::<&str, u32>::new();
    for rule in rules.iter().filter(|rule| rule.audience.matches(person, &world.organization)) {
        let asked = times(rule, year);
        let mut of: Vec<(&str, u32)> =
            rule.courses().filter_map(|code| Some((code, world.courses.get(code)?.minutes))).collect();
        if let Content::Choice { needed, .. } = &rule.content {
            // The shortest that fulfil it: a lower bound that nobody can dispute.
            of.sort_by_key(|(_, minutes)| *minutes);
            of.truncate(usize::try_from(*needed).unwrap_or(usize::MAX));
        }
        for (code, minutes) in of {
            if rule.covers(year) {
                first.insert(code, minutes);
            }
            let total = cycle.entry(code).or_default();
            *total = (*total).max(minutes.saturating_mul(asked));
        }
    }
    let steady: u32 = cycle.values().sum();
    Minutes {
        courses: u32::try_from(first.len()).unwrap_or(u32::MAX),
        first_year: first.values().sum(),
        steady: steady / CYCLE.unsigned_abs(),
    }
}

/// The load by grade, then by attribute, of people at work today.
pub(super) fn loads(
    world: &World,
    timelines: &BTreeMap<String, Timeline>,
    grade_labels: &BTreeMap<String, String>,
    today: NaiveDate,
) -> Vec<Load> {
    let year = FiscalYear::containing(today);
    let Some(version) = world.versions.last() else { return Vec::new() };
    let required = |rule: &&Rule| rule.mode == Mode::Required;
    let rules: Vec<&Rule> = version.curriculum.rules.iter().filter(required).collect();
    let mut by_grade: BTreeMap<Grade, Vec<Minutes>> = BTreeMap::new();
    let mut by_attribute: BTreeMap<Attribute, Vec<Minutes>> = BTreeMap::new();
    for (person_id, timeline) in timelines {
        let Some(state) = timeline.state_on(today).filter(|state| state.status.counts_in_population()) else {
            continue;
        };
        let load = minutes(world, &rules, PersonOn { person_id, timeline, state, day: today }, year);
        by_grade.entry(state.grade).or_default().push(load);
        for attribute in &state.attributes {
            by_attribute.entry(*attribute).or_default().push(load);
        }
    }
    let grade = |grade: Grade| grade_labels.get(grade.code()).cloned().unwrap_or_default();
    let grades = by_grade.into_iter().map(|(code, people)| group(grade(code), people));
    let attributes = by_attribute.into_iter().map(|(code, people)| group(code.label().to_owned(), people));
    grades.chain(attributes).collect()
}

fn group(label: String, mut people: Vec<Minutes>) -> Load {
    people.sort_by_key(|load| load.first_year);
    let middle = people.get(people.len() / 2).copied().unwrap_or_default();
    Load {
        label,
        people: crate::page::length(&people),
        courses: middle.courses,
        first_year_minutes: middle.first_year,
        most_minutes: people.last().map_or(0, |load| load.first_year),
        steady_minutes: middle.steady,
    }
}
