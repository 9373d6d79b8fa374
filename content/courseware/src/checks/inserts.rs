//! Inserts (差し込み): what lessons and questions name exists, what exists is used, and every option of a
//! rule has exactly one key.

use std::collections::BTreeSet;

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::manifest::InsertEntry;
use crate::quiz::QuestionDraft;
use crate::rules::{KEY_OUT_OF_RANGE, UNKNOWN_INSERT, UNKNOWN_OPTION, UNUSED_INSERT};
use crate::toml_file::Located;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let manifest = &course.manifest;
    let mut used = BTreeSet::new();
    for (entry, lesson) in manifest.lessons.iter().zip(&course.lessons) {
        for id in &lesson.inserts {
            used.insert(id.value.as_str());
            declared(course, id, &entry.file.value, findings);
        }
    }
    for draft in &course.bank {
        if let Some(id) = &draft.insert {
            used.insert(id.value.as_str());
            if let Some(insert) = declared(course, id, "quiz.toml", findings) {
                keys(draft, insert, &course.path("quiz.toml"), findings);
            }
        }
    }
    let path = course.path("course.toml");
    for insert in &manifest.inserts {
        if !used.contains(insert.id.value.as_str()) {
            findings.push(UNUSED_INSERT.at(
                path.clone(),
                insert.id.line,
                format!("差し込み {} はどこからも使われていません。", insert.id.value),
                format!("レッスンに {{{{insert:{}}}}} だけの段落を置くか、消してください。", insert.id.value),
            ));
        }
        let default = &insert.default;
        if !insert.options.is_empty() && !default.value.is_empty() && !has(insert, &default.value) {
            findings.push(unknown_option(default, insert, &path));
        }
    }
}

/// The insert of this id; reports when there is none.
fn declared<'a>(
    course: &'a CourseDraft,
    id: &Located<String>,
    file: &str,
    findings: &mut Vec<Finding>,
) -> Option<&'a InsertEntry> {
    let found = course.manifest.inserts.iter().find(|insert| insert.id.value == id.value);
    if found.is_none() {
        findings.push(UNKNOWN_INSERT.at(
            course.path(file),
            id.line,
            format!("差し込み「{}」は course.toml の [[inserts]] にありません。", id.value),
            "idのつづりを直すか、course.toml に書き足してください。",
        ));
    }
    found
}

/// Every option of the insert makes exactly one choice right.
fn keys(draft: &QuestionDraft, insert: &InsertEntry, path: &str, findings: &mut Vec<Finding>) {
    let named: Vec<&Located<String>> = draft.options.iter().flat_map(|choice| &choice.correct_when).collect();
    for option in named.iter().filter(|option| !has(insert, &option.value)) {
        findings.push(unknown_option(option, insert, path));
    }
    if insert.options.is_empty() {
        findings.push(KEY_OUT_OF_RANGE.at(
            path,
            draft.id.line,
            format!("差し込み {} は文章なので、正答を決められません。", insert.id.value),
            "[[inserts.options]] を書くか、設問の insert を消して correct = true で書いてください。",
        ));
    }
    for (option, label) in &insert.options {
        let count = named.iter().filter(|named| named.value == option.value).count();
        if count != 1 {
            findings.push(KEY_OUT_OF_RANGE.at(
                path,
                draft.id.line,
                format!("設問 {} で「{label}」のときの正答が{count}個あります。", draft.id.value),
                format!("correct_when = [\"{}\"] をちょうど1つの選択肢に付けてください。", option.value),
            ));
        }
    }
}

fn has(insert: &InsertEntry, option: &str) -> bool {
    insert.options.iter().any(|(id, _)| id.value == option)
}

fn unknown_option(option: &Located<String>, insert: &InsertEntry, path: &str) -> Finding {
    let known: Vec<&str> = insert.options.iter().map(|(id, _)| id.value.as_str()).collect();
    UNKNOWN_OPTION.at(
        path,
        option.line,
        format!("「{}」は差し込み {} の選択肢にありません。", option.value, insert.id.value),
        format!("{} から選んでください。", known.join("、")),
    )
}
