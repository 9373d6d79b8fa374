//! The test before the first lesson: taken by keyboard, its result, and what it exempts from.

use contract::attempts::SaveResponse;
use contract::path;
use contract::placements::PlacementView;
use learning::mark::Mark;
use learning::placement::{PlacementPolicy, Recommend, Threshold};
use tests::app::TestApp;
use tests::builders;
use tests::study;

use crate::hand::Hand;
use crate::seat::Seat;

/// A course that is assigned to everyone.
const COURSE: &str = "SEC-02";

/// The objective that the clerk knows already.
const KNOWN: &str = "SEC-02-1";

/// The sample city with a placement in the course.
async fn place(seat: &Seat) -> TestApp {
    let app = TestApp::behind(&seat.server).await;
    study::publish_changed(&app, COURSE, |course| {
        course.placement = Some(PlacementPolicy {
            questions_per_objective: 2,
            mastery: Mark::ONE,
            exempt: true,
            time_limit_minutes: None,
            recommend: vec![Recommend {
                when: Threshold::Below(Mark::new(3, 5)),
                level: Some(1),
                courses: vec!["SEC-03".to_owned()],
            }],
        });
    });
    app
}

#[actix_web::test]
async fn placement_exempts_from_what_is_known() {
    let seat = Seat::take().await;
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    let app = place(&seat).await;
    let course = seat.course(COURSE);
    seat.sign_in("004512").await;
    hand.arrive(browser, "自分の研修").await;
    hand.press(browser, "link", &course.title).await;
    hand.arrive(browser, &course.title).await;
    browser.find("heading", "事前診断（約6分）").await;
    seat.look("placement-1-offer").await;
    hand.press(browser, "button", "事前診断を受ける").await;
    hand.arrive(browser, &course.title).await;
    browser.find("heading", "問1／全6問").await;
    seat.look("placement-2-question").await;

    answer_what_is_known(&app, &seat).await;
    browser.reload().await;
    browser.wait_for_text("6問中2問に解答済み").await;
    hand.press(browser, "button", "提出前の確認へ").await;
    browser.wait_for_focus("提出前の確認").await;
    hand.press(browser, "button", "提出する").await;

    browser.find("heading", "レッスンの免除").await;
    browser.wait_for_text("6点満点で2点（33%）でした。").await;
    browser.wait_for_text("全体が60%未満なので").await;
    seat.look("placement-3-result").await;
    hand.press(browser, "link", "コースの内容へ").await;
    hand.arrive(browser, &course.title).await;
    let line = browser.find("listitem", &course.lessons[0].title).await.text().await.unwrap();
    assert!(line.trim_end().ends_with("事前診断で免除"), "{line}");
    assert!(!browser.shows("button", "事前診断を受ける").await, "it is taken once");
    seat.look("placement-4-exempted").await;
}

/// Saves the right responses to the questions of the known objective from another terminal.
async fn answer_what_is_known(app: &TestApp, seat: &Seat) {
    let clerk = app.persona("counter");
    let address = seat.browser.path().await;
    let id = address.strip_prefix("/placements/").unwrap();
    let view: PlacementView = clerk.get(&path::placement(id)).await.json();
    let course = seat.course(COURSE);
    for asked in &view.questions {
        let question = course.bank.iter().find(|question| question.id == asked.id).unwrap();
        if question.objective == KNOWN {
            let message = SaveResponse { response: builders::right_response(question) };
            let saved = clerk.put(&path::placement_response(id, &asked.id), &message).await;
            assert!(saved.status.is_success(), "{}", saved.text());
        }
    }
}
