//! Time and chance. The only module that reads the system for either.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, DurationRound as _, NaiveDate, TimeDelta, Utc};
use learning::fiscal_year;
use rand::TryRng as _;
use rand::rngs::SysRng;

use crate::error::Error;

/// What time it is: the system's, or a time that a test sets.
#[derive(Clone, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A settable clock for tests and rehearsals.
    Set(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands at `instant` until it is moved.
    #[must_use]
    pub fn standing_at(instant: DateTime<Utc>) -> Clock {
        Clock::Set(Arc::new(Mutex::new(instant)))
    }

    /// Now, in UTC, truncated to milliseconds so that every database stores the same instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let now = match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
            Clock::System => Utc::now(),
            Clock::Set(instant) => *instant.lock().unwrap_or_else(PoisonError::into_inner),
        };
        now.duration_trunc(TimeDelta::milliseconds(1)).unwrap_or(now)
    }

    /// Today in Japan.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        fiscal_year::jst_date(self.now())
    }

    /// Moves a standing clock forward; the system's clock takes no orders.
    pub fn advance(&self, by: TimeDelta) {
        if let Clock::Set(instant) = self {
            let mut instant = instant.lock().unwrap_or_else(PoisonError::into_inner);
            *instant += by;
        }
    }
}

/// A new time-ordered id.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// `N` bytes from the system's generator.
///
/// # Errors
/// The system has no randomness to give.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Internal(format!("randomness: {error}")))?;
    Ok(bytes)
}

/// A new id that says nothing about when it was made.
///
/// # Errors
/// The system has no randomness to give.
pub fn random_id() -> Result<String, Error> {
    Ok(uuid::Builder::from_random_bytes(random_bytes::<16>()?).into_uuid().to_string())
}
