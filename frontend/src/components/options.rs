//! Picking one or several from a list.

use std::collections::BTreeSet;

use learning::question::Choice;
use yew::prelude::*;

use super::RichText;

#[derive(Properties, PartialEq)]
pub struct OptionsProps {
    /// Name of the group within the page.
    pub name: AttrValue,
    pub legend: AttrValue,
    /// How the lines are laid out.
    #[prop_or_default]
    pub class: Classes,
    /// What is wrong with what is picked.
    #[prop_or_default]
    pub error: Option<AttrValue>,
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
                    id={option_id(&props.name, &choice.id)}
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
    let error_id = format!("{}-error", props.name);
    html! {
        <fieldset aria-describedby={props.error.is_some().then(|| error_id.clone())}>
            <legend>{ &props.legend }</legend>
            <div class={props.class.clone()}>{ for lines }</div>
            if let Some(error) = &props.error {
                <p class="field__error" id={error_id}>{ error }</p>
            }
        </fieldset>
    }
}

/// Id of the button or box of a choice, where the focus can be led.
pub fn option_id(name: &str, choice: &str) -> String {
    [name, "-", choice].concat()
}
