//! 選択必修: choose some of several courses.

use contract::assignments::MyAssignments;
use contract::error::ErrorCode;
use contract::path;
use contract::requirements::{ChooseCourse, CourseChosen};
use learning::curriculum::{Content, Rule};
use tests::app::TestApp;
use tests::study;

use super::fixtures::{publish, rule};

fn two_of_three() -> Rule {
    let courses = ["ETH-02", "ETH-03", "ETH-05"].map(str::to_owned).to_vec();
    Rule { content: Content::Choice { needed: 2, courses }, ..rule("choice", "", &[], 12, 28) }
}

fn choose(code: &str) -> ChooseCourse {
    ChooseCourse { course_code: code.to_owned() }
}

#[actix_web::test]
async fn a_choice_becomes_a_duty_and_counts_when_it_is_complete() {
    let app = TestApp::city().await;
    publish(&app.persona("hr"), vec![two_of_three()]).await;
    let clerk = app.persona("counter");
    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    let [choice] = mine.choices.as_slice() else { panic!("{:?}", mine.choices) };
    assert_eq!((choice.needed, choice.done, choice.courses.len()), (2, 0, 3));
    let address = format!("/api/choices/{}/courses", choice.id);
    let chosen: CourseChosen = clerk.post(&address, &choose("ETH-02")).await.json();
    let again: CourseChosen = clerk.post(&address, &choose("ETH-02")).await.json();
    assert_eq!(chosen, again);
    study::complete(&app, &clerk, "ETH-02").await;
    assert_eq!(study::card(&clerk, "ETH-02").await.id, chosen.assignment_id);
    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    assert_eq!(mine.choices[0].done, 1);
}

#[actix_web::test]
async fn only_the_own_choice_and_only_its_courses() {
    let app = TestApp::city().await;
    publish(&app.persona("hr"), vec![two_of_three()]).await;
    let clerk = app.persona("counter");
    let mine: MyAssignments = clerk.get(path::MY_ASSIGNMENTS).await.json();
    let address = format!("/api/choices/{}/courses", mine.choices[0].id);
    clerk.post(&address, &choose("SEC-01")).await.refused(ErrorCode::NotFound);
    app.persona("counter-junior").post(&address, &choose("ETH-02")).await.refused(ErrorCode::NotFound);
}
