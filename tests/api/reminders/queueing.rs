//! Which mails the rules put into the queue, for whom, and how often.

use chrono::TimeDelta;
use contract::reminders::{AddressFlaw, MailKind, MailState, ReminderRules};
use tests::app::TestApp;
use tests::relay::Relay;
use tests::staff_edits::StaffFile;
use tests::study;

use super::{THREE, city_with, listed, mails, order_for_three, run, save_rules, sorted, three, week_before};

const HEAD: &str = "n.matsuura@city.shiosaki.example";

#[actix_web::test]
async fn nothing_is_sent_until_hr_switches_it_on() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    order_for_three(&app, "2026-11-30").await;
    assert_eq!(run(&app).await, 0);
    save_rules(&app, &ReminderRules { enabled: false, ..week_before() }).await;
    assert_eq!(run(&app).await, 0);
    save_rules(&app, &week_before()).await;
    assert_eq!(run(&app).await, 3);
    assert_eq!(sorted(relay.recipients()), three());
}

#[actix_web::test]
async fn one_cause_is_one_mail_however_often_the_loop_runs_and_the_rules_are_saved() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    order_for_three(&app, "2026-11-30").await;
    save_rules(&app, &week_before()).await;
    assert_eq!(run(&app).await, 3);
    for _ in 0..3 {
        app.advance(TimeDelta::minutes(1));
        assert_eq!(run(&app).await, 0);
    }
    // Other rules are applied at once, but the same reason on the same day stays one mail.
    save_rules(&app, &ReminderRules { on_due_date: true, ..week_before() }).await;
    assert_eq!(run(&app).await, 0);
    app.advance(TimeDelta::days(1));
    assert_eq!(run(&app).await, 0, "six days before is no reason");
    app.advance(TimeDelta::days(6));
    assert_eq!(run(&app).await, 3, "on the due date");
    assert_eq!(relay.inbox().len(), 6);
}

#[actix_web::test]
async fn who_has_completed_is_not_reminded() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    order_for_three(&app, "2026-11-30").await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    save_rules(&app, &week_before()).await;
    assert_eq!(run(&app).await, 2);
    assert_eq!(sorted(relay.recipients()), sorted(vec![THREE[1].to_owned(), THREE[2].to_owned()]));
}

#[actix_web::test]
async fn overdue_duties_come_back_every_few_days_and_a_day_without_server_is_made_up() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    order_for_three(&app, "2026-11-24").await;
    let rules = ReminderRules { before_days: vec![], overdue_every: Some(3), ..week_before() };
    save_rules(&app, &rules).await;
    let mut sent = Vec::new();
    // 23 to 30 November; the server is off on the 27th, when the first reminder falls.
    for day in 23..=30 {
        sent.push(if day == 27 { 0 } else { run(&app).await });
        app.advance(TimeDelta::days(1));
    }
    assert_eq!(sent, [0, 0, 0, 0, 0, 3, 0, 3]);
}

#[actix_web::test]
async fn not_before_the_hour_that_hr_set() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    order_for_three(&app, "2026-11-30").await;
    save_rules(&app, &ReminderRules { from_hour: 13, ..week_before() }).await;
    assert_eq!(run(&app).await, 0, "ten o'clock");
    app.advance(TimeDelta::minutes(179));
    assert_eq!(run(&app).await, 0, "one minute to one");
    app.advance(TimeDelta::minutes(1));
    assert_eq!(run(&app).await, 3);
}

#[actix_web::test]
async fn the_section_head_gets_one_mail_for_the_unit() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    order_for_three(&app, "2026-11-30").await;
    let rules = ReminderRules { to_person: false, summary_to_head: true, ..week_before() };
    save_rules(&app, &rules).await;
    assert_eq!(run(&app).await, 1);
    assert_eq!(relay.recipients(), [HEAD]);
    let page = mails(&app).await;
    assert_eq!((page.rows[0].kind, page.rows[0].state), (MailKind::Summary, MailState::Sent));
    assert_eq!(page.rows[0].staff_number, "001822");
    assert_eq!(run(&app).await, 0);
    let list = listed(&app.persona("dx-leader"), "query=004512&course=SEC-02").await;
    assert_eq!(list.rows[0].reminded_on, Some(app.state.clock.today()), "the mail is on record");
}

#[actix_web::test]
async fn a_shared_mailbox_gets_no_mail_and_is_listed_to_hr() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    let shared = "shimin@city.shiosaki.example";
    let file = StaffFile::shipped().with("007203", "メール", shared).with("007199", "メール", "");
    file.import(&app.persona("hr")).await;
    order_for_three(&app, "2026-11-30").await;
    save_rules(&app, &week_before()).await;
    assert_eq!(run(&app).await, 1);
    assert_eq!(relay.recipients(), [THREE[0]]);
    let page = mails(&app).await;
    let listed: Vec<(&str, AddressFlaw)> =
        page.unusable.iter().map(|row| (row.staff_number.as_str(), row.flaw)).collect();
    assert_eq!(listed, [("007203", AddressFlaw::Shared), ("900921", AddressFlaw::Shared)]);
    assert!(page.unusable.iter().all(|row| row.address == shared && row.department == "市民課"));
    assert_eq!(page.without_address, 61, "60 of the shipped file, and one");
}

#[actix_web::test]
async fn a_mail_is_plain_text_from_the_organisation_and_says_that_a_program_wrote_it() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    order_for_three(&app, "2026-11-30").await;
    save_rules(&app, &week_before()).await;
    run(&app).await;
    let mail = &relay.inbox()[0];
    assert!(mail.text.is_ascii(), "old relays need seven bits");
    assert!(mail.header("Message-ID").ends_with("@city.shiosaki.example>"), "{}", mail.text);
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert_eq!(mail.header("Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(mail.header("Date"), "Mon, 23 Nov 2026 01:00:00 +0000");
    assert!(mail.header("From").ends_with("<kenshu@city.shiosaki.example>"), "{}", mail.header("From"));
    let page = mails(&app).await;
    assert_eq!(page.rows[0].subject, "【潮崎市】職員研修の受講期限のお知らせ（1件）");
    assert_eq!((page.counts.sent, page.counts.waiting, page.total), (3, 0, 3));
}

#[actix_web::test]
async fn without_a_configured_relay_nothing_is_queued() {
    let app = TestApp::city().await;
    order_for_three(&app, "2026-11-30").await;
    assert_eq!(run(&app).await, 0);
    let page = mails(&app).await;
    assert!(!page.mail_configured && page.rows.is_empty());
}
