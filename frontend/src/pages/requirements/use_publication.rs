//! The requests of a publication and what they do to its state.

use contract::requirements::{CurriculumPublished, PublicationPreview, Publish};
use yew::prelude::*;

use super::publication_state::{PublicationAction, PublicationState};
use super::use_editor::is_conflict;
use crate::api::{self, ApiError};
use crate::browser;
use crate::hooks::{Action, Load, use_action, use_load};
use crate::text::publication as words;

/// A publication and everything that can be done to it.
pub(super) struct PublicationWork {
    /// What is chosen, and what is known of it.
    pub(super) state: UseReducerHandle<PublicationState>,
    /// How far the preview is.
    pub(super) computing: Load<()>,
    /// Computes it again.
    pub(super) again: Callback<()>,
    /// Publishes what was looked at.
    pub(super) publish: Action<Publish>,
}

impl PublicationWork {
    /// The error to show beside the button; a conflict has its own sentence.
    pub(super) fn failed(&self) -> Option<ApiError> {
        self.publish.error.clone().filter(|error| !is_conflict(error))
    }
}

/// Previews the draft of this revision and every choice of due dates; `done` when it is in force.
#[hook]
pub(super) fn use_publication(revision: i32, asks: bool, done: Callback<()>) -> PublicationWork {
    let state = use_reducer_eq(PublicationState::default);
    let question = state.question(revision);
    let (computing, again) = {
        let dispatcher = state.dispatcher();
        use_load((asks.then_some(question), state.refusals), move |(question, _)| {
            let dispatcher = dispatcher.clone();
            async move {
                let Some(question) = question else { return Ok(()) };
                let preview: PublicationPreview = api::requirements::preview(&question).await?;
                browser::announce(&words::difference(&preview.difference));
                dispatcher.dispatch(PublicationAction::Previewed(question, preview));
                Ok(())
            }
        })
    };
    let publish = {
        let (refused, dispatcher) = (state.dispatcher(), state.dispatcher());
        use_action(
            move |message: Publish| {
                let refused = refused.clone();
                async move {
                    let answer = api::requirements::publish(&message).await;
                    if answer.as_ref().is_err_and(is_conflict) {
                        refused.dispatch(PublicationAction::Refused);
                    }
                    answer
                }
            },
            move |published: CurriculumPublished| {
                browser::announce(&words::published(published.number, &published.difference));
                dispatcher.dispatch(PublicationAction::Published(published));
                done.emit(());
            },
        )
    };
    PublicationWork { state, computing, again, publish }
}
