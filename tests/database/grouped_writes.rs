//! The SQLite writer groups waiting writes into one durable commit. PostgreSQL has no such writer: every
//! write is a transaction of its own there.
#![cfg(not(feature = "postgres"))]

use std::cell::Cell;
use std::sync::mpsc;

use diesel::prelude::*;
use server::database::dialect::Connection;
use server::error::Error;
use tokio::sync::oneshot;

use super::doors::{empty, put, titles};

/// Blocks the writer thread inside a write: tells that it is there, then waits to be let go.
fn gate() -> (impl FnMut() + Send, oneshot::Receiver<()>, mpsc::Sender<()>) {
    let (arrived, at_gate) = oneshot::channel();
    let (go, wait) = mpsc::channel::<()>();
    let mut arrived = Some(arrived);
    let stop = move || {
        if let Some(arrived) = arrived.take() {
            let _ = arrived.send(());
        }
        // An error means that the test has failed and gone.
        let _ = wait.recv();
    };
    (stop, at_gate, go)
}

#[actix_web::test]
async fn a_refused_write_is_undone_alone_and_its_group_commits() {
    let (_database, state) = empty();
    let (mut stop, at_gate, go) = gate();
    let tenant = || state.tenants[0].id.clone();
    let (before, refused, after) = (tenant(), tenant(), tenant());
    let first = state.database.write(move |_| {
        stop();
        Ok(())
    });
    let good = state.database.write(move |c| put(c, &before, "主事"));
    let bad = state.database.write(move |c| -> Result<(), Error> {
        put(c, &refused, "主査")?;
        Err(Error::field("title", "no"))
    });
    let panics = state.database.write(move |_| -> Result<(), Error> { panic!("a bug in one write") });
    let other = state.database.write(move |c| put(c, &after, "係長"));
    let open = async {
        at_gate.await.expect("the first write runs");
        go.send(()).expect("it goes on");
    };
    let (first, good, bad, panics, other, ()) = tokio::join!(first, good, bad, panics, other, open);
    assert!(first.is_ok() && good.is_ok() && other.is_ok());
    assert!(matches!(bad, Err(Error::Fields(..))));
    assert!(matches!(panics, Err(Error::Internal(_))), "{panics:?}");
    assert_eq!(titles(&state), ["主事", "係長"]);
}

#[actix_web::test]
async fn nobody_is_answered_and_nothing_is_seen_before_the_groups_commit() {
    let (_database, state) = empty();
    let (mut hold, holding, release) = gate();
    let (mut stop, at_gate, go) = gate();
    let (early, late) = (state.tenants[0].id.clone(), state.tenants[0].id.clone());
    let answered = Cell::new(false);
    // Keeps the writer busy until the two writes behind it wait together.
    let first = state.database.write(move |_| {
        hold();
        Ok(())
    });
    let second = async {
        let write = state.database.write(move |c| put(c, &early, "主事"));
        write.await.expect("written");
        answered.set(true);
    };
    let third = state.database.write(move |c| {
        put(c, &late, "係長")?;
        stop();
        Ok(())
    });
    let watch = async {
        holding.await.expect("the first write runs");
        release.send(()).expect("it goes on");
        at_gate.await.expect("the third write runs");
        // The second has run in the same group, and its commit is not there yet.
        assert!(!answered.get());
        assert_eq!(titles(&state), Vec::<String>::new());
        go.send(()).expect("it goes on");
    };
    let (first, (), third, ()) = tokio::join!(first, second, third, watch);
    assert!(first.is_ok() && third.is_ok() && answered.get());
    assert_eq!(titles(&state), ["主事", "係長"]);
}

#[actix_web::test]
async fn a_write_whose_caller_has_gone_stands_all_the_same() {
    let (_database, state) = empty();
    let (mut stop, at_gate, go) = gate();
    let (tenant, later) = (state.tenants[0].id.clone(), state.tenants[0].id.clone());
    let write = state.database.write(move |c| {
        put(c, &tenant, "主事")?;
        stop();
        Ok(())
    });
    // The browser is closed while the write is being done.
    tokio::select! {
        biased;
        _ = write => panic!("the write waits at the gate"),
        arrived = at_gate => arrived.expect("the write runs"),
    }
    go.send(()).expect("it goes on");
    // There is one writer: whatever came before is durable when this is answered.
    state.database.write(move |c| put(c, &later, "係長")).await.expect("written");
    assert_eq!(titles(&state), ["主事", "係長"]);
}

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = diesel::sql_types::Text)]
    value: String,
}

#[test]
fn the_writer_makes_every_commit_durable_and_checks_references() {
    let (_database, state) = empty();
    for (pragma, expected) in [("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1")] {
        let query = format!("SELECT CAST({pragma} AS TEXT) AS value FROM pragma_{pragma}");
        let read = move |c: &mut Connection| Ok(diesel::sql_query(&query).get_result::<Setting>(c)?.value);
        assert_eq!(state.database.write_now(read).expect("a setting"), expected, "{pragma}");
    }
}
