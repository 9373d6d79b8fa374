//! The learner's assignments, lessons, and HR's orders.

use contract::assignments::{
    ApplyOrder, CoursePage, Glossary, LessonCompleted, LessonPage, MyAssignments, OrderApplied, OrderDraft,
    OrderList, OrderPreview, SaveBookmark,
};
use contract::inserts::{Acknowledge, Acknowledgement};
use contract::path;
use contract::requirements::{ChooseCourse, CourseChosen};
use gloo_net::http::Method;

use super::{ApiError, Body, decode, get, send, send_json, send_only};

/// The learner's first page.
///
/// # Errors
/// See [`ApiError`].
pub async fn mine() -> Result<MyAssignments, ApiError> {
    get(path::MY_ASSIGNMENTS).await
}

/// Chooses a course of a choice (選択必修).
///
/// # Errors
/// `conflict` when enough are chosen already, see [`ApiError`].
pub async fn choose(choice: &str, course_code: String) -> Result<CourseChosen, ApiError> {
    send_json(Method::POST, &path::chosen_courses(choice), &ChooseCourse { course_code }).await
}

/// The page of one assigned course.
///
/// # Errors
/// See [`ApiError`].
pub async fn course(assignment: &str) -> Result<CoursePage, ApiError> {
    get(&path::assignment(assignment)).await
}

/// One lesson.
///
/// # Errors
/// See [`ApiError`].
pub async fn lesson(assignment: &str, lesson: &str) -> Result<LessonPage, ApiError> {
    get(&path::lesson(assignment, lesson)).await
}

/// The lesson is finished.
///
/// # Errors
/// See [`ApiError`].
pub async fn complete_lesson(assignment: &str, lesson: &str) -> Result<LessonCompleted, ApiError> {
    let address = path::lesson_completion(assignment, lesson);
    decode(&send(Method::POST, &address, Body::Empty).await?)
}

/// Where the learner is in a lesson.
///
/// # Errors
/// See [`ApiError`].
pub async fn save_bookmark(assignment: &str, message: SaveBookmark) -> Result<(), ApiError> {
    send_only(Method::PUT, &path::bookmark(assignment), &message).await
}

/// Confirms having read an insert of a lesson.
///
/// # Errors
/// `conflict` when the text has changed since it was shown.
pub async fn acknowledge(
    assignment: &str,
    insert: &str,
    message: Acknowledge,
) -> Result<Acknowledgement, ApiError> {
    send_json(Method::POST, &path::acknowledgement(assignment, insert), &message).await
}

/// The glossary.
///
/// # Errors
/// See [`ApiError`].
pub async fn glossary() -> Result<Glossary, ApiError> {
    get(path::GLOSSARY).await
}

/// Who would get a course.
///
/// # Errors
/// See [`ApiError`].
pub async fn preview_order(draft: OrderDraft) -> Result<OrderPreview, ApiError> {
    send_json(Method::POST, path::ORDER_PREVIEW, &draft).await
}

/// Applies what was previewed.
///
/// # Errors
/// `conflict` when the people have changed meanwhile.
pub async fn apply_order(message: ApplyOrder) -> Result<OrderApplied, ApiError> {
    send_json(Method::POST, path::ORDERS, &message).await
}

/// Past orders.
///
/// # Errors
/// See [`ApiError`].
pub async fn orders() -> Result<OrderList, ApiError> {
    get(path::ORDERS).await
}
