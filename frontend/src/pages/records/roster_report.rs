//! What a check of a roster found, line by line, and the button that applies it.

use contract::organization::RowFinding;
use contract::rosters::{RosterLine, RosterReport};
use yew::prelude::*;

use crate::components::{Alert, AlertKind, Button, ButtonKind, ResultHeading, TableRegion};
use crate::text;
use crate::text::dates;
use crate::text::records as words;

#[derive(Properties, PartialEq)]
pub(super) struct RosterReportViewProps {
    pub report: RosterReport,
    pub pending: bool,
    pub onapply: Callback<()>,
}

/// The sentence, what is wrong, what was read.
#[component]
pub(super) fn RosterReportView(props: &RosterReportViewProps) -> Html {
    let report = &props.report;
    let good = report.rejected.is_empty();
    let kind = if good { AlertKind::Info } else { AlertKind::Error };
    html! {
        <section class="stack">
            <ResultHeading id="roster-report" title={words::CHECK_TITLE} />
            <Alert {kind}>
                <p>{ words::checked(report.rows, report.new, report.known, report.rejected.len()) }</p>
            </Alert>
            { findings(words::ROSTER_REJECTED, &report.rejected) }
            { findings(words::ROSTER_WARNINGS, &report.warnings) }
            if good && report.new > 0 {
                <p class="row no-print">
                    <Button
                        label={if props.pending { words::RECORDING } else { words::APPLY }}
                        kind={ButtonKind::Primary}
                        disabled={props.pending}
                        onclick={props.onapply.clone()}
                    />
                </p>
            } else if good {
                <p>{ words::ROSTER_NOTHING }</p>
            }
            { lines(&report.lines) }
        </section>
    }
}

fn findings(caption: &'static str, findings: &[RowFinding]) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    let rows = findings.iter().map(|finding| {
        html! {
            <tr>
                <th scope="row" class="number">{ finding.line }</th>
                <td class="nowrap">{ &finding.staff_number }</td>
                <td class="wide">{ &finding.message }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={caption}>
            <table class="table">
                <caption>{ caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::LINE }</th>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ words::MESSAGE }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}

fn lines(lines: &[RosterLine]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let rows = lines.iter().map(|line| {
        html! {
            <tr key={line.line}>
                <td class="number">{ line.line }</td>
                <td class="nowrap">{ &line.staff_number }</td>
                <th scope="row" class="nowrap">{ &line.name }</th>
                <td>{ &line.department }</td>
                <td class="nowrap">{ dates::date(line.completed_on) }</td>
                <td class="number">{ words::minutes(Some(line.minutes)) }</td>
                <td class="nowrap">{ words::result(line.result) }</td>
                <td class="number">{ line.score }</td>
                <td class="nowrap">{ if line.known { words::KNOWN } else { words::NEW } }</td>
            </tr>
        }
    });
    html! {
        <TableRegion label={words::ROSTER_ROWS}>
            <table class="table">
                <caption>{ words::ROSTER_ROWS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::LINE }</th>
                        <th scope="col">{ text::STAFF_NUMBER }</th>
                        <th scope="col">{ text::NAME }</th>
                        <th scope="col">{ text::DEPARTMENT }</th>
                        <th scope="col">{ words::COMPLETED_ON }</th>
                        <th scope="col">{ words::HOURS }</th>
                        <th scope="col">{ words::RESULT }</th>
                        <th scope="col">{ words::SCORE }</th>
                        <th scope="col">{ words::STATE }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </TableRegion>
    }
}
