//! Puts the client together: session, layout, and which page belongs to which route.

pub mod assessment;
pub mod learner;
pub mod office;

mod layout;
mod menu;

use std::rc::Rc;

use yew::prelude::*;

use crate::components::{Button, ErrorAlert, PageHeading};
use crate::navigation::{NavigationProvider, use_navigation};
use crate::pages::accounts::{ChangePassword, SignIn};
use crate::pages::{Forbidden, NotFound};
use crate::route::Route;
use crate::session::{Session, SessionState, use_session, use_session_owner};
use crate::text;
use layout::Layout;

/// The pages of one program: the page of a route, if it is one of them.
pub type Pages = fn(&Route) -> Option<Html>;

/// Properties of [`App`].
#[derive(Properties, Clone)]
pub struct AppProps {
    /// The pages of this program.
    pub pages: Pages,
}

impl PartialEq for AppProps {
    fn eq(&self, _: &AppProps) -> bool {
        // A program never changes its pages.
        true
    }
}

/// One program of the client.
#[component]
pub fn App(props: &AppProps) -> Html {
    let session = use_session_owner();
    html! {
        <NavigationProvider>
            <ContextProvider<Session> context={session}>
                <Layout><Page pages={props.pages} /></Layout>
            </ContextProvider<Session>>
        </NavigationProvider>
    }
}

/// The page for what is known of the session and the address. A page that needs a session leaves its
/// address in the bar while the person signs in, so that they arrive where they wanted to go.
#[component]
fn Page(props: &AppProps) -> Html {
    let session = use_session();
    let route = use_navigation().route;
    if let Route::SetUp { .. } = &*route {
        return (props.pages)(&route).unwrap_or_else(|| html! { <NotFound /> });
    }
    match session.state() {
        SessionState::Pending => html! { <p role="status" class="quiet">{ text::LOADING }</p> },
        SessionState::Failed(error) => {
            let retry = session.clone();
            html! {
                <div class="stack">
                    <PageHeading title={text::LOAD_FAILED} />
                    <ErrorAlert error={Some(error.clone())} />
                    <Button label={text::RETRY} onclick={move |()| retry.ask()} />
                </div>
            }
        }
        SessionState::SignedOut(why) => html! { <SignIn why={why.clone()} /> },
        SessionState::SignedIn(view) if view.must_change_password => html! { <ChangePassword forced=true /> },
        SessionState::SignedIn(_) => signed_in(&route, &session, props.pages),
    }
}

fn signed_in(route: &Rc<Route>, session: &Session, pages: Pages) -> Html {
    if !menu::may_open(route, session) {
        return html! { <Forbidden /> };
    }
    pages(route).unwrap_or_else(|| html! { <NotFound /> })
}
