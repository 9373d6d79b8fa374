//! The evidence of one person and course, on the screen and on A4.

use std::rc::Rc;

use contract::evidence::{DutyEvidence, Evidence, EvidenceEntry, EvidenceFact};
use contract::wording;
use yew::prelude::*;

use crate::components::{Button, Link, LoadView, ResultHeading, TableRegion};
use crate::hooks::use_load;
use crate::route::Route;
use crate::text::evidence as words;
use crate::text::{self, audit, dates, duties};
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub(super) struct EvidenceViewProps {
    pub person: String,
    pub course: String,
}

/// Loads and shows it.
#[component]
pub(super) fn EvidenceView(props: &EvidenceViewProps) -> Html {
    let (load, retry) =
        use_load((props.person.clone(), props.course.clone()), |(person, course)| async move {
            api::audit::evidence(&person, &course).await
        });
    let ready = Callback::from(|evidence: Rc<Evidence>| show(&evidence));
    html! { <LoadView<Evidence> {load} {retry} {ready} /> }
}

fn show(evidence: &Evidence) -> Html {
    let title = [evidence.course_code.as_str(), " ", &evidence.course_title].concat();
    html! {
        <article class="stack evidence">
            <ResultHeading id="evidence" {title} />
            <dl class="facts">
                <dt>{ text::NAME }</dt>
                <dd>{ &evidence.person.name }</dd>
                <dt>{ text::STAFF_NUMBER }</dt>
                <dd>{ &evidence.person.staff_number }</dd>
                <dt>{ text::DEPARTMENT }</dt>
                <dd>{ &evidence.person.department }</dd>
                <dt>{ words::AS_OF }</dt>
                <dd>{ dates::date_time(evidence.as_of) }</dd>
                if let Some(head) = &evidence.head {
                    <dt>{ words::HEAD }</dt>
                    <dd><code class="token">{ wording::evidence::anchor(head.number, &head.hash) }</code></dd>
                }
            </dl>
            <p class="row no-print">
                <Button label={text::PRINT} onclick={Callback::from(|()| browser::print())} />
            </p>
            if evidence.duties.is_empty() {
                <p>{ words::NO_DUTY }</p>
            }
            { for evidence.duties.iter().map(duty) }
            <section class="section stack">
                <h3>{ words::RECORDS }</h3>
                { entries(words::RECORDS, &evidence.records, words::NO_RECORDS) }
            </section>
            <section class="section stack">
                <h3>{ words::LOG }</h3>
                { entries(words::LOG, &evidence.log, words::NO_LOG) }
            </section>
        </article>
    }
}

fn duty(duty: &DutyEvidence) -> Html {
    let title = words::duty(&duty.fiscal_year.label());
    html! {
        <section key={duty.assignment_id.clone()} class="section stack">
            <h3>{ &title }</h3>
            <dl class="facts">
                <dt>{ words::DUE }</dt>
                <dd>{ dates::date(duty.due_on) }</dd>
                <dt>{ words::STANDING }</dt>
                <dd>{ duties::standing(duty.standing) }</dd>
                <dt>{ words::CAUSES }</dt>
                <dd>
                    <ul class="list">
                        { for duty.causes.iter().map(|cause| html! { <li>{ wording::cause(cause) }</li> }) }
                    </ul>
                </dd>
            </dl>
            { entries(&title, &duty.entries, "") }
        </section>
    }
}

fn entries(label: &str, entries: &[EvidenceEntry], empty: &'static str) -> Html {
    if entries.is_empty() {
        return html! { <p>{ empty }</p> };
    }
    html! {
        <TableRegion label={label.to_owned()}>
            <table class="table">
                <caption class="visually-hidden">{ label }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::AT }</th>
                        <th scope="col">{ words::WHAT }</th>
                        <th scope="col">{ words::DETAIL }</th>
                        <th scope="col">{ audit::SEAL }</th>
                    </tr>
                </thead>
                <tbody>{ for entries.iter().map(entry) }</tbody>
            </table>
        </TableRegion>
    }
}

fn entry(entry: &EvidenceEntry) -> Html {
    let detail = words::detail(&entry.fact);
    html! {
        <tr key={[entry.table.as_str(), &entry.key].concat()}>
            <td class="nowrap">{ dates::date_time(entry.at) }</td>
            <th scope="row" class="nowrap">{ words::what(&entry.fact) }</th>
            <td class="wrap wide">
                if let EvidenceFact::Certified { id, .. } = &entry.fact {
                    <Link to={Route::Certificate { certificate: id.clone() }}>{ detail }</Link>
                } else {
                    { detail }
                }
            </td>
            <td class="nowrap">{ words::seal(entry) }</td>
        </tr>
    }
}
