//! The fields of a row that name something: its subject and its audience.

use std::collections::BTreeSet;

use contract::plan::PlanChoices;
use learning::question::Choice;
use yew::prelude::*;

use super::row_draft::{Kind, RowDraft};
use crate::components::{CheckList, Options, SelectField, TextField};
use crate::text;
use crate::text::plan as words;
use crate::text::reporting;

#[derive(Properties, PartialEq, Clone)]
pub(super) struct FieldsProps {
    pub draft: RowDraft,
    pub choices: PlanChoices,
    /// The draft after a change.
    pub onedit: Callback<RowDraft>,
    /// Whether nothing was chosen.
    #[prop_or_default]
    pub wrong: bool,
}

/// A course, an event that is registered, or one that is still to be planned.
#[component]
pub(super) fn SubjectFields(props: &FieldsProps) -> Html {
    let (draft, choices) = (&props.draft, &props.choices);
    let edit = |change: fn(&mut RowDraft, String)| edit(props, change);
    let error = props.wrong.then_some(AttrValue::Static(words::CHOOSE));
    let choose_course = {
        let (draft, choices, onedit) = (draft.clone(), choices.clone(), props.onedit.clone());
        Callback::from(move |code| {
            let mut changed = draft.clone();
            changed.choose_course(code, &choices);
            onedit.emit(changed);
        })
    };
    let kinds = [
        (Kind::Course, words::KIND_COURSE),
        (Kind::Event, words::KIND_EVENT),
        (Kind::NewEvent, words::KIND_NEW_EVENT),
    ];
    let field = match draft.kind {
        Kind::Course => html! {
            <SelectField
                id="plan-course"
                label={words::COURSE}
                none={words::CHOOSE_COURSE}
                choices={choices.courses.iter().map(|course| (
                    course.code.clone().into(),
                    reporting::course(&course.code, &course.title).into(),
                )).collect::<Vec<_>>()}
                value={draft.course.clone()}
                onchange={choose_course}
                {error}
            />
        },
        Kind::Event => html! {
            <SelectField
                id="plan-event"
                label={words::EVENT}
                none={words::CHOOSE_EVENT}
                choices={choices.events.iter().map(|event| (
                    event.code.clone().into(),
                    event.label.clone().into(),
                )).collect::<Vec<_>>()}
                value={draft.event.clone()}
                onchange={edit(|draft, value| draft.event = value)}
                {error}
            />
        },
        Kind::NewEvent => html! {
            <TextField
                id="plan-title"
                label={words::EVENT_TITLE}
                value={draft.title.clone()}
                oninput={edit(|draft, value| draft.title = value)}
                error={props.wrong.then_some(AttrValue::Static(text::field_error("required")))}
            />
        },
    };
    html! {
        <>
            <Options
                name="plan-kind"
                legend={words::KIND}
                choices={kinds.map(|(kind, label)| Choice { id: kind.as_str().to_owned(), text: label.to_owned() }).to_vec()}
                picked={BTreeSet::from([draft.kind.as_str().to_owned()])}
                onpick={edit(|draft, value| draft.kind = Kind::parse(&value))}
            />
            { field }
        </>
    }
}

/// Grades and departments; whichever is empty does not restrict. The long list is folded.
#[component]
pub(super) fn AudienceFields(props: &FieldsProps) -> Html {
    let (draft, choices) = (&props.draft, &props.choices);
    let grades = choices
        .grades
        .iter()
        .map(|grade| (grade.code.clone().into(), words::with_people(&grade.label, grade.people).into()));
    let departments = choices
        .departments
        .iter()
        .map(|unit| (unit.id.clone().into(), words::with_people(&unit.name, unit.people).into()));
    let pick = |change: fn(&mut RowDraft, BTreeSet<String>)| {
        let (draft, onedit) = (draft.clone(), props.onedit.clone());
        Callback::from(move |chosen| {
            let mut changed = draft.clone();
            change(&mut changed, chosen);
            onedit.emit(changed);
        })
    };
    html! {
        <>
            <CheckList
                legend={words::GRADES}
                hint={words::ALL_GRADES}
                choices={grades.collect::<Vec<_>>()}
                chosen={draft.grades.clone()}
                onchange={pick(|draft, chosen| draft.grades = chosen)}
            />
            <details class="fold" open={!draft.departments.is_empty()}>
                <summary>{ words::DEPARTMENTS }</summary>
                <CheckList
                    legend={words::DEPARTMENTS}
                    hint={words::ALL_DEPARTMENTS}
                    choices={departments.collect::<Vec<_>>()}
                    chosen={draft.departments.clone()}
                    onchange={pick(|draft, chosen| draft.departments = chosen)}
                />
            </details>
        </>
    }
}

/// Changes one text of the draft.
pub(super) fn edit(props: &FieldsProps, change: fn(&mut RowDraft, String)) -> Callback<String> {
    let (draft, onedit) = (props.draft.clone(), props.onedit.clone());
    Callback::from(move |value| {
        let mut changed = draft.clone();
        change(&mut changed, value);
        onedit.emit(changed);
    })
}
