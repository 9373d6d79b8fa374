//! Objectives, lessons and sources: everything named exists, everything that exists is used.

use std::collections::BTreeSet;

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::rules::{
    LESSON_WITHOUT_SOURCE, OBJECTIVE_WITHOUT_LESSON, OBJECTIVE_WITHOUT_QUESTION, QUESTION_WITHOUT_SOURCE,
    Rule, UNKNOWN_LESSON, UNKNOWN_OBJECTIVE, UNKNOWN_SOURCE, UNUSED_SOURCE,
};
use crate::toml_file::Located;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    named(course, findings);
    used(course, findings);
    for lesson in course.manifest.lessons.iter().filter(|lesson| lesson.sources.is_empty()) {
        findings.push(LESSON_WITHOUT_SOURCE.at(
            course.path("course.toml"),
            lesson.id.line,
            format!("レッスン {} に出どころがありません。", lesson.id.value),
            "sources = [\"…\"] に、もとにした出どころのidを書いてください。行動だけなら、教材の整理として挙げます。",
        ));
    }
    for draft in course.bank.iter().filter(|draft| draft.sources.is_empty()) {
        findings.push(QUESTION_WITHOUT_SOURCE.at(
            course.path("quiz.toml"),
            draft.id.line,
            format!("設問 {} に出どころがありません。", draft.id.value),
            "sources = [\"…\"] に、正答を裏付ける出どころのidを書いてください。",
        ));
    }
}

/// Every id that is named exists.
fn named(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let manifest = &course.manifest;
    let objectives: BTreeSet<&str> = manifest.objectives.iter().map(|each| each.value.id.as_str()).collect();
    let lessons: BTreeSet<&str> = texts(manifest.lessons.iter().map(|each| &each.id));
    let sources: BTreeSet<&str> = manifest.sources.iter().map(|each| each.value.id.as_str()).collect();
    let mut exist = |rule: Rule, file: &str, ids: &[Located<String>], known: &BTreeSet<&str>, table: &str| {
        for id in ids.iter().filter(|id| !id.value.is_empty() && !known.contains(id.value.as_str())) {
            findings.push(rule.at(
                course.path(file),
                id.line,
                format!("「{}」は course.toml の [[{table}]] にありません。", id.value),
                "idのつづりを直すか、course.toml に書き足してください。",
            ));
        }
    };
    for lesson in &manifest.lessons {
        exist(UNKNOWN_OBJECTIVE, "course.toml", &lesson.objectives, &objectives, "objectives");
        exist(UNKNOWN_SOURCE, "course.toml", &lesson.sources, &sources, "sources");
    }
    for draft in &course.exercises {
        exist(UNKNOWN_OBJECTIVE, &draft.file, &draft.objectives, &objectives, "objectives");
        exist(UNKNOWN_SOURCE, &draft.file, &draft.sources, &sources, "sources");
        exist(UNKNOWN_LESSON, &draft.file, std::slice::from_ref(&draft.after), &lessons, "lessons");
    }
    for variant in &manifest.variants {
        exist(UNKNOWN_LESSON, "course.toml", &variant.lessons, &lessons, "lessons");
    }
    for draft in &course.bank {
        let objective = std::slice::from_ref(&draft.objective);
        exist(UNKNOWN_OBJECTIVE, "quiz.toml", objective, &objectives, "objectives");
        exist(UNKNOWN_SOURCE, "quiz.toml", &draft.sources, &sources, "sources");
    }
}

/// Every objective and source that exists is used.
fn used(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let manifest = &course.manifest;
    let path = course.path("course.toml");
    // Lessons of variants do not count: whoever is in no variant learns every objective too.
    let common = manifest.lessons.iter().filter(|lesson| !lesson.only_variants);
    let taught: BTreeSet<&str> = texts(common.flat_map(|lesson| &lesson.objectives));
    let tested: BTreeSet<&str> = texts(course.bank.iter().map(|draft| &draft.objective));
    let lesson_sources = manifest.lessons.iter().flat_map(|lesson| &lesson.sources);
    let question_sources = course.bank.iter().flat_map(|draft| &draft.sources);
    let exercise_sources = course.exercises.iter().flat_map(|draft| &draft.sources);
    let cited = texts(lesson_sources.chain(question_sources).chain(exercise_sources));
    for objective in &manifest.objectives {
        let id = objective.value.id.as_str();
        if !taught.contains(id) {
            findings.push(OBJECTIVE_WITHOUT_LESSON.at(
                path.clone(),
                objective.line,
                format!("目標 {id} を扱うレッスンがありません。"),
                "レッスンの objectives に加えるか、目標を消してください。",
            ));
        }
        if !tested.contains(id) {
            findings.push(OBJECTIVE_WITHOUT_QUESTION.at(
                path.clone(),
                objective.line,
                format!("目標 {id} を確かめる設問がありません。"),
                "quiz.toml に設問を加えるか、目標を消してください。",
            ));
        }
    }
    for source in manifest.sources.iter().filter(|source| !cited.contains(source.value.id.as_str())) {
        findings.push(UNUSED_SOURCE.at(
            path.clone(),
            source.line,
            format!("出どころ {} はどこからも使われていません。", source.value.id),
            "レッスン、演習、設問のどれかの sources に加えるか、消してください。",
        ));
    }
}

fn texts<'a>(located: impl Iterator<Item = &'a Located<String>>) -> BTreeSet<&'a str> {
    located.map(|text| text.value.as_str()).collect()
}
