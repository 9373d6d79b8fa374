//! An independent count: raw rows of the tables, added up here. Shares no query with the server.

use std::collections::{BTreeMap, BTreeSet};

use contract::reporting::Rate;
use diesel::prelude::*;
use server::database::dialect::Connection;
use server::database::schema::{assignments, completions, departments, staff};
use tests::app::TestApp;

/// One assignment with the person's post today.
#[derive(Debug, Clone)]
pub(super) struct Duty {
    pub(super) staff_number: String,
    pub(super) name: String,
    pub(super) department: String,
    pub(super) department_code: String,
    pub(super) department_id: String,
    pub(super) grade: String,
    pub(super) status: String,
    pub(super) course: String,
    pub(super) completed: bool,
}

impl Duty {
    pub(super) fn counts(&self) -> bool {
        self.status == "active" || self.status == "seconded-in"
    }
}

type Post = (String, String, String, String, String);

/// Every assignment of fiscal year 2026.
pub(super) fn duties(app: &TestApp) -> Vec<Duty> {
    let read = |c: &mut Connection| {
        let people: Vec<(String, Post)> = staff::table
            .select((
                staff::person_id,
                (staff::staff_number, staff::name, staff::department_id, staff::grade, staff::status),
            ))
            .load(c)?;
        let units: Vec<(String, (String, String))> =
            departments::table.select((departments::id, (departments::code, departments::name))).load(c)?;
        let done: Vec<String> = completions::table.select(completions::assignment_id).load(c)?;
        let all: Vec<(String, String, String)> = assignments::table
            .filter(assignments::fiscal_year.eq(2026))
            .select((assignments::id, assignments::person_id, assignments::course_code))
            .load(c)?;
        Ok((people, units, done, all))
    };
    let (people, units, done, all) = app.state.database.read_now(read).expect("raw rows");
    let (people, units) = (BTreeMap::from_iter(people), BTreeMap::from_iter(units));
    let done: BTreeSet<String> = done.into_iter().collect();
    all.into_iter()
        .map(|(id, person, course)| {
            let (staff_number, name, department_id, grade, status) = people[&person].clone();
            let (department_code, department) = units[&department_id].clone();
            let completed = done.contains(&id);
            Duty {
                staff_number,
                name,
                department,
                department_code,
                department_id,
                grade,
                status,
                course,
                completed,
            }
        })
        .collect()
}

/// Completed and all of those that match, in the population.
pub(super) fn rate(duties: &[Duty], matches: impl Fn(&Duty) -> bool) -> Rate {
    let counted = duties.iter().filter(|duty| duty.counts() && matches(duty));
    counted.fold(Rate::default(), |rate, duty| Rate {
        numerator: rate.numerator + u32::from(duty.completed),
        denominator: rate.denominator + 1,
    })
}
