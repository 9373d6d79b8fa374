//! The choices of an order: course, grades, departments, due date.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use contract::assignments::OrderDraft;
use contract::organization::DepartmentView;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::order::OrderChoices;
use super::order_state::{DueProblem, OrderAction, OrderState};
use crate::api::ApiError;
use crate::browser;
use crate::components::{Button, ButtonKind, CheckList, Choice, DateField, SelectField};
use crate::text;
use crate::text::orders as words;
use crate::text::{assignments, dates, reporting};

/// Id of the button that asks for the preview.
pub(super) const PREVIEW_BUTTON: &str = "order-preview";

const COURSE: &str = "order-course";
const DUE: &str = "order-due";

#[derive(Properties, PartialEq)]
pub(super) struct OrderFormProps {
    pub choices: Rc<OrderChoices>,
    pub state: OrderState,
    pub today: NaiveDate,
    /// The preview is on its way.
    pub pending: bool,
    /// Why the last preview was refused.
    pub refusal: Option<ApiError>,
    pub tell: Callback<OrderAction>,
    pub onpreview: Callback<OrderDraft>,
}

/// A form that only ever asks for a preview.
#[component]
pub(super) fn OrderForm(props: &OrderFormProps) -> Html {
    let (state, tell) = (&props.state, &props.tell);
    let year = FiscalYear::containing(props.today);
    let onsubmit = {
        let (state, tell, today) = (state.clone(), tell.clone(), props.today);
        let onpreview = props.onpreview.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tell.emit(OrderAction::Asked);
            match state.draft(today) {
                Some(draft) => onpreview.emit(draft),
                None => browser::focus(if state.course.is_empty() { COURSE } else { DUE }),
            }
        })
    };
    let courses = props.choices.courses.courses.iter();
    let courses: Vec<Choice> = courses
        .map(|course| (course.code.clone().into(), reporting::course(&course.code, &course.title).into()))
        .collect();
    let grades = props.choices.grades.grades.iter().filter(|grade| grade.people > 0);
    let grades: Vec<Choice> = grades
        .map(|grade| (grade.code.clone().into(), words::with_people(&grade.label, grade.people).into()))
        .collect();
    html! {
        <form class="stack" {onsubmit} autocomplete="off">
            <SelectField
                id={COURSE}
                label={words::COURSE}
                none={words::CHOOSE}
                choices={courses}
                value={state.course.clone()}
                onchange={tell.reform(OrderAction::Course)}
                error={(state.asked && state.course.is_empty()).then_some(AttrValue::Static(words::CHOOSE_COURSE))}
            />
            <CheckList
                legend={words::GRADES}
                hint={words::NONE_MEANS_ALL}
                choices={grades}
                chosen={state.grades.clone()}
                onchange={tell.reform(OrderAction::Grades)}
            />
            <fieldset class="field stack">
                <legend>{ words::DEPARTMENTS }</legend>
                <p class="field__hint">{ words::NONE_MEANS_ALL }</p>
                { for divisions(&props.choices.departments.departments).map(|members| division(members, state, tell)) }
            </fieldset>
            <DateField
                id={DUE}
                label={words::DUE}
                hint={words::due_hint(&year.label(), &dates::date(year.last_day()))}
                value={state.due_on.clone()}
                oninput={tell.reform(OrderAction::DueOn)}
                error={due_error(props)}
            />
            <p>{ words::CHOSEN }{ ": " }<strong>{ chosen(props) }</strong></p>
            <p class="row">
                <Button
                    id={PREVIEW_BUTTON}
                    label={if props.pending { words::PREVIEWING } else { words::PREVIEW }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={props.pending}
                />
            </p>
        </form>
    }
}

fn due_error(props: &OrderFormProps) -> Option<AttrValue> {
    let refused = props.refusal.as_ref().and_then(|error| error.field("due_on"));
    let sentence = match props.state.due(props.today) {
        Err(DueProblem::Missing) => props.state.asked.then_some(words::DUE_MISSING),
        Err(DueProblem::Past) => Some(words::DUE_PAST),
        Err(DueProblem::TooFar) => Some(words::DUE_TOO_FAR),
        Ok(_) => refused.map(text::field_error),
    };
    sentence.map(AttrValue::Static)
}

/// Departments stand in order of code, so those of a division stand together.
fn divisions(departments: &[DepartmentView]) -> impl Iterator<Item = &[DepartmentView]> {
    departments.chunk_by(|one, next| one.division == next.division)
}

fn division(members: &[DepartmentView], state: &OrderState, tell: &Callback<OrderAction>) -> Html {
    let name = members.first().map_or("", |member| member.division.as_str());
    let ids: BTreeSet<String> = members.iter().map(|member| member.id.clone()).collect();
    let all = ids.is_subset(&state.departments);
    let toggled = if all { &state.departments - &ids } else { &state.departments | &ids };
    let choices: Vec<Choice> = members
        .iter()
        .map(|member| (member.id.clone().into(), words::with_people(&member.name, member.people).into()))
        .collect();
    html! {
        <div class="division">
            <CheckList
                legend={name.to_owned()}
                {choices}
                chosen={state.departments.clone()}
                onchange={tell.reform(OrderAction::Departments)}
            />
            <Button
                label={if all { words::choose_none(name) } else { words::choose_all(name) }}
                kind={ButtonKind::Small}
                onclick={tell.reform(move |()| OrderAction::Departments(toggled.clone()))}
            />
        </div>
    }
}

/// The choices in words, with the due date by the Japanese calendar.
fn chosen(props: &OrderFormProps) -> String {
    let (state, choices) = (&props.state, &props.choices);
    let grades = choices.grades.grades.iter().filter(|grade| state.grades.contains(&grade.code));
    let departments = choices.departments.departments.iter();
    let departments = departments.filter(|department| state.departments.contains(&department.id));
    let whom = assignments::whom(
        &grades.map(|grade| grade.label.clone()).collect::<Vec<_>>(),
        &departments.map(|department| department.name.clone()).collect::<Vec<_>>(),
    );
    let due = state.due_on.parse().ok().map(dates::date);
    words::chosen(&whom, due.as_deref())
}
