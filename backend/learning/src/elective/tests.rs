use super::*;

const YEAR: FiscalYear = FiscalYear(2026);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn welcome() -> Applicant {
    Applicant { eligible: true, assigned: false, applied: false, prerequisites_met: true }
}

fn open() -> Offer {
    Offer { open: true, ..Offer::default() }
}

#[test]
fn the_latest_decision_says_where_an_application_stands() {
    let table = [
        (None, ApplicationState::Requested, ApplicationState::Lapsed),
        (Some(Decision::Approved), ApplicationState::Granted, ApplicationState::Granted),
        (Some(Decision::Refused), ApplicationState::Refused, ApplicationState::Refused),
        (Some(Decision::Withdrawn), ApplicationState::Withdrawn, ApplicationState::Withdrawn),
        (Some(Decision::Waitlisted), ApplicationState::Waiting, ApplicationState::Lapsed),
        (Some(Decision::MovedUp), ApplicationState::Granted, ApplicationState::Granted),
    ];
    for (latest, within, after) in table {
        assert_eq!(application_state(latest, YEAR, day("2027-03-31")), within, "{latest:?}");
        assert_eq!(application_state(latest, YEAR, day("2027-04-01")), after, "{latest:?}");
    }
}

#[test]
fn a_closed_course_takes_no_application_and_an_open_one_does() {
    let today = day("2026-11-23");
    assert_eq!(may_apply(&Offer::default(), &welcome(), today), Err(WhyNot::NotOffered));
    assert_eq!(may_apply(&open(), &welcome(), today), Ok(()));
}

#[test]
fn the_first_and_the_last_day_of_the_period_count() {
    let offer = Offer { opens_on: Some(day("2026-11-01")), closes_on: Some(day("2026-11-30")), ..open() };
    let table = [
        ("2026-10-31", Err(WhyNot::NotYet)),
        ("2026-11-01", Ok(())),
        ("2026-11-30", Ok(())),
        ("2026-12-01", Err(WhyNot::Over)),
    ];
    for (today, expected) in table {
        assert_eq!(may_apply(&offer, &welcome(), day(today)), expected, "{today}");
    }
}

#[test]
fn each_fact_about_the_applicant_keeps_them_out() {
    let table = [
        (Applicant { assigned: true, ..welcome() }, WhyNot::Assigned),
        (Applicant { applied: true, ..welcome() }, WhyNot::Applied),
        (Applicant { eligible: false, ..welcome() }, WhyNot::NotEligible),
        (Applicant { prerequisites_met: false, ..welcome() }, WhyNot::Prerequisite),
    ];
    for (applicant, why) in table {
        assert_eq!(may_apply(&open(), &applicant, day("2026-11-23")), Err(why));
    }
    let everything = Applicant::default();
    assert_eq!(may_apply(&Offer::default(), &everything, day("2026-11-23")), Err(WhyNot::NotOffered));
}

#[test]
fn fewer_seats_than_taken_leave_none_free() {
    let table = [(None, 7, None), (Some(3), 2, Some(1)), (Some(3), 3, Some(0)), (Some(2), 3, Some(0))];
    for (seats, taken, free) in table {
        assert_eq!(free_seats(seats, taken), free);
    }
}

#[test]
fn the_due_date_never_leaves_the_fiscal_year() {
    let within = Offer { due_days: Some(30), ..open() };
    assert_eq!(due_on(&within, day("2026-11-23")), day("2026-12-23"));
    assert_eq!(due_on(&within, day("2027-03-20")), day("2027-03-31"));
    assert_eq!(due_on(&open(), day("2026-11-23")), day("2027-03-31"));
    let forever = Offer { due_days: Some(u32::MAX), ..open() };
    assert_eq!(due_on(&forever, day("2026-11-23")), day("2027-03-31"));
}

#[test]
fn names_are_the_same_in_database_and_json() {
    for decision in Decision::ALL {
        assert_eq!(Decision::parse(decision.as_str()), Ok(decision));
        assert_eq!(serde_json::to_string(&decision).unwrap(), format!("\"{}\"", decision.as_str()));
    }
    for approval in [Approval::SectionHead, Approval::None] {
        assert_eq!(Approval::parse(approval.as_str()), Ok(approval));
        assert_eq!(serde_json::to_string(&approval).unwrap(), format!("\"{}\"", approval.as_str()));
    }
    for audience in [Audience::Everyone, Audience::Curriculum] {
        assert_eq!(Audience::parse(audience.as_str()), Ok(audience));
        assert_eq!(serde_json::to_string(&audience).unwrap(), format!("\"{}\"", audience.as_str()));
    }
    assert_eq!(Decision::parse("maybe"), Err(Unknown("maybe".to_owned())));
}
