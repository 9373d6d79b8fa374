//! Documents for the meeting: found in the menu, shown as they print, written over, saved as files, and put on A4.

use contract::documents::DocumentKind;
use learning::role::Attribute;
use tests::app::TestApp;
use tests::browser::Browser;
use tests::{personnel, study};

use crate::dashboard;
use crate::hand::Hand;
use crate::seat::{COURSE, Seat};

/// Long and short side of A4 in points.
const A4: (f64, f64) = (841.9, 595.3);

#[actix_web::test]
async fn the_dx_leader_makes_the_report_for_the_meeting() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let app = TestApp::behind(&seat.server).await;
    study::complete(&app, &app.persona("counter"), COURSE).await;
    seat.sign_in("002105").await;
    Hand::Mouse.menu(browser, "報告", "報告書").await;
    Hand::Mouse.arrive(browser, "報告書").await;
    seat.look("documents-1-list").await;
    Hand::Keyboard.press(browser, "link", "所属別実施状況").await;
    Hand::Keyboard.arrive(browser, "所属別実施状況").await;
    browser.wait_for_text("令和8年度情報セキュリティ研修の所属別実施状況について（報告）").await;
    seat.look("documents-2-unit-status").await;

    browser.click("button", "表書きを直す").await;
    browser.fill("文書番号", "8潮デ第12号").await;
    browser.select("決裁欄", "付ける").await;
    seat.look("documents-3-cover").await;
    browser.click("button", "表書きを保存").await;
    browser.wait_for_text("8潮デ第12号").await;
    browser.find("table", "決裁欄").await;
    browser.wait_until_gone("status", "まだ保存していない変更があります。").await;

    same_lines_in_the_file(browser).await;
    on_a4(browser, "documents-unit-status").await;
    browser.click("link", "報告書の一覧へ戻る").await;
    Hand::Mouse.arrive(browser, "報告書").await;
    browser.click("link", "年度報告").await;
    Hand::Mouse.arrive(browser, "年度報告").await;
    browser.wait_for_text("数値の確定と記録の検証").await;
    seat.look("documents-4-yearly").await;
    on_a4(browser, "documents-yearly").await;
    browser.assert_quiet();
}

#[actix_web::test]
async fn every_document_prints_on_a4_the_way_its_paper_lies() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let app = TestApp::behind(&seat.server).await;
    dashboard::decide(&app).await;
    study::complete(&app, &app.persona("counter"), COURSE).await;
    study::complete(&app, &app.persona("dx-leader"), COURSE).await;
    personnel::give_attribute(&app.state, "004512", Attribute::SpecificPersonalInformation);
    seat.sign_in("002105").await;
    for kind in DocumentKind::ALL {
        browser.visit(&format!("/reports/documents/{}", kind.as_str())).await;
        browser.find("heading", kind.title()).await;
        browser.wait_for_text("基準日は令和8年11月23日です。").await;
        if kind != DocumentKind::History {
            browser.wait_for_text(&format!("令和8年度 {}", kind.title())).await;
        }
        let script = "return document.querySelectorAll('.paper--landscape').length";
        let landscape = browser.script(script, vec![]).await == 1;
        for (width, height) in on_a4(browser, &format!("documents-all-{}", kind.as_str())).await {
            assert_eq!(width > height, landscape, "{kind:?}: {width} × {height} pt");
        }
    }
    browser.assert_quiet();
}

#[tokio::test]
async fn a_day_that_cannot_be_is_said_at_its_field() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("002105").await;
    browser.visit("/reports/documents/yearly").await;
    browser.wait_for_text("基準日は令和8年11月23日です。").await;
    browser.fill_date("基準日", 2027, 1, 1).await;
    browser.click("button", "この年度と基準日で表示する").await;
    browser.wait_for_text("今日以前の日にしてください。").await;
    browser.visit("/reports/documents/yearly?as_of=2026-11-22").await;
    browser.wait_for_text("基準日は令和8年11月22日です。").await;
    browser.visit("/reports/documents/minutes").await;
    browser.find("heading", "ページが見つかりません").await;
    browser.assert_quiet();
}

#[tokio::test]
async fn everybody_prints_the_own_history() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("004512").await;
    browser.visit("/reports/documents/history").await;
    browser.find("heading", "職員研修の受講履歴について").await;
    browser.wait_for_text("髙﨑　汐里").await;
    seat.look("documents-5-history").await;
    on_a4(browser, "documents-history").await;
    browser.assert_quiet();
}

/// The CSV behind its link has the figures of every line of the page; a rate of nobody is empty there.
async fn same_lines_in_the_file(browser: &Browser) {
    let script = r#"
        const link = [...document.querySelectorAll('a[download]')].find((a) => a.href.includes('utf-8'));
        const text = await (await fetch(link.href)).text();
        const rows = [...document.querySelectorAll('.paper__table tbody tr, .paper__table tfoot tr')];
        const missing = rows.map((row) => [...row.cells].map((cell) => cell.innerText.replaceAll(',', ''))
            .filter((cell) => cell === '—' || cell.endsWith('%') || /^[0-9]+$/.test(cell))
            .map((cell) => (cell === '—' ? '' : cell)).join(','))
            .filter((figures) => !text.includes(figures));
        return [rows.length, missing];
    "#;
    let found = browser.script(&format!("return (async () => {{ {script} }})()"), vec![]).await;
    assert!(found[0].as_u64().unwrap() > 30, "{found}");
    assert_eq!(found[1].as_array().unwrap().len(), 0, "figures of the page that the file lacks: {found}");
}

/// Prints the page as Chromium does and looks at the size of its sheets, which are returned.
async fn on_a4(browser: &Browser, name: &str) -> Vec<(f64, f64)> {
    let sheets = browser.print(name);
    assert!(!sheets.is_empty());
    for &(width, height) in &sheets {
        let (long, short) = (width.max(height), width.min(height));
        assert!((long - A4.0).abs() < 2.0 && (short - A4.1).abs() < 2.0, "{name}: {width} × {height} pt");
    }
    sheets
}
