//! What comes next for the plan, as one clear thing to do.

use contract::plan::{ChangePlan, CopyPlan, PlanDraftView, PlanState, PlanStep, TakePlanStep};
use yew::prelude::*;

use super::deciding::{Deciding, ReasonForm};
use super::plan_query::{View, query_of};
use super::use_plan::PlanWork;
use crate::api::plan::PlanChange;
use crate::components::{Alert, AlertKind, Button, ButtonKind, Link};
use crate::route::Route;
use crate::text as common;
use crate::text::plan as text;

#[derive(Properties, PartialEq)]
pub(super) struct NextStepProps {
    pub work: PlanWork,
}

/// Nothing to do for those who only read.
#[component]
pub(super) fn NextStep(props: &NextStepProps) -> Html {
    let work = &props.work;
    let body = if work.may_edit {
        html! { <>{ around_the_draft(work) }{ around_the_plan(work) }</> }
    } else {
        html! { <p class="quiet">{ text::READ_ONLY }</p> }
    };
    html! {
        <section class="section card stack no-print">
            <h2>{ text::NEXT }</h2>
            { body }
        </section>
    }
}

/// A step that needs nothing else.
pub(super) fn step(step: PlanStep, of: i32) -> PlanChange {
    PlanChange::Step(TakePlanStep {
        step,
        of,
        approver: String::new(),
        office: String::new(),
        decided_on: None,
        note: String::new(),
    })
}

/// Writing, submitting, deciding.
fn around_the_draft(work: &PlanWork) -> Html {
    let page = &work.page;
    match (&page.draft, &page.in_review) {
        (Some(draft), _) => written(work, draft),
        (None, Some(view)) => {
            html! { <Deciding key={view.version.number} work={work.clone()} view={view.clone()} /> }
        }
        (None, None) if page.in_force.is_none() => begin(work),
        (None, None) => Html::default(),
    }
}

fn to_editor(work: &PlanWork, label: &'static str, primary: bool) -> Html {
    let class = if primary { "button button--primary" } else { "button" };
    html! {
        <Link to={Route::Plan} query={query_of(work.page.fiscal_year, View::Editor)} {class}>{ label }</Link>
    }
}

fn begin(work: &PlanWork) -> Html {
    let copies = !work.page.last_year.is_empty();
    let onclick = work.change.run.reform({
        let revision = work.revision();
        move |()| PlanChange::Copy(CopyPlan { revision })
    });
    html! {
        <p class="row">
            if copies {
                <Button
                    label={text::COPY}
                    kind={ButtonKind::Primary}
                    {onclick}
                />
            }
            { to_editor(work, text::WRITE, !copies) }
        </p>
    }
}

fn written(work: &PlanWork, draft: &PlanDraftView) -> Html {
    let stopped = draft.sheet.findings.iter().any(|found| found.problem.stops_review());
    let open = !stopped && !draft.sheet.findings.is_empty();
    let edit = if draft.changes.is_some() { text::EDIT_CHANGE } else { text::EDIT };
    let submit = work.change.run.reform({
        let revision = draft.revision;
        move |()| step(PlanStep::Submit, revision)
    });
    let discard = work.change.run.reform(|()| PlanChange::Discard);
    let saved = text::saved_by(&draft.saved_by, &text_time(draft));
    html! {
        <>
            <p class="quiet">{ saved }</p>
            if let Some(reason) = returned(work) {
                <Alert kind={AlertKind::Info}><p>{ text::returned(reason) }</p></Alert>
            }
            if stopped {
                <p>{ text::FINDINGS_STOP }</p>
            } else {
                <p>{ text::SUBMIT_HINT }</p>
            }
            if open {
                <Alert kind={AlertKind::Warning}><p>{ text::TARGETS_OPEN }</p></Alert>
            }
            if work.is_unsaved() {
                <p role="status">{ text::UNSAVED }</p>
            }
            <p class="row">
                if !stopped && !work.is_unsaved() {
                    <Button
                        id="plan-submit"
                        label={if work.change.pending { common::SEND_PENDING } else { text::SUBMIT }}
                        kind={ButtonKind::Primary}
                        onclick={submit}
                    />
                }
                { to_editor(work, edit, stopped || work.is_unsaved()) }
            </p>
            <details class="fold">
                <summary>{ text::DISCARD }</summary>
                <p>{ text::DISCARD_CONFIRM }</p>
                <p><Button label={text::DISCARD} onclick={discard} /></p>
            </details>
        </>
    }
}

/// Why the version before this draft was given back; none when it was not.
fn returned(work: &PlanWork) -> Option<&str> {
    let latest = work.page.versions.first().filter(|version| version.state == PlanState::Draft)?;
    latest.steps.last().map(|row| row.note.as_str())
}

fn text_time(draft: &PlanDraftView) -> String {
    crate::text::dates::date_time(draft.saved_at)
}

/// Carrying out, evaluating, changing the version in force.
fn around_the_plan(work: &PlanWork) -> Html {
    let page = &work.page;
    let Some(view) = &page.in_force else { return Html::default() };
    let number = view.version.number;
    let settled = page.draft.is_none() && page.in_review.is_none();
    let start = work.change.run.reform(move |()| step(PlanStep::Start, number));
    let evaluation = query_of(page.fiscal_year, View::Evaluation);
    let next = match view.version.state {
        PlanState::Decided if page.begun => html! {
            <>
                <p>{ text::START_HINT }</p>
                <p>
                    <Button
                        label={text::START}
                        kind={if settled { ButtonKind::Primary } else { ButtonKind::Plain }}
                        onclick={start}
                    />
                </p>
            </>
        },
        PlanState::Decided => html! { <p>{ text::START_EARLY }</p> },
        PlanState::Running => html! {
            <p class="row">
                <Link to={Route::Plan} query={evaluation} class={primary_if(settled)}>{ text::EVALUATE }</Link>
            </p>
        },
        _ => html! {
            <>
                <p>{ text::EVALUATED }</p>
                <p class="row">
                    <Link
                        to={Route::Plan}
                        query={query_of(page.fiscal_year.next(), View::Overview)}
                        class="button button--primary"
                    >
                        { text::NEXT_YEAR }
                    </Link>
                    <Link to={Route::Plan} query={evaluation} class="button">{ text::EVALUATION }</Link>
                </p>
            </>
        },
    };
    let changeable = settled && view.version.state != PlanState::Evaluated;
    let begin = work.change.run.reform(|reason: String| PlanChange::Begin(ChangePlan { reason }));
    html! {
        <>
            { next }
            if changeable {
                <details class="fold">
                    <summary>{ text::CHANGE }</summary>
                    <ReasonForm
                        id="plan-change-reason"
                        label={text::CHANGE_REASON}
                        hint={text::CHANGE_HINT}
                        button={text::BEGIN_CHANGE}
                        onsend={begin}
                    />
                </details>
            }
        </>
    }
}

fn primary_if(primary: bool) -> &'static str {
    if primary { "button button--primary" } else { "button" }
}
