//! The requests of the editor and what they do to the draft.

use std::rc::Rc;

use contract::error::ErrorCode;
use contract::requirements::{CurriculumPage, DraftView, SaveDraft};
use learning::curriculum::Curriculum;
use yew::prelude::*;

use super::editor_state::{EditorAction, EditorState};
use crate::api::{self, ApiError};
use crate::browser;
use crate::components::PAGE_HEADING;
use crate::hooks::{Action, use_action};
use crate::text::requirements as words;

/// The draft and everything that can be done to it.
#[derive(Clone, PartialEq)]
pub(super) struct EditorWork {
    /// The draft here and at the server.
    pub(super) state: UseReducerHandle<EditorState>,
    /// Changes the draft here.
    pub(super) tell: Callback<EditorAction>,
    /// Sends it to the server.
    pub(super) save: Action<SaveDraft>,
    /// Takes the standard curriculum in its place.
    pub(super) standard: Action<()>,
}

impl EditorWork {
    /// The message that saves what is on the screen; none while something in it cannot be read.
    pub(super) fn message(&self) -> Option<SaveDraft> {
        let (revision, curriculum) = (self.state.revision, self.state.curriculum.clone());
        self.state.unreadable().is_empty().then_some(SaveDraft { revision, curriculum })
    }

    /// The error to show; a conflict is told by what was merged.
    pub(super) fn failed(&self) -> Option<ApiError> {
        self.save.error.clone().filter(|error| !is_conflict(error))
    }
}

/// The draft of a page; a page that is loaded again brings a new one unless something is unsaved.
#[hook]
pub(super) fn use_editor(page: &Rc<CurriculumPage>) -> EditorWork {
    let first = page.clone();
    let state = use_reducer_eq(move || EditorState::new(&first.draft));
    {
        let dispatcher = state.dispatcher();
        use_effect_with(page.clone(), move |page| {
            dispatcher.dispatch(EditorAction::Loaded(page.draft.clone()));
        });
    }
    let save = {
        let (merging, dispatcher) = (state.dispatcher(), state.dispatcher());
        use_action(
            move |message: SaveDraft| {
                let merging = merging.clone();
                async move {
                    let answer = api::requirements::save_draft(&message).await;
                    if answer.as_ref().is_err_and(is_conflict) {
                        let page = api::requirements::curriculum().await?;
                        merging.dispatch(EditorAction::Rebased(page.draft));
                    }
                    answer.map(|draft| (message.curriculum, draft))
                }
            },
            move |(sent, draft): (Curriculum, DraftView)| {
                browser::announce(words::SAVED);
                dispatcher.dispatch(EditorAction::Saved(sent, draft));
            },
        )
    };
    let standard = {
        let dispatcher = state.dispatcher();
        use_action(
            |()| async { api::requirements::load_standard().await },
            move |draft: DraftView| {
                browser::announce(words::STANDARD_LOADED);
                // The button has moved on, and the list that follows is new.
                browser::focus(PAGE_HEADING);
                dispatcher.dispatch(EditorAction::Replaced(draft));
            },
        )
    };
    let tell = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    EditorWork { state, tell, save, standard }
}

/// Somebody else has saved, or the people have changed.
pub(super) fn is_conflict(error: &ApiError) -> bool {
    error.code() == Some(ErrorCode::Conflict)
}
