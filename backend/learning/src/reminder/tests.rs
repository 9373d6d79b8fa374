use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> ReminderRules {
    ReminderRules { enabled: true, ..ReminderRules::default() }
}

/// Codes of what falls exactly on `today`.
fn today_only(due_on: &str, today: &str) -> Vec<String> {
    let today = day(today);
    rules().fallen(day(due_on), today, today).into_iter().map(|(occasion, _)| occasion.code()).collect()
}

#[test]
fn each_reminder_falls_on_its_day_and_on_no_other() {
    let table: [(&str, &[&str]); 11] = [
        ("2026-12-09", &[]),
        ("2026-12-10", &["before-14"]),
        ("2026-12-11", &[]),
        ("2026-12-21", &["before-3"]),
        ("2026-12-24", &["due"]),
        ("2026-12-25", &[]),
        ("2026-12-30", &[]),
        ("2026-12-31", &["overdue"]),
        ("2027-01-06", &[]),
        ("2027-01-07", &["overdue"]),
        ("2028-01-06", &[]),
    ];
    for (today, expected) in table {
        assert_eq!(today_only("2026-12-24", today), expected, "{today}");
    }
}

#[test]
fn a_day_on_which_nothing_ran_is_caught_up_with_its_own_date() {
    let fallen = rules().fallen(day("2027-01-02"), day("2026-12-28"), day("2027-01-04"));
    assert_eq!(fallen, [(Occasion::OnDue, day("2027-01-02"))], "three days before has lost its sense");
    let fallen = rules().fallen(day("2027-01-06"), day("2026-12-28"), day("2027-01-04"));
    assert_eq!(fallen, [(Occasion::Before(3), day("2027-01-03"))]);
}

#[test]
fn looking_back_ends_where_the_rules_began_and_after_a_week() {
    let (saved, today) = (day("2026-11-20"), day("2026-11-23"));
    assert_eq!(look_from(saved, None, today), saved);
    assert_eq!(look_from(saved, Some(day("2026-11-22")), today), day("2026-11-22"), "that day once more");
    assert_eq!(look_from(today, Some(day("2026-11-22")), today), today, "new rules do not reach back");
    assert_eq!(look_from(day("2026-04-01"), Some(day("2026-10-01")), today), day("2026-11-16"));
}

#[test]
fn rules_out_of_bounds_are_named_by_their_fields() {
    let wrong = ReminderRules {
        before_days: vec![0, 1, 2, 3, 4, 91],
        overdue_every: Some(0),
        from_hour: 24,
        to_person: false,
        summary_to_head: false,
        ..rules()
    };
    assert_eq!(
        wrong.problems(),
        [
            ("before_days", "too-many"),
            ("before_days", "not-in-range"),
            ("overdue_every", "not-in-range"),
            ("from_hour", "not-in-range"),
            ("enabled", "nothing-to-send"),
        ]
    );
    assert_eq!(rules().problems(), []);
    let nothing = ReminderRules {
        before_days: vec![],
        on_due_date: false,
        overdue_every: None,
        enabled: false,
        ..rules()
    };
    assert_eq!(nothing.problems(), [], "what is off may be empty");
    assert_eq!(Occasion::Overdue(0).last_day(day("2026-01-01"), day("2026-02-01")), None, "no endless loop");
}

#[test]
fn a_mail_is_tried_five_times_within_an_hour_and_a_half() {
    let waits: Vec<i64> = (1..).map_while(retry_after).map(|wait| wait.num_minutes()).collect();
    assert_eq!(waits, [1, 5, 15, 60]);
    assert_eq!(retry_after(0), None);
}

#[test]
fn grace_begins_after_the_due_date_and_ends_with_its_last_day() {
    let until = |today: &str| grace_until(day("2026-12-24"), 7, day(today));
    assert_eq!(until("2026-12-24"), None);
    assert_eq!(until("2026-12-25"), Some(day("2026-12-31")));
    assert_eq!(until("2026-12-31"), Some(day("2026-12-31")));
    assert_eq!(until("2027-01-01"), None);
    assert_eq!(grace_until(day("2026-12-24"), 0, day("2026-12-25")), None);
}

#[test]
fn places_are_filled_once_and_unknown_ones_stay() {
    let values = [("a", "{{b}}"), ("b", "2")];
    assert_eq!(fill("x{{a}}y{{b}}{{c}}{{", &values), "x{{b}}y2{{c}}{{");
    assert_eq!(unknown_places("{{a}}{{c}} {{ a}}", &["a", "b"]), ["c", " a"]);
    assert_eq!(fill("", &values), "");
}

proptest! {
    #[test]
    fn the_due_dates_to_look_at_are_exactly_those_for_which_something_falls(
        before in prop::collection::vec(1u32..=90, 0..4),
        on_due_date: bool,
        every in prop::option::of(1u32..=90),
        back in 0u64..8,
        offset in -400i64..120,
    ) {
        let rules = ReminderRules { before_days: before, on_due_date, overdue_every: every, ..rules() };
        let today = day("2026-11-23");
        let from = today - Days::new(back);
        let due_on = today + TimeDelta::days(offset);
        let falls = !rules.fallen(due_on, from, today).is_empty();
        prop_assert_eq!(rules.due_dates(from, today).contains(&due_on), falls);
    }

    #[test]
    fn running_every_day_reminds_as_often_as_running_once_a_day_would_and_never_twice(
        every in 1u32..=30, gap in 1u64..=7, length in 1i64..90,
    ) {
        let rules = ReminderRules { overdue_every: Some(every), ..rules() };
        let start = day("2026-11-01");
        let due_on = start + Days::new(20);
        let end = start + TimeDelta::days(length);
        let daily: BTreeSet<_> = start
            .iter_days()
            .take_while(|today| *today <= end)
            .flat_map(|today| rules.fallen(due_on, today, today))
            .collect();
        // A server that runs every few days looks back to its last run; the key of a mail is the planned day.
        let mut rarely = BTreeSet::new();
        let mut last = start;
        for today in start.iter_days().step_by(usize::try_from(gap).unwrap()).take_while(|day| *day <= end) {
            rarely.extend(rules.fallen(due_on, look_from(start, Some(last), today), today));
            last = today;
        }
        prop_assert!(rarely.is_subset(&daily));
        if gap == 1 {
            prop_assert_eq!(rarely, daily);
        }
    }

    #[test]
    fn no_text_panics(text in ".*") {
        prop_assert_eq!(fill(&text, &[]), text.clone());
        prop_assert!(unknown_places(&text, &["a"]).iter().all(|place| text.contains(place.as_str())));
    }
}
