//! Asking once more before first passwords are issued.

use contract::accounts::{AccountState, IssuePasswords, IssuedPasswords};
use yew::prelude::*;

use super::issue_state::Whom;
use crate::api;
use crate::components::{Button, ButtonKind, ErrorAlert, ResultHeading};
use crate::hooks::use_action;
use crate::text;
use crate::text::accounts as words;

const HEADING: &str = "issue-heading";

#[derive(Properties, PartialEq)]
pub(super) struct IssueConfirmationProps {
    pub whom: Whom,
    pub onissued: Callback<IssuedPasswords>,
    pub oncancel: Callback<()>,
}

/// What will happen, and the two ways out.
#[component]
pub(super) fn IssueConfirmation(props: &IssueConfirmationProps) -> Html {
    let issue = {
        let onissued = props.onissued.clone();
        use_action(
            |person_ids| async move { api::accounts::issue_passwords(IssuePasswords { person_ids }).await },
            move |issued| onissued.emit(issued),
        )
    };
    let sentence = match &props.whom {
        Whom::Everyone => words::ISSUE_CONFIRM_ALL.to_owned(),
        Whom::One(row) => words::issue_confirm_one(&row.name, row.state != AccountState::None),
    };
    let refused = issue.error.as_ref().and_then(|error| error.field("person_ids"));
    let whom = props.whom.clone();
    html! {
        <section class="card stack" aria-labelledby={HEADING}>
            <ResultHeading id={HEADING} title={words::ISSUE_CONFIRM_TITLE} />
            <p>{ sentence }</p>
            if let Some(code) = refused {
                <p class="field__error" role="alert">{ text::field_error(code) }</p>
            } else {
                <ErrorAlert error={issue.error.clone()} />
            }
            <p role="status">{ if issue.pending { words::ISSUING } else { "" } }</p>
            <p class="row">
                <Button
                    label={words::ISSUE_CONFIRM_YES}
                    kind={ButtonKind::Primary}
                    disabled={issue.pending}
                    onclick={issue.run.reform(move |()| whom.person_ids())}
                />
                <Button label={words::CANCEL} disabled={issue.pending} onclick={props.oncancel.clone()} />
            </p>
        </section>
    }
}
