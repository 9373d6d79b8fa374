//! One seat, many people: nobody finds what the person before left.

use chrono::TimeDelta;
use tests::app::TestApp;
use tests::browser::Browser;
use tests::study;

use crate::hand::Hand;
use crate::quiz;
use crate::seat::{COURSE, Seat};

/// The first person, and what would give them away.
const FIRST: &str = "004512";
const TRACES: [&str; 4] = ["髙﨑", "004512", "パスワードと多要素認証", "標的型攻撃メール"];

#[actix_web::test]
async fn next_person() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let app = TestApp::behind(&seat.server).await;
    study::read_lessons(&app.persona("counter"), COURSE).await;
    seat.sign_in(FIRST).await;
    browser.click("link", "パスワードと多要素認証").await;
    browser.click("button", "修了テストを受ける").await;
    quiz::tasks(browser, &seat.server).await;
    // A page that comes back is as new as any other.
    browser.back().await;
    browser.click("link", "テストの続きへ（8問中0問に解答済み）").await;
    quiz::tasks(browser, &seat.server).await;

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    assert_no_trace(browser).await;
    seat.look("shared-seat-after-leaving").await;
    // The course and the list of the first person were pages of another program, the test of this one.
    for _ in 0..2 {
        browser.back().await;
        browser.find("heading", "サインイン").await;
        assert_no_trace(browser).await;
    }

    browser.visit("/").await;
    seat.sign_in("008620").await;
    Hand::Mouse.arrive(browser, "自分の研修").await;
    browser.find("link", "研修を始める パスワードと多要素認証").await;
    let shown = browser.text().await;
    assert!(shown.contains("早瀬") && !shown.contains("髙﨑"), "{shown}");
    seat.look("shared-seat-next-person").await;
}

#[tokio::test]
async fn leaving_a_page_of_the_learner_says_so() {
    let seat = Seat::take().await;
    seat.sign_in(FIRST).await;
    seat.browser.find("heading", "自分の研修").await;
    seat.browser.click("button", "次の人に替わる").await;
    seat.browser.find("status", "サインアウトしました。次の人がサインインできます。").await;
    assert_no_trace(&seat.browser).await;
    seat.sign_in("008620").await;
    Hand::Mouse.arrive(&seat.browser, "自分の研修").await;
}

#[tokio::test]
async fn idle_session_ends_and_goes_on_where_it_was() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    seat.sign_in(FIRST).await;
    browser.click("link", "研修を始める パスワードと多要素認証").await;
    let lesson = &seat.course(COURSE).lessons[0].title;
    Hand::Mouse.arrive(browser, lesson).await;
    browser.assert_quiet();

    seat.server.state.clock.advance(TimeDelta::minutes(16));
    browser.click("button", "読み終えて次へ").await;
    browser.wait_for_text("サインインの有効時間が終わりました。").await;
    assert_no_trace(browser).await;
    browser.assert_accessible().await;
    browser.screenshots("shared-seat-idle").await;

    seat.sign_in(FIRST).await;
    Hand::Mouse.arrive(browser, lesson).await;
    browser.click("button", "読み終えて次へ").await;
    Hand::Mouse.arrive(browser, &seat.course(COURSE).lessons[1].title).await;
}

/// Neither to be seen nor anywhere in the document.
async fn assert_no_trace(browser: &Browser) {
    let all = "return document.documentElement.outerHTML + document.title";
    let all = browser.script(all, vec![]).await;
    for trace in TRACES {
        assert!(!all.as_str().unwrap().contains(trace), "「{trace}」 is left on {}", browser.path().await);
    }
}
