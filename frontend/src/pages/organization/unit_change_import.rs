//! Organisational changes by file: choose, check, apply.

use std::rc::Rc;

use contract::organization::UnitChangeReport;
use yew::prelude::*;

use super::file_field::FileField;
use super::finding_groups::FindingGroups;
use super::use_checked_file::{CheckedFile, FileStage, use_checked_file};
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert, ResultHeading};
use crate::text::organization::{APPLYING, CHECK, CHECK_AGAIN, CHECKING, CHOOSE_FIRST, MESSAGE, UNREADABLE};
use crate::text::unit_register as words;
use crate::{api, browser};

const FILE: &str = "unit-changes";

#[derive(Properties, PartialEq)]
pub(super) struct UnitChangeImportProps {
    /// A file was taken in.
    pub onimport: Callback<()>,
}

/// The field, and below it what the file would change.
#[component]
pub(super) fn UnitChangeImport(props: &UnitChangeImportProps) -> Html {
    let asked = use_state(|| false);
    let onimport = props.onimport.clone();
    let work = use_checked_file(
        |bytes, ()| api::organization::check_unit_changes(bytes),
        |bytes, (), digest: String| async move { api::organization::import_unit_changes(bytes, &digest).await },
        Callback::from(move |report: Rc<UnitChangeReport>| {
            browser::announce(&words::applied(report.changes.len()));
            onimport.emit(());
        }),
    );
    let onsubmit = {
        let (asked, run, has_file) = (asked.setter(), work.check.run.clone(), work.has_file);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            if has_file {
                run.emit(());
            } else {
                browser::focus(FILE);
            }
        })
    };
    let no_file = *asked && !work.has_file && work.emptied == 0;
    html! {
        <section class="section stack no-print">
            <h2>{ words::FILE_TITLE }</h2>
            <form class="stack" {onsubmit} autocomplete="off">
                <FileField
                    key={work.emptied}
                    id={FILE}
                    label={words::FILE}
                    hint={words::FILE_HINT}
                    onchoose={work.choose.clone()}
                    error={no_file.then_some(AttrValue::Static(CHOOSE_FIRST))}
                />
                <ErrorAlert error={work.check.error.clone()} />
                <p class="row">
                    <Button
                        label={if work.check.pending { CHECKING } else { CHECK }}
                        submit=true
                        disabled={work.check.pending}
                    />
                </p>
            </form>
            { outcome(&work) }
        </section>
    }
}

fn outcome(work: &CheckedFile<(), UnitChangeReport>) -> Html {
    match &work.stage {
        FileStage::Choosing => Html::default(),
        FileStage::Unreadable => html! { <Alert kind={AlertKind::Error}><p>{ UNREADABLE }</p></Alert> },
        FileStage::CheckAgain => html! { <Alert kind={AlertKind::Error}><p>{ CHECK_AGAIN }</p></Alert> },
        FileStage::Checked(report) => checked(work, report),
        FileStage::Applied(report) => html! {
            <>
                <ResultHeading id="unit-changes-result" title={words::RESULT} />
                <Alert kind={AlertKind::Success}><p>{ words::applied(report.changes.len()) }</p></Alert>
                { sentences(&report.changes) }
            </>
        },
    }
}

fn checked(work: &CheckedFile<(), UnitChangeReport>, report: &UnitChangeReport) -> Html {
    let good = report.rejected.is_empty();
    let (kind, said) = match (good, report.changes.len()) {
        (false, _) => (AlertKind::Error, words::REJECTED.to_owned()),
        (true, 0) => (AlertKind::Info, words::NOTHING.to_owned()),
        (true, count) => (AlertKind::Info, words::changes(count)),
    };
    let onclick = {
        let (run, digest) = (work.apply.run.clone(), report.digest.clone());
        Callback::from(move |()| run.emit(((), digest.clone())))
    };
    html! {
        <>
            <ResultHeading id="unit-changes-report" title={words::CHECKED} />
            <Alert {kind}><p>{ said }</p></Alert>
            if !good {
                <FindingGroups heading={MESSAGE} findings={report.rejected.clone()} open=true />
            } else if !report.changes.is_empty() {
                <h3>{ words::CHANGES }</h3>
                { sentences(&report.changes) }
                <ErrorAlert error={work.apply.error.clone()} />
                <p class="row">
                    <Button
                        label={if work.apply.pending { APPLYING } else { words::APPLY }}
                        kind={ButtonKind::Primary}
                        disabled={work.apply.pending}
                        {onclick}
                    />
                </p>
            }
        </>
    }
}

fn sentences(changes: &[String]) -> Html {
    html! { <ul class="list">{ for changes.iter().map(|change| html! { <li>{ change }</li> }) }</ul> }
}
