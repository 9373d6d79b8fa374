//! A row while it is typed. Pure: texts in, a row or the fields that are wrong out.

use std::collections::BTreeSet;

use contract::plan::{PlanAudience, PlanChoices, PlanRow, PlanSubject};
use learning::plan::LARGEST_MINUTES;
use learning::role::Grade;

/// What kind of subject is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// A course.
    #[default]
    Course,
    /// An event that is planned already.
    Event,
    /// An event that is still to be planned.
    NewEvent,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 3] = [Kind::Course, Kind::Event, Kind::NewEvent];

    /// The name within the form.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Course => "course",
            Kind::Event => "event",
            Kind::NewEvent => "new-event",
        }
    }

    /// The kind of that name.
    pub fn parse(text: &str) -> Kind {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text).unwrap_or_default()
    }
}

/// Texts of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RowDraft {
    /// Id of the row; empty for a new one.
    pub id: String,
    pub kind: Kind,
    pub course: String,
    pub event: String,
    pub title: String,
    pub starts_on: String,
    pub ends_on: String,
    pub target: String,
    pub in_charge: String,
    pub minutes: String,
    pub grades: BTreeSet<String>,
    pub departments: BTreeSet<String>,
    pub purpose: String,
    pub notes: String,
}

/// Which fields are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wrong {
    pub subject: bool,
    pub starts_on: bool,
    pub ends_on: bool,
    pub target: bool,
    pub minutes: bool,
}

impl RowDraft {
    /// The form of a row.
    pub fn of(row: &PlanRow) -> RowDraft {
        let mut draft = RowDraft {
            id: row.id.clone(),
            starts_on: row.starts_on.to_string(),
            ends_on: row.ends_on.to_string(),
            target: row.target_percent.map(|percent| percent.to_string()).unwrap_or_default(),
            in_charge: row.in_charge.clone(),
            minutes: row.minutes.to_string(),
            grades: row.audience.grades.iter().map(|grade| grade.code().to_owned()).collect(),
            departments: row.audience.department_ids.clone(),
            purpose: row.purpose.clone(),
            notes: row.notes.clone(),
            ..RowDraft::default()
        };
        match &row.subject {
            PlanSubject::Course { code } => draft.course.clone_from(code),
            PlanSubject::Event { event_id } => {
                (draft.kind, draft.event) = (Kind::Event, event_id.clone());
            }
            PlanSubject::NewEvent { title } => (draft.kind, draft.title) = (Kind::NewEvent, title.clone()),
        }
        draft
    }

    /// Chooses a course; the minutes follow it unless somebody typed others.
    pub fn choose_course(&mut self, code: String, choices: &PlanChoices) {
        let standard = |code: &str| {
            let course = choices.courses.iter().find(|course| course.code == code);
            course.map(|course| course.minutes.to_string()).unwrap_or_default()
        };
        if self.minutes.is_empty() || self.minutes == standard(&self.course) {
            self.minutes = standard(&code);
        }
        self.course = code;
    }

    /// The row.
    ///
    /// # Errors
    /// The fields that are wrong.
    pub fn row(&self) -> Result<PlanRow, Wrong> {
        let subject = self.subject();
        let (starts_on, ends_on) = (self.starts_on.parse().ok(), self.ends_on.parse().ok());
        let target = target(&self.target);
        let minutes =
            self.minutes.trim().parse().ok().filter(|minutes| (1..=LARGEST_MINUTES).contains(minutes));
        let wrong = Wrong {
            subject: subject.is_none(),
            starts_on: starts_on.is_none(),
            ends_on: ends_on.is_none(),
            target: target.is_err(),
            minutes: minutes.is_none(),
        };
        let (Some(subject), Some(starts_on), Some(ends_on), Ok(target_percent), Some(minutes)) =
            (subject, starts_on, ends_on, target, minutes)
        else {
            return Err(wrong);
        };
        Ok(PlanRow {
            id: self.id.clone(),
            subject,
            audience: PlanAudience {
                grades: self.grades.iter().filter_map(|code| Grade::parse(code).ok()).collect(),
                department_ids: self.departments.clone(),
            },
            starts_on,
            ends_on,
            target_percent,
            in_charge: self.in_charge.trim().to_owned(),
            minutes,
            purpose: self.purpose.trim().to_owned(),
            notes: self.notes.trim().to_owned(),
        })
    }

