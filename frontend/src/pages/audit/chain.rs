//! The chain of seals on the page of the audit log: the newest seal, and verifying.

use std::rc::Rc;

use contract::audit::{ChainFinding, ChainState, SealHead, Verification};
use contract::wording::evidence as wording;
use yew::prelude::*;

use crate::api;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, ErrorAlert, LoadView, ResultHeading, TableRegion, TextField,
};
use crate::hooks::{use_action, use_load};
use crate::text::audit as words;
use crate::text::dates;

/// The newest seal, the form and the result.
#[component]
pub(super) fn Chain() -> Html {
    let (load, retry) = use_load((), |()| async { api::audit::chain().await });
    let (expected, found) = (use_state(String::new), use_state(|| None::<Rc<Verification>>));
    let verify = {
        let found = found.setter();
        use_action(
            |expected: String| async move { api::audit::verify(expected).await },
            move |answer: Verification| found.set(Some(Rc::new(answer))),
        )
    };
    let onsubmit = {
        let (expected, found, run) = (expected.clone(), found.setter(), verify.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            found.set(None);
            run.emit((*expected).clone());
        })
    };
    let oninput = {
        let expected = expected.setter();
        Callback::from(move |value| expected.set(value))
    };
    let malformed = verify.error.as_ref().is_some_and(|error| error.field("expected").is_some());
    html! {
        <section class="section stack" aria-labelledby="chain-heading">
            <h2 id="chain-heading">{ words::CHAIN }</h2>
            <p>{ words::CHAIN_LEAD }</p>
            <LoadView<ChainState>
                {load}
                {retry}
                ready={Callback::from(|state: Rc<ChainState>| head(state.head.as_ref()))}
            />
            <form class="stack no-print" {onsubmit} autocomplete="off">
                <TextField
                    id="chain-expected"
                    label={words::EXPECTED}
                    hint={words::EXPECTED_HINT}
                    value={(*expected).clone()}
                    {oninput}
                    error={malformed.then_some(AttrValue::Static(words::EXPECTED_WRONG))}
                />
                if !malformed {
                    <ErrorAlert error={verify.error.clone()} />
                }
                <p class="row">
                    <Button
                        label={if verify.pending { words::VERIFYING } else { words::VERIFY }}
                        kind={ButtonKind::Primary}
                        submit=true
                    />
                </p>
            </form>
            if let Some(found) = &*found {
                { result(found) }
            }
        </section>
    }
}

/// Number, moment and hash of a seal.
fn head(head: Option<&SealHead>) -> Html {
    let Some(head) = head else {
        return html! { <p>{ words::NO_HEAD }</p> };
    };
    html! {
        <dl class="facts">
            <dt>{ words::HEAD_NUMBER }</dt>
            <dd>{ words::seal(head.number) }</dd>
            <dt>{ words::HEAD_AT }</dt>
            <dd>{ dates::date_time(head.sealed_at) }</dd>
            <dt>{ words::HEAD_HASH }</dt>
            <dd><code class="token">{ wording::anchor(head.number, &head.hash) }</code></dd>
        </dl>
    }
}

fn result(found: &Verification) -> Html {
    let kind = if found.faults == 0 { AlertKind::Success } else { AlertKind::Error };
    html! {
        <div class="stack">
            <ResultHeading id="chain-result" title={words::VERIFIED} />
            <Alert {kind}><p>{ wording::verification(found) }</p></Alert>
            if !found.findings.is_empty() {
                if u64::try_from(found.findings.len()).is_ok_and(|told| told < found.faults) {
                    <p>{ words::more(found.faults) }</p>
                }
                <TableRegion label={words::FINDINGS}>
                    <table class="table">
                        <caption class="visually-hidden">{ words::FINDINGS }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ words::SEAL }</th>
                                <th scope="col">{ words::FINDINGS }</th>
                            </tr>
                        </thead>
                        <tbody>{ for found.findings.iter().map(finding) }</tbody>
                    </table>
                </TableRegion>
            }
        </div>
    }
}

fn finding(finding: &ChainFinding) -> Html {
    html! {
        <tr>
            <td class="nowrap">{ finding.seal_number.map(words::seal).unwrap_or_default() }</td>
            <td class="wrap">{ &finding.message }</td>
        </tr>
    }
}
