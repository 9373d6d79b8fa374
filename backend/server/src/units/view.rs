//! From facts to the page of a section head: units, people, duties, in a fixed number of queries.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use contract::units::{Confirmation, Unit, UnitDuty, UnitPerson};
use learning::duty::DutyState;
use learning::figure::{Bucket, Figure};
use learning::fiscal_year::FiscalYear;

use crate::assignments::store::{Duty, duties_of};
use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::electives::overview::Overview;
use crate::error::Error;
use crate::organization;
use crate::organization::store::IN_POPULATION;
use crate::reporting::figures::{self, Cut, Question};
use crate::reporting::store::cells;
use crate::session::CurrentUser;
use crate::units::store::{self, ConfirmationRow, Member, OwnUnit};
use crate::units::{stored, tally};

/// The units of a section head today, with the duties of a fiscal year.
///
/// # Errors
/// The database refuses.
pub fn units(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    fiscal_year: FiscalYear,
    today: NaiveDate,
) -> Result<Vec<Unit>, Error> {
    let tenant_id = user.tenant_id.as_str();
    let own = store::units_of(c, tenant_id, &user.person_id, today)?;
    let ids: Vec<&str> = own.iter().map(|unit| unit.department_id.as_str()).collect();
    let members = store::members(c, tenant_id, &ids)?;
    let people: Vec<&str> = members.iter().map(|member| member.person_id.as_str()).collect();
    let duties = duties_of(c, tenant_id, &people, Some(fiscal_year.0))?;
    let labels = organization::store::grade_labels(c, tenant_id)?;
    let titles = catalog::store::titles(c, tenant_id)?;
    let all: BTreeSet<String> = own.iter().map(|unit| unit.department_id.clone()).collect();
    // In a year that is over, people are those of its last day, as its duties are.
    let headcounts = cells::headcounts_on(c, tenant_id, Some(&all), fiscal_year.last_day().min(today))?;
    let question =
        Question { departments: Cut::Of(all), courses: Cut::Each, ..Question::whole(fiscal_year, today) };
    let figures = figures::figures(c, tenant_id, &question, today)?;
    let mut shown = Shown { titles, labels, duties: HashMap::new(), today };
    for duty in duties {
        shown.duties.entry(duty.person_id.clone()).or_default().push(duty);
    }
    let year = FiscalYear::containing(today);
    let overview = Overview::load(c, shelf, tenant_id, year.0, today)?;
    let confirmations = store::confirmations(c, tenant_id, fiscal_year.0)?;
    own.into_iter()
        .map(|unit| {
            let of_unit = members.iter().filter(|member| member.department_id == unit.department_id);
            let people = of_unit.map(|member| shown.person(member)).collect::<Result<Vec<_>, Error>>()?;
            let latest = confirmations.iter().rev().find(|row| row.department_id == unit.department_id);
            let OwnUnit { department_id, name, division, main } = unit;
            Ok(Unit {
                applications: overview.requested_in(&department_id, &user.person_id),
                counts: tally::of(&department_id, &figures, &headcounts, &shown.titles)?,
                confirmation: latest.map(confirmation).transpose()?,
                department_id,
                name,
                division,
                main,
                people,
            })
        })
        .collect()
}

/// A stored confirmation as it is shown.
///
/// # Errors
/// Stored figures that this program cannot read.
pub fn confirmation(row: &ConfirmationRow) -> Result<Confirmation, Error> {
    Ok(Confirmation {
        by: row.confirmed_by_name.clone(),
        at: row.confirmed_at,
        counts: stored::read(&row.counts)?,
    })
}

/// What every person of the page is made of.
struct Shown {
    titles: BTreeMap<String, String>,
    labels: BTreeMap<String, String>,
    duties: HashMap<String, Vec<Duty>>,
    today: NaiveDate,
}

impl Shown {
    fn person(&self, member: &Member) -> Result<UnitPerson, Error> {
        let none = Vec::new();
        let own = self.duties.get(&member.person_id).unwrap_or(&none);
        let mut duties: Vec<UnitDuty> = own.iter().filter_map(|duty| self.duty(duty)).collect();
        // Stable: within one state they stay in order of their due dates.
        duties.sort_by_key(|duty| duty.state);
        let status = organization::store::status_of(&member.status)?;
        let mut figure = Figure::default();
        own.iter().for_each(|duty| figure.add(Bucket::of(&duty.facts, status, self.today), 1));
        Ok(UnitPerson {
            staff_number: member.staff_number.clone(),
            name: member.name.clone(),
            title: member.title.clone(),
            grade: self.labels.get(&member.grade).cloned().unwrap_or_default(),
            main: member.main,
            status,
            counted: member.main && IN_POPULATION.contains(&member.status.as_str()),
            figure,
            duties,
        })
    }

    fn duty(&self, duty: &Duty) -> Option<UnitDuty> {
        let state: DutyState = duty.state(self.today)?;
        Some(UnitDuty {
            course_code: duty.course_code.clone(),
            title: self.titles.get(&duty.course_code).cloned().unwrap_or_default(),
            due_on: duty.facts.due_on,
            state,
            completed_on: duty.facts.completed_on.filter(|day| *day <= self.today),
        })
    }
}
