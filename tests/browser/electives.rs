//! An elective from the offer to the seat: HR opens a course, a clerk finds and applies, the head of the section
//! approves and confirms the training status of the unit.

use tests::browser::Browser;

use crate::hand::Hand;
use crate::seat::Seat;

const CODE: &str = "ETH-02";

async fn next(browser: &Browser, seat: &Seat, staff_number: &str) {
    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    seat.sign_in(staff_number).await;
}

#[tokio::test]
async fn an_elective_is_offered_applied_for_and_approved() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let title = seat.course(CODE).title;
    offer(&seat, &title).await;

    next(browser, &seat, "004512").await;
    browser.click("link", "研修を探す").await;
    Hand::Mouse.arrive(browser, "研修を探す").await;
    browser.fill("言葉で探す", "ｓｎｓ").await;
    browser.click("button", "この条件で探す").await;
    browser.wait_until_gone("heading", "RPA-01").await;
    seat.look("electives-2-catalog").await;
    Hand::Keyboard.press(browser, "button", &format!("申し込む（{title}）")).await;
    let hand = Hand::Keyboard;
    hand.write(browser, &format!("所属長へ伝えたいこと（{title}）"), "広報の担当を手伝うため").await;
    hand.press(browser, "button", &format!("この内容で申し込む（{title}）")).await;
    browser.wait_for_focus(&format!("{CODE} {title}")).await;
    browser.wait_for_text("所属長の承認を待っています。").await;
    seat.look("electives-3-applied").await;

    next(browser, &seat, "001822").await;
    hand.menu(browser, "報告", "所属の研修").await;
    hand.arrive(browser, "所属の研修（令和8年度）").await;
    browser.wait_for_text("広報の担当を手伝うため").await;
    let application = format!("髙﨑　汐里：{CODE} {title}");
    hand.press(browser, "button", &format!("承認しない（{application}）")).await;
    browser.wait_for_text("承認しない理由を入力してください。").await;
    seat.look("electives-4-unit").await;
    hand.press(browser, "button", &format!("承認する（{application}）")).await;
    browser.wait_until_gone("heading", &application).await;
    hand.press(browser, "button", "この内容を確認したと記録する（市民課）").await;
    browser.wait_for_text("最後の確認：令和8年11月23日").await;
    seat.look("electives-5-confirmed").await;

    next(browser, &seat, "004512").await;
    browser.click("link", &title).await;
    browser.find("heading", &title).await;

    next(browser, &seat, "003618").await;
    Hand::Mouse.menu(browser, "報告", "所属別の確認状況").await;
    Hand::Mouse.arrive(browser, "所属別の確認状況（令和8年度）").await;
    browser.wait_for_text("1の所属で確認の記録があります。").await;
    seat.look("electives-6-confirmations").await;
}

async fn offer(seat: &Seat, title: &str) {
    let browser = &seat.browser;
    seat.sign_in("003618").await;
    Hand::Mouse.menu(browser, "研修の計画と割当て", "選択研修").await;
    Hand::Mouse.arrive(browser, "選択研修（令和8年度）").await;
    browser.click("button", &format!("設定を変える（{CODE} {title}）")).await;
    browser.wait_for_focus(&format!("{CODE} {title}の募集の設定")).await;
    browser.click("radio", "募集する").await;
    browser.fill("年度の定員", "0").await;
    browser.click("button", "設定を保存する").await;
    browser.wait_for_text("1以上の数字で入力してください。").await;
    seat.look("electives-1-settings").await;
    browser.fill("年度の定員", "20").await;
    browser.click("button", "設定を保存する").await;
    browser.wait_until_gone("button", "設定を保存する").await;
    browser.wait_for_text("20人").await;
}
