//! What can be done with a row of the list beside editing it: folded, so that a long list stays short for the
//! keyboard.

use learning::curriculum::Rule;
use yew::prelude::*;

use super::editor_state::{EditorAction, Step};
use crate::components::{Button, ButtonKind};
use crate::text::requirements as words;

#[derive(Properties, PartialEq)]
pub(super) struct RowActionsProps {
    pub rule: Rule,
    /// An id for a copy.
    pub new_id: AttrValue,
    pub tell: Callback<EditorAction>,
    /// Id of the button that was pressed, for what moves under it.
    pub onpress: Callback<String>,
}

/// Copy, move, remove.
#[component]
pub(super) fn RowActions(props: &RowActionsProps) -> Html {
    let id = &props.rule.id;
    let actions = [
        (words::DUPLICATE, "copy", EditorAction::Duplicate(id.clone(), props.new_id.to_string())),
        (words::MOVE_UP, "up", EditorAction::Move(id.clone(), Step::Up)),
        (words::MOVE_DOWN, "down", EditorAction::Move(id.clone(), Step::Down)),
        (words::REMOVE, "remove", EditorAction::Remove(id.clone())),
    ];
    let buttons = actions.into_iter().map(|(label, part, action)| {
        let (tell, onpress) = (props.tell.clone(), props.onpress.clone());
        let button = [part, "-", id].concat();
        let pressed = button.clone();
        let onclick = Callback::from(move |()| {
            onpress.emit(pressed.clone());
            tell.emit(action.clone());
        });
        let name = AttrValue::from(words::about(label, &props.rule.label));
        html! { <Button id={button} {label} {name} kind={ButtonKind::Small} {onclick} /> }
    });
    html! {
        <details class="fold no-print">
            <summary aria-label={words::about(words::MORE, &props.rule.label)}>{ words::MORE }</summary>
            <div class="row-actions">{ for buttons }</div>
        </details>
    }
}
