//! A training history as a table, for the person and for HR, on the screen and on paper.

use contract::accounts::Permission;
use contract::certificates::{IssueCertificate, IssuedCertificate};
use contract::records::{History, HistoryRow, TrainingResult};
use yew::prelude::*;

use crate::api;
use crate::browser;
use crate::components::{Button, ButtonKind, ErrorAlert, Link, TableRegion};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::certificates;
use crate::text::dates;
use crate::text::records as words;

#[derive(Properties, PartialEq)]
pub(super) struct HistoryViewProps {
    pub history: std::rc::Rc<History>,
    /// Person id for the files of HR; none for the own ones.
    #[prop_or_default]
    pub person: Option<String>,
    /// Takes a line back; none where that is not offered.
    #[prop_or_default]
    pub onrevoke: Option<Callback<HistoryRow>>,
}

/// Who it is, the lines, printing and files.
#[component]
pub(super) fn HistoryView(props: &HistoryViewProps) -> Html {
    let history = &props.history;
    let navigation = use_navigation();
    let issue = use_action(
        |message: IssueCertificate| async move { api::certificates::issue(message).await },
        move |issued: IssuedCertificate| navigation.push(Route::Certificate { certificate: issued.id }),
    );
    // Of the own history, or of anybody's for who keeps records.
    let session = use_session();
    let may_issue = props.person.is_none() || session.can(Permission::KeepRecords);
    let onissue = may_issue.then(|| issue.run.clone());
    let whose = Query::default().with("person", props.person.as_deref().unwrap_or_default());
    let file = |encoding| api::records::history_file(props.person.as_deref(), encoding);
    html! {
        <section class="stack">
            <dl class="facts">
                <dt>{ text::NAME }</dt>
                <dd>{ &history.person.name }</dd>
                <dt>{ text::STAFF_NUMBER }</dt>
                <dd>{ &history.person.staff_number }</dd>
                <dt>{ text::DEPARTMENT }</dt>
                <dd>{ &history.person.department }</dd>
                <dt>{ text::GRADE }</dt>
                <dd>{ &history.grade }</dd>
            </dl>
            <p>{ words::heading(&history.organization, &dates::date_time(history.as_of)) }</p>
            if history.rows.is_empty() {
                <p>{ words::HISTORY_EMPTY }</p>
            } else {
                <ErrorAlert error={issue.error.clone()} />
                { table(history, props.onrevoke.as_ref(), onissue.as_ref()) }
                <div class="stack no-print">
                    <p>{ words::CSV_LEAD }</p>
                    <p class="row">
                        <a class="button" href={file("utf-8")} download="">{ words::CSV_UTF8 }</a>
                        <a class="button" href={file("cp932")} download="">{ words::CSV_CP932 }</a>
                        <Button label={text::PRINT} onclick={|()| browser::print()} />
                        <Link to={Route::Document { kind: "history".to_owned() }} query={whose}>
                            { text::documents::HISTORY_AS_DOCUMENT }
                        </Link>
                    </p>
                </div>
            }
        </section>
    }
}

type Issue = Callback<IssueCertificate>;

fn table(history: &History, onrevoke: Option<&Callback<HistoryRow>>, onissue: Option<&Issue>) -> Html {
    html! {
        <TableRegion label={words::HISTORY_TABLE}>
            <table class="table">
                <caption class="visually-hidden">{ words::HISTORY_TABLE }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::FISCAL_YEAR }</th>
                        <th scope="col">{ words::TRAINING }</th>
                        <th scope="col">{ words::FORM }</th>
                        <th scope="col">{ words::ORGANIZER }</th>
                        <th scope="col">{ words::DAY }</th>
                        <th scope="col" class="number">{ words::HOURS }</th>
                        <th scope="col">{ words::RESULT }</th>
                        <th scope="col">{ words::POST }</th>
                        <th scope="col">{ words::NUMBER_THEN }</th>
                        <th scope="col">{ certificates::CERTIFICATE }</th>
                        if onrevoke.is_some() {
                            <th scope="col" class="no-print">{ words::ACTIONS }</th>
                        }
                    </tr>
                </thead>
                <tbody>{ for history.rows.iter().map(|row| line(row, onrevoke, onissue)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn line(row: &HistoryRow, onrevoke: Option<&Callback<HistoryRow>>, onissue: Option<&Issue>) -> Html {
    let action = onrevoke.map(|onrevoke| {
        let (clicked, of) = (row.clone(), row.record_id.clone());
        let onclick = onrevoke.reform(move |()| clicked.clone());
        html! {
            <td class="no-print">
                if of.is_some() {
                    <Button
                        label={words::REVOKE}
                        kind={ButtonKind::Small}
                        name={words::revoke_name(&row.title)}
                        {onclick}
                    />
                }
            </td>
        }
    });
    html! {
        <tr>
            <td class="nowrap">{ row.fiscal_year.label() }</td>
            <th scope="row" class="wide">
                { &row.course_code }{ " " }{ &row.title }
                if !row.reason.is_empty() {
                    <br />
                    <span class="quiet">{ &row.reason }</span>
                }
            </th>
            <td class="nowrap">{ row.form.map_or("", words::form) }</td>
            <td>{ &row.organizer }</td>
            <td class="nowrap">{ words::days(row) }</td>
            <td class="number">{ words::minutes(row.minutes) }</td>
            <td class="nowrap">{ words::result(row.result) }</td>
            <td>{ &row.department }{ " " }{ &row.grade }</td>
            <td class="nowrap">{ &row.staff_number }</td>
            <td class="nowrap">{ certificate(row, onissue) }</td>
            { action }
        </tr>
    }
}

/// The number, which leads to the certificate; or the button that asks for it.
fn certificate(row: &HistoryRow, onissue: Option<&Issue>) -> Html {
    if let Some(id) = &row.certificate_id {
        return html! { <Link to={Route::Certificate { certificate: id.clone() }}>{ &row.certificate }</Link> };
    }
    let message = IssueCertificate {
        assignment_id: row.assignment_id.clone(),
        credit_id: row.record_id.clone().filter(|_| row.assignment_id.is_none()),
    };
    match onissue.filter(|_| row.result == TrainingResult::Completed) {
        Some(onissue) => html! {
            <Button
                label={certificates::ISSUE}
                kind={ButtonKind::Small}
                name={certificates::issue_name(&row.title)}
                onclick={onissue.reform(move |()| message.clone())}
            />
        },
        None => Html::default(),
    }
}
