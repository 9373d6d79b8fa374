//! A group of boxes of which any number may be ticked.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::Choice;

#[derive(Properties, PartialEq)]
pub struct CheckListProps {
    pub legend: AttrValue,
    #[prop_or_default]
    pub hint: AttrValue,
    pub choices: Vec<Choice>,
    pub chosen: BTreeSet<String>,
    pub onchange: Callback<BTreeSet<String>>,
}

/// Boxes in as many columns as fit.
#[component]
pub fn CheckList(props: &CheckListProps) -> Html {
    let boxes = props.choices.iter().map(|(value, label)| {
        let (chosen, onchange, id) = (props.chosen.clone(), props.onchange.clone(), value.to_string());
        let checked = chosen.contains(value.as_str());
        let toggle = Callback::from(move |_: Event| {
            let mut chosen = chosen.clone();
            if !chosen.remove(&id) {
                chosen.insert(id.clone());
            }
            onchange.emit(chosen);
        });
        html! {
            <label key={value.to_string()}>
                <input type="checkbox" {checked} onchange={toggle} />
                <span>{ label }</span>
            </label>
        }
    });
    html! {
        <fieldset class="field">
            <legend>{ &props.legend }</legend>
            if !props.hint.is_empty() {
                <p class="field__hint">{ &props.hint }</p>
            }
            <div class="check-grid">{ for boxes }</div>
        </fieldset>
    }
}
