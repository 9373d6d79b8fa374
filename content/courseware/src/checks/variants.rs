//! Variants: each holds lessons and is for somebody, and each grade, job kind and attribute is in one of them at
//! most.

use std::collections::BTreeSet;

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::manifest::{VariantEntry, attribute};
use crate::rules::{
    AUDIENCE_TWICE, DRAWN_BEYOND_BANK, GRADE_TWICE, LESSON_WITHOUT_VARIANT, UNKNOWN_ATTRIBUTE,
    UNKNOWN_EXERCISE, UNKNOWN_GRADE, VARIANT_WITHOUT_AUDIENCE, VARIANT_WITHOUT_LESSONS,
};
use crate::toml_file::Located;

/// Codes of the grades (職層); an organisation may name them otherwise, but not number them otherwise.
const GRADES: [&str; 12] =
    ["G10", "G20", "G25", "G30", "G40", "G50", "G60", "G70", "G80", "G85", "G90", "G95"];

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let path = course.path("course.toml");
    let (mut seen, mut named) = (BTreeSet::new(), BTreeSet::new());
    for variant in &course.manifest.variants {
        grades(variant, &mut seen, &path, findings);
        audience(variant, &mut named, &path, findings);
        parts(course, variant, &path, findings);
    }
    for lesson in course.manifest.lessons.iter().filter(|lesson| lesson.only_variants) {
        let id = &lesson.id.value;
        let held = |variant: &VariantEntry| variant.lessons.iter().any(|held| held.value == *id);
        if !course.manifest.variants.iter().any(held) {
            findings.push(LESSON_WITHOUT_VARIANT.at(
                path.clone(),
                lesson.id.line,
                format!("レッスン {id} は変種だけのものですが、どの変種にも入っていません。"),
                "[[variants]] の lessons に加えるか、only_variants を消してください。",
            ));
        }
    }
}

fn grades<'a>(
    variant: &'a VariantEntry,
    seen: &mut BTreeSet<&'a str>,
    path: &str,
    findings: &mut Vec<Finding>,
) {
    for grade in variant.grades.iter().filter(|grade| !grade.value.is_empty()) {
        if !GRADES.contains(&grade.value.as_str()) {
            findings.push(UNKNOWN_GRADE.at(
                path,
                grade.line,
                format!("職層「{}」は一覧にありません。", grade.value),
                format!("{} から選んでください。", GRADES.join("、")),
            ));
        } else if !seen.insert(grade.value.as_str()) {
            findings.push(GRADE_TWICE.at(
                path,
                grade.line,
                format!("職層 {} が2つの変種に入っています。", grade.value),
                "どちらか1つの変種だけに入れてください。",
            ));
        }
    }
}

/// Job kinds and attributes.
fn audience<'a>(
    variant: &'a VariantEntry,
    seen: &mut BTreeSet<&'a str>,
    path: &str,
    findings: &mut Vec<Finding>,
) {
    if variant.grades.is_empty() && variant.job_kinds.is_empty() && variant.attributes.is_empty() {
        findings.push(VARIANT_WITHOUT_AUDIENCE.at(
            path,
            variant.id.line,
            format!("変種 {} をだれが受けるかが書かれていません。", variant.id.value),
            "grades、job_kinds、attributes のどれかを書いてください。",
        ));
    }
    let given = |text: &&Located<String>| !text.value.is_empty();
    let attributes = variant.attributes.iter().chain(&variant.except_attributes);
    for unknown in attributes.filter(given).filter(|name| attribute(&name.value).is_none()) {
        let known: Vec<&str> = learning::role::Attribute::ALL.iter().map(|each| each.as_str()).collect();
        findings.push(UNKNOWN_ATTRIBUTE.at(
            path,
            unknown.line,
            format!("属性「{}」は一覧にありません。", unknown.value),
            format!("{} から選んでください。", known.join("、")),
        ));
    }
    for name in variant.job_kinds.iter().chain(&variant.attributes).filter(given) {
        if !seen.insert(name.value.as_str()) {
            findings.push(AUDIENCE_TWICE.at(
                path,
                name.line,
                format!("職種・属性「{}」が2つの変種に入っています。", name.value),
                "どちらか1つの変種だけに入れてください。",
            ));
        }
    }
}

fn parts(course: &CourseDraft, variant: &VariantEntry, path: &str, findings: &mut Vec<Finding>) {
    let id = &variant.id.value;
    if variant.lessons.is_empty() {
        findings.push(VARIANT_WITHOUT_LESSONS.at(
            path,
            variant.id.line,
            format!("変種 {id} にレッスンがありません。"),
            "lessons = [\"…\"] に、受けるレッスンのidを順に書いてください。",
        ));
    }
    for exercise in &variant.exercises {
        if !course.exercises.iter().any(|known| known.id.value == exercise.value) {
            findings.push(UNKNOWN_EXERCISE.at(
                path,
                exercise.line,
                format!("演習「{}」は exercises フォルダーにありません。", exercise.value),
                "idのつづりを直すか、exercises/….toml を置いてください。",
            ));
        }
    }
    let lessons = course.manifest.lessons.iter();
    let objectives: BTreeSet<&str> = lessons
        .filter(|lesson| variant.lessons.iter().any(|held| held.value == lesson.id.value))
        .flat_map(|lesson| &lesson.objectives)
        .map(|objective| objective.value.as_str())
        .collect();
    let bank = course.bank.iter().filter(|draft| objectives.contains(draft.objective.value.as_str())).count();
    let beyond = |drawn: u32| usize::try_from(drawn).is_ok_and(|drawn| drawn > bank);
    if let Some(drawn) = variant.questions.filter(|drawn| beyond(drawn.value)) {
        findings.push(DRAWN_BEYOND_BANK.at(
            path,
            drawn.line,
            format!("変種 {id} は{}問を出題しますが、その目標の設問は{bank}問しかありません。", drawn.value),
            "questions を減らすか、quiz.toml に設問を加えてください。",
        ));
    }
}
