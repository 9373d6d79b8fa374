//! What publishing would do, and the button that does it. The difference comes first.

use std::rc::Rc;

use contract::requirements::{CurriculumPage, CurriculumPublished, PublicationPreview};
use yew::prelude::*;

use super::difference_table::{PersonDifferences, changed, courses, figures};
use super::load_table::LoadTable;
use super::publication_state::{PublicationAction, redated};
use super::rule_list::wrong;
use super::use_editor::{EditorWork, is_conflict};
use super::use_publication::{PublicationWork, use_publication};
use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, CheckList, Choice, ErrorAlert, Link, PageHeading, ResultHeading,
    TextArea,
};
use crate::hooks::Load;
use crate::route::Route;
use crate::text;
use crate::text::audience::{self, Names};
use crate::text::dates;
use crate::text::publication as words;
use crate::text::requirements::{BACK, EMPTY};

const REASON: &str = "publication-reason";

#[derive(Properties, PartialEq)]
pub(super) struct PublicationProps {
    pub page: Rc<CurriculumPage>,
    pub work: EditorWork,
    pub names: Rc<Names>,
    pub reload: Callback<()>,
}

/// The view of the publication.
#[component]
pub(super) fn Publication(props: &PublicationProps) -> Html {
    let draft = &props.work.state;
    let asks = !draft.is_unsaved() && draft.changed;
    let work = use_publication(draft.revision, asks, props.reload.clone());
    let body = match &work.state.published {
        Some(published) => result(published),
        None if draft.is_unsaved() => {
            html! { <Alert kind={AlertKind::Warning}><p>{ words::SAVE_FIRST }</p></Alert> }
        }
        None if !draft.changed && props.page.published.is_none() => html! { <p>{ EMPTY }</p> },
        None if !draft.changed => html! { <p>{ words::SAME }</p> },
        None => look(props, &work),
    };
    html! {
        <>
            <p class="back"><Link to={Route::Curriculum}>{ BACK }</Link></p>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            { body }
        </>
    }
}

fn result(published: &CurriculumPublished) -> Html {
    let to = Route::CurriculumVersion { number: published.number.to_string() };
    html! {
        <section class="stack">
            <ResultHeading id="publication-result" title={words::RESULT} />
            <Alert kind={AlertKind::Success}>
                <p>{ words::published(published.number, &published.difference) }</p>
                <p><Link {to}>{ words::TO_VERSION }</Link></p>
            </Alert>
        </section>
    }
}

fn look(props: &PublicationProps, work: &PublicationWork) -> Html {
    let current = work.state.current(props.work.state.revision);
    html! {
        <>
            if work.state.refusals > 0 {
                <Alert kind={AlertKind::Error}><p>{ words::CONFLICT }</p></Alert>
            }
            { redate(props, work) }
            if let Some(preview) = current {
                { difference(preview, props) }
                { publish(props, work) }
                { tables(preview) }
            } else {
                { waiting(props, work) }
            }
        </>
    }
}

/// The preview is on its way, or why it is not.
fn waiting(props: &PublicationProps, work: &PublicationWork) -> Html {
    match &work.computing {
        Load::Failed(error) if is_conflict(error) => html! {
            <div class="stack">
                <Alert kind={AlertKind::Error}><p>{ words::DRAFT_MOVED }</p></Alert>
                <p><Button label={words::RELOAD} onclick={props.reload.clone()} /></p>
            </div>
        },
        Load::Failed(error) => html! {
            <div class="stack">
                <ErrorAlert error={Some(error.clone())} />
                <p><Button label={text::RETRY} onclick={work.again.clone()} /></p>
            </div>
        },
        Load::Pending | Load::Ready(_) => html! { <p role="status" class="quiet">{ words::COMPUTING }</p> },
    }
}

