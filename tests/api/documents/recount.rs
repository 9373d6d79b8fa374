//! An independent count: raw rows of duties, added up here. Shares no query with the server.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use server::database::dialect::Connection;
use server::database::schema::{assignments, completions, staff};
use tests::app::TestApp;

/// A duty that is in a denominator today.
#[derive(Debug, Clone)]
pub(super) struct Duty {
    pub(super) department_id: String,
    pub(super) grade: String,
    pub(super) course: String,
    pub(super) completed: bool,
    pub(super) overdue: bool,
}

/// Duties of fiscal year 2026 that count: of people at work, open already, required or completed.
pub(super) fn duties(app: &TestApp) -> Vec<Duty> {
    let today = app.state.clock.today();
    type Row = (String, String, String, String, NaiveDate, NaiveDate);
    let read = |c: &mut Connection| {
        let people: Vec<(String, (String, String, String))> = staff::table
            .select((staff::person_id, (staff::department_id, staff::grade, staff::status)))
            .load(c)?;
        let done: Vec<String> = completions::table.select(completions::assignment_id).load(c)?;
        let all: Vec<Row> = assignments::table
            .filter(assignments::fiscal_year.eq(2026))
            .select((
                assignments::id,
                assignments::person_id,
                assignments::course_code,
                assignments::standing,
                assignments::opens_on,
                assignments::due_on,
            ))
            .load(c)?;
        Ok((people, done, all))
    };
    let (people, done, all) = app.state.database.read_now(read).expect("raw rows");
    let (people, done) = (BTreeMap::from_iter(people), BTreeSet::from_iter(done));
    let duty = |(id, person, course, standing, opens_on, due_on): Row| {
        let (department_id, grade, status) = people[&person].clone();
        let completed = done.contains(&id);
        let counts = status == "active" || status == "seconded-in";
        let open = standing == "required" && opens_on <= today;
        let overdue = !completed && due_on < today;
        (counts && (completed || open)).then_some(Duty { department_id, grade, course, completed, overdue })
    };
    all.into_iter().filter_map(duty).collect()
}

/// Denominator, numerator and overdue of those that match.
pub(super) fn count(duties: &[Duty], matches: impl Fn(&Duty) -> bool) -> (i64, i64, i64) {
    let number = |matches: &dyn Fn(&&Duty) -> bool| {
        i64::try_from(duties.iter().filter(matches).count()).expect("a small number")
    };
    (
        number(&|duty| matches(duty)),
        number(&|duty| matches(duty) && duty.completed),
        number(&|duty| matches(duty) && duty.overdue),
    )
}
