//! The form of an event.

use contract::events::{EventHead, SaveEvent};
use learning::event;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::into_state;
use super::refusal::{Refusal, of_field};
use crate::api;
use crate::components::{Button, ButtonKind, Choice, SelectField, TextArea, TextField};
use crate::hooks::{use_action, use_focus_on_entry};
use crate::text;
use crate::text::event_planning as words;
use crate::text::events;

#[derive(Properties, PartialEq)]
pub(super) struct EventFormProps {
    /// The event to change; none for a new one.
    pub event: Option<EventHead>,
    /// Families and courses.
    pub subjects: Vec<Choice>,
    /// True after saving, false after giving up.
    pub ondone: Callback<bool>,
}

const HEADING: &str = "event-form-heading";
const FIELDS: [&str; 5] = ["title", "description", "subject", "counts", "minutes"];

/// Fields with their rules; the server checks them.
#[component]
pub(super) fn EventForm(props: &EventFormProps) -> Html {
    use_focus_on_entry(AttrValue::Static(HEADING));
    let known = props.event.as_ref();
    // Empty for the first of the list, as its entry is.
    let form = use_state(|| {
        let other = known.map(|event| event.form).filter(|form| *form != event::EventForm::Briefing);
        other.map_or_else(String::new, |form| form.as_str().to_owned())
    });
    let title = use_state(|| known.map(|event| event.title.clone()).unwrap_or_default());
    let about = use_state(|| known.map(|event| event.description.clone()).unwrap_or_default());
    let subject = use_state(|| known.map(|event| event.subject.clone()).unwrap_or_default());
    let counts = use_state(|| known.is_some_and(|event| event.counts));
    let minutes = use_state(|| known.map_or(60, |event| event.minutes).to_string());
    let save = {
        let (id, ondone) = (known.map(|event| event.id.clone()), props.ondone.clone());
        use_action(
            move |message: SaveEvent| {
                let id = id.clone();
                async move { api::events::save_event(id.as_deref(), &message).await }
            },
            move |_| ondone.emit(true),
        )
    };
    let onsubmit = {
        let states = (form.clone(), title.clone(), about.clone(), subject.clone(), counts.clone());
        let (minutes, run) = (minutes.clone(), save.run.clone());
        Callback::from(move |submit: SubmitEvent| {
            submit.prevent_default();
            let (form, title, about, subject, counts) = &states;
            run.emit(SaveEvent {
                form: event::EventForm::parse(form).unwrap_or(event::EventForm::Briefing),
                title: (**title).clone(),
                description: (**about).clone(),
                subject: (**subject).clone(),
                counts: **counts,
                // What is no number is no number of minutes; the server says so at the field.
                minutes: minutes.trim().parse().unwrap_or(0),
            });
        })
    };
    let oncounts = {
        let counts = counts.setter();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            counts.set(input.is_some_and(|input| input.checked()));
        })
    };
    let error = |field: &str| of_field(save.error.as_ref(), field);
    let forms = event::EventForm::ALL.map(|form| (form.as_str().into(), events::form(form).into()));
    let none_named = FIELDS.iter().all(|field| error(field).is_none());
    html! {
        <form class="card stack" {onsubmit} autocomplete="off" aria-labelledby={HEADING}>
            if known.is_some() {
                <h3 id={HEADING} tabindex="-1">{ words::EDIT_EVENT }</h3>
            } else {
                <h2 id={HEADING} tabindex="-1">{ words::NEW_EVENT }</h2>
            }
            if none_named {
                <Refusal error={save.error.clone()} />
            }
            <SelectField
                id="event-form-kind"
                label={words::FORM}
                none={events::form(event::EventForm::Briefing)}
                choices={forms.into_iter().skip(1).collect::<Vec<Choice>>()}
                value={(*form).clone()}
                onchange={into_state(&form)}
            />
            <TextField
                id="event-form-title"
                label={words::NAME}
                value={(*title).clone()}
                oninput={into_state(&title)}
                error={error("title")}
            />
            <TextArea
                id="event-form-about"
                label={words::ABOUT}
                hint={words::ABOUT_HINT}
                value={(*about).clone()}
                oninput={into_state(&about)}
                error={error("description")}
            />
            <TextField
                id="event-form-minutes"
                label={words::MINUTES}
                class="input--short"
                value={(*minutes).clone()}
                oninput={into_state(&minutes)}
                error={error("minutes")}
            />
            <SelectField
                id="event-form-subject"
                label={words::SUBJECT}
                none={words::NO_SUBJECT}
                choices={props.subjects.clone()}
                value={(*subject).clone()}
                onchange={into_state(&subject)}
                error={error("subject")}
            />
            <fieldset class="field">
                <legend>{ words::COUNTS }</legend>
                <p class="field__hint">{ words::COUNTS_HINT }</p>
                <label class="option">
                    <input type="checkbox" checked={*counts} onchange={oncounts} />
                    <span>{ words::COUNTS_YES }</span>
                </label>
                if let Some(error) = error("counts") {
                    <p class="field__error">{ error }</p>
                }
            </fieldset>
            <p class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={save.pending}
                />
                <Button label={words::CANCEL} onclick={props.ondone.reform(|()| false)} />
            </p>
        </form>
    }
}
