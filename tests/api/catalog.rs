//! Courses: their key figures, their drawings, and what publishing changes.

use std::sync::Arc;

use contract::assignments::CoursePage;
use contract::attempts::{AttemptResult, AttemptView};
use contract::catalog::{CourseDetail, CourseList};
use contract::error::ErrorCode;
use contract::path;
use courseware::CourseMaterial;
use server::catalog::{publish, store};
use server::serve;
use server::state::State;
use tests::app::{Persona, TestApp};
use tests::study;

use crate::contents;

/// Id and material of the newest version of a course.
fn newest(state: &State, code: &str) -> (String, Arc<CourseMaterial>) {
    let tenant_id = state.tenants[0].id.clone();
    let shelf = state.shelf.clone();
    state
        .database
        .read_now(|c| {
            let version = store::newest_of(c, &tenant_id, code)?;
            Ok((version.id.clone(), shelf.take(c, &tenant_id, &version.id)?))
        })
        .unwrap()
}

/// Codes of the courses that come with the program.
fn shipped() -> Vec<String> {
    let mut codes: Vec<String> =
        publish::shipped(server::clock::Clock::standing_at(tests::app::beginning()).today())
            .into_iter()
            .map(|course| course.code)
            .collect();
    codes.sort();
    codes
}

/// Publishes a course with another title, pass mark and first stem, as an author would after a revision.
fn revise(state: &State, code: &str) -> Vec<String> {
    let mut course = CourseMaterial::clone(&newest(state, code).1);
    course.title = format!("{}（改訂）", course.title);
    course.content_hash = "0".repeat(64);
    course.assessment.mastery = learning::mark::Mark::new(1, 1);
    for question in &mut course.bank {
        question.stem = format!("改訂 {}", question.stem);
    }
    let (tenant_id, now) = (state.tenants[0].id.clone(), state.clock.now());
    state.database.write_now(move |c| publish::publish(c, &tenant_id, &[course.clone()], now)).unwrap()
}

/// Does everything before the assessment and starts the assessment.
async fn start(who: &Persona<'_>, code: &str) -> AttemptView {
    let card = study::read_lessons(who, code).await;
    who.post(&path::attempts(&card.id), &()).await.json()
}

#[actix_web::test]
async fn the_catalogue_lists_each_course_with_its_figures() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let list: CourseList = leader.get(path::COURSES).await.json();
    let codes: Vec<&str> = list.courses.iter().map(|course| course.code.as_str()).collect();
    assert_eq!(codes, shipped());
    assert!(["RPA-01", "SEC-02", "SEC-03"].iter().all(|code| codes.contains(code)));
    for card in &list.courses {
        let material = newest(&app.state, &card.code).1;
        assert_eq!(card.lessons as usize, material.as_taken(None).lessons.len());
        assert_eq!(card.bank as usize, material.bank.len());
        assert!(card.bank >= 20, "{}", card.code);
        assert!(0 < card.questions && card.questions <= card.bank);
        assert_eq!(
            (card.title.as_str(), card.minutes, card.version),
            (material.title.as_str(), material.minutes, 1)
        );
        let detail: CourseDetail = leader.get(&path::course(&card.code)).await.json();
        assert_eq!(&detail.card, card);
        assert!(!detail.objectives.is_empty() && !detail.sources.is_empty());
        assert_eq!(detail.lessons.len(), card.lessons as usize);
    }
    for code in ["SEC-99", "sec-02", "SEC-02%00", "..%2F..%2Fetc%2Fpasswd", "%FF"] {
        leader.get(&path::course(code)).await.refused(ErrorCode::NotFound);
    }
}

#[actix_web::test]
async fn the_catalogue_shows_no_question_and_no_key() {
    let app = TestApp::city().await;
    let author = app.persona("content-author");
    for code in shipped() {
        let code = code.as_str();
        let text = author.get(&path::course(code)).await.text();
        for question in &newest(&app.state, code).1.bank {
            assert!(!text.contains(&question.stem) && !text.contains(&question.id), "{code}");
        }
    }
}

