//! The glossary: what it refuses, and what it gives.

use courseware::glossary;

/// Codes of the rules tested here.
pub const RULES: &[&str] = &["term-short", "term-twice", "term-reading", "term-long"];

const GOOD: &str = "\
[[terms]]
term = \"復唱\"
reading = \"ふくしょう\"
meaning = \"聞いたことを、声に出してくり返すこと。\"
source = \"F-01\"

[[terms]]
term = \"フォーム\"
reading = \"ふぉーむ\"
meaning = \"決まった欄に書きこむ画面や紙。\"
source = \"F-01\"
";

#[test]
fn terms_in_the_order_of_the_file() {
    let terms = glossary(GOOD).expect("a good glossary");
    let shown: Vec<_> = terms.iter().map(|term| (term.term.as_str(), term.reading.as_str())).collect();
    assert_eq!(shown, [("復唱", "ふくしょう"), ("フォーム", "ふぉーむ")]);
    assert_eq!(
        (terms[0].source.as_str(), terms[1].meaning.as_str()),
        ("F-01", "決まった欄に書きこむ画面や紙。")
    );
}

#[test]
fn every_slip_is_found_where_it_was_made() {
    let long = format!("meaning = \"{}\"", "あ".repeat(201));
    let table = [
        ("term-short", 2, "term = \"復唱\"", "term = \"復\""),
        ("term-twice", 8, "term = \"フォーム\"", "term = \"復唱\""),
        ("term-reading", 3, "reading = \"ふくしょう\"", "reading = \"フクショウ\""),
        ("term-long", 4, "meaning = \"聞いたことを、声に出してくり返すこと。\"", long.as_str()),
        ("missing-key", 7, "reading = \"ふぉーむ\"\n", ""),
        ("empty-text", 5, "source = \"F-01\"", "source = \"\""),
        ("unknown-key", 3, "reading = \"ふくしょう\"", "yomi = \"ふくしょう\""),
        ("real-address", 4, "聞いたこと", "www.shiosaki.comで聞いたこと"),
        ("toml-syntax", 2, "term = \"復唱\"", "term = = \"復唱\""),
    ];
    for (rule, line, from, to) in table {
        assert!(GOOD.contains(from), "{from}");
        let findings = glossary(&GOOD.replacen(from, to, 1)).expect_err("a slip is an error").0;
        let found: Vec<_> = findings.iter().map(|found| (found.rule, found.line)).collect();
        assert!(found.contains(&(rule, line)), "{rule}: {found:?}");
    }
}

#[test]
fn an_empty_glossary_is_none() {
    assert_eq!(glossary("").expect_err("no terms").0[0].rule, "missing-key");
}
