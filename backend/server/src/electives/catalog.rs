//! The catalogue of one person: every published course, and what it is to them. Loaded in a fixed number of
//! queries however many courses there are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use contract::electives::{CatalogCourse, ElectiveOffer, Mine, MyApplication, RelatedCourse};
use courseware::CourseMaterial;
use learning::deadline::assignment_state;
use learning::derivation::Standing;
use learning::duty::DutyState;
use learning::elective::{Applicant, ApplicationState, Audience, Offer, due_on, may_apply};
use learning::fiscal_year::FiscalYear;
use learning::folding::search_key;

use crate::assignments::store::{Duty, duties_of};
use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::electives::seats;
use crate::electives::store::{self, Application, Places, Settings, Wanted};
use crate::error::Error;
use crate::page::length;
use crate::requirements::audience;
use crate::session::CurrentUser;

/// Everything that the catalogue of a person is made of.
pub struct Known {
    today: NaiveDate,
    courses: Vec<Arc<CourseMaterial>>,
    settings: BTreeMap<String, Settings>,
    places: BTreeMap<String, Places>,
    duties: Vec<Duty>,
    applications: Vec<Application>,
    /// Courses that elective rules (△) of the curriculum offer to the person.
    by_curriculum: BTreeSet<String>,
}

impl Known {
    /// Loads it.
    ///
    /// # Errors
    /// The database refuses.
    pub fn load(
        c: &mut Connection,
        shelf: &Shelf,
        user: &CurrentUser,
        today: NaiveDate,
    ) -> Result<Known, Error> {
        let tenant_id = user.tenant_id.as_str();
        let year = FiscalYear::containing(today).0;
        let courses = catalog::store::newest(c, tenant_id)?
            .iter()
            .map(|version| shelf.taken(c, tenant_id, &version.id, ""))
            .collect::<Result<Vec<_>, Error>>()?;
        let wanted = Wanted { person_id: Some(&user.person_id), fiscal_year: Some(year), id: None };
        Ok(Known {
            today,
            courses,
            settings: store::latest(c, tenant_id)?,
            places: store::places(c, tenant_id, year)?,
            duties: duties_of(c, tenant_id, &[&user.person_id], None)?,
            applications: store::applications(c, tenant_id, wanted)?,
            by_curriculum: audience::elective_courses(c, tenant_id, &user.person_id, today)?,
        })
    }

    /// All published courses, in order of code.
    #[must_use]
    pub fn courses(&self) -> &[Arc<CourseMaterial>] {
        &self.courses
    }

    /// A published course.
    #[must_use]
    pub fn course(&self, code: &str) -> Option<&CourseMaterial> {
        self.courses.iter().find(|course| course.code == code).map(Arc::as_ref)
    }

    /// How a course is offered.
    #[must_use]
    pub fn offer(&self, code: &str) -> Offer {
        self.settings.get(code).map(|settings| settings.offer).unwrap_or_default()
    }

    /// What decides whether the person may apply for a course.
    #[must_use]
    pub fn applicant(&self, course: &CourseMaterial, offer: &Offer) -> Applicant {
        Applicant {
            eligible: offer.audience == Audience::Everyone || self.by_curriculum.contains(&course.code),
            assigned: self.duty(&course.code).is_some(),
            applied: self.latest(&course.code).is_some_and(|one| one.state(self.today).is_live()),
            prerequisites_met: course.prerequisites.iter().all(|code| self.met(code)),
        }
    }

    /// The duty that counts for a course: that of this fiscal year, or one of an earlier year still to be done.
    fn duty(&self, code: &str) -> Option<(&Duty, DutyState)> {
        let year = FiscalYear::containing(self.today).0;
        let live = self.duties.iter().filter(|duty| duty.course_code == code);
        let live = live.filter_map(|duty| Some((duty, duty.state(self.today)?)));
        let to_do = |state: DutyState| state.is_open() || state == DutyState::Overdue;
        live.filter(|(duty, state)| duty.fiscal_year == year || to_do(*state))
            .max_by_key(|(duty, _)| duty.fiscal_year)
    }

    fn latest(&self, code: &str) -> Option<&Application> {
        self.applications.iter().rev().find(|application| application.row.course_code == code)
    }

    fn completed_on(&self, code: &str) -> Option<NaiveDate> {
        let of = self.duties.iter().filter(|duty| duty.course_code == code);
        of.filter_map(|duty| duty.facts.completed_on).max()
    }

    /// Whether a prerequisite is complete, or to be done anyway.
    fn met(&self, code: &str) -> bool {
        self.completed_on(code).is_some() || self.duty(code).is_some()
    }

