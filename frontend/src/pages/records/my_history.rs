//! `/history`: the own training history over all years.

use std::rc::Rc;

use contract::records::History;
use yew::prelude::*;

use super::history_view::HistoryView;
use crate::api;
use crate::components::{LoadView, PageHeading};
use crate::hooks::use_load;
use crate::text::records as words;

/// Everything that was completed here or elsewhere.
#[component]
pub fn MyHistory() -> Html {
    let (load, retry) = use_load((), |()| async { api::records::my_history().await });
    let ready = Callback::from(|history: Rc<History>| html! { <HistoryView {history} /> });
    html! {
        <>
            <PageHeading title={words::MY_HISTORY} lead={words::MY_HISTORY_LEAD} />
            <LoadView<History> {load} {retry} {ready} />
        </>
    }
}
