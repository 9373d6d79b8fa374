//! What the check is, and the button that starts it.

use yew::prelude::*;

use crate::api::{self, Started};
use crate::components::{Button, ButtonKind, ErrorAlert, Link, PageHeading};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text;
use crate::text::{assignments, retention as words};

#[derive(Properties, PartialEq)]
pub struct RetentionStartProps {
    pub assignment: AttrValue,
}

/// Three sentences and a button.
#[component]
pub fn RetentionStart(props: &RetentionStartProps) -> Html {
    let navigation = use_navigation();
    let start = use_action(
        |assignment: AttrValue| async move { api::retention::start(&assignment).await },
        move |started: Started| navigation.replace(Route::RetentionCheck { check: started.id }),
    );
    let (run, id, pending) = (start.run, props.assignment.clone(), start.pending);
    let onclick = Callback::from(move |()| {
        if !pending {
            run.emit(id.clone());
        }
    });
    html! {
        <>
            <p class="back">
                <Link to={Route::Course { assignment: props.assignment.to_string() }}>
                    { assignments::BACK_TO_COURSE }
                </Link>
            </p>
            <PageHeading title={words::TITLE} />
            <div class="section stack measure">
                { for words::ABOUT.iter().map(|line| html! { <p>{ *line }</p> }) }
                <p>
                    <Button
                        label={if pending { text::SEND_PENDING } else { words::BEGIN }}
                        kind={ButtonKind::Primary}
                        {onclick}
                    />
                </p>
                <ErrorAlert error={start.error} />
            </div>
        </>
    }
}
