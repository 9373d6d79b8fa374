//! Where the learner is in a lesson: found again on arrival, saved while reading and when leaving.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use contract::assignments::SaveBookmark;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::text::assignments::RESUMED;
use crate::{api, browser};

/// Id of the element whose length counts.
pub const ARTICLE: &str = "lesson-text";

/// A pause in scrolling of this length means that the learner reads here.
const PAUSE_MS: u32 = 1_000;

/// No position at all.
const NOT_SAVED: u32 = u32::MAX;

/// What is read, and where the learner was.
#[derive(Clone, PartialEq)]
pub struct Reading {
    pub assignment: AttrValue,
    pub lesson: AttrValue,
    /// Thousandths of the length.
    pub position: u32,
    /// Whether to keep the position; a finished lesson that is read again keeps none.
    pub kept: bool,
}

struct Tracker {
    reading: Reading,
    here: Cell<u32>,
    saved: Cell<u32>,
    pause: RefCell<Option<Timeout>>,
}

impl Tracker {
    fn look(self: &Rc<Self>) {
        let Some(here) = position() else { return };
        self.here.set(here);
        let tracker = self.clone();
        // Replacing the timer drops the earlier one, which cancels it.
        self.pause.replace(Some(Timeout::new(PAUSE_MS, move || tracker.save())));
    }

    fn save(&self) {
        let here = self.here.get();
        if self.saved.replace(here) == here {
            return;
        }
        let (assignment, lesson_id) = (self.reading.assignment.clone(), self.reading.lesson.to_string());
        spawn_local(async move {
            let message = SaveBookmark { lesson_id, position: here };
            // A position that is lost costs a little scrolling; the next pause saves again.
            let _ = api::assignments::save_bookmark(&assignment, message).await;
        });
    }
}

/// Follows the reader. The returned callback ends it, for a lesson that is finished.
#[hook]
pub fn use_reading_position(reading: Reading) -> Callback<()> {
    let finished = use_mut_ref(|| false);
    {
        let finished = finished.clone();
        use_effect_with((reading.assignment.clone(), reading.lesson.clone()), move |_| {
            let (start, kept) = (reading.position, reading.kept);
            let tracker = Rc::new(Tracker {
                reading,
                here: Cell::new(start),
                saved: Cell::new(NOT_SAVED),
                pause: RefCell::new(None),
            });
            // A moment later, because the heading takes the focus first and with it the scroll position.
            let arrival = (start > 0).then(|| Timeout::new(100, move || go_to(start)));
            let listeners = browser::window().filter(|_| kept).map(|window| {
                // Arriving is a position too: another terminal goes on with this lesson.
                tracker.look();
                let (on_scroll, on_leave) = (tracker.clone(), tracker.clone());
                (
                    EventListener::new(&window, "scroll", move |_| on_scroll.look()),
                    EventListener::new(&window, "pagehide", move |_| on_leave.save()),
                )
            });
            move || {
                drop((arrival, listeners));
                tracker.pause.replace(None);
                if kept && !*finished.borrow() {
                    tracker.save();
                }
            }
        });
    }
    Callback::from(move |()| {
        finished.replace(true);
    })
}

/// Thousandths of the text above the upper edge of the window.
fn position() -> Option<u32> {
    let text = browser::element(ARTICLE)?.get_bounding_client_rect();
    (text.height() > 0.0).then(|| thousandths(-text.top() / text.height()))
}

fn go_to(position: u32) {
    let (Some(text), Some(window)) = (browser::element(ARTICLE), browser::window()) else {
        return;
    };
    let text = text.get_bounding_client_rect();
    window.scroll_by_with_x_and_y(0.0, text.top() + text.height() * f64::from(position) / 1000.0);
    browser::announce(RESUMED);
}

#[expect(clippy::as_conversions, reason = "clamped to 0–1000 before the cast")]
fn thousandths(share: f64) -> u32 {
    (share * 1000.0).round().clamp(0.0, 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn positions_stay_within_the_text() {
        assert_eq!(thousandths(-0.2), 0);
        assert_eq!(thousandths(0.5), 500);
        assert_eq!(thousandths(1.7), 1000);
    }
}
