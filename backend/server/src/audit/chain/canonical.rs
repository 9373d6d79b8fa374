//! What is hashed, to the byte. One form for both databases; changing anything here breaks every chain there is.
//!
//! - A row: a JSON object of all its columns by name in ascending order, without blanks. Text as it is, integers and
//!   booleans as JSON has them, dates `2026-11-29`, instants `2026-11-29T02:20:25.000Z`. A column that is null is left
//!   out, so that a column that a later migration adds changes no row from before.
//! - The key of a row: its only key column beside the organisation as text, or a JSON array of several.
//! - The digest of a seal: SHA-256 over `kind TAB key TAB digest LF` of its facts, in ascending order of bytes.
//! - The hash of a seal: SHA-256 over eight lines, see [`seal_hash`].
//!
//! Every hash is written in lower-case hexadecimal digits.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::audit::store::seals::{SealRow, SealedFact};

/// The first line of what the hash of a seal covers: the version of this form.
const FORM: &str = "manabiya-seal-1";
/// What stands for the hash of the seal before the first.
pub const NO_HASH: &str = "";

/// SHA-256 in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An instant. Milliseconds, as the clock gives them; nanoseconds only where somebody wrote a finer one.
#[must_use]
pub fn instant(at: DateTime<Utc>) -> String {
    let whole = at.timestamp_subsec_nanos().is_multiple_of(1_000_000);
    at.to_rfc3339_opts(if whole { SecondsFormat::Millis } else { SecondsFormat::Nanos }, true)
}

/// A row as text.
#[must_use]
pub fn row(columns: &[(&str, Value)]) -> String {
    let mut columns: Vec<&(&str, Value)> = columns.iter().filter(|(_, value)| !value.is_null()).collect();
    columns.sort_unstable_by_key(|(name, _)| *name);
    let pairs: Vec<String> =
        columns.into_iter().map(|(name, value)| format!("{}:{value}", Value::from(*name))).collect();
    format!("{{{}}}", pairs.join(","))
}

/// The key of a row.
#[must_use]
pub fn key(values: Vec<Value>) -> String {
    match values.as_slice() {
        [Value::String(text)] => text.clone(),
        [value] => value.to_string(),
        _ => Value::Array(values).to_string(),
    }
}

/// The digest of what a seal covers; the order of `facts` does not matter.
#[must_use]
pub fn facts_digest(facts: &[SealedFact]) -> String {
    let mut lines: Vec<String> =
        facts.iter().map(|fact| format!("{}\t{}\t{}\n", fact.kind, fact.fact_key, fact.digest)).collect();
    lines.sort_unstable();
    sha256(lines.concat().as_bytes())
}

/// The hash of a seal: of the form, its organisation, number, instant, how far it covers, how many facts, their
/// digest, and the hash before, each on a line of its own.
#[must_use]
pub fn seal_hash(seal: &SealRow) -> String {
    let lines = [
        FORM.to_owned(),
        seal.tenant_id.clone(),
        seal.number.to_string(),
        instant(seal.sealed_at),
        instant(seal.covers_until),
        seal.facts.to_string(),
        seal.digest.clone(),
        seal.previous_hash.clone(),
    ];
    sha256(lines.map(|line| line + "\n").concat().as_bytes())
}

#[cfg(test)]
mod tests;
