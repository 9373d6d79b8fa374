//! A number or a word.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TextAnswerProps {
    pub legend: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub unit: AttrValue,
    pub value: AttrValue,
    pub oninput: Callback<String>,
    pub oncommit: Callback<()>,
}

/// One line. Not `type="number"`: that refuses full-width digits, which the server reads.
#[component]
pub fn TextAnswer(props: &TextAnswerProps) -> Html {
    let oninput = props.oninput.reform(|event: InputEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        input.map_or_else(String::new, |input| input.value())
    });
    let onchange = props.oncommit.reform(|_: Event| ());
    html! {
        <fieldset class="stack">
            <legend>{ &props.legend }</legend>
            <p class="row">
                <label for="answer-text">{ &props.label }</label>
                <input
                    class={classes!("input", if props.unit.is_empty() { "input--auto" } else { "input--short" })}
                    id="answer-text"
                    type="text"
                    value={props.value.clone()}
                    maxlength="500"
                    autocomplete="off"
                    spellcheck="false"
                    {oninput}
                    {onchange}
                />
                if !props.unit.is_empty() {
                    <span>{ &props.unit }</span>
                }
            </p>
        </fieldset>
    }
}
