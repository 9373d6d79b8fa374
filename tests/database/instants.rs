//! What is stored is what was meant, to the millisecond.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use server::clock::Clock;
use server::database::schema::{departments, tenants};
use server::state::State;
use tests::app::beginning;
use tests::database::TestDatabase;

fn stored(state: &State, instant: DateTime<Utc>) -> DateTime<Utc> {
    let write = move |c: &mut server::database::dialect::Connection| {
        diesel::update(tenants::table).set(tenants::created_at.eq(instant)).execute(c)?;
        Ok(())
    };
    state.database.write_now(write).expect("written");
    state.database.read_now(|c| Ok(tenants::table.select(tenants::created_at).first(c)?)).expect("read")
}

#[test]
fn instants_come_back_as_they_went_in_milliseconds() {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    for text in [
        "2026-11-23T01:00:00Z",
        "2026-11-23T01:00:00.001Z",
        "2026-11-22T14:59:59.999Z",
        "2027-03-31T15:00:00.100Z",
        "1999-12-31T23:59:59.999Z",
        "2100-02-28T23:59:59.120Z",
    ] {
        let instant: DateTime<Utc> = text.parse().expect("an instant");
        assert_eq!(stored(&state, instant), instant);
    }
}

#[test]
fn the_clock_gives_no_more_than_the_database_keeps() {
    let database = TestDatabase::empty();
    let fine = beginning() + TimeDelta::nanoseconds(123_456_789);
    let clock = Clock::standing_at(fine);
    let state = database.state(clock.clone());
    assert_eq!(clock.now(), beginning() + TimeDelta::milliseconds(123));
    assert_eq!(stored(&state, clock.now()), clock.now());
}

#[test]
fn instants_are_compared_in_the_order_of_time() {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    // Texts of different length: with and without milliseconds.
    stored(&state, beginning());
    for (from, found) in [(-1, 1), (0, 1), (1, 0), (1000, 0)] {
        let since = beginning() + TimeDelta::milliseconds(from);
        let count = |c: &mut server::database::dialect::Connection| {
            Ok(tenants::table.filter(tenants::created_at.ge(since)).count().get_result::<i64>(c)?)
        };
        assert_eq!(state.database.read_now(count).expect("a count"), found, "{since}");
    }
    stored(&state, beginning() + TimeDelta::milliseconds(5));
    let later = |c: &mut server::database::dialect::Connection| {
        Ok(tenants::table.filter(tenants::created_at.gt(beginning())).count().get_result::<i64>(c)?)
    };
    assert_eq!(state.database.read_now(later).expect("a count"), 1);
}

#[test]
fn days_come_back_as_they_went() {
    let database = TestDatabase::city();
    let state = database.state(Clock::standing_at(beginning()));
    let read = |c: &mut server::database::dialect::Connection| {
        Ok(departments::table.select((departments::valid_from, departments::valid_to)).distinct().load(c)?)
    };
    let days: Vec<(NaiveDate, NaiveDate)> = state.database.read_now(read).expect("days");
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
    assert_eq!(days, [(day(2025, 4, 1), day(9999, 12, 31))]);
}
