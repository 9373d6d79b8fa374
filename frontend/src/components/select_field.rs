//! A choice of one from a list.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Choice;
use super::text_field::described_by;

#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// Shown for the empty value; without it there is no empty value.
    #[prop_or_default]
    pub none: AttrValue,
    pub choices: Vec<Choice>,
    /// Value of the chosen one; empty for none.
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The label is read but not seen, as inside a sentence.
    #[prop_or_default]
    pub bare: bool,
}

/// A labelled select whose first entry is the empty value.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let (hint_id, error_id) = (format!("{}-hint", props.id), format!("{}-error", props.id));
    let described = described_by(&hint_id, !props.hint.is_empty(), &error_id, props.error.is_some());
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
            aria-describedby={described}
            aria-invalid={props.error.is_some().then_some("true")}
            {onchange}
        >
            if !props.none.is_empty() {
                <option value="" selected={props.value.is_empty()}>{ &props.none }</option>
            }
            { for options }
        </select>
    };
    if props.bare {
        return select;
    }
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            if !props.hint.is_empty() {
                <p class="field__hint" id={hint_id}>{ &props.hint }</p>
            }
            { select }
            if let Some(error) = &props.error {
                <p class="field__error" id={error_id}>{ error }</p>
            }
        </div>
    }
}
