//! `/hr/survey-candidates`: work that could be automated, by hours, with its follow-up.

use std::rc::Rc;

use contract::surveys::{CandidateList, CandidateRow};
use contract::wording::surveys::{follow_up, hours, work};
use yew::prelude::*;

use super::candidate_forms::{FollowForm, ShareForm};
use crate::api;
use crate::browser;
use crate::components::{Button, ButtonKind, Link, LoadView, PAGE_HEADING, PageHeading, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::route::Route;
use crate::text;
use crate::text::dates;
use crate::text::reporting::{CSV_CP932, CSV_UTF8};
use crate::text::survey_office as words;

/// The list; below it the forms of the chosen one.
#[component]
pub fn Candidates() -> Html {
    let chosen = use_state(|| None::<String>);
    let (load, again) = use_load((), |()| async { api::surveys::candidates().await });
    let load = use_kept(load);
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |id: String| chosen.set(Some(id)))
    };
    let ondone = {
        let (chosen, again) = (chosen.setter(), again.clone());
        Callback::from(move |changed: bool| {
            browser::focus(PAGE_HEADING);
            chosen.set(None);
            if changed {
                again.emit(());
            }
        })
    };
    let ready = {
        let chosen = (*chosen).clone();
        Callback::from(move |list: Rc<CandidateList>| {
            if list.candidates.is_empty() {
                return html! { <p>{ words::CANDIDATES_EMPTY }</p> };
            }
            let row = list.candidates.iter().find(|row| Some(&row.id) == chosen.as_ref());
            html! {
                <>
                    <p><strong>{ words::adopted(&hours(list.adopted_minutes)) }</strong></p>
                    <p class="quiet">{ words::assumption() }</p>
                    { table(&list.candidates, &onchoose) }
                    if let Some(row) = row {
                        { chosen_row(row, &ondone) }
                    }
                    <div class="stack no-print section">
                        <p>{ words::CANDIDATES_CSV }</p>
                        <p class="row">
                            <a class="button" href={api::surveys::candidates_file("utf-8")} download="">{ CSV_UTF8 }</a>
                            <a class="button" href={api::surveys::candidates_file("cp932")} download="">{ CSV_CP932 }</a>
                            <Button label={text::PRINT} onclick={|()| browser::print()} />
                        </p>
                    </div>
                </>
            }
        })
    };
    html! {
        <>
            <PageHeading title={words::CANDIDATES} lead={words::CANDIDATES_LEAD} />
            <LoadView<CandidateList> {load} retry={again} {ready} />
            <p class="section no-print"><Link to={Route::Surveys}>{ words::BACK }</Link></p>
        </>
    }
}

fn table(rows: &[CandidateRow], onchoose: &Callback<String>) -> Html {
    html! {
        <TableRegion label={words::CANDIDATES}>
            <table class="table">
                <caption class="visually-hidden">{ words::CANDIDATES }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::WORK }</th>
                        <th scope="col">{ words::FROM }</th>
                        <th scope="col" class="number">{ words::PER_YEAR }</th>
                        <th scope="col" class="number">{ words::SAVES }</th>
                        <th scope="col">{ words::FOLLOW }</th>
                        <th scope="col" class="no-print">{ words::ACTIONS }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(|row| line(row, onchoose)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn line(row: &CandidateRow, onchoose: &Callback<String>) -> Html {
    let id = row.id.clone();
    let details = [&row.work.systems, &row.work.trouble];
    html! {
        <tr key={row.id.clone()}>
            <th scope="row" class="wide">
                { work(&row.work) }
                { for details.into_iter().filter(|text| !text.is_empty()).map(|text| html! { <p class="quiet">{ text }</p> }) }
            </th>
            <td>{ &row.unit }</td>
            <td class="number">{ words::hours(&hours(row.minutes_per_year)) }</td>
            <td class="number">{ words::saves(&hours(row.minutes_saved), row.saved_percent) }</td>
            <td>
                { follow_up(row.state) }
                if row.shared {
                    { " " }<span class="tag tag--success">{ words::SHARED }</span>
                }
                if let Some(step) = row.steps.last() {
                    <p class="quiet">{ &step.note }</p>
                }
            </td>
            <td class="no-print">
                <Button
                    label={words::RECORD}
                    kind={ButtonKind::Small}
                    name={words::about(words::RECORD, &row.work.work)}
                    onclick={onchoose.reform(move |()| id.clone())}
                />
            </td>
        </tr>
    }
}

fn chosen_row(row: &CandidateRow, ondone: &Callback<bool>) -> Html {
    let step = |step: &contract::surveys::CandidateStep| {
        let line =
            [&dates::date_time(step.noted_at), " ", follow_up(step.state), " ", &step.noted_by_name].concat();
        html! { <li>{ words::titled(&line, &step.note) }</li> }
    };
    html! {
        <div class="no-print section" key={row.id.clone()}>
            <FollowForm row={row.clone()} ondone={ondone.clone()} />
            if !row.steps.is_empty() {
                <section class="card stack">
                    <h3>{ words::HISTORY }</h3>
                    <ul class="list">{ for row.steps.iter().map(step) }</ul>
                </section>
            }
            if row.state == learning::survey::candidate::FollowUp::Adopted && !row.shared {
                <ShareForm row={row.clone()} ondone={ondone.clone()} />
            }
        </div>
    }
}
