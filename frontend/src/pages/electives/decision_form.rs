//! One application to decide about: who, what, why, and two buttons.

use contract::electives::{DecideElective, ElectiveApplication};
use yew::prelude::*;

use crate::api;
use crate::browser;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert, TextArea};
use crate::hooks::use_action;
use crate::text;
use crate::text::electives as words;
use crate::text::{dates, reporting};

#[derive(Properties, PartialEq)]
pub struct DecisionFormProps {
    pub application: ElectiveApplication,
    /// Id of the heading above, which takes the focus when the buttons are gone.
    pub heading: AttrValue,
    /// The decision is recorded; what is shown is out of date.
    pub ondone: Callback<()>,
}

/// Used by section heads and by HR.
#[component]
pub fn DecisionForm(props: &DecisionFormProps) -> Html {
    let (reason, missing) = (use_state(String::new), use_state(|| false));
    let decide = {
        let (id, ondone) = (props.application.id.clone(), props.ondone.clone());
        let heading = props.heading.clone();
        use_action(
            move |message: DecideElective| {
                let id = id.clone();
                async move { api::electives::decide(&id, message).await }
            },
            move |()| {
                browser::announce(words::DECIDED);
                browser::focus(&heading);
                ondone.emit(());
            },
        )
    };
    let oninput = {
        let (reason, missing) = (reason.setter(), missing.setter());
        Callback::from(move |value: String| {
            missing.set(false);
            reason.set(value);
        })
    };
    let run = |approve: bool| {
        let (run, reason, missing) = (decide.run.clone(), reason.clone(), missing.setter());
        Callback::from(move |()| {
            let reason = reason.trim().to_owned();
            if !approve && reason.is_empty() {
                missing.set(true);
            } else {
                run.emit(DecideElective { approve, reason });
            }
        })
    };
    let application = &props.application;
    let course = reporting::course(&application.course_code, &application.course_title);
    let title = words::application_title(&application.name, &course);
    let refused = decide.error.as_ref().and_then(|error| error.field("reason")).map(text::field_error);
    let error = missing.then_some(words::REASON_MISSING).or(refused).map(AttrValue::Static);
    let conflict = decide.error.as_ref().and_then(words::refused);
    let id = ["decision-", &application.id].concat();
    html! {
        <article class="card stack" aria-labelledby={[&id, "-title"].concat()}>
            <h4 id={[&id, "-title"].concat()}>{ &title }</h4>
            <p class="duty__facts">
                <span>{ text::STAFF_NUMBER }{ " " }{ &application.staff_number }</span>
                <span>{ &application.department }</span>
                <span>{ words::APPLIED_AT }{ " " }{ dates::date_time(application.applied_at) }</span>
                <span>{ words::TIME }{ " " }{ dates::minutes(application.minutes) }</span>
            </p>
            <p class="insert-text">
                { if application.note.is_empty() { words::NO_NOTE } else { application.note.as_str() } }
            </p>
            if application.decidable {
                <TextArea
                    id={id.clone()}
                    label={words::named(words::DECISION_REASON, &title)}
                    hint={words::DECISION_HINT}
                    value={(*reason).clone()}
                    {oninput}
                    {error}
                />
                <p class="row no-print">
                    <Button
                        label={if decide.pending { text::SEND_PENDING } else { words::APPROVE }}
                        name={words::named(words::APPROVE, &title)}
                        kind={ButtonKind::Primary}
                        disabled={decide.pending}
                        onclick={run(true)}
                    />
                    <Button
                        label={words::REFUSE}
                        name={words::named(words::REFUSE, &title)}
                        disabled={decide.pending}
                        onclick={run(false)}
                    />
                </p>
            } else {
                <p>{ words::OWN }</p>
            }
            if let Some(sentence) = conflict {
                <Alert kind={AlertKind::Error}><p>{ sentence }</p></Alert>
            } else if refused.is_none() {
                <ErrorAlert error={decide.error.clone()} />
            }
        </article>
    }
}
