//! `/hr/surveys/:id`: a survey in the editor: change the draft, look at it, open it; close it when it is open.

use std::rc::Rc;

use contract::surveys::{SaveSurvey, SurveyDraft, SurveySaved};
use learning::question::Choice;
use learning::survey::{Naming, SurveyDocument, SurveyQuestionKind, SurveyState, check};
use yew::prelude::*;

use super::close_form::CloseForm;
use super::document_fields::{DocumentFields, Everybody};
use super::promises::Promises;
use super::question_list::QuestionList;
use super::survey_form::SurveyForm;
use crate::api::{self, ApiError};
use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, ErrorAlert, Link, LoadView, PAGE_HEADING, PageHeading,
    ResultHeading,
};
use crate::hooks::{use_action, use_held_page, use_load, use_unsaved_warning};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text::reporting::{CSV_CP932, CSV_UTF8};
use crate::text::survey_office as words;

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub survey: AttrValue,
}

async fn load_both(survey: &str) -> Result<(SurveyDraft, Rc<Everybody>), ApiError> {
    let everybody = Everybody {
        grades: api::organization::grades().await?,
        departments: api::organization::departments().await?,
    };
    Ok((api::surveys::draft(survey).await?, Rc::new(everybody)))
}

/// The draft, or the frozen survey with its turnout.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let (load, again) = use_load(props.survey.clone(), |survey| async move { load_both(&survey).await });
    let ready = {
        let again = again.reform(|()| browser::focus(PAGE_HEADING));
        Callback::from(move |loaded: Rc<(SurveyDraft, Rc<Everybody>)>| {
            let (draft, everybody) = (loaded.0.clone(), loaded.1.clone());
            if draft.state == SurveyState::Draft {
                let revision = draft.revision;
                html! { <DraftEditor key={revision} {draft} {everybody} onopened={again.clone()} /> }
            } else {
                frozen(&draft)
            }
        })
    };
    html! {
        <>
            <PageHeading title={words::EDITOR} />
            <LoadView<(SurveyDraft, Rc<Everybody>)> {load} retry={again} {ready} />
            <p class="section no-print"><Link to={Route::Surveys}>{ words::BACK }</Link></p>
        </>
    }
}

fn frozen(draft: &SurveyDraft) -> Html {
    let is_open = draft.state == SurveyState::Open;
    let turnout = if is_open {
        words::live_turnout(draft.document.naming, draft.answered, draft.asked)
    } else {
        words::turnout(draft.answered, draft.asked)
    };
    html! {
        <div class="stack">
            <h2>{ &draft.document.title }</h2>
            <p><strong>{ turnout }</strong></p>
            <Alert kind={AlertKind::Info}>
                <p>{ if is_open { words::FROZEN } else { words::IS_CLOSED } }</p>
            </Alert>
            if is_open && draft.document.naming == Naming::Named {
                <div class="stack no-print">
                    <p>{ words::UNANSWERED_CSV }</p>
                    <p class="row">
                        <a class="button" href={api::surveys::unanswered_file(&draft.id, "utf-8")} download="">{ CSV_UTF8 }</a>
                        <a class="button" href={api::surveys::unanswered_file(&draft.id, "cp932")} download="">{ CSV_CP932 }</a>
                    </p>
                </div>
            }
            if is_open {
                <CloseForm
                    survey={draft.id.clone()}
                    naming={draft.document.naming}
                    answered={draft.answered}
                />
            } else {
                <p><Link to={Route::SurveyResults { survey: draft.id.clone() }}>{ words::OPEN_RESULTS }</Link></p>
            }
            { sample(&draft.document, &draft.kept_divisions, html! { <h2>{ words::PREVIEW_TITLE }</h2> }) }
        </div>
    }
}

/// The heading of a sample that the person has asked for: it takes the focus.
fn asked_for() -> Html {
    html! { <ResultHeading id="survey-preview" title={words::PREVIEW_TITLE} /> }
}

fn sample(document: &SurveyDocument, kept: &[String], heading: Html) -> Html {
    html! {
        <section class="card">
            { heading }
            <Promises document={document.clone()} kept_division={kept.first().cloned().unwrap_or_default()} />
            <SurveyForm document={document.clone()} onsubmit={Callback::noop()} preview=true />
        </section>
    }
}

/// The document as it is saved: without the empty lines that typing leaves behind.
fn cleaned(document: &SurveyDocument) -> SurveyDocument {
    let mut document = document.clone();
    for question in &mut document.questions {
        if let SurveyQuestionKind::Single { choices } | SurveyQuestionKind::Multiple { choices } =
            &mut question.kind
        {
            choices.retain(|Choice { text, .. }| !text.trim().is_empty());
        }
    }
    document
}

#[derive(Properties, PartialEq)]
struct DraftEditorProps {
    draft: SurveyDraft,
    everybody: Rc<Everybody>,
    onopened: Callback<()>,
}

/// What is asked for below the fields.
#[derive(Clone, Copy, PartialEq)]
enum Below {
    Nothing,
    Preview,
    Opening,
}

