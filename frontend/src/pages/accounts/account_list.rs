//! `/hr/accounts`: who has an account, first passwords, roles.

use std::rc::Rc;

use contract::accounts::{AccountPage, AccountRow as Row, Permission};
use yew::prelude::*;

use super::account_row::AccountRow;
use super::issue_confirmation::IssueConfirmation;
use super::issue_state::{IssueAction, IssueState, Whom};
use super::password_slips::PasswordSlips;
use crate::api;
use crate::browser;
use crate::components::{Button, LoadView, PageHeading, Pager, SearchForm, TableRegion};
use crate::hooks::use_listing;
use crate::session::use_session;
use crate::text;
use crate::text::accounts as words;

/// Id of the button for everyone.
const ISSUE_ALL: &str = "issue-all";

/// The list of accounts; while slips are shown they stand alone, so that printing prints nothing else.
#[component]
pub fn AccountList() -> Html {
    let session = use_session();
    let issuing = use_reducer_eq(|| IssueState::Idle);
    let list = use_listing(|search, page| async move { api::accounts::accounts(&search, page).await });
    let close = {
        let (issuing, again) = (issuing.clone(), list.again.clone());
        Callback::from(move |()| {
            match &*issuing {
                IssueState::Confirming(whom) => browser::focus(&button_of(whom)),
                IssueState::Shown(_) => again.emit(()),
                IssueState::Idle => {}
            }
            issuing.dispatch(IssueAction::Close);
        })
    };
    if let IssueState::Shown(issued) = &*issuing {
        return page(html! { <PasswordSlips issued={issued.clone()} onclose={close} /> });
    }
    let tell = {
        let issuing = issuing.dispatcher();
        Callback::from(move |action| issuing.dispatch(action))
    };
    let ask = tell.reform(IssueAction::Ask);
    let (may_issue, may_manage) =
        (session.can(Permission::IssuePasswords), session.can(Permission::ManageRoles));
    let ready = {
        let (onissue, onpage, onsaved) = (ask.clone(), list.onpage, list.again.clone());
        let may = May { issue: may_issue, manage: may_manage };
        Callback::from(move |page: Rc<AccountPage>| show(&page, may, &onissue, &onpage, &onsaved))
    };
    let confirmation = match &*issuing {
        IssueState::Confirming(whom) => html! {
            <IssueConfirmation
                key={button_of(whom)}
                whom={whom.clone()}
                onissued={tell.reform(IssueAction::Issued)}
                oncancel={close}
            />
        },
        IssueState::Idle | IssueState::Shown(_) => Html::default(),
    };
    page(html! {
        <>
            if may_issue {
                <section class="stack">
                    <h2>{ words::ISSUE_TITLE }</h2>
                    <p>{ words::ISSUE_LEAD }</p>
                    <Button
                        id={ISSUE_ALL}
                        label={words::ISSUE_ALL}
                        onclick={ask.reform(|()| Whom::Everyone)}
                    />
                    { confirmation }
                </section>
            }
            <section class="section">
                <SearchForm search={list.search} hint={text::SEARCH_HINT} onsearch={list.onsearch} />
                <LoadView<AccountPage> load={list.load} retry={list.again} {ready} />
            </section>
        </>
    })
}

/// The heading stays the same element while slips come and go, so that it does not take the focus back.
fn page(body: Html) -> Html {
    html! {
        <>
            <PageHeading key="heading" title={words::ACCOUNTS_TITLE} lead={words::ACCOUNTS_LEAD} />
            <div key="body">{ body }</div>
        </>
    }
}

#[derive(Clone, Copy)]
struct May {
    issue: bool,
    manage: bool,
}

/// Where the focus returns when the question is called off.
fn button_of(whom: &Whom) -> String {
    match whom {
        Whom::Everyone => ISSUE_ALL.to_owned(),
        Whom::One(row) => super::account_row::issue_button(&row.person_id),
    }
}

fn show(
    page: &AccountPage,
    may: May,
    onissue: &Callback<Whom>,
    onpage: &Callback<u32>,
    onsaved: &Callback<()>,
) -> Html {
    if page.rows.is_empty() && page.page == 1 {
        return html! { <p role="status">{ words::ACCOUNTS_EMPTY }</p> };
    }
    let rows = page.rows.iter().map(|row: &Row| {
        html! {
            <AccountRow
                key={row.person_id.clone()}
                row={row.clone()}
                may_issue={may.issue}
                may_manage={may.manage}
                onissue={onissue.reform(Whom::One)}
                {onsaved}
            />
        }
    });
    html! {
        <>
            <TableRegion label={words::ACCOUNTS_TITLE}>
                <table class="table">
                    <caption class="visually-hidden">{ words::ACCOUNTS_TITLE }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                            <th scope="col">{ words::ROLES }</th>
                            <th scope="col">{ words::STATE }</th>
                            <th scope="col">{ words::LAST_SIGNED_IN }</th>
                            <th scope="col">{ words::ACTIONS }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </TableRegion>
            <Pager page={page.page} per_page={page.per_page} total={page.total} onchange={onpage.clone()} />
        </>
    }
}
