//! The form of one personnel order; its kind decides which fields there are.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contract::organization::{NewPersonnelEvent, PersonView, PersonnelEventRecorded};
use learning::ledger::EventKind;
use learning::role::{Attribute, EmploymentStatus};
use yew::prelude::*;

use super::event_draft::{EventDraft, EventDraftAction, Field, fields};
use crate::api::{self, ApiError};
use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, CheckList, Choice, DateField, SelectField, TextField,
};
use crate::hooks::{Load, use_action, use_focus_on_entry, use_load};
use crate::text::personnel as words;

const HEADING: &str = "event-form-heading";
const DAY: &str = "event-day";

#[derive(Properties, PartialEq)]
pub(super) struct EventFormProps {
    /// Whom it concerns; none for somebody new.
    #[prop_or_default]
    pub person: Option<AttrValue>,
    /// The state today.
    #[prop_or_default]
    pub state: Option<PersonView>,
    pub today: NaiveDate,
    /// The person that it was recorded for.
    pub ondone: Callback<String>,
    pub oncancel: Callback<()>,
}

/// Kind, day, the fields of the kind, reason.
#[component]
pub(super) fn EventForm(props: &EventFormProps) -> Html {
    use_focus_on_entry(AttrValue::Static(HEADING));
    let is_new = props.person.is_none();
    let draft = {
        let first = if is_new { EventKind::Hired } else { EventKind::Transferred };
        let (today, state) = (props.today, props.state.clone());
        use_reducer_eq(move || EventDraft::new(first, today, state.as_ref()))
    };
    let asked = use_state(|| false);
    let save = {
        let ondone = props.ondone.clone();
        use_action(
            |event: NewPersonnelEvent| async move { api::organization::record_event(&event).await },
            move |recorded: PersonnelEventRecorded| {
                browser::announce(words::RECORDED_DONE);
                ondone.emit(recorded.person_id);
            },
        )
    };
    let lists = use_lists();
    let onsubmit = {
        let (draft, run, asked, person) =
            (draft.clone(), save.run.clone(), asked.setter(), props.person.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            match draft.message(person.as_deref()) {
                Some(message) => run.emit(message),
                None => browser::focus(DAY),
            }
        })
    };
    let error = save.error.as_ref();
    let onkind = {
        let draft = draft.dispatcher();
        Callback::from(move |kind: String| {
            if let Ok(kind) = kind.parse() {
                draft.dispatch(EventDraftAction::Kind(kind));
            }
        })
    };
    let kinds: Vec<Choice> =
        EventKind::ALL.iter().map(|kind| (kind.as_str().into(), kind.label().into())).collect();
    let no_day = (*asked && draft.effective_on.parse::<NaiveDate>().is_err()).then_some(words::NOT_A_DATE);
    let told: Vec<&str> = fields(draft.kind).iter().map(|field| field.name()).collect();
    html! {
        <form class="card stack no-print" {onsubmit} autocomplete="off" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ if is_new { words::NEW_PERSON } else { words::NEW_ORDER } }</h2>
            <p>{ if is_new { words::NEW_PERSON_LEAD } else { words::NEW_ORDER_LEAD } }</p>
            if !is_new {
                <SelectField
                    id="event-kind"
                    label={words::KIND}
                    choices={kinds}
                    value={draft.kind.as_str()}
                    onchange={onkind}
                    error={said(error, "kind")}
                />
            }
            <DateField
                id={DAY}
                label={words::EFFECTIVE_ON}
                value={draft.effective_on.clone()}
                oninput={dispatch(&draft, EventDraftAction::Day)}
                error={no_day.map(AttrValue::Static).or_else(|| said(error, "effective_on"))}
            />
            { for fields(draft.kind).iter().map(|field| input(*field, &draft, &lists, error)) }
            { sets(&draft, &lists, error) }
            <TextField
                id="event-reason"
                label={words::OPTIONAL_REASON}
                hint={words::REASON_HINT}
                value={draft.reason.clone()}
                oninput={dispatch(&draft, EventDraftAction::Reason)}
                error={said(error, "reason")}
            />
            if let Some(error) = error.filter(|error| !is_told(error, &told)) {
                <Alert kind={AlertKind::Error}><p>{ words::refusal(error) }</p></Alert>
            }
            <p class="row">
                <Button
                    label={if save.pending { words::RECORDING } else { words::RECORD }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={save.pending}
                />
                <Button label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </form>
    }
}

/// Departments and grades to choose from.
struct Lists {
    departments: Vec<Choice>,
    grades: Vec<Choice>,
}

