//! From the queue to the relay: what is tried again, what is given up, and that nothing is sent twice.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::reminders::{MailRow, MailState};
use diesel::prelude::*;
use server::clock::Clock;
use server::database::schema::reminder_mails;
use tests::app::{TestApp, beginning};
use tests::database::TestDatabase;
use tests::relay::{Reaction, Relay};

use super::{city_with, mails, order_for_three, run, save_rules, sorted, three, week_before};

async fn three_waiting(relay: &Relay) -> TestApp {
    let app = city_with(relay).await;
    order_for_three(&app, "2026-11-30").await;
    save_rules(&app, &week_before()).await;
    app
}

/// The one mail that is in this state.
async fn the_one(app: &TestApp, state: MailState) -> MailRow {
    let rows: Vec<MailRow> = mails(app).await.rows.into_iter().filter(|row| row.state == state).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.into_iter().next().expect("one")
}

#[actix_web::test]
async fn what_the_relay_does_not_take_now_is_tried_again_after_a_while() {
    let relay = Relay::start();
    let app = three_waiting(&relay).await;
    relay.react(&[Reaction::AtRecipient("450 4.2.1 mailbox busy")]);
    assert_eq!(run(&app).await, 2, "the others do not wait for it");
    let waiting = the_one(&app, MailState::Queued).await;
    assert_eq!((waiting.attempts, waiting.next_try_at), (1, Some(beginning() + TimeDelta::minutes(1))));
    assert!(waiting.reason.contains("450") && waiting.reason.contains("mailbox busy"), "{}", waiting.reason);
    assert_eq!(run(&app).await, 0, "not before its time");
    app.advance(TimeDelta::minutes(1));
    assert_eq!(run(&app).await, 1);
    assert_eq!(sorted(relay.recipients()), three());
}

#[actix_web::test]
async fn tries_are_bounded_and_hr_may_begin_anew() {
    let relay = Relay::start();
    let app = three_waiting(&relay).await;
    relay.react(&[Reaction::Take, Reaction::Take]);
    relay.react(&[Reaction::AtText("451 4.3.0 later"); 5]);
    assert_eq!(run(&app).await, 2);
    for minutes in [1, 5, 15, 60] {
        app.advance(TimeDelta::minutes(minutes - 1));
        assert_eq!(run(&app).await, 0, "{minutes}");
        app.advance(TimeDelta::minutes(1));
        assert_eq!(run(&app).await, 0, "{minutes}");
    }
    let failed = the_one(&app, MailState::Failed).await;
    assert_eq!((failed.attempts, failed.next_try_at), (5, None));
    assert!(failed.reason.contains("451"));
    app.advance(TimeDelta::days(1));
    assert_eq!(run(&app).await, 0, "given up is given up");

    let hr = app.persona("hr");
    assert_eq!(hr.post(&path::mail_retry(&failed.id), &()).await.status, 204);
    hr.post(&path::mail_retry(&failed.id), &()).await.refused(ErrorCode::Conflict);
    assert_eq!(run(&app).await, 1);
    assert_eq!(sorted(relay.recipients()), three());
    hr.post(&path::mail_retry(&failed.id), &()).await.refused(ErrorCode::Conflict);
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let line = log.rows.iter().find(|row| row.action == "mail-retried").expect("a line");
    assert_eq!((line.actor.as_str(), line.target.as_str()), ("003618", failed.staff_number.as_str()));
}

#[actix_web::test]
async fn a_refused_mail_is_shown_with_the_relays_reason_and_not_tried_again() {
    let relay = Relay::start();
    let app = three_waiting(&relay).await;
    relay.react(&[Reaction::AtRecipient("550 5.1.1 no such user")]);
    assert_eq!(run(&app).await, 2);
    let failed = the_one(&app, MailState::Failed).await;
    assert!(failed.reason.contains("no such user"), "{}", failed.reason);
    assert_eq!(mails(&app).await.rows[0].id, failed.id, "what needs a decision stands on top");
    app.advance(TimeDelta::days(1));
    assert_eq!(run(&app).await, 0);
}

#[actix_web::test]
async fn a_mail_that_may_have_arrived_is_sent_again_only_by_hr_and_under_its_own_id() {
    let relay = Relay::start();
    let app = three_waiting(&relay).await;
    relay.react(&[Reaction::HangUp]);
    assert_eq!(run(&app).await, 2);
    let unknown = the_one(&app, MailState::Unknown).await;
    app.advance(TimeDelta::days(1));
    assert_eq!(run(&app).await, 0);
    assert_eq!(relay.inbox().len(), 3);
    assert_eq!(app.persona("hr").post(&path::mail_retry(&unknown.id), &()).await.status, 204);
    assert_eq!(run(&app).await, 1);
    let ids: Vec<String> = relay
        .inbox()
        .iter()
        .filter(|mail| mail.to == unknown.address)
        .map(|mail| mail.header("Message-ID").to_owned())
        .collect();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
}

