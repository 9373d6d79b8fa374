//! How long a sign-in must wait after failures. Pure: the caller counts the failures and keeps the time.
//!
//! Three counts, because each alone is wrong. A whole city hall may sit behind one proxy address, so an
//! address alone must not lock out the house; a staff number is easy to know, so an account alone must
//! not be lockable by anybody for long; and an attacker with many addresses must not get many guesses.
//! Nothing is ever locked for good: somebody would have to unlock it, and a small city has nobody for that.

use chrono::TimeDelta;

/// Failures are counted over this long before now. A successful sign-in clears the counts of its pair
/// and its account.
pub const WINDOW: TimeDelta = TimeDelta::minutes(15);

/// Failures of one (account, address) pair that cost nothing: a typing error or two and a caps lock.
pub const PAIR_FREE: u32 = 4;
/// The first wait of a pair; each further failure doubles it.
pub const PAIR_FIRST_WAIT: TimeDelta = TimeDelta::seconds(30);
/// The longest wait of a pair.
pub const PAIR_LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);

/// Failures of one account over all addresses from which every further attempt waits.
pub const ACCOUNT_LIMIT: u32 = 20;
/// That wait. Constant and short, so that an attacker can slow the owner down but not lock them out.
pub const ACCOUNT_WAIT: TimeDelta = TimeDelta::seconds(60);

/// Failures of one address over all accounts from which every further attempt waits. 450 people behind
/// one proxy on the first morning of a fiscal year stay below it; trying one password on everybody does
/// not.
pub const ADDRESS_LIMIT: u32 = 300;
/// That wait. Short, because innocent people share the address.
pub const ADDRESS_WAIT: TimeDelta = TimeDelta::seconds(30);

/// Failed sign-ins within [`WINDOW`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Failures {
    /// Of this account from this address.
    pub pair: u32,
    /// Of this account from any address.
    pub account: u32,
    /// From this address to any account.
    pub address: u32,
}

/// How long after the last failure the next attempt is heard, or none when it is heard at once.
///
/// - pair: from the 5th failure 30 s, 60 s, 120 s, 240 s, 480 s, then 15 min;
/// - account: from the 20th failure 60 s;
/// - address: from the 300th failure 30 s.
///
/// The longest applies. Bounds that follow: one address gets at most 11 guesses at one account in the
/// first quarter of an hour; any number of addresses together get about 20 + 15 guesses in it.
#[must_use]
pub fn delay(failures: Failures) -> Option<TimeDelta> {
    let account = (failures.account >= ACCOUNT_LIMIT).then_some(ACCOUNT_WAIT);
    let address = (failures.address >= ADDRESS_LIMIT).then_some(ADDRESS_WAIT);
    pair_delay(failures.pair).max(account).max(address)
}

/// What is left of the delay, or none when the attempt is heard.
#[must_use]
pub fn remaining(failures: Failures, since_last_failure: TimeDelta) -> Option<TimeDelta> {
    let left = delay(failures)?.checked_sub(&since_last_failure)?;
    (left > TimeDelta::zero()).then_some(left)
}

fn pair_delay(failures: u32) -> Option<TimeDelta> {
    let doublings = failures.checked_sub(PAIR_FREE + 1)?;
    let factor = 1i32.checked_shl(doublings).filter(|factor| *factor > 0);
    let wait = factor.and_then(|factor| PAIR_FIRST_WAIT.checked_mul(factor)).unwrap_or(PAIR_LONGEST_WAIT);
    Some(wait.min(PAIR_LONGEST_WAIT))
}

#[cfg(test)]
mod tests;
