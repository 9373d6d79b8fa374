//! Completion: once, in the transaction of its cause, and for good.

use chrono::NaiveDate;
use contract::assignments::MyAssignments;
use contract::path;
use diesel::prelude::*;
use server::database::dialect::Connection;
use server::database::schema::{completions, course_versions, enrollments};
use tests::app::TestApp;
use tests::staff_edits::StaffFile;
use tests::{catalogue, study};

#[derive(Queryable, Debug, Clone, PartialEq)]
struct Fact {
    staff_number: String,
    department_name: String,
    grade: String,
    cause: String,
    completed_on: NaiveDate,
    version: i32,
}

fn facts(app: &TestApp) -> Vec<Fact> {
    let read = |c: &mut Connection| {
        Ok(completions::table
            .inner_join(course_versions::table.on(course_versions::id.eq(completions::course_version_id)))
            .select((
                completions::staff_number,
                completions::department_name,
                completions::grade,
                completions::cause,
                completions::completed_on,
                course_versions::version,
            ))
            .load(c)?)
    };
    app.state.database.read_now(read).expect("completions")
}

fn of_the_clerk() -> Fact {
    Fact {
        staff_number: "004512".to_owned(),
        department_name: "市民課".to_owned(),
        grade: "G60".to_owned(),
        cause: "attempt".to_owned(),
        completed_on: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"),
        version: 1,
    }
}

#[actix_web::test]
async fn a_passed_attempt_completes_the_course_with_the_post_of_that_day() {
    let app = TestApp::city().await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    assert_eq!(facts(&app), [of_the_clerk()]);
}

#[actix_web::test]
async fn lessons_alone_and_a_failed_attempt_complete_nothing() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, 7).await;
    assert!(!study::submit(&clerk, &attempt.id).await.course_complete);
    assert_eq!(facts(&app), []);
}

#[actix_web::test]
async fn passing_again_does_not_complete_again() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let passed = study::complete(&app, &clerk, "SEC-02").await;
    app.advance(chrono::TimeDelta::days(1));
    let clerk = app.persona("counter");
    let again = study::start(&clerk, &passed.assignment_id).await;
    study::answer_right(&app, &clerk, &again.id, usize::MAX).await;
    assert!(study::submit(&clerk, &again.id).await.course_complete);
    assert_eq!(facts(&app), [of_the_clerk()]);
}

#[actix_web::test]
async fn failing_afterwards_takes_nothing_away() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let passed = study::complete(&app, &clerk, "SEC-02").await;
    let again = study::start(&clerk, &passed.assignment_id).await;
    let failed = study::submit(&clerk, &again.id).await;
    assert!(!failed.passed && failed.course_complete && failed.why.is_none());
    assert_eq!(facts(&app), [of_the_clerk()]);
}

#[actix_web::test]
async fn a_completion_stays_as_it_was_after_a_transfer() {
    let app = TestApp::city().await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    let before = catalogue::everything(&app.state);
    let hr = app.persona("hr");
    let file = StaffFile::shipped().moved("004512", "010200", "人事課").with("004512", "職層", "G50");
    assert_eq!(file.import(&hr).await.difference.transferred, 1);
    assert_eq!(facts(&app), [of_the_clerk()]);
    let after = catalogue::everything(&app.state);
    for table in ["completions", "attempts", "responses", "attempt_results", "enrollments"] {
        assert_eq!(after[table], before[table], "{table}");
    }
    let mine: MyAssignments = app.persona("counter").get(path::MY_ASSIGNMENTS).await.json();
    assert_eq!(mine.completed.len(), 1, "the record moves along with the person");
}

#[actix_web::test]
async fn a_completion_stays_after_a_stricter_version_is_published() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let passed = study::complete(&app, &clerk, "SEC-02").await;
    study::publish_changed(&app, "SEC-02", |course| {
        course.assessment.mastery = learning::mark::Mark::ONE;
        let mut added = course.lessons[0].clone();
        added.id = "added".to_owned();
        course.lessons.push(added);
    });
    assert_eq!(facts(&app), [of_the_clerk()]);
    let shown = clerk.get(&path::attempt_result(&passed.attempt_id)).await.json();
    assert_eq!(passed, shown, "the result is read with the version that it was scored by");
    assert!(study::card(&clerk, "SEC-02").await.completed_on.is_some());
}

#[actix_web::test]
async fn who_has_begun_stays_with_the_version_and_who_has_not_gets_the_newest() {
    let app = TestApp::city().await;
    let (clerk, junior) = (app.persona("counter"), app.persona("counter-junior"));
    study::read_lessons(&clerk, "SEC-02").await;
    study::publish_changed(&app, "SEC-02", |course| course.assessment.questions = 4);
    study::complete(&app, &clerk, "SEC-02").await;
    assert_eq!(study::begin(&junior, "SEC-02").await.questions.len(), 4);
    let read = |c: &mut Connection| {
        Ok(enrollments::table
            .inner_join(course_versions::table.on(course_versions::id.eq(enrollments::course_version_id)))
            .order(course_versions::version)
            .select((enrollments::person_id, course_versions::version))
            .load::<(String, i32)>(c)?)
    };
    let bound = app.state.database.read_now(read).expect("enrollments");
    assert_eq!(bound, [(clerk.person_id.clone(), 1), (junior.person_id.clone(), 2)]);
}
