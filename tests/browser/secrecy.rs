//! What the browser was told before submission could be read by anybody with developer tools.

use std::collections::BTreeSet;

use serde_json::Value;
use tests::browser::Browser;
use tests::builders;
use tests::server::TestServer;
use tests::wire::{Exchange, Wire};

use crate::hand::Hand;
use crate::quiz;
use crate::seat::{COURSE, attempt_id, sign_in};

/// Members of messages that only a result may have.
const TELLING: [&str; 9] = [
    "key",
    "correct",
    "accepted",
    "tolerance",
    "scoring",
    "explanation",
    "explanations",
    "next_action",
    "mark",
];

#[tokio::test]
async fn no_key_before_submission() {
    let server = TestServer::city();
    let wire = Wire::to(&server.base_url);
    let browser = Browser::open(&wire.base_url()).await;
    browser.visit("/").await;
    sign_in(&browser, "004512").await;
    browser.click("link", "研修を始める パスワードと多要素認証").await;
    read_lessons(&browser, &server).await;
    browser.click("button", "修了テストを受ける").await;
    let tasks = quiz::tasks(&browser, &server).await;
    for (index, task) in tasks.iter().enumerate() {
        quiz::answer(&browser, Hand::Mouse, task).await;
        browser.wait_for_text(&format!("問中{}問に解答済み 保存しました", index + 1)).await;
        let on = if index + 1 == tasks.len() { "提出前の確認へ" } else { "次の設問" };
        browser.click("button", on).await;
    }
    browser.find("button", "提出する").await;

    let attempt = attempt_id(&browser).await;
    let secrets = secrets(&server, &attempt);
    assert!(secrets.len() > 60, "a course has more explanations than {}", secrets.len());
    let before = wire.exchanges();
    let saved =
        before.iter().filter(|exchange| exchange.method == "PUT" && exchange.path.contains("/responses/"));
    assert!(saved.count() >= tasks.len(), "the wire has seen the whole quiz");
    assert_eq!(told(&before, &secrets), Vec::<String>::new());
    assert_eq!(telling_members(&before), Vec::<String>::new());

    browser.click("button", "提出する").await;
    browser.wait_for_text("合格").await;
    browser.find("heading", "設問ごとの結果と解説").await;
    let after = wire.exchanges();
    let result = &after[before.len()..];
    assert!(!told(result, &secrets).is_empty(), "explanations come with the result");
    assert!(!telling_members(result).is_empty(), "and so do the keys");
}

async fn read_lessons(browser: &Browser, server: &TestServer) {
    let shipped = server::catalog::publish::shipped(server.state.clock.today());
    let course = shipped.into_iter().find(|course| course.code == COURSE).unwrap();
    for lesson in &course.lessons {
        browser.find("heading", &lesson.title).await;
        browser.click("button", "読み終えて次へ").await;
    }
}

/// Every explanation of the whole bank, drawn or not, as it stands in JSON; without those few that a lesson
/// says in the same words.
fn secrets(server: &TestServer, attempt: &str) -> Vec<String> {
    let course = builders::course_of(&server.state, attempt);
    let texts = course.bank.iter().flat_map(|question| {
        let whole = [&question.explanation, &question.next_action];
        whole.into_iter().chain(question.explanations.values())
    });
    let taught = |text: &String| course.lessons.iter().any(|lesson| lesson.html.contains(text.as_str()));
    let texts: BTreeSet<&String> = texts.filter(|text| !text.is_empty() && !taught(text)).collect();
    let in_json = |text: &String| serde_json::to_string(text).unwrap().trim_matches('"').to_owned();
    texts.into_iter().map(in_json).collect()
}

/// Which answers hold which secrets.
fn told(exchanges: &[Exchange], secrets: &[String]) -> Vec<String> {
    let mut told = Vec::new();
    for exchange in exchanges {
        let answer = exchange.answer_text();
        let found = secrets.iter().filter(|secret| answer.contains(secret.as_str()));
        told.extend(found.map(|secret| format!("{} {}: {secret}", exchange.method, exchange.path)));
    }
    told
}

/// Which answers have members that tell what is right.
fn telling_members(exchanges: &[Exchange]) -> Vec<String> {
    let mut found = Vec::new();
    for exchange in exchanges.iter().filter(|exchange| exchange.path.starts_with("/api/")) {
        if let Ok(answer) = serde_json::from_slice::<Value>(&exchange.body) {
            walk(&answer, &mut |member| {
                if TELLING.contains(&member) {
                    found.push(format!("{} {}: {member}", exchange.method, exchange.path));
                }
            });
        }
    }
    found
}

fn walk(value: &Value, meet: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            meet(name);
            walk(value, meet);
        }),
        Value::Array(list) => list.iter().for_each(|value| walk(value, meet)),
        _ => {}
    }
}
