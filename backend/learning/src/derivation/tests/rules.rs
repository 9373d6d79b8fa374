//! The twelve rules, each under its name, and what the curriculum adds to them.

use super::story::*;
use crate::curriculum::{Audience, Content, Curriculum, DueRule, MonthDay, Newness, Rule};
use crate::derivation::{Published, Selection, Source, Standing, Trigger};
use crate::fiscal_year::FiscalYear;
use crate::ledger::{Change, EventKind};
use crate::role::{Attribute, EmploymentStatus, Grade};
use crate::validity::Validity;

fn everyone(course: &str) -> Rule {
    Rule {
        due: fixed(9, 30), ..Rule::yearly(&format!("all-{course}"), "全職員", course, Audience::Everyone)
    }
}

fn once(course: &str, audience: Audience) -> Rule {
    Rule {
        validity: Validity::FiscalYears { years: 2 },
        due: fixed(9, 30),
        ..Rule::yearly(&format!("once-{course}"), "2年度ごと", course, audience)
    }
}

#[test]
fn rule_1_a_new_year_is_a_new_duty_and_nothing_is_reset() {
    let world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    story.complete("A", 2025, "2025-06-01");
    let derived = story.derive(&world, "2026-04-01");
    assert_eq!(derived.duties.len(), 2);
    assert_eq!(stands(&derived, "A", 2026), (Standing::Required, day("2026-09-30")));
    assert_eq!(stands(&derived, "A", 2025), (Standing::Required, day("2025-09-30")));
}

#[test]
fn rule_1_an_undone_yearly_duty_stays_beside_the_new_one() {
    let world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    let derived = story.derive(&world, "2026-04-01");
    assert_eq!(stands(&derived, "A", 2025), (Standing::Required, day("2025-09-30")));
    assert!(has(&derived, "A", 2026));
}

