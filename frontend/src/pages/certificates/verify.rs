//! `/verify`: whether a certificate on paper is one of ours.

use std::rc::Rc;

use contract::certificates::{Certificate, CertificateCheck, CheckCertificate};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::api;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, Choice, ErrorAlert, PageHeading, ResultHeading, SelectField,
    TextField,
};
use crate::hooks::use_action;
use crate::session::use_session;
use crate::text;
use crate::text::certificates as words;
use crate::text::{audit, dates};

/// How many fiscal years back the list offers.
const YEARS_BACK: i32 = 10;

/// Year, number and code, and what the check says.
#[component]
pub fn VerifyCertificate() -> Html {
    let today = use_session().view().map(|view| view.today).unwrap_or_default();
    let this_year = FiscalYear::containing(today);
    let year = use_state(|| this_year.0.to_string());
    let (number, code) = (use_state(String::new), use_state(String::new));
    let wrong = use_state(|| (None::<&'static str>, None::<&'static str>));
    let found = use_state(|| None::<Rc<CertificateCheck>>);
    let check = {
        let found = found.setter();
        use_action(
            |message: CheckCertificate| async move { api::certificates::check(message).await },
            move |answer: CertificateCheck| found.set(Some(Rc::new(answer))),
        )
    };
    let onsubmit = {
        let (year, number, code) = (year.clone(), number.clone(), code.clone());
        let (wrong, found, run) = (wrong.setter(), found.setter(), check.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            found.set(None);
            let parsed = number.trim().parse::<u32>().ok();
            let missing = code.trim().is_empty().then_some(words::CODE_MISSING);
            wrong.set((parsed.is_none().then_some(words::NUMBER_WRONG), missing));
            if let (Some(number), None) = (parsed, missing) {
                let fiscal_year = year.parse().map_or(this_year, FiscalYear);
                run.emit(CheckCertificate { fiscal_year, number, code: (*code).clone() });
            }
        })
    };
    let into = |state: &UseStateHandle<String>| {
        let state = state.setter();
        Callback::from(move |value| state.set(value))
    };
    let choices: Vec<Choice> = (0..=YEARS_BACK)
        .map(|back| FiscalYear(this_year.0.saturating_sub(back)))
        .map(|year| (year.0.to_string().into(), year.label().into()))
        .collect();
    html! {
        <>
            <PageHeading title={words::VERIFY} lead={words::VERIFY_LEAD} />
            <form class="stack no-print" {onsubmit} autocomplete="off">
                <SelectField
                    id="year"
                    label={words::YEAR}
                    {choices}
                    value={(*year).clone()}
                    onchange={into(&year)}
                />
                <TextField
                    id="number"
                    label={words::NUMBER}
                    hint={words::NUMBER_HINT}
                    class="input--short"
                    value={(*number).clone()}
                    oninput={into(&number)}
                    error={wrong.0.map(AttrValue::Static)}
                />
                <TextField
                    id="code"
                    label={words::CODE}
                    hint={words::CODE_HINT}
                    value={(*code).clone()}
                    oninput={into(&code)}
                    error={wrong.1.map(AttrValue::Static)}
                />
                <ErrorAlert error={check.error.clone()} />
                <p class="row">
                    <Button
                        label={if check.pending { words::CHECKING } else { words::CHECK }}
                        kind={ButtonKind::Primary}
                        submit=true
                    />
                </p>
            </form>
            if let Some(found) = &*found {
                <section class="section stack">
                    <ResultHeading id="check-result" title={words::RESULT} />
                    { result(found) }
                </section>
            }
        </>
    }
}

fn result(found: &CertificateCheck) -> Html {
    let Some(paper) = &found.certificate else {
        return html! { <Alert kind={AlertKind::Error}><p>{ words::UNKNOWN }</p></Alert> };
    };
    html! {
        <>
            if paper.revoked {
                <Alert kind={AlertKind::Error}><p>{ words::REVOKED }</p></Alert>
            } else {
                <Alert kind={AlertKind::Success}><p>{ words::GENUINE }</p></Alert>
            }
            { certified(paper, found) }
        </>
    }
}

fn certified(paper: &Certificate, found: &CertificateCheck) -> Html {
    html! {
        <dl class="facts">
            <dt>{ words::CERTIFICATE }</dt>
            <dd>{ words::number(paper) }</dd>
            <dt>{ text::NAME }</dt>
            <dd>{ &paper.name }</dd>
            <dt>{ text::DEPARTMENT }</dt>
            <dd>{ &paper.department }{ " " }{ &paper.title }</dd>
            <dt>{ text::COURSE }</dt>
            <dd>{ &paper.course_code }{ " " }{ &paper.course_title }</dd>
            <dt>{ words::COMPLETED_ON }</dt>
            <dd>{ dates::date(paper.completed_on) }</dd>
            <dt>{ words::ISSUED_ON }</dt>
            <dd>{ found.issued_at.map(dates::date_time).unwrap_or_default() }</dd>
            <dt>{ words::SEAL }</dt>
            <dd>{ found.seal_number.map_or_else(|| words::NOT_SEALED.to_owned(), audit::seal) }</dd>
        </dl>
    }
}
