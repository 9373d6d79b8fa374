//! Courses that can be taken.

use contract::catalog::CourseList;
use contract::path;

use super::{ApiError, get};

/// All current courses.
///
/// # Errors
/// See [`ApiError`].
pub async fn courses() -> Result<CourseList, ApiError> {
    get(path::COURSES).await
}
