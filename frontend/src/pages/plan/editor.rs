//! The draft of a plan, to be written: its rows in a table, one row in a form, and what is wrong told meanwhile.

use std::rc::Rc;

use contract::plan::{PlanChoices, PlanDocument, PlanLabels, PlanRow, SavePlanDraft, words};
use learning::plan::{Known, check, is_busy_in_tax_season, warnings};
use yew::prelude::*;

use super::load_section::LoadSection;
use super::plan_query::{View, query_of};
use super::reasons;
use super::row_actions::{RowActions, button_id};
use super::row_draft::RowDraft;
use super::row_form::RowForm;
use super::rows::{RowAction, after, with};
use super::use_plan::PlanWork;
use crate::api::plan::PlanChange;
use crate::browser;
use crate::components::{Button, ButtonKind, Link, TableRegion};
use crate::route::Route;
use crate::text as common;
use crate::text::dates;
use crate::text::plan as text;

const ADD: &str = "plan-add";

#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    pub work: PlanWork,
}

/// The table, or the form of the row that is open.
#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let work = &props.work;
    let page = &work.page;
    let opened = use_state(|| None::<usize>);
    let focus = use_mut_ref(|| None::<String>);
    {
        let focus = focus.clone();
        use_effect_with((work.rows.clone(), *opened), move |_| {
            if let Some(id) = focus.take() {
                browser::focus(&id);
            }
        });
    }
    let back = html! {
        <p class="back">
            <Link to={Route::Plan} query={query_of(page.fiscal_year, View::Overview)}>{ text::BACK }</Link>
        </p>
    };
    let writable = page.draft.is_some() || (page.in_review.is_none() && page.in_force.is_none());
    if !work.may_edit || !writable {
        return html! { <>{ back }<p>{ text::READ_ONLY }</p></> };
    }
    let labels = labels(&page.choices);
    let leave = {
        let (opened, focus) = (opened.setter(), focus.clone());
        move |place: usize| {
            focus.replace(Some(edit_id(place)));
            opened.set(None);
        }
    };
    if let Some(place) = *opened {
        let row = work.rows.get(place);
        let title = row.map_or_else(|| text::NEW_ROW.to_owned(), |row| labels.subject(&row.subject));
        let ondone = {
            let (rows, write, leave) = (work.rows.clone(), work.write.clone(), leave.clone());
            Callback::from(move |row: PlanRow| {
                write.emit(with(&rows, place, row));
                leave(place);
            })
        };
        let oncancel = Callback::from(move |()| leave(place));
        let draft = row.map(RowDraft::of).unwrap_or_default();
        return html! {
            <RowForm key={place} {title} {draft} choices={page.choices.clone()} {ondone} {oncancel} />
        };
    }
    let onopen = {
        let opened = opened.setter();
        Callback::from(move |place| opened.set(Some(place)))
    };
    let onact = {
        let (rows, write, focus) = (work.rows.clone(), work.write.clone(), focus.clone());
        Callback::from(move |(place, action): (usize, RowAction)| {
            let (changed, stands) = after(&rows, place, action);
            // A row that moves takes its button along; a row that goes leaves the focus to its successor.
            focus.replace(Some(match action {
                RowAction::Remove if changed.is_empty() => ADD.to_owned(),
                RowAction::Remove | RowAction::Duplicate => edit_id(stands),
                moved => button_id(moved, stands),
            }));
            write.emit(changed);
        })
    };
    html! {
        <>
            { back }
            <section class="section stack">
                <h2>{ text::ROWS }</h2>
                <p>{ text::EDITOR_LEAD }</p>
                { table(work, &labels, &onopen, &onact) }
                { told(work) }
                { bar(work, &onopen) }
            </section>
            if let Some(draft) = &page.draft {
                <p class="quiet">{ text::LOAD_DRAFT_NOTE }</p>
                <LoadSection load={draft.sheet.load.clone()} labels={draft.sheet.labels.clone()} />
            }
        </>
    }
}

fn edit_id(place: usize) -> String {
    ["plan-edit-", &place.to_string()].concat()
}

