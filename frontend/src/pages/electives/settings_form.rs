//! How electives of one course are offered, to be changed by HR.

use std::collections::BTreeSet;

use contract::electives::{ElectiveCourse, SaveElective};
use learning::elective::{Approval, Audience};
use learning::question::Choice;
use yew::prelude::*;

use super::settings_draft::{SettingsDraft, Wrong};
use crate::api;
use crate::browser;
use crate::components::{Button, ButtonKind, DateField, ErrorAlert, Options, ResultHeading, TextField};
use crate::hooks::{use_action, use_unsaved_warning};
use crate::text;
use crate::text::electives as words;
use crate::text::reporting;

const OPEN: &str = "open";
const CLOSED: &str = "closed";

#[derive(Properties, PartialEq)]
pub(super) struct SettingsFormProps {
    pub course: ElectiveCourse,
    /// Saved or left; what is shown is out of date.
    pub ondone: Callback<()>,
}

/// The form; it takes the focus when it appears.
#[component]
pub(super) fn SettingsForm(props: &SettingsFormProps) -> Html {
    let course = &props.course;
    let before = SettingsDraft::of(&course.offer);
    let draft = use_state(|| before.clone());
    let wrong = use_state(Wrong::default);
    let save = {
        let (code, ondone) = (course.code.clone(), props.ondone.clone());
        use_action(
            move |message: SaveElective| {
                let code = code.clone();
                async move { api::electives::save(&code, message).await }
            },
            move |()| {
                browser::announce(words::SAVED);
                ondone.emit(());
            },
        )
    };
    use_unsaved_warning(*draft != before);
    let edit = |change: fn(&mut SettingsDraft, String)| {
        let draft = draft.clone();
        Callback::from(move |value| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    };
    let onsubmit = {
        let (run, draft, wrong, revision) =
            (save.run.clone(), draft.clone(), wrong.setter(), course.revision);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.offer() {
                Ok(offer) => {
                    wrong.set(Wrong::default());
                    run.emit(SaveElective { offer, revision });
                }
                Err(found) => wrong.set(found),
            }
        })
    };
    let refused =
        |field: &str| save.error.as_ref().and_then(|error| error.field(field)).map(text::field_error);
    let number = |wrong: bool, field: &str| {
        wrong.then_some(words::NO_NUMBER).or_else(|| refused(field)).map(AttrValue::Static)
    };
    let picked = |value: &str| BTreeSet::from([value.to_owned()]);
    html! {
        <form class="card stack" {onsubmit} autocomplete="off" aria-labelledby="elective-settings">
            <ResultHeading
                id="elective-settings"
                title={words::settings_of(&reporting::course(&course.code, &course.title))}
            />
            <Options
                name="elective-open"
                legend={words::OFFER}
                choices={choices(&[(OPEN, words::OFFER_OPEN), (CLOSED, words::OFFER_CLOSED)])}
                picked={picked(if draft.open { OPEN } else { CLOSED })}
                onpick={edit(|draft, value| draft.open = value == OPEN)}
            />
            <Options
                name="elective-approval"
                legend={words::APPROVAL}
                choices={choices(&[Approval::SectionHead, Approval::None].map(|one| (one.as_str(), words::approval(one))))}
                picked={picked(&draft.approval)}
                onpick={edit(|draft, value| draft.approval = value)}
            />
            <Options
                name="elective-audience"
                legend={words::AUDIENCE}
                choices={choices(&[Audience::Everyone, Audience::Curriculum].map(|one| (one.as_str(), words::audience(one))))}
                picked={picked(&draft.audience)}
                onpick={edit(|draft, value| draft.audience = value)}
            />
            <TextField
                id="elective-seats"
                label={words::SEATS}
                hint={words::SEATS_HINT}
                value={draft.seats.clone()}
                oninput={edit(|draft, value| draft.seats = value)}
                error={number(wrong.seats, "seats")}
            />
            <p>{ words::FEWER }</p>
            <DateField
                id="elective-opens"
                label={words::FIRST_DAY}
                hint={words::DAY_HINT}
                value={draft.opens_on.clone()}
                oninput={edit(|draft, value| draft.opens_on = value)}
            />
            <DateField
                id="elective-closes"
                label={words::LAST_DAY}
                hint={words::DAY_HINT}
                value={draft.closes_on.clone()}
                oninput={edit(|draft, value| draft.closes_on = value)}
                error={refused("closes_on").map(AttrValue::Static)}
            />
            <TextField
                id="elective-due"
                label={words::DUE_DAYS}
                hint={words::DUE_DAYS_HINT}
                value={draft.due_days.clone()}
                oninput={edit(|draft, value| draft.due_days = value)}
                error={number(wrong.due_days, "due_days")}
            />
            <ErrorAlert error={save.error.clone()} />
            <p class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={save.pending}
                />
                <Button label={words::CANCEL} onclick={props.ondone.clone()} />
            </p>
        </form>
    }
}

fn choices(all: &[(&str, &str)]) -> Vec<Choice> {
    all.iter().map(|(id, text)| Choice { id: (*id).to_owned(), text: (*text).to_owned() }).collect()
}
