//! What is answered is kept, whatever happens to the terminal or the cable.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use learning::question::Response;
use tests::app::TestApp;
use tests::browser::Browser;
use tests::builders::{self, Task};
use tests::server::TestServer;
use tests::study;
use tests::wire::Wire;

use crate::hand::Hand;
use crate::quiz;
use crate::seat::{COURSE, attempt_id, sign_in};

const CLERK: &str = "004512";

#[actix_web::test]
async fn resume_at_another_terminal() {
    let server = TestServer::city();
    let browser = Browser::open(&server.base_url).await;
    let tasks = begin_the_test(&browser, &server).await;
    for (index, task) in tasks.iter().take(6).enumerate() {
        server.state.clock.advance(TimeDelta::seconds(40));
        quiz::answer(&browser, Hand::Mouse, task).await;
        browser.wait_for_text(&format!("8問中{}問に解答済み 保存しました", index + 1)).await;
        browser.click("button", "次の設問").await;
        browser.wait_for_focus(&quiz::heading(index + 1, 8)).await;
    }
    let attempt = attempt_id(&browser).await;
    drop(browser);

    let browser = Browser::open(&server.base_url).await;
    browser.visit("/").await;
    sign_in(&browser, CLERK).await;
    browser.click("link", "テストの続きへ（8問中6問に解答済み）").await;
    browser.find("heading", "問7／全8問").await;
    browser.wait_for_text("8問中6問に解答済み").await;
    assert_eq!(builders::saved_responses(&server.state, &attempt), right(&tasks[..6]));

    for (index, task) in tasks.iter().enumerate().skip(6) {
        quiz::answer(&browser, Hand::Mouse, task).await;
        browser.wait_for_text(&format!("8問中{}問に解答済み 保存しました", index + 1)).await;
        browser.click("button", if index == 7 { "提出前の確認へ" } else { "次の設問" }).await;
    }
    browser.click("button", "提出する").await;
    browser.wait_for_text("8点満点で8点（100%）").await;
    browser.assert_quiet();
}

#[actix_web::test]
async fn network_cut_mid_quiz() {
    let server = TestServer::city();
    let wire = Wire::to(&server.base_url);
    let browser = Browser::open(&wire.base_url()).await;
    let tasks = begin_the_test(&browser, &server).await;
    let attempt = attempt_id(&browser).await;
    quiz::answer(&browser, Hand::Mouse, &tasks[0]).await;
    browser.wait_for_text("8問中1問に解答済み 保存しました").await;

    wire.cut();
    for task in &tasks[1..3] {
        browser.click("button", "次の設問").await;
        quiz::answer(&browser, Hand::Mouse, task).await;
        browser.find("alert", "保存できていません。").await;
    }
    browser.screenshots("interruption-not-saved").await;
    browser.assert_accessible().await;
    // Nothing can be submitted that is not safe.
    browser.click("button", "提出前の確認へ").await;
    browser.wait_for_text("すべての解答が保存されると、提出できます。").await;
    let submit = browser.find("button", "提出する").await;
    assert!(!submit.is_enabled().await.unwrap());
    assert_eq!(builders::saved_responses(&server.state, &attempt), right(&tasks[..1]));

    wire.restore();
    browser.wait_until_gone("alert", "保存できていません。").await;
    browser.wait_until_gone("text", "すべての解答が保存されると、提出できます。").await;
    assert_eq!(builders::saved_responses(&server.state, &attempt), right(&tasks[..3]));
}

/// The lessons are read elsewhere; the test is begun on the screen, by a real page load.
async fn begin_the_test(browser: &Browser, server: &TestServer) -> Vec<Task> {
    let app = TestApp::behind(server).await;
    study::read_lessons(&app.persona("counter"), COURSE).await;
    browser.visit("/").await;
    sign_in(browser, CLERK).await;
    browser.click("button", "修了テストを受ける").await;
    quiz::tasks(browser, server).await
}

fn right(tasks: &[Task]) -> BTreeMap<String, Response> {
    let pairs = tasks.iter().map(|task| (task.id.clone(), task.right.clone()));
    pairs.collect()
}
