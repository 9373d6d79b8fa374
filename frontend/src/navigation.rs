//! Where the person is in the client, over the browser's own history.
//!
//! A router of our own because yew-router costs 36 kB of the 200 kB that a learner's first page may
//! weigh, and all it would do for us is in this file. Links are real links: opening one in a new tab or
//! copying its address works.

use std::rc::Rc;

use contract::path::Program;
use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::MouseEvent;
use yew::prelude::*;

use crate::browser;
use crate::query::Query;
use crate::route::Route;

/// Where we are and how to go elsewhere.
#[derive(Clone, PartialEq)]
pub struct Navigation {
    /// The current route.
    pub route: Rc<Route>,
    /// Which view of it.
    pub query: Rc<Query>,
    /// Whether the person has moved since the page was opened; the first page leaves the focus alone.
    pub moved: bool,
    go: Callback<(Route, Query, Step)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Push,
    Replace,
    /// Another view of the same page: the back button returns, the place on the page stays.
    View,
}

impl Navigation {
    /// Goes to a route; the back button returns here.
    pub fn push(&self, route: Route) {
        self.go.emit((route, Query::default(), Step::Push));
    }

    /// Goes to a view of a route; the back button returns here.
    pub fn open(&self, route: Route, query: Query) {
        self.go.emit((route, query, Step::Push));
    }

    /// Goes to a route in place of this one, so that the back button does not return here.
    pub fn replace(&self, route: Route) {
        self.go.emit((route, Query::default(), Step::Replace));
    }

    /// Goes on at the same address after a page stood in for it (signing in), so that the page that now
    /// appears takes the focus like any other.
    pub fn go_on(&self) {
        self.go.emit(((*self.route).clone(), (*self.query).clone(), Step::Replace));
    }

    /// Shows another view of the page where we are; the back button returns to this one.
    pub fn show(&self, query: Query) {
        self.go.emit(((*self.route).clone(), query, Step::View));
    }

    /// The handler of a link: takes over the plain left click and leaves every other one to the browser.
    #[must_use]
    pub fn follow(&self, route: Route, query: Query) -> Callback<MouseEvent> {
        let navigation = self.clone();
        Callback::from(move |event: MouseEvent| {
            let plain = event.button() == 0
                && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
            if plain {
                event.prevent_default();
                // Another view of the same page keeps what is not saved; another page would drop it.
                if route != *navigation.route && !browser::may_leave() {
                    return;
                }
                navigation.go.emit((route.clone(), query.clone(), Step::Push));
            }
        })
    }
}

/// The navigation of this client.
#[hook]
pub fn use_navigation() -> Navigation {
    use_context::<Navigation>().unwrap_or_else(|| Navigation {
        route: Rc::new(Route::NotFound),
        query: Rc::default(),
        moved: false,
        go: Callback::noop(),
    })
}

#[derive(Properties, PartialEq)]
pub struct NavigationProviderProps {
    pub children: Html,
}

/// Keeps the route and the address bar the same.
#[component]
pub fn NavigationProvider(props: &NavigationProviderProps) -> Html {
    let place = use_state(|| (current_place(), came_from_here()));
    {
        let place = place.setter();
        use_effect_with((), move |()| {
            let listener = browser::window().map(|window| {
                EventListener::new(&window, "popstate", move |_| place.set((current_place(), true)))
            });
            move || drop(listener)
        });
    }
    let go = {
        let place = place.setter();
        use_callback((), move |(route, query, step): (Route, Query, Step), ()| {
            if leaves_program(&route) {
                open_page(&route, &query, step);
                return;
            }
            write_history(&route, &query, step);
            // Turning a list or filtering it leaves the focus where it is.
            place.set(((Rc::new(route), Rc::new(query)), step != Step::View));
        })
    };
    let ((route, query), moved) = (*place).clone();
    let navigation = Navigation { route, query, moved, go };
    html! {
        <ContextProvider<Navigation> context={navigation}>{ props.children.clone() }</ContextProvider<Navigation>>
    }
}

fn current_place() -> (Rc<Route>, Rc<Query>) {
    let location = browser::window().map(|window| window.location());
    let path = location.as_ref().and_then(|location| location.pathname().ok());
    let search = location.and_then(|location| location.search().ok());
    let route = path.map_or(Route::NotFound, |path| Route::parse(&path));
    (Rc::new(route), Rc::new(search.map_or_else(Query::default, |search| Query::parse(&search))))
}

/// Whether the page of this route belongs to another program of the client. The server chose this one by
/// the address that was opened, and only addresses of this one were written since.
fn leaves_program(route: &Route) -> bool {
    let here = browser::window().and_then(|window| window.location().pathname().ok());
    here.is_some_and(|here| Program::of(&here) != Program::of(&route.to_path()))
}

/// Opens the page with the program that draws it.
fn open_page(route: &Route, query: &Query, step: Step) {
    let Some(window) = browser::window() else { return };
    let path = [route.to_path(), query.to_search()].concat();
    let opened = match step {
        Step::Push | Step::View => window.location().assign(&path),
        Step::Replace => window.location().replace(&path),
    };
    // The browser refuses no address of our own.
    let _ = opened;
}

/// Whether another program of the client opened this page: then the person has moved, and the heading takes
/// the focus as after any other step.
fn came_from_here() -> bool {
    let Some(window) = browser::window() else { return false };
    let from = window.document().map(|document| document.referrer()).unwrap_or_default();
    window.location().origin().is_ok_and(|origin| from.starts_with(&origin))
}

fn write_history(route: &Route, query: &Query, step: Step) {
    let Some(window) = browser::window() else { return };
    let Ok(history) = window.history() else { return };
    let path = [route.to_path(), query.to_search()].concat();
    let written = match step {
        Step::Push | Step::View => history.push_state_with_url(&JsValue::NULL, "", Some(&path)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&path)),
    };
    // A browser refuses only floods of entries; the page changes all the same.
    let _ = written;
    if step != Step::View {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
