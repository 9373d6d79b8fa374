//! Choosing the staff file.

use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement};
use yew::prelude::*;

use crate::text::organization as words;

pub(super) const FILE_FIELD: &str = "staff-file";

#[derive(Properties, PartialEq)]
pub(super) struct StaffFileFieldProps {
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub onchoose: Callback<Option<File>>,
}

/// The browser's own file field.
#[component]
pub(super) fn StaffFileField(props: &StaffFileFieldProps) -> Html {
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
    let described =
        if props.error.is_some() { "staff-file-hint staff-file-error" } else { "staff-file-hint" };
    html! {
        <div class="field">
            <label class="field__label" for={FILE_FIELD}>{ words::FILE }</label>
            <p class="field__hint" id="staff-file-hint">{ words::FILE_HINT }</p>
            <input
                class="input"
                id={FILE_FIELD}
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                aria-describedby={described}
                aria-invalid={props.error.is_some().then_some("true")}
                {onchange}
                {onclick}
            />
            if let Some(error) = &props.error {
                <p class="field__error" id="staff-file-error">{ error }</p>
            }
        </div>
    }
}
