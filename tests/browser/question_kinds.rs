//! Every kind of question through its real controls, by mouse and by keyboard; a draw alone would leave it to
//! chance which of them a journey meets.

use std::collections::{BTreeMap, BTreeSet};

use tests::app::TestApp;
use tests::builders;
use tests::study;

use crate::hand::Hand;
use crate::quiz;
use crate::seat::{COURSE, Seat, attempt_id};

/// Of each kind.
const MOST: usize = 2;

#[actix_web::test]
async fn every_kind_of_question_by_mouse() {
    answer_every_kind(Hand::Mouse).await;
}

#[actix_web::test]
async fn every_kind_of_question_by_keyboard_alone() {
    answer_every_kind(Hand::Keyboard).await;
}

async fn answer_every_kind(hand: Hand) {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let kinds = draw_every_kind(&seat).await;
    seat.sign_in("004512").await;
    hand.press(browser, "button", "修了テストを受ける").await;
    let tasks = quiz::tasks(browser, &seat.server).await;
    let mut looked = BTreeSet::new();
    for (index, task) in tasks.iter().enumerate() {
        quiz::answer(browser, hand, task).await;
        let saved = format!("{}問中{}問に解答済み 保存しました", tasks.len(), index + 1);
        browser.wait_for_text(&saved).await;
        if hand == Hand::Mouse && looked.insert(&kinds[&task.id]) {
            seat.look(&format!("question-{}", kinds[&task.id])).await;
        }
        if index + 1 < tasks.len() {
            hand.press(browser, "button", "次の設問").await;
            browser.wait_for_focus(&quiz::heading(index + 1, tasks.len())).await;
        }
    }
    let saved = builders::saved_responses(&seat.server.state, &attempt_id(browser).await);
    for task in &tasks {
        assert_eq!(saved.get(&task.id), Some(&task.right), "{}", task.stem);
    }
    hand.press(browser, "button", "提出前の確認へ").await;
    browser.wait_for_focus("提出前の確認").await;
    hand.press(browser, "button", "提出する").await;
    browser.wait_for_text(&format!("{0}点満点で{0}点（100%）", tasks.len())).await;
    browser.assert_quiet();
}

/// Publishes the course with a test that draws its whole bank, which has every kind, and reads the lessons.
/// The kind of each question.
async fn draw_every_kind(seat: &Seat) -> BTreeMap<String, &'static str> {
    let app = TestApp::behind(&seat.server).await;
    let mut kinds = BTreeMap::new();
    study::publish_changed(&app, COURSE, |course| {
        let mut met: BTreeMap<&str, usize> = BTreeMap::new();
        course.bank.retain(|question| {
            let count = met.entry(question.kind()).or_default();
            *count += 1;
            *count <= MOST
        });
        assert_eq!(met.len(), 8, "the course has every kind");
        course.assessment.questions = u32::try_from(course.bank.len()).unwrap();
        kinds = course.bank.iter().map(|question| (question.id.clone(), question.kind())).collect();
    });
    study::read_lessons(&app.persona("counter"), COURSE).await;
    kinds
}
