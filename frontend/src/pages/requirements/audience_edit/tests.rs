use std::collections::BTreeSet;

use learning::curriculum::{Audience, Newness};
use learning::role::{Attribute, Grade};

use super::{Kind, converted, is_complete, members, values, with_another, with_member, with_values};

fn heads() -> Audience {
    Audience::Grades(BTreeSet::from([Grade::G30]))
}

fn telework() -> Audience {
    Audience::Attributes(BTreeSet::from([Attribute::Telework]))
}

#[test]
fn every_kind_has_a_name_and_is_what_it_becomes() {
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        assert_eq!(Kind::of(&converted(&heads(), kind)), kind);
        assert_eq!(Kind::of(&converted(&Audience::All(vec![]), kind)), kind);
    }
    assert_eq!(Kind::parse("unit"), None);
}

#[test]
fn a_group_takes_in_the_condition_and_gives_it_back() {
    for kind in [Kind::All, Kind::Any, Kind::Not] {
        let group = converted(&heads(), kind);
        assert_eq!(members(&group), [heads()]);
        assert_eq!(converted(&group, Kind::Grades), heads());
    }
    let both = Audience::All(vec![heads(), telework()]);
    assert_eq!(converted(&both, Kind::Any), Audience::Any(vec![heads(), telework()]));
    assert_eq!(converted(&both, Kind::Attributes), telework());
    assert_eq!(converted(&both, Kind::Not), Audience::Not(Box::new(both.clone())));
}

#[test]
fn everyone_with_a_condition_is_that_condition() {
    assert_eq!(
        converted(&Audience::Everyone, Kind::All),
        Audience::All(vec![Audience::Grades(BTreeSet::new())])
    );
}

#[test]
fn a_member_is_added_changed_and_removed_alone() {
    let two = with_another(&Audience::All(vec![heads()]));
    assert_eq!(members(&two).len(), 2);
    let two = with_member(&two, 1, Some(telework()));
    assert_eq!(two, Audience::All(vec![heads(), telework()]));
    assert_eq!(with_member(&two, 0, None), Audience::All(vec![telework()]));
    assert_eq!(with_member(&two, 7, None), two);
    assert_eq!(with_another(&heads()), heads());
}

#[test]
fn values_survive_and_strangers_are_left_out() {
    for audience in [heads(), telework(), Audience::Units(BTreeSet::from(["u".to_owned()]))] {
        assert_eq!(with_values(&audience, values(&audience)), audience);
    }
    let strange = BTreeSet::from(["G30".to_owned(), "boss".to_owned()]);
    assert_eq!(with_values(&heads(), strange), heads());
    assert!(values(&Audience::FirstYear(Newness::Hired)).is_empty());
}

#[test]
fn nobody_is_counted_while_a_condition_is_empty() {
    assert!(is_complete(&Audience::Everyone));
    assert!(is_complete(&Audience::Not(Box::new(heads()))));
    assert!(!is_complete(&Audience::All(vec![])));
    assert!(!is_complete(&with_another(&Audience::All(vec![heads()]))));
}
