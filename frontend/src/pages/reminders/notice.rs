//! The banner of the first page: what is late, what is due soon, and one button.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;
use crate::components::{Alert, AlertKind, Link};
use crate::hooks::{Load, use_load};
use crate::query::Query;
use crate::route::Route;
use crate::text::reminders as words;

/// Nothing while there is nothing to say; a banner that cannot be loaded is no reason for an error.
#[component]
pub fn Notice() -> Html {
    let (load, _) = use_load((), |()| async { api::reminders::notice().await });
    let notice = match &load {
        Load::Ready(notice) => Some(notice.clone()),
        Load::Pending | Load::Failed(_) => None,
    };
    let shown = notice.as_ref().is_some_and(|notice| notice.overdue + notice.due_soon > 0);
    use_effect_with(shown, |shown| {
        if *shown {
            // Only for the record: whether it is written down changes nothing for the learner.
            spawn_local(async { drop(api::reminders::shown().await) });
        }
    });
    let Some(notice) = notice else {
        return Html::default();
    };
    let unit = notice.unit_overdue.filter(|overdue| *overdue > 0);
    if !shown && unit.is_none() {
        return Html::default();
    }
    let kind = if notice.overdue > 0 || unit.is_some() { AlertKind::Warning } else { AlertKind::Info };
    html! {
        <section class="notice" aria-label={words::NOTICE}>
            <Alert {kind}>
                if shown {
                    <p><strong>{ words::notice(notice.overdue, notice.due_soon) }</strong></p>
                }
                if let Some(assignment) = &notice.first_assignment {
                    <p class="no-print">
                        <Link
                            to={Route::Course { assignment: assignment.clone() }}
                            class="button button--primary"
                        >
                            { words::NOTICE_BUTTON }
                        </Link>
                    </p>
                }
                if let Some(overdue) = unit {
                    <p>
                        { words::unit_notice(overdue) }
                        <Link to={Route::Outstanding} query={Query::default().with("state", "overdue")}>
                            { words::UNIT_LINK }
                        </Link>
                    </p>
                }
            </Alert>
        </section>
    }
}
