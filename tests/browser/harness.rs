//! The harness itself: a test that finds no fault is worth nothing unless it can find one.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use fantoccini::key::Key;
use tests::browser::{Browser, Focus};
use tests::wire::Wire;

const PAGE: &str = r#"<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>見本</title></head>
<body><main><h1>見本</h1>
<label for="number">職員番号</label> <input id="number">
<fieldset><legend>設問</legend>
<label><input type="radio" name="a">はい</label> <label><input type="radio" name="a">いいえ</label></fieldset>
<button onclick="setTimeout(() => { document.querySelector('output').textContent = '保存しました'; }, 300)">保存</button>
<output></output></main></body></html>"#;

/// One page at every address, for as long as the test process lives.
fn serve() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || {
                let mut request = [0; 4096];
                if stream.read(&mut request).is_ok_and(|count| count > 0) {
                    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close";
                    write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{PAGE}", PAGE.len()).ok();
                }
            });
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn what_appears_later_is_waited_for() {
    let browser = Browser::open(&serve()).await;
    browser.visit("/").await;
    assert!(!browser.shows("status", "保存しました").await);
    browser.click("button", "保存").await;
    browser.find("status", "保存しました").await;
    browser.wait_for_text("保存しました").await;
    browser.wait_until_gone("button", "消えたボタン").await;
}

#[tokio::test]
async fn a_page_is_walked_without_a_mouse() {
    let browser = Browser::open(&serve()).await;
    browser.visit("/").await;
    browser.tab_to("textbox", "職員番号").await;
    browser.type_text("001234").await;
    browser.tab_to("radio", "はい").await;
    browser.press(Key::Down).await;
    assert_eq!(browser.focus().await, Focus { role: "radio".to_owned(), name: "いいえ".to_owned() });
    assert!(browser.focus_is_visible().await);
    browser.tab_to("button", "保存").await;
    browser.press(Key::Enter).await;
    browser.find("status", "保存しました").await;
}

#[tokio::test]
async fn faults_are_seen() {
    let browser = Browser::open(&serve()).await;
    browser.visit("/").await;
    browser.assert_accessible().await;
    browser.assert_quiet();

    browser.script("document.querySelector('main').append(document.createElement('button'))", vec![]).await;
    let broken: Vec<String> =
        browser.violations().await.into_iter().map(|violation| violation.rule).collect();
    assert_eq!(broken, ["button-name"]);

    browser.script("return fetch('http://elsewhere.example/').catch(() => null)", vec![]).await;
    browser.script("console.error('a fault')", vec![]).await;
    assert!(browser.requested_hosts().contains("elsewhere.example"));
    assert!(browser.console_errors().iter().any(|error| error.contains("a fault")));
}

#[tokio::test]
async fn a_cable_is_read_and_pulled() {
    let wire = Wire::to(&serve());
    let browser = Browser::open(&wire.base_url()).await;
    browser.visit("/first").await;
    assert_eq!(wire.answers_with("職員番号").first().map(String::as_str), Some("GET /first"));

    let ask = "return fetch('/again').then((answer) => answer.status, () => 0)";
    wire.cut();
    assert_eq!(browser.script(ask, vec![]).await, 0);
    wire.restore();
    assert_eq!(browser.script(ask, vec![]).await, 200);
}
