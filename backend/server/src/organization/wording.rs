//! Changes of people in Japanese words: what was, what will be. Pure.

use std::collections::BTreeMap;

use contract::organization::{FieldChange, StaffChange};
use learning::era::format_date;
use learning::ledger::{Change, EventKind, NO_END, PersonState};
use learning::role::Attribute;

use crate::organization::difference::change_kind;

/// What ids and codes are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Name of each department by id, those of the past included.
    pub departments: BTreeMap<String, String>,
    /// 職層 by code, as the organisation calls them.
    pub grades: BTreeMap<String, String>,
}

const NOTHING: &str = "なし";

impl Names {
    /// Name of a department.
    #[must_use]
    pub fn department(&self, id: &str) -> String {
        self.departments.get(id).cloned().unwrap_or_default()
    }

    fn departments<'a>(&self, ids: impl Iterator<Item = &'a String>) -> String {
        joined(ids.map(|id| self.department(id)))
    }

    fn post(&self, state: &PersonState) -> String {
        format!("{} {}", self.department(&state.department_id), state.title)
    }

    fn title(&self, state: &PersonState) -> String {
        let grade = self.grades.get(state.grade.code()).cloned().unwrap_or_default();
        format!("{}（{grade}）", state.title)
    }

    /// One line for each kind of change that happens to a person, each kind once.
    #[must_use]
    pub fn changes(
        &self,
        kinds: &[EventKind],
        before: Option<&PersonState>,
        after: &PersonState,
    ) -> Vec<StaffChange> {
        let mut found: Vec<StaffChange> = Vec::new();
        for event in kinds {
            let kind = change_kind(*event);
            if found.iter().any(|change| change.kind == kind) {
                continue;
            }
            let (from, to) = self.before_and_after(*event, before, after);
            let (staff_number, name) = (after.staff_number.clone(), after.name.clone());
            found.push(StaffChange { kind, staff_number, name, from, to });
        }
        found
    }

    fn before_and_after(
        &self,
        kind: EventKind,
        before: Option<&PersonState>,
        after: &PersonState,
    ) -> (String, String) {
        let Some(before) = before else {
            return (String::new(), self.post(after));
        };
        let both = |word: &dyn Fn(&PersonState) -> String| (word(before), word(after));
        match kind {
            EventKind::Hired => both(&|state| format!("{} {}", state.status.label(), self.post(state))),
            EventKind::Left => (self.post(before), String::new()),
            EventKind::Transferred => both(&|state| self.department(&state.department_id)),
            EventKind::Promoted | EventKind::Regraded => both(&|state| self.title(state)),
            EventKind::Renamed => both(&|state| state.name.clone()),
            EventKind::Renumbered | EventKind::Appointed => both(&|state| state.staff_number.clone()),
            EventKind::Concurrent => both(&|state| self.departments(state.concurrent_ids.iter())),
            EventKind::Attributes => both(&|state| attributes(state.attributes.iter())),
            EventKind::OnLeave
            | EventKind::ParentalLeave
            | EventKind::Returned
            | EventKind::SecondedOut
            | EventKind::SecondedIn => both(&|state| state.status.label().to_owned()),
            EventKind::Corrected => corrections(before, after),
        }
    }

    /// The fields of a change with their new values.
    #[must_use]
    pub fn fields(&self, change: &Change) -> Vec<FieldChange> {
        let text = |value: &Option<String>| value.clone().map(or_nothing);
        let day = |value: Option<chrono::NaiveDate>| value.map(last_day);
        let listed = |attributes_of: &std::collections::BTreeSet<Attribute>| {
            (!attributes_of.is_empty()).then(|| attributes(attributes_of.iter()))
        };
        [
            ("職員番号", text(&change.staff_number)),
            ("氏名", text(&change.name)),
            ("フリガナ", text(&change.kana)),
            ("所属", change.department_id.as_deref().map(|id| self.department(id))),
            ("兼務", change.concurrent_ids.as_ref().map(|ids| self.departments(ids.iter()))),
            ("職名", text(&change.title)),
            ("職層", change.grade.map(|grade| self.grades.get(grade.code()).cloned().unwrap_or_default())),
            ("職種", text(&change.job_kind)),
            ("在職区分", change.status.map(|status| status.label().to_owned())),
            ("採用年月日", day(change.hired_on)),
            ("異動年月日", day(change.posted_on)),
            ("任期終了・退職予定日", day(change.ends_on)),
            ("メール", text(&change.email)),
            ("加わる属性", listed(&change.attributes_added)),
            ("外れる属性", listed(&change.attributes_removed)),
        ]
        .into_iter()
        .filter_map(|(field, value)| Some(FieldChange { field: field.to_owned(), value: value? }))
        .collect()
    }
}

fn attributes<'a>(attributes: impl Iterator<Item = &'a Attribute>) -> String {
    joined(attributes.map(|attribute| attribute.label().to_owned()))
}

fn joined(words: impl Iterator<Item = String>) -> String {
    or_nothing(words.collect::<Vec<_>>().join("、"))
}

fn or_nothing(text: String) -> String {
    if text.trim().is_empty() { NOTHING.to_owned() } else { text }
}

fn last_day(day: chrono::NaiveDate) -> String {
    if day == NO_END { NOTHING.to_owned() } else { format_date(day) }
}

/// Every corrected field with its name.
fn corrections(before: &PersonState, after: &PersonState) -> (String, String) {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| NOTHING.to_owned(), last_day);
    let fields = |state: &PersonState| {
        [
            ("フリガナ", state.kana.clone()),
            ("職種", or_nothing(state.job_kind.clone())),
            ("採用年月日", format_date(state.hired_on)),
            ("異動年月日", day(state.posted_on)),
            ("任期終了・退職予定日", day(state.ends_on)),
            ("メール", or_nothing(state.email.clone())),
        ]
    };
    let pairs = fields(before).into_iter().zip(fields(after)).filter(|(old, new)| old.1 != new.1);
    let (from, to): (Vec<String>, Vec<String>) =
        pairs.map(|((field, old), (_, new))| (format!("{field} {old}"), format!("{field} {new}"))).unzip();
    (from.join("、"), to.join("、"))
}
