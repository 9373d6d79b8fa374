//! Applications as section heads and HR see them.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use contract::electives::{DecisionLine, ElectiveApplication, ElectiveCourse};
use learning::elective::ApplicationState;

use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::electives::store::{self, Applicant, Application, Places, Wanted};
use crate::error::Error;
use crate::organization;
use crate::page::{count, length};

/// All applications of a fiscal year with what is needed to show them.
pub struct Overview {
    today: NaiveDate,
    courses: Vec<(String, String, u32)>,
    applications: Vec<Application>,
    applicants: HashMap<String, Applicant>,
    places: BTreeMap<String, Places>,
}

impl Overview {
    /// Loads it, in a fixed number of queries.
    ///
    /// # Errors
    /// The database refuses.
    pub fn load(
        c: &mut Connection,
        shelf: &Shelf,
        tenant_id: &str,
        fiscal_year: i32,
        today: NaiveDate,
    ) -> Result<Overview, Error> {
        let mut courses = Vec::new();
        for version in catalog::store::newest(c, tenant_id)? {
            let course = shelf.taken(c, tenant_id, &version.id, "")?;
            courses.push((course.code.clone(), course.title.clone(), course.minutes));
        }
        let wanted = Wanted { fiscal_year: Some(fiscal_year), ..Wanted::default() };
        Ok(Overview {
            today,
            courses,
            applications: store::applications(c, tenant_id, wanted)?,
            applicants: store::applicants(c, tenant_id, fiscal_year)?,
            places: store::places(c, tenant_id, fiscal_year)?,
        })
    }

    /// Applications without a decision of people whose main unit is this one, oldest first. The caller's own
    /// is shown, but is not theirs to decide.
    #[must_use]
    pub fn requested_in(&self, department_id: &str, caller: &str) -> Vec<ElectiveApplication> {
        let of_unit = |one: &&Application| {
            let applicant = self.applicants.get(&one.row.person_id);
            applicant.is_some_and(|applicant| applicant.department_id == department_id)
                && one.state(self.today) == ApplicationState::Requested
        };
        self.applications.iter().filter(of_unit).filter_map(|one| self.view(one, caller)).collect()
    }

    /// All applications: those to decide first, then by course, seat and place on the waiting list.
    #[must_use]
    pub fn all(&self, caller: &str) -> Vec<ElectiveApplication> {
        let mut all: Vec<ElectiveApplication> =
            self.applications.iter().filter_map(|one| self.view(one, caller)).collect();
        // The sort is stable: within one line of the order, who applied first stands first.
        all.sort_by_key(|one| {
            let decided = one.state != ApplicationState::Requested;
            (decided, one.course_code.clone(), one.state, one.place)
        });
        all
    }

    fn view(&self, of: &Application, caller: &str) -> Option<ElectiveApplication> {
        let applicant = self.applicants.get(&of.row.person_id)?;
        let state = of.state(self.today);
        let course = self.courses.iter().find(|(code, ..)| *code == of.row.course_code);
        let places = self.places.get(&of.row.course_code);
        let waits = state == ApplicationState::Waiting;
        Some(ElectiveApplication {
            id: of.row.id.clone(),
            staff_number: applicant.staff_number.clone(),
            name: applicant.name.clone(),
            department: applicant.department.clone(),
            course_code: of.row.course_code.clone(),
            course_title: course.map(|(_, title, _)| title.clone()).unwrap_or_default(),
            minutes: course.map_or(0, |(.., minutes)| *minutes),
            note: of.row.note.clone(),
            applied_at: of.row.applied_at,
            state,
            place: places.filter(|_| waits).and_then(|places| places.place(&of.row.id)),
            decisions: of
                .decisions
                .iter()
                .map(|one| DecisionLine {
                    decision: one.decision,
                    by: one.by.clone(),
                    at: one.at,
                    reason: one.reason.clone(),
                })
                .collect(),
            decidable: state == ApplicationState::Requested && of.row.person_id != caller,
        })
    }

    /// Every published course with its settings and counts.
    ///
    /// # Errors
    /// The database refuses.
    pub fn courses(&self, c: &mut Connection, tenant_id: &str) -> Result<Vec<ElectiveCourse>, Error> {
        let settings = store::latest(c, tenant_id)?;
        let writers = settings.values().filter_map(|settings| settings.saved_by.as_deref());
        let names = organization::store::names_of(c, tenant_id, writers)?;
        let none = (store::Settings::default(), Places::default());
        let course = |(code, title, _): &(String, String, u32)| {
            let settings = settings.get(code).unwrap_or(&none.0);
            let places = self.places.get(code).unwrap_or(&none.1);
            let requested = self.applications.iter().filter(|one| {
                one.row.course_code == *code && one.state(self.today) == ApplicationState::Requested
            });
            let saved_by = settings.saved_by.as_ref();
            ElectiveCourse {
                code: code.clone(),
                title: title.clone(),
                offer: settings.offer,
                revision: u32::try_from(settings.revision).unwrap_or(0),
                saved_by: saved_by.map(|number| names.get(number).unwrap_or(number).clone()),
                saved_at: settings.saved_at,
                requested: count(i64::try_from(requested.count()).unwrap_or(i64::MAX)),
                granted: count(i64::try_from(places.granted.len()).unwrap_or(i64::MAX)),
                waiting: length(&places.waiting),
            }
        };
        Ok(self.courses.iter().map(course).collect())
    }
}