/// Names of everything that can be chosen.
fn labels(choices: &PlanChoices) -> PlanLabels {
    PlanLabels {
        courses: choices.courses.iter().map(|one| (one.code.clone(), one.title.clone())).collect(),
        events: choices.events.iter().map(|one| (one.code.clone(), one.label.clone())).collect(),
        departments: choices.departments.iter().map(|one| (one.id.clone(), one.name.clone())).collect(),
        grades: choices.grades.iter().map(|one| (one.code.clone(), one.label.clone())).collect(),
    }
}

fn table(
    work: &PlanWork,
    labels: &PlanLabels,
    onopen: &Callback<usize>,
    onact: &Callback<(usize, RowAction)>,
) -> Html {
    if work.rows.is_empty() {
        return html! { <p>{ text::NO_ROWS }</p> };
    }
    let beside = !work.page.last_year.is_empty();
    let lines = work.rows.iter().enumerate().map(|(place, row)| {
        let subject = labels.subject(&row.subject);
        html! {
            <tr key={place}>
                <td class="number narrow">{ place.saturating_add(1) }</td>
                <th scope="row">{ &subject }</th>
                <td class="wrap">{ labels.audience(&row.audience) }</td>
                <td>{ text::term(row) }</td>
                <td class="number">{ words::target(row.target_percent) }</td>
                <td>{ &row.in_charge }</td>
                <td class="number">{ dates::minutes(row.minutes) }</td>
                if beside {
                    <td class="wide">{ words::found_last_year(&row.id, &work.page.last_year) }</td>
                }
                <td>
                    <Button
                        id={edit_id(place)}
                        label={text::CHANGE_ROW}
                        name={AttrValue::from(text::about(text::CHANGE_ROW, &subject))}
                        kind={ButtonKind::Small}
                        onclick={onopen.reform(move |()| place)}
                    />
                    <RowActions {place} subject={subject.clone()} onact={onact.clone()} />
                </td>
            </tr>
        }
    });
    let mut heads = vec![text::NUMBER, text::SUBJECT, text::AUDIENCE, text::TERM, text::TARGET];
    heads.extend([text::IN_CHARGE, text::MINUTES]);
    heads.extend(beside.then_some(text::LAST_YEAR));
    heads.push(text::ACTIONS);
    html! {
        <TableRegion label={text::ROWS}>
            <table class="table plan-rows">
                <caption class="visually-hidden">{ text::ROWS }</caption>
                <thead>
                    <tr>{ for heads.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr>
                </thead>
                <tbody>{ for lines }</tbody>
            </table>
        </TableRegion>
    }
}

/// What is wrong and what is unfortunate, told while it is being written; the server checks again.
fn told(work: &PlanWork) -> Html {
    let choices = &work.page.choices;
    let document = PlanDocument { rows: (*work.rows).clone() };
    let known = Known {
        courses: choices.courses.iter().map(|course| course.code.clone()).collect(),
        events: choices.events.iter().map(|event| event.code.clone()).collect(),
        departments: choices.departments.iter().map(|unit| unit.id.clone()).collect(),
    };
    let busy = choices.departments.iter().filter(|unit| is_busy_in_tax_season(&unit.name));
    let busy = busy.map(|unit| unit.id.clone()).collect();
    html! {
        <>
            { reasons::findings(&check(&document, work.page.fiscal_year, &known)) }
            { reasons::warnings(&warnings(&document, &busy)) }
        </>
    }
}

/// Add a row; whether the draft is safe, and the button that makes it so.
fn bar(work: &PlanWork, onopen: &Callback<usize>) -> Html {
    let unsaved = work.is_unsaved();
    let onsave = {
        let (rows, revision, run): (Rc<Vec<PlanRow>>, i32, _) =
            (work.rows.clone(), work.revision(), work.change.run.clone());
        // Never disabled, or the focus is lost with every save; there is only nothing to send.
        Callback::from(move |()| {
            if unsaved {
                let document = PlanDocument { rows: (*rows).clone() };
                run.emit(PlanChange::Save(SavePlanDraft { revision, document }));
            }
        })
    };
    let place = work.rows.len();
    html! {
        <>
            <p role="status">{ if unsaved { text::UNSAVED } else { "" } }</p>
            <p class="row">
                <Button id={ADD} label={text::ADD} onclick={onopen.reform(move |()| place)} />
                <Button
                    id="plan-save"
                    label={if work.change.pending { common::SEND_PENDING } else { text::SAVE }}
                    kind={ButtonKind::Primary}
                    onclick={onsave}
                />
            </p>
        </>
    }
}
