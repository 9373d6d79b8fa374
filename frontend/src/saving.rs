//! How saving stands, and how long to wait after a failure. A leaf: it knows no browser and no server.

use chrono::{DateTime, Utc};

/// Waiting times after failures in a row; the last one repeats.
const RETRY_MS: [u32; 4] = [1_000, 2_000, 5_000, 10_000];

/// How saving stands, for the person whose work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has changed yet.
    Nothing,
    /// Something is on its way, or about to be.
    UnderWay,
    /// The server is not reached; it is tried again.
    Failing,
    /// The server refuses something as it stands.
    Refused,
    /// Everything is safe; since when, where the server says so.
    Safe(Option<DateTime<Utc>>),
}

/// Milliseconds to wait after so many failures in a row.
#[must_use]
pub fn retry_delay(failures: u32) -> u32 {
    let place = usize::try_from(failures.saturating_sub(1)).unwrap_or(usize::MAX);
    let [.., last] = RETRY_MS;
    RETRY_MS.get(place).copied().unwrap_or(last)
}
