//! The words and the rules that HR sets.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::reminders::{ReminderRules, ReminderTemplate, RulesView};
use tests::app::TestApp;
use tests::relay::Relay;

use super::{city_with, order_for_three, run, save_rules, week_before};

fn fields(response: &tests::app::TestResponse) -> Vec<(String, String)> {
    let problem = response.refused(ErrorCode::InvalidInput);
    problem.fields.into_iter().map(|field| (field.field, field.code)).collect()
}

#[actix_web::test]
async fn the_words_are_the_organisations_own_and_used_in_its_mails() {
    let relay = Relay::start();
    let app = city_with(&relay).await;
    let hr = app.persona("hr");
    let own = ReminderTemplate {
        mail_subject: "{{所属}}の{{氏名}}さんへ".to_owned(),
        mail_body: "残り{{件数}}件\r\n{{一覧}}\r\n".to_owned(),
        ..ReminderTemplate::default()
    };
    let saved: ReminderTemplate = hr.put(path::REMINDER_TEMPLATE, &own).await.json();
    assert_eq!(saved.mail_body, "残り{{件数}}件\n{{一覧}}");
    let shown: ReminderTemplate = hr.get(path::REMINDER_TEMPLATE).await.json();
    assert_eq!(shown, saved);
    order_for_three(&app, "2026-11-30").await;
    save_rules(&app, &week_before()).await;
    assert_eq!(run(&app).await, 3);
    let subjects: Vec<String> = super::mails(&app).await.rows.into_iter().map(|row| row.subject).collect();
    assert!(subjects.contains(&"市民課の髙﨑　汐里さんへ".to_owned()), "{subjects:?}");
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let actions: Vec<&str> = log.rows.iter().map(|row| row.action.as_str()).collect();
    assert!(actions.contains(&"reminder-template-saved") && actions.contains(&"reminder-rules-saved"));
}

#[actix_web::test]
async fn words_that_cannot_be_used_are_refused_by_field() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let wrong = ReminderTemplate {
        number: "あ".repeat(4_001),
        addressee: "一行目\n二行目".to_owned(),
        sender: " ".to_owned(),
        subject: "{{氏名}}".to_owned(),
        mail_body: "{{一覧}}{{誕生日}}".to_owned(),
        ..ReminderTemplate::default()
    };
    let refused = fields(&hr.put(path::REMINDER_TEMPLATE, &wrong).await);
    let expected = [
        ("number", "too-long"),
        ("addressee", "one-line"),
        ("sender", "empty"),
        ("subject", "unknown-place"),
        ("mail_body", "unknown-place"),
    ];
    assert_eq!(refused, expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
    let shown: ReminderTemplate = hr.get(path::REMINDER_TEMPLATE).await.json();
    assert_eq!(shown, ReminderTemplate::default(), "nothing was changed");
}

#[actix_web::test]
async fn rules_begin_switched_off_and_need_a_mail_server_to_be_switched_on() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let shown: RulesView = hr.get(path::REMINDER_RULES).await.json();
    assert_eq!((shown.rules.enabled, shown.mail_configured, shown.saved_at), (false, false, None));
    let refused = fields(&hr.put(path::REMINDER_RULES, &week_before()).await);
    assert_eq!(refused, [("enabled".to_owned(), "no-mail-server".to_owned())]);
    let off = ReminderRules { enabled: false, ..week_before() };
    let saved: RulesView = hr.put(path::REMINDER_RULES, &off).await.json();
    assert_eq!((saved.rules, saved.saved_by.as_deref()), (off, Some("東海林　恵理")));
    let wrong = ReminderRules { enabled: false, before_days: vec![0], from_hour: 24, ..week_before() };
    let refused = fields(&hr.put(path::REMINDER_RULES, &wrong).await);
    assert_eq!(refused.len(), 2, "{refused:?}");
}
