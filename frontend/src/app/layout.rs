//! What stands around every page: who is signed in, the menu, the live region.

use contract::accounts::Permission;
use yew::prelude::*;

use crate::api;
use crate::browser::ANNOUNCER;
use crate::components::{Alert, AlertKind, Button, ButtonKind, Link};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::{Session, SessionAction, use_session};
use crate::text;

/// Menu entries in order, each with the permissions of which one is enough.
const MENU: [(Route, &[Permission]); 20] = [
    (Route::Events, &[Permission::TakeCourses]),
    (Route::EventPlanning, &[Permission::Assign]),
    (Route::Catalog, &[Permission::TakeCourses]),
    (Route::MyUnits, &[Permission::ViewOwnUnit]),
    (Route::Completion, &[Permission::ViewReports, Permission::ViewOwnUnit]),
    (Route::Outstanding, &[Permission::ViewReports, Permission::ViewOwnUnit]),
    (Route::UnitConfirmations, &[Permission::ViewReports]),
    (Route::Placements, &[Permission::ViewReports]),
    (Route::Curriculum, &[Permission::Assign]),
    (Route::Assign, &[Permission::Assign]),
    (Route::Electives, &[Permission::Assign]),
    (Route::Reminders, &[Permission::Assign]),
    (Route::StaffImport, &[Permission::ImportStaff]),
    (Route::Staff, &[Permission::ViewStaff]),
    (Route::Accounts, &[Permission::IssuePasswords, Permission::ManageRoles]),
    (Route::Courses, &[Permission::ViewCatalog]),
    (Route::Inserts, &[Permission::EditInserts]),
    (Route::Records, &[Permission::ViewRecords]),
    (Route::Gates, &[Permission::ViewGates]),
    (Route::Audit, &[Permission::ViewAudit]),
];

/// Whether the signed-in person's roles open this page. The server decides again on every request; this
/// only spares them a page full of refusals.
pub fn may_open(route: &Route, session: &Session) -> bool {
    let above = match route {
        Route::CurriculumVersion { .. } => &Route::Curriculum,
        Route::Person { .. } => &Route::Staff,
        itself => itself,
    };
    let entry = MENU.iter().find(|(entry, _)| entry == above);
    entry.is_none_or(|(_, permissions)| permissions.iter().any(|permission| session.can(*permission)))
}

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
                    <p><Link to={Route::MyHistory}>{ text::records::MY_HISTORY }</Link></p>
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

/// The pages that the roles open.
#[component]
fn Menu() -> Html {
    let session = use_session();
    let here = use_navigation().route;
    let entries: Vec<_> = MENU.iter().filter(|(_, any)| any.iter().any(|p| session.can(*p))).collect();
    let forced = session.view().is_none_or(|view| view.must_change_password);
    if entries.is_empty() || forced {
        return Html::default();
    }
    let items = entries.into_iter().map(|(route, permissions)| {
        let word = match (route, permissions.first()) {
            (Route::Outstanding, _) => text::MENU_OUTSTANDING,
            (Route::Events, _) => text::MENU_EVENTS,
            (Route::EventPlanning, _) => text::MENU_EVENT_PLANNING,
            (Route::Catalog, _) => text::electives::CATALOG_TITLE,
            (Route::Electives, _) => text::electives::HR_TITLE,
            (Route::MyUnits, _) => text::units::MENU,
            (Route::UnitConfirmations, _) => text::units::MENU_CONFIRMATIONS,
            (Route::Reminders, _) => text::MENU_REMINDERS,
            (Route::Placements, _) => text::placements::MENU,
            (Route::Curriculum, _) => text::MENU_CURRICULUM,
            (_, Some(permission)) => text::menu(*permission),
            (_, None) => "",
        };
        html! { <li key={route.to_path()}><Link to={route.clone()} current={*here == *route}>{ word }</Link></li> }
    });
    html! {
        <nav class="menu" aria-label={text::MENU}>
            <ul>
                <li>
                    <Link to={Route::MyAssignments} current={*here == Route::MyAssignments}>
                        { text::menu(Permission::TakeCourses) }
                    </Link>
                </li>
                { for items }
            </ul>
        </nav>
    }
}
