//! Addresses of the reports on what people understand, and of the check whether knowledge stays.

/// `GET` the effect of courses, before and after.
pub const UNDERSTANDING: &str = "/api/reports/understanding";
/// `GET` the profile of digital literacy.
pub const UNDERSTANDING_PROFILE: &str = "/api/reports/understanding/profile";
/// `GET` statistics of the questions of a course.
pub const UNDERSTANDING_ITEMS: &str = "/api/reports/understanding/items";

/// `POST` start the check whether knowledge stays of an assignment that is open today, or continue it.
#[must_use]
pub fn retention_check_of(assignment_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/retention-check")
}

/// `GET` an open check.
#[must_use]
pub fn retention_check(check_id: &str) -> String {
    format!("/api/retention-checks/{check_id}")
}

/// `PUT` a response of a check.
#[must_use]
pub fn retention_response(check_id: &str, question_id: &str) -> String {
    format!("/api/retention-checks/{check_id}/responses/{question_id}")
}

/// `POST` submit a check.
#[must_use]
pub fn retention_submission(check_id: &str) -> String {
    format!("/api/retention-checks/{check_id}/submission")
}

/// `GET` the result of a submitted check.
#[must_use]
pub fn retention_result(check_id: &str) -> String {
    format!("/api/retention-checks/{check_id}/result")
}
