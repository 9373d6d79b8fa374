//! HR issues a first password on paper; whoever gets it must choose another before anything else.

use crate::hand::Hand;
use crate::seat::{Seat, sign_in_with};

const NEW: &str = "海と坂と古い灯台の町";

#[tokio::test]
async fn first_password() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("003618").await;
    Hand::Mouse.menu(browser, "管理", "アカウント").await;
    Hand::Mouse.arrive(browser, "アカウント").await;
    browser.find("row", "001220").await;
    seat.look("first-password-1-accounts").await;
    browser.fill("検索", "001220").await;
    browser.click("button", "検索").await;
    browser.click("button", "発行する 早瀬 和彦 001220").await;
    browser.wait_for_focus("発行の確認").await;
    seat.look("first-password-2-confirmation").await;
    // The row's button has a longer name; this is the one that says yes.
    browser.click("button", "発行する").await;
    browser.wait_for_focus("最初のパスワード").await;
    seat.look("first-password-3-slip").await;
    let slip = "return [...document.querySelectorAll('.slip__password')].map((part) => part.innerText)";
    let slip = browser.script(slip, vec![]).await;
    assert_eq!(slip[0], "001220");
    let issued = slip[1].as_str().unwrap().to_owned();

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    sign_in_with(browser, "001220", &issued).await;
    Hand::Mouse.arrive(browser, "パスワードの変更").await;
    browser.wait_for_text("はじめてのサインインです。").await;
    seat.look("first-password-4-change").await;
    browser.visit("/").await;
    browser.find("heading", "パスワードの変更").await;

    change(&seat, &issued, "001220").await;
    browser.wait_for_text("10文字以上にしてください。").await;
    change(&seat, "違うパスワード", NEW).await;
    browser.wait_for_text("現在のパスワードが違います。").await;
    browser.assert_accessible().await;
    browser.screenshots("first-password-5-refused").await;
    change(&seat, &issued, NEW).await;
    Hand::Mouse.arrive(browser, "自分の研修").await;

    browser.click("button", "次の人に替わる").await;
    sign_in_with(browser, "001220", NEW).await;
    Hand::Mouse.arrive(browser, "自分の研修").await;
}

async fn change(seat: &Seat, current: &str, new: &str) {
    seat.browser.fill("渡された最初のパスワード", current).await;
    seat.browser.fill("新しいパスワード", new).await;
    seat.browser.fill("新しいパスワード（もう一度）", new).await;
    seat.browser.click("button", "パスワードを変更する").await;
}
