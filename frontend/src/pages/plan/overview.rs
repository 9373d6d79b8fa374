//! The plan as it stands: what to do next, its rows with what came of them, its load, its versions.

use std::collections::BTreeMap;

use contract::plan::{PlanPage, PlanSheet, PlanStep, PlanSubject, words};
use yew::prelude::*;

use super::event_links::{EventLinks, linked_title};
use super::load_section::LoadSection;
use super::next_step::NextStep;
use super::reasons::{findings, warnings};
use super::row_table::RowTable;
use super::state_line::{StateLine, state_of};
use super::use_plan::PlanWork;
use super::version_list::VersionList;
use crate::components::{Alert, AlertKind, TableRegion};
use crate::text::plan as text;

#[derive(Properties, PartialEq)]
pub(super) struct OverviewProps {
    pub work: PlanWork,
}

/// One page.
#[component]
pub(super) fn Overview(props: &OverviewProps) -> Html {
    let work = &props.work;
    let page = &work.page;
    html! {
        <>
            <section class="section stack">
                <StateLine state={state_of(page)} />
                { approval(page) }
                { change_under_way(page) }
                if shown(page).is_none() {
                    <p>{ text::NOTHING }</p>
                }
            </section>
            <NextStep work={work.clone()} />
            if let Some(sheet) = shown(page) {
                { rows(page, sheet) }
                <EventLinks work={work.clone()} />
                <LoadSection load={sheet.load.clone()} labels={sheet.labels.clone()} />
            }
            { not_continued(page) }
            <VersionList year={page.fiscal_year} versions={page.versions.clone()} />
        </>
    }
}

/// The document that counts: the one in force, else the one under discussion, else the draft.
fn shown(page: &PlanPage) -> Option<&PlanSheet> {
    let in_force = page.in_force.as_ref().map(|view| &view.sheet);
    let in_review = page.in_review.as_ref().map(|view| &view.sheet);
    in_force.or(in_review).or_else(|| page.draft.as_ref().map(|draft| &draft.sheet))
}

/// Who decided, and when.
fn approval(page: &PlanPage) -> Html {
    let Some(view) = &page.in_force else { return Html::default() };
    let decided = view.version.steps.iter().find(|row| row.step == PlanStep::Decide);
    let Some(decided) = decided else { return Html::default() };
    html! {
        <dl class="facts">
            <dt>{ text::VERSION }</dt>
            <dd>{ view.version.title() }</dd>
            <dt>{ text::APPROVAL }</dt>
            <dd>{ text::approver(&decided.office, &decided.approver) }</dd>
            <dt>{ text::DECIDED_ON }</dt>
            <dd>{ crate::text::dates::date(decided.on) }</dd>
        </dl>
    }
}

fn change_under_way(page: &PlanPage) -> Html {
    if page.in_force.is_none() {
        return Html::default();
    }
    let in_review = page.in_review.as_ref().map(|view| (true, view.version.reason.clone()));
    let change = in_review.or_else(|| page.draft.as_ref().map(|draft| (false, draft.reason.clone())));
    let Some((in_review, reason)) = change else { return Html::default() };
    html! { <Alert kind={AlertKind::Info}><p>{ text::change_under_way(in_review, &reason) }</p></Alert> }
}

fn rows(page: &PlanPage, sheet: &PlanSheet) -> Html {
    let held = page.in_force.is_some();
    let linked = sheet.document.rows.iter().filter(|row| matches!(row.subject, PlanSubject::NewEvent { .. }));
    let linked = linked.filter_map(|row| Some((row.id.clone(), linked_title(page, &row.id)?.to_owned())));
    html! {
        <section class="section stack">
            <h2>{ text::ROWS }</h2>
            if held {
                <p class="quiet">{ text::actuals_note(page.as_of) }</p>
            }
            <RowTable
                rows={sheet.document.rows.clone()}
                labels={sheet.labels.clone()}
                linked={linked.collect::<BTreeMap<_, _>>()}
                actuals={held.then(|| page.actuals.clone())}
                last_year={page.last_year.clone()}
            />
            { findings(&sheet.findings) }
            { warnings(&sheet.warnings) }
        </section>
    }
}

/// Rows of last year's plan that are not in this one.
fn not_continued(page: &PlanPage) -> Html {
    let Some(sheet) = shown(page) else { return Html::default() };
    let gone: Vec<_> = page
        .last_year
        .iter()
        .filter(|row| sheet.document.rows.iter().all(|here| here.id != row.row_id))
        .collect();
    if gone.is_empty() {
        return Html::default();
    }
    let lines = gone.into_iter().map(|row| {
        html! {
            <tr key={row.row_id.clone()}>
                <th scope="row">{ &row.subject }</th>
                <td class="wide">{ &row.audience }</td>
                <td class="number">{ words::target(row.target_percent) }</td>
                <td class="wide">{ words::found_of(row) }</td>
            </tr>
        }
    });
    html! {
        <section class="section stack">
            <h2>{ text::NOT_CONTINUED }</h2>
            <TableRegion label={text::NOT_CONTINUED}>
                <table class="table">
                    <caption class="visually-hidden">{ text::NOT_CONTINUED }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::SUBJECT }</th>
                            <th scope="col">{ text::AUDIENCE }</th>
                            <th scope="col" class="number">{ text::TARGET }</th>
                            <th scope="col">{ text::LAST_YEAR }</th>
                        </tr>
                    </thead>
                    <tbody>{ for lines }</tbody>
                </table>
            </TableRegion>
        </section>
    }
}
