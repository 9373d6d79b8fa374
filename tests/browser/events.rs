//! A training in a room: HR plans it, a clerk enrols and types the code of the room, HR sees who was there.

use serde_json::json;

use crate::hand::Hand;
use crate::seat::Seat;

const TITLE: &str = "情報セキュリティ集合研修";
/// A quarter of an hour after the beginning of every test, so that both enrolling and attendance are open.
const WHEN: &str = "令和8年11月23日（月） 10:15〜11:00";
const CODE: &str = "return document.querySelector('.event-code').innerText";
const KIND: &str = "return document.querySelector('article .tag').innerText";
/// The parts of a time field stand in the order of the browser's language; this test is not about them.
const SET_TIME: &str = "const field = document.getElementById(arguments[0]); field.value = arguments[1]; \
                        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";

#[tokio::test]
async fn a_training_in_a_room() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("003618").await;
    plan(&seat).await;
    let code = show_code(&seat).await;

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    seat.sign_in("004512").await;
    take_part(&seat, &code).await;

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    seat.sign_in("003618").await;
    Hand::Mouse.menu(browser, "記録と出席", "説明会・研修の運営").await;
    browser.click("link", &format!("参加者と出席（{TITLE} {WHEN}）")).await;
    Hand::Mouse.arrive(browser, TITLE).await;
    browser.find("row", "004512").await;
    browser.wait_for_text("出席番号 令和8年11月23日 10:00").await;
    browser.assert_accessible().await;
    browser.screenshots("events-6-room").await;
    browser.click("link", "出席簿を印刷する").await;
    Hand::Mouse.arrive(browser, "出席簿").await;
    browser.find("table", "出席簿").await;
    browser.wait_for_text("髙﨑 汐里").await;
    browser.assert_accessible().await;
    browser.screenshots("events-7-sheet").await;
}

async fn plan(seat: &Seat) {
    let browser = &seat.browser;
    Hand::Mouse.menu(browser, "記録と出席", "説明会・研修の運営").await;
    Hand::Mouse.arrive(browser, "説明会・集合研修の運営（令和8年度）").await;
    browser.click("button", "新しい会を登録する").await;
    browser.wait_for_focus("新しい会を登録する").await;
    browser.select("種類", "集合研修").await;
    browser.fill("名称", TITLE).await;
    browser.fill("内容", "端末のない職場の職員向けです。").await;
    browser.select("関わるコースまたは分野", &format!("SEC-03 {}", seat.course("SEC-03").title)).await;
    browser.click("checkbox", "出席を、選んだコースの修了に数える").await;
    seat.look("events-1-event-form").await;
    browser.click("button", "保存する").await;
    browser.find("heading", TITLE).await;
    assert_eq!(browser.script(KIND, vec![]).await, "集合研修", "the kind that was chosen");
    browser.click("button", &format!("開催を追加する（{TITLE}）")).await;
    browser.wait_for_focus("開催を追加する").await;
    browser.fill_date("開催日", 2026, 11, 23).await;
    for (field, time) in [("session-starts", "10:15"), ("session-ends", "11:00")] {
        browser.script(SET_TIME, vec![json!(field), json!(time)]).await;
    }
    browser.fill("場所", "本庁舎 大会議室").await;
    browser.fill("定員（人）", "1").await;
    browser.fill_date("申込みの受付開始日", 2026, 11, 20).await;
    browser.fill_date("申込みの締切日", 2026, 11, 24).await;
    browser.click("button", "保存する").await;
    browser.wait_for_text("申込みの締切りは、開催日までの日にしてください。").await;
    browser.fill_date("申込みの締切日", 2026, 11, 23).await;
    browser.assert_accessible().await;
    browser.screenshots("events-2-session-form").await;
    browser.click("button", "保存する").await;
    browser.wait_until_gone("button", "やめる").await;
    browser.find("row", WHEN).await;
    browser.screenshots("events-3-planning").await;
}

async fn show_code(seat: &Seat) -> String {
    let browser = &seat.browser;
    browser.click("link", &format!("参加者と出席（{TITLE} {WHEN}）")).await;
    Hand::Mouse.arrive(browser, TITLE).await;
    browser.click("link", "会場に出席番号を出す").await;
    Hand::Mouse.arrive(browser, "出席番号").await;
    browser.click("button", "新しい番号を出す").await;
    browser.wait_for_text("10:15まで有効です。").await;
    browser.assert_accessible().await;
    browser.screenshots("events-4-code").await;
    browser.script(CODE, vec![]).await.as_str().unwrap().to_owned()
}

async fn take_part(seat: &Seat, code: &str) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    hand.press(browser, "link", "説明会・研修の申込み").await;
    hand.arrive(browser, "説明会・体験会・集合研修").await;
    browser.find("heading", TITLE).await;
    hand.press(browser, "button", &format!("申し込む（{TITLE} {WHEN}）")).await;
    browser.wait_for_text("申込み済みです。席が取れています。").await;
    browser.wait_for_focus(&format!("申込みを取り消す（{TITLE} {WHEN}）")).await;
    browser.find("link", "予定表用のファイル（iCalendar）を保存する").await;
    hand.write(browser, "出席番号（6文字）", "AAAAAA").await;
    hand.press(browser, "button", "出席を記録する").await;
    browser.wait_for_text("この出席番号は使われていません。").await;
    browser.visit("/events").await;
    browser.find("heading", TITLE).await;
    hand.write(browser, "出席番号（6文字）", &code.to_lowercase()).await;
    hand.press(browser, "button", "出席を記録する").await;
    browser.wait_for_text(&format!("「{TITLE}」の出席を記録しました。")).await;
    browser.wait_for_text("出席が記録されています。").await;
    browser.assert_accessible().await;
    browser.screenshots("events-5-learner").await;
}
