//! What a survey is besides its questions: title, purpose, closing date, naming, audience.

use std::collections::BTreeSet;
use std::rc::Rc;

use contract::organization::{DepartmentList, GradeList};
use learning::survey::{Naming, SurveyDocument};
use yew::prelude::*;

use crate::components::{CheckList, Choice, DateField, SelectField, TextArea, TextField};
use crate::text::survey_office as words;
use crate::text::surveys;

/// Whom a survey can ask.
#[derive(PartialEq)]
pub(super) struct Everybody {
    /// Grades, highest first.
    pub grades: GradeList,
    /// Departments in order of code.
    pub departments: DepartmentList,
}

#[derive(Properties, PartialEq)]
pub(super) struct DocumentFieldsProps {
    pub document: SurveyDocument,
    pub everybody: Rc<Everybody>,
    pub onchange: Callback<SurveyDocument>,
}

/// The fields of the document.
#[component]
pub(super) fn DocumentFields(props: &DocumentFieldsProps) -> Html {
    let document = &props.document;
    let edit = |set: fn(&mut SurveyDocument, String)| {
        let (document, onchange) = (document.clone(), props.onchange.clone());
        Callback::from(move |value: String| {
            let mut changed = document.clone();
            set(&mut changed, value);
            onchange.emit(changed);
        })
    };
    // What is typed in between may be no number and no date; the field shows it until it is one again.
    let percent = use_state(|| document.saved_percent.to_string());
    let closes_on = use_state(|| document.closes_on.to_string());
    let onpercent = {
        let (percent, set) =
            (percent.setter(), edit(|document, value| document.saved_percent = value.parse().unwrap_or(0)));
        Callback::from(move |value: String| {
            percent.set(value.clone());
            set.emit(value);
        })
    };
    let oncloses = {
        let (closes_on, document, onchange) = (closes_on.setter(), document.clone(), props.onchange.clone());
        Callback::from(move |value: String| {
            if let Ok(day) = value.parse() {
                onchange.emit(SurveyDocument { closes_on: day, ..document.clone() });
            }
            closes_on.set(value);
        })
    };
    let naming = [Naming::Anonymous, Naming::Named]
        .map(|naming| (name(naming).into(), surveys::naming(naming).into()));
    html! {
        <>
            <TextField
                id="survey-title"
                label={words::NAME}
                value={document.title.clone()}
                oninput={edit(|document, value| document.title = value)}
            />
            <TextArea
                id="survey-purpose"
                label={words::PURPOSE}
                hint={words::PURPOSE_HINT}
                value={document.purpose.clone()}
                oninput={edit(|document, value| document.purpose = value)}
            />
            <DateField
                id="survey-closes"
                label={words::CLOSES}
                hint={words::CLOSES_HINT}
                value={(*closes_on).clone()}
                oninput={oncloses}
            />
            <SelectField
                id="survey-naming"
                label={words::NAMING}
                hint={words::NAMING_HINT}
                choices={naming.to_vec()}
                value={name(document.naming)}
                onchange={edit(|document, value| {
                    document.naming = if value == name(Naming::Named) { Naming::Named } else { Naming::Anonymous };
                })}
            />
            if document.naming == Naming::Anonymous {
                <SelectField
                    id="survey-division"
                    label={words::KEEP_DIVISION}
                    hint={words::KEEP_DIVISION_HINT}
                    none={words::DO_NOT_KEEP}
                    choices={vec![("yes".into(), words::KEEP.into())]}
                    value={if document.keep_division { "yes" } else { "" }}
                    onchange={edit(|document, value| document.keep_division = !value.is_empty())}
                />
            }
            <TextField
                id="survey-percent"
                label={words::SAVED_PERCENT}
                hint={words::SAVED_PERCENT_HINT}
                class="input--short"
                value={(*percent).clone()}
                oninput={onpercent}
            />
            { audience(props) }
        </>
    }
}

fn name(naming: Naming) -> &'static str {
    match naming {
        Naming::Named => "named",
        Naming::Anonymous => "anonymous",
    }
}

/// Grades stand open; the departments are many.
fn audience(props: &DocumentFieldsProps) -> Html {
    let (document, everybody) = (&props.document, &props.everybody);
    let choose = |set: fn(&mut SurveyDocument, Vec<String>)| {
        let (document, onchange) = (document.clone(), props.onchange.clone());
        Callback::from(move |chosen: BTreeSet<String>| {
            let mut changed = document.clone();
            set(&mut changed, chosen.into_iter().collect());
            onchange.emit(changed);
        })
    };
    let chosen = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<String>>();
    let grades: Vec<Choice> = everybody
        .grades
        .grades
        .iter()
        .map(|grade| (grade.code.clone().into(), grade.label.clone().into()))
        .collect();
    let departments: Vec<Choice> = everybody
        .departments
        .departments
        .iter()
        .map(|department| (department.id.clone().into(), department.name.clone().into()))
        .collect();
    html! {
        <section class="stack">
            <h2>{ words::AUDIENCE }</h2>
            <CheckList
                legend={words::GRADES}
                choices={grades}
                chosen={chosen(&document.audience.grades)}
                onchange={choose(|document, ids| document.audience.grades = ids)}
            />
            <details>
                <summary>{ words::DEPARTMENTS }</summary>
                <CheckList
                    legend={words::DEPARTMENTS}
                    choices={departments}
                    chosen={chosen(&document.audience.department_ids)}
                    onchange={choose(|document, ids| document.audience.department_ids = ids)}
                />
            </details>
        </section>
    }
}
