//! The plan on the screen, the rows as they are written here, and the one way to change the plan.

use std::rc::Rc;

use contract::error::ErrorCode;
use contract::plan::{PlanPage, PlanRow};
use yew::prelude::*;

use crate::api::plan::PlanChange;
use crate::api::{self, ApiError};
use crate::browser;
use crate::components::PAGE_HEADING;
use crate::hooks::{Action, use_action};
use crate::text::plan as words;

/// The plan and everything that can be done to it.
#[derive(Clone, PartialEq)]
pub(super) struct PlanWork {
    /// As the server told it last.
    pub(super) page: Rc<PlanPage>,
    /// The rows of the draft as they are written here.
    pub(super) rows: Rc<Vec<PlanRow>>,
    /// Writes them here.
    pub(super) write: Callback<Vec<PlanRow>>,
    /// Changes the plan at the server.
    pub(super) change: Action<PlanChange>,
    /// Loads the plan again.
    pub(super) reload: Callback<()>,
    /// Whether the person may change it.
    pub(super) may_edit: bool,
}

impl PlanWork {
    /// Whether rows are written here that the server does not have.
    pub(super) fn is_unsaved(&self) -> bool {
        *self.rows != drafted(&self.page)
    }

    /// Revision of the draft; 0 without one.
    pub(super) fn revision(&self) -> i32 {
        self.page.draft.as_ref().map_or(0, |draft| draft.revision)
    }

    /// Whether somebody else was faster.
    pub(super) fn is_outdated(&self) -> bool {
        self.change.error.as_ref().is_some_and(|error| error.code() == Some(ErrorCode::Conflict))
    }

    /// The error to show beside the fields; a conflict is told by itself.
    pub(super) fn failed(&self) -> Option<ApiError> {
        self.change.error.clone().filter(|_| !self.is_outdated())
    }
}

fn drafted(page: &PlanPage) -> Vec<PlanRow> {
    page.draft.as_ref().map(|draft| draft.sheet.document.rows.clone()).unwrap_or_default()
}

/// The plan that was loaded, until a change brings a newer one.
#[hook]
pub(super) fn use_plan(loaded: &Rc<PlanPage>, reload: Callback<()>, may_edit: bool) -> PlanWork {
    let page = use_state(|| loaded.clone());
    let rows = use_state(|| Rc::new(drafted(loaded)));
    {
        let (page, rows) = (page.setter(), rows.setter());
        use_effect_with(loaded.clone(), move |loaded| {
            rows.set(Rc::new(drafted(loaded)));
            page.set(loaded.clone());
        });
    }
    let change = {
        let (year, page, rows) = (loaded.fiscal_year, page.setter(), rows.setter());
        use_action(
            move |change: PlanChange| async move {
                let answer = api::plan::change(year, &change).await?;
                Ok((change, answer))
            },
            move |(change, answer): (PlanChange, PlanPage)| {
                browser::announce(&done(&change));
                // The form that was sent is often gone; one that stays keeps the focus.
                let stays = matches!(
                    change,
                    PlanChange::Save(_) | PlanChange::Evaluate(_) | PlanChange::LinkEvent(_)
                );
                if !stays {
                    browser::focus(PAGE_HEADING);
                }
                rows.set(Rc::new(drafted(&answer)));
                page.set(Rc::new(answer));
            },
        )
    };
    let write = {
        let rows = rows.setter();
        Callback::from(move |written: Vec<PlanRow>| rows.set(Rc::new(written)))
    };
    PlanWork { page: (*page).clone(), rows: (*rows).clone(), write, change, reload, may_edit }
}

fn done(change: &PlanChange) -> String {
    match change {
        PlanChange::Save(_) => words::SAVED.to_owned(),
        PlanChange::Step(message) => words::stepped(message.step),
        PlanChange::Evaluate(_) => words::RECORDED.to_owned(),
        PlanChange::LinkEvent(_) => words::LINKED.to_owned(),
        PlanChange::Discard | PlanChange::Copy(_) | PlanChange::Begin(_) => words::DONE.to_owned(),
    }
}
