//! The fire union, whose natural keys overlap with those of the city.

use std::collections::BTreeSet;

use super::{assert_clean, count, is_present, personas, rows, table};
use crate::shiokita::{DEPARTMENTS, GRADES, PERSONAS, STAFF_FILE, TITLE_GRADES};

#[test]
fn the_union_has_38_people() {
    let staff = rows(STAFF_FILE);
    assert_eq!(staff.len(), 38);
    assert_eq!(count(&staff, is_present), 37);
    assert_clean(&staff, &table(DEPARTMENTS), &table(TITLE_GRADES));
    let grades = table(GRADES);
    assert!(table(TITLE_GRADES).values().all(|row| grades.contains_key(&row["職層"])));
    assert_eq!(personas(PERSONAS, &staff).len(), 3);
}

#[test]
fn its_keys_overlap_with_those_of_the_city() {
    let numbers = |file| rows(file).into_iter().map(|row| row["職員番号"].clone()).collect::<BTreeSet<_>>();
    assert!(numbers(STAFF_FILE).intersection(&numbers(crate::STAFF_FILE)).count() >= 3);
    assert!(table(crate::DEPARTMENTS).contains_key("010100") && table(DEPARTMENTS).contains_key("010100"));
    assert_ne!(table(crate::TITLE_GRADES)["主査"]["職層"], table(TITLE_GRADES)["主査"]["職層"]);
}
