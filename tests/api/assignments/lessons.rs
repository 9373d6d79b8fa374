//! Lessons in order, the saved position, and what is not this learner's to open.

use contract::assignments::{CoursePage, LessonCompleted, LessonPage, SaveBookmark};
use contract::error::ErrorCode;
use contract::path;
use tests::app::TestApp;
use tests::{catalogue, study};

#[actix_web::test]
async fn lessons_lead_from_one_to_the_next() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let course = study::shipped(&app, "SEC-02");
    let card = study::card(&clerk, "SEC-02").await;
    let mut next = Some(course.lessons[0].id.clone());
    let mut previous = None;
    for (index, lesson) in course.lessons.iter().enumerate() {
        assert_eq!(next.as_ref(), Some(&lesson.id));
        let page: LessonPage = clerk.get(&path::lesson(&card.id, &lesson.id)).await.json();
        assert_eq!((page.number as usize, page.total as usize), (index + 1, course.lessons.len()));
        assert_eq!((&page.title, &page.previous), (&lesson.title, &previous));
        let sources: Vec<_> = page.sources.iter().map(|source| source.id.clone()).collect();
        assert!(lesson.sources.iter().all(|source| sources.contains(source)), "{sources:?}");
        previous = Some(lesson.id.clone());
        next = page.next;
    }
    assert_eq!(next, None);
}

#[actix_web::test]
async fn figures_of_a_lesson_can_be_loaded() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let course = study::shipped(&app, "SEC-02");
    let card = study::card(&clerk, "SEC-02").await;
    let mut loaded = 0;
    for lesson in &course.lessons {
        let page: LessonPage = clerk.get(&path::lesson(&card.id, &lesson.id)).await.json();
        for address in page.html.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let figure = clerk.get(address).await;
            assert!(figure.status.is_success() && figure.text().contains("<svg"), "{address}");
            loaded += 1;
        }
    }
    assert_eq!(loaded, course.figures.len());
}

#[actix_web::test]
async fn the_position_in_a_lesson_is_kept_for_another_terminal() {
    let app = TestApp::city().await;
    let course = study::shipped(&app, "SEC-02");
    let clerk = app.persona("counter");
    let card = study::card(&clerk, "SEC-02").await;
    let bookmark = |position| SaveBookmark { lesson_id: course.lessons[1].id.clone(), position };
    assert_eq!(clerk.put(&path::bookmark(&card.id), &bookmark(437)).await.status.as_u16(), 204);

    let elsewhere = app.persona("counter").at("192.0.2.77:40000");
    let page: LessonPage = elsewhere.get(&path::lesson(&card.id, &course.lessons[1].id)).await.json();
    assert_eq!(page.position, 437);
    let other: LessonPage = elsewhere.get(&path::lesson(&card.id, &course.lessons[2].id)).await.json();
    assert_eq!(other.position, 0);

    clerk.put(&path::bookmark(&card.id), &bookmark(5000)).await;
    let page: LessonPage = clerk.get(&path::lesson(&card.id, &course.lessons[1].id)).await.json();
    assert_eq!(page.position, 1000, "a position beyond the end is the end");
}

#[actix_web::test]
async fn finishing_a_lesson_again_changes_nothing() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, "SEC-02").await;
    let address = path::lesson_completion(&card.id, &study::shipped(&app, "SEC-02").lessons[0].id);
    let first: LessonCompleted = clerk.post(&address, &()).await.json();
    app.advance(chrono::TimeDelta::minutes(3));
    let before = catalogue::everything(&app.state);
    let again: LessonCompleted = clerk.post(&address, &()).await.json();
    assert_eq!(first, again);
    for table in ["lesson_completions", "enrollments", "completions", "audit_entries"] {
        assert_eq!(catalogue::everything(&app.state)[table], before[table], "{table}");
    }
}

#[actix_web::test]
async fn a_lesson_of_another_course_is_not_found() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, "SEC-02").await;
    let foreign = study::shipped(&app, "SEC-03").lessons[0].id.clone();
    let before = catalogue::everything(&app.state);
    clerk.get(&path::lesson(&card.id, &foreign)).await.refused(ErrorCode::NotFound);
    clerk.post(&path::lesson_completion(&card.id, &foreign), &()).await.refused(ErrorCode::NotFound);
    let bookmark = SaveBookmark { lesson_id: foreign, position: 10 };
    clerk.put(&path::bookmark(&card.id), &bookmark).await.refused(ErrorCode::NotFound);
    assert_eq!(catalogue::everything(&app.state), before, "not even an enrollment");
}

#[actix_web::test]
async fn another_persons_assignment_is_not_found() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, "SEC-02").await;
    let lesson = study::shipped(&app, "SEC-02").lessons[0].id.clone();
    // Not for a colleague, and not for those who see figures and records of everybody.
    for key in ["counter-junior", "section-head", "hr", "administrator", "auditor"] {
        let other = app.persona(key);
        other.get(&path::assignment(&card.id)).await.refused(ErrorCode::NotFound);
        other.get(&path::lesson(&card.id, &lesson)).await.refused(ErrorCode::NotFound);
        other.post(&path::lesson_completion(&card.id, &lesson), &()).await.refused(ErrorCode::NotFound);
        let bookmark = SaveBookmark { lesson_id: lesson.clone(), position: 10 };
        other.put(&path::bookmark(&card.id), &bookmark).await.refused(ErrorCode::NotFound);
        other.post(&path::attempts(&card.id), &()).await.refused(ErrorCode::NotFound);
    }
    let page: CoursePage = clerk.get(&path::assignment(&card.id)).await.json();
    assert!(page.lessons.iter().all(|lesson| lesson.completed_at.is_none()));
}