/// Rules whose due date is another one: whether open duties follow.
fn redate(props: &PublicationProps, work: &PublicationWork) -> Html {
    let Some(published) = &props.page.published else {
        return Html::default();
    };
    let draft = &props.work.state.curriculum;
    let before = |id: &str| published.curriculum.rules.iter().find(|rule| rule.id == id).map(|rule| rule.due);
    let choices: Vec<Choice> = redated(&published.curriculum, draft)
        .into_iter()
        .map(|rule| {
            let old = before(&rule.id).map_or_else(String::new, audience::due);
            let label = words::redate(&rule.label, &old, &audience::due(rule.due));
            (rule.id.clone().into(), label.into())
        })
        .collect();
    if choices.is_empty() {
        return Html::default();
    }
    let dispatcher = work.state.dispatcher();
    html! {
        <CheckList
            legend={words::REDATE}
            hint={words::REDATE_HINT}
            {choices}
            chosen={work.state.redate.clone()}
            onchange={Callback::from(move |redate| dispatcher.dispatch(PublicationAction::Redate(redate)))}
        />
    }
}

fn difference(preview: &PublicationPreview, props: &PublicationProps) -> Html {
    html! {
        <section class="section stack">
            <h2>{ words::DIFFERENCE }</h2>
            <p><strong>{ words::difference(&preview.difference) }</strong></p>
            <p class="quiet">{ words::as_of(&dates::date_time(preview.as_of)) }</p>
            { figures(&preview.difference) }
            { wrong(&preview.findings, &props.work.state.curriculum.rules, &props.names) }
        </section>
    }
}

/// The reason and the button.
fn publish(props: &PublicationProps, work: &PublicationWork) -> Html {
    let revision = props.work.state.revision;
    let state = &work.state;
    let stopped = state
        .current(revision)
        .is_some_and(|preview| preview.findings.iter().any(|finding| finding.problem.stops()));
    if stopped {
        return html! {
            <div class="section"><Alert kind={AlertKind::Warning}><p>{ words::STOPPED }</p></Alert></div>
        };
    }
    let (typing, asking) = (state.dispatcher(), state.dispatcher());
    let (message, run) = (state.message(revision), work.publish.run.clone());
    let onclick = Callback::from(move |()| {
        asking.dispatch(PublicationAction::Asked);
        match message.clone() {
            Some(message) => run.emit(message),
            None => browser::focus(REASON),
        }
    });
    let missing = (state.asked && state.reason.trim().is_empty()).then_some(words::REASON_MISSING);
    let refused = work.publish.error.as_ref().and_then(|error| error.field("reason")).map(text::field_error);
    html! {
        <section class="section stack no-print">
            <h2>{ words::DECIDE }</h2>
            <TextArea
                id={REASON}
                label={words::REASON}
                hint={words::REASON_HINT}
                value={state.reason.clone()}
                oninput={Callback::from(move |reason| typing.dispatch(PublicationAction::Reason(reason)))}
                error={missing.or(refused).map(AttrValue::Static)}
            />
            if refused.is_none() {
                <ErrorAlert error={work.failed()} />
            }
            <p>
                <Button
                    label={if work.publish.pending { words::PUBLISHING } else { words::PUBLISH }}
                    kind={ButtonKind::Primary}
                    disabled={work.publish.pending}
                    {onclick}
                />
            </p>
        </section>
    }
}

/// The details below the button: by load, by course, by person.
fn tables(preview: &PublicationPreview) -> Html {
    let shown = u32::try_from(preview.people.len()).unwrap_or(u32::MAX);
    html! {
        <>
            <section class="section stack">
                <h2>{ words::LOADS }</h2>
                <p class="quiet">{ words::LOADS_NOTE }</p>
                <LoadTable loads={preview.loads.clone()} />
            </section>
            <section class="section stack">
                <h2>{ words::BY_COURSE }</h2>
                if preview.courses.is_empty() {
                    <p>{ words::NO_CHANGE }</p>
                } else {
                    { courses(&preview.courses) }
                }
            </section>
            if !preview.people.is_empty() {
                <section class="section stack">
                    <h2>{ words::BY_PERSON }</h2>
                    <PersonDifferences
                        people={preview.people.clone()}
                        cut={shown < changed(&preview.difference)}
                    />
                </section>
            }
        </>
    }
}
