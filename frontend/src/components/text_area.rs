//! Several lines of text with their label and hint.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub hint: AttrValue,
    pub value: AttrValue,
    pub oninput: Callback<String>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A field that grows by hand. The browser may not remember it: the next person uses the same seat.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let (hint_id, error_id) = (format!("{}-hint", props.id), format!("{}-error", props.id));
    let described = match props.error {
        Some(_) => [&hint_id, " ", &error_id].concat(),
        None => hint_id.clone(),
    };
    let oninput = props.oninput.reform(|event: InputEvent| {
        let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        area.map_or_else(String::new, |area| area.value())
    });
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            <p class="field__hint" id={hint_id}>{ &props.hint }</p>
            <textarea
                class="input"
                id={props.id.clone()}
                rows="6"
                value={props.value.clone()}
                autocomplete="off"
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
