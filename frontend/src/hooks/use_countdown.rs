//! Counting down a time that the server set. The terminal's own clock is never asked for the time of day.

use chrono::{DateTime, Utc};
use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::browser;

/// Seconds left until `ends_at`, by the server's clock as it was at `server_now`; none without an end.
#[hook]
pub fn use_countdown(server_now: DateTime<Utc>, ends_at: Option<DateTime<Utc>>) -> Option<u32> {
    let opened = *use_memo((), |()| browser::elapsed_ms());
    let at_start =
        ends_at.map(|ends_at| seconds(ends_at.signed_duration_since(server_now).num_milliseconds()));
    let left = use_state(|| at_start);
    {
        let left = left.setter();
        use_effect_with(at_start, move |at_start| {
            let ticking = at_start.map(|at_start| {
                Interval::new(500, move || {
                    left.set(Some((at_start - (browser::elapsed_ms() - opened) / 1000.0).max(0.0)));
                })
            });
            move || drop(ticking)
        });
    }
    left.map(whole)
}

fn seconds(milliseconds: i64) -> f64 {
    f64::from(i32::try_from(milliseconds.max(0)).unwrap_or(i32::MAX)) / 1000.0
}

#[expect(clippy::as_conversions, reason = "a saturating cast is what is wanted: 0 ≤ seconds < 2^31")]
fn whole(seconds: f64) -> u32 {
    seconds.ceil() as u32
}
