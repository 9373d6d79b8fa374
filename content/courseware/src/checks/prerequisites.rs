//! Courses that name other courses: each exists once and can be reached.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::manifest::PlacementEntry;
use crate::rules::{
    DUPLICATE_COURSE, PREREQUISITE_CIRCLE, PREREQUISITE_SELF, PREREQUISITE_UNKNOWN, RECOMMENDED_UNKNOWN,
};

/// Course code → codes of the courses it requires.
type Requires<'a> = BTreeMap<&'a str, Vec<&'a str>>;

pub(super) fn check(courses: &[CourseDraft], findings: &mut Vec<Finding>) {
    let mut requires = Requires::new();
    for course in courses {
        let code = &course.manifest.code;
        let required = course.manifest.prerequisites.iter().map(|code| code.value.as_str()).collect();
        if !code.value.is_empty() && requires.insert(&code.value, required).is_some() {
            findings.push(DUPLICATE_COURSE.at(
                course.path("course.toml"),
                code.line,
                format!("コースコード {} のフォルダーが2つあります。", code.value),
                "どちらかのコードを変えるか、フォルダーを1つにしてください。",
            ));
        }
    }
    for course in courses {
        required(course, &requires, findings);
        recommended(course, &requires, findings);
    }
}

fn required(course: &CourseDraft, requires: &Requires<'_>, findings: &mut Vec<Finding>) {
    let path = course.path("course.toml");
    let own = course.manifest.code.value.as_str();
    for required in &course.manifest.prerequisites {
        let code = required.value.as_str();
        let (rule, message, remedy) = if code == own {
            (
                PREREQUISITE_SELF,
                "自分自身を前提にしています。".to_owned(),
                "prerequisites から消してください。",
            )
        } else if !requires.contains_key(code) {
            (
                PREREQUISITE_UNKNOWN,
                format!("前提コース {code} がありません。"),
                "コードを直すか、prerequisites から消してください。",
            )
        } else if reaches(code, own, requires) {
            (
                PREREQUISITE_CIRCLE,
                format!("{own} と {code} が互いに前提になっていて、どちらも始められません。"),
                "どちらかの prerequisites から消してください。",
            )
        } else {
            continue;
        };
        findings.push(rule.at(path.clone(), required.line, message, remedy));
    }
}

fn recommended(course: &CourseDraft, requires: &Requires<'_>, findings: &mut Vec<Finding>) {
    let placed = course.manifest.placement.iter().flat_map(PlacementEntry::courses);
    for recommended in course.manifest.recommended.iter().chain(placed) {
        if !requires.contains_key(recommended.value.as_str()) {
            findings.push(RECOMMENDED_UNKNOWN.at(
                course.path("course.toml"),
                recommended.line,
                format!("推奨コース {} がまだありません。", recommended.value),
                "コードを直すか、コースができるまで消してください。",
            ));
        }
    }
}

/// Whether `goal` is required, directly or not, to begin `start`.
fn reaches(start: &str, goal: &str, requires: &Requires<'_>) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(code) = open.pop() {
        if code == goal {
            return true;
        }
        if seen.insert(code) {
            open.extend(requires.get(code).into_iter().flatten());
        }
    }
    false
}
