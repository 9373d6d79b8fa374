//! For random stories and rule edits: nothing is lost, nothing is doubled, deriving again changes nothing.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::story::*;
use crate::curriculum::{Audience, Curriculum, DueRule, MonthDay, Newness, Rule};
use crate::derivation::{Published, World, derive};
use crate::fiscal_year::FiscalYear;
use crate::ledger::{Change, EventKind};
use crate::role::{Attribute, EmploymentStatus, Grade};
use crate::validity::Validity;

fn from_start(days: u64) -> NaiveDate {
    day("2025-04-01") + Days::new(days)
}

fn any_audience() -> impl Strategy<Value = Audience> {
    let leaf = prop_oneof![
        Just(Audience::Everyone),
        (0usize..12).prop_map(|index| grades(&[Grade::ALL[index], Grade::G70])),
        (0usize..9).prop_map(|index| with(Attribute::ALL[index])),
        Just(Audience::FirstYear(Newness::Promoted)),
        Just(Audience::FirstYear(Newness::Hired)),
        Just(Audience::Units(BTreeSet::from(["tax".to_owned()]))),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|audience| Audience::Not(Box::new(audience))),
            proptest::collection::vec(inner.clone(), 1..3).prop_map(Audience::All),
            proptest::collection::vec(inner, 1..3).prop_map(Audience::Any),
        ]
    })
}

fn any_due() -> impl Strategy<Value = DueRule> {
    prop_oneof![
        (1u32..13, 1u32..32).prop_map(|(month, day)| DueRule::FixedDay { day: MonthDay { month, day } }),
        (0u32..90).prop_map(|days| DueRule::AfterHire { days }),
        (0u32..90).prop_map(|days| DueRule::AfterPromotion { days }),
        (0u32..90).prop_map(|days| DueRule::AfterTransfer { days }),
        (0u32..90).prop_map(|days| DueRule::AfterPublication { days }),
        Just(DueRule::BeforeWork),
    ]
}

fn any_validity() -> impl Strategy<Value = Validity> {
    prop_oneof![
        Just(Validity::None),
        Just(Validity::EachFiscalYear),
        (1u32..4).prop_map(|years| Validity::FiscalYears { years }),
        (1u32..25).prop_map(|months| Validity::Months { months }),
    ]
}

prop_compose! {
    fn any_rule(index: usize)(
        course in 0usize..5, audience in any_audience(), due in any_due(), validity in any_validity(),
        every in 1u32..4, early in proptest::bool::ANY, opens in proptest::option::of(4u32..13)
    ) -> Rule {
        let code = ["A", "B", "C", "D", "E"][course];
        Rule {
            due,
            validity,
            every,
            from: (every > 1).then_some(FiscalYear(2025)),
            early_from: early.then_some(MonthDay { month: 3, day: 1 }),
            opens: opens.map(|month| MonthDay { month, day: 1 }),
            ..Rule::yearly(&format!("r{index}"), "規則", code, audience)
        }
    }
}

fn any_rules() -> impl Strategy<Value = Vec<Rule>> {
    (any_rule(0), any_rule(1), any_rule(2), any_rule(3)).prop_map(|(a, b, c, d)| vec![a, b, c, d])
}

fn any_events() -> impl Strategy<Value = Vec<(u64, usize, usize)>> {
    proptest::collection::vec((0u64..900, 0usize..7, 0usize..9), 0..8)
}

fn story(events: &[(u64, usize, usize)]) -> Story {
    let mut story = Story::hired("2012-04-01");
    for (days, what, which) in events {
        let on = from_start(*days).to_string();
        story = match what {
            0 => story.moved(&on, ["tax", "citizens", "welfare"][which % 3]),
            1 => story.promoted(&on, Grade::ALL[*which]),
            2 => story.given(&on, Attribute::ALL[*which]),
            3 => story.without(&on, Attribute::ALL[*which]),
            4 => story.status(&on, EventKind::OnLeave, EmploymentStatus::OnLeave),
            5 => story.status(&on, EventKind::Returned, EmploymentStatus::Active),
            _ if *which == 0 => story.status(&on, EventKind::Left, EmploymentStatus::Retired),
            _ => story.happens(EventKind::Corrected, &on, Change::default()),
        };
    }
    story
}

/// Courses with prerequisites among each other.
fn linked(rules: Vec<Rule>) -> World {
    let mut world = world(rules);
    world.courses.insert("A".to_owned(), course(&["B"], Validity::FiscalYears { years: 2 }));
    world.courses.insert("B".to_owned(), course(&["C"], Validity::None));
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn no_completion_is_lost_no_duty_is_doubled_and_deriving_again_changes_nothing(
        first in any_rules(), second in any_rules(), events in any_events(),
        done in proptest::collection::vec(0usize..40, 0..6), redate in proptest::bool::ANY
    ) {
        let mut world = linked(first);
        let curriculum = Curriculum { rules: second };
        world.versions.push(Published { number: 2, published_on: day("2026-02-01"), curriculum });
        if redate {
            world.redate = vec!["r0".to_owned()];
        }
        let mut story = story(&events);
        let mut done = done.into_iter();
        for step in 0..12 {
            let today = from_start(step * 73);
            let text = today.to_string();
            let before = story.person.duties.clone();
            let derived = story.derive(&world, &text);
            let again = derive(&world, &story.person, today);
            for (once, twice) in derived.duties.iter().zip(&again.duties) {
                prop_assert_eq!(once, twice, "deriving twice on {}", text);
            }
            prop_assert_eq!(&derived.choices, &again.choices);
            prop_assert_eq!(derived.duties.len(), again.duties.len());
            let keys: BTreeSet<_> = derived.duties.iter().map(|d| (d.fiscal_year, d.course.clone())).collect();
            prop_assert_eq!(keys.len(), derived.duties.len());
            for known in &before {
                let now = derived.duties.iter().find(|d| d.course == known.course && d.fiscal_year == known.fiscal_year);
                let Some(now) = now else { panic!("{known:?} is lost") };
                if known.completed_on.is_some() {
                    prop_assert_eq!((now.standing, now.due_on), (known.standing, known.due_on));
                    prop_assert_eq!(&now.causes, &known.causes);
                }
            }
            for duty in &derived.duties {
                prop_assert!(!duty.causes.is_empty());
            }
            if let Some(which) = done.next()
                && let Some(duty) = story.person.duties.get_mut(which % 8)
                && duty.completed_on.is_none()
            {
                duty.completed_on = Some(today);
            }
        }
    }

    #[test]
    fn the_order_of_events_credits_and_waivers_does_not_matter(rules in any_rules(), events in any_events()) {
        let world = linked(rules);
        let mut forwards = story(&events).credited("C", "2025-06-01").waived("A", "2025-05-01", "2025-08-01")
            .waived("A", "2025-10-01", "2025-11-01");
        let mut backwards = story(&events).waived("A", "2025-10-01", "2025-11-01")
            .waived("A", "2025-05-01", "2025-08-01").credited("C", "2025-06-01");
        for step in 0..8 {
            let today = from_start(step * 101).to_string();
            prop_assert_eq!(forwards.derive(&world, &today), backwards.derive(&world, &today));
        }
    }
}
