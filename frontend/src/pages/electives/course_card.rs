//! One course of the catalogue: what it teaches, what it is to the person, and what they can do about it.

use contract::electives::{ApplyElective, CatalogCourse, Mine, MyApplication, RelatedCourse};
use yew::prelude::*;

use crate::api;
use crate::browser;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert, Link, TextArea};
use crate::hooks::{Action, use_action, use_focus_on_change};
use crate::route::Route;
use crate::text;
use crate::text::electives as words;
use crate::text::{catalog, dates};

#[derive(Properties, PartialEq)]
pub(super) struct CourseCardProps {
    pub course: CatalogCourse,
}

/// A card that keeps the course as the server last told it.
#[component]
pub(super) fn CourseCard(props: &CourseCardProps) -> Html {
    let course = use_state(|| props.course.clone());
    let (asking, note) = (use_state(|| false), use_state(String::new));
    // The button that opened a form is gone, and so is the form that was left.
    use_focus_on_change(*asking, focus_of(&course, *asking).into());
    {
        let course = course.setter();
        use_effect_with(props.course.clone(), move |told| course.set(told.clone()));
    }
    let told = |sentence: &'static str| {
        let (course, asking, note) = (course.setter(), asking.setter(), note.setter());
        let title_id = title_id(&props.course.code);
        move |told: CatalogCourse| {
            browser::announce(sentence);
            asking.set(false);
            note.set(String::new());
            course.set(told);
            // The button that was pressed is gone.
            browser::focus(&title_id);
        }
    };
    let apply = {
        let code = props.course.code.clone();
        use_action(
            move |note: String| {
                let code = code.clone();
                async move { api::electives::apply(&code, ApplyElective { note }).await }
            },
            told(words::APPLIED_NOW),
        )
    };
    let withdraw = use_action(
        |id: String| async move { api::electives::withdraw(&id).await },
        told(words::WITHDRAWN_NOW),
    );
    let ask = {
        let asking = asking.setter();
        move |now: bool| {
            let asking = asking.clone();
            Callback::from(move |()| asking.set(now))
        }
    };
    let action = match (&course.mine, *asking) {
        (Mine::Open { .. }, false) => button(words::APPLY, &course, ask(true)),
        (Mine::Open { .. }, true) => apply_form(&course, &note, &apply, ask(false)),
        (mine, asking) => match withdrawable(mine) {
            Some(application) if asking => withdraw_form(&course, application, &withdraw, ask(false)),
            Some(_) => button(words::WITHDRAW, &course, ask(true)),
            None => Html::default(),
        },
    };
    html! {
        <article class="card stack" aria-labelledby={title_id(&course.code)}>
            <h2 class="course__title" id={title_id(&course.code)} tabindex="-1">
                <span class="course__code">{ &course.code }</span>{ " " }{ &course.title }
            </h2>
            <p class="duty__facts">
                <span class={classes!("tag", tag_class(&course.mine))}>{ words::mine_tag(&course.mine) }</span>
                <span>{ words::mine_sentence(&course.mine) }</span>
            </p>
            <p>{ &course.summary }</p>
            { facts(&course) }
            <details>
                <summary>{ words::OBJECTIVES }</summary>
                <ul class="list">{ for course.objectives.iter().map(|text| html! { <li>{ text }</li> }) }</ul>
            </details>
            { action }
            { open(&course) }
            { refusal(&apply.error) }
            { refusal(&withdraw.error) }
        </article>
    }
}

/// Where the focus belongs: in the form that is open, else at the heading.
fn focus_of(course: &CatalogCourse, asking: bool) -> String {
    match (&course.mine, asking) {
        (_, false) => title_id(&course.code),
        (Mine::Open { .. }, true) => note_id(&course.code),
        (_, true) => withdraw_id(&course.code),
    }
}

fn note_id(code: &str) -> String {
    ["note-", code].concat()
}

fn withdraw_id(code: &str) -> String {
    ["withdraw-", code].concat()
}

fn title_id(code: &str) -> String {
    ["catalog-", code].concat()
}

fn tag_class(mine: &Mine) -> Option<&'static str> {
    match mine {
        Mine::Completed { .. } => Some("tag--success"),
        Mine::Applied { .. } | Mine::Assigned { .. } => Some("tag--warning"),
        Mine::Excused { .. } | Mine::Open { .. } | Mine::Closed { .. } => None,
    }
}

