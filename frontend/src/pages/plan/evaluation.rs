//! 評価: what came of each row, taken from the figures, and what people found.

use std::collections::BTreeSet;

use contract::plan::{EvaluateRow, PlanRow, PlanState, PlanStep, PlanVersionView, Verdict, words};
use learning::question::Choice;
use yew::prelude::*;

use super::next_step::step;
use super::plan_query::{View, query_of};
use super::row_table::actual;
use super::use_plan::PlanWork;
use crate::api::plan::PlanChange;
use crate::components::{Button, ButtonKind, Link, Options, TextArea};
use crate::route::Route;
use crate::text as common;
use crate::text::dates;
use crate::text::plan as text;

#[derive(Properties, PartialEq)]
pub(super) struct EvaluationProps {
    pub work: PlanWork,
}

/// A card per row of the version in force.
#[component]
pub(super) fn Evaluation(props: &EvaluationProps) -> Html {
    let work = &props.work;
    let page = &work.page;
    let back = html! {
        <p class="back">
            <Link to={Route::Plan} query={query_of(page.fiscal_year, View::Overview)}>{ text::BACK }</Link>
        </p>
    };
    let carried_out = page.in_force.as_ref().filter(|view| view.version.state >= PlanState::Running);
    let Some(view) = carried_out else {
        return html! { <>{ back }<p>{ text::NOT_DECIDED }</p></> };
    };
    let cards = view.sheet.document.rows.iter().map(|row| {
        let subject = view.sheet.labels.subject(&row.subject);
        let audience = view.sheet.labels.audience(&row.audience);
        html! { <RowCard key={row.id.clone()} work={work.clone()} row={row.clone()} {subject} {audience} /> }
    });
    html! {
        <>
            { back }
            <section class="section stack">
                <h2>{ text::ROWS }</h2>
                <p>{ text::EVALUATION_LEAD }</p>
                { for cards }
            </section>
            { finish(work, view) }
        </>
    }
}

/// The end of the evaluation, once every row has one.
fn finish(work: &PlanWork, view: &PlanVersionView) -> Html {
    let page = &work.page;
    if !work.may_edit || view.version.state != PlanState::Running {
        return Html::default();
    }
    let left = view.sheet.document.rows.iter().any(|row| !page.evaluations.contains_key(&row.id));
    let number = view.version.number;
    let onclick = work.change.run.reform(move |()| step(PlanStep::Evaluate, number));
    html! {
        <section class="section stack no-print">
            <p>{ if left { text::LEFT } else { text::ALL_EVALUATED } }</p>
            if !left {
                <p>
                    <Button
                        id="plan-finish"
                        label={text::FINISH}
                        kind={ButtonKind::Primary}
                        {onclick}
                    />
                </p>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowCardProps {
    work: PlanWork,
    row: PlanRow,
    subject: AttrValue,
    audience: AttrValue,
}

/// Target, result, and the finding: to be read, or to be written once the term is over.
#[component]
fn RowCard(props: &RowCardProps) -> Html {
    let (work, row) = (&props.work, &props.row);
    let found = work.page.evaluations.get(&row.id);
    let now = work.page.actuals.get(&row.id);
    let result = found.map_or(now, |found| found.result.as_ref());
    let over = work.page.over || work.page.as_of > row.ends_on;
    html! {
        <article class="card stack">
            <h3>{ &props.subject }</h3>
            <dl class="facts">
                <dt>{ text::AUDIENCE }</dt>
                <dd>{ &props.audience }</dd>
                <dt>{ text::TERM }</dt>
                <dd>{ text::term(row) }</dd>
                <dt>{ text::TARGET }</dt>
                <dd>{ words::target(row.target_percent) }</dd>
                <dt>{ text::ACTUAL }</dt>
                <dd>
                    { actual(row, result) }
                    if let Some(result) = result {
                        <p class="quiet">{ text::basis(result) }</p>
                    }
                </dd>
                if let Some(found) = found {
                    <dt>{ text::VERDICT }</dt>
                    <dd>{ words::verdict(found.verdict) }</dd>
                    <dt>{ text::FINDING }</dt>
                    <dd>{ &found.finding }</dd>
                    <dt>{ text::WHO }</dt>
                    <dd>{ &found.recorded_by }{ " " }{ dates::date_time(found.recorded_at) }</dd>
                }
            </dl>
            if !over {
                <p class="quiet no-print">{ text::TERM_NOT_OVER }</p>
            } else if work.may_edit {
                <FindingForm work={work.clone()} row_id={row.id.clone()} subject={props.subject.clone()} />
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct FindingFormProps {
    work: PlanWork,
    row_id: AttrValue,
    subject: AttrValue,
}

/// Finding and verdict. What is there is the beginning of what is written next.
#[component]
fn FindingForm(props: &FindingFormProps) -> Html {
    let (work, row_id) = (&props.work, &props.row_id);
    let found = work.page.evaluations.get(row_id.as_str());
    let finding = use_state(|| found.map(|found| found.finding.clone()).unwrap_or_default());
    let verdict = use_state(|| found.map(|found| found.verdict));
    let tried = use_state(|| false);
    let oninput = {
        let finding = finding.setter();
        Callback::from(move |value| finding.set(value))
    };
    let onpick = {
        let verdict = verdict.setter();
        Callback::from(move |name: String| verdict.set(Verdict::parse(&name)))
    };
    let onsubmit = {
        let (finding, verdict, tried) = (finding.clone(), verdict.clone(), tried.setter());
        let (run, row_id) = (work.change.run.clone(), row_id.to_string());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            if let Some(verdict) = (*verdict).filter(|_| !finding.trim().is_empty()) {
                let (row_id, finding) = (row_id.clone(), (*finding).clone());
                run.emit(PlanChange::Evaluate(EvaluateRow { row_id, finding, verdict }));
            }
        })
    };
    let picked: BTreeSet<String> = verdict.iter().map(|verdict| verdict.as_str().to_owned()).collect();
    let choices = Verdict::ALL
        .map(|verdict| Choice { id: verdict.as_str().to_owned(), text: words::verdict(verdict).to_owned() });
    let empty = *tried && finding.trim().is_empty();
    let form = html! {
        <form class="stack" {onsubmit} autocomplete="off" aria-label={text::about(text::RECORD, &props.subject)}>
            <TextArea
                id={["finding-", row_id].concat()}
                label={text::FINDING}
                hint={text::FINDING_HINT}
                value={(*finding).clone()}
                {oninput}
                error={empty.then_some(AttrValue::Static(common::field_error("required")))}
            />
            <Options
                name={["verdict-", row_id].concat()}
                legend={text::VERDICT}
                choices={choices.to_vec()}
                {picked}
                {onpick}
                error={(*tried && verdict.is_none()).then_some(AttrValue::Static(text::CHOOSE))}
            />
            <p>
                <Button
                    label={if work.change.pending { common::SEND_PENDING } else { text::RECORD }}
                    kind={ButtonKind::Primary}
                    submit=true
                />
            </p>
        </form>
    };
    if found.is_some() {
        return html! {
            <details class="fold no-print">
                <summary>{ text::about(text::CHANGE_ROW, text::EVALUATION) }</summary>
                { form }
            </details>
        };
    }
    html! { <div class="no-print">{ form }</div> }
}
