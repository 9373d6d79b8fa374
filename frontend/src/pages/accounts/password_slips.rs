//! First passwords on paper: one block per person, to be cut apart and handed over.

use std::rc::Rc;

use contract::accounts::{IssuedPasswords, PasswordSlip};
use yew::prelude::*;

use crate::browser;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ResultHeading};
use crate::text;
use crate::text::accounts as words;

const HEADING: &str = "slips-heading";

#[derive(Properties, PartialEq)]
pub(super) struct PasswordSlipsProps {
    pub issued: Rc<IssuedPasswords>,
    pub onclose: Callback<()>,
}

/// The slips with the print button. They are in no other place: not on the server, not in storage.
#[component]
pub(super) fn PasswordSlips(props: &PasswordSlipsProps) -> Html {
    let slips = &props.issued.slips;
    html! {
        <section class="stack">
            <div class="no-print"><ResultHeading id={HEADING} title={words::ISSUED_TITLE} /></div>
            if slips.is_empty() {
                <p>{ words::ISSUED_NONE }</p>
            } else {
                <div class="no-print stack">
                    <p>{ words::issued(slips.len()) }</p>
                    <Alert kind={AlertKind::Warning}><p>{ words::ISSUED_WARNING }</p></Alert>
                </div>
            }
            <p class="row no-print">
                if !slips.is_empty() {
                    <Button label={text::PRINT} kind={ButtonKind::Primary} onclick={|()| browser::print()} />
                }
                <Button label={words::ISSUED_CLOSE} onclick={props.onclose.clone()} />
            </p>
            <ul class="slips">{ for slips.iter().map(slip) }</ul>
        </section>
    }
}

fn slip(slip: &PasswordSlip) -> Html {
    html! {
        <li key={slip.staff_number.clone()} class="slip">
            <dl class="facts">
                <dt>{ text::DEPARTMENT }</dt>
                <dd>{ &slip.department }</dd>
                <dt>{ text::NAME }</dt>
                <dd>{ &slip.name }</dd>
                <dt>{ text::STAFF_NUMBER }</dt>
                <dd class="slip__password">{ &slip.staff_number }</dd>
                <dt>{ words::ISSUED_TITLE }</dt>
                <dd class="slip__password">{ &slip.password }</dd>
            </dl>
            <p class="slip__steps">{ words::SLIP_STEPS }</p>
        </li>
    }
}
