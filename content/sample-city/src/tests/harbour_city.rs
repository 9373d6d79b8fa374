//! The totals of 潮崎市 as of 2025-04-01.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, assert_clean, count, grade, is_present, personas, rows, table};
use crate::{DEPARTMENTS, GRADES, PERSONAS, STAFF_FILE, TITLE_GRADES};

/// Departments and their people.
const HEADCOUNTS: &str = "
000001 1 000002 1 000003 1
010100 16 010200 8 010290 5 010300 9 010400 9 010500 24 010600 11
020100 9 020200 9 020300 7 020400 5 020500 9
030100 18 030200 16 030300 13 030400 10 030500 10
040100 20 040200 14 040300 14 040400 18 040500 14 040600 13 040700 11
050100 13 050200 9 050300 6
060100 15 060200 10 060300 7 060400 8
070100 6 080100 13
090100 10 090200 10 090300 13 090400 14 090500 7 090600 6
100100 5 110100 3";

/// What 任期付 and 派遣受入, which the plan of grades counts apart, add to the grade of their titles.
const COUNTED_APART: [&str; 2] = ["（任期付）", "（派遣受入）"];

fn staff() -> Vec<Row> {
    rows(STAFF_FILE)
}

#[test]
fn the_columns_come_in_the_order_of_the_export() {
    let (text, ..) = encoding_rs::SHIFT_JIS.decode(STAFF_FILE);
    assert!(text.starts_with(
        "職員番号,氏名,フリガナ,所属コード,所属名,職名,職層,採用年月日,異動年月日,メール,在職区分,"
    ));
}

#[test]
fn every_row_can_be_taken() {
    assert_clean(&staff(), &table(DEPARTMENTS), &table(TITLE_GRADES));
    let grades = table(GRADES);
    assert!(table(TITLE_GRADES).values().all(|row| grades.contains_key(&row["職層"])));
}

#[test]
fn the_departments_have_their_people() {
    let staff = staff();
    assert_eq!(staff.len(), 450);
    let cells: Vec<_> = HEADCOUNTS.split_whitespace().collect();
    for pair in cells.chunks(2) {
        assert_eq!(count(&staff, |row| row["所属コード"] == pair[0]).to_string(), pair[1], "{}", pair[0]);
    }
    assert_eq!(table(DEPARTMENTS).len(), cells.len() / 2);
}

#[test]
fn the_grades_have_their_people() {
    let staff = staff();
    let titles = table(TITLE_GRADES);
    let is_apart = |row: &Row| COUNTED_APART.iter().any(|annotation| row["職名"].ends_with(annotation));
    for (code, people, apart) in [
        ("G10", 3, 0),
        ("G20", 9, 0),
        ("G25", 3, 0),
        ("G30", 36, 0),
        ("G40", 48, 0),
        ("G50", 78, 1),
        ("G60", 64, 1),
        ("G70", 99, 3),
        ("G80", 14, 0),
        ("G85", 15, 0),
        ("G90", 76, 0),
    ] {
        assert_eq!(
            count(&staff, |row| grade(row, &titles) == code && !is_apart(row)),
            people,
            "{code}, regular"
        );
        assert_eq!(count(&staff, |row| grade(row, &titles) == code && is_apart(row)), apart, "{code}, apart");
    }
    for (title, people) in [
        ("会計年度任用職員（事務）", 42),
        ("会計年度任用職員（保育補助）", 18),
        ("会計年度任用職員（相談員）", 9),
        ("会計年度任用職員（司書）", 7),
        ("調理員", 9),
        ("運転手", 3),
        ("用務員", 2),
    ] {
        assert_eq!(count(&staff, |row| row["職名"] == title), people, "{title}");
    }
    let managers = |row: &Row| matches!(grade(row, &titles), "G10" | "G20" | "G25" | "G30");
    assert!(staff.iter().filter(|row| managers(row)).all(is_present));
}

#[test]
fn every_section_has_one_head_and_one_leader() {
    let staff = staff();
    let titles = table(TITLE_GRADES);
    let places = |matches: &dyn Fn(&Row) -> bool| -> Vec<String> {
        staff.iter().filter(|row| matches(row)).map(|row| row["所属コード"].clone()).collect()
    };
    let heads = places(&|row| grade(row, &titles) == "G30" && row["職名"] != "参事");
    let leaders = places(&|row| row["人材区分"] == "DX推進リーダー" && is_present(row));
    assert_eq!((heads.len(), heads.iter().collect::<BTreeSet<_>>().len()), (34, 34));
    assert_eq!(heads, leaders);
    assert_eq!(count(&staff, |row| row["人材区分"] == "RPA担当"), 12);
    assert_eq!(count(&staff, |row| !row["兼務所属コード"].is_empty()), 6);
}

#[test]
fn absences_are_where_they_belong() {
    let staff = staff();
    let places = |status: &str| {
        let mut places = BTreeMap::new();
        for row in staff.iter().filter(|row| row["在職区分"] == status) {
            *places.entry(row["所属コード"].clone()).or_insert(0) += 1;
        }
        places.into_iter().map(|(code, people)| format!("{code} {people}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(count(&staff, |row| row["在職区分"] == "1"), 431);
    assert_eq!(places("2"), "010100 1, 040100 1, 040500 1, 060100 1");
    assert_eq!(places("3"), "010500 1, 020200 1, 030100 1, 040200 1, 040400 2, 040600 1, 090400 1");
    assert_eq!(places("4"), "010290 5");
    assert_eq!(places("5"), "030200 1, 060200 1");
}

#[test]
fn the_expected_audiences_hold() {
    let staff = staff();
    let departments = table(DEPARTMENTS);
    let handles = |row: &Row| departments[&row["所属コード"]]["特定個人情報取扱"] == "1";
    assert_eq!(count(&staff, is_present), 433);
    assert_eq!(departments.values().filter(|row| row["特定個人情報取扱"] == "1").count(), 7);
    assert_eq!(count(&staff, handles), 117);
    assert_eq!(count(&staff, |row| handles(row) && is_present(row)), 113);
    assert!(staff.iter().all(|row| (row["特定個人情報取扱区分"] == "1") == handles(row)));
    assert_eq!(
        count(&staff, |row| {
            let new = ["R7.4.1", "令和7年4月1日", "2025/4/1"].contains(&row["採用年月日"].as_str());
            new && grade(row, &table(TITLE_GRADES)) == "G70"
        }),
        18
    );
}

#[test]
fn the_personas_are_people_of_the_city() {
    let staff = staff();
    let personas = personas(PERSONAS, &staff);
    let roles: BTreeSet<_> = personas.iter().map(|persona| persona.role.as_str()).collect();
    assert_eq!(roles.len(), 7);
    let titles: BTreeMap<_, _> = personas
        .iter()
        .map(|persona| {
            let row = staff.iter().find(|row| row["職員番号"] == persona.staff_number).unwrap();
            (persona.key.as_str(), format!("{} {}", row["所属名"], row["職名"]))
        })
        .collect();
    assert_eq!(titles["counter"], "市民課 主任主事");
    assert_eq!(titles["counter-junior"], "市民課 主事");
    assert_eq!(titles["hr"], "人事課 係長");
    assert_eq!(titles["section-head"], "市民課 課長");
    assert_eq!(titles["auditor"], "監査委員事務局 係長");
    for key in ["dx-leader", "administrator", "content-author"] {
        assert!(titles[key].starts_with("デジタル推進課"), "{key}");
    }
}