    fn related(&self, codes: &[String]) -> Vec<RelatedCourse> {
        let related = |code: &String| RelatedCourse {
            code: code.clone(),
            title: self.course(code).map(|course| course.title.clone()).unwrap_or_default(),
            met: self.met(code),
        };
        codes.iter().map(related).collect()
    }

    /// A course as the person sees it.
    #[must_use]
    pub fn view(&self, course: &CourseMaterial) -> CatalogCourse {
        let offer = self.offer(&course.code);
        CatalogCourse {
            code: course.code.clone(),
            title: course.title.clone(),
            family: course.family.clone(),
            level: course.level,
            minutes: course.minutes,
            summary: course.summary.clone(),
            objectives: course.objectives.iter().map(|objective| objective.text.clone()).collect(),
            literacy: course.literacy.clone(),
            dssl: course.dssl.clone(),
            prerequisites: self.related(&course.prerequisites),
            recommended: self.related(&course.recommended),
            completed_on: self.completed_on(&course.code),
            mine: self.mine(course, &offer),
            elective: offer.open.then(|| self.elective(&course.code, &offer)),
        }
    }

    fn elective(&self, code: &str, offer: &Offer) -> ElectiveOffer {
        let none = Places::default();
        let places = self.places.get(code).unwrap_or(&none);
        ElectiveOffer {
            approval: offer.approval,
            seats: offer.seats,
            free: seats::free(offer, places),
            waiting: length(&places.waiting),
            opens_on: offer.opens_on,
            closes_on: offer.closes_on,
            due_on: due_on(offer, self.today),
        }
    }

    fn mine(&self, course: &CourseMaterial, offer: &Offer) -> Mine {
        let latest = self.latest(&course.code);
        if let Some((duty, state)) = self.duty(&course.code) {
            return self.assigned(duty, state, latest);
        }
        if let Some(live) = latest.filter(|one| one.state(self.today).is_live()) {
            return Mine::Applied { application: self.application(live, false) };
        }
        let before = latest.map(|one| self.application(one, false));
        match may_apply(offer, &self.applicant(course, offer), self.today) {
            Ok(()) => Mine::Open { before },
            Err(why) => Mine::Closed { why, before },
        }
    }

    fn assigned(&self, duty: &Duty, state: DutyState, latest: Option<&Application>) -> Mine {
        let (facts, assignment_id) = (&duty.facts, duty.id.clone());
        match (facts.completed_on, state) {
            (Some(on), _) => Mine::Completed { assignment_id, on },
            (None, DutyState::Credited) => Mine::Excused { standing: Standing::Credited },
            (None, DutyState::Exempt) => Mine::Excused { standing: Standing::Exempt },
            (None, DutyState::Suspended) => Mine::Excused { standing: Standing::Suspended },
            (None, _) => Mine::Assigned {
                assignment_id,
                due_on: facts.due_on,
                state: assignment_state(facts, self.today),
                application: latest
                    .filter(|one| one.state(self.today).is_live())
                    .map(|one| self.application(one, facts.started)),
            },
        }
    }

    fn application(&self, of: &Application, begun: bool) -> MyApplication {
        let state = of.state(self.today);
        let decided = of.decisions.last();
        let places = self.places.get(&of.row.course_code);
        let waits = state == ApplicationState::Waiting;
        MyApplication {
            id: of.row.id.clone(),
            applied_at: of.row.applied_at,
            state,
            place: places.filter(|_| waits).and_then(|places| places.place(&of.row.id)),
            reason: decided.map(|one| one.reason.clone()).filter(|reason| !reason.is_empty()),
            decided_by: decided.map(|one| one.by.clone()).filter(|by| !by.is_empty()),
            withdrawable: state.is_live() && !(state == ApplicationState::Granted && begun),
        }
    }
}

/// What a person looks for; empty and none for everything.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Words, all of which must occur in title, summary, objectives, literacy items or DSS-L items.
    pub words: String,
    /// Family.
    pub family: String,
    /// Level.
    pub level: Option<u8>,
    /// Most minutes.
    pub minutes: Option<u32>,
}

impl Search {
    /// Whether a course is what is looked for. Spellings are folded as in every search.
    #[must_use]
    pub fn matches(&self, course: &CourseMaterial) -> bool {
        let objectives = course.objectives.iter().map(|objective| objective.text.as_str());
        let items = course.literacy.iter().chain(&course.dssl).map(String::as_str);
        let texts: Vec<&str> = [course.code.as_str(), &course.title, &course.summary]
            .into_iter()
            .chain(objectives)
            .chain(items)
            .collect();
        let text = search_key(&texts.join("\n"));
        (self.family.is_empty() || course.family == self.family)
            && self.level.is_none_or(|level| course.level == level)
            && self.minutes.is_none_or(|minutes| course.minutes <= minutes)
            && self.words.split_whitespace().all(|word| text.contains(&search_key(word)))
    }
}
