//! A password that can be looked at while typing.

use yew::prelude::*;

use super::text_field::{described_by, value_of};
use crate::text::accounts::{HIDE_PASSWORD, SHOW_PASSWORD};

#[derive(Properties, PartialEq)]
pub struct PasswordFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub oninput: Callback<String>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A password field with a button that shows it. `autocomplete` is off because the seat is shared.
#[component]
pub fn PasswordField(props: &PasswordFieldProps) -> Html {
    let shown = use_state(|| false);
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let error_id = format!("{}-error", props.id);
    let oninput = props.oninput.reform(|event: InputEvent| value_of(event.target()));
    let label = if *shown { HIDE_PASSWORD } else { SHOW_PASSWORD };
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            <div class="field__pair">
                <input
                    class="input"
                    id={props.id.clone()}
                    type={if *shown { "text" } else { "password" }}
                    value={props.value.clone()}
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby={described_by("", false, &error_id, props.error.is_some())}
                    aria-invalid={props.error.is_some().then_some("true")}
                    {oninput}
                />
                <button
                    type="button"
                    class="button"
                    aria-label={[props.label.as_str(), " ", label].concat()}
                    onclick={toggle}
                >
                    { label }
                </button>
            </div>
            if let Some(error) = &props.error {
                <p class="field__error" id={error_id}>{ error }</p>
            }
        </div>
    }
}