#[component]
fn DraftEditor(props: &DraftEditorProps) -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let document = use_state(|| props.draft.document.clone());
    let saved = use_state(|| SurveySaved {
        revision: props.draft.revision,
        asked: props.draft.asked,
        kept_divisions: props.draft.kept_divisions.clone(),
    });
    let known = use_state(|| props.draft.document.clone());
    let below = use_state(|| Below::Nothing);
    let is_unsaved = cleaned(&document) != *known;
    use_unsaved_warning(is_unsaved);
    use_held_page(is_unsaved);
    let save = {
        let (survey, saved, known, now) =
            (props.draft.id.clone(), saved.setter(), known.setter(), cleaned(&document));
        let sent = now.clone();
        use_action(
            move |revision: u32| {
                let (survey, document) = (survey.clone(), sent.clone());
                async move { api::surveys::save(&survey, SaveSurvey { revision, document }).await }
            },
            move |answer: SurveySaved| {
                browser::announce(words::SAVED);
                known.set(now.clone());
                saved.set(answer);
            },
        )
    };
    let open = {
        let (survey, onopened) = (props.draft.id.clone(), props.onopened.clone());
        use_action(
            move |revision: u32| {
                let survey = survey.clone();
                async move { api::surveys::open(&survey, revision).await }
            },
            move |()| onopened.emit(()),
        )
    };
    let remove = {
        let survey = props.draft.id.clone();
        let navigation = navigation.clone();
        use_action(
            move |()| {
                let survey = survey.clone();
                async move { api::surveys::remove(&survey).await }
            },
            move |()| navigation.push(Route::Surveys),
        )
    };
    let Some(today) = session.view().map(|view| view.today) else { return Html::default() };
    let onchange = {
        let document = document.setter();
        Callback::from(move |changed| document.set(changed))
    };
    let onquestions = {
        let (document, onchange) = ((*document).clone(), onchange.clone());
        Callback::from(move |questions| onchange.emit(SurveyDocument { questions, ..document.clone() }))
    };
    let show = |what: Below| {
        let below = below.setter();
        Callback::from(move |()| below.set(what))
    };
    let revision = saved.revision;
    let onsave = save.run.reform(move |()| revision);
    let onopen = open.run.reform(move |()| revision);
    html! {
        <>
            <div class="card stack measure">
                <DocumentFields document={(*document).clone()} everybody={props.everybody.clone()} {onchange} />
            </div>
            <QuestionList questions={document.questions.clone()} onchange={onquestions} />
            <div class="section stack">
                <p>{ words::asks(saved.asked) }</p>
                if document.keep_division {
                    <p>{ words::kept(&saved.kept_divisions) }</p>
                }
                if is_unsaved {
                    <p role="status">{ words::UNSAVED }</p>
                }
                <ErrorAlert error={save.error.clone()} />
                <ErrorAlert error={remove.error.clone()} />
                <p class="row">
                    <Button
                        label={if save.pending { words::SAVING } else { words::SAVE }}
                        kind={ButtonKind::Primary}
                        disabled={save.pending}
                        onclick={onsave}
                    />
                    <Button label={words::PREVIEW} onclick={show(Below::Preview)} />
                    <Button label={words::OPEN} onclick={show(Below::Opening)} />
                    <Button label={words::REMOVE_DRAFT} onclick={remove.run.clone()} />
                </p>
            </div>
            { match *below {
                Below::Nothing => Html::default(),
                Below::Preview => html! {
                    <div class="section stack">
                        { sample(&cleaned(&document), &saved.kept_divisions, asked_for()) }
                        <p><Button label={words::END_PREVIEW} onclick={show(Below::Nothing)} /></p>
                    </div>
                },
                Below::Opening => html! {
                    <section class="section card stack">
                        <ResultHeading id="survey-opening" title={words::OPEN_TITLE} />
                        { opening(&cleaned(&document), today, is_unsaved, &open.error, open.pending, &onopen) }
                        <p><Button label={words::CANCEL} onclick={show(Below::Nothing)} /></p>
                    </section>
                },
            } }
        </>
    }
}

fn opening(
    document: &SurveyDocument,
    today: chrono::NaiveDate,
    is_unsaved: bool,
    error: &Option<ApiError>,
    pending: bool,
    onopen: &Callback<()>,
) -> Html {
    let mut faults: Vec<String> = check::faults(document, today)
        .into_iter()
        .map(|fault| words::fault(&fault.field, fault.code))
        .collect();
    let told = error.as_ref().and_then(|error| error.field("audience"));
    faults.extend(told.map(|code| words::fault("audience", code)));
    if !faults.is_empty() {
        return html! {
            <Alert kind={AlertKind::Error}>
                <p>{ words::FAULTS }</p>
                <ul class="list">{ for faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
            </Alert>
        };
    }
    if is_unsaved {
        return html! { <Alert kind={AlertKind::Warning}><p>{ words::SAVE_FIRST }</p></Alert> };
    }
    html! {
        <>
            <p>{ words::OPEN_LEAD }</p>
            <ErrorAlert error={error.clone()} />
            <p>
                <Button
                    label={if pending { words::OPENING } else { words::OPEN_REALLY }}
                    kind={ButtonKind::Primary}
                    disabled={pending}
                    onclick={onopen.clone()}
                />
            </p>
        </>
    }
}
