//! What stands around every page: who is signed in, the menu, the live region.

use yew::prelude::*;

use super::menu::Menu;
use crate::api;
use crate::browser::ANNOUNCER;
use crate::components::{Alert, AlertKind, Button, ButtonKind, Link};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::{SessionAction, use_session};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct LayoutProps {
    pub children: Html,
}

/// Header, menu, page, footer.
#[component]
pub fn Layout(props: &LayoutProps) -> Html {
    let session = use_session();
    let view = session.view();
    html! {
        <>
            <a class="skip-link" href="#main">{ text::SKIP_LINK }</a>
            <header class="header">
                if view.as_ref().is_some_and(|view| view.sample) {
                    <p class="sample-banner">{ text::SAMPLE_BANNER }</p>
                }
                <div class="header__top">
                    <p class="header__product"><Link to={Route::MyAssignments}>{ text::PRODUCT }</Link></p>
                    if let Some(view) = &view {
                        <p class="header__organization">{ &view.organization }</p>
                    }
                    <SignedInPerson />
                </div>
                <Menu />
            </header>
            <main id="main" class="page" tabindex="-1">{ props.children.clone() }</main>
            <footer class="footer">
                <p>{ text::FOOTER }</p>
                if view.as_ref().is_some_and(|view| !view.must_change_password) {
                    <p><Link to={Route::Glossary}>{ text::GLOSSARY }</Link></p>
                }
            </footer>
            <div id={ANNOUNCER} class="visually-hidden" role="status" aria-live="polite"></div>
        </>
    }
}

/// Who is at this seat, and the button for the next one.
#[component]
fn SignedInPerson() -> Html {
    let session = use_session();
    let navigation = use_navigation();
    let leave = {
        let (session, navigation) = (session.clone(), navigation.clone());
        use_action(
            |()| async {
                match api::accounts::sign_out().await {
                    // A session that is over already is as good as one that was ended.
                    Err(error) if error.is_session_over() => Ok(()),
                    other => other,
                }
            },
            move |()| {
                navigation.replace(Route::SignIn);
                session.dispatch(SessionAction::Left);
            },
        )
    };
    let Some(view) = session.view() else {
        return Html::default();
    };
    let person = &view.person;
    html! {
        <div class="header__person">
            <p class="header__name">
                <strong>{ &person.name }</strong>
                { " " }
                <span>{ [text::STAFF_NUMBER, " ", &person.staff_number].concat() }</span>
                { " " }
                <span>{ &person.department }</span>
            </p>
            <Link to={Route::ChangePassword}>{ text::CHANGE_PASSWORD }</Link>
            <Button
                label={if leave.pending { text::SWITCHING } else { text::SWITCH_PERSON }}
                kind={ButtonKind::Small}
                disabled={leave.pending}
                onclick={leave.run}
            />
            if leave.error.is_some() {
                <Alert kind={AlertKind::Error}><p>{ text::SWITCH_FAILED }</p></Alert>
            }
        </div>
    }
}
