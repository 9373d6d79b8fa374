//! `/hr/attributes`: attributes of many people by one file.

use std::rc::Rc;

use contract::organization::{AttributeChange, AttributeListReport};
use learning::role::Attribute;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::file_field::FileField;
use super::finding_groups::FindingGroups;
use super::use_checked_file::{CheckedFile, FileStage, use_checked_file};
use crate::api::organization::AttributeFile;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, DateField, ErrorAlert, Link, PageHeading, ResultHeading,
    TableRegion,
};
use crate::route::Route;
use crate::session::use_session;
use crate::text::organization::{APPLYING, CHECK, CHECK_AGAIN, CHECKING, CHOOSE_FIRST, MESSAGE, UNREADABLE};
use crate::text::{personnel as words, unit_register};
use crate::{api, browser, text};

const FILE: &str = "attribute-file";
const DAY: &str = "attribute-day";

/// Day and whether the list is complete.
type Terms = (String, bool);

/// Form, and what the file would change.
#[component]
pub fn AttributeList() -> Html {
    let today = use_session().view().map(|view| view.today).unwrap_or_default();
    let terms = use_state(|| (today.to_string(), false));
    let asked = use_state(|| false);
    let work = use_checked_file(
        |bytes, (effective_on, complete): Terms| {
            api::organization::check_attributes(AttributeFile { bytes, effective_on, complete })
        },
        |bytes, (effective_on, complete): Terms, digest: String| async move {
            let file = AttributeFile { bytes, effective_on, complete };
            api::organization::import_attributes(file, &digest).await
        },
        Callback::from(|report: Rc<AttributeListReport>| {
            browser::announce(&words::list_applied(report.changes.len()));
        }),
    );
    let onday = {
        let (terms, reset) = (terms.clone(), work.reset.clone());
        Callback::from(move |day| {
            terms.set((day, terms.1));
            reset.emit(());
        })
    };
    let oncomplete = {
        let (terms, reset) = (terms.clone(), work.reset.clone());
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            terms.set((terms.0.clone(), input.is_some_and(|input| input.checked())));
            reset.emit(());
        })
    };
    let has_day = terms.0.parse::<chrono::NaiveDate>().is_ok();
    let onsubmit = {
        let (asked, run, has_file) = (asked.setter(), work.check.run.clone(), work.has_file);
        let now = (*terms).clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            match (has_file, has_day) {
                (false, _) => browser::focus(FILE),
                (true, false) => browser::focus(DAY),
                (true, true) => run.emit(now.clone()),
            }
        })
    };
    let refused = work.check.error.as_ref().and_then(|error| error.field("effective_on")).map(words::rule);
    let day_error = if has_day { refused } else { Some(words::NOT_A_DATE) };
    let failed = work.check.error.clone().filter(|error| error.field("effective_on").is_none());
    let known = Attribute::ALL.iter().map(|of| html! { <span class="tag">{ of.label() }</span> });
    html! {
        <>
            <p class="back"><Link to={Route::Staff}>{ words::BACK }</Link></p>
            <PageHeading title={words::LIST_TITLE} lead={words::LIST_LEAD} />
            <dl class="facts">
                <dt>{ words::LIST_KNOWN }</dt>
                <dd class="row">{ for known }</dd>
            </dl>
            <form class="section stack" {onsubmit} autocomplete="off">
                <FileField
                    key={work.emptied}
                    id={FILE}
                    label={words::LIST_FILE}
                    hint={words::LIST_FILE_HINT}
                    onchoose={work.choose.clone()}
                    error={(*asked && !work.has_file && work.emptied == 0).then_some(AttrValue::Static(CHOOSE_FIRST))}
                />
                <DateField
                    id={DAY}
                    label={words::EFFECTIVE_ON}
                    value={terms.0.clone()}
                    oninput={onday}
                    error={day_error.map(AttrValue::Static)}
                />
                <div class="field">
                    <label class="option">
                        <input
                            type="checkbox"
                            checked={terms.1}
                            onchange={oncomplete}
                            aria-describedby="attribute-complete-hint"
                        />
                        <span>{ words::LIST_COMPLETE }</span>
                    </label>
                    <p class="field__hint" id="attribute-complete-hint">{ words::LIST_COMPLETE_HINT }</p>
                </div>
                <ErrorAlert error={failed} />
                <p class="row">
                    <Button
                        label={if work.check.pending { CHECKING } else { CHECK }}
                        kind={ButtonKind::Primary}
                        submit=true
                        disabled={work.check.pending}
                    />
                </p>
            </form>
            <div class="section stack">{ outcome(&work, &terms) }</div>
        </>
    }
}

fn outcome(work: &CheckedFile<Terms, AttributeListReport>, terms: &Terms) -> Html {
    match &work.stage {
        FileStage::Choosing => Html::default(),
        FileStage::Unreadable => html! { <Alert kind={AlertKind::Error}><p>{ UNREADABLE }</p></Alert> },
        FileStage::CheckAgain => html! { <Alert kind={AlertKind::Error}><p>{ CHECK_AGAIN }</p></Alert> },
        FileStage::Checked(report) => checked(work, report, terms),
        FileStage::Applied(report) => html! {
            <>
                <ResultHeading id="attribute-result" title={unit_register::RESULT} />
                <Alert kind={AlertKind::Success}><p>{ words::list_applied(report.changes.len()) }</p></Alert>
                { changes(&report.changes) }
            </>
        },
    }
}

fn checked(
    work: &CheckedFile<Terms, AttributeListReport>,
    report: &AttributeListReport,
    terms: &Terms,
) -> Html {
    let good = report.rejected.is_empty();
    let onclick = {
        let (run, terms, digest) = (work.apply.run.clone(), terms.clone(), report.digest.clone());
        Callback::from(move |()| run.emit((terms.clone(), digest.clone())))
    };
    html! {
        <>
            <ResultHeading id="attribute-report" title={unit_register::CHECKED} />
            <Alert kind={if good { AlertKind::Info } else { AlertKind::Error }}>
                <p>{ words::list_checked(report.rows, report.changes.len(), report.rejected.len()) }</p>
            </Alert>
            if !good {
                <FindingGroups heading={MESSAGE} findings={report.rejected.clone()} open=true />
            }
            { changes(&report.changes) }
            <ErrorAlert error={work.apply.error.clone()} />
            if good && !report.changes.is_empty() {
                <p class="row">
                    <Button
                        label={if work.apply.pending { APPLYING } else { unit_register::APPLY }}
                        kind={ButtonKind::Primary}
                        disabled={work.apply.pending}
                        {onclick}
                    />
                </p>
            }
        </>
    }
}

fn changes(changes: &[AttributeChange]) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    let labels = |of: &[Attribute]| {
        of.iter().map(|of| html! { <span class="tag">{ of.label() }</span> }).collect::<Html>()
    };
    let rows = changes.iter().map(|change| {
        html! {
            <tr key={change.staff_number.clone()}>
                <td class="nowrap">{ &change.staff_number }</td>
                <th scope="row" class="nowrap">{ &change.name }</th>
                <td>{ labels(&change.added) }</td>
                <td>{ labels(&change.removed) }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={words::LIST_CHANGES}>
            <table class="table">
                <caption>{ words::LIST_CHANGES }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ words::LIST_ADDED }</th>
                        <th scope="col">{ words::LIST_REMOVED }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}
