//! The three tests that are answered on the same pages: where they are asked for, and where they lead.

use contract::attempts::{AttemptView, ResponseSaved, SaveResponse};

use crate::api::{self, ApiError};
use crate::route::Route;
use crate::text::{assignments, attempts as words, placements, retention};

/// Which test it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TestKind {
    /// 修了テスト.
    #[default]
    Assessment,
    /// 事前診断.
    Placement,
    /// 定着確認.
    Retention,
}

impl TestKind {
    /// The open test.
    pub async fn load(self, id: &str) -> Result<AttemptView, ApiError> {
        match self {
            TestKind::Assessment => api::attempts::attempt(id).await,
            TestKind::Placement => api::placements::placement(id).await,
            TestKind::Retention => api::retention::check(id).await,
        }
    }

    /// Saves a response.
    pub async fn save(
        self,
        id: &str,
        question: &str,
        message: SaveResponse,
    ) -> Result<ResponseSaved, ApiError> {
        match self {
            TestKind::Assessment => api::attempts::save_response(id, question, message).await,
            TestKind::Placement => api::placements::save_response(id, question, message).await,
            TestKind::Retention => api::retention::save_response(id, question, message).await,
        }
    }

    /// Submits it.
    pub async fn submit(self, id: &str) -> Result<(), ApiError> {
        match self {
            TestKind::Assessment => api::attempts::submit(id).await,
            TestKind::Placement => api::placements::submit(id).await,
            TestKind::Retention => api::retention::submit(id).await,
        }
    }

    /// Where its result is.
    #[must_use]
    pub fn result(self, id: &str) -> Route {
        match self {
            TestKind::Assessment => Route::AttemptResult { attempt: id.to_owned() },
            TestKind::Placement => Route::PlacementResult { placement: id.to_owned() },
            TestKind::Retention => Route::RetentionResult { check: id.to_owned() },
        }
    }

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            TestKind::Assessment => words::ATTEMPT_FALLBACK,
            TestKind::Placement => placements::TITLE,
            TestKind::Retention => retention::TITLE,
        }
    }

    /// Its name under the title of the course.
    #[must_use]
    pub fn lead(self, view: &AttemptView) -> String {
        match self {
            TestKind::Assessment => [&assignments::attempt_number(view.number), " ", self.title()].concat(),
            TestKind::Placement | TestKind::Retention => self.title().to_owned(),
        }
    }
}
