//! The few things asked of the browser itself. Nothing here needs a secure context, because plain HTTP
//! inside a town hall must work.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Window};

use crate::text::LEAVE_UNSAVED;

/// The window; none outside a browser.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// Moves the focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Only an element that is gone refuses focus, and then there is nothing to do.
        let _ = element.focus();
    }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Reads a sentence aloud to those who hear the page, without moving the focus.
pub fn announce(sentence: &str) {
    let Some(region) = element(ANNOUNCER) else { return };
    region.set_text_content(None);
    let sentence = sentence.to_owned();
    // Emptied first and filled a moment later, so that the same sentence twice is read twice.
    Timeout::new(60, move || region.set_text_content(Some(&sentence))).forget();
}

/// Id of the live region that [`announce`] writes to.
pub const ANNOUNCER: &str = "announcer";

/// Milliseconds since the page was opened. For differences only; it says nothing about the time of day.
#[must_use]
pub fn elapsed_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

thread_local! {
    /// How many parts of the page have something that is not saved.
    static UNSAVED: Cell<u32> = const { Cell::new(0) };
}

/// Something on the page is not saved until the returned guard is dropped.
#[must_use]
pub fn hold_page() -> HeldPage {
    UNSAVED.with(|count| count.set(count.get().saturating_add(1)));
    HeldPage(())
}

/// While it lives, the page is not left by a link without asking.
pub struct HeldPage(());

impl Drop for HeldPage {
    fn drop(&mut self) {
        UNSAVED.with(|count| count.set(count.get().saturating_sub(1)));
    }
}

/// Whether the page may be left; asks the person when something is not saved.
#[must_use]
pub fn may_leave() -> bool {
    let asks = UNSAVED.with(Cell::get) > 0;
    let answer = |window: Window| window.confirm_with_message(LEAVE_UNSAVED).unwrap_or(true);
    !asks || window().is_none_or(answer)
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// Shows the static sentence for a broken client.
pub fn show_crash() {
    if let Some(crash) = element("crash") {
        crash.set_class_name("boot");
    }
}
