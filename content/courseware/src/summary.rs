//! Key figures of a course, for `manabiya content report`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::material::CourseMaterial;

/// Key figures of one course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CourseSummary {
    /// Course code.
    pub code: String,
    /// Title as shown.
    pub title: String,
    /// Number of lessons.
    pub lessons: usize,
    /// Characters of running text over all lessons.
    pub characters: u32,
    /// Number of exercises.
    pub exercises: usize,
    /// Minutes that the course claims.
    pub minutes: u32,
    /// Questions in the bank.
    pub questions: usize,
    /// Kind of question → how many.
    pub by_kind: BTreeMap<String, usize>,
    /// Objective id → how many questions test it.
    pub by_objective: BTreeMap<String, usize>,
    /// The oldest day on which a source was true.
    pub oldest_as_of: Option<NaiveDate>,
    /// The first day by which a source must be looked at again.
    pub next_check: Option<NaiveDate>,
}

/// Key figures of a course.
#[must_use]
pub fn summary(course: &CourseMaterial) -> CourseSummary {
    let mut by_kind = BTreeMap::new();
    let mut by_objective: BTreeMap<String, usize> =
        course.objectives.iter().map(|objective| (objective.id.clone(), 0)).collect();
    for question in &course.bank {
        *by_kind.entry(question.kind().to_owned()).or_default() += 1;
        *by_objective.entry(question.objective.clone()).or_default() += 1;
    }
    CourseSummary {
        code: course.code.clone(),
        title: course.title.clone(),
        lessons: course.lessons.len(),
        characters: course.lessons.iter().map(|lesson| lesson.characters).sum(),
        exercises: course.exercises.len(),
        minutes: course.minutes,
        questions: course.bank.len(),
        by_kind,
        by_objective,
        oldest_as_of: course.sources.iter().map(|source| source.as_of).min(),
        next_check: course.sources.iter().map(|source| source.next_check).min(),
    }
}

/// A plain-text table: one line per course, and below it its questions by kind and by objective.
#[must_use]
pub fn table(courses: &[CourseSummary]) -> String {
    let mut lines =
        vec!["コード  レッスン  字数  演習  分  設問  最古の時点  次回確認日  コース名".to_owned()];
    for course in courses {
        lines.push(format!(
            "{:<6}  {:>8}  {:>5}  {:>4}  {:>2}  {:>4}  {:<10}  {:<10}  {}",
            course.code,
            course.lessons,
            course.characters,
            course.exercises,
            course.minutes,
            course.questions,
            date(course.oldest_as_of),
            date(course.next_check),
            course.title,
        ));
        lines.push(format!("        種類: {}", counts(&course.by_kind)));
        lines.push(format!("        目標: {}", counts(&course.by_objective)));
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn date(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "-".to_owned(), |date| date.to_string())
}

fn counts(counts: &BTreeMap<String, usize>) -> String {
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join("、")
}
