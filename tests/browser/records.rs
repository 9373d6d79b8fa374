//! Outside training by roster, a waiver, the history on the screen, and who is cleared for a tool.

use std::io::Write as _;

use learning::role::Attribute;
use tests::builders;
use tests::personnel::give_attribute;

use crate::hand::Hand;
use crate::seat::{Seat, sign_in_with};

const ROSTER: &str = "職員番号,氏名,実施日,結果,時間（分）\r\n4512,髙﨑　汐里,R8.10.5,修了,90\r\n";
const BAD_ROSTER: &str = "職員番号,氏名,実施日,結果,時間（分）\r\n4512,だれか,R8.10.5,修了,90\r\n";

#[tokio::test]
async fn hr_records_training_and_the_gate_opens() {
    let seat = Seat::take().await;
    give_attribute(&seat.server.state, "004512", Attribute::GenerativeAi);
    seat.sign_in("003618").await;
    roster(&seat).await;
    waiver(&seat).await;
    gate(&seat).await;

    let browser = &seat.browser;
    let password = "町と海のあいだの道";
    builders::give_password(&seat.server.state, "004512", password);
    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    sign_in_with(browser, "004512", password).await;
    Hand::Mouse.arrive(browser, "自分の研修").await;
    browser.click("link", "受講履歴").await;
    Hand::Mouse.arrive(browser, "受講履歴").await;
    browser.find("row", "生成AI集合研修").await;
    seat.look("records-5-my-history").await;
    browser.assert_quiet();
}

/// A file on the disk for the file field of the browser.
fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

async fn roster(seat: &Seat) {
    let browser = &seat.browser;
    Hand::Mouse.menu(browser, "記録と出席", "受講の記録").await;
    Hand::Mouse.arrive(browser, "受講の記録").await;
    browser.click("link", "名簿でまとめて記録する").await;
    Hand::Mouse.arrive(browser, "研修の名簿").await;
    browser.select("形態", "集合").await;
    browser.fill("研修名", "生成AI集合研修").await;
    browser.fill("主催", "情報政策課").await;
    let course = format!("NEW-01 {}", seat.course("NEW-01").title);
    browser.select("充てるコース", &course).await;
    browser.fill("決裁者", "人事課長").await;
    let bad = file(BAD_ROSTER);
    browser.choose_file("名簿のファイル", bad.path()).await;
    browser.click("button", "確認する").await;
    browser.wait_for_focus("確認の結果").await;
    browser.find("row", "2 004512").await;
    assert!(!browser.shows("button", "この内容で記録する").await);
    seat.look("records-1-roster-rejected").await;
    let good = file(ROSTER);
    browser.choose_file("名簿のファイル", good.path()).await;
    browser.click("button", "確認する").await;
    browser.wait_for_focus("確認の結果").await;
    browser.click("button", "この内容で記録する").await;
    browser.wait_for_focus("記録しました。").await;
    seat.look("records-2-roster-applied").await;
}

async fn waiver(seat: &Seat) {
    let browser = &seat.browser;
    Hand::Mouse.menu(browser, "名簿と組織", "職員一覧").await;
    Hand::Mouse.arrive(browser, "職員一覧").await;
    browser.fill("検索", "004512").await;
    browser.click("button", "検索").await;
    browser.click("link", "髙﨑　汐里").await;
    browser.find("heading", "髙﨑").await;
    browser.click("link", "この職員の受講履歴").await;
    Hand::Mouse.arrive(browser, "職員の受講履歴").await;
    browser.click("button", "免除を記録する").await;
    browser.wait_for_focus("免除を記録する").await;
    let course = format!("SEC-02 {}", seat.course("SEC-02").title);
    browser.select("コース", &course).await;
    browser.fill_date("免除の初日", 2026, 4, 1).await;
    browser.fill_date("免除の最終日", 2027, 3, 31).await;
    browser.fill("理由", "同等の研修を受けたため").await;
    browser.fill("決裁者", "人事課長").await;
    browser.click("button", "記録する").await;
    browser.find("row", "同等の研修を受けたため").await;
    seat.look("records-3-person-history").await;
}

async fn gate(seat: &Seat) {
    let browser = &seat.browser;
    Hand::Mouse.menu(browser, "記録と出席", "利用前必須の研修").await;
    Hand::Mouse.arrive(browser, "利用前必須の研修").await;
    browser.wait_for_text("SEC-06（まだ公開されていないため、だれも利用できません）").await;
    browser.click("link", "生成AIの人の一覧を見る").await;
    browser.find("row", "004512").await;
    browser.wait_for_text("令和9年3月31日まで有効です。").await;
    seat.look("records-4-gate").await;
}
