//! Putting items in order with buttons.

use learning::question::Choice;
use yew::prelude::*;

use crate::browser;
use crate::components::{Button, ButtonKind};
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct OrderingProps {
    /// Items as they are shown at first.
    pub items: Vec<Choice>,
    /// The learner's order; none until the first move.
    pub order: Option<Vec<String>>,
    pub onorder: Callback<Vec<String>>,
}

/// A numbered list in which every item has 上へ and 下へ. The first order may be the right one, so it can
/// be answered as it stands.
#[component]
pub fn Ordering(props: &OrderingProps) -> Html {
    let order: Vec<String> =
        props.order.clone().unwrap_or_else(|| props.items.iter().map(|item| item.id.clone()).collect());
    // Moving an element takes the focus from its button; it is given back after drawing.
    let focus_next = use_mut_ref(|| None::<String>);
    {
        let focus_next = focus_next.clone();
        use_effect_with(order.clone(), move |_| {
            if let Some(id) = focus_next.take() {
                browser::focus(&id);
            }
        });
    }
    let last = order.len().saturating_sub(1);
    let lines = order.iter().enumerate().filter_map(|(place, id)| {
        let item = props.items.iter().find(|item| item.id == *id)?;
        let button = |up: bool| {
            let (order, moving, focus_next) = (order.clone(), item.clone(), focus_next.clone());
            let onclick = props.onorder.reform(move |()| {
                let moved = moved(&order, place, up);
                let now = moved.iter().position(|id| *id == moving.id).unwrap_or(place);
                browser::announce(&words::moved(&moving.text, now + 1, moved.len()));
                // At the end of the list that direction is closed: the other button takes over.
                let stays_up = if up { now > 0 } else { now == last };
                focus_next.replace(Some(button_id(&moving.id, stays_up)));
                moved
            });
            html! {
                <Button
                    id={button_id(&item.id, up)}
                    label={if up { words::UP } else { words::DOWN }}
                    name={words::move_label(&item.text, up)}
                    kind={ButtonKind::Small}
                    disabled={if up { place == 0 } else { place == last }}
                    {onclick}
                />
            }
        };
        Some(html! {
            <li key={id.clone()}>
                <span class="ordering__number">{ place + 1 }</span>
                <span class="ordering__text">{ &item.text }</span>
                <span class="ordering__moves">{ button(true) }{ " " }{ button(false) }</span>
            </li>
        })
    });
    let keep = {
        let order = order.clone();
        props.onorder.reform(move |()| order.clone())
    };
    html! {
        <fieldset class="stack">
            <legend>{ words::ORDER }</legend>
            <ol class="ordering">{ for lines }</ol>
            if props.order.is_none() {
                <p>{ words::ORDER_OPEN }</p>
                <Button label={words::KEEP_ORDER} onclick={keep} />
            }
        </fieldset>
    }
}

fn button_id(item: &str, up: bool) -> String {
    [if up { "up-" } else { "down-" }, item].concat()
}

/// The order after the item at this place has moved by one; unchanged at the ends.
fn moved(order: &[String], place: usize, up: bool) -> Vec<String> {
    let mut order = order.to_vec();
    let other = if up { place.checked_sub(1) } else { Some(place + 1) };
    if let Some(other) = other.filter(|other| *other < order.len() && place < order.len()) {
        order.swap(place, other);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn items_move_by_one_and_stop_at_the_ends() {
        let order = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(moved(&order, 1, true), ["b", "a", "c"]);
        assert_eq!(moved(&order, 1, false), ["a", "c", "b"]);
        assert_eq!(moved(&order, 0, true), order);
        assert_eq!(moved(&order, 2, false), order);
    }
}
