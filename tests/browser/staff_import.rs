//! HR takes in the file of the next 1 April: a question is answered and answered anew, the difference is
//! opened, the file waits for its day, and is taken back.

use learning::role::Grade;
use tests::staff_edits::StaffFile;

use crate::hand::Hand;
use crate::seat::Seat;

const TRANSFERRED: &str = "004512";
/// Gets a title that the organisation's table does not know.
const RETITLED: &str = "003867";
const FILE_NAME: &str = "jinji_20270401.csv";

#[tokio::test]
async fn a_future_file_is_asked_about_applied_and_taken_back() {
    let seat = Seat::take().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let file = StaffFile::shipped()
        .moved(TRANSFERRED, "030200", "国保年金課")
        .with(RETITLED, "職名", "主幹")
        .with(RETITLED, "職層", "");
    std::fs::write(&path, file.bytes()).unwrap();

    seat.sign_in("003618").await;
    let browser = &seat.browser;
    Hand::Mouse.menu(browser, "名簿と組織", "名簿の取込み").await;
    Hand::Mouse.arrive(browser, "名簿の取込み").await;
    browser.choose_file("名簿のファイル", &path).await;
    browser.fill_date("いつ現在の名簿か", 2027, 4, 1).await;
    browser.click("button", "確認する").await;
    browser.wait_for_focus("読み取った内容").await;
    browser.wait_for_text("1件のうち0件に回答済みです。").await;
    browser.wait_for_text("まだ適用できません。").await;
    assert!(!browser.shows("button", "予定として取り込む").await);
    seat.look("import-1-question").await;

    answer(&seat, Grade::G40, "この答えで決める").await;
    browser.wait_for_text("1件のうち1件に回答済みです。").await;
    browser.click("button", "一覧を開く：昇任する職員").await;
    browser.find("row", RETITLED).await;
    // The answer was wrong: another one in its place, and the same file is compared again.
    answer(&seat, Grade::G50, "この答えに変える").await;
    browser.find("button", "一覧を開く：職名・職層が変わる職員").await;
    browser.click("button", "一覧を開く：所属が変わる職員").await;
    browser.find("row", TRANSFERRED).await;
    seat.look("import-2-difference").await;

    browser.click("button", "予定として取り込む（4月1日に有効になります）").await;
    browser.wait_for_focus("取込みの結果").await;
    browser.wait_for_text("その日になると自動で切り替わります。").await;
    browser.find("row", FILE_NAME).await;
    seat.look("import-3-planned").await;

    browser.click("button", &format!("取り消す：{FILE_NAME}")).await;
    browser.wait_for_focus(&format!("「{FILE_NAME}」の取込みを取り消す")).await;
    browser.fill("取り消す理由", "内示の差替えがあったため").await;
    seat.look("import-4-undo").await;
    browser.click("button", "この取込みを取り消す").await;
    browser.wait_for_text("理由：内示の差替えがあったため").await;
    assert!(!browser.shows("button", &format!("取り消す：{FILE_NAME}")).await);
    seat.look("import-5-undone").await;
    browser.assert_quiet();
}

async fn answer(seat: &Seat, grade: Grade, button: &str) {
    let browser = &seat.browser;
    browser.click("radio", &format!("{} {}", grade.code(), grade.label())).await;
    browser.click("button", &format!("{button}：質問 1")).await;
}
