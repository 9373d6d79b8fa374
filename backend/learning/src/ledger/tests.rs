use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn event(id: &str, kind: EventKind, on: &str, change: Change) -> Event {
    let recorded_at = "2025-03-20T00:00:00Z".parse().unwrap();
    Event { id: id.to_owned(), kind, effective_on: day(on), recorded_at, change }
}

fn hired(on: &str) -> Event {
    let change = Change {
        staff_number: Some("004512".to_owned()),
        name: Some("髙﨑　汐里".to_owned()),
        department_id: Some("citizens".to_owned()),
        title: Some("主事".to_owned()),
        grade: Some(Grade::G70),
        status: Some(EmploymentStatus::Active),
        ..Change::default()
    };
    event("1", EventKind::Hired, on, change)
}

fn moved(id: &str, on: &str, department: &str) -> Event {
    let change = Change { department_id: Some(department.to_owned()), ..Change::default() };
    event(id, EventKind::Transferred, on, change)
}

fn renamed(id: &str, on: &str, name: &str) -> Event {
    event(id, EventKind::Renamed, on, Change { name: Some(name.to_owned()), ..Change::default() })
}

#[test]
fn a_change_loaded_before_its_day_holds_from_its_day() {
    let events = [hired("2012-04-01"), moved("2", "2026-04-01", "tax")];
    assert_eq!(state_on(&events, day("2012-03-31")), None);
    assert_eq!(state_on(&events, day("2026-03-31")).unwrap().department_id, "citizens");
    assert_eq!(state_on(&events, day("2026-04-01")).unwrap().department_id, "tax");
}

#[test]
fn a_change_recorded_late_does_not_undo_later_ones() {
    let events =
        [hired("2012-04-01"), moved("2", "2026-04-01", "tax"), renamed("3", "2026-03-28", "汐見　汐里")];
    let state = state_on(&events, day("2026-04-01")).unwrap();
    assert_eq!((state.department_id.as_str(), state.name.as_str()), ("tax", "汐見　汐里"));
}

#[test]
fn somebody_without_a_first_event_does_not_exist() {
    let events = [moved("2", "2026-04-01", "tax")];
    assert_eq!(state_on(&events, day("2027-01-01")), None);
    assert_eq!(Timeline::of(&events).segments, []);
}

#[test]
fn attributes_are_added_and_removed_one_by_one() {
    let with = |id: &str, on: &str, added: &[Attribute], removed: &[Attribute]| {
        let change = Change {
            attributes_added: added.iter().copied().collect(),
            attributes_removed: removed.iter().copied().collect(),
            ..Change::default()
        };
        event(id, EventKind::Attributes, on, change)
    };
    let events = [
        hired("2012-04-01"),
        with("2", "2025-04-01", &[Attribute::Telework, Attribute::Rpa], &[]),
        with("3", "2025-10-01", &[], &[Attribute::Telework]),
    ];
    let attributes = |on: &str| state_on(&events, day(on)).unwrap().attributes;
    assert_eq!(attributes("2025-09-30").len(), 2);
    assert_eq!(attributes("2025-10-01").into_iter().collect::<Vec<_>>(), [Attribute::Rpa]);
}

#[test]
fn an_end_can_be_set_and_lifted() {
    let ends = |id: &str, on: &str, end: NaiveDate| {
        event(id, EventKind::Corrected, on, Change { ends_on: Some(end), ..Change::default() })
    };
    let events =
        [hired("2025-04-01"), ends("2", "2025-05-01", day("2026-03-31")), ends("3", "2025-06-01", NO_END)];
    let end = |on: &str| state_on(&events, day(on)).unwrap().ends_on;
    assert_eq!(end("2025-04-30"), None);
    assert_eq!(end("2025-05-01"), Some(day("2026-03-31")));
    assert_eq!(end("2025-06-01"), None);
}

#[test]
fn a_timeline_has_no_gaps_and_no_change_that_changes_nothing() {
    let events = [hired("2012-04-01"), moved("2", "2025-04-01", "citizens"), moved("3", "2026-04-01", "tax")];
    let timeline = Timeline::of(&events);
    let spans: Vec<_> = timeline.segments.iter().map(|s| (s.from, s.to)).collect();
    assert_eq!(spans, [(day("2012-04-01"), day("2026-03-31")), (day("2026-04-01"), NO_END)]);
    assert_eq!(timeline.last(&[EventKind::Transferred], day("2026-03-31")), Some(day("2025-04-01")));
    assert_eq!(timeline.changes_after(day("2026-03-31")).collect::<Vec<_>>(), [day("2026-04-01")]);
}

#[test]
fn every_kind_is_read_back() {
    for kind in EventKind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        assert!(!kind.label().is_empty());
    }
}

prop_compose! {
    fn any_change()(id in 2u32..100_000, days in 0u64..800, which in 0usize..4, value in 0usize..3) -> Event {
        let names = ["一", "二", "三"];
        let mut change = Change::default();
        let kind = match which {
            0 => { change.department_id = Some(names[value].to_owned()); EventKind::Transferred }
            1 => { change.name = Some(names[value].to_owned()); EventKind::Renamed }
            2 => { change.grade = Some(Grade::ALL[value]); EventKind::Promoted }
            _ => { change.attributes_added.insert(Attribute::ALL[value]); EventKind::Attributes }
        };
        let effective_on = day("2025-04-01") + chrono::Days::new(days);
        let recorded_at = "2025-03-20T00:00:00Z".parse().unwrap();
        Event { id: format!("{id:06}"), kind, effective_on, recorded_at, change }
    }
}

proptest! {
    #[test]
    fn the_order_in_which_events_arrive_does_not_matter(
        mut events in proptest::collection::vec(any_change(), 0..12), days in 0u64..900
    ) {
        events.push(hired("2012-04-01"));
        let mut reversed = events.clone();
        reversed.reverse();
        let on = day("2025-04-01") + chrono::Days::new(days);
        prop_assert_eq!(state_on(&events, on), state_on(&reversed, on));
        prop_assert_eq!(Timeline::of(&events), Timeline::of(&reversed));
    }

    #[test]
    fn the_timeline_says_the_same_as_the_state_of_each_day(
        mut events in proptest::collection::vec(any_change(), 0..12), days in 0u64..900
    ) {
        events.push(hired("2012-04-01"));
        let on = day("2025-04-01") + chrono::Days::new(days);
        let timeline = Timeline::of(&events);
        prop_assert_eq!(timeline.state_on(on).cloned(), state_on(&events, on));
        prop_assert!(timeline.segments.windows(2).all(|two| two[0].to.succ_opt() == Some(two[1].from)));
    }
}
