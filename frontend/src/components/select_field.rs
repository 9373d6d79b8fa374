//! A choice of one from a list.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Choice;

#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// Shown for the empty value.
    pub none: AttrValue,
    pub choices: Vec<Choice>,
    /// Value of the chosen one; empty for none.
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The label is read but not seen, as inside a sentence.
    #[prop_or_default]
    pub bare: bool,
}

/// A labelled select whose first entry is the empty value.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let error_id = format!("{}-error", props.id);
    let onchange = props.onchange.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        select.map_or_else(String::new, |select| select.value())
    });
    let options = props.choices.iter().map(|(value, label)| {
        html! {
            <option key={value.to_string()} value={value.clone()} selected={*value == props.value}>
                { label }
            </option>
        }
    });
    let select = html! {
        <select
            class="select"
            id={props.id.clone()}
            aria-label={props.bare.then(|| props.label.clone())}
            aria-describedby={props.error.is_some().then(|| error_id.clone())}
            aria-invalid={props.error.is_some().then_some("true")}
            {onchange}
        >
            <option value="" selected={props.value.is_empty()}>{ &props.none }</option>
            { for options }
        </select>
    };
    if props.bare {
        return select;
    }
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            { select }
            if let Some(error) = &props.error {
                <p class="field__error" id={error_id}>{ error }</p>
            }
        </div>
    }
}
