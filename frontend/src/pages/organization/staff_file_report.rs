//! What a staff file holds and what it would change. Rejected rows come first: they are the work to do.

use std::rc::Rc;

use contract::organization::StaffFileReport as Report;
use yew::prelude::*;

use super::column_table::{ColumnTable, SampleTable};
use super::difference_table::DifferenceTable;
use super::finding_table::FindingTable;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ResultHeading};
use crate::text::dates;
use crate::text::organization as words;

const HEADING: &str = "check-heading";

/// One in how many people leaving is more likely a wrong file than the end of a fiscal year.
const MANY: u32 = 10;

#[derive(Properties, PartialEq)]
pub(super) struct StaffFileReportProps {
    pub report: Rc<Report>,
    /// The import is on its way.
    pub pending: bool,
    pub onapply: Callback<()>,
}

/// The report, and the button that applies it when nothing is rejected.
#[component]
pub(super) fn StaffFileReport(props: &StaffFileReportProps) -> Html {
    let report = &props.report;
    html! {
        <section class="stack" aria-labelledby={HEADING}>
            <ResultHeading id={HEADING} title={words::CHECK_TITLE} />
            { verdict(report) }
            { facts(report) }
            if !report.rejected.is_empty() {
                <FindingTable
                    caption={words::REJECTED_ROWS}
                    heading={words::MESSAGE}
                    findings={report.rejected.clone()}
                />
            } else {
                if leaves_many(report) {
                    <Alert kind={AlertKind::Warning}><p>{ words::many_leave(report.difference.left) }</p></Alert>
                }
                <DifferenceTable caption={words::DIFFERENCE} difference={report.difference.clone()} />
                <p class="row">
                    <Button
                        label={if props.pending { words::APPLYING } else { words::APPLY }}
                        kind={ButtonKind::Primary}
                        disabled={props.pending}
                        onclick={props.onapply.clone()}
                    />
                </p>
            }
            if !report.warnings.is_empty() {
                <FindingTable
                    caption={words::WARNINGS}
                    note={words::WARNINGS_NOTE}
                    heading={words::WARNING_MESSAGE}
                    findings={report.warnings.clone()}
                />
            }
            <ColumnTable columns={report.columns.clone()} />
            if !report.sample.is_empty() {
                <SampleTable columns={report.columns.clone()} sample={report.sample.clone()} />
            }
        </section>
    }
}

fn leaves_many(report: &Report) -> bool {
    report.difference.left > 0 && report.difference.left >= report.rows / MANY
}

fn verdict(report: &Report) -> Html {
    if !report.rejected.is_empty() {
        let sentence = words::rejected(report.rejected.len());
        return html! { <Alert kind={AlertKind::Error}><p>{ sentence }</p></Alert> };
    }
    let [changes @ .., _unchanged] = words::difference(&report.difference);
    let same = changes.iter().all(|(_, count)| *count == 0);
    let (kind, sentence) =
        if same { (AlertKind::Info, words::ACCEPTED_SAME) } else { (AlertKind::Success, words::ACCEPTED) };
    html! { <Alert {kind}><p>{ sentence }</p></Alert> }
}

fn facts(report: &Report) -> Html {
    html! {
        <dl class="facts">
            <dt>{ words::FILE_NAME }</dt>
            <dd>{ &report.file_name }</dd>
            <dt>{ words::ENCODING }</dt>
            <dd>{ &report.encoding }</dd>
            <dt>{ words::ROWS }</dt>
            <dd>{ words::rows(report.rows) }</dd>
            <dt>{ words::EFFECTIVE_ON }</dt>
            <dd>{ dates::date(report.effective_on) }</dd>
        </dl>
    }
}
