//! The auditor, by keyboard alone: from a person and a course over the evidence to the certificate, whose number and
//! code are checked, and then the whole chain.

use tests::app::TestApp;
use tests::browser::Browser;
use tests::study;

use crate::hand::Hand;
use crate::seat::{COURSE, Seat};

const KEYS: Hand = Hand::Keyboard;
const NUMBER: &str = "令和8年度第1号";

#[actix_web::test]
async fn the_auditor_follows_the_evidence_and_checks_the_certificate() {
    let seat = Seat::take().await;
    let app = TestApp::behind(&seat.server).await;
    let clerk = app.persona("counter");
    study::complete(&app, &clerk, COURSE).await;
    let personas = server::demo::personas().unwrap();
    let auditor = personas.iter().find(|persona| persona.key == "auditor").unwrap();

    // The clerk asks for the certificate on the own history.
    let browser = &seat.browser;
    seat.sign_in("004512").await;
    browser.click("link", "受講履歴").await;
    Hand::Mouse.arrive(browser, "受講履歴").await;
    browser.click("button", &format!("「{}」の修了証を出す", seat.course(COURSE).title)).await;
    Hand::Mouse.arrive(browser, "修了証").await;
    browser.wait_for_text("（公印省略）").await;
    seat.look("evidence-1-certificate").await;
    let sheets = browser.print("certificate");
    assert_eq!(sheets.len(), 1, "a certificate is one sheet");
    let (width, height) = sheets[0];
    assert!(
        (width - 841.9).abs() < 2.0 && (height - 595.3).abs() < 2.0,
        "A4 landscape: {width} × {height} pt"
    );
    let code = browser.script("return document.querySelector('.certificate code').innerText", vec![]).await;
    let code = code.as_str().unwrap().to_owned();
    server::audit::chain::run(&seat.server.state).await.unwrap();

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    seat.sign_in(&auditor.staff_number).await;
    evidence(&seat).await;
    verify(&seat, &code).await;
    chain(browser, &seat).await;
    browser.assert_quiet();
}

async fn evidence(seat: &Seat) {
    let browser = &seat.browser;
    KEYS.menu(browser, "管理", "証跡").await;
    KEYS.arrive(browser, "証跡").await;
    KEYS.write(browser, "検索", "004512").await;
    KEYS.press(browser, "button", "検索").await;
    browser.find("row", "004512").await;
    KEYS.press(browser, "link", "髙﨑　汐里").await;
    let course = format!("{COURSE} {}", seat.course(COURSE).title);
    browser.find("combobox", "コース").await;
    KEYS.choose(browser, "コース", &course, 40).await;
    KEYS.press(browser, "button", "証跡を表示する").await;
    browser.wait_for_focus(&course).await;
    browser.find("row", "テストの提出").await;
    browser.find("row", "修了証の発行").await;
    seat.look("evidence-2-evidence").await;
    browser.tab_until("certificate", |focus| focus.role == "link" && focus.name.starts_with(NUMBER)).await;
    browser.press(fantoccini::key::Key::Enter).await;
    KEYS.arrive(browser, "修了証").await;
    browser.wait_for_text("髙﨑　汐里").await;
}

async fn verify(seat: &Seat, code: &str) {
    let browser = &seat.browser;
    KEYS.menu(browser, "記録と出席", "修了証").await;
    KEYS.arrive(browser, "修了証").await;
    browser.find("row", NUMBER).await;
    seat.look("evidence-3-certificates").await;
    KEYS.press(browser, "link", "修了証が本物かどうかを確かめる").await;
    KEYS.arrive(browser, "修了証の確認").await;
    KEYS.write(browser, "番号", "1").await;
    KEYS.write(browser, "確認番号", &code.to_lowercase()).await;
    KEYS.press(browser, "button", "確かめる").await;
    browser.wait_for_focus("確認の結果").await;
    browser.wait_for_text("この団体が発行した修了証です。").await;
    browser.wait_for_text("第1号").await;
    seat.look("evidence-4-verified").await;
}

async fn chain(browser: &Browser, seat: &Seat) {
    KEYS.menu(browser, "管理", "操作記録").await;
    KEYS.arrive(browser, "操作記録").await;
    browser.find("button", "検証する").await;
    KEYS.press(browser, "button", "検証する").await;
    browser.wait_for_focus("検証の結果").await;
    browser.wait_for_text("書換え、削除、書き加えは見つかりませんでした。").await;
    seat.look("evidence-5-chain").await;
}
