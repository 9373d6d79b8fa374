//! The main job: from sign-in to a completion that stands, by mouse and by keyboard alone.

use fantoccini::key::Key;

use crate::hand::Hand;
use crate::quiz;
use crate::seat::{COURSE, Seat};

/// The clerk at the counter.
const CLERK: &str = "004512";

#[tokio::test]
async fn employee_by_mouse() {
    let seat = Seat::take().await;
    seat.browser.find("heading", "サインイン").await;
    seat.look("employee-01-sign-in").await;
    seat.sign_in(CLERK).await;
    Hand::Mouse.arrive(&seat.browser, "自分の研修").await;
    take_the_course(&seat, Hand::Mouse).await;
}

#[tokio::test]
async fn employee_by_keyboard_alone() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    browser.find("heading", "サインイン").await;
    skip_to_the_content(&seat).await;
    Hand::Keyboard.write(browser, "職員番号", CLERK).await;
    Hand::Keyboard.write(browser, "パスワード", "shiosaki-2026").await;
    browser.press(Key::Enter).await;
    Hand::Keyboard.arrive(browser, "自分の研修").await;
    skip_to_the_content(&seat).await;
    take_the_course(&seat, Hand::Keyboard).await;
}

/// The first stop of a page leads past its header.
async fn skip_to_the_content(seat: &Seat) {
    let browser = &seat.browser;
    browser.tab_to("link", "本文へ移動").await;
    let top = "return document.activeElement.getBoundingClientRect().top >= 0";
    assert_eq!(browser.script(top, vec![]).await, true, "the link is seen while it has the focus");
    browser.press(Key::Enter).await;
    let inside = "return document.querySelector('main').contains(document.activeElement)";
    assert_eq!(browser.script(inside, vec![]).await, true, "the focus is in the content");
}

async fn take_the_course(seat: &Seat, hand: Hand) {
    let browser = &seat.browser;
    let course = seat.course(COURSE);
    for code in ["SEC-02", "SEC-03", "RPA-01"] {
        browser.find("heading", &seat.course(code).title).await;
    }
    look(seat, hand, "02-list").await;

    read(seat, hand).await;
    let total = answer_all(seat, hand).await;
    hand.press(browser, "button", "提出前の確認へ").await;
    browser.wait_for_focus("提出前の確認").await;
    browser.wait_for_text("すべての設問に解答しました。").await;
    look(seat, hand, "07-review").await;
    hand.press(browser, "button", "提出する").await;

    hand.arrive(browser, &course.title).await;
    browser.wait_for_text("合格").await;
    browser.wait_for_text(&format!("{total}点満点で{total}点（100%）")).await;
    browser.wait_for_text("このコースを修了しました。").await;
    look(seat, hand, "08-result").await;
    hand.press(browser, "link", "自分の研修へ戻る").await;
    hand.arrive(browser, "自分の研修").await;
    browser.wait_for_text("令和8年11月23日に修了しました。").await;
    browser.find("link", &format!("内容を見直す {}", course.title)).await;
    look(seat, hand, "09-list-after").await;
    seat.browser.assert_quiet();
}

/// From the list through all lessons into the test.
async fn read(seat: &Seat, hand: Hand) {
    let browser = &seat.browser;
    let course = seat.course(COURSE);
    hand.press(browser, "link", &course.title).await;
    hand.arrive(browser, &course.title).await;
    look(seat, hand, "03-course").await;
    hand.press(browser, "link", &format!("研修を始める {}", course.title)).await;
    for (number, lesson) in course.lessons.iter().enumerate() {
        hand.arrive(browser, &lesson.title).await;
        look(seat, hand, &format!("04-lesson-{}", number + 1)).await;
        hand.press(browser, "button", "読み終えて次へ").await;
    }
    hand.arrive(browser, &course.title).await;
    look(seat, hand, "05-course-read").await;
    hand.press(browser, "button", &format!("修了テストを受ける {}", course.title)).await;
    hand.arrive(browser, &course.title).await;
}

/// Answers every question; how many there were.
async fn answer_all(seat: &Seat, hand: Hand) -> usize {
    let browser = &seat.browser;
    let tasks = quiz::tasks(browser, &seat.server).await;
    for (index, task) in tasks.iter().enumerate() {
        if index > 0 {
            hand.press(browser, "button", "次の設問").await;
            browser.wait_for_focus(&quiz::heading(index, tasks.len())).await;
        }
        quiz::answer(browser, hand, task).await;
        let answered = format!("{}問中{}問に解答済み", tasks.len(), index + 1);
        browser.wait_for_text(&answered).await;
        look(seat, hand, &format!("06-question-{}", index + 1)).await;
    }
    tasks.len()
}

/// Looking at every page once is enough.
async fn look(seat: &Seat, hand: Hand, name: &str) {
    if hand == Hand::Mouse {
        seat.look(&format!("employee-{name}")).await;
    }
}