#[test]
fn rule_1_a_course_of_several_years_is_not_asked_twice_while_it_is_open() {
    let world = world(vec![once("A", Audience::Everyone)]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    assert!(!has(&story.derive(&world, "2026-04-01"), "A", 2026));
    story.complete("A", 2025, "2026-05-01");
    // Done late, it counts for the year in which it was due and the next.
    assert!(!has(&story.derive(&world, "2026-06-01"), "A", 2026));
    assert!(has(&story.derive(&world, "2027-04-01"), "A", 2027));
}

#[test]
fn rule_2_a_due_date_stays_when_the_rule_changes_unless_it_is_to_be_moved() {
    let mut world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    let rule = Rule { due: fixed(12, 28), ..everyone("A") };
    let curriculum = Curriculum { rules: vec![rule] };
    world.versions.push(Published { number: 2, published_on: day("2025-06-01"), curriculum });
    assert_eq!(stands(&story.derive(&world, "2025-06-01"), "A", 2025).1, day("2025-09-30"));
    world.redate = vec!["all-A".to_owned()];
    assert_eq!(stands(&story.derive(&world, "2025-06-01"), "A", 2025).1, day("2025-12-28"));
}

#[test]
fn rule_2_due_dates_after_an_event() {
    let rule = |due| vec![Rule { due, ..once("A", Audience::FirstYear(Newness::Promoted)) }];
    let after = |due: DueRule| {
        let mut story = Story::hired("2012-04-01").promoted("2025-07-01", Grade::G60);
        stands(&story.derive(&world(rule(due)), "2025-07-01"), "A", 2025).1
    };
    assert_eq!(after(DueRule::AfterPromotion { days: 60 }), day("2025-08-30"));
    assert_eq!(after(fixed(12, 28)), day("2025-12-28"));
    // The fixed day has nearly come: there are thirty days all the same.
    assert_eq!(after(fixed(7, 10)), day("2025-07-31"));
}

#[test]
fn rule_3_grace_does_not_move_the_due_date() {
    let world = world(vec![Rule { grace_days: 14, ..everyone("A") }]);
    let derived = Story::hired("2012-04-01").derive(&world, "2025-04-01");
    assert_eq!(duty(&derived, "A", 2025).due_on, day("2025-09-30"));
    assert_eq!(duty(&derived, "A", 2025).grace_days, 14);
}

#[test]
fn rule_4_an_early_completion_counts_for_the_next_year_only_from_its_day_on() {
    let early = |early_from, on: &str| {
        let world = world(vec![Rule { early_from, ..everyone("A") }]);
        let mut story = Story::hired("2012-04-01");
        story.derive(&world, "2025-04-01");
        story.complete("A", 2025, on);
        stands(&story.derive(&world, "2026-04-01"), "A", 2026).0
    };
    let march = Some(MonthDay { month: 3, day: 1 });
    assert_eq!(early(None, "2026-03-15"), Standing::Required);
    assert_eq!(early(march, "2026-02-28"), Standing::Required);
    assert_eq!(early(march, "2026-03-15"), Standing::Credited);
}

#[test]
fn rule_5_the_same_requirement_after_a_transfer_is_the_same_duty() {
    let world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    let before = story.derive(&world, "2025-04-01");
    story.person.timeline = Story::hired("2012-04-01").moved("2025-07-01", "tax").person.timeline;
    assert_eq!(story.derive(&world, "2025-07-01"), before);
}

#[test]
fn rule_5_what_is_no_longer_required_ends_with_a_date_and_what_was_completed_stays() {
    let handlers = with(Attribute::SpecificPersonalInformation);
    let world = world(vec![once("A", handlers.clone()), once("B", handlers)]);
    let hired = || Story::hired("2012-04-01").given("2012-04-01", Attribute::SpecificPersonalInformation);
    let mut story = hired();
    story.derive(&world, "2025-04-01");
    story.complete("B", 2025, "2025-06-01");
    story.person.timeline =
        hired().without("2025-10-01", Attribute::SpecificPersonalInformation).person.timeline;
    let derived = story.derive(&world, "2025-10-05");
    let open = duty(&derived, "A", 2025);
    assert_eq!((open.standing, open.standing_since), (Standing::NotRequired, day("2025-10-01")));
    assert_eq!(open.causes[0].ended_on, Some(day("2025-10-01")));
    assert_eq!(duty(&derived, "B", 2025).standing, Standing::Required);
    // Back again, it is required again, with a cause of its own.
    story.person.timeline = hired()
        .without("2025-10-01", Attribute::SpecificPersonalInformation)
        .given("2025-12-01", Attribute::SpecificPersonalInformation)
        .person
        .timeline;
    let derived = story.derive(&world, "2025-12-01");
    assert_eq!(stands(&derived, "A", 2025), (Standing::Required, day("2025-12-31")));
    assert_eq!(duty(&derived, "A", 2025).causes.len(), 2);
}

#[test]
fn rule_5_a_promotion_adds_duties_and_credits_what_is_valid_already() {
    let world = world(vec![
        once("A", grades(&[Grade::G70])),
        Rule { id: "leaders-A".to_owned(), ..once("A", grades(&[Grade::G50])) },
        once("B", grades(&[Grade::G50])),
    ]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    story.complete("A", 2025, "2025-06-01");
    story.person.timeline = Story::hired("2012-04-01").promoted("2026-04-01", Grade::G50).person.timeline;
    let derived = story.derive(&world, "2026-04-01");
    assert_eq!(duty(&derived, "A", 2026).standing, Standing::Credited);
    assert_eq!(duty(&derived, "A", 2026).standing_since, day("2025-06-01"));
    assert_eq!(duty(&derived, "B", 2026).standing, Standing::Required);
    let Source::Rule { trigger, .. } = &duty(&derived, "B", 2026).causes[0].source else { panic!() };
    assert_eq!(*trigger, Trigger::Event { kind: EventKind::Promoted, on: day("2026-04-01") });
}

#[test]
fn rule_6_leave_stops_the_clock_and_the_return_gives_thirty_days() {
    use EmploymentStatus::{Active, ParentalLeave};
    let world = world(vec![everyone("A")]);
    let away = || Story::hired("2012-04-01").status("2025-06-01", EventKind::ParentalLeave, ParentalLeave);
    let mut story = away();
    story.derive(&world, "2025-05-01");
    let derived = story.derive(&world, "2025-10-05");
    assert_eq!(duty(&derived, "A", 2025).standing, Standing::Suspended);
    assert_eq!(duty(&derived, "A", 2025).standing_since, day("2025-06-01"));
    story.person.timeline = away().status("2025-11-01", EventKind::Returned, Active).person.timeline;
    let derived = story.derive(&world, "2025-11-01");
    assert_eq!(stands(&derived, "A", 2025), (Standing::Required, day("2025-12-01")));
    // Back before the due date is near, the due date stays.
    story.person.timeline = away().status("2025-07-01", EventKind::Returned, Active).person.timeline;
    assert_eq!(stands(&story.derive(&world, "2025-07-02"), "A", 2025).1, day("2025-09-30"));
}

#[test]
fn rule_6_a_year_that_closes_during_leave_stays_suspended_and_the_new_year_counts() {
    use EmploymentStatus::{Active, ParentalLeave};
    let world = world(vec![everyone("A"), once("B", Audience::Everyone)]);
    let mut story = Story::hired("2012-04-01")
        .status("2025-06-01", EventKind::ParentalLeave, ParentalLeave)
        .status("2027-04-01", EventKind::Returned, Active);
    story.derive(&world, "2025-05-01");
    story.derive(&world, "2026-05-01");
    let derived = story.derive(&world, "2027-04-01");
    for course in ["A", "B"] {
        assert_eq!(duty(&derived, course, 2025).standing, Standing::Suspended, "{course}");
        assert_eq!(duty(&derived, course, 2026).standing, Standing::Suspended, "{course}");
        assert_eq!(stands(&derived, course, 2027), (Standing::Required, day("2027-09-30")), "{course}");
    }
}

#[test]
fn rule_6_secondment_suspends_too() {
    let world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01").status(
        "2025-04-01",
        EventKind::SecondedOut,
        EmploymentStatus::SecondedOut,
    );
    assert_eq!(duty(&story.derive(&world, "2025-04-02"), "A", 2025).standing, Standing::Suspended);
}

#[test]
fn rule_7_who_joins_in_the_middle_of_the_year_gets_thirty_days() {
    let world = world(vec![everyone("A")]);
    let due = |on: &str| stands(&Story::hired(on).derive(&world, on), "A", 2025).1;
    assert_eq!(due("2025-04-01"), day("2025-09-30"));
    assert_eq!(due("2025-07-01"), day("2025-09-30"));
    assert_eq!(due("2025-10-01"), day("2025-10-31"));
    // So late that the year ends first: the next year's duty takes its place.
    assert!(!has(&Story::hired("2026-03-10").derive(&world, "2026-03-10"), "A", 2025));
    assert!(has(&Story::hired("2026-03-10").derive(&world, "2026-04-01"), "A", 2026));
}

#[test]
fn rule_7_who_is_reappointed_without_a_break_is_no_newcomer() {
    let world = world(vec![once("A", Audience::FirstYear(Newness::Hired))]);
    let anew = |story: Story| {
        let change = Change { hired_on: Some(day("2026-04-01")), ..Change::default() };
        story.happens(EventKind::Appointed, "2026-04-01", change)
    };
    let mut kept_on = anew(Story::hired("2012-04-01"));
    assert!(!has(&kept_on.derive(&world, "2026-04-01"), "A", 2026));
    let gone = Story::hired("2012-04-01").status("2026-02-01", EventKind::Left, EmploymentStatus::Retired);
    let mut back = anew(gone).status("2026-04-01", EventKind::Hired, EmploymentStatus::Active);
    assert!(has(&back.derive(&world, "2026-04-01"), "A", 2026));
}

#[test]
fn rule_7_who_leaves_is_no_longer_asked() {
    let world = world(vec![everyone("A")]);
    let mut story =
        Story::hired("2012-04-01").status("2025-12-31", EventKind::Left, EmploymentStatus::Retired);
    story.derive(&world, "2025-04-01");
    let derived = story.derive(&world, "2026-01-10");
    let duty = duty(&derived, "A", 2025);
    assert_eq!((duty.standing, duty.standing_since), (Standing::NotRequired, day("2025-12-31")));
    assert!(!has(&story.derive(&world, "2026-04-01"), "A", 2026));
}

#[test]
fn rule_8_an_exemption_ends_and_then_gives_thirty_days() {
    let world = world(vec![everyone("A"), everyone("B")]);
    let mut story = Story::hired("2012-04-01").waived("A", "2025-06-01", "2025-10-31");
    let derived = story.derive(&world, "2025-06-10");
    assert_eq!(duty(&derived, "A", 2025).standing, Standing::Exempt);
    assert_eq!(duty(&derived, "B", 2025).standing, Standing::Required);
    let derived = story.derive(&world, "2025-11-01");
    assert_eq!(stands(&derived, "A", 2025), (Standing::Required, day("2025-12-01")));
    assert_eq!(stands(&derived, "B", 2025), (Standing::Required, day("2025-09-30")));
}

#[test]
fn rule_9_two_causes_are_one_duty_with_the_earliest_date() {
    let leaders = Rule { due: fixed(6, 30), id: "leaders".to_owned(), ..everyone("A") };
    let leaders = Rule { audience: with(Attribute::DxLeader), ..leaders };
    let world = world(vec![everyone("A"), leaders]);
    let hired = || Story::hired("2012-04-01").given("2020-04-01", Attribute::DxLeader);
    let mut story = hired();
    let derived = story.derive(&world, "2025-04-01");
    assert_eq!(derived.duties.len(), 1);
    assert_eq!(duty(&derived, "A", 2025).causes.len(), 2);
    assert_eq!(duty(&derived, "A", 2025).due_on, day("2025-06-30"));
    // One cause goes, the other keeps the duty.
    story.person.timeline = hired().without("2025-05-01", Attribute::DxLeader).person.timeline;
    assert_eq!(
        stands(&story.derive(&world, "2025-05-01"), "A", 2025),
        (Standing::Required, day("2025-09-30"))
    );
}

#[test]
fn rule_10_no_later_rule_touches_a_completed_duty() {
    let mut world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    story.complete("A", 2025, "2025-06-01");
    let before = story.derive(&world, "2025-06-01");
    let curriculum = Curriculum::default();
    world.versions.push(Published { number: 2, published_on: day("2025-07-01"), curriculum });
    world.redate = vec!["all-A".to_owned()];
    assert_eq!(story.derive(&world, "2025-07-01"), before);
}

#[test]
fn rule_10_a_rule_that_ends_does_not_touch_earlier_years() {
    let mut world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    let curriculum = Curriculum::default();
    world.versions.push(Published { number: 2, published_on: day("2026-04-01"), curriculum });
    let derived = story.derive(&world, "2026-04-02");
    assert_eq!(duty(&derived, "A", 2025).standing, Standing::Required);
    assert!(!has(&derived, "A", 2026));
}

#[test]
fn rule_12_a_rule_that_ends_within_the_year_ends_its_open_duties() {
    let mut world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    let curriculum = Curriculum::default();
    world.versions.push(Published { number: 2, published_on: day("2025-07-01"), curriculum });
    let derived = story.derive(&world, "2025-07-01");
    let open = duty(&derived, "A", 2025);
    assert_eq!((open.standing, open.standing_since), (Standing::NotRequired, day("2025-07-01")));
}

#[test]
fn rule_12_what_an_undone_event_ended_holds_again_as_it_was() {
    let handlers = with(Attribute::SpecificPersonalInformation);
    let world = world(vec![everyone("A"), once("B", handlers)]);
    let hired = || Story::hired("2012-04-01").given("2012-04-01", Attribute::SpecificPersonalInformation);
    for transfer in [
        hired().without("2026-04-01", Attribute::SpecificPersonalInformation),
        hired().status("2026-04-01", EventKind::Left, EmploymentStatus::Retired),
    ] {
        let mut story = hired();
        story.derive(&world, "2025-04-01");
        let before = story.derive(&world, "2026-03-31");
        story.person.timeline = transfer.person.timeline;
        let derived = story.derive(&world, "2026-04-01");
        assert_eq!(duty(&derived, "B", 2025).standing, Standing::NotRequired);
        story.person.timeline = hired().person.timeline;
        let after = story.derive(&world, "2026-04-02");
        for course in ["A", "B"] {
            assert_eq!(duty(&after, course, 2025), duty(&before, course, 2025));
        }
        assert_eq!(duty(&after, "A", 2026).causes.len(), 1);
    }
}

#[test]
fn rule_12_duties_of_somebody_whose_hiring_was_undone_end() {
    let world = world(vec![everyone("A")]);
    let mut story = Story::hired("2026-04-01");
    story.derive(&world, "2026-04-01");
    story.person.timeline = crate::ledger::Timeline::default();
    let derived = story.derive(&world, "2026-04-02");
    let ended = duty(&derived, "A", 2026);
    assert_eq!((ended.standing, ended.standing_since), (Standing::NotRequired, day("2026-04-02")));
    assert_eq!(story.derive(&world, "2026-04-03"), derived);
}

#[test]
fn an_extension_moves_one_duty() {
    let world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    story.extend("A", 2025, "2025-11-30");
    assert_eq!(stands(&story.derive(&world, "2025-09-01"), "A", 2025).1, day("2025-11-30"));
}

#[test]
fn a_gate_is_due_before_the_work_begins_and_can_be_prepared_for() {
    let handlers = with(Attribute::SpecificPersonalInformation);
    let rule = Rule {
        due: DueRule::BeforeWork,
        validity: Validity::Months { months: 12 },
        ..Rule::yearly("gate-A", "特定個人情報取扱者", "A", handlers)
    };
    let world = world(vec![rule]);
    let mut story = Story::hired("2012-04-01").given("2026-04-01", Attribute::SpecificPersonalInformation);
    assert!(story.derive(&world, "2025-12-01").duties.is_empty());
    let derived = story.derive(&world, "2026-03-27");
    let gate = duty(&derived, "A", 2026);
    assert_eq!((gate.due_on, gate.standing, gate.gate), (day("2026-03-31"), Standing::Required, true));
    assert!(gate.opens_on <= day("2026-03-27"));
    // The transfer is taken back: nothing is required any more.
    story.person.timeline = Story::hired("2012-04-01").person.timeline;
    assert_eq!(duty(&story.derive(&world, "2026-03-28"), "A", 2026).standing, Standing::NotRequired);
}

#[test]
fn a_rolling_validity_is_renewed_before_it_ends() {
    let rule = Rule {
        validity: Validity::Months { months: 12 },
        due: DueRule::BeforeWork,
        ..Rule::yearly("rolling", "取扱者", "A", with(Attribute::SpecificPersonalInformation))
    };
    let world = world(vec![rule]);
    let mut story = Story::hired("2012-04-01").given("2020-04-01", Attribute::SpecificPersonalInformation);
    // At the work already when the rule came: thirty days from the beginning of the year.
    assert_eq!(stands(&story.derive(&world, "2025-04-01"), "A", 2025).1, day("2025-05-01"));
    story.complete("A", 2025, "2025-04-20");
    assert_eq!(story.derive(&world, "2026-02-01").duties.len(), 1);
    let derived = story.derive(&world, "2026-02-20");
    assert_eq!(stands(&derived, "A", 2026), (Standing::Required, day("2026-04-20")));
    story.complete("A", 2026, "2026-03-25");
    assert_eq!(story.derive(&world, "2026-12-01").duties.len(), 2);
    // The next one falls into the same fiscal year, which has its duty already.
    assert_eq!(stands(&story.derive(&world, "2027-02-01"), "A", 2027).1, day("2027-03-25"));
}

#[test]
fn training_outside_of_the_program_is_credited() {
    let world = world(vec![everyone("A")]);
    let mut story = Story::hired("2012-04-01");
    story.derive(&world, "2025-04-01");
    story = story.credited("A", "2025-07-15");
    let derived = story.derive(&world, "2025-07-20");
    assert_eq!(duty(&derived, "A", 2025).standing, Standing::Credited);
    let derived = story.derive(&world, "2026-04-01");
    assert_eq!(duty(&derived, "A", 2025).standing, Standing::Credited);
    assert_eq!(duty(&derived, "A", 2026).standing, Standing::Required);
    // The credit is taken back.
    story.person.credits.clear();
    assert_eq!(duty(&story.derive(&world, "2026-04-02"), "A", 2025).standing, Standing::Required);
}

#[test]
fn prerequisites_are_pulled_in_for_those_who_lack_them() {
    let mut world = world(vec![once("A", with(Attribute::Telework))]);
    world.courses.insert("A".to_owned(), course(&["B"], Validity::EachFiscalYear));
    world.courses.insert("B".to_owned(), course(&["C"], Validity::EachFiscalYear));
    let teleworker = || Story::hired("2012-04-01").given("2020-04-01", Attribute::Telework);
    let mut story = teleworker();
    let derived = story.derive(&world, "2025-04-01");
    let of: Vec<&str> = derived.duties.iter().map(|duty| duty.course.as_str()).collect();
    assert_eq!(of, ["A", "B", "C"]);
    let Source::Rule { prerequisite_for, .. } = &duty(&derived, "C", 2025).causes[0].source else { panic!() };
    assert_eq!(prerequisite_for.as_deref(), Some("B"));
    // Who has it already is not asked again.
    let mut story = teleworker().credited("C", "2025-04-01");
    assert!(!has(&story.derive(&world, "2025-04-02"), "C", 2025));
}

#[test]
fn a_rotation_asks_every_third_year() {
    let rotating = |from: i32| Rule { from: Some(FiscalYear(from)), every: 3, ..everyone("A") };
    let asked = |from: i32, today: &str| {
        let year = FiscalYear::containing(day(today)).0;
        has(&Story::hired("2012-04-01").derive(&world(vec![rotating(from)]), today), "A", year)
    };
    assert!(asked(2025, "2025-05-01"));
    assert!(!asked(2025, "2026-05-01"));
    assert!(!asked(2025, "2027-05-01"));
    assert!(asked(2025, "2028-05-01"));
    assert!(!asked(2026, "2025-05-01"));
}

#[test]
fn a_row_whose_course_does_not_exist_waits_and_joins_when_it_comes() {
    let mut world = world(vec![everyone("Z")]);
    assert!(Story::hired("2012-04-01").derive(&world, "2025-04-01").duties.is_empty());
    let mut arrived = course(&[], Validity::EachFiscalYear);
    arrived.published_on = day("2025-10-01");
    world.courses.insert("Z".to_owned(), arrived);
    let derived = Story::hired("2012-04-01").derive(&world, "2025-10-01");
    assert_eq!(duty(&derived, "Z", 2025).due_on, day("2025-10-31"));
    let Source::Rule { trigger, .. } = &duty(&derived, "Z", 2025).causes[0].source else { panic!() };
    assert_eq!(*trigger, Trigger::Publication { on: day("2025-10-01") });
}

#[test]
fn a_choice_counts_what_is_done_of_its_courses() {
    let content = Content::Choice { needed: 2, courses: vec!["A".into(), "B".into(), "C".into()] };
    let world = world(vec![Rule { content, ..everyone("A") }]);
    let mut story = Story::hired("2012-04-01");
    let derived = story.derive(&world, "2025-04-01");
    assert!(derived.duties.is_empty());
    assert_eq!((derived.choices[0].needed, derived.choices[0].done), (2, 0));
    story.person.selections.push(Selection {
        course: "B".to_owned(),
        fiscal_year: FiscalYear(2025),
        cause_id: "all-A".to_owned(),
        choice: true,
        due_on: day("2025-09-30"),
        selected_on: day("2025-05-01"),
    });
    assert_eq!(
        stands(&story.derive(&world, "2025-05-01"), "B", 2025),
        (Standing::Required, day("2025-09-30"))
    );
    story.complete("B", 2025, "2025-06-01");
    assert_eq!(story.derive(&world, "2025-06-01").choices[0].done, 1);
}

#[test]
fn a_duty_that_opens_later_is_planned_until_then() {
    let world = world(vec![Rule { opens: Some(MonthDay { month: 7, day: 1 }), ..everyone("A") }]);
    let derived = Story::hired("2012-04-01").derive(&world, "2025-04-01");
    assert_eq!(duty(&derived, "A", 2025).opens_on, day("2025-07-01"));
}

#[test]
fn an_elective_rule_assigns_nobody() {
    let rule = Rule { mode: crate::curriculum::Mode::Elective, ..everyone("A") };
    assert!(Story::hired("2012-04-01").derive(&world(vec![rule]), "2025-04-01").duties.is_empty());
}
