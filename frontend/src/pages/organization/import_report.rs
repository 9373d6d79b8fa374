//! What a staff file holds and what it would change: the steps 読取, 検査, 差分 and 適用 of a checked file.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::organization::{QuestionKind, StaffFileReport};
use yew::prelude::*;

use super::column_table::{ColumnTable, SampleTable};
use super::difference_list::DifferenceList;
use super::finding_groups::FindingGroups;
use super::merged_table::merged;
use super::question_list::{question_id, questions};
use super::remembered_columns::RememberedColumns;
use super::staff_import_state::{is_compared, open_questions};
use super::use_staff_import::StaffImportWork;
use crate::browser;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ResultHeading};
use crate::text::dates;
use crate::text::organization as names;
use crate::text::staff_import as words;

/// One in how many people leaving is more likely a wrong file than the end of a fiscal year.
const MANY: u32 = 10;

/// Every step that the file has reached, one after another.
pub(super) fn import_report(work: &Rc<StaffImportWork>, report: &StaffFileReport, today: NaiveDate) -> Html {
    html! {
        <>
            { reading(work, report) }
            { checking(work, report) }
            { difference(work, report) }
            { applying(work, report, today) }
        </>
    }
}

/// Places of the questions, those about headers or all others.
fn places(report: &StaffFileReport, columns: bool) -> Vec<usize> {
    let asked = report.questions.iter().enumerate();
    asked
        .filter(|(_, question)| (question.kind == QuestionKind::Column) == columns)
        .map(|(place, _)| place)
        .collect()
}

fn reading(work: &Rc<StaffImportWork>, report: &StaffFileReport) -> Html {
    let asked = places(report, true);
    let onchange = {
        let work = work.clone();
        Callback::from(move |()| work.send(Vec::new()))
    };
    let turn = report.columns.iter().map(|column| column.field.as_str()).collect::<Vec<_>>().join(",");
    html! {
        <section class="section stack">
            <ResultHeading id="read-heading" title={words::CHECKED_TITLE} />
            <dl class="facts">
                <dt>{ names::FILE_NAME }</dt>
                <dd>{ &report.file_name }</dd>
                <dt>{ names::ENCODING }</dt>
                <dd>{ &report.encoding }</dd>
                <dt>{ names::ROWS }</dt>
                <dd>{ names::rows(report.rows) }</dd>
                <dt>{ names::EFFECTIVE_ON }</dt>
                <dd>{ dates::date(report.effective_on) }</dd>
            </dl>
            if !asked.is_empty() {
                <h3>{ words::COLUMN_QUESTIONS }</h3>
                { questions(work, &asked) }
            }
            <ColumnTable columns={report.columns.clone()} />
            if !report.sample.is_empty() {
                <SampleTable columns={report.columns.clone()} sample={report.sample.clone()} />
            }
            <RememberedColumns {turn} {onchange} />
        </section>
    }
}

fn checking(work: &Rc<StaffImportWork>, report: &StaffFileReport) -> Html {
    let asked = places(report, false);
    let unsent = work.state.unsent();
    let answered = report.questions.len().saturating_sub(open_questions(report));
    html! {
        <section class="section stack">
            <h2>{ words::step(2) }</h2>
            if report.rejected.is_empty() {
                <p>{ words::NO_REJECTED }</p>
            } else {
                <Alert kind={AlertKind::Error}><p>{ names::rejected(report.rejected.len()) }</p></Alert>
                <h3>{ names::counted(names::REJECTED_ROWS, count(report.rejected.len())) }</h3>
                <FindingGroups heading={names::MESSAGE} findings={report.rejected.clone()} open=true />
            }
            <h3>{ words::QUESTIONS }</h3>
            if report.questions.is_empty() {
                <p>{ words::NO_QUESTION }</p>
            } else {
                <p>{ words::QUESTIONS_LEAD }</p>
                <p role="status">{ words::progress(answered, report.questions.len()) }</p>
            }
            { questions(work, &asked) }
            if unsent.len() > 1 {
                <p>
                    <Button
                        label={words::answer_all(unsent.len())}
                        disabled={work.answer.pending}
                        onclick={send_all(work)}
                    />
                </p>
            }
            if report.warnings.is_empty() {
                <p>{ words::NO_WARNING }</p>
            } else {
                <h3>{ names::counted(names::WARNINGS, count(report.warnings.len())) }</h3>
                <p>{ names::WARNINGS_NOTE }</p>
                <FindingGroups heading={names::WARNING_MESSAGE} findings={report.warnings.clone()} />
            }
        </section>
    }
}

fn send_all(work: &Rc<StaffImportWork>) -> Callback<()> {
    let work = work.clone();
    Callback::from(move |()| work.send(work.state.unsent()))
}

fn difference(work: &Rc<StaffImportWork>, report: &StaffFileReport) -> Html {
    let leaving = report.difference.left;
    html! {
        <section class="section stack">
            <h2>{ words::step(3) }</h2>
            if is_compared(report) {
                if open_questions(report) > 0 {
                    <Alert kind={AlertKind::Info}><p>{ words::DIFFERENCE_OPEN }</p></Alert>
                }
                if is_same(report) {
                    <Alert kind={AlertKind::Info}><p>{ names::ACCEPTED_SAME }</p></Alert>
                }
                if leaving > 0 && leaving >= report.rows / MANY {
                    <Alert kind={AlertKind::Warning}><p>{ names::many_leave(leaving) }</p></Alert>
                }
                <DifferenceList
                    id="difference"
                    difference={report.difference.clone()}
                    changes={Rc::new(report.changes.clone())}
                />
                { merged(work, &report.merged) }
            } else {
                <p>{ words::NO_DIFFERENCE_YET }</p>
            }
        </section>
    }
}

/// Whether applying would change nobody.
fn is_same(report: &StaffFileReport) -> bool {
    let [changes @ .., _unchanged] = names::difference(&report.difference);
    changes.iter().all(|(_, count)| *count == 0)
}

fn applying(work: &Rc<StaffImportWork>, report: &StaffFileReport, today: NaiveDate) -> Html {
    let reasons = words::blocked(report.rejected.len(), open_questions(report));
    let body = if !reasons.is_empty() {
        let first = report.questions.iter().position(|question| question.answer.is_none());
        let to_open = first.map(|place| {
            let onclick = Callback::from(move |()| browser::focus(&question_id(place.saturating_add(1))));
            html! { <p><Button label={words::TO_OPEN} {onclick} /></p> }
        });
        html! {
            <>
                <p>{ words::BLOCKED }</p>
                <ul class="list">{ for reasons.into_iter().map(|reason| html! { <li>{ reason }</li> }) }</ul>
                { to_open }
            </>
        }
    } else if is_same(report) {
        html! { <p>{ names::ACCEPTED_SAME }</p> }
    } else {
        let onclick = {
            let work = work.clone();
            Callback::from(move |()| {
                if let Some(checked) = work.checked() {
                    work.apply.run.emit(checked);
                }
            })
        };
        let label = if work.apply.pending {
            names::APPLYING.to_owned()
        } else {
            words::apply(report.effective_on, today)
        };
        html! {
            <>
                <p>{ words::apply_sentence(report.effective_on, today) }</p>
                <p>{ words::APPLY_WHAT }</p>
                <p class="row">
                    <Button
                        {label}
                        kind={ButtonKind::Primary}
                        disabled={work.apply.pending || work.answer.pending}
                        {onclick}
                    />
                </p>
            </>
        }
    };
    html! { <section class="section stack"><h2>{ words::step(4) }</h2>{ body }</section> }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
