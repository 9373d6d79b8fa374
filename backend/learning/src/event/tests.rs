use proptest::prelude::*;

use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// 2026-12-10 14:00 to 16:00 in Japan; enrolling from 1 to 8 December.
fn schedule(state: EventSessionState) -> Schedule {
    Schedule {
        state,
        starts_at: at("2026-12-10T05:00:00Z"),
        ends_at: at("2026-12-10T07:00:00Z"),
        opens_on: "2026-12-01".parse().unwrap(),
        closes_on: "2026-12-08".parse().unwrap(),
    }
}

#[test]
fn enrolling_is_open_from_the_first_to_the_last_day_in_japan() {
    let planned = schedule(EventSessionState::Planned);
    let table = [
        ("2026-11-30T14:59:59Z", Enrolling::NotYet),
        ("2026-11-30T15:00:00Z", Enrolling::Open),
        ("2026-12-08T14:59:59Z", Enrolling::Open),
        ("2026-12-08T15:00:00Z", Enrolling::Over),
    ];
    for (now, expected) in table {
        assert_eq!(planned.enrolling(at(now)), expected, "{now}");
    }
    let late = Schedule { closes_on: "2026-12-31".parse().unwrap(), ..planned };
    assert_eq!(late.enrolling(at("2026-12-10T04:59:59Z")), Enrolling::Open);
    assert_eq!(late.enrolling(at("2026-12-10T05:00:00Z")), Enrolling::Over, "it has begun");
    let open = at("2026-12-02T00:00:00Z");
    assert_eq!(schedule(EventSessionState::Cancelled).enrolling(open), Enrolling::Cancelled);
    assert_eq!(schedule(EventSessionState::Held).enrolling(open), Enrolling::Over);
}

#[test]
fn a_place_can_be_given_back_until_the_begin() {
    let planned = schedule(EventSessionState::Planned);
    assert!(planned.may_withdraw(at("2026-12-10T04:59:59Z")), "also after the last day for enrolling");
    assert!(!planned.may_withdraw(at("2026-12-10T05:00:00Z")));
    assert!(!schedule(EventSessionState::Cancelled).may_withdraw(at("2026-12-02T00:00:00Z")));
}

#[test]
fn attendance_is_taken_from_half_an_hour_before_and_the_code_until_an_hour_after() {
    let planned = schedule(EventSessionState::Planned);
    let table = [
        ("2026-12-10T04:29:59Z", false, false),
        ("2026-12-10T04:30:00Z", true, true),
        ("2026-12-10T08:00:00Z", true, true),
        ("2026-12-10T08:00:01Z", true, false),
    ];
    for (now, taken, shown) in table {
        assert_eq!((planned.takes_attendance(at(now)), planned.shows_code(at(now))), (taken, shown), "{now}");
    }
    assert!(!schedule(EventSessionState::Cancelled).takes_attendance(at("2026-12-10T06:00:00Z")));
    assert!(schedule(EventSessionState::Held).takes_attendance(at("2026-12-20T06:00:00Z")));
}

#[test]
fn times_are_those_of_a_clock_in_japan() {
    let day = "2026-12-10".parse().unwrap();
    assert_eq!(japan_instant(day, NaiveTime::MIN), at("2026-12-09T15:00:00Z"));
    assert_eq!(japan_instant(day, "14:00:00".parse().unwrap()), at("2026-12-10T05:00:00Z"));
}

use Movement::{Enrolled, Withdrawn};

#[test]
fn who_waits_moves_up_in_order_and_who_comes_back_stands_at_the_end() {
    let mut list = vec![("a", Enrolled), ("b", Enrolled), ("c", Enrolled), ("d", Enrolled), ("a", Enrolled)];
    let seats = Seats::of(list.clone(), Some(2));
    assert_eq!((seats.seated, seats.waiting), (vec!["a", "b"], vec!["c", "d"]));
    list.push(("a", Withdrawn));
    let seats = Seats::of(list.clone(), Some(2));
    assert_eq!(seats.place("c"), Place::Seated);
    assert_eq!(seats.place("d"), Place::Waiting(1));
    assert_eq!(seats.place("a"), Place::None);
    list.push(("a", Enrolled));
    assert_eq!(Seats::of(list.clone(), Some(2)).place("a"), Place::Waiting(2));
    assert_eq!(Seats::of(list.clone(), None).seated, ["b", "c", "d", "a"]);
    assert_eq!(Seats::of(list, Some(0)).waiting, ["b", "c", "d", "a"]);
}

#[test]
fn codes_have_six_signs_that_nobody_mixes_up() {
    assert_eq!(code_from(&[0, 1, 2, 240, 3, 255, 4, 239]).as_deref(), Some("ADEFH9"));
    assert_eq!(code_from(&[0, 1, 2, 240, 3, 255, 4]), None, "too few usable bytes");
    for sign in b"01258BCGILOSUVZ" {
        assert!(!CODE_SIGNS.contains(sign), "{}", char::from(*sign));
    }
    assert_eq!(code_as_kept(" ａｄｅ-fh９ "), "ADEFH9");
}

proptest! {
    #[test]
    fn seats_are_never_given_twice_and_nobody_is_lost(
        moves in prop::collection::vec((0_usize..8, any::<bool>()), 0..60),
        capacity in prop::option::of(0_u32..6),
    ) {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let list = |length: usize| {
            let moves = moves.iter().take(length);
            moves.map(|(who, enrols)| (names[*who], if *enrols { Enrolled } else { Withdrawn })).collect::<Vec<_>>()
        };
        let mut before: Vec<&str> = Vec::new();
        for length in 0..=moves.len() {
            let seats = Seats::of(list(length), capacity);
            if let Some(capacity) = capacity.and_then(|capacity| usize::try_from(capacity).ok()) {
                prop_assert!(seats.seated.len() <= capacity);
                prop_assert!(seats.waiting.is_empty() || seats.seated.len() == capacity);
            } else {
                prop_assert!(seats.waiting.is_empty());
            }
            // Who has a seat keeps it until they give it back.
            let gave_back = list(length).last().filter(|(_, movement)| *movement == Withdrawn).map(|(who, _)| *who);
            for person in before.iter().filter(|person| Some(**person) != gave_back) {
                prop_assert!(seats.seated.contains(person));
            }
            before = seats.seated;
        }
    }
}
