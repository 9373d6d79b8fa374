//! How names and dates are written in the staff file of 潮崎市.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, count, rows};
use crate::STAFF_FILE;

fn staff() -> Vec<Row> {
    rows(STAFF_FILE)
}

#[test]
fn names_are_as_various_as_planned() {
    let staff = staff();
    let without_spaces = |row: &Row| row["氏名"].replace(['　', ' '], "");
    assert_eq!(count(&staff, |row| row["氏名"].contains(['髙', '﨑', '德', '濵', '瀨'])), 12);
    assert_eq!(count(&staff, |row| row["氏名"].contains('（')), 3);
    assert_eq!(count(&staff, |row| row["氏名"] == "ジョ　　アン"), 1);

    let mut places_by_name: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in &staff {
        places_by_name.entry(without_spaces(row)).or_default().push(row["所属コード"].as_str());
    }
    let namesakes: BTreeSet<_> = places_by_name.into_values().filter(|places| places.len() > 1).collect();
    assert_eq!(namesakes, BTreeSet::from([vec!["010500", "010500"], vec!["040600", "070100"]]));

    // No gaiji, nothing that CP932 lacks, and mail addresses that are nobody else's.
    let mut addresses = BTreeSet::new();
    for row in &staff {
        assert!(!row["氏名"].contains(|c| ('\u{E000}'..='\u{F8FF}').contains(&c)));
        assert!(row["メール"].is_empty() || addresses.insert(&row["メール"]), "{row:?}");
    }
}

#[test]
fn surnames_have_the_planned_lengths() {
    // A surname ends where a space is; names without one are left out, so the shares are only near.
    let lengths: Vec<_> = staff()
        .iter()
        .filter_map(|row| row["氏名"].split_once(['　', ' ']).map(|(surname, _)| surname.chars().count()))
        .collect();
    let share = |matches: &dyn Fn(usize) -> bool| {
        lengths.iter().filter(|length| matches(**length)).count() * 100 / lengths.len()
    };
    assert!((8..=12).contains(&share(&|length| length == 1)));
    assert!((67..=73).contains(&share(&|length| length == 2)));
    assert!((17..=23).contains(&share(&|length| length >= 3)));
}

#[test]
fn the_file_holds_the_harmless_variety() {
    let staff = staff();
    let dates: Vec<_> = staff.iter().map(|row| row["採用年月日"].as_str()).collect();
    for start in ["S", "H", "R", "昭和", "平成", "令和", "20"] {
        assert!(dates.iter().any(|date| date.starts_with(start)), "{start}");
    }
    for (what, rows) in [
        ("half-width reading", count(&staff, |row| row["フリガナ"].contains(|c| ('ｦ'..='ﾟ').contains(&c)))),
        ("hiragana reading", count(&staff, |row| row["フリガナ"].contains(|c| ('ぁ'..='ん').contains(&c)))),
        ("half-width space", count(&staff, |row| row["氏名"].contains(' '))),
        ("no space", count(&staff, |row| !row["氏名"].contains(['　', ' ']))),
        ("two spaces", count(&staff, |row| row["氏名"].contains("　　"))),
        ("no grade", count(&staff, |row| row["職層"].is_empty())),
        ("no date of transfer", count(&staff, |row| row["異動年月日"].is_empty())),
        ("事務取扱", count(&staff, |row| row["職名"].contains("（事務取扱）"))),
    ] {
        assert!(rows >= 2, "{what}: {rows}");
    }
}
