//! Words of fixed lists: families, the ten literacy items, DSS-L codes.

use learning::competency::{DSSL, LITERACY};

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::rules::{Rule, UNKNOWN_DSSL, UNKNOWN_FAMILY, UNKNOWN_LITERACY};
use crate::toml_file::Located;

const FAMILIES: [&str; 5] = ["SEC", "ETH", "RPA", "NEW", "COM"];

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
    known(UNKNOWN_DSSL, &path, &manifest.dssl, &DSSL.map(|item| item.code));
    let quiz = course.path("quiz.toml");
    for draft in &course.bank {
        known(UNKNOWN_LITERACY, &quiz, &draft.literacy, &LITERACY);
    }
}
