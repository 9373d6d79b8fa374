//! What the municipality itself writes into a course reaches its learners; and the words that courses use.

use tests::app::TestApp;
use tests::study;

use crate::hand::Hand;
use crate::seat::Seat;

const TEXT: &str = "情報政策課（内線2345）へ、すぐに電話してください。";

#[actix_web::test]
async fn what_hr_writes_is_read_in_the_lesson() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("003618").await;
    Hand::Mouse.menu(browser, "研修の計画と割当て", "本市の定めの差し込み").await;
    Hand::Mouse.arrive(browser, "本市の定めの差し込み").await;
    browser.find("heading", "SEC-02").await;
    seat.look("inserts-1-general").await;
    // Several courses have a slot of this title, so the names of its controls say which it is.
    let slot = "SEC-02 本市の報告先";
    browser.fill(&format!("本市の文（{slot}）"), TEXT).await;
    browser.find("status", "まだ保存していない変更があります。").await;
    browser.click("button", &format!("保存（{slot}）")).await;
    browser.wait_until_gone("status", "まだ保存していない変更があります。").await;
    browser.wait_for_text("最後の変更").await;
    browser.wait_for_text(TEXT).await;
    seat.look("inserts-2-own").await;

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    let app = TestApp::behind(&seat.server).await;
    let card = study::card(&app.persona("counter"), "SEC-02").await;
    browser.visit("/").await;
    seat.sign_in("004512").await;
    browser.visit(&format!("/assignments/{}/lessons/reporting", card.id)).await;
    browser.find("heading", "本市の報告先と、報告の値打ち").await;
    browser.wait_for_text(TEXT).await;
    seat.look("inserts-3-lesson").await;
}

#[tokio::test]
async fn glossary_leads_to_a_row() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("004512").await;
    browser.click("link", "用語集").await;
    Hand::Mouse.arrive(browser, "用語集").await;
    Hand::Keyboard.press(browser, "button", "さ").await;
    browser.wait_for_focus("さ行").await;
    seat.look("glossary").await;
}
