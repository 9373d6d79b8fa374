//! What holds for all rows of a roster, and the file.

use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::credit_form::form_choices;
use super::ground_fields::{other, said};
use crate::api::records::RosterTerms;
use crate::api::{self, ApiError};
use crate::browser;
use crate::components::{Button, ButtonKind, Choice, ErrorAlert, SelectField, TextField};
use crate::hooks::{Load, use_load};
use crate::text::gates::CHOOSE;
use crate::text::records as words;

const FILE_FIELD: &str = "roster-file";

#[derive(Properties, PartialEq)]
pub(super) struct RosterFormProps {
    pub pending: bool,
    pub error: Option<ApiError>,
    pub oncheck: Callback<(File, RosterTerms)>,
    /// Something else is chosen, so that the report on the screen is of the past.
    pub onchange: Callback<()>,
}

/// Five fields and a file.
#[component]
pub(super) fn RosterForm(props: &RosterFormProps) -> Html {
    let (terms, file) = (use_state(RosterTerms::default), use_mut_ref(|| None::<File>));
    let asked = use_state(|| false);
    let has_file = use_state(|| false);
    let (courses, _) = use_load((), |()| async { api::catalog::courses().await });
    let courses: Vec<Choice> = match courses {
        Load::Ready(list) => {
            let label = |code: &str, title: &str| [code, " ", title].concat();
            let courses = list.courses.iter();
            courses
                .map(|course| (course.code.clone().into(), label(&course.code, &course.title).into()))
                .collect()
        }
        Load::Pending | Load::Failed(_) => Vec::new(),
    };
    let edit = |change: fn(&mut RosterTerms, String)| {
        let (terms, onchange) = (terms.clone(), props.onchange.clone());
        Callback::from(move |value| {
            let mut changed = (*terms).clone();
            change(&mut changed, value);
            terms.set(changed);
            onchange.emit(());
        })
    };
    let onfile = {
        let (file, has_file, onchange) = (file.clone(), has_file.setter(), props.onchange.clone());
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let chosen = input.and_then(|input| input.files()).and_then(|files| files.get(0));
            has_file.set(chosen.is_some());
            file.replace(chosen);
            onchange.emit(());
        })
    };
    let onsubmit = {
        let (terms, file, asked, oncheck) =
            (terms.clone(), file.clone(), asked.setter(), props.oncheck.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            let readable = terms.pass_mark.trim().is_empty() || terms.pass_mark.trim().parse::<u32>().is_ok();
            match file.borrow().clone() {
                None => browser::focus(FILE_FIELD),
                Some(file) if !terms.form.is_empty() && readable => oncheck.emit((file, (*terms).clone())),
                Some(_) => {}
            }
        })
    };
    let error = props.error.as_ref();
    let no_form = (*asked && terms.form.is_empty()).then_some(AttrValue::Static(CHOOSE));
    let mark = terms.pass_mark.trim();
    let no_number = !mark.is_empty() && mark.parse::<u32>().is_err();
    let no_number = no_number.then_some(AttrValue::Static(words::NOT_A_NUMBER));
    let no_file = *asked && !*has_file;
    let template = |encoding| api::records::template_file(&terms.form, encoding);
    html! {
        <form class="stack no-print" {onsubmit} autocomplete="off">
            <SelectField
                id="roster-form"
                label={words::FORM}
                none={CHOOSE}
                choices={form_choices()}
                value={terms.form.clone()}
                onchange={edit(|terms, value| terms.form = value)}
                error={no_form.or_else(|| said(error, "form"))}
            />
            <TextField
                id="roster-title"
                label={words::TRAINING}
                value={terms.title.clone()}
                oninput={edit(|terms, value| terms.title = value)}
                error={said(error, "title")}
            />
            <TextField
                id="roster-organizer"
                label={words::ORGANIZER}
                value={terms.organizer.clone()}
                oninput={edit(|terms, value| terms.organizer = value)}
                error={said(error, "organizer")}
            />
            <SelectField
                id="roster-course"
                label={words::COUNTS_FOR}
                none={words::COUNTS_FOR_NONE}
                choices={courses}
                value={terms.course_code.clone()}
                onchange={edit(|terms, value| terms.course_code = value)}
                error={said(error, "course_code")}
            />
            <TextField
                id="roster-pass-mark"
                label={words::PASS_MARK}
                hint={words::PASS_MARK_HINT}
                value={terms.pass_mark.clone()}
                oninput={edit(|terms, value| terms.pass_mark = value)}
                error={no_number.or_else(|| said(error, "pass_mark"))}
            />
            <TextField
                id="roster-approved-by"
                label={words::APPROVED_BY}
                hint={words::APPROVED_BY_HINT}
                value={terms.approved_by.clone()}
                oninput={edit(|terms, value| terms.approved_by = value)}
                error={said(error, "approved_by")}
            />
            <div class="field">
                <label class="field__label" for={FILE_FIELD}>{ words::ROSTER_FILE }</label>
                <p class="field__hint" id="roster-file-hint">{ words::ROSTER_FILE_HINT }</p>
                <input
                    class="input"
                    id={FILE_FIELD}
                    type="file"
                    accept=".csv,.txt,text/csv,text/plain"
                    aria-describedby={if no_file { "roster-file-hint roster-file-error" } else { "roster-file-hint" }}
                    aria-invalid={no_file.then_some("true")}
                    onchange={onfile}
                />
                if no_file {
                    <p class="field__error" id="roster-file-error">{ words::CHOOSE_FILE }</p>
                }
            </div>
            <p class="row">
                <a href={template("utf-8")} download="">{ words::TEMPLATE }{ " " }{ words::CSV_UTF8 }</a>
                <a href={template("cp932")} download="">{ words::TEMPLATE }{ " " }{ words::CSV_CP932 }</a>
            </p>
            <ErrorAlert error={other(error)} />
            <p class="row">
                <Button
                    label={if props.pending { words::CHECKING } else { words::CHECK }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={props.pending}
                />
            </p>
        </form>
    }
}
