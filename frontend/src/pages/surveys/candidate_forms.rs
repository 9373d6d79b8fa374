//! The follow-up of a candidate, and sharing it with everybody.

use contract::surveys::{CandidateRow, FollowCandidate, ShareIdea};
use contract::wording::surveys::follow_up;
use learning::survey::candidate::FollowUp;
use yew::prelude::*;

use crate::api::{self, ApiError};
use crate::browser;
use crate::components::{
    Button, ButtonKind, Choice, ErrorAlert, ResultHeading, SelectField, TextArea, TextField,
};
use crate::hooks::use_action;
use crate::text;
use crate::text::survey_office as words;

#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    pub row: CandidateRow,
    /// True when something was saved.
    pub ondone: Callback<bool>,
}

fn said(asked: bool, text: &str, error: Option<&ApiError>, field: &str) -> Option<AttrValue> {
    let code = (asked && text.trim().is_empty()).then_some("required");
    code.or_else(|| error.and_then(|error| error.field(field))).map(|code| text::field_error(code).into())
}

fn other(error: Option<&ApiError>) -> Option<ApiError> {
    error.filter(|error| !matches!(error, ApiError::Problem(problem) if problem.fields.iter().any(|field| field.field != "survey"))).cloned()
}

fn into_state(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.setter();
    Callback::from(move |value| state.set(value))
}

/// State and note.
#[component]
pub(super) fn FollowForm(props: &FormProps) -> Html {
    let row = &props.row;
    let (state, note, asked) =
        (use_state(|| row.state.as_str().to_owned()), use_state(String::new), use_state(|| false));
    let action = {
        let (id, ondone) = (row.id.clone(), props.ondone.clone());
        use_action(
            move |message: FollowCandidate| {
                let id = id.clone();
                async move { api::surveys::follow(&id, message).await }
            },
            move |()| ondone.emit(true),
        )
    };
    let onsubmit = {
        let (state, note, asked, run) = (state.clone(), note.clone(), asked.setter(), action.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            match FollowUp::parse(&state) {
                Ok(state) if !note.trim().is_empty() => {
                    run.emit(FollowCandidate { state, note: (*note).clone() })
                }
                _ => browser::focus("candidate-note"),
            }
        })
    };
    let states: Vec<Choice> =
        FollowUp::ALL.into_iter().map(|state| (state.as_str().into(), follow_up(state).into())).collect();
    let error = action.error.as_ref();
    html! {
        <form class="card stack" {onsubmit} autocomplete="off">
            <ResultHeading id="candidate-follow" title={words::about(words::RECORD, &row.work.work)} />
            <SelectField
                id="candidate-state"
                label={words::FOLLOW_STATE}
                choices={states}
                value={(*state).clone()}
                onchange={into_state(&state)}
            />
            <TextArea
                id="candidate-note"
                label={words::NOTE}
                hint={words::NOTE_HINT}
                value={(*note).clone()}
                oninput={into_state(&note)}
                error={said(*asked, &note, error, "note")}
            />
            <ErrorAlert error={other(error)} />
            <p class="row">
                <Button label={words::RECORD} kind={ButtonKind::Primary} submit=true disabled={action.pending} />
                <Button label={words::CANCEL} onclick={props.ondone.reform(|()| false)} />
            </p>
        </form>
    }
}

/// Title and description for everybody.
#[component]
pub(super) fn ShareForm(props: &FormProps) -> Html {
    let row = &props.row;
    let (title, description, asked) =
        (use_state(|| row.work.work.clone()), use_state(String::new), use_state(|| false));
    let action = {
        let (id, ondone) = (row.id.clone(), props.ondone.clone());
        use_action(
            move |message: ShareIdea| {
                let id = id.clone();
                async move { api::surveys::share(&id, message).await }
            },
            move |()| ondone.emit(true),
        )
    };
    let onsubmit = {
        let (title, description, asked) = (title.clone(), description.clone(), asked.setter());
        let run = action.run.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            match (title.trim().is_empty(), description.trim().is_empty()) {
                (true, _) => browser::focus("idea-title"),
                (false, true) => browser::focus("idea-description"),
                (false, false) => {
                    run.emit(ShareIdea { title: (*title).clone(), description: (*description).clone() });
                }
            }
        })
    };
    let error = action.error.as_ref();
    html! {
        <form class="card stack" {onsubmit} autocomplete="off">
            <h3>{ words::SHARE_IDEA }</h3>
            <TextField
                id="idea-title"
                label={words::IDEA_TITLE}
                value={(*title).clone()}
                oninput={into_state(&title)}
                error={said(*asked, &title, error, "title")}
            />
            <TextArea
                id="idea-description"
                label={words::IDEA_TEXT}
                hint={words::IDEA_TEXT_HINT}
                value={(*description).clone()}
                oninput={into_state(&description)}
                error={said(*asked, &description, error, "description")}
            />
            <ErrorAlert error={other(error)} />
            <p class="row">
                <Button label={words::SHARE_REALLY} kind={ButtonKind::Primary} submit=true disabled={action.pending} />
            </p>
        </form>
    }
}
