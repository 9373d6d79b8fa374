//! Codes, folders and ids: of the right form, and each only once.

use std::collections::BTreeSet;

use crate::course::CourseDraft;
use crate::exercise::BodyDraft;
use crate::finding::Finding;
use crate::rules::{COURSE_CODE, COURSE_FOLDER, DUPLICATE_ID, ID_FORMAT};
use crate::toml_file::Located;

const SLUG: &str = "半角の小文字、数字、- だけで書いてください。";

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    code_and_folder(course, findings);
    let manifest = &course.manifest;
    let path = course.path("course.toml");
    let code = manifest.code.value.as_str();

    let objectives: Vec<Located<String>> =
        manifest.objectives.iter().map(|each| located(&each.value.id, each.line)).collect();
    let lessons: Vec<Located<String>> = manifest.lessons.iter().map(|each| each.id.clone()).collect();
    let sources: Vec<Located<String>> =
        manifest.sources.iter().map(|each| located(&each.value.id, each.line)).collect();
    for ids in [&objectives, &lessons, &sources] {
        once_each(ids, &path, findings);
    }
    let objective = |id: &str| numbered(id, code, "-");
    form(&objectives, objective, &format!("{code}-1 のように書いてください。"), &path, findings);
    form(&lessons, is_slug, SLUG, &path, findings);

    let variants: Vec<Located<String>> = manifest.variants.iter().map(|each| each.id.clone()).collect();
    let inserts: Vec<Located<String>> = manifest.inserts.iter().map(|each| each.id.clone()).collect();
    for ids in [&variants, &inserts] {
        once_each(ids, &path, findings);
        form(ids, is_slug, SLUG, &path, findings);
    }
    for insert in &manifest.inserts {
        let options: Vec<Located<String>> = insert.options.iter().map(|(id, _)| id.clone()).collect();
        once_each(&options, &path, findings);
        form(&options, is_slug, SLUG, &path, findings);
    }
    exercises(course, findings);

    let quiz = course.path("quiz.toml");
    let questions: Vec<Located<String>> = course.bank.iter().map(|draft| draft.id.clone()).collect();
    let question = |id: &str| numbered(id, code, "-Q");
    form(&questions, question, &format!("{code}-Q01 のように書いてください。"), &quiz, findings);
    let options: Vec<Located<String>> = course
        .bank
        .iter()
        .flat_map(|draft| &draft.options)
        .map(|each| located(&each.id, each.line))
        .collect();
    form(&options, is_slug, "a、b のように、半角の小文字、数字、- だけで書いてください。", &quiz, findings);
}

/// Ids of exercises are unique in the course, those within an exercise where they are told apart.
fn exercises(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for exercise in &course.exercises {
        let path = course.path(&exercise.file);
        if !exercise.id.value.is_empty() && !seen.insert(exercise.id.value.as_str()) {
            findings.push(duplicate(&exercise.id, &path));
        }
        let mut groups = vec![vec![exercise.id.clone()]];
        match &exercise.body {
            BodyDraft::Sorting(sorting) => {
                groups.push(sorting.bins.iter().map(|(id, _)| id.clone()).collect());
                groups.push(sorting.items.iter().map(|item| item.id.clone()).collect());
            }
            BodyDraft::Branching(branching) => {
                let scenes = branching.scenes.iter().map(|scene| &scene.id);
                groups.push(scenes.chain(branching.endings.iter().map(|each| &each.id)).cloned().collect());
                let choices = branching.scenes.iter().map(|scene| &scene.choices);
                groups.extend(choices.map(|all| all.iter().map(|choice| choice.id.clone()).collect()));
            }
        }
        for ids in &groups {
            once_each(ids, &path, findings);
            form(ids, is_slug, SLUG, &path, findings);
        }
    }
}

fn code_and_folder(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let manifest = &course.manifest;
    let (code, family) = (&manifest.code, &manifest.family);
    if code.value.is_empty() || family.value.is_empty() {
        return;
    }
    let path = course.path("course.toml");
    let number = code.value.strip_prefix(family.value.as_str()).and_then(|rest| rest.strip_prefix('-'));
    if !number.is_some_and(|number| number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit())) {
        findings.push(COURSE_CODE.at(
            path.clone(),
            code.line,
            format!("コースコード {} の形が正しくありません。", code.value),
            format!("{}-01 のように、系統と2桁の数字にしてください。", family.value),
        ));
    }
    let slug = course
        .folder
        .strip_prefix(family.value.as_str())
        .and_then(|rest| rest.strip_prefix('/'))
        .and_then(|rest| rest.strip_prefix(code.value.as_str()))
        .and_then(|rest| rest.strip_prefix('-'));
    if !slug.is_some_and(is_slug) {
        findings.push(COURSE_FOLDER.at(
            path,
            code.line,
            format!("フォルダー {} がコースコードと合いません。", course.folder),
            format!("{}/{}-（英小文字の短い名前）にしてください。", family.value, code.value),
        ));
    }
}

fn once_each(ids: &[Located<String>], path: &str, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for id in ids.iter().filter(|id| !id.value.is_empty()) {
        if !seen.insert(id.value.as_str()) {
            findings.push(duplicate(id, path));
        }
    }
}

fn duplicate(id: &Located<String>, path: &str) -> Finding {
    DUPLICATE_ID.at(
        path,
        id.line,
        format!("id「{}」が2回使われています。", id.value),
        "どちらかを新しいidにしてください。",
    )
}

fn form(
    ids: &[Located<String>],
    accepts: impl Fn(&str) -> bool,
    remedy: &str,
    path: &str,
    findings: &mut Vec<Finding>,
) {
    for id in ids.iter().filter(|id| !id.value.is_empty() && !accepts(&id.value)) {
        findings.push(ID_FORMAT.at(
            path,
            id.line,
            format!("id「{}」の形が正しくありません。", id.value),
            remedy,
        ));
    }
}

fn located(id: &str, line: usize) -> Located<String> {
    Located { value: id.to_owned(), line }
}

fn numbered(id: &str, code: &str, separator: &str) -> bool {
    id.strip_prefix(code)
        .and_then(|rest| rest.strip_prefix(separator))
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
