use learning::curriculum::{Audience, Rule};

use super::{Merged, merged};

fn rule(id: &str, label: &str) -> Rule {
    Rule::yearly(id, label, "SEC-01", Audience::Everyone)
}

fn merge(base: &[Rule], mine: &[Rule], theirs: &[Rule]) -> Merged {
    merged(base, mine, theirs, |_| "fresh".to_owned())
}

fn labels(merged: &Merged) -> Vec<&str> {
    merged.rules.iter().map(|rule| rule.label.as_str()).collect()
}

#[test]
fn what_one_changed_is_taken_from_that_one() {
    let base = [rule("a", "A"), rule("b", "B"), rule("c", "C")];
    let mine = [rule("a", "A mine"), rule("b", "B"), rule("c", "C"), rule("m", "M")];
    let theirs = [rule("a", "A"), rule("b", "B theirs"), rule("c", "C"), rule("t", "T")];
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(labels(&merged), ["A mine", "B theirs", "C", "T", "M"]);
    assert!(merged.both.is_empty());
}

#[test]
fn where_both_changed_the_own_stands_and_is_named() {
    let base = [rule("a", "A")];
    let merged = merge(&base, &[rule("a", "A mine")], &[rule("a", "A theirs")]);
    assert_eq!(labels(&merged), ["A mine"]);
    assert_eq!(merged.both, ["A mine"]);
    let alike = merge(&base, &[rule("a", "A2")], &[rule("a", "A2")]);
    assert_eq!((labels(&alike), alike.both.len()), (vec!["A2"], 0));
}

#[test]
fn a_removal_holds_unless_the_other_changed_the_rule() {
    let base = [rule("a", "A"), rule("b", "B")];
    assert_eq!(labels(&merge(&base, &[rule("a", "A")], &base)), ["A"]);
    assert_eq!(labels(&merge(&base, &base, &[rule("a", "A")])), ["A"]);
    let theirs = [rule("a", "A"), rule("b", "B theirs")];
    let kept = merge(&base, &[rule("a", "A")], &theirs);
    assert_eq!((labels(&kept), kept.both.as_slice()), (vec!["A", "B theirs"], &["B theirs".to_owned()][..]));
    let mine = [rule("a", "A"), rule("b", "B mine")];
    let kept = merge(&base, &mine, &[rule("a", "A")]);
    assert_eq!((labels(&kept), kept.both.len()), (vec!["A", "B mine"], 1));
}

#[test]
fn two_new_rules_of_one_id_are_both_kept() {
    let merged = merge(&[], &[rule("n", "mine")], &[rule("n", "theirs")]);
    assert_eq!(labels(&merged), ["theirs", "mine"]);
    assert_eq!(merged.rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["n", "fresh"]);
}