#[actix_web::test]
async fn a_figure_is_served_as_an_image_that_runs_nothing() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let mut figures = 0;
    for code in shipped() {
        let (version, material) = newest(&app.state, &code);
        for (name, svg) in &material.figures {
            let response = clerk.get(&format!("/api/course-versions/{version}/figures/{name}")).await;
            assert_eq!(response.status, 200);
            assert_eq!(response.headers.get("content-type").unwrap(), "image/svg+xml");
            assert_eq!(response.headers.get("x-content-type-options").unwrap(), "nosniff");
            let policy = response.headers.get("content-security-policy").unwrap().to_str().unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
            assert_eq!(response.text(), *svg);
            figures += 1;
        }
    }
    assert!(figures >= 3);
}

#[actix_web::test]
async fn a_figure_that_is_not_there_is_not_found() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let (version, material) = newest(&app.state, "SEC-02");
    let name = material.figures.keys().next().unwrap();
    for path in [
        format!("/api/course-versions/{version}/figures/none.svg"),
        format!("/api/course-versions/{version}/figures/..%2Fquiz.toml"),
        format!("/api/course-versions/{version}/figures/%00"),
        format!("/api/course-versions/none/figures/{name}"),
        format!("/api/course-versions/{version}%2Fx/figures/{name}"),
        format!("/api/course-versions/%00/figures/{name}"),
    ] {
        clerk.get(&path).await.refused(ErrorCode::NotFound);
    }
}

#[actix_web::test]
async fn publishing_the_same_courses_again_makes_no_version() {
    let app = TestApp::city().await;
    let before = contents::of(&app.state);
    serve::publish_shipped(&app.state).unwrap();
    serve::publish_shipped(&app.state).unwrap();
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn changed_content_is_version_two_beside_version_one() {
    let app = TestApp::city().await;
    let before = contents::of(&app.state)["course_versions"].clone();
    assert_eq!(revise(&app.state, "SEC-02"), ["SEC-02 v2"]);
    let after = contents::of(&app.state)["course_versions"].clone();
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|row| after.contains(row)), "the old version is as it was");
    let list: CourseList = app.persona("hr").get(path::COURSES).await.json();
    let card = list.courses.iter().find(|course| course.code == "SEC-02").unwrap();
    assert_eq!(card.version, 2);
    assert!(card.title.ends_with("（改訂）"));
    assert_eq!(list.courses.len(), shipped().len(), "still one line per course");
}

/// DESIGN: an attempt is bound to a course version; changing content, pass mark or rule never changes a
/// past fact.
#[actix_web::test]
async fn who_has_begun_stays_with_the_version_that_was_begun() {
    let app = TestApp::city().await;
    let (clerk, junior) = (app.persona("counter"), app.persona("counter-junior"));
    let begun = start(&clerk, "SEC-02").await;
    let facts = contents::of(&app.state);
    revise(&app.state, "SEC-02");

    let shown: AttemptView = clerk.get(&path::attempt(&begun.id)).await.json();
    assert_eq!(shown.questions, begun.questions);
    assert_eq!((shown.mastery, &shown.course_title), (begun.mastery, &begun.course_title));
    let page: CoursePage = clerk.get(&path::assignment(&begun.assignment_id)).await.json();
    assert!(!page.assignment.title.contains("改訂"));
    assert_eq!(page.assessment.mastery, begun.mastery);
    let result: AttemptResult = clerk.post(&path::submission(&begun.id), &()).await.json();
    assert_eq!(result.mastery, begun.mastery);
    assert!(result.questions.iter().all(|question| !question.stem.starts_with("改訂")));
    let again: AttemptView = clerk.post(&path::attempts(&begun.assignment_id), &()).await.json();
    assert!(again.questions.iter().all(|question| !question.stem.starts_with("改訂")));
    for table in ["enrollments", "lesson_completions", "attempts"] {
        let now = contents::of(&app.state);
        assert!(facts[table].iter().all(|row| now[table].contains(row)), "{table}");
    }

    let fresh = start(&junior, "SEC-02").await;
    assert!(fresh.course_title.ends_with("（改訂）"));
    assert!(fresh.questions.iter().all(|question| question.stem.starts_with("改訂")));
    assert_eq!(fresh.mastery, learning::mark::Mark::new(1, 1));
}
