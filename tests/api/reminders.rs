//! Reminders: banner, letters, rules, and mail over a real SMTP conversation.

mod delivery;
mod letters;
mod notice;
mod queueing;
mod settings;

use std::sync::Arc;

use contract::assignments::{ApplyOrder, OrderApplied, OrderDraft, OrderPreview};
use contract::path;
use contract::reminders::{MailPage, ReminderRules, RulesView};
use contract::reporting::{CompletionReport, OutstandingPage};
use diesel::prelude::*;
use server::database::schema::departments;
use tests::app::{Persona, TestApp};
use tests::relay::Relay;

/// 市民課, where three people have the grade G60: 004512 髙﨑, 007199 灯野, 007203 潮来.
const UNIT: &str = "市民課";
const THREE: [&str; 3] = [
    "s.takasaki@city.shiosaki.example",
    "n.tomoshino@city.shiosaki.example",
    "s.itako@city.shiosaki.example",
];

/// The city with a relay.
async fn city_with(relay: &Relay) -> TestApp {
    let settings = relay.settings();
    TestApp::city().await.with(|state| state.mail = Some(Arc::new(settings))).await
}

fn unit_id(app: &TestApp, name: &str) -> String {
    let tenant = app.state.tenants[0].id.clone();
    app.state
        .database
        .read_now(|c| {
            Ok(departments::table
                .filter(departments::tenant_id.eq(&tenant).and(departments::name.eq(name)))
                .select(departments::id)
                .first(c)?)
        })
        .expect("a unit")
}

/// HR orders SEC-02 for the three of 市民課, due on a day.
async fn order_for_three(app: &TestApp, due_on: &str) {
    let hr = app.persona("hr");
    let draft = OrderDraft {
        course_code: "SEC-02".to_owned(),
        grades: vec!["G60".to_owned()],
        department_ids: vec![unit_id(app, UNIT)],
        due_on: due_on.parse().expect("a day"),
    };
    let shown: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    assert_eq!(shown.matched, 3);
    let _: OrderApplied = hr.post(path::ORDERS, &ApplyOrder { draft, digest: shown.digest }).await.json();
}

/// Seven days before, to the person only, from nine o'clock.
fn week_before() -> ReminderRules {
    ReminderRules {
        enabled: true,
        before_days: vec![7],
        on_due_date: false,
        overdue_every: None,
        to_person: true,
        summary_to_head: false,
        from_hour: 9,
    }
}

async fn save_rules(app: &TestApp, rules: &ReminderRules) -> RulesView {
    app.persona("hr").put(path::REMINDER_RULES, rules).await.json()
}

/// What the server's minute loop does; how many mails the relay took.
async fn run(app: &TestApp) -> usize {
    server::reminders::run(&app.state, app.state.clock.now()).await.expect("a run")
}

async fn mails(app: &TestApp) -> MailPage {
    app.persona("hr").get(path::REMINDER_MAILS).await.json()
}

async fn listed(reader: &Persona<'_>, query: &str) -> OutstandingPage {
    reader.get(&format!("{}?{query}", path::OUTSTANDING)).await.json()
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

fn three() -> Vec<String> {
    sorted(THREE.map(str::to_owned).to_vec())
}

#[actix_web::test]
async fn a_learner_and_a_section_head_have_nothing_to_set_or_send() {
    let app = TestApp::city().await;
    for key in ["counter", "section-head", "dx-leader", "auditor", "administrator"] {
        let who = app.persona(key);
        for address in [
            path::REMINDER_LETTERS,
            path::REMINDER_CSV,
            path::REMINDER_TEMPLATE,
            path::REMINDER_RULES,
            path::REMINDER_MAILS,
        ] {
            who.get(address).await.refused(contract::error::ErrorCode::Forbidden);
        }
        who.put(path::REMINDER_RULES, &week_before()).await.refused(contract::error::ErrorCode::Forbidden);
    }
    let report: CompletionReport = app.persona("section-head").get(path::COMPLETION_REPORT).await.json();
    assert_eq!(report.departments.len(), 1);
}
