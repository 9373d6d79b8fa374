//! What a person must know before the first question: whether the answer carries their name, what is kept, who sees it.

use learning::survey::{Naming, SurveyDocument};
use yew::prelude::*;

use crate::components::{Alert, AlertKind};
use crate::text::surveys as words;

#[derive(Properties, PartialEq)]
pub(super) struct PromisesProps {
    pub document: SurveyDocument,
    /// The division that is kept with this person's answer; empty for none.
    pub kept_division: AttrValue,
}

/// Stands before the first question of every survey.
#[component]
pub(super) fn Promises(props: &PromisesProps) -> Html {
    let document = &props.document;
    let division = if document.keep_division {
        words::division(&props.kept_division)
    } else {
        words::NO_DIVISION.to_owned()
    };
    let (heading, promises, division) = match document.naming {
        Naming::Anonymous => (words::ANONYMOUS_HEADING, &words::ANONYMOUS_PROMISES[..], Some(division)),
        Naming::Named => (words::NAMED_HEADING, &words::NAMED_PROMISES[..], None),
    };
    html! {
        <section class="stack measure">
            <h2>{ words::PURPOSE }</h2>
            <p>{ &document.purpose }</p>
            <h2>{ words::BEFORE }</h2>
            <Alert kind={AlertKind::Info}>
                <p><strong>{ heading }</strong></p>
                <ul class="list">
                    { for promises.iter().map(|promise| html! { <li>{ *promise }</li> }) }
                    if let Some(division) = division {
                        <li>{ division }</li>
                    }
                    <li>{ words::NOT_SAVED }</li>
                    <li>{ words::ONCE }</li>
                </ul>
            </Alert>
        </section>
    }
}
