//! What can be done with a row of the list beside changing it: folded, so that a long list stays short for the
//! keyboard.

use yew::prelude::*;

use super::rows::RowAction;
use crate::components::{Button, ButtonKind};
use crate::text::plan as text;

/// Id of a button of a row, for the focus when the row moves under it.
pub(super) fn button_id(action: RowAction, place: usize) -> String {
    let part = match action {
        RowAction::Duplicate => "copy",
        RowAction::MoveUp => "up",
        RowAction::MoveDown => "down",
        RowAction::Remove => "remove",
    };
    ["plan-", part, "-", &place.to_string()].concat()
}

#[derive(Properties, PartialEq)]
pub(super) struct RowActionsProps {
    pub place: usize,
    /// What the row holds, for the names of the buttons.
    pub subject: AttrValue,
    pub onact: Callback<(usize, RowAction)>,
}

/// Copy, move, remove.
#[component]
pub(super) fn RowActions(props: &RowActionsProps) -> Html {
    let actions = [
        (text::DUPLICATE, RowAction::Duplicate),
        (text::MOVE_UP, RowAction::MoveUp),
        (text::MOVE_DOWN, RowAction::MoveDown),
        (text::REMOVE, RowAction::Remove),
    ];
    let place = props.place;
    let buttons = actions.into_iter().map(|(label, action)| {
        let name = AttrValue::from(text::about(label, &props.subject));
        html! {
            <Button
                id={button_id(action, place)}
                {label}
                {name}
                kind={ButtonKind::Small}
                onclick={props.onact.reform(move |()| (place, action))}
            />
        }
    });
    html! {
        <details class="fold">
            <summary aria-label={text::about(text::MORE, &props.subject)}>{ text::MORE }</summary>
            <div class="row-actions">{ for buttons }</div>
        </details>
    }
}