fn withdrawable(mine: &Mine) -> Option<&MyApplication> {
    let application = match mine {
        Mine::Applied { application } => Some(application),
        Mine::Assigned { application, .. } => application.as_ref(),
        _ => None,
    };
    application.filter(|application| application.withdrawable)
}

fn button(label: &'static str, course: &CatalogCourse, onclick: Callback<()>) -> Html {
    let name = words::named(label, &course.title);
    html! { <p class="no-print"><Button {label} {name} {onclick} /></p> }
}

/// The way to the course, when it is the person's.
fn open(course: &CatalogCourse) -> Html {
    let (Mine::Assigned { assignment_id, .. } | Mine::Completed { assignment_id, .. }) = &course.mine else {
        return Html::default();
    };
    let to = Route::Course { assignment: assignment_id.clone() };
    let name = words::named(words::OPEN_COURSE, &course.title);
    html! { <p class="no-print"><Link {to} {name}>{ words::OPEN_COURSE }</Link></p> }
}

fn apply_form(
    course: &CatalogCourse,
    note: &UseStateHandle<String>,
    apply: &Action<String>,
    cancel: Callback<()>,
) -> Html {
    let id = note_id(&course.code);
    let oninput = {
        let note = note.setter();
        Callback::from(move |value| note.set(value))
    };
    let onclick = {
        let (run, note) = (apply.run.clone(), note.clone());
        Callback::from(move |()| run.emit((*note).clone()))
    };
    let refused = apply.error.as_ref().and_then(|error| error.field("note")).map(text::field_error);
    html! {
        <div class="stack no-print">
            <TextArea
                {id}
                label={words::named(words::NOTE, &course.title)}
                hint={words::NOTE_HINT}
                value={(**note).clone()}
                {oninput}
                error={refused.map(AttrValue::Static)}
            />
            <p class="row">
                <Button
                    label={if apply.pending { text::SEND_PENDING } else { words::APPLY_SEND }}
                    name={words::named(words::APPLY_SEND, &course.title)}
                    kind={ButtonKind::Primary}
                    disabled={apply.pending}
                    {onclick}
                />
                <Button label={words::CANCEL} name={words::named(words::CANCEL, &course.title)} onclick={cancel} />
            </p>
        </div>
    }
}

fn withdraw_form(
    course: &CatalogCourse,
    application: &MyApplication,
    withdraw: &Action<String>,
    cancel: Callback<()>,
) -> Html {
    let id = application.id.clone();
    html! {
        <div class="stack no-print">
            <Alert kind={AlertKind::Warning}><p>{ words::WITHDRAW_SURE }</p></Alert>
            <p class="row">
                <Button
                    id={withdraw_id(&course.code)}
                    label={if withdraw.pending { text::SEND_PENDING } else { words::WITHDRAW_SEND }}
                    name={words::named(words::WITHDRAW_SEND, &course.title)}
                    disabled={withdraw.pending}
                    onclick={withdraw.run.reform(move |()| id.clone())}
                />
                <Button label={words::CANCEL} name={words::named(words::CANCEL, &course.title)} onclick={cancel} />
            </p>
        </div>
    }
}

fn refusal(error: &Option<api::ApiError>) -> Html {
    match error.as_ref().map(|error| (error, words::refused(error))) {
        Some((_, Some(sentence))) => html! { <Alert kind={AlertKind::Error}><p>{ sentence }</p></Alert> },
        Some((error, None)) => html! { <ErrorAlert error={Some(error.clone())} /> },
        None => Html::default(),
    }
}

fn facts(course: &CatalogCourse) -> Html {
    let related = |all: &[RelatedCourse]| {
        let each = all.iter().map(|one| words::related(&one.code, &one.title, one.met));
        each.collect::<Vec<_>>().join(words::SEPARATOR)
    };
    let facts = [
        (words::LEVEL, catalog::level(course.level).to_owned()),
        (words::TIME, dates::minutes(course.minutes)),
        (words::LITERACY, course.literacy.join(words::SEPARATOR)),
        (words::DSSL, course.dssl.join(words::SEPARATOR)),
        (words::PREREQUISITES, related(&course.prerequisites)),
        (words::RECOMMENDED, related(&course.recommended)),
        (words::COMPLETED_BEFORE, course.completed_on.map(dates::date).unwrap_or_default()),
        (words::ELECTIVE, course.elective.as_ref().map(words::offer).unwrap_or_default()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts = facts.map(|(word, value)| html! { <><dt>{ word }</dt><dd>{ value }</dd></> });
    html! { <dl class="facts">{ for facts }</dl> }
}
