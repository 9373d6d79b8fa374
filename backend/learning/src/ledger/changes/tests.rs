use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::ledger::{Event, state_on};
use crate::role::Attribute;

fn state() -> PersonState {
    PersonState {
        staff_number: "004512".to_owned(),
        name: "髙﨑　汐里".to_owned(),
        kana: "タカサキ　シオリ".to_owned(),
        department_id: "citizens".to_owned(),
        concurrent_ids: BTreeSet::new(),
        title: "主事".to_owned(),
        grade: Grade::G70,
        job_kind: String::new(),
        status: EmploymentStatus::Active,
        hired_on: "2012-04-01".parse().unwrap(),
        posted_on: None,
        ends_on: None,
        email: String::new(),
        attributes: BTreeSet::new(),
    }
}

fn kinds(change: impl FnOnce(&mut PersonState)) -> Vec<EventKind> {
    let mut new = state();
    change(&mut new);
    changes(&state(), &new).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn each_kind_of_change_has_its_event() {
    use EventKind as K;
    assert_eq!(kinds(|_| ()), []);
    assert_eq!(kinds(|s| s.department_id = "tax".into()), [K::Transferred]);
    assert_eq!(kinds(|s| s.grade = Grade::G60), [K::Promoted]);
    assert_eq!(kinds(|s| s.grade = Grade::G85), [K::Regraded]);
    assert_eq!(kinds(|s| s.title = "主任".into()), [K::Regraded]);
    assert_eq!(kinds(|s| s.name = "汐見　汐里".into()), [K::Renamed]);
    assert_eq!(kinds(|s| s.kana = "タカザキ　シオリ".into()), [K::Corrected]);
    assert_eq!(kinds(|s| s.staff_number = "085120".into()), [K::Renumbered]);
    assert_eq!(kinds(|s| s.status = EmploymentStatus::ParentalLeave), [K::ParentalLeave]);
    assert_eq!(kinds(|s| s.status = EmploymentStatus::Retired), [K::Left]);
    assert_eq!(kinds(|s| s.email = "s@city.shiosaki.example".into()), [K::Corrected]);
    assert_eq!(
        kinds(|s| {
            s.attributes.insert(Attribute::Telework);
        }),
        [K::Attributes]
    );
    let both = kinds(|s| {
        s.department_id = "tax".into();
        s.grade = Grade::G60;
    });
    assert_eq!(both, [K::Transferred, K::Promoted]);
}

#[test]
fn coming_back_is_a_return_and_after_leaving_a_hire() {
    let from = |status| PersonState { status, ..state() };
    let kind = |status| changes(&from(status), &state()).first().map(|(kind, _)| *kind);
    assert_eq!(kind(EmploymentStatus::OnLeave), Some(EventKind::Returned));
    assert_eq!(kind(EmploymentStatus::SecondedOut), Some(EventKind::Returned));
    assert_eq!(kind(EmploymentStatus::Retired), Some(EventKind::Hired));
}

prop_compose! {
    fn any_state()(
        number in 0u32..3, name in 0u32..3, department in 0u32..3, title in 0u32..3, grade in 0usize..12,
        status in 0usize..6, attributes in proptest::collection::btree_set(0usize..9, 0..4),
        concurrent in proptest::collection::btree_set(0u32..3, 0..3), end in proptest::option::of(0u64..3)
    ) -> PersonState {
        PersonState {
            staff_number: number.to_string(),
            name: name.to_string(),
            department_id: department.to_string(),
            title: title.to_string(),
            grade: Grade::ALL[grade],
            status: EmploymentStatus::ALL[status],
            attributes: attributes.into_iter().map(|index| Attribute::ALL[index]).collect(),
            concurrent_ids: concurrent.into_iter().map(|id| id.to_string()).collect(),
            ends_on: end.map(|days| "2026-03-31".parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(days)),
            ..state()
        }
    }
}

proptest! {
    #[test]
    fn the_changes_lead_from_the_old_state_to_the_new_one_in_any_order(old in any_state(), new in any_state()) {
        let begin: Event = Event {
            id: "0".to_owned(),
            kind: EventKind::Hired,
            effective_on: old.hired_on,
            recorded_at: "2025-03-20T00:00:00Z".parse().unwrap(),
            change: old.as_change(),
        };
        let found = changes(&old, &new);
        let mut events: Vec<Event> = found.iter().enumerate().map(|(index, (kind, change))| Event {
            id: format!("{}", index + 1),
            kind: *kind,
            effective_on: "2026-04-01".parse().unwrap(),
            recorded_at: "2026-03-27T00:00:00Z".parse().unwrap(),
            change: change.clone(),
        }).collect();
        events.push(begin);
        events.reverse();
        prop_assert_eq!(state_on(&events, "2026-03-31".parse().unwrap()), Some(old.clone()));
        prop_assert_eq!(state_on(&events, "2026-04-01".parse().unwrap()), Some(new.clone()));
        prop_assert_eq!(found.is_empty(), old == new);
    }
}
