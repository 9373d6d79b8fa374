//! Tokens of a gate: made by an administrator, shown once, revoked.

use std::rc::Rc;

use contract::gates::{GateTokenCreated, GateTokenList, GateTokenRow};
use contract::path;
use yew::prelude::*;

use crate::api;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, ErrorAlert, LoadView, ResultHeading, TableRegion, TextField,
};
use crate::hooks::{use_action, use_kept, use_load};
use crate::text;
use crate::text::dates;
use crate::text::gates as words;

#[derive(Properties, PartialEq)]
pub(super) struct GateTokensProps {
    pub code: String,
}

/// The list, the form, and the new token until it is put away.
#[component]
pub(super) fn GateTokens(props: &GateTokensProps) -> Html {
    let (label, made) = (use_state(String::new), use_state(|| None::<GateTokenCreated>));
    let (load, again) = use_load(props.code.clone(), |code| async move { api::gates::tokens(&code).await });
    let load = use_kept(load);
    let create = {
        let (code, made, label, again) = (props.code.clone(), made.setter(), label.setter(), again.clone());
        use_action(
            move |label: String| {
                let code = code.clone();
                async move { api::gates::create_token(&code, label).await }
            },
            move |created: GateTokenCreated| {
                label.set(String::new());
                made.set(Some(created));
                again.emit(());
            },
        )
    };
    let revoke = {
        let (code, again) = (props.code.clone(), again.clone());
        use_action(
            move |id: String| {
                let code = code.clone();
                async move { api::gates::revoke_token(&code, &id).await }
            },
            move |()| again.emit(()),
        )
    };
    let onsubmit = {
        let (label, run) = (label.clone(), create.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit((*label).clone());
        })
    };
    let (onlabel, close) = (label.setter(), made.setter());
    let refused = create.error.as_ref().and_then(|error| error.field("label")).map(text::field_error);
    let ready = {
        let onrevoke = revoke.run.clone();
        Callback::from(move |list: Rc<GateTokenList>| table(&list, &onrevoke))
    };
    html! {
        <section class="section stack no-print">
            <h2>{ words::TOKENS }</h2>
            <p>{ words::TOKENS_LEAD }</p>
            <p>{ words::ADDRESS }{ " " }<code>{ ["GET ", &path::gate_people(&props.code)].concat() }</code></p>
            if let Some(made) = &*made {
                <div class="card stack">
                    <ResultHeading id="token-made" title={words::CREATED} />
                    <Alert kind={AlertKind::Warning}><p>{ words::CREATED_LEAD }</p></Alert>
                    <p><code class="token">{ &made.token }</code></p>
                    <p class="row">
                        <Button label={words::CLOSE} onclick={Callback::from(move |()| close.set(None))} />
                    </p>
                </div>
            }
            <form class="stack" {onsubmit} autocomplete="off">
                <TextField
                    id="token-label"
                    label={words::LABEL}
                    value={(*label).clone()}
                    oninput={Callback::from(move |value| onlabel.set(value))}
                    error={refused.map(AttrValue::Static)}
                />
                <ErrorAlert error={create.error.clone().filter(|error| error.field("label").is_none())} />
                <p class="row">
                    <Button
                        label={if create.pending { words::CREATING } else { words::CREATE }}
                        submit=true
                        disabled={create.pending}
                    />
                </p>
            </form>
            <ErrorAlert error={revoke.error.clone()} />
            <LoadView<GateTokenList> {load} retry={again} {ready} />
        </section>
    }
}

fn table(list: &GateTokenList, onrevoke: &Callback<String>) -> Html {
    if list.tokens.is_empty() {
        return html! { <p>{ words::TOKENS_EMPTY }</p> };
    }
    html! {
        <TableRegion label={words::TOKENS}>
            <table class="table">
                <caption class="visually-hidden">{ words::TOKENS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::LABEL }</th>
                        <th scope="col">{ words::CREATED_AT }</th>
                        <th scope="col">{ words::CREATED_BY }</th>
                        <th scope="col">{ words::LAST_USED }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::ACTIONS }</th>
                    </tr>
                </thead>
                <tbody>{ for list.tokens.iter().map(|token| row(token, onrevoke)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(token: &GateTokenRow, onrevoke: &Callback<String>) -> Html {
    let (id, works) = (token.id.clone(), token.revoked_at.is_none());
    html! {
        <tr key={token.id.clone()}>
            <th scope="row">{ &token.label }</th>
            <td class="nowrap">{ dates::date_time(token.created_at) }</td>
            <td class="nowrap">{ &token.created_by }</td>
            <td class="nowrap">{ token.last_used_at.map_or_else(|| words::NEVER.to_owned(), dates::date_time) }</td>
            <td class="nowrap">{ if works { words::WORKS } else { words::REVOKED } }</td>
            <td>
                if works {
                    <Button
                        label={words::REVOKE}
                        kind={ButtonKind::Small}
                        name={words::revoke_name(&token.label)}
                        onclick={onrevoke.reform(move |()| id.clone())}
                    />
                }
            </td>
        </tr>
    }
}
