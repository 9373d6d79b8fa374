//! The curriculum: HR writes a rule without a mouse, sees whom it means and what publishing does; the person
//! whom it reaches reads why.

use fantoccini::key::Key;
use tests::browser::Browser;

use crate::hand::Hand;
use crate::seat::{Seat, sign_in};

const HR: &str = "003618";
/// A clerk of 市民課, 主任級.
const CLERK: &str = "004512";
const CLERK_GRADE: &str = "主任級";
/// A course that no order of the sample city gives.
const COURSE: &str = "ETH-02";
const RULE: &str = "本市の重点研修";
/// How many entries a list of courses or kinds can have.
const MOST_ENTRIES: usize = 40;

#[tokio::test]
async fn hr_publishes_a_rule_and_the_clerk_reads_why() {
    let seat = Seat::take().await;
    seat.sign_in(HR).await;
    load_the_standard(&seat).await;
    write_a_rule_by_keyboard(&seat).await;
    change_a_rule_by_keyboard(&seat).await;
    publish(&seat).await;
    look_at_the_person(&seat).await;
    read_why(&seat).await;
}

async fn load_the_standard(seat: &Seat) {
    let browser = &seat.browser;
    Hand::Keyboard.menu(browser, "研修の計画と割当て", "研修体系").await;
    Hand::Keyboard.arrive(browser, "研修体系").await;
    browser.wait_for_text("公開した研修体系は、まだありません。").await;
    Hand::Keyboard.press(browser, "button", "標準の研修体系を読み込む").await;
    browser.find("table", "情報セキュリティ（SEC）").await;
    browser.find("button", "コースの公開を待つ要件：").await;
    seat.look("curriculum-1-standard").await;
}

async fn write_a_rule_by_keyboard(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    hand.press(browser, "button", "要件を追加する").await;
    hand.arrive(browser, "新しい要件").await;
    hand.write(browser, "要件の名前", RULE).await;
    let course = format!("{COURSE} {}", seat.course(COURSE).title);
    hand.choose(browser, "コース", &course, MOST_ENTRIES).await;
    browser.wait_for_text("いまの条件にあてはまる職員は").await;
    let everybody = head_count(browser).await;
    hand.choose(browser, "条件の種類", "職層", MOST_ENTRIES).await;
    browser.wait_for_text("条件の中身を選ぶと、対象者を数えます。").await;
    hand.tick(browser, CLERK_GRADE).await;
    browser.wait_for_text("いまの条件にあてはまる職員は").await;
    let some = head_count(browser).await;
    assert!(some > 0 && some < everybody, "{some} of {everybody}");
    seat.look("curriculum-2-rule").await;
    save(browser).await;
    hand.press(browser, "link", "一覧へ戻る").await;
    hand.arrive(browser, "研修体系").await;
    browser.find("link", &format!("編集 {RULE}")).await;
}

/// The first rule of the list gets another name; going back and forth keeps what was typed.
async fn change_a_rule_by_keyboard(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    hand.press(browser, "link", "編集 ").await;
    browser.find("heading", "要件の編集：").await;
    browser.tab_to("textbox", "要件の名前").await;
    browser.press(Key::End).await;
    browser.type_text("（改）").await;
    browser.wait_for_text("保存していない変更があります。").await;
    browser.back().await;
    hand.arrive(browser, "研修体系").await;
    browser.find("link", "（改）").await;
    save(browser).await;
}

async fn publish(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    hand.press(browser, "link", "公開の内容を確認する").await;
    hand.arrive(browser, "研修体系の公開").await;
    browser.find("heading", "公開すると変わること").await;
    browser.wait_for_text("修了が失われる受講0件").await;
    for table in ["受講の負担（職層・属性別）", "コース別", "職員別"] {
        browser.find("table", table).await;
    }
    seat.look("curriculum-3-preview").await;
    hand.press(browser, "button", "この内容で公開する").await;
    browser.wait_for_focus("公開する理由").await;
    browser.wait_for_text("公開する理由を入力してください。").await;
    hand.write(browser, "公開する理由", "令和8年度の研修計画の決定による。").await;
    hand.press(browser, "button", "この内容で公開する").await;
    browser.wait_for_focus("公開の結果").await;
    browser.wait_for_text("第1版として公開しました。").await;
    hand.press(browser, "link", "公開した版を見る").await;
    hand.arrive(browser, "研修体系 第1版").await;
    browser.wait_for_text("令和8年度の研修計画の決定による。").await;
    seat.look("curriculum-4-version").await;
}

/// HR sees the duty with its rule, version and dates.
async fn look_at_the_person(seat: &Seat) {
    let (browser, hand) = (&seat.browser, Hand::Mouse);
    hand.menu(browser, "名簿と組織", "職員一覧").await;
    hand.arrive(browser, "職員一覧").await;
    hand.write(browser, "検索", CLERK).await;
    hand.press(browser, "button", "検索").await;
    let personas = server::demo::personas().unwrap();
    let clerk = personas.iter().find(|persona| persona.staff_number == CLERK).unwrap();
    hand.press(browser, "link", &clerk.name).await;
    browser.find("heading", &format!("{}さん", clerk.name)).await;
    browser.wait_for_text(&format!("「{RULE}」の対象になりました")).await;
    browser.wait_for_text("第1版").await;
    seat.look("curriculum-5-person").await;
}

async fn read_why(seat: &Seat) {
    let browser = &seat.browser;
    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    sign_in(browser, CLERK).await;
    Hand::Mouse.arrive(browser, "自分の研修").await;
    seat.look("curriculum-6-learner").await;
    let title = seat.course(COURSE).title;
    browser.click("link", &title).await;
    Hand::Mouse.arrive(browser, &title).await;
    browser.wait_for_text(&format!("により、「{RULE}」の対象になりました（期限 令和8年12月28日")).await;
    browser.assert_quiet();
}

async fn save(browser: &Browser) {
    Hand::Keyboard.press(browser, "button", "下書きを保存する").await;
    browser.wait_until_gone("text", "保存していない変更があります。").await;
}

/// The number in the sentence about the audience.
async fn head_count(browser: &Browser) -> u32 {
    let text = browser.text().await;
    let (_, rest) = text.split_once("いまの条件にあてはまる職員は").unwrap();
    let digits: String = rest.chars().take_while(|sign| *sign != '人').filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}
