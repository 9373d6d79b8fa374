//! Up, down, up, on whichever database the build is for.

use diesel_migrations::MigrationHarness as _;
use server::clock::Clock;
use server::database::MIGRATIONS;
use server::database::dialect::Connection;
use server::serve;
use tests::app::beginning;
use tests::catalogue;
use tests::database::TestDatabase;

#[test]
fn migrations_go_up_down_and_up_again() {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    let columns = |c: &mut Connection| Ok(catalogue::all_columns(c));
    let before = state.database.read_now(columns).expect("a catalogue");
    assert!(before.len() > 20);

    let down = |c: &mut Connection| {
        c.revert_all_migrations(MIGRATIONS).expect("every migration can be reverted");
        Ok(catalogue::tables(c))
    };
    assert_eq!(state.database.read_now(down).expect("down"), Vec::<String>::new(), "nothing is left behind");

    let up = |c: &mut Connection| {
        c.run_pending_migrations(MIGRATIONS)
            .map(|done| done.len())
            .map_err(|error| error.to_string())
            .expect("up");
        Ok(catalogue::all_columns(c))
    };
    assert_eq!(state.database.read_now(up).expect("up"), before);
}

#[test]
fn opening_an_up_to_date_database_changes_nothing() {
    let database = TestDatabase::city();
    let first = database.state(Clock::standing_at(beginning()));
    let before = catalogue::everything(&first);
    let second = database.state(Clock::standing_at(beginning()));
    serve::publish_shipped(&second).expect("the shipped courses are there already");
    assert!(!server::demo::load(&second).expect("the sample city is there already"));
    assert_eq!(catalogue::everything(&second), before);
}
