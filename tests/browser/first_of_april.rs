//! The first of April at the screen: HR loads a transfer before its day, the person finds what the new work
//! asks for before it begins, the day comes by itself, and HR takes it all back.

use chrono::{DateTime, Utc};
use tests::app::TestApp;
use tests::city_year;
use tests::staff_edits::StaffFile;

use crate::hand::Hand;
use crate::seat::Seat;

/// Goes from デジタル推進課 to 市民課, where specific personal information is handled.
const MOVES: &str = "003920";
const FILE_NAME: &str = "jinji_20270401.csv";
const COURSE: &str = "個人情報保護法と番号法";

async fn day_comes(seat: &Seat, instant: &str) {
    let state = &seat.server.state;
    let instant: DateTime<Utc> = instant.parse().unwrap();
    state.clock.advance(instant - state.clock.now());
    server::day_turn::run(state).await.unwrap();
    // The session of the evening before is over.
    seat.browser.visit("/").await;
    seat.browser.reload().await;
}

#[tokio::test]
async fn a_transfer_waits_for_its_day_asks_before_the_work_begins_and_can_be_taken_back() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let app = TestApp::behind(&seat.server).await;
    city_year::publish_standard(&app.persona("hr")).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let file = StaffFile::shipped().moved(MOVES, "030100", "市民課").with(MOVES, "特定個人情報取扱区分", "1");
    std::fs::write(&path, file.bytes()).unwrap();

    day_comes(&seat, "2027-03-26T23:00:00Z").await;
    seat.sign_in("003618").await;
    Hand::Mouse.menu(browser, "名簿と組織", "名簿の取込み").await;
    Hand::Mouse.arrive(browser, "名簿の取込み").await;
    browser.choose_file("名簿のファイル", &path).await;
    browser.fill_date("いつ現在の名簿か", 2027, 4, 1).await;
    browser.click("button", "確認する").await;
    browser.wait_for_focus("読み取った内容").await;
    browser.click("button", "予定として取り込む（4月1日に有効になります）").await;
    browser.wait_for_focus("取込みの結果").await;
    browser.click("button", "次の人に替わる").await;

    seat.sign_in(MOVES).await;
    browser.wait_for_text(COURSE).await;
    browser.wait_for_text("利用前に必須").await;
    seat.look("april-1-before-the-work").await;
    browser.click("button", "次の人に替わる").await;

    day_comes(&seat, "2027-03-31T15:01:00Z").await;
    seat.sign_in("003618").await;
    let person = app.person(MOVES).person_id;
    browser.visit(&format!("/hr/people/{person}")).await;
    browser.wait_for_text("市民課").await;
    browser.wait_for_text("異動").await;
    seat.look("april-2-the-day-has-come").await;

    Hand::Mouse.menu(browser, "名簿と組織", "名簿の取込み").await;
    browser.click("button", &format!("取り消す：{FILE_NAME}")).await;
    browser.fill("取り消す理由", "発令の取消しによる").await;
    browser.click("button", "この取込みを取り消す").await;
    browser.wait_for_text("理由：発令の取消しによる").await;
    browser.click("button", "次の人に替わる").await;
    seat.sign_in(MOVES).await;
    browser.find("heading", "自分の研修").await;
    assert!(!browser.text().await.contains("利用前に必須"));
    browser.assert_quiet();
}
