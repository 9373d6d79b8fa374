//! What people understand: a DX leader looks at effects, items and profile; a clerk takes the check whether
//! knowledge stays by keyboard.

use chrono::TimeDelta;
use contract::path;
use contract::placements::PlacementView;
use learning::mark::Mark;
use learning::placement::PlacementPolicy;
use tests::app::TestApp;
use tests::{builders, study};

use crate::hand::Hand;
use crate::seat::Seat;

/// A course that is assigned to everyone.
const COURSE: &str = "SEC-02";

/// The course with a placement and one lesson, and six questions of which every test asks all.
async fn shorten(seat: &Seat) -> TestApp {
    let app = TestApp::behind(&seat.server).await;
    study::publish_changed(&app, COURSE, |course| {
        course.placement = Some(PlacementPolicy {
            questions_per_objective: 2,
            mastery: Mark::ONE,
            exempt: false,
            time_limit_minutes: None,
            recommend: Vec::new(),
        });
        course.lessons.truncate(1);
        course.exercises.clear();
        course.variants.clear();
        course.inserts.iter_mut().for_each(|insert| insert.acknowledge = false);
        course.bank.retain(|question| question.insert_keys.is_none());
        course.bank.truncate(12);
        course.bank.iter_mut().for_each(|question| question.literacy = vec!["セキュリティ".to_owned()]);
        course.assessment.questions = 6;
        course.assessment.must_be_right.clear();
        course.assessment.tag_mastery.clear();
    });
    app
}

#[actix_web::test]
async fn a_dx_leader_sees_what_ten_people_understand() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let app = shorten(&seat).await;
    let course = seat.course(COURSE);
    for (place, number) in builders::active_staff_numbers(&app.state, 12).iter().enumerate() {
        let person = app.person(number);
        let card = study::card(&person, COURSE).await;
        let view: PlacementView = person.post(&path::placement_of(&card.id), &()).await.json();
        person.post(&path::placement_submission(&view.id), &()).await;
        let attempt = study::begin(&person, COURSE).await;
        study::answer_right(&app, &person, &attempt.id, 3 + place % 4).await;
        study::submit(&person, &attempt.id).await;
    }
    // Whoever is alone in a unit is counted with the city after sixty days.
    app.advance(TimeDelta::days(61));
    seat.sign_in("002105").await;
    Hand::Mouse.menu(browser, "報告", "理解度").await;
    Hand::Mouse.arrive(browser, "理解度（令和8年度）").await;
    browser.find("table", "コース別の効果（全庁）").await;
    browser.wait_for_text("伸びが確かめられました").await;
    seat.look("understanding-1-effects").await;
    let name = format!("{COURSE} {}", course.title);
    browser.click("link", &format!("{name} 所属別を見る")).await;
    browser.find("table", &format!("部・所属別の効果：{}（{COURSE}）", course.title)).await;
    assert!(browser.path().await.contains("course=SEC-02"), "every view has its address");
    seat.look("understanding-2-units").await;

    browser.click("link", &format!("{name} 設問の統計")).await;
    Hand::Mouse.arrive(browser, &format!("設問の統計：{COURSE}")).await;
    browser.find("table", "テスト全体").await;
    browser.find("table", "設問ごとの統計").await;
    seat.look("understanding-3-items").await;

    browser.click("link", "項目別の理解度").await;
    Hand::Mouse.arrive(browser, "リテラシーの10項目（令和8年度）").await;
    browser.find("table", "リテラシーの10項目").await;
    browser.find("table", "DXリテラシー標準（DSS-L）：全庁").await;
    seat.look("understanding-4-profile").await;

    browser.click("link", "受講前の分布").await;
    Hand::Mouse.arrive(browser, "事前診断の分布（令和8年度）").await;
    browser.select("コース", &name).await;
    browser.click("button", "この条件で表示する").await;
    browser.find("table", "所属別の人数（全体の得点）").await;
    browser.find("table", "目標別の人数：全庁").await;
    seat.look("understanding-5-placements").await;
}

#[actix_web::test]
async fn a_clerk_checks_what_has_stayed() {
    let seat = Seat::take().await;
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    let app = shorten(&seat).await;
    let course = seat.course(COURSE);
    study::complete(&app, &app.persona("counter"), COURSE).await;
    app.advance(TimeDelta::days(30));
    let card = study::card(&app.persona("counter"), COURSE).await;
    seat.sign_in("004512").await;
    hand.arrive(browser, "自分の研修").await;
    browser.find("link", &format!("「{}」の定着確認（数分）を受ける", course.title)).await;
    seat.look("retention-0-offer").await;
    browser.visit(&format!("/assignments/{}", card.id)).await;
    hand.press(browser, "link", "定着確認（数分）を受ける").await;
    hand.arrive(browser, "定着確認").await;
    browser.wait_for_text("結果は修了に影響しません。").await;
    seat.look("retention-1-start").await;
    hand.press(browser, "button", "はじめる").await;
    hand.arrive(browser, &course.title).await;
    browser.wait_for_text("問中0問に解答済み").await;
    hand.press(browser, "button", "提出前の確認へ").await;
    browser.wait_for_focus("提出前の確認").await;
    hand.press(browser, "button", "提出する").await;
    browser.wait_for_text("修了テストの1回目は100%でした。").await;
    seat.look("retention-2-result").await;
    hand.press(browser, "link", "コースの内容へ").await;
    hand.arrive(browser, &course.title).await;
    assert!(!browser.shows("link", "定着確認（数分）を受ける").await, "it is taken once");
}
