//! The training plan: a DX leader writes it without a mouse, has it given back for want of a target, decides it,
//! carries it out, begins a change, evaluates a row, and opens the version that goes on paper.

use fantoccini::key::Key;
use tests::browser::Browser;

use crate::hand::Hand;
use crate::seat::Seat;

/// 一般行政職, who leads the plan.
const DX_LEADER: &str = "002105";
const COURSE: &str = "SEC-02";
const PLAN: &str = "令和8年度 研修計画";
const DRAFT: &str = "令和8年度 研修計画の案";
/// How many entries a list of courses can have.
const MOST_ENTRIES: usize = 40;

#[tokio::test]
async fn a_plan_goes_from_the_first_row_to_its_evaluation() {
    let seat = Seat::take().await;
    seat.sign_in(DX_LEADER).await;
    let browser = &seat.browser;
    Hand::Keyboard.menu(browser, "研修の計画と割当て", "研修計画").await;
    Hand::Keyboard.arrive(browser, PLAN).await;
    browser.wait_for_text("この年度の研修計画は、まだありません。").await;
    write_a_row(&seat).await;
    give_back_without_a_target(&seat).await;
    decide(&seat).await;
    evaluate(&seat).await;
    begin_a_change(&seat).await;
    open_the_version(&seat).await;
    browser.assert_quiet();
}

async fn write_a_row(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    hand.press(browser, "link", "計画を書き始める").await;
    hand.arrive(browser, DRAFT).await;
    hand.press(browser, "button", "行を追加する").await;
    browser.wait_for_focus("新しい行").await;
    hand.press(browser, "button", "この内容にする").await;
    browser.wait_for_text("日付を入れてください。").await;
    let course = format!("{COURSE} {}", seat.course(COURSE).title);
    browser.click("heading", "新しい行").await;
    hand.choose(browser, "コース", &course, MOST_ENTRIES).await;
    browser.fill_date("開始日", 2026, 5, 11).await;
    browser.fill_date("終了日", 2026, 11, 20).await;
    hand.write(browser, "担当", "デジタル推進課").await;
    seat.look("plan-1-row").await;
    hand.press(browser, "button", "この内容にする").await;
    browser.wait_for_focus(&format!("直す: {course}")).await;
    browser.wait_for_text("目標が決まっていません。").await;
    browser.wait_for_text("11月・12月は予算編成と議会で忙しい時期です。").await;
    save(browser).await;
    seat.look("plan-2-draft").await;
}

async fn save(browser: &Browser) {
    Hand::Keyboard.press(browser, "button", "保存する").await;
    browser.wait_until_gone("text", "保存していない変更があります。").await;
}

async fn submit(browser: &Browser) {
    let hand = Hand::Keyboard;
    hand.press(browser, "link", "研修計画へ戻る").await;
    hand.arrive(browser, PLAN).await;
    hand.press(browser, "button", "審議にかける").await;
    browser.wait_for_focus(PLAN).await;
}

async fn give_back_without_a_target(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    submit(browser).await;
    browser.wait_for_text("この案は決定できません。").await;
    hand.press(browser, "button", "差し戻す").await;
    browser.wait_for_text("入力してください。").await;
    hand.write(browser, "差戻しの理由", "目標値を定めること").await;
    hand.press(browser, "button", "差し戻す").await;
    browser.wait_for_text("前の案は差し戻されました。理由: 目標値を定めること").await;
    hand.press(browser, "link", "計画の案を書く").await;
    hand.arrive(browser, DRAFT).await;
    hand.press(browser, "button", "直す: ").await;
    hand.write(browser, "目標（％）", "95").await;
    hand.press(browser, "button", "この内容にする").await;
    save(browser).await;
    submit(browser).await;
}

async fn decide(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    seat.look("plan-3-review").await;
    hand.press(browser, "button", "決定を記録する").await;
    browser.wait_for_text("日付を入れてください。").await;
    hand.write(browser, "承認者の職", "CISO（副市長）").await;
    hand.write(browser, "承認者の氏名", "小宮山　隆").await;
    browser.fill_date("決定日", 2026, 11, 20).await;
    hand.press(browser, "button", "決定を記録する").await;
    browser.wait_for_text("計画に沿った研修を始めます。").await;
    hand.press(browser, "button", "実施に入る").await;
    browser.find("link", "行ごとに評価する").await;
    browser.wait_for_text("0／433人（0.0%）").await;
    seat.look("plan-4-running").await;
}

async fn evaluate(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    hand.press(browser, "link", "行ごとに評価する").await;
    hand.arrive(browser, "令和8年度 研修計画の評価").await;
    hand.write(browser, "所見", "年度の途中に始めたため、期間が足りなかった。").await;
    hand.pick(browser, &["継続", "見直し", "廃止"].map(str::to_owned), "見直し").await;
    hand.press(browser, "button", "評価を記録する").await;
    browser.wait_for_text("すべての研修の評価がそろいました。").await;
    seat.look("plan-5-evaluation").await;
    hand.press(browser, "link", "研修計画へ戻る").await;
    hand.arrive(browser, PLAN).await;
}

async fn begin_a_change(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    hand.press(browser, "button", "計画を変更する").await;
    hand.write(browser, "変更の理由", "組織改正のため").await;
    hand.press(browser, "button", "変更の案を作る").await;
    browser.wait_for_text("この計画の変更の案を書いています（理由: 組織改正のため）。").await;
    browser.find("link", "変更の案を書く").await;
}

async fn open_the_version(seat: &Seat) {
    let browser = &seat.browser;
    browser.click("link", "当初計画").await;
    Hand::Mouse.arrive(browser, "令和8年度 研修計画（当初計画）").await;
    browser.wait_for_text("CISO（副市長）　小宮山　隆").await;
    browser.find("table", "計画の内容").await;
    browser.find("table", "職層ごとの1人あたり（いちばん多い人）").await;
    browser.press(Key::Escape).await;
    seat.look("plan-6-version").await;
}
