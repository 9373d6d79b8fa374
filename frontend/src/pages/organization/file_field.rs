//! Choosing a file.

use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FileFieldProps {
    pub id: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub onchoose: Callback<Option<File>>,
}

/// The browser's own file field.
#[component]
pub(super) fn FileField(props: &FileFieldProps) -> Html {
    let onchange = props.onchoose.reform(|event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        input.and_then(|input| input.files()).and_then(|files| files.get(0))
    });
    // The same file, mended and chosen again, is no change to the browser unless the field is emptied first.
    let onclick = props.onchoose.reform(|event: MouseEvent| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            input.set_value("");
        }
        None
    });
    let (hint, error_id) = ([props.id, "-hint"].concat(), [props.id, "-error"].concat());
    let described = if props.error.is_some() { [&hint, " ", &error_id].concat() } else { hint.clone() };
    html! {
        <div class="field">
            <label class="field__label" for={props.id}>{ props.label }</label>
            <p class="field__hint" id={hint}>{ props.hint }</p>
            <input
                class="input"
                id={props.id}
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                aria-describedby={described}
                aria-invalid={props.error.is_some().then_some("true")}
                {onchange}
                {onclick}
            />
            if let Some(error) = &props.error {
                <p class="field__error" id={error_id}>{ error }</p>
            }
        </div>
    }
}
