use proptest::prelude::*;

use super::*;

/// A random contribution: minutes since the beginning, unit (of division unit ÷ 3), kind.
type Drawn = (u32, u8, u8);

const UNITS: [&str; 9] = ["u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"];
const DIVISIONS: [&str; 3] = ["d0", "d1", "d2"];
const KINDS: [&str; 2] = ["paired", "alone"];

fn start() -> DateTime<Utc> {
    "2026-06-01T00:00:00Z".parse().unwrap()
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("p{number:04}")).collect()
}

fn contributions<'a>(drawn: &[Drawn], names: &'a [String]) -> Vec<Contribution<'a>> {
    let of = |((minutes, unit, kind), name): (&Drawn, &'a String)| Contribution {
        person: name,
        at: start() + TimeDelta::minutes(i64::from(*minutes)),
        unit: UNITS[usize::from(*unit)],
        division: DIVISIONS[usize::from(*unit / 3)],
        kind: KINDS[usize::from(*kind)],
    };
    drawn.iter().zip(names).map(of).collect()
}

/// Every set of people that a figure is published about at an instant.
fn published(all: &[Contribution<'_>], until: DateTime<Utc>) -> Vec<BTreeSet<usize>> {
    let released = release(all, until);
    let units = UNITS.iter().map(|unit| Scope::Unit(unit));
    let divisions = DIVISIONS.iter().map(|division| Scope::Division(division));
    let scopes = units.chain(divisions).chain([Scope::City]);
    // A figure over people of one kind only (the effect) is published too.
    let mut sets: Vec<BTreeSet<usize>> = Vec::new();
    for scope in scopes {
        let members: BTreeSet<usize> = released.members(scope).collect();
        for kind in KINDS {
            sets.push(members.iter().filter(|place| all[**place].kind == kind).copied().collect());
        }
        sets.push(members);
    }
    sets
}

fn harmless(people: usize) -> bool {
    people == 0 || people >= LEAST
}

fn drawn(most: usize) -> impl Strategy<Value = Vec<Drawn>> {
    // 130 days in minutes; few units are large, most are small.
    let unit = prop_oneof![4 => Just(0u8), 2 => Just(4u8), 3 => 0u8..9];
    proptest::collection::vec((0u32..187_200, unit, prop_oneof![3 => Just(0u8), 1 => Just(1u8)]), 0..most)
}

#[test]
fn ten_of_a_unit_become_a_batch_and_the_eleventh_waits() {
    let names = names(11);
    let all = contributions(&[(0, 0, 0); 11], &names);
    let now = start() + TimeDelta::days(1);
    let nine = release(&all[..9], now);
    assert_eq!((nine.batches.len(), nine.pending(Scope::Unit("u0"), |_| true)), (0, Pending::Few));
    let eleven = release(&all, now);
    let place = Place::Unit { division: "d0", unit: "u0" };
    assert_eq!(
        eleven.batches,
        [Batch { place, purpose: Purpose::Tests, formed_at: start(), members: (0..10).collect() }]
    );
    assert_eq!(eleven.members(Scope::City).count(), 10);
    assert_eq!(eleven.pending(Scope::City, |_| true), Pending::Few);
    assert_eq!(release(&all[..10], now).pending(Scope::City, |_| true), Pending::None);
}

#[test]
fn who_waits_goes_on_to_the_division_and_then_to_the_city() {
    let names = names(14);
    let mut drawn: Vec<Drawn> = vec![(0, 0, 0); 4];
    drawn.extend([(0, 1, 0); 6]);
    drawn.extend([(60, 3, 0); 4]);
    let all = contributions(&drawn, &names);
    let after = |days: i64| release(&all, start() + TimeDelta::days(days));
    assert!(after(29).batches.is_empty());
    let month = after(30);
    assert_eq!(
        month.batches,
        [Batch {
            place: Place::Division { division: "d0" },
            purpose: Purpose::Tests,
            formed_at: start() + TimeDelta::days(30),
            members: (0..10).collect()
        }]
    );
    assert_eq!(month.members(Scope::Unit("u0")).count(), 0, "never attributed to a unit");
    assert_eq!(month.members(Scope::Division("d0")).count(), 10);
    assert_eq!(month.pending(Scope::Unit("u0"), |_| true), Pending::Few);
    assert_eq!(after(300).batches.len(), 1, "four of another division are still too few");

    let drawn: Vec<Drawn> = vec![(0, 0, 0); 6].into_iter().chain([(0, 3, 0); 6]).collect();
    let all = contributions(&drawn, &names);
    let after = |days: i64| release(&all, start() + TimeDelta::days(days));
    assert!(after(59).batches.is_empty());
    assert_eq!(
        after(60).batches,
        [Batch {
            place: Place::City,
            purpose: Purpose::Tests,
            formed_at: start() + TimeDelta::days(60),
            members: (0..10).collect()
        }]
    );
}

#[test]
fn different_kinds_are_never_in_one_batch_and_a_person_counts_once() {
    let names = names(12);
    let drawn: Vec<Drawn> = (0..12).map(|number| (0, 0, u8::from(number % 2 == 0))).collect();
    let all = contributions(&drawn, &names);
    assert!(release(&all, start() + TimeDelta::days(365)).batches.is_empty(), "six of each kind");
    let twelve_times = vec![all[0]; 12];
    assert!(release(&twelve_times, start() + TimeDelta::days(365)).batches.is_empty());
}

#[test]
fn a_day_is_published_an_hour_after_midnight_in_japan() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    assert_eq!(published_until(at("2026-06-10T15:59:59Z")), at("2026-06-09T15:00:00Z"));
    assert_eq!(published_until(at("2026-06-10T16:00:00Z")), at("2026-06-10T15:00:00Z"));
}