#[hook]
fn use_lists() -> Lists {
    let (departments, _) = use_load((), |()| async { api::organization::departments().await });
    let (grades, _) = use_load((), |()| async { api::organization::grades().await });
    let departments = match departments {
        Load::Ready(list) => list
            .departments
            .iter()
            .map(|of| (of.id.clone().into(), [of.code.as_str(), " ", &of.name].concat().into()))
            .collect(),
        Load::Pending | Load::Failed(_) => Vec::new(),
    };
    let grades = match grades {
        Load::Ready(list) => list
            .grades
            .iter()
            .map(|of| (of.code.clone().into(), [of.code.as_str(), " ", &of.label].concat().into()))
            .collect(),
        Load::Pending | Load::Failed(_) => Vec::new(),
    };
    Lists { departments, grades }
}

fn dispatch<T: 'static>(
    draft: &UseReducerHandle<EventDraft>,
    action: impl Fn(T) -> EventDraftAction + 'static,
) -> Callback<T> {
    let draft = draft.dispatcher();
    Callback::from(move |value| draft.dispatch(action(value)))
}

/// The sentence of a refused field.
fn said(error: Option<&ApiError>, field: &str) -> Option<AttrValue> {
    error.and_then(|error| error.field(field)).map(|code| AttrValue::Static(words::rule(code)))
}

/// Whether a field of the form tells the error.
fn is_told(error: &ApiError, fields: &[&str]) -> bool {
    let always = ["kind", "effective_on", "reason", "concurrent_ids", "attributes_added"];
    always.iter().chain(fields).any(|field| error.field(field).is_some())
}

fn input(
    field: Field,
    draft: &UseReducerHandle<EventDraft>,
    lists: &Lists,
    error: Option<&ApiError>,
) -> Html {
    let (id, label) = (["event-", field.name()].concat(), label(field));
    let value = draft.text(field).to_owned();
    let error = said(error, field.name());
    let oninput = dispatch(draft, move |text| EventDraftAction::Text(field, text));
    let choices = match field {
        Field::Department => Some(lists.departments.clone()),
        Field::Grade => Some(lists.grades.clone()),
        Field::Status => {
            Some(EmploymentStatus::ALL.iter().map(|of| (of.as_str().into(), of.label().into())).collect())
        }
        _ => None,
    };
    if let Some(choices) = choices {
        let none = if draft.kind == EventKind::Hired { words::CHOOSE } else { words::UNCHANGED };
        return html! { <SelectField key={field.name()} {id} {label} {none} {choices} {value} onchange={oninput} {error} /> };
    }
    match field {
        Field::HiredOn | Field::EndsOn => {
            html! { <DateField key={field.name()} {id} {label} {value} {oninput} {error} /> }
        }
        Field::PostedOn => {
            let hint = if draft.kind == EventKind::Transferred { words::POSTED_ON_HINT } else { "" };
            html! { <DateField key={field.name()} {id} {label} {hint} {value} {oninput} {error} /> }
        }
        _ => html! { <TextField key={field.name()} {id} {label} {value} {oninput} {error} /> },
    }
}

fn label(field: Field) -> &'static str {
    match field {
        Field::StaffNumber => crate::text::STAFF_NUMBER,
        Field::Name => words::NAME,
        Field::Kana => words::KANA,
        Field::Department => words::MAIN,
        Field::Title => words::TITLE,
        Field::Grade => words::GRADE,
        Field::JobKind => words::JOB_KIND,
        Field::Status => words::STATUS,
        Field::HiredOn => words::HIRED_ON,
        Field::PostedOn => words::POSTED_ON,
        Field::EndsOn => words::ENDS_ON,
        Field::Email => words::EMAIL,
    }
}

/// What is a set: concurrent posts, or attributes.
fn sets(draft: &UseReducerHandle<EventDraft>, lists: &Lists, error: Option<&ApiError>) -> Html {
    let (list, refused) = match draft.kind {
        EventKind::Concurrent => (
            html! {
                <CheckList
                    legend={words::CONCURRENT}
                    choices={lists.departments.clone()}
                    chosen={draft.concurrent.clone()}
                    onchange={dispatch(draft, EventDraftAction::Concurrent)}
                />
            },
            said(error, "concurrent_ids"),
        ),
        EventKind::Attributes => {
            let choices: Vec<Choice> =
                Attribute::ALL.iter().map(|of| (of.as_str().into(), of.label().into())).collect();
            let chosen: BTreeSet<String> = draft.attributes.iter().map(|of| of.as_str().to_owned()).collect();
            let onchange = dispatch(draft, |chosen: BTreeSet<String>| {
                EventDraftAction::Attributes(chosen.iter().filter_map(|of| of.parse().ok()).collect())
            });
            (
                html! { <CheckList legend={words::ATTRIBUTES} {choices} {chosen} {onchange} /> },
                said(error, "attributes_added").map(|_| AttrValue::Static(words::NO_CHANGE)),
            )
        }
        kind if fields(kind).is_empty() => (html! { <p>{ words::NO_FIELDS }</p> }, None),
        _ => (Html::default(), None),
    };
    html! {
        <>
            { list }
            if let Some(refused) = refused {
                <p class="field__error" role="alert">{ refused }</p>
            }
        </>
    }
}
