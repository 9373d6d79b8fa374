//! Who handles specific personal information (特定個人情報), which courses they need, and what came of it. The
//! courses are those of the gate that HR keeps for it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::gates::RequiredCourse;
use learning::ledger::Timeline;
use learning::role::Attribute;

use crate::assignments::store::{Duty, duties_of};
use crate::catalog;
use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::store;
use crate::error::Error;
use crate::events::held::{self, HeldSession};
use crate::organization::{self, ledger};
use crate::records::store::history::{self, Whose};
use crate::{gates, records};

/// Code of the gate.
const GATE: &str = "specific-personal-information";
/// The course that stands for it where there is no such gate.
const COURSE: &str = "SEC-07";

/// Everything known.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Course code and title; the title is empty while it is not published.
    pub courses: Vec<(String, String)>,
    /// People, in order of department code and staff number.
    pub people: Vec<Person>,
    /// Sessions about these courses until the day asked for, in order of time.
    pub sessions: Vec<HeldSession>,
}

/// A person who is concerned, as of the day asked for.
#[derive(Debug, Clone)]
pub struct Person {
    /// Person id.
    pub person_id: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// 職名.
    pub title: String,
    /// Employment status in words, where the person is away or gone.
    pub away: Option<&'static str>,
    /// Duties of the fiscal year.
    pub duties: Vec<Duty>,
    /// Outside training and events that count: course code, form and day.
    pub credits: Vec<(String, String, NaiveDate)>,
}

/// Loads what is known, in a fixed number of queries.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn load(c: &mut Connection, asked: &Asked) -> Result<Facts, Error> {
    let (tenant_id, as_of) = (asked.tenant_id(), asked.as_of);
    let courses = courses(c, tenant_id)?;
    let codes: Vec<String> = courses.iter().map(|(code, _)| code.clone()).collect();
    let attribute = Attribute::SpecificPersonalInformation;
    let before_work = store::before_work(c, tenant_id, &codes, asked.year.0)?;
    let with_attribute = store::with_attribute(c, tenant_id, attribute.as_str())?;
    let ids: Vec<&str> = before_work.union(&with_attribute).map(String::as_str).collect();
    let mut duties: BTreeMap<String, Vec<Duty>> = BTreeMap::new();
    for duty in duties_of(c, tenant_id, &ids, Some(asked.year.0))? {
        if codes.contains(&duty.course_code) {
            duties.entry(duty.person_id.clone()).or_default().push(duty);
        }
    }
    let mut credits: BTreeMap<String, Vec<(String, String, NaiveDate)>> = BTreeMap::new();
    for row in history::credited(c, tenant_id, &Whose::Everybody(asked.year))? {
        if codes.contains(&row.course_code) && row.completed_on <= as_of && row.result == "completed" {
            let form = records::record::form_of(&row.form)?;
            let form = contract::wording::training_form(form).to_owned();
            credits.entry(row.person_id).or_default().push((row.course_code, form, row.completed_on));
        }
    }
    let timelines = ledger::timelines(c, tenant_id, Some(&ids))?;
    let mut people = Vec::new();
    let codes_of_units = unit_codes(c, tenant_id)?;
    let model = organization::units::load(c, tenant_id)?;
    for (person_id, line) in &timelines {
        let state = line.state_on(as_of);
        if !before_work.contains(person_id)
            && !state.is_some_and(|state| state.attributes.contains(&attribute))
        {
            continue;
        }
        let own = duties.remove(person_id).unwrap_or_default();
        let Some(person) = person(line, person_id, as_of, own) else { continue };
        let (unit, mut person) = person;
        person.department = model.name_on(&unit, as_of);
        person.credits = credits.remove(person_id).unwrap_or_default();
        people.push((codes_of_units.get(&unit).cloned().unwrap_or_default(), person));
    }
    people.sort_by(|(a, one), (b, other)| (a, &one.staff_number).cmp(&(b, &other.staff_number)));
    let people: Vec<Person> = people.into_iter().map(|(_, person)| person).collect();
    let wanted: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
    let sessions = held::of_year(c, tenant_id, asked.year)?;
    let sessions = sessions.into_iter().filter(|session| wanted.contains(session.subject.as_str()));
    Ok(Facts { courses, people, sessions: sessions.collect() })
}

/// A person as of a day; none for who was not there yet.
fn person(line: &Timeline, person_id: &str, as_of: NaiveDate, duties: Vec<Duty>) -> Option<(String, Person)> {
    let state = line.state_on(as_of)?;
    let away = (!state.status.counts_in_population()).then(|| state.status.label());
    let person = Person {
        person_id: person_id.to_owned(),
        staff_number: state.staff_number.clone(),
        name: state.name.clone(),
        department: String::new(),
        title: state.title.clone(),
        away,
        duties,
        credits: Vec::new(),
    };
    Some((state.department_id.clone(), person))
}

fn unit_codes(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, String>, Error> {
    let model = organization::units::load(c, tenant_id)?;
    Ok(model.all().iter().map(|unit| (unit.id.clone(), unit.code.clone())).collect())
}

fn courses(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, String)>, Error> {
    let gate = gates::store::all(c, tenant_id)?.into_iter().find(|gate| gate.code == GATE);
    let codes: Vec<String> = match gate {
        Some(gate) => {
            let courses: Vec<RequiredCourse> = serde_json::from_str(&gate.courses)?;
            courses.into_iter().map(|course| course.code).collect()
        }
        None => vec![COURSE.to_owned()],
    };
    let titles = catalog::store::titles(c, tenant_id)?;
    let titled = codes.into_iter().map(|code| {
        let title = titles.get(&code).cloned().unwrap_or_default();
        (code, title)
    });
    Ok(titled.collect())
}
