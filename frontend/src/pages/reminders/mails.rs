//! The queue of mail: what waits, what was sent, what failed and why, and whom mail does not reach.

use std::rc::Rc;

use contract::reminders::{MailPage, MailRow, MailState, UnusableAddress};
use yew::prelude::*;

use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert, LoadView, Pager, TableRegion};
use crate::hooks::{use_action, use_listing};
use crate::text;
use crate::text::dates;
use crate::text::reminders as words;
use crate::{api, browser};

/// One page of the queue.
#[component]
pub(super) fn Mails() -> Html {
    let list = use_listing(|_, page| async move { api::reminders::mails(page).await });
    let retry = {
        let again = list.again.clone();
        use_action(
            |mail: String| async move { api::reminders::retry(&mail).await },
            move |()| {
                browser::announce(words::RETRIED);
                again.emit(());
            },
        )
    };
    let (onpage, onretry, pending) = (list.onpage, retry.run.clone(), retry.pending);
    let ready = Callback::from(move |page: Rc<MailPage>| show(&page, &onpage, &onretry, pending));
    html! {
        <>
            <ErrorAlert error={retry.error} />
            <LoadView<MailPage> load={list.load} retry={list.again} {ready} />
        </>
    }
}

fn show(page: &MailPage, onpage: &Callback<u32>, onretry: &Callback<String>, pending: bool) -> Html {
    html! {
        <div class="stack">
            if !page.mail_configured {
                <Alert kind={AlertKind::Info}><p>{ words::RULES_OFF_SERVER }</p></Alert>
            }
            <p>{ words::counts(&page.counts, page.without_address) }</p>
            if page.counts.unknown > 0 {
                <p>{ words::UNKNOWN_NOTE }</p>
            }
            if page.rows.is_empty() {
                <p>{ words::MAILS_EMPTY }</p>
            } else {
                { table(page, onretry, pending) }
                <Pager page={page.page} per_page={page.per_page} total={page.total} onchange={onpage.clone()} />
            }
            if !page.unusable.is_empty() {
                { unusable(&page.unusable) }
            }
        </div>
    }
}

fn table(page: &MailPage, onretry: &Callback<String>, pending: bool) -> Html {
    html! {
        <TableRegion label={words::VIEW_MAILS}>
            <table class="table">
                <caption class="visually-hidden">{ words::VIEW_MAILS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::RECIPIENT }</th>
                        <th scope="col">{ words::SUBJECT }</th>
                        <th scope="col">{ words::TRIES }</th>
                        <th scope="col">{ words::AT }</th>
                        <th scope="col">{ words::REASON }</th>
                        <th scope="col">{ words::ACTION }</th>
                    </tr>
                </thead>
                <tbody>{ for page.rows.iter().map(|mail| row(mail, onretry, pending)) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(mail: &MailRow, onretry: &Callback<String>, pending: bool) -> Html {
    let class = match mail.state {
        MailState::Queued | MailState::Claimed => "",
        MailState::Sent => "tag--success",
        MailState::Failed => "tag--error",
        MailState::Unknown => "tag--warning",
    };
    let at = mail.finished_at.or(mail.next_try_at).unwrap_or(mail.created_at);
    let id = mail.id.clone();
    html! {
        <tr key={mail.id.clone()}>
            <td><span class={classes!("tag", class)}>{ words::state(mail.state) }</span></td>
            <th scope="row">
                { [words::kind(mail.kind), " ", &mail.staff_number, " ", &mail.name].concat() }
                <br />
                { &mail.address }
            </th>
            <td class="wrap">{ &mail.subject }</td>
            <td class="number">{ mail.attempts }</td>
            <td class="nowrap">{ dates::date_time(at) }</td>
            <td class="wrap">{ &mail.reason }</td>
            <td>
                if matches!(mail.state, MailState::Failed | MailState::Unknown) {
                    <Button
                        label={words::RETRY}
                        name={words::retry_of(&mail.name)}
                        kind={ButtonKind::Small}
                        disabled={pending}
                        onclick={onretry.reform(move |()| id.clone())}
                    />
                }
            </td>
        </tr>
    }
}

fn unusable(people: &[UnusableAddress]) -> Html {
    let rows = people.iter().map(|person| {
        html! {
            <tr key={person.staff_number.clone()}>
                <td class="nowrap">{ &person.staff_number }</td>
                <th scope="row" class="nowrap">{ &person.name }</th>
                <td>{ &person.department }</td>
                <td class="wrap">{ &person.address }</td>
                <td>{ words::flaw(person.flaw) }</td>
            </tr>
        }
    });
    html! {
        <section class="section stack">
            <h2>{ words::UNUSABLE }</h2>
            <p>{ words::UNUSABLE_NOTE }</p>
            <TableRegion label={words::UNUSABLE}>
                <table class="table">
                    <caption class="visually-hidden">{ words::UNUSABLE }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                            <th scope="col">{ words::ADDRESS }</th>
                            <th scope="col">{ words::REASON }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </TableRegion>
        </section>
    }
}
