//! Picking one or several from a list.

use std::collections::BTreeSet;

use learning::question::Choice;
use yew::prelude::*;

use crate::components::RichText;

#[derive(Properties, PartialEq)]
pub struct OptionsProps {
    /// Name of the group within the question.
    pub name: AttrValue,
    pub legend: AttrValue,
    #[prop_or_default]
    pub several: bool,
    pub choices: Vec<Choice>,
    pub picked: BTreeSet<String>,
    pub onpick: Callback<String>,
}

/// Radio buttons or boxes with large targets: the whole line can be clicked.
#[component]
pub fn Options(props: &OptionsProps) -> Html {
    let lines = props.choices.iter().map(|choice| {
        let checked = props.picked.contains(&choice.id);
        let id = choice.id.clone();
        let onchange = props.onpick.reform(move |_: Event| id.clone());
        html! {
            <label key={choice.id.clone()} class={classes!("option", checked.then_some("option--chosen"))}>
                <input
                    type={if props.several { "checkbox" } else { "radio" }}
                    name={props.name.clone()}
                    value={choice.id.clone()}
                    {checked}
                    {onchange}
                />
                <span><RichText text={choice.text.clone()} /></span>
            </label>
        }
    });
    html! {
        <fieldset>
            <legend>{ &props.legend }</legend>
            { for lines }
        </fieldset>
    }
}
