//! HR: the staff file in, a course given, and the person who gets it.

use std::path::{Path, PathBuf};

use tests::builders;

use crate::hand::Hand;
use crate::seat::{Seat, sign_in_with};

/// A head of division in 市民課, whom no order of the sample city gives this course.
const DIVISION_HEAD: &str = "001220";
const COURSE_GIVEN: &str = "RPA-01";

#[tokio::test]
async fn hr_import_and_assign() {
    let seat = Seat::take().await;
    seat.sign_in("003618").await;
    import(&seat).await;
    assign(&seat).await;

    let browser = &seat.browser;
    let password = "町と海のあいだの道";
    builders::give_password(&seat.server.state, DIVISION_HEAD, password);
    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    sign_in_with(browser, DIVISION_HEAD, password).await;
    Hand::Mouse.arrive(browser, "自分の研修").await;
    browser.click("link", &seat.course(COURSE_GIVEN).title).await;
    browser
        .wait_for_text(
            "令和8年11月23日に東海林 恵理が、市民課の部長級に割り当てました（期限 令和9年3月31日）。",
        )
        .await;
    browser.assert_quiet();
}

async fn import(seat: &Seat) {
    let browser = &seat.browser;
    Hand::Mouse.menu(browser, "名簿と組織", "名簿の取込み").await;
    Hand::Mouse.arrive(browser, "名簿の取込み").await;
    seat.look("hr-1-import").await;
    browser.choose_file("名簿のファイル", &sample("shokuin_20250401.csv")).await;
    browser.click("button", "確認する").await;
    browser.wait_for_focus("読み取った内容").await;
    browser.wait_for_text("いまの名簿と同じ内容です。").await;
    seat.look("hr-2-import-same").await;

    browser.choose_file("名簿のファイル", &sample("dirty/D10_duplicate_staff_number.csv")).await;
    browser.click("button", "確認する").await;
    browser.find("heading", "取り込めない行：2件").await;
    browser.find("table", "職員番号の重複：2件").await;
    browser.wait_for_text("取り込めない行が2行あるため、取り込めません。名簿は何も変わっていません。").await;
    for row in ["3 003301", "5 003301"] {
        browser.find("row", row).await;
    }
    assert!(!browser.shows("button", "この内容で取り込む").await);
    seat.look("hr-3-import-rejected").await;
}

async fn assign(seat: &Seat) {
    let browser = &seat.browser;
    Hand::Mouse.menu(browser, "研修の計画と割当て", "研修の割当て").await;
    Hand::Mouse.arrive(browser, "研修の割当て").await;
    let course = format!("{COURSE_GIVEN} {}", seat.course(COURSE_GIVEN).title);
    browser.select("割り当てるコース", &course).await;
    browser.click("checkbox", "部長級").await;
    browser.click("checkbox", "市民課").await;
    browser.fill_date("期限（この日まで）", 2027, 3, 31).await;
    browser.wait_for_text("市民課の部長級に、令和9年3月31日まで").await;
    seat.look("hr-4-assign").await;
    browser.click("button", "対象者を確認する").await;
    browser.wait_for_focus("対象者の確認").await;
    browser.find("row", "001220").await;
    seat.look("hr-5-preview").await;
    browser.click("button", "1人に割り当てる").await;
    browser.wait_for_focus("割当ての結果").await;
    browser.wait_for_text("割り当てました。新しく割り当てた人は1人、理由を追加した人は0人です。").await;
    seat.look("hr-6-assigned").await;
}

fn sample(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/sample-city").join(file)
}
