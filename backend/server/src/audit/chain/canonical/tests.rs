use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{NO_HASH, facts_digest, instant, key, row, seal_hash, sha256};
use crate::audit::store::seals::{SealRow, SealedFact};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn fact(kind: &str, key: &str) -> SealedFact {
    SealedFact {
        tenant_id: "t".to_owned(),
        kind: kind.to_owned(),
        fact_key: key.to_owned(),
        seal_number: 1,
        digest: sha256(key.as_bytes()),
    }
}

#[test]
fn a_row_is_its_columns_by_name_without_the_empty_ones() {
    let columns = [
        ("tenant_id", json!("t")),
        ("passed", json!(true)),
        ("number", json!(-3)),
        ("name", json!("髙﨑\u{3000}\"汐里\"\n")),
        ("expires_at", Value::Null),
    ];
    assert_eq!(
        row(&columns),
        "{\"name\":\"髙﨑\u{3000}\\\"汐里\\\"\\n\",\"number\":-3,\"passed\":true,\"tenant_id\":\"t\"}"
    );
}

#[test]
fn a_key_of_one_column_is_that_column_and_of_several_their_list() {
    assert_eq!(key(vec![json!("a/b")]), "a/b");
    assert_eq!(key(vec![json!(7)]), "7");
    assert_eq!(key(vec![json!("a"), json!("b"), json!(2)]), "[\"a\",\"b\",2]");
}

#[test]
fn an_instant_has_milliseconds_and_loses_nothing_finer() {
    assert_eq!(instant(at("2026-11-29T02:20:25Z")), "2026-11-29T02:20:25.000Z");
    assert_eq!(instant(at("2026-11-29T11:20:25.120+09:00")), "2026-11-29T02:20:25.120Z");
    assert_eq!(instant(at("2026-11-29T02:20:25.1200001Z")), "2026-11-29T02:20:25.120000100Z");
}

#[test]
fn the_order_of_facts_does_not_matter_and_everything_else_does() {
    let one = [fact("attempts", "1"), fact("attempts", "2"), fact("completions", "1")];
    let mut other = one.clone();
    other.reverse();
    assert_eq!(facts_digest(&one), facts_digest(&other));
    let digests = [
        facts_digest(&one),
        facts_digest(&one[..2]),
        facts_digest(&[fact("attempts", "1"), fact("attempts", "2"), fact("completion", "1")]),
        facts_digest(&[fact("attempts", "1"), fact("attempts", "3"), fact("completions", "1")]),
        facts_digest(&[]),
    ];
    for (index, digest) in digests.iter().enumerate() {
        assert!(!digests[index + 1..].contains(digest), "{index}");
    }
}

/// Computed with `printf '…' | sha256sum`: a chain that was printed on paper must still be checked by any later
/// version.
#[test]
fn the_form_is_the_one_that_was_printed() {
    assert_eq!(
        facts_digest(&[fact("attempts", "1")]),
        "73c7892ab6e5571e0b8fe423d963286d0bfbbe1c46eea3c86ca78e41206c722a",
        "attempts TAB 1 TAB sha256(1) LF"
    );
    let seal = SealRow {
        tenant_id: "0192".to_owned(),
        number: 2,
        sealed_at: at("2026-11-29T02:20:25Z"),
        covers_until: at("2026-11-29T02:20:24.5Z"),
        facts: 1,
        digest: "d1".to_owned(),
        previous_hash: NO_HASH.to_owned(),
        hash: String::new(),
    };
    assert_eq!(seal_hash(&seal), "a35fc7d975eada369d02c3367862b7ac5445e7c57440cd891bcf7ccab623f59c");
}