proptest! {
    /// The promise of this module: no two figures, of whatever units and days, differ by one to nine people.
    #[test]
    fn no_difference_of_two_figures_is_about_a_small_group(
        drawn in drawn(160),
        days in proptest::collection::vec(0i64..260, 4),
    ) {
        let names = names(drawn.len());
        let all = contributions(&drawn, &names);
        let moments = days.iter().map(|day| start() + TimeDelta::days(*day));
        let sets: Vec<BTreeSet<usize>> = moments.flat_map(|until| published(&all, until)).collect();
        for one in &sets {
            prop_assert!(harmless(one.len()));
            for other in &sets {
                prop_assert!(harmless(one.difference(other).count()));
                prop_assert!(harmless(one.intersection(other).count()));
            }
        }
    }

    /// A parent less all of its children, on the same day or on different days.
    #[test]
    fn no_parent_less_its_children_is_about_a_small_group(
        drawn in drawn(160),
        first in 0i64..260,
        second in 0i64..260,
        left_out in 0usize..9,
    ) {
        let names = names(drawn.len());
        let all = contributions(&drawn, &names);
        let (parents, children) =
            (release(&all, start() + TimeDelta::days(first)), release(&all, start() + TimeDelta::days(second)));
        let of_units = |division: Option<usize>| -> BTreeSet<usize> {
            let units = UNITS.iter().enumerate().filter(|(place, _)| {
                *place != left_out && division.is_none_or(|division| place / 3 == division)
            });
            units.flat_map(|(_, unit)| children.members(Scope::Unit(unit))).collect()
        };
        let city: BTreeSet<usize> = parents.members(Scope::City).collect();
        prop_assert!(harmless(city.difference(&of_units(None)).count()));
        for (number, division) in DIVISIONS.iter().enumerate() {
            let parent: BTreeSet<usize> = parents.members(Scope::Division(division)).collect();
            prop_assert!(harmless(parent.difference(&of_units(Some(number))).count()));
            prop_assert!(harmless(city.difference(&parent).count()));
        }
    }

    /// Causal: what is published later holds what was published before, batch for batch, and what happens later
    /// changes nothing of it. The order of the list does not matter.
    #[test]
    fn batches_only_grow(drawn in drawn(160), first in 0i64..260, second in 0i64..260) {
        let names = names(drawn.len());
        let all = contributions(&drawn, &names);
        let (early, late) = (first.min(second), first.max(second));
        let (early, late) = (start() + TimeDelta::days(early), start() + TimeDelta::days(late));
        let before = release(&all, early);
        let after = release(&all, late);
        prop_assert_eq!(&after.batches[..before.batches.len()], &before.batches[..]);
        let known: Vec<Contribution<'_>> = all.iter().filter(|each| each.at < early).copied().collect();
        let people = |list: &[Contribution<'_>], release: &Release<'_>| -> Vec<Vec<String>> {
            let of = |batch: &Batch<'_>| batch.members.iter().map(|at| list[*at].person.to_owned()).collect();
            release.batches.iter().map(of).collect()
        };
        prop_assert_eq!(people(&known, &release(&known, early)), people(&all, &before));
        let turned: Vec<Contribution<'_>> = all.iter().rev().copied().collect();
        prop_assert_eq!(people(&turned, &release(&turned, late)), people(&all, &after));
    }

    /// Nobody is in two batches, nobody is lost, and everybody of a batch belongs to its place.
    #[test]
    fn everybody_is_in_one_batch_at_most(drawn in drawn(160), day in 0i64..260) {
        let names = names(drawn.len());
        let all = contributions(&drawn, &names);
        let released = release(&all, start() + TimeDelta::days(day));
        let mut seen = BTreeSet::new();
        for batch in &released.batches {
            prop_assert!(batch.members.len() >= LEAST);
            let kinds: BTreeSet<&str> = batch.members.iter().map(|place| all[*place].kind).collect();
            prop_assert_eq!(kinds.len(), 1);
            let in_figures = released.in_tests(Scope::City).any(|place| batch.members.contains(&place));
            prop_assert_eq!(in_figures, batch.purpose == Purpose::Tests, "never in figures of tests and of questions");
            for place in &batch.members {
                prop_assert!(seen.insert(*place));
                let each = &all[*place];
                let belongs = match batch.place {
                    Place::Unit { division, unit } => each.unit == unit && each.division == division,
                    Place::Division { division } => each.division == division,
                    Place::City => true,
                };
                prop_assert!(belongs);
            }
        }
        // Whoever waited for longer than 60 days waits with fewer than ten of the same kind.
        let until = start() + TimeDelta::days(day);
        for kind in KINDS {
            let old = all.iter().enumerate().filter(|(place, each)| {
                each.kind == kind && each.at + TimeDelta::days(60) <= until && !seen.contains(place)
            });
            prop_assert!(old.count() < LEAST);
        }
    }

    /// Figures of questions: each is about ten people more at a time, and so is what is held back.
    #[test]
    fn a_question_waits_until_ten_more_people_were_asked(
        batches in proptest::collection::vec(
            proptest::collection::vec(proptest::collection::btree_set(0usize..6, 1..4), 10..14),
            0..7,
        ),
    ) {
        const QUESTIONS: [&str; 6] = ["q0", "q1", "q2", "q3", "q4", "q5"];
        let asked: Vec<Vec<Vec<&str>>> = batches
            .iter()
            .map(|batch| batch.iter().map(|set| set.iter().map(|q| QUESTIONS[*q]).collect()).collect())
            .collect();
        let people = |question: &str, until: usize| -> BTreeSet<(usize, usize)> {
            let numbered = asked.iter().enumerate().take(until).flat_map(|(number, batch)| {
                batch.iter().enumerate().map(move |(person, asked)| ((number, person), asked))
            });
            numbered.filter(|(_, asked)| asked.contains(&question)).map(|(who, _)| who).collect()
        };
        for question in QUESTIONS {
            let steps: Vec<usize> = (0..=asked.len())
                .map(|seen| asked_until(&asked[..seen]).get(question).copied().unwrap_or(0))
                .collect();
            for (one, other) in steps.iter().zip(steps.iter().skip(1)) {
                prop_assert!(one <= other, "a figure never goes back");
                let more = people(question, *other).len() - people(question, *one).len();
                prop_assert!(harmless(more), "{question}: {more} more");
            }
        }
        let until = asked_until(&asked);
        let held: BTreeSet<(usize, usize)> = QUESTIONS
            .iter()
            .flat_map(|question| {
                let shown = people(question, until.get(question).copied().unwrap_or(0));
                people(question, asked.len()).difference(&shown).copied().collect::<Vec<_>>()
            })
            .collect();
        prop_assert!(harmless(held.len()), "{} held back", held.len());
    }
}