#[actix_web::test]
async fn a_relay_that_breaks_off_before_the_text_has_not_got_it() {
    let relay = Relay::start();
    let app = three_waiting(&relay).await;
    relay.react(&[Reaction::HangUpAtRecipient]);
    assert_eq!(run(&app).await, 0, "the rest waits for the next minute");
    assert_eq!(mails(&app).await.counts.waiting, 3);
    app.advance(TimeDelta::minutes(1));
    assert_eq!(run(&app).await, 3);
    assert_eq!(sorted(relay.recipients()), three());
}

#[actix_web::test]
async fn without_an_answer_from_the_relay_everything_waits() {
    let relay = Relay::start();
    let settings = relay.settings();
    // A port that nobody listens on any more.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let broken = server::settings::Mail { port: free, ..settings };
    let app = three_waiting(&relay).await.with(|state| state.mail = Some(Arc::new(broken))).await;
    assert_eq!(run(&app).await, 0);
    let page = mails(&app).await;
    assert_eq!((page.counts.waiting, page.rows.iter().map(|row| row.attempts).sum::<u32>()), (3, 1));
}

/// A process that dies between handing the mail over and writing that down leaves a claim.
#[actix_web::test]
async fn a_claim_of_a_dead_process_is_not_sent_again_by_itself() {
    let relay = Relay::start();
    let app = three_waiting(&relay).await;
    let (tenant, now) = (app.state.tenants[0].clone(), app.state.clock.now());
    let mail = relay.settings();
    let tenant_id = tenant.id.clone();
    let claimed = app
        .state
        .database
        .write_now(move |c| {
            server::reminders::queue::queue(c, &tenant, &mail, now)?;
            server::reminders::store::claim(c, &tenant_id, now)
        })
        .unwrap()
        .expect("a mail");
    assert_eq!(run(&app).await, 2);
    app.advance(TimeDelta::minutes(30));
    run(&app).await;
    assert_eq!(the_one(&app, MailState::Claimed).await.id, claimed.id, "it may still be at work");
    app.advance(TimeDelta::minutes(1));
    assert_eq!(run(&app).await, 0);
    let unknown = the_one(&app, MailState::Unknown).await;
    assert_eq!(unknown.id, claimed.id);
    assert!(!relay.recipients().contains(&unknown.address));
    assert_eq!(app.persona("hr").post(&path::mail_retry(&unknown.id), &()).await.status, 204);
    assert_eq!(run(&app).await, 1);
    assert_eq!(sorted(relay.recipients()), three());
}

#[actix_web::test]
async fn two_servers_at_once_send_each_mail_once() {
    let relay = Relay::start();
    let database = TestDatabase::city();
    let clock = Clock::standing_at(beginning());
    let mail = Some(Arc::new(relay.settings()));
    let mut servers = [database.state(clock.clone()), database.state(clock.clone())];
    for state in &mut servers {
        state.mail = mail.clone();
    }
    let tenant_id = servers[0].tenants[0].id.clone();
    let rules = contract::reminders::ReminderRules { before_days: vec![30], ..week_before() };
    servers[0]
        .database
        .write_now(move |c| {
            server::reminders::store::save_setting(c, &tenant_id, &rules, "003618", beginning())
        })
        .unwrap();
    let now: DateTime<Utc> = clock.now();
    let (one, other) =
        tokio::join!(server::reminders::run(&servers[0], now), server::reminders::run(&servers[1], now));
    // A server that came second to the scan may have failed with a conflict; the next minute it goes on.
    let (one, other) = (one.unwrap(), other.unwrap());
    let ids: BTreeSet<String> =
        relay.inbox().iter().map(|mail| mail.header("Message-ID").to_owned()).collect();
    let queued: i64 =
        servers[0].database.read_now(|c| Ok(reminder_mails::table.count().get_result(c)?)).unwrap();
    assert!(queued > 300, "everyone with an address of their own: {queued}");
    assert_eq!(one + other, relay.inbox().len());
    assert_eq!(ids.len(), relay.inbox().len(), "no mail twice");
    assert_eq!(i64::try_from(ids.len()).unwrap(), queued, "and every mail once");
    assert!(one > 0 && other > 0, "both were at work: {one} {other}");
}
