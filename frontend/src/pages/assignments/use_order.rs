//! The requests of an order and what they do to its state.

use chrono::NaiveDate;
use contract::assignments::{ApplyOrder, OrderApplied, OrderDraft};
use contract::error::ErrorCode;
use yew::prelude::*;

use super::order_form::PREVIEW_BUTTON;
use super::order_state::{OrderAction, OrderState, Stage};
use crate::api::{self, ApiError};
use crate::browser;
use crate::hooks::{Action, use_action};
use crate::text::orders as words;

/// An order and everything that can be done to it.
pub(super) struct OrderWork {
    /// What is chosen, and what is known of it.
    pub(super) state: UseReducerHandle<OrderState>,
    /// Asks who would get it.
    pub(super) preview: Action<OrderDraft>,
    /// Gives it, exactly as it was looked at.
    pub(super) apply: Action<ApplyOrder>,
    /// How many orders were given on this page.
    pub(super) given: u32,
}

impl OrderWork {
    /// The message that gives what is on the screen.
    pub(super) fn message(&self, today: NaiveDate) -> Option<ApplyOrder> {
        let Stage::Previewed(preview) = &self.state.stage else {
            return None;
        };
        Some(ApplyOrder { draft: self.state.draft(today)?, digest: preview.digest.clone() })
    }

    /// The error to show. Each stands only where its button does; a refused date stands at its field.
    pub(super) fn failed(&self) -> Option<ApiError> {
        let preview = self.preview.error.clone().filter(|error| error.field("due_on").is_none());
        match &self.state.stage {
            Stage::Previewed(_) => {
                preview.or_else(|| self.apply.error.clone().filter(|error| !is_conflict(error)))
            }
            _ => preview,
        }
    }
}

/// Preview and application of one order after another.
#[hook]
pub(super) fn use_order() -> OrderWork {
    let state = use_reducer_eq(OrderState::default);
    let given = use_state(|| 0_u32);
    let preview = {
        let dispatcher = state.dispatcher();
        use_action(
            |draft: OrderDraft| async move {
                let preview = api::assignments::preview_order(draft.clone()).await?;
                Ok((draft, preview))
            },
            move |(draft, preview): (OrderDraft, _)| {
                browser::announce(&words::preview(&preview));
                dispatcher.dispatch(OrderAction::Previewed(draft, preview));
            },
        )
    };
    let apply = {
        let (dispatcher, refused, given) = (state.dispatcher(), state.dispatcher(), given.clone());
        use_action(
            move |message: ApplyOrder| {
                let refused = refused.clone();
                async move {
                    let answer = api::assignments::apply_order(message).await;
                    if answer.as_ref().is_err_and(is_conflict) {
                        refused.dispatch(OrderAction::Refused);
                        // The button that was pressed is gone; this is the one to press next.
                        browser::focus(PREVIEW_BUTTON);
                    }
                    answer
                }
            },
            move |applied: OrderApplied| {
                browser::announce(&words::applied(applied.newly_assigned, applied.already_assigned));
                dispatcher.dispatch(OrderAction::Applied(applied));
                given.set(given.wrapping_add(1));
            },
        )
    };
    OrderWork { state, preview, apply, given: *given }
}

/// The people are not those of the preview any more; the state has its own sentence for that.
fn is_conflict(error: &ApiError) -> bool {
    error.code() == Some(ErrorCode::Conflict)
}
