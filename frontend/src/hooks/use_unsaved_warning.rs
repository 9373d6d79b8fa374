//! Not losing what is not on the server yet.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::browser;

/// The browser asks before it closes a page with something unsaved.
#[hook]
pub fn use_unsaved_warning(unsaved: bool) {
    use_effect_with(unsaved, |unsaved| {
        let window = browser::window().filter(|_| *unsaved);
        let listener = window.map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
                    // Chromium before 119 asks only when there is a value.
                    event.set_return_value("unsaved");
                }
            })
        });
        move || drop(listener)
    });
}

/// Every link that leaves the page asks first, for work that no other part of the client saves by itself.
#[hook]
pub fn use_held_page(unsaved: bool) {
    use_effect_with(unsaved, |unsaved| {
        let held = unsaved.then(browser::hold_page);
        move || drop(held)
    });
}
