//! One line of text with its label, hint and error.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    pub oninput: Callback<String>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// `text` or `date`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    #[prop_or_default]
    pub class: Classes,
}

/// A field of a form. The browser may not remember it: the next person uses the same seat.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let (hint_id, error_id) = (format!("{}-hint", props.id), format!("{}-error", props.id));
    let described = described_by(&hint_id, !props.hint.is_empty(), &error_id, props.error.is_some());
    let oninput = props.oninput.reform(|event: InputEvent| value_of(event.target()));
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            if !props.hint.is_empty() {
                <p class="field__hint" id={hint_id}>{ &props.hint }</p>
            }
            <input
                class={classes!("input", props.class.clone())}
                id={props.id.clone()}
                type={props.kind.clone()}
                value={props.value.clone()}
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby={described}
                aria-invalid={props.error.is_some().then_some("true")}
                {oninput}
            />
            if let Some(error) = &props.error {
                <p class="field__error" id={error_id}>{ error }</p>
            }
        </div>
    }
}

/// The value of the field that an event came from.
pub(super) fn value_of(target: Option<EventTarget>) -> String {
    target
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .map_or_else(String::new, |i| i.value())
}

/// The ids that describe a field, if any.
pub(super) fn described_by(hint: &str, has_hint: bool, error: &str, has_error: bool) -> Option<String> {
    match (has_hint, has_error) {
        (false, false) => None,
        (true, false) => Some(hint.to_owned()),
        (false, true) => Some(error.to_owned()),
        (true, true) => Some([hint, " ", error].concat()),
    }
}
