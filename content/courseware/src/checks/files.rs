//! Files that are there but not used.

use crate::course::{CourseDraft, NOTES};
use crate::exercise;
use crate::finding::Finding;
use crate::rules::{UNEXPECTED_FILE, UNUSED_FIGURE};

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    for name in &course.files {
        let figure = name.strip_prefix("figures/").filter(|figure| course.figures.contains_key(*figure));
        if let Some(figure) = figure {
            if !course.lessons.iter().any(|lesson| lesson.figures.contains(figure)) {
                findings.push(UNUSED_FIGURE.at(
                    course.path(name),
                    1,
                    "この図はどのレッスンにも出てきません。",
                    "レッスンに入れるか、ファイルを消してください。",
                ));
            }
            continue;
        }
        let known = ["course.toml", "quiz.toml", NOTES].contains(&name.as_str()) || exercise::is_file(name);
        if !known && !course.manifest.lessons.iter().any(|lesson| lesson.file.value == *name) {
            findings.push(UNEXPECTED_FILE.at(
                course.path(name),
                1,
                "このファイルはコースのどこからも使われていません。",
                "course.toml の [[lessons]] に加えるか、消してください。",
            ));
        }
    }
}
