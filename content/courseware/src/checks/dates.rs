//! Dates of sources against the day of the check.

use chrono::NaiveDate;

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::rules::{SOURCE_DATES, SOURCE_OVERDUE};

pub(super) fn check(course: &CourseDraft, today: NaiveDate, findings: &mut Vec<Finding>) {
    let path = course.path("course.toml");
    for source in &course.manifest.sources {
        let (line, source) = (source.line, &source.value);
        if source.next_check < today {
            findings.push(SOURCE_OVERDUE.at(
                path.clone(),
                line,
                format!("出どころ {} の次回確認日 {} を過ぎています。", source.id, source.next_check),
                "内容が今も正しいかを確かめ、as_of と next_check を新しくしてください。",
            ));
        }
        if source.as_of > today {
            findings.push(SOURCE_DATES.at(
                path.clone(),
                line,
                format!("出どころ {} の時点 {} が未来の日付です。", source.id, source.as_of),
                "事実を確かめた日、または公表された日を書いてください。",
            ));
        }
        if source.next_check <= source.as_of {
            findings.push(SOURCE_DATES.at(
                path.clone(),
                line,
                format!("出どころ {} の次回確認日が時点より後ではありません。", source.id),
                "next_check を as_of より後の日にしてください。",
            ));
        }
    }
}
