//! The curriculum, its publication, and the duties of one person.

use contract::path;
use contract::requirements::{
    AudienceAnswer, AudienceQuestion, CurriculumPage, CurriculumPublished, DraftView, PersonDuties,
    PublicationPreview, PublicationQuestion, Publish, SaveDraft, VersionList, VersionView,
};
use gloo_net::http::Method;
use learning::curriculum::Audience;

use super::{ApiError, Body, decode, get, send, send_json};

/// The curriculum with its draft and everything that can be chosen.
///
/// # Errors
/// See [`ApiError`].
pub async fn curriculum() -> Result<CurriculumPage, ApiError> {
    get(path::CURRICULUM).await
}

/// Saves the draft.
///
/// # Errors
/// `conflict` when somebody else saved meanwhile, see [`ApiError`].
pub async fn save_draft(message: &SaveDraft) -> Result<DraftView, ApiError> {
    send_json(Method::PUT, path::CURRICULUM_DRAFT, message).await
}

/// The standard curriculum takes the place of the draft.
///
/// # Errors
/// See [`ApiError`].
pub async fn load_standard() -> Result<DraftView, ApiError> {
    decode(&send(Method::POST, path::STANDARD_CURRICULUM, Body::Empty).await?)
}

/// Who belongs to an audience today.
///
/// # Errors
/// `invalid-input` for conditions that cannot be meant.
pub async fn audience(audience: Audience) -> Result<AudienceAnswer, ApiError> {
    send_json(Method::POST, path::AUDIENCE, &AudienceQuestion { audience }).await
}

/// What publishing the draft would do.
///
/// # Errors
/// `conflict` when the draft is another one.
pub async fn preview(question: &PublicationQuestion) -> Result<PublicationPreview, ApiError> {
    send_json(Method::POST, path::PUBLICATION_PREVIEW, question).await
}

/// Publishes what was previewed.
///
/// # Errors
/// `conflict` when the draft or the people have changed since the preview.
pub async fn publish(message: &Publish) -> Result<CurriculumPublished, ApiError> {
    send_json(Method::POST, path::CURRICULUM_VERSIONS, message).await
}

/// All versions.
///
/// # Errors
/// See [`ApiError`].
pub async fn versions() -> Result<VersionList, ApiError> {
    get(path::CURRICULUM_VERSIONS).await
}

/// One version.
///
/// # Errors
/// See [`ApiError`].
pub async fn version(number: &str) -> Result<VersionView, ApiError> {
    get(&path::curriculum_version(number)).await
}

/// All duties of one person.
///
/// # Errors
/// See [`ApiError`].
pub async fn duties(person_id: &str) -> Result<PersonDuties, ApiError> {
    get(&path::person_duties(person_id)).await
}