    fn subject(&self) -> Option<PlanSubject> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        match self.kind {
            Kind::Course => filled(&self.course).map(|code| PlanSubject::Course { code }),
            Kind::Event => filled(&self.event).map(|event_id| PlanSubject::Event { event_id }),
            Kind::NewEvent => filled(&self.title).map(|title| PlanSubject::NewEvent { title }),
        }
    }
}

/// Nothing, or a number from 0 to 100.
fn target(text: &str) -> Result<Option<u32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|percent| *percent <= 100).map(Some).ok_or(()),
    }
}

#[cfg(test)]
mod tests {
    use contract::plan::{PlanAudience, PlanChoices, PlanCourse, PlanRow, PlanSubject};
    use learning::role::Grade;

    use super::{Kind, RowDraft, Wrong};

    fn row(subject: PlanSubject) -> PlanRow {
        PlanRow {
            id: "a".to_owned(),
            subject,
            audience: PlanAudience {
                grades: [Grade::G30, Grade::G70].into(),
                department_ids: ["tax".to_owned()].into(),
            },
            starts_on: "2026-05-11".parse().unwrap(),
            ends_on: "2026-10-30".parse().unwrap(),
            target_percent: Some(95),
            in_charge: "someone".to_owned(),
            minutes: 30,
            purpose: "why".to_owned(),
            notes: String::new(),
        }
    }

    #[test]
    fn a_row_survives_its_form() {
        for subject in [
            PlanSubject::Course { code: "SEC-01".to_owned() },
            PlanSubject::Event { event_id: "0192".to_owned() },
            PlanSubject::NewEvent { title: "drill".to_owned() },
        ] {
            let row = row(subject);
            assert_eq!(RowDraft::of(&row).row(), Ok(row));
        }
        let open = PlanRow { target_percent: None, ..row(PlanSubject::NewEvent { title: "a".to_owned() }) };
        assert_eq!(RowDraft::of(&open).row(), Ok(open));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let all = Wrong { subject: true, starts_on: true, ends_on: true, target: false, minutes: true };
        assert_eq!(RowDraft::default().row(), Err(all));
        let good = RowDraft::of(&row(PlanSubject::NewEvent { title: "a".to_owned() }));
        let no_kind = RowDraft { kind: Kind::Course, ..good.clone() };
        assert_eq!(no_kind.row(), Err(Wrong { subject: true, ..Wrong::default() }));
        for target in ["101", "-1", "a", "9.5"] {
            let draft = RowDraft { target: target.to_owned(), ..good.clone() };
            assert_eq!(draft.row(), Err(Wrong { target: true, ..Wrong::default() }), "{target}");
        }
        for minutes in ["0", "12001", "", "a"] {
            let draft = RowDraft { minutes: minutes.to_owned(), ..good.clone() };
            assert_eq!(draft.row(), Err(Wrong { minutes: true, ..Wrong::default() }), "{minutes}");
        }
    }

    #[test]
    fn the_minutes_follow_the_course_until_somebody_types_others() {
        let course =
            |code: &str, minutes| PlanCourse { code: code.to_owned(), title: String::new(), minutes };
        let choices = PlanChoices {
            courses: vec![course("SEC-01", 30), course("SEC-02", 25)],
            events: vec![],
            departments: vec![],
            grades: vec![],
        };
        let mut draft = RowDraft::default();
        draft.choose_course("SEC-01".to_owned(), &choices);
        assert_eq!(draft.minutes, "30");
        draft.choose_course("SEC-02".to_owned(), &choices);
        assert_eq!(draft.minutes, "25");
        draft.minutes = "40".to_owned();
        draft.choose_course("SEC-01".to_owned(), &choices);
        assert_eq!((draft.course.as_str(), draft.minutes.as_str()), ("SEC-01", "40"));
    }
}
