//! The exercises of a course: a sorting by mouse, a scenario by keyboard alone, and the test that they open.

use std::collections::BTreeMap;

use courseware::CourseMaterial;
use courseware::material::{Exercise, ExerciseBody};
use fantoccini::Locator;
use learning::exercise::Branching;
use tests::app::TestApp;
use tests::builders;
use tests::study;

use crate::hand::Hand;
use crate::seat::Seat;

/// Has one exercise of each kind.
const EXERCISES: &str = "SEC-02";

#[actix_web::test]
async fn exercises_by_mouse_and_by_keyboard_open_the_test() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let course = seat.course(EXERCISES);
    let app = TestApp::behind(&seat.server).await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, EXERCISES).await;
    for lesson in &course.lessons {
        study::read_lesson(&clerk, &card.id, &lesson.id).await;
    }

    seat.sign_in("004512").await;
    Hand::Mouse.arrive(browser, "自分の研修").await;
    browser.click("link", &course.title).await;
    Hand::Mouse.arrive(browser, &course.title).await;
    sort(&seat, exercise(&course, "inbox")).await;
    decide(&seat, exercise(&course, "after-opening")).await;

    Hand::Keyboard.press(browser, "link", "修了テストの説明へ").await;
    Hand::Keyboard.arrive(browser, &course.title).await;
    for exercise in &course.exercises {
        let line = browser.find("listitem", &exercise.title).await.text().await.unwrap();
        assert!(line.trim_end().ends_with("合格"), "{line}");
    }
    browser.find("button", &format!("修了テストを受ける {}", course.title)).await;
    seat.look("exercises-8-course-after").await;
}

/// From the course page to the result of the sorting.
async fn sort(seat: &Seat, exercise: &Exercise) {
    let browser = &seat.browser;
    assert!(matches!(exercise.body, ExerciseBody::Sorting(_)));
    browser.click("link", "演習に進む").await;
    Hand::Mouse.arrive(browser, &exercise.title).await;
    browser.wait_for_text("まだ取り組んでいません。").await;
    seat.look("exercises-1-start").await;
    browser.click("button", "始める").await;
    Hand::Mouse.arrive(browser, &exercise.title).await;
    browser.find("heading", "仕分け").await;
    seat.look("exercises-2-sorting").await;

    let placements = builders::right_decisions(&seat.server.state, &run_id(seat).await);
    let placements: BTreeMap<String, String> = placements.into_iter().collect();
    // From the top, as people do: whoever scrolls back up finds the first line below the standing bar.
    let items =
        "return [...new Set([...document.querySelectorAll('.sorting input')].map((bin) => bin.name))]";
    let items = browser.script(items, vec![]).await;
    for group in items.as_array().unwrap().iter().map(|name| name.as_str().unwrap()) {
        let bin = &placements[group.strip_prefix("item-").unwrap()];
        let line = format!("//label[input[@name='{group}' and @value='{bin}']]");
        let page = browser.find("main", "").await;
        page.find(Locator::XPath(&line)).await.unwrap().click().await.unwrap();
    }
    let all = placements.len();
    browser.wait_for_text(&format!("{all}個のうち{all}個を分けました")).await;
    browser.click("button", "提出前の確認へ").await;
    browser.wait_for_focus("提出前の確認").await;
    browser.wait_for_text("すべて分けました。").await;
    seat.look("exercises-3-review").await;
    browser.click("button", "提出する").await;

    browser.wait_for_focus("仕分けの結果").await;
    browser.wait_for_text("合格です").await;
    browser.wait_for_text(&format!("{all}個のうち{all}個が合っていました（100%）。")).await;
    seat.look("exercises-4-sorted").await;
}

/// From the result of the sorting to the ending of the scenario, without a mouse.
async fn decide(seat: &Seat, exercise: &Exercise) {
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    let ExerciseBody::Branching(scenario) = &exercise.body else {
        panic!("{} is no scenario", exercise.id);
    };
    hand.press(browser, "link", "演習に進む").await;
    hand.arrive(browser, &exercise.title).await;
    seat.look("exercises-5-scenario-start").await;
    hand.press(browser, "button", "始める").await;
    hand.arrive(browser, &exercise.title).await;

    let way = builders::right_decisions(&seat.server.state, &run_id(seat).await);
    for (index, (scene, choice)) in way.iter().enumerate() {
        let heading = format!("場面{}", index + 1);
        browser.find("heading", &heading).await;
        if index > 0 {
            browser.wait_for_focus(&heading).await;
        }
        seat.look(&format!("exercises-6-scene-{}", index + 1)).await;
        hand.pick(browser, &texts(scenario, scene), &text(scenario, scene, choice)).await;
        hand.press(browser, "button", "決める").await;
    }
    let (scene, choice) = way.last().unwrap();
    let last = scenario.scenes[scene].choices.iter().find(|known| known.id == *choice).unwrap();
    browser.wait_for_focus(&scenario.endings[&last.to].title).await;
    browser.wait_for_text("合格です").await;
    browser.find("heading", "選択のふり返り").await;
    seat.look("exercises-7-ending").await;
}

fn exercise<'a>(course: &'a CourseMaterial, id: &str) -> &'a Exercise {
    course.exercises.iter().find(|exercise| exercise.id == id).unwrap()
}

fn texts(scenario: &Branching, scene: &str) -> Vec<String> {
    scenario.scenes[scene].choices.iter().map(|choice| choice.text.clone()).collect()
}

fn text(scenario: &Branching, scene: &str, id: &str) -> String {
    let choice = scenario.scenes[scene].choices.iter().find(|choice| choice.id == id).unwrap();
    choice.text.clone()
}

/// The id of the run on the screen.
async fn run_id(seat: &Seat) -> String {
    let path = seat.browser.path().await;
    path.strip_prefix("/exercises/").unwrap().to_owned()
}
