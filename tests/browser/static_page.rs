//! Where the client cannot start, the page says why and what to do; it is never blank.

use tests::browser::Browser;
use tests::server::TestServer;
use tests::wire::Wire;

#[tokio::test]
async fn a_browser_without_webassembly_is_told_so() {
    let server = TestServer::city();
    // V8 without a compiler has no WebAssembly.
    let browser = Browser::open_with(&server.base_url, &["--js-flags=--jitless"]).await;
    browser.visit("/").await;
    assert_eq!(browser.script("return typeof WebAssembly", vec![]).await, "undefined");
    browser.find("heading", "このブラウザーでは研修の画面を動かせません").await;
    assert!(!browser.shows("text", "画面を準備しています。").await);
    assert!(!browser.shows("heading", "画面を始められませんでした").await, "one reason is enough");
    browser.assert_accessible().await;
    browser.screenshots("static-no-wasm").await;
}

#[tokio::test]
async fn a_program_that_does_not_arrive_is_told_of() {
    for lost in [".wasm", "/assets/learner-", "/assets/learner_boot-"] {
        let server = TestServer::city();
        let wire = Wire::to(&server.base_url);
        let browser = Browser::open(&wire.base_url()).await;
        wire.lose(lost);
        browser.visit("/").await;
        browser.find("heading", "画面を始められませんでした").await;
        browser.find("link", "もう一度開く").await;
        assert!(!browser.shows("text", "画面を準備しています。").await, "{lost}");
        browser.assert_accessible().await;
        browser.screenshots("static-not-arrived").await;
    }
}
