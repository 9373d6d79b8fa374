//! Addresses of surveys, candidates for automation and shared ideas.

/// `GET` all surveys and the templates, `POST` make a draft.
pub const SURVEYS: &str = "/api/surveys";
/// `GET` surveys that ask the signed-in person.
pub const MY_SURVEYS: &str = "/api/surveys/mine";
/// `GET` candidates for automation.
pub const SURVEY_CANDIDATES: &str = "/api/survey-candidates";
/// `GET` the same as CSV.
pub const SURVEY_CANDIDATES_CSV: &str = "/api/survey-candidates.csv";
/// `GET` ideas that are shared.
pub const IDEAS: &str = "/api/ideas";

/// `GET` a survey to answer.
#[must_use]
pub fn survey(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}")
}

/// `POST` answer it, once.
#[must_use]
pub fn survey_answer(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}/answer")
}

/// `GET` a survey in the editor, `PUT` save it, `DELETE` throw a draft away.
#[must_use]
pub fn survey_draft(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}/draft")
}

/// `POST` open a draft.
#[must_use]
pub fn survey_opening(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}/opening")
}

/// `POST` close a survey for good.
#[must_use]
pub fn survey_closing(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}/closing")
}

/// `GET` what came out of a closed survey.
#[must_use]
pub fn survey_results(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}/results")
}

/// `GET` the same as CSV.
#[must_use]
pub fn survey_results_csv(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}/results.csv")
}

/// `GET` who has not answered an open named survey, as CSV.
#[must_use]
pub fn survey_unanswered_csv(survey_id: &str) -> String {
    format!("/api/surveys/{survey_id}/unanswered.csv")
}

/// `POST` add a step to the follow-up of a candidate.
#[must_use]
pub fn candidate_steps(candidate_id: &str) -> String {
    format!("/api/survey-candidates/{candidate_id}/steps")
}

/// `POST` show an adopted candidate to everybody.
#[must_use]
pub fn candidate_share(candidate_id: &str) -> String {
    format!("/api/survey-candidates/{candidate_id}/share")
}

/// `POST` 「うちの課でも使いたい」, `DELETE` take it back.
#[must_use]
pub fn idea_interest(idea_id: &str) -> String {
    format!("/api/ideas/{idea_id}/interest")
}
