//! Reminders without mail: the banner, HR's letters by mouse, and that what was sent is seen in the list.

use chrono::TimeDelta;

use crate::hand::Hand;
use crate::seat::Seat;

#[tokio::test]
async fn a_late_duty_is_named_first_and_opened_with_one_button() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.server.state.clock.advance(TimeDelta::days(31));
    seat.sign_in("004512").await;
    browser.wait_for_text("期限を過ぎた研修が1件あります。").await;
    seat.look("reminders-1-banner").await;
    Hand::Keyboard.press(browser, "link", "期限の早い研修を開く").await;
    Hand::Keyboard.arrive(browser, &seat.course("SEC-02").title).await;
    browser.assert_quiet();
}

#[tokio::test]
async fn hr_makes_letters_for_a_slice_and_sees_them_in_the_list() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("003618").await;
    Hand::Mouse.menu(browser, "報告", "未修了者一覧").await;
    Hand::Mouse.arrive(browser, "未修了者一覧（令和8年度）").await;
    browser.select("所属", "市民課").await;
    browser.click("button", "この条件で表示する").await;
    browser.wait_for_text("除いた割当ては").await;
    seat.look("reminders-2-list").await;
    browser.click("link", "この条件で督促の文書を作る").await;
    Hand::Mouse.arrive(browser, "督促").await;
    browser.wait_for_text("市民課長　様").await;
    browser.wait_for_text("令和8年度職員研修の未受講者への受講勧奨について（依頼）").await;
    seat.look("reminders-3-letter").await;
    browser.click("button", "コピーしたことを記録する").await;
    browser.wait_for_text("件の督促を記録しました。").await;
    browser.click("link", "未修了者一覧で条件を選び直す").await;
    Hand::Mouse.arrive(browser, "未修了者一覧（令和8年度）").await;
    browser.wait_for_text("令和8年11月23日").await;

    Hand::Mouse.menu(browser, "研修の計画と割当て", "督促").await;
    browser.click("link", "メールの決まり").await;
    browser.wait_for_text("このサーバーには、メールを送る設定がありません。").await;
    seat.look("reminders-4-rules").await;
    browser.click("link", "文面").await;
    browser.fill("文書番号", "8人研第　号").await;
    browser.click("button", "保存").await;
    browser.wait_until_gone("status", "まだ保存していない変更があります。").await;
    seat.look("reminders-5-words").await;
    browser.click("link", "メールの送信状況").await;
    browser.wait_for_text("アドレスのない人は60人です。").await;
    seat.look("reminders-6-mails").await;
    browser.assert_quiet();
}
