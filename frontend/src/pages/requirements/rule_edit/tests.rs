use std::collections::BTreeSet;

use learning::curriculum::{Audience, Content, DueRule, MonthDay, Rule};
use learning::validity::Validity;

use super::{DayField, DueKind, NumberField, RuleEdit, ValidityKind, edited, number, with_number};

fn rule() -> Rule {
    Rule::yearly("r", "L", "SEC-01", Audience::Everyone)
}

fn empty() -> Rule {
    Rule { label: String::new(), content: Content::Course { course: String::new() }, ..rule() }
}

fn course(code: &str) -> RuleEdit {
    RuleEdit::Course { code: code.to_owned(), title: "T".to_owned(), validity: Validity::None }
}

#[test]
fn the_first_course_brings_its_title_and_validity_and_the_next_one_only_itself() {
    let first = edited(&empty(), course("SEC-02"));
    assert_eq!((first.label.as_str(), first.validity), ("T", Validity::None));
    let next = edited(&rule(), course("SEC-02"));
    assert_eq!((next.label.as_str(), next.validity), ("L", Validity::EachFiscalYear));
    assert_eq!(next.content, Content::Course { course: "SEC-02".to_owned() });
}

#[test]
fn one_course_becomes_a_choice_and_back_without_losing_it() {
    let several = edited(&rule(), RuleEdit::Several(true));
    assert_eq!(several.content, Content::Choice { needed: 1, courses: vec!["SEC-01".to_owned()] });
    assert_eq!(edited(&several, RuleEdit::Several(false)).content, rule().content);
    assert_eq!(edited(&rule(), RuleEdit::Several(false)), rule());
    let more = BTreeSet::from(["SEC-01".to_owned(), "SEC-02".to_owned()]);
    let two = with_number(&edited(&several, RuleEdit::Courses(more)), NumberField::Needed, "2").unwrap();
    assert_eq!(number(&two, NumberField::Needed), Some(2));
    assert_eq!(two.courses().count(), 2);
}

#[test]
fn the_days_stay_when_the_event_changes() {
    let after = edited(&rule(), RuleEdit::Due(DueKind::AfterHire));
    assert_eq!(after.due, DueRule::AfterHire { days: 30 });
    let after = with_number(&after, NumberField::DueDays, "45").unwrap();
    let after = edited(&after, RuleEdit::Due(DueKind::AfterTransfer));
    assert_eq!(after.due, DueRule::AfterTransfer { days: 45 });
    assert!(edited(&after, RuleEdit::Due(DueKind::BeforeWork)).due.is_gate());
}

#[test]
fn every_kind_is_read_back() {
    for kind in DueKind::ALL {
        assert_eq!(DueKind::of(edited(&rule(), RuleEdit::Due(kind)).due), kind);
    }
    for kind in ValidityKind::ALL {
        assert_eq!(ValidityKind::of(edited(&rule(), RuleEdit::Validity(kind)).validity), kind);
    }
}

#[test]
fn numbers_may_be_typed_in_full_width_and_nonsense_changes_nothing() {
    let grace = with_number(&rule(), NumberField::Grace, " \u{ff11}\u{ff14} ").unwrap();
    assert_eq!(grace.grace_days, 14);
    for typed in ["", "x", "-1", "99999", "1.5"] {
        assert_eq!(with_number(&rule(), NumberField::Grace, typed), None, "{typed}");
    }
    assert_eq!(with_number(&rule(), NumberField::Every, "0"), None);
    let months = edited(&rule(), RuleEdit::Validity(ValidityKind::Months));
    let months = with_number(&months, NumberField::ValidFor, "6").unwrap();
    assert_eq!(months.validity, Validity::Months { months: 6 });
}

#[test]
fn a_fixed_day_cannot_be_taken_away_and_the_others_can() {
    let day = MonthDay { month: 9, day: 30 };
    let fixed = edited(&rule(), RuleEdit::Day(DayField::Due, Some(day)));
    assert_eq!(fixed.due, DueRule::FixedDay { day });
    assert_eq!(edited(&fixed, RuleEdit::Day(DayField::Due, None)), fixed);
    let opens = edited(&rule(), RuleEdit::Day(DayField::Opens, Some(day)));
    assert_eq!(opens.opens, Some(day));
    assert_eq!(edited(&opens, RuleEdit::Day(DayField::Opens, None)), rule());
}
