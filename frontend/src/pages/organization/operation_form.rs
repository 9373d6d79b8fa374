//! Adding an operation, or changing it.

use std::collections::BTreeSet;

use contract::organization::{OperationView, SaveOperation};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::unit_form::{into_state, said, unit_form};
use crate::api;
use crate::components::{CheckList, Choice, TextField};
use crate::hooks::{use_action, use_focus_on_entry};
use crate::text::unit_register as words;

const HEADING: &str = "operation-form";

#[derive(Properties, PartialEq)]
pub(super) struct OperationFormProps {
    /// None for a new one.
    #[prop_or_default]
    pub operation: Option<OperationView>,
    pub departments: Vec<Choice>,
    /// True after saving, false after giving up.
    pub ondone: Callback<bool>,
}

/// Code, name, whether it is standardised, who is in charge.
#[component]
pub(super) fn OperationForm(props: &OperationFormProps) -> Html {
    use_focus_on_entry(AttrValue::Static(HEADING));
    let known = props.operation.as_ref();
    let code = use_state(|| known.map(|of| of.code.clone()).unwrap_or_default());
    let name = use_state(|| known.map(|of| of.name.clone()).unwrap_or_default());
    let standard = use_state(|| known.is_some_and(|of| of.standard));
    let chosen = use_state(|| {
        known
            .map(|of| of.departments.iter().map(|unit| unit.id.clone()).collect::<BTreeSet<_>>())
            .unwrap_or_default()
    });
    let save = {
        let ondone = props.ondone.clone();
        use_action(
            |(code, operation): (String, SaveOperation)| async move {
                api::organization::save_operation(&code, &operation).await
            },
            move |()| ondone.emit(true),
        )
    };
    let missing = use_state(|| false);
    let onsubmit = {
        let (code, name, standard, chosen) = (code.clone(), name.clone(), standard.clone(), chosen.clone());
        let (run, missing) = (save.run.clone(), missing.setter());
        Callback::from(move |()| {
            // The code is part of the address; an empty one is no address.
            let code = code.trim().to_owned();
            missing.set(code.is_empty());
            if !code.is_empty() {
                let (name, standard) = ((*name).clone(), *standard);
                let department_ids = chosen.iter().cloned().collect();
                run.emit((code, SaveOperation { name, standard, department_ids }));
            }
        })
    };
    let onstandard = {
        let standard = standard.setter();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            standard.set(input.is_some_and(|input| input.checked()));
        })
    };
    let onchosen = {
        let chosen = chosen.setter();
        Callback::from(move |next| chosen.set(next))
    };
    let error = save.error.as_ref();
    let no_code = missing.then_some(AttrValue::Static(words::rule("code", "required")));
    let fields = html! {
        <>
            if known.is_none() {
                <TextField
                    id="operation-code"
                    label={words::OPERATION_CODE}
                    value={(*code).clone()}
                    oninput={into_state(&code)}
                    error={no_code.or_else(|| said(error, "code"))}
                />
            }
            <TextField
                id="operation-name"
                label={words::OPERATION_NAME}
                value={(*name).clone()}
                oninput={into_state(&name)}
                error={said(error, "name")}
            />
            <label class="option">
                <input type="checkbox" checked={*standard} onchange={onstandard} />
                <span>{ words::STANDARD }</span>
            </label>
            <CheckList
                legend={words::IN_CHARGE}
                choices={props.departments.clone()}
                chosen={(*chosen).clone()}
                onchange={onchosen}
            />
            if let Some(refused) = said(error, "department_ids") {
                <p class="field__error" role="alert">{ refused }</p>
            }
        </>
    };
    let title = match known {
        Some(of) => words::about(words::EDIT, &[of.code.as_str(), " ", &of.name].concat()),
        None => words::ADD.to_owned(),
    };
    unit_form(HEADING, title, fields, &save.error, save.pending, onsubmit, &props.ondone)
}
