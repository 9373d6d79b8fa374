//! The DX leader sees a completion as soon as it stands, and finds the people behind a figure.

use tests::app::TestApp;
use tests::browser::Browser;
use tests::study;

use crate::hand::Hand;
use crate::seat::{COURSE, Seat};

/// The figures of 市民課 in the journeys' course, as far as they do not change.
const CELL: &str = "市民課 パスワードと多要素認証 未修了";

#[actix_web::test]
async fn dx_leader_sees_the_change() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in("002105").await;
    Hand::Mouse.menu(browser, "報告", "受講状況").await;
    Hand::Mouse.arrive(browser, "受講状況（令和8年度）").await;
    let (done, all) = figures(browser).await;
    assert_eq!(done, 0);
    seat.look("dx-1-completion-before").await;

    let app = TestApp::behind(&seat.server).await;
    study::complete(&app, &app.persona("counter"), COURSE).await;
    browser.reload().await;
    assert_eq!(figures(browser).await, (1, all));
    seat.look("dx-2-completion-after").await;

    drill(&seat, all - 1).await;
    same_rows_in_the_file(browser).await;
}

async fn figures(browser: &Browser) -> (u32, u32) {
    let link = browser.find("link", CELL).await;
    let text = link.text().await.unwrap();
    let (done, all) = text.split_whitespace().next().unwrap().split_once('/').unwrap();
    (done.parse().unwrap(), all.parse().unwrap())
}

/// From the figure to the names, narrower by a grade, and back by the browser's own button.
async fn drill(seat: &Seat, outstanding: u32) {
    let browser = &seat.browser;
    browser.click("link", CELL).await;
    Hand::Mouse.arrive(browser, "未修了者一覧（令和8年度）").await;
    let found = format!("未修了は{outstanding}件");
    browser.wait_for_text(&found).await;
    let whole = browser.path().await;
    assert!(whole.contains("course=SEC-03") && whole.contains("department="), "{whole}");
    let numbers = shown(browser, 1).await;
    assert_eq!(u32::try_from(numbers.len()).unwrap(), outstanding);
    assert!(!numbers.contains(&"004512".to_owned()), "who has completed is not outstanding");
    seat.look("dx-3-outstanding").await;

    browser.select("職層", "主任級").await;
    browser.click("button", "この条件で表示する").await;
    browser.wait_until_gone("text", &found).await;
    let narrow = browser.path().await;
    assert!(narrow.contains("grade=G60") && narrow.contains("course=SEC-03"), "{narrow}");
    assert!(shown(browser, 4).await.iter().all(|grade| grade == "主任級"));
    browser.reload().await;
    browser.find("table", "未修了者一覧（令和8年度）").await;
    assert!(shown(browser, 4).await.iter().all(|grade| grade == "主任級"), "the address says it all");
    browser.back().await;
    browser.wait_for_text(&found).await;
    assert_eq!(browser.path().await, whole);
    assert_eq!(shown(browser, 1).await, numbers);
}

/// The file behind the link has the rows of the screen, in both encodings.
async fn same_rows_in_the_file(browser: &Browser) {
    for (link, encoding) in [("UTF-8（BOM付き）", "utf-8"), ("Shift_JIS（CP932）", "shift_jis")] {
        let link = browser.find("link", link).await;
        let address = link.attr("href").await.unwrap().unwrap();
        let fetch = "return fetch(arguments[0]).then((answer) => answer.arrayBuffer()) \
             .then((bytes) => new TextDecoder(arguments[1], { ignoreBOM: true, fatal: true }).decode(bytes))";
        let file = browser.script(fetch, vec![address.into(), encoding.into()]).await;
        let file = file.as_str().unwrap();
        assert_eq!(file.starts_with('\u{feff}'), encoding == "utf-8");
        let rows: Vec<&str> = file.lines().collect();
        let header = rows.iter().position(|row| row.contains("職員番号")).unwrap();
        let column = rows[header]
            .trim_start_matches('\u{feff}')
            .split(',')
            .position(|name| name.trim_matches('"') == "職員番号")
            .unwrap();
        let number = |row: &&str| row.split(',').nth(column).unwrap().trim_matches(['"', '=']).to_owned();
        let numbers: Vec<String> = rows[header + 1..].iter().map(number).collect();
        assert_eq!(numbers, shown(browser, 1).await, "{file}");
    }
}

/// A column of the table, counted from 1.
async fn shown(browser: &Browser, column: u32) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`tbody tr > :nth-child(${arguments[0]})`)] \
         .map((cell) => cell.innerText)";
    let cells = browser.script(script, vec![column.into()]).await;
    let cells = cells.as_array().unwrap().iter();
    cells.map(|cell| cell.as_str().map(str::to_owned).unwrap()).collect::<Vec<String>>()
}
