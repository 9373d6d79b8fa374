//! The tables beside the staff file: kinds of work, attributes, operations.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, grade, is_present, rows, table};
use crate::{ATTRIBUTES, DEPARTMENTS, OPERATIONS, STAFF_FILE, TITLE_GRADES};

/// The twenty operations of the plan's figure 図表S-2-1.
const STANDARDISED: &str = "
住民基本台帳 軽自動車税 介護保険 児童扶養手当 選挙人名簿管理 就学 障害者福祉 子ども・子育て支援 固定資産税 国民年金
生活保護 戸籍 個人住民税 国民健康保険 健康管理 戸籍附票 法人住民税 後期高齢者医療 児童手当 印鑑登録";

fn lines(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_title_names_its_kind_of_work() {
    let titles = table(TITLE_GRADES);
    let known = ["特別職", "一般行政", "技術", "保育", "専門", "現業", "相談", "司書"];
    assert!(titles.values().all(|row| known.contains(&row["職種"].as_str())));
    for row in rows(STAFF_FILE).iter().filter(|row| row["職名"].starts_with("会計年度任用職員")) {
        assert!(titles.contains_key(&row["職名"]), "{row:?}");
    }
    assert_eq!(titles["会計年度任用職員（司書）"]["職種"], "司書");
}

#[test]
fn the_attributes_are_those_of_people_of_the_first_file() {
    let staff: BTreeMap<_, _> =
        rows(STAFF_FILE).into_iter().map(|row| (row["職員番号"].clone(), row)).collect();
    let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines(ATTRIBUTES) {
        assert!(people.entry(line["属性"].clone()).or_default().insert(line["職員番号"].clone()));
    }
    let counts: Vec<_> =
        people.iter().map(|(attribute, people)| (attribute.as_str(), people.len())).collect();
    let (mail, shared) = (&people["メール利用者"], &people["共用端末"]);
    assert!(mail.is_disjoint(shared) && mail.len() + shared.len() == 450, "{counts:?}");
    for (attribute, expected) in [("テレワーク利用者", 30), ("生成AI利用者", 120), ("公式SNS担当", 9)]
    {
        assert_eq!(people[attribute].len(), expected);
        assert!(people[attribute].iter().all(|number| mail.contains(number) && is_present(&staff[number])));
    }
    assert_eq!(people.len(), 5);
    // Who has an address has a desk; kitchens, nurseries and drivers share their terminals.
    let titles = table(TITLE_GRADES);
    for (number, row) in &staff {
        assert!(row["メール"].is_empty() || mail.contains(number), "{row:?}");
        let title =
            titles.get(&row["職名"]).or_else(|| titles.get(crate::titles::without_annotation(&row["職名"])));
        let kind = title.unwrap()["職種"].as_str();
        assert!(!matches!(kind, "保育" | "現業" | "司書") || shared.contains(number), "{row:?}");
        assert!(grade(row, &titles) != "G80" || shared.contains(number));
    }
}

#[test]
fn the_operations_have_a_department_in_charge() {
    let departments = table(DEPARTMENTS);
    let operations = lines(OPERATIONS);
    let mut seen = BTreeSet::new();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for row in &operations {
        assert!(departments.contains_key(&row["主管所属コード"]), "{row:?}");
        assert!(seen.insert((&row["業務コード"], &row["主管所属コード"])), "{row:?}");
        assert_eq!(*names.entry(&row["業務コード"]).or_insert(&row["業務名"]), row["業務名"]);
    }
    let named = |standardised: &str| -> BTreeSet<&str> {
        operations
            .iter()
            .filter(|row| row["標準化対象"] == standardised)
            .map(|row| row["業務名"].as_str())
            .collect()
    };
    assert_eq!(named("1"), STANDARDISED.split_whitespace().collect());
    assert_eq!((named("1").len(), named("").len(), names.len()), (20, 9, 29));
    let places = |rows: &[Row], column: &str, value: &str, code: &str| -> BTreeSet<String> {
        rows.iter().filter(|row| row[column] == value).map(|row| row[code].clone()).collect()
    };
    assert_eq!(
        places(&operations, "業務名", "RPA利用", "主管所属コード"),
        places(&rows(STAFF_FILE), "人材区分", "RPA担当", "所属コード")
    );
}
