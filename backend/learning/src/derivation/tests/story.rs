//! A small language for the tests: a world, a person, and what is derived day by day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::curriculum::{Audience, CourseInfo, Curriculum, MonthDay, OrganizationFacts, Rule};
use crate::derivation::{
    Credit, Derived, Duty, KnownDuty, PersonFacts, Published, Standing, Waiver, World, derive,
};
use crate::fiscal_year::FiscalYear;
use crate::ledger::{Change, Event, EventKind, Timeline};
use crate::role::{Attribute, EmploymentStatus, Grade};
use crate::validity::Validity;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn fixed(month: u32, day: u32) -> crate::curriculum::DueRule {
    crate::curriculum::DueRule::FixedDay { day: MonthDay { month, day } }
}

pub(crate) fn grades(grades: &[Grade]) -> Audience {
    Audience::Grades(grades.iter().copied().collect())
}

pub(crate) fn with(attribute: Attribute) -> Audience {
    Audience::Attributes(BTreeSet::from([attribute]))
}

pub(crate) fn course(prerequisites: &[&str], validity: Validity) -> CourseInfo {
    CourseInfo {
        prerequisites: prerequisites.iter().map(|code| (*code).to_owned()).collect(),
        minutes: 20,
        validity,
        published_on: day("2025-03-01"),
    }
}

/// A world with one published curriculum since 2025-03-01 and courses A to E without prerequisites.
pub(crate) fn world(rules: Vec<Rule>) -> World {
    let courses = ["A", "B", "C", "D", "E"]
        .into_iter()
        .map(|code| (code.to_owned(), course(&[], Validity::EachFiscalYear)))
        .collect();
    World {
        versions: vec![Published {
            number: 1,
            published_on: day("2025-03-01"),
            curriculum: Curriculum { rules },
        }],
        organization: OrganizationFacts::default(),
        courses,
        redate: Vec::new(),
    }
}

pub(crate) struct Story {
    pub(crate) person: PersonFacts,
    events: Vec<Event>,
}

impl Story {
    pub(crate) fn hired(on: &str) -> Story {
        let change = Change {
            staff_number: Some("004512".to_owned()),
            name: Some("髙﨑　汐里".to_owned()),
            department_id: Some("citizens".to_owned()),
            title: Some("主事".to_owned()),
            grade: Some(Grade::G70),
            status: Some(EmploymentStatus::Active),
            hired_on: Some(day(on)),
            ..Change::default()
        };
        let person = PersonFacts { person_id: "p".to_owned(), ..PersonFacts::default() };
        Story { person, events: Vec::new() }.happens(EventKind::Hired, on, change)
    }

    pub(crate) fn happens(mut self, kind: EventKind, on: &str, change: Change) -> Story {
        let id = format!("{:03}", self.events.len());
        let recorded_at = "2025-03-01T00:00:00Z".parse().unwrap();
        self.events.push(Event { id, kind, effective_on: day(on), recorded_at, change });
        self.person.timeline = Timeline::of(&self.events);
        self
    }

    pub(crate) fn promoted(self, on: &str, grade: Grade) -> Story {
        self.happens(EventKind::Promoted, on, Change { grade: Some(grade), ..Change::default() })
    }

    pub(crate) fn moved(self, on: &str, department: &str) -> Story {
        let department_id = Some(department.to_owned());
        self.happens(EventKind::Transferred, on, Change { department_id, ..Change::default() })
    }

    pub(crate) fn given(self, on: &str, attribute: Attribute) -> Story {
        let change = Change { attributes_added: BTreeSet::from([attribute]), ..Change::default() };
        self.happens(EventKind::Attributes, on, change)
    }

    pub(crate) fn without(self, on: &str, attribute: Attribute) -> Story {
        let change = Change { attributes_removed: BTreeSet::from([attribute]), ..Change::default() };
        self.happens(EventKind::Attributes, on, change)
    }

    pub(crate) fn status(self, on: &str, kind: EventKind, status: EmploymentStatus) -> Story {
        self.happens(kind, on, Change { status: Some(status), ..Change::default() })
    }

    pub(crate) fn credited(mut self, course: &str, on: &str) -> Story {
        self.person.credits.push(Credit { course: course.to_owned(), completed_on: day(on) });
        self
    }

    pub(crate) fn waived(mut self, course: &str, from: &str, until: &str) -> Story {
        self.person.waivers.push(Waiver { course: course.to_owned(), from: day(from), until: day(until) });
        self
    }

    /// Derives and keeps the result, as the server does.
    pub(crate) fn derive(&mut self, world: &World, today: &str) -> Derived {
        let derived = derive(world, &self.person, day(today));
        let known = |duty: &Duty| {
            let before = self
                .person
                .duties
                .iter()
                .find(|known| known.course == duty.course && known.fiscal_year == duty.fiscal_year);
            KnownDuty {
                course: duty.course.clone(),
                fiscal_year: duty.fiscal_year,
                standing: duty.standing,
                standing_since: duty.standing_since,
                due_on: duty.due_on,
                causes: duty.causes.clone(),
                completed_on: before.and_then(|known| known.completed_on),
                extended_to: before.and_then(|known| known.extended_to),
            }
        };
        self.person.duties = derived.duties.iter().map(known).collect();
        derived
    }

    pub(crate) fn complete(&mut self, course: &str, year: i32, on: &str) {
        let duty = self.known(course, year);
        duty.completed_on = Some(day(on));
    }

    pub(crate) fn extend(&mut self, course: &str, year: i32, to: &str) {
        self.known(course, year).extended_to = Some(day(to));
    }

    fn known(&mut self, course: &str, year: i32) -> &mut KnownDuty {
        let same = |duty: &&mut KnownDuty| duty.course == course && duty.fiscal_year == FiscalYear(year);
        self.person.duties.iter_mut().find(same).expect("a duty")
    }
}

pub(crate) fn duty<'a>(derived: &'a Derived, course: &str, year: i32) -> &'a Duty {
    let same = |duty: &&Duty| duty.course == course && duty.fiscal_year == FiscalYear(year);
    derived.duties.iter().find(same).unwrap_or_else(|| panic!("{course} {year}: {derived:?}"))
}

pub(crate) fn has(derived: &Derived, course: &str, year: i32) -> bool {
    derived.duties.iter().any(|duty| duty.course == course && duty.fiscal_year == FiscalYear(year))
}

pub(crate) fn stands(derived: &Derived, course: &str, year: i32) -> (Standing, NaiveDate) {
    let duty = duty(derived, course, year);
    (duty.standing, duty.due_on)
}
