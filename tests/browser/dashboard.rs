//! The DX leader compares plan and actual: from the whole city to one department to the names, by keyboard, and back
//! by the browser's button; a past day, a day to come, a phone; and the year that is frozen.

use chrono::TimeDelta;
use contract::plan::{PlanAudience, PlanRow, PlanSubject};
use tests::app::TestApp;
use tests::browser::Browser;
use tests::city_year::night;
use tests::plans;
use tests::study;

use crate::hand::Hand;
use crate::seat::Seat;

const LEADER: &str = "002105";
const HEADING: &str = "計画と実績（令和8年度）";

fn row(code: &str, ends_on: &str, target: u32) -> PlanRow {
    PlanRow {
        id: String::new(),
        subject: PlanSubject::Course { code: code.to_owned() },
        audience: PlanAudience::default(),
        starts_on: "2026-04-01".parse().unwrap(),
        ends_on: ends_on.parse().unwrap(),
        target_percent: Some(target),
        in_charge: "デジタル推進課".to_owned(),
        minutes: 25,
        purpose: "標的型攻撃メールによる被害を防ぐ。".to_owned(),
        notes: String::new(),
    }
}

/// Writes a plan of 令和8年度 and has it decided today.
pub async fn decide(app: &TestApp) {
    let rows = vec![row("SEC-02", "2026-12-28", 95), row("RPA-01", "2027-03-31", 60)];
    plans::decide(&app.persona("dx-leader"), 2026, rows, app.state.clock.today()).await;
}

#[actix_web::test]
async fn from_the_city_to_the_names_and_back() {
    let seat = Seat::take().await;
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    let app = TestApp::behind(&seat.server).await;
    decide(&app).await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;

    seat.sign_in(LEADER).await;
    hand.menu(browser, "報告", "計画と実績").await;
    hand.arrive(browser, HEADING).await;
    browser.wait_for_text("ポイント低い").await;
    browser.wait_for_text("第1版（当初、令和8年11月23日決定）").await;
    same_figures_in_chart_and_table(browser).await;
    seat.look("dashboard-1-city").await;
    fits_a_phone(browser).await;
    let whole = browser.path().await;

    hand.press(browser, "link", "市民課の中を見る（コース別）").await;
    browser.wait_for_text("範囲：市民課・すべての職層・すべてのコース").await;
    let inside = browser.path().await;
    assert!(inside.contains("department=") && inside.contains("by=course"), "{inside}");
    seat.look("dashboard-2-department").await;

    browser
        .tab_until("list of names", |focus| focus.name.contains("SEC-02") && focus.name.contains("名簿"))
        .await;
    browser.press(fantoccini::key::Key::Enter).await;
    hand.arrive(browser, "未修了者一覧（令和8年度）").await;
    let names = browser.path().await;
    assert!(names.contains("course=SEC-02") && names.contains("department="), "{names}");

    browser.back().await;
    browser.find("heading", HEADING).await;
    browser.wait_for_text("範囲：市民課・すべての職層・すべてのコース").await;
    assert_eq!(browser.path().await, inside);
    browser.back().await;
    browser.wait_for_text("範囲：すべての所属・すべての職層・すべてのコース").await;
    assert_eq!(browser.path().await, whole);
}

#[actix_web::test]
async fn a_view_is_chosen_and_a_day_to_come_is_not_asked_for() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in(LEADER).await;
    browser.visit("/reports/dashboard").await;
    browser.find("heading", HEADING).await;
    browser.wait_for_text("基準日までに決定した計画はありません。").await;
    browser.fill_date("基準日", 2026, 12, 31).await;
    browser.click("button", "この条件で表示する").await;
    browser.wait_for_text("基準日は今日以前の日にしてください。").await;
    seat.look("dashboard-3-refused").await;
    browser.visit("/reports/dashboard?as_of=2026-12-31").await;
    browser.wait_for_text("基準日は今日以前の日にしてください。").await;

    browser.visit("/reports/dashboard").await;
    browser.find("heading", HEADING).await;
    browser.select("行の単位", "職層").await;
    browser.select("部局・所属", "市民部（部局全体）").await;
    browser.click("button", "この条件で表示する").await;
    browser.wait_for_text("範囲：市民部・すべての職層・すべてのコース").await;
    browser.find("table", "職層別の計画と実績").await;
    let address = browser.path().await;
    browser.reload().await;
    browser.wait_for_text("範囲：市民部・すべての職層・すべてのコース").await;
    assert_eq!(browser.path().await, address, "the address is the view");
}

