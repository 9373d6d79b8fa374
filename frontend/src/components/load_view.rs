//! The one place that draws what is pending, failed or ready.

use std::rc::Rc;

use contract::error::ErrorCode;
use yew::prelude::*;

use super::{Button, ErrorAlert, Link, PageHeading};
use crate::hooks::Load;
use crate::route::Route;
use crate::text;

#[derive(Properties)]
pub struct LoadViewProps<T: 'static> {
    pub load: Load<T>,
    pub retry: Callback<()>,
    /// Draws what has arrived; also says so when it is empty.
    pub ready: Callback<Rc<T>, Html>,
    /// Title of the page while nothing has arrived, for pages whose heading comes with the content.
    #[prop_or_default]
    pub title: Option<AttrValue>,
}

impl<T> PartialEq for LoadViewProps<T> {
    fn eq(&self, _: &Self) -> bool {
        // `ready` is made anew with its page and draws what the page knows: never the same.
        false
    }
}

/// Pending: a quiet line. Failed: the sentence and a button. Ready: the content.
#[component]
pub fn LoadView<T: 'static>(props: &LoadViewProps<T>) -> Html {
    match &props.load {
        Load::Pending => html! { <p role="status" class="quiet">{ text::LOADING }</p> },
        Load::Failed(error) => html! {
            <div class="stack">
                if let Some(title) = &props.title {
                    <PageHeading title={title.clone()} />
                }
                <p>{ text::LOAD_FAILED }</p>
                <ErrorAlert error={Some(error.clone())} />
                <p class="row">
                    <Button label={text::RETRY} onclick={props.retry.clone()} />
                    if error.code() == Some(ErrorCode::NotFound) {
                        <Link to={Route::MyAssignments}>{ text::BACK_HOME }</Link>
                    }
                </p>
            </div>
        },
        Load::Ready(value) => props.ready.emit(value.clone()),
    }
}
