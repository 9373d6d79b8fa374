//! The two doors: what a write promises on either database.

use diesel::prelude::*;
use server::clock::Clock;
use server::database::dialect::Connection;
use server::database::schema::title_grades;
use server::error::Error;
use server::state::State;
use tests::app::beginning;
use tests::database::TestDatabase;
use tests::study::all_at_once;

pub(super) fn empty() -> (TestDatabase, State) {
    let database = TestDatabase::empty();
    let state = database.state(Clock::standing_at(beginning()));
    (database, state)
}

/// Writes one row that tests can recognise.
pub(super) fn put(c: &mut Connection, tenant_id: &str, title: &str) -> Result<(), Error> {
    diesel::insert_into(title_grades::table)
        .values((
            title_grades::tenant_id.eq(tenant_id),
            title_grades::title.eq(title),
            title_grades::grade.eq("G70"),
        ))
        .execute(c)?;
    Ok(())
}

/// The rows that are durable now.
pub(super) fn titles(state: &State) -> Vec<String> {
    let read = |c: &mut Connection| {
        Ok(title_grades::table.order(title_grades::title).select(title_grades::title).load(c)?)
    };
    state.database.read_now(read).expect("titles")
}

#[actix_web::test]
async fn a_refused_write_leaves_nothing() {
    let (_database, state) = empty();
    let tenant = state.tenants[0].id.clone();
    let refused: Result<(), Error> = state
        .database
        .write(move |c| {
            put(c, &tenant, "主事")?;
            Err(Error::field("title", "no"))
        })
        .await;
    assert!(matches!(refused, Err(Error::Fields(..))), "the refusal itself comes back");
    assert_eq!(titles(&state), Vec::<String>::new());
}

#[actix_web::test]
async fn a_constraint_that_fails_is_a_conflict_and_undoes_its_own_write() {
    let (_database, state) = empty();
    let tenant = state.tenants[0].id.clone();
    let twice = state
        .database
        .write(move |c| {
            put(c, &tenant, "主査")?;
            put(c, &tenant, "主査")
        })
        .await;
    assert!(matches!(twice, Err(Error::Refused(contract::error::ErrorCode::Conflict))));
    assert_eq!(titles(&state), Vec::<String>::new());
}

#[actix_web::test]
async fn sixty_four_writers_at_once_all_succeed() {
    let (_database, state) = empty();
    let tenant = state.tenants[0].id.clone();
    let writes = (0..64).map(|number| {
        let tenant = tenant.clone();
        state.database.write(move |c| put(c, &tenant, &format!("職{number:02}")))
    });
    let answers = all_at_once(writes.collect()).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    let expected: Vec<String> = (0..64).map(|number| format!("職{number:02}")).collect();
    assert_eq!(titles(&state), expected);
}

#[actix_web::test]
async fn an_answered_write_is_seen_by_the_next_read() {
    let (_database, state) = empty();
    for number in 0..20 {
        let tenant = state.tenants[0].id.clone();
        state.database.write(move |c| put(c, &tenant, &format!("職{number:02}"))).await.expect("written");
        assert_eq!(titles(&state).len(), number + 1);
    }
}

#[actix_web::test]
async fn a_read_that_fails_is_an_error_of_its_own() {
    let (_database, state) = empty();
    let nothing = state
        .database
        .read(|c| Ok(title_grades::table.select(title_grades::title).first::<String>(c)?))
        .await;
    assert!(matches!(nothing, Err(Error::Refused(contract::error::ErrorCode::NotFound))));
    assert_eq!(titles(&state), Vec::<String>::new(), "the connection is still good");
}
