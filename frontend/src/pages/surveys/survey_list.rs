//! `/hr/surveys`: all surveys with their turnout, and the buttons that make a new one.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::surveys::{SurveyCreated, SurveyList, SurveyRow};
use learning::survey::SurveyState;
use yew::prelude::*;

use crate::api;
use crate::components::{Button, ErrorAlert, Link, LoadView, PageHeading, TableRegion};
use crate::hooks::{use_action, use_load};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text::survey_office as words;
use crate::text::{dates, surveys};

/// The list; templates for who makes surveys.
#[component]
pub fn Surveys() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let may_edit = session.can(Permission::EditSurveys);
    let (load, retry) = use_load((), |()| async { api::surveys::surveys().await });
    let create = use_action(
        |template: String| async move { api::surveys::create(template).await },
        move |created: SurveyCreated| navigation.push(Route::SurveyEditor { survey: created.id }),
    );
    let run = create.run.clone();
    let ready = Callback::from(move |list: Rc<SurveyList>| {
        html! {
            <>
                if may_edit {
                    { templates(&list, &run) }
                    <p class="section no-print"><Link to={Route::SurveyCandidates}>{ words::TO_CANDIDATES }</Link></p>
                }
                <section class="section">{ table(&list.surveys, may_edit) }</section>
            </>
        }
    });
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <ErrorAlert error={create.error.clone()} />
            <LoadView<SurveyList> {load} {retry} {ready} />
        </>
    }
}

fn templates(list: &SurveyList, run: &Callback<String>) -> Html {
    let button = |label: String, id: String| {
        let key = id.clone();
        html! { <Button {key} {label} onclick={run.reform(move |()| id.clone())} /> }
    };
    html! {
        <section class="card stack no-print">
            <h2>{ words::NEW }</h2>
            <p>{ words::NEW_LEAD }</p>
            <p class="row">
                { for list.templates.iter().map(|template| button(words::from_template(&template.title), template.id.clone())) }
                { button(words::NEW_EMPTY.to_owned(), String::new()) }
            </p>
        </section>
    }
}

fn table(surveys: &[SurveyRow], may_edit: bool) -> Html {
    if surveys.is_empty() {
        return html! { <p>{ words::EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::TABLE}>
            <table class="table">
                <caption class="visually-hidden">{ words::TABLE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::NAME }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::NAMING }</th>
                        <th scope="col">{ words::CLOSES }</th>
                        <th scope="col" class="number">{ words::TURNOUT }</th>
                        <th scope="col" class="no-print">{ words::ACTIONS }</th>
                    </tr>
                </thead>
                <tbody>{ for surveys.iter().map(|row| line(row, may_edit)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn line(row: &SurveyRow, may_edit: bool) -> Html {
    let title = if row.title.is_empty() { words::UNTITLED } else { &row.title };
    let survey = || row.id.clone();
    html! {
        <tr key={row.id.clone()}>
            <th scope="row">{ title }</th>
            <td class="nowrap">{ words::state(row.state) }</td>
            <td class="nowrap">{ surveys::naming(row.naming) }</td>
            <td class="nowrap">{ dates::date(row.closes_on) }</td>
            <td class="number">
                if row.state == SurveyState::Open {
                    { words::live_turnout(row.naming, row.answered, row.asked) }
                } else if row.state == SurveyState::Closed {
                    { words::turnout(row.answered, row.asked) }
                }
            </td>
            <td class="no-print">
                if row.state == SurveyState::Closed {
                    <Link to={Route::SurveyResults { survey: survey() }} name={words::about(words::OPEN_RESULTS, title)}>
                        { words::OPEN_RESULTS }
                    </Link>
                } else if may_edit {
                    <Link to={Route::SurveyEditor { survey: survey() }} name={words::about(words::OPEN_EDITOR, title)}>
                        { words::OPEN_EDITOR }
                    </Link>
                }
            </td>
        </tr>
    }
}
