//! Surveys, candidates for automation, shared ideas.

use contract::path;
use contract::surveys::{
    AnswerSurvey, CandidateList, CloseSurvey, CreateSurvey, FollowCandidate, IdeaList, MySurveys, OpenSurvey,
    SaveSurvey, ShareIdea, SurveyCreated, SurveyDraft, SurveyList, SurveyPage, SurveyResults, SurveySaved,
};
use gloo_net::http::Method;

use super::{ApiError, Body, get, send, send_json, send_only, with_query};

/// Surveys that ask the signed-in person.
///
/// # Errors
/// See [`ApiError`].
pub async fn mine() -> Result<MySurveys, ApiError> {
    get(path::MY_SURVEYS).await
}

/// A survey to answer.
///
/// # Errors
/// `not-found` for who is not asked, see [`ApiError`].
pub async fn page(survey: &str) -> Result<SurveyPage, ApiError> {
    get(&path::survey(survey)).await
}

/// Answers a survey.
///
/// # Errors
/// `conflict` with the reason, `invalid-input` with the questions, see [`ApiError`].
pub async fn answer(survey: &str, message: AnswerSurvey) -> Result<(), ApiError> {
    send_only(Method::POST, &path::survey_answer(survey), &message).await
}

/// All surveys and the templates.
///
/// # Errors
/// See [`ApiError`].
pub async fn surveys() -> Result<SurveyList, ApiError> {
    get(path::SURVEYS).await
}

/// Makes a draft from a template; of nothing for the empty id.
///
/// # Errors
/// See [`ApiError`].
pub async fn create(template: String) -> Result<SurveyCreated, ApiError> {
    send_json(Method::POST, path::SURVEYS, &CreateSurvey { template }).await
}

/// A survey in the editor.
///
/// # Errors
/// See [`ApiError`].
pub async fn draft(survey: &str) -> Result<SurveyDraft, ApiError> {
    get(&path::survey_draft(survey)).await
}

/// Saves a draft.
///
/// # Errors
/// `conflict` when somebody else saved meanwhile, see [`ApiError`].
pub async fn save(survey: &str, message: SaveSurvey) -> Result<SurveySaved, ApiError> {
    send_json(Method::PUT, &path::survey_draft(survey), &message).await
}

/// Throws a draft away.
///
/// # Errors
/// `conflict` when it was opened meanwhile, see [`ApiError`].
pub async fn remove(survey: &str) -> Result<(), ApiError> {
    send(Method::DELETE, &path::survey_draft(survey), Body::Empty).await.map(drop)
}

/// Opens a draft.
///
/// # Errors
/// `invalid-input` with the fields, `conflict`, see [`ApiError`].
pub async fn open(survey: &str, revision: u32) -> Result<(), ApiError> {
    send_only(Method::POST, &path::survey_opening(survey), &OpenSurvey { revision }).await
}

/// Closes a survey.
///
/// # Errors
/// `conflict` when it is not open, see [`ApiError`].
pub async fn close(survey: &str, answered: u32) -> Result<(), ApiError> {
    send_only(Method::POST, &path::survey_closing(survey), &CloseSurvey { answered }).await
}

/// Results of a closed survey.
///
/// # Errors
/// `conflict` while it is not closed, see [`ApiError`].
pub async fn results(survey: &str) -> Result<SurveyResults, ApiError> {
    get(&path::survey_results(survey)).await
}

/// Address of the results as a file.
#[must_use]
pub fn results_file(survey: &str, encoding: &str) -> String {
    with_query(&path::survey_results_csv(survey), &[("encoding", encoding)])
}

/// Address of the list of who has not answered, as a file.
#[must_use]
pub fn unanswered_file(survey: &str, encoding: &str) -> String {
    with_query(&path::survey_unanswered_csv(survey), &[("encoding", encoding)])
}

/// Candidates for automation.
///
/// # Errors
/// See [`ApiError`].
pub async fn candidates() -> Result<CandidateList, ApiError> {
    get(path::SURVEY_CANDIDATES).await
}

/// Address of the candidates as a file.
#[must_use]
pub fn candidates_file(encoding: &str) -> String {
    with_query(path::SURVEY_CANDIDATES_CSV, &[("encoding", encoding)])
}

/// Adds a step to the follow-up of a candidate.
///
/// # Errors
/// `invalid-input` with the field, see [`ApiError`].
pub async fn follow(candidate: &str, message: FollowCandidate) -> Result<(), ApiError> {
    send_only(Method::POST, &path::candidate_steps(candidate), &message).await
}

/// Shows an adopted candidate to everybody.
///
/// # Errors
/// `conflict` when it is shared already, see [`ApiError`].
pub async fn share(candidate: &str, message: ShareIdea) -> Result<(), ApiError> {
    send_only(Method::POST, &path::candidate_share(candidate), &message).await
}

/// Shared ideas.
///
/// # Errors
/// See [`ApiError`].
pub async fn ideas() -> Result<IdeaList, ApiError> {
    get(path::IDEAS).await
}

/// Notes or takes back that the own department wants to use an idea.
///
/// # Errors
/// See [`ApiError`].
pub async fn interest(idea: &str, wanted: bool) -> Result<(), ApiError> {
    let method = if wanted { Method::POST } else { Method::DELETE };
    send(method, &path::idea_interest(idea), Body::Empty).await.map(drop)
}
