//! Words of fixed lists: families, the ten literacy items, DSS-L codes.

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::rules::{Rule, UNKNOWN_DSSL, UNKNOWN_FAMILY, UNKNOWN_LITERACY};
use crate::toml_file::Located;

const FAMILIES: [&str; 5] = ["SEC", "ETH", "RPA", "NEW", "COM"];

const LITERACY: [&str; 10] = [
    "著作権",
    "検索",
    "売買",
    "コミュニケーション",
    "プライバシー",
    "公序良俗",
    "判断",
    "SNS",
    "マナー",
    "セキュリティ",
];

const DSSL: [&str; 23] = [
    "MS1", "MS2", "MS3", "MS4", "MS5", "MS6", "MS7", "WY1", "WY2", "WY3", "WD1", "WD2", "WD3", "WD4", "WT1",
    "WT2", "WT3", "WT4", "HU1", "HU2", "HC1", "HC2", "HC3",
];

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let manifest = &course.manifest;
    let path = course.path("course.toml");
    let mut known = |rule: Rule, path: &str, words: &[Located<String>], list: &[&str]| {
        let unknown =
            |word: &&Located<String>| !word.value.is_empty() && !list.contains(&word.value.as_str());
        for word in words.iter().filter(unknown) {
            findings.push(rule.at(
                path,
                word.line,
                format!("「{}」は一覧にありません。", word.value),
                format!("{} から選んでください。", list.join("、")),
            ));
        }
    };
    known(UNKNOWN_FAMILY, &path, std::slice::from_ref(&manifest.family), &FAMILIES);
    known(UNKNOWN_LITERACY, &path, &manifest.literacy, &LITERACY);
    known(UNKNOWN_DSSL, &path, &manifest.dssl, &DSSL);
    let quiz = course.path("quiz.toml");
    for draft in &course.bank {
        known(UNKNOWN_LITERACY, &quiz, &draft.literacy, &LITERACY);
    }
}
