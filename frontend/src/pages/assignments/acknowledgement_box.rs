//! Confirming that an insert was read (読了確認).

use contract::error::ErrorCode;
use contract::inserts::{Acknowledge, Acknowledgement};
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ErrorAlert};
use crate::hooks::{use_action, use_focus_on_change};
use crate::text;
use crate::text::assignments as words;
use crate::text::dates;
use crate::{api, browser};

/// Id of the box of an insert.
pub(super) fn box_id(insert: &str) -> String {
    ["read-", insert].concat()
}

#[derive(Properties, PartialEq)]
pub(super) struct AcknowledgementBoxProps {
    pub assignment: AttrValue,
    pub facts: Acknowledgement,
    pub ondone: Callback<Acknowledgement>,
    /// Loads the lesson again, when the text has changed meanwhile.
    pub reload: Callback<()>,
}

/// A box to tick and a button; after that, one sentence.
#[component]
pub(super) fn AcknowledgementBox(props: &AcknowledgementBoxProps) -> Html {
    let facts = &props.facts;
    let ticked = use_state(|| false);
    let missing = use_state(|| false);
    let confirm = {
        let ondone = props.ondone.clone();
        use_action(
            |(assignment, insert, text_hash): (AttrValue, String, String)| async move {
                api::assignments::acknowledge(&assignment, &insert, Acknowledge { text_hash }).await
            },
            move |done: Acknowledgement| ondone.emit(done),
        )
    };
    // The button goes with the confirmation; the sentence in its place takes the focus and is read.
    use_focus_on_change(facts.acknowledged_at.is_some(), box_id(&facts.insert_id).into());
    if let Some(at) = facts.acknowledged_at {
        let sentence = words::acknowledged(&facts.title, &dates::date_time(at));
        return html! { <p id={box_id(&facts.insert_id)} tabindex="-1">{ sentence }</p> };
    }
    let error_id = [box_id(&facts.insert_id).as_str(), "-error"].concat();
    let onchange = {
        let (ticked, missing) = (ticked.clone(), missing.setter());
        Callback::from(move |_: Event| {
            ticked.set(!*ticked);
            missing.set(false);
        })
    };
    let onclick = {
        let (asked, ticked) =
            ((props.assignment.clone(), facts.insert_id.clone(), facts.text_hash.clone()), *ticked);
        let (missing, run) = (missing.setter(), confirm.run);
        Callback::from(move |()| {
            if ticked {
                run.emit(asked.clone());
            } else {
                missing.set(true);
                browser::announce(words::ACKNOWLEDGE_FIRST);
                browser::focus(&box_id(&asked.1));
            }
        })
    };
    let changed = confirm.error.as_ref().is_some_and(|error| error.code() == Some(ErrorCode::Conflict));
    html! {
        <div class="acknowledgement">
            <label class="option">
                <input
                    id={box_id(&facts.insert_id)}
                    type="checkbox"
                    checked={*ticked}
                    aria-describedby={missing.then(|| error_id.clone())}
                    aria-invalid={missing.then_some("true")}
                    {onchange}
                />
                <span>{ words::have_read(&facts.title) }</span>
            </label>
            if *missing {
                <p class="field__error" id={error_id}>{ words::ACKNOWLEDGE_FIRST }</p>
            }
            <Button
                label={if confirm.pending { text::SEND_PENDING } else { words::ACKNOWLEDGE }}
                name={[words::ACKNOWLEDGE, " ", &facts.title].concat()}
                kind={ButtonKind::Small}
                disabled={confirm.pending}
                {onclick}
            />
            <ErrorAlert error={confirm.error.clone()} />
            if changed {
                <Button label={text::RETRY} kind={ButtonKind::Small} onclick={props.reload.clone()} />
            }
        </div>
    }
}