#[actix_web::test]
async fn a_frozen_year_says_so_and_can_be_counted_again() {
    let seat = Seat::take().await;
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    let app = TestApp::behind(&seat.server).await;
    decide(&app).await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    app.advance(TimeDelta::days(128));
    night(&app).await;
    app.advance(TimeDelta::days(1));
    night(&app).await;
    study::complete(&app, &app.person("008620"), "SEC-03").await;

    seat.sign_in(LEADER).await;
    hand.menu(browser, "報告", "計画と実績").await;
    hand.arrive(browser, "計画と実績（令和9年度）").await;
    hand.press(browser, "link", "令和8年度").await;
    browser.wait_for_text("令和8年度は令和9年3月31日現在で確定しています。").await;
    browser.find("table", "確定後に記録した修了・充当・免除").await;
    let lists = browser.script(LISTS, vec![]).await;
    let lists = lists.as_array().unwrap();
    assert!(lists.len() > 1, "the whole and its rows lead to names");
    assert!(lists.iter().all(|text| text == "今日現在の名簿"), "no count of a past day: {lists:?}");
    hand.press(browser, "button", "もう一度数えて、確定した数字と比べる").await;
    browser.wait_for_text("確定した数字とすべて一致しました。").await;
    browser.click("button", "訂正を記録する").await;
    browser.click("button", "記録する").await;
    browser.wait_for_text("入力してください。").await;
    browser.fill("内容", "市民課の1人は集合研修で修了").await;
    browser.fill("理由", "名簿の提出漏れ").await;
    browser.click("button", "記録する").await;
    browser.find("table", "訂正の記録").await;
    seat.look("dashboard-4-frozen").await;
}

/// What the links to lists of names say.
const LISTS: &str = "return [...document.querySelectorAll('main a[href*=\"/reports/outstanding\"]')].map((a) => a.innerText.trim())";

/// The chart has a name and a description, and its table as many figures as it has markers.
async fn same_figures_in_chart_and_table(browser: &Browser) {
    let script = "const chart = document.querySelector('svg[role=img]'); \
         const named = (name) => document.getElementById(chart.getAttribute(name)).textContent; \
         const rows = [...document.querySelectorAll('details table tbody tr')]; \
         return [named('aria-labelledby'), named('aria-describedby'), \
             chart.querySelectorAll('circle').length, \
             rows.filter((row) => row.cells[2].innerText.includes('%')).length, rows.length]";
    let found = browser.script(script, vec![]).await;
    let found = found.as_array().unwrap();
    assert_eq!(found[0], "年度の推移");
    assert!(found[1].as_str().unwrap().contains("年度末の計画は"), "{found:?}");
    assert_eq!(found[2], found[3], "as many markers as rates");
    assert_eq!(found[4], 14, "twelve ends of a month, the first day and today");
}

/// Nothing but the frames of the tables scrolls on a screen of 360 pixels.
async fn fits_a_phone(browser: &Browser) {
    browser.resize(tests::browser::PHONE).await;
    let script = "return [document.documentElement.scrollWidth, document.documentElement.clientWidth, \
         document.querySelector('svg[role=img]').getBoundingClientRect().right]";
    let widths = browser.script(script, vec![]).await;
    let [page, screen, chart] = [0, 1, 2].map(|place| widths[place].as_f64().unwrap());
    assert!(page <= screen && chart <= screen, "{widths}");
    browser.resize(tests::browser::DESK).await;
}
