//! The words of letters and mails, as HR keeps them.

use std::rc::Rc;

use contract::reminders::ReminderTemplate;
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ErrorAlert, LoadView, TextArea, TextField};
use crate::hooks::{use_action, use_load, use_unsaved_warning};
use crate::text;
use crate::text::reminders as words;
use crate::{api, browser};

/// Loads the words and shows their form.
#[component]
pub(super) fn TemplateForm() -> Html {
    let (load, retry) = use_load((), |()| async { api::reminders::template().await });
    let ready =
        Callback::from(|template: Rc<ReminderTemplate>| html! { <Form template={(*template).clone()} /> });
    html! { <LoadView<ReminderTemplate> {load} {retry} {ready} /> }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    template: ReminderTemplate,
}

type Change = fn(&mut ReminderTemplate, String);

#[component]
fn Form(props: &FormProps) -> Html {
    let saved = use_state(|| props.template.clone());
    let draft = use_state(|| props.template.clone());
    let unsaved = *saved != *draft;
    use_unsaved_warning(unsaved);
    let save = {
        let (saved, draft) = (saved.setter(), draft.setter());
        use_action(
            |template: ReminderTemplate| async move { api::reminders::save_template(template).await },
            move |template: ReminderTemplate| {
                browser::announce(words::SAVED);
                draft.set(template.clone());
                saved.set(template);
            },
        )
    };
    let edit = |change: Change| {
        let draft = draft.clone();
        Callback::from(move |value: String| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    };
    let refused = |field: &str| {
        let code = save.error.as_ref().and_then(|error| error.field(field));
        code.map(|code| AttrValue::Static(text::field_error(code)))
    };
    let line = |name: &'static str, label: &'static str, value: &str, change: Change| {
        html! {
            <TextField
                id={["template-", name].concat()}
                {label}
                value={value.to_owned()}
                oninput={edit(change)}
                error={refused(name)}
            />
        }
    };
    let area = |name: &'static str, hint: &'static str, value: &str, change: Change| {
        html! {
            <TextArea
                id={["template-", name].concat()}
                label={words::BODY}
                {hint}
                value={value.to_owned()}
                oninput={edit(change)}
                error={refused(name)}
            />
        }
    };
    let onsubmit = {
        let (run, draft) = (save.run.clone(), draft.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit((*draft).clone());
        })
    };
    let t = &*draft;
    html! {
        <form class="stack measure" {onsubmit} autocomplete="off">
            <fieldset>
                <legend><h2>{ words::WORDS_LETTER }</h2></legend>
                { line("number", words::NUMBER, &t.number, |t, value| t.number = value) }
                { line("addressee", words::ADDRESSEE, &t.addressee, |t, value| t.addressee = value) }
                { line("sender", words::SENDER, &t.sender, |t, value| t.sender = value) }
                { line("subject", words::SUBJECT, &t.subject, |t, value| t.subject = value) }
                { area("body", words::PLACES_LETTER, &t.body, |t, value| t.body = value) }
            </fieldset>
            <fieldset>
                <legend><h2>{ words::WORDS_MAIL }</h2></legend>
                { line("mail_subject", words::SUBJECT, &t.mail_subject, |t, value| t.mail_subject = value) }
                { area("mail_body", words::PLACES_MAIL, &t.mail_body, |t, value| t.mail_body = value) }
            </fieldset>
            <ErrorAlert error={save.error.clone()} />
            if unsaved {
                <p role="status">{ words::UNSAVED }</p>
            }
            <p class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={save.pending}
                />
            </p>
        </form>
    }
}
