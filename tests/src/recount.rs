//! An independent count of every figure: raw rows of the tables, read whole and added up here. Shares no query and no
//! rule with the server, and is compared with the cells that the server keeps.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use diesel::prelude::*;
use server::database::dialect::Connection;
use server::database::schema::{
    assignments, completions, counted_duties, duty_cell_changes, duty_cells, headcount_changes, headcounts,
    staff,
};

use crate::app::TestApp;

/// Fiscal year, department, grade, course, how it counts.
pub type Key = (i32, String, String, String, &'static str);

struct RawDuty {
    person: String,
    course: String,
    year: i32,
    standing: String,
    opens: NaiveDate,
    due: NaiveDate,
    grace: i32,
    completed: Option<NaiveDate>,
}

fn raw_duties(c: &mut Connection, tenant: &str) -> Vec<RawDuty> {
    type Row = (String, String, String, i32, String, NaiveDate, NaiveDate, i32);
    let rows: Vec<Row> = assignments::table
        .filter(assignments::tenant_id.eq(tenant))
        .select((
            assignments::id,
            assignments::person_id,
            assignments::course_code,
            assignments::fiscal_year,
            assignments::standing,
            assignments::opens_on,
            assignments::due_on,
            assignments::grace_days,
        ))
        .load(c)
        .expect("assignments");
    let done: BTreeMap<String, NaiveDate> = completions::table
        .filter(completions::tenant_id.eq(tenant))
        .select((completions::assignment_id, completions::completed_on))
        .load::<(String, NaiveDate)>(c)
        .expect("completions")
        .into_iter()
        .collect();
    rows.into_iter()
        .map(|(id, person, course, year, standing, opens, due, grace)| {
            let completed = done.get(&id).copied();
            RawDuty { person, course, year, standing, opens, due, grace, completed }
        })
        .collect()
}

/// How a duty counts, said in another way than the server says it.
fn counts_as(duty: &RawDuty, status: &str, today: NaiveDate) -> &'static str {
    let at_work = status == "active" || status == "seconded-in";
    let away = match status {
        "on-leave" => "on-leave",
        "parental-leave" => "parental-leave",
        "seconded-out" => "seconded-out",
        _ => "left",
    };
    if let Some(day) = duty.completed {
        return if !at_work {
            away
        } else if day <= duty.due {
            "in-time"
        } else if day <= duty.due + Days::new(u64::from(duty.grace.unsigned_abs())) {
            "in-grace"
        } else {
            "late"
        };
    }
    match (duty.standing.as_str(), at_work) {
        ("exempt", _) => "exempt",
        ("credited", _) => "credited",
        ("not-required", _) if status == "retired" => "left",
        ("not-required", _) => "not-required",
        ("suspended", true) => "suspended",
        ("suspended", false) => away,
        ("required", _) if today < duty.opens && today <= duty.due => "planned",
        ("required", false) => away,
        ("required", true) if today > duty.due => "overdue",
        ("required", true) => "open",
        (other, _) => panic!("standing {other}"),
    }
}

fn fiscal_year(day: NaiveDate) -> i32 {
    if day.month() < 4 { day.year() - 1 } else { day.year() }
}

/// Every duty of the first organisation of years that have not closed, with how it counts today.
#[must_use]
pub fn counted(app: &TestApp) -> BTreeMap<Key, i64> {
    let (tenant, today) = (app.state.tenants[0].id.clone(), app.state.clock.today());
    let read = |c: &mut Connection| {
        let posts: BTreeMap<String, (String, String, String)> = staff::table
            .filter(staff::tenant_id.eq(&tenant))
            .select((staff::person_id, (staff::department_id, staff::grade, staff::status)))
            .load::<(String, (String, String, String))>(c)?
            .into_iter()
            .collect();
        let mut counted = BTreeMap::new();
        for duty in raw_duties(c, &tenant) {
            let Some((department, grade, status)) = posts.get(&duty.person) else { continue };
            if duty.year < fiscal_year(today) {
                continue;
            }
            let key = (
                duty.year,
                department.clone(),
                grade.clone(),
                duty.course.clone(),
                counts_as(&duty, status, today),
            );
            *counted.entry(key).or_default() += 1;
        }
        Ok(counted)
    };
    app.state.database.read_now(read).expect("raw rows")
}

/// The cells of years that have not closed: those of one department, grade and course.
fn leaves(app: &TestApp) -> BTreeMap<(i32, String, String, String, String), i64> {
    let (tenant, year) = (app.state.tenants[0].id.clone(), fiscal_year(app.state.clock.today()));
    let read = |c: &mut Connection| {
        use duty_cells as t;
        let rows: Vec<(i32, String, String, String, String, i32)> = t::table
            .filter(t::tenant_id.eq(&tenant).and(t::fiscal_year.ge(year)))
            .filter(t::department_id.ne("").and(t::grade.ne("")).and(t::course_code.ne("")))
            .filter(t::duties.ne(0))
            .select((t::fiscal_year, t::department_id, t::grade, t::course_code, t::bucket, t::duties))
            .load(c)?;
        Ok(rows.into_iter().map(|(y, d, g, k, b, n)| ((y, d, g, k, b), i64::from(n))).collect())
    };
    app.state.database.read_now(read).expect("cells")
}

/// The cells are what an independent count of the raw rows gives; every cell that stands for several is their sum;
/// the changes by day add up to the cells; the headcounts are the staff list.
///
/// # Panics
/// When anything differs.
pub fn assert_cells_agree(app: &TestApp) {
    let wanted: BTreeMap<_, i64> =
        counted(app).into_iter().map(|((y, d, g, k, b), n)| ((y, d, g, k, b.to_owned()), n)).collect();
    let found = leaves(app);
    let differences: Vec<_> = wanted
        .iter()
        .filter(|(key, count)| found.get(*key) != Some(count))
        .map(|(key, count)| format!("{key:?}: counted {count}, cell {:?}", found.get(key)))
        .chain(
            found
                .iter()
                .filter(|(key, _)| !wanted.contains_key(*key))
                .map(|(key, n)| format!("{key:?}: cell {n}")),
        )
        .take(10)
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let tenant = app.state.tenants[0].id.clone();
    app.state
        .database
        .read_now(|c| {
            sums_agree(c, &tenant);
            people_agree(c, &tenant);
            Ok(())
        })
        .expect("a read");
}

fn sums_agree(c: &mut Connection, tenant: &str) {
    type Row = (i32, String, String, String, String, i32);
    use duty_cell_changes as d;
    use duty_cells as t;
    let cells: Vec<Row> = t::table
        .filter(t::tenant_id.eq(tenant))
        .select((t::fiscal_year, t::department_id, t::grade, t::course_code, t::bucket, t::duties))
        .load(c)
        .expect("cells");
    let cells: BTreeMap<_, i64> =
        cells.into_iter().map(|(y, d, g, k, b, n)| ((y, d, g, k, b), i64::from(n))).collect();
    let changes: Vec<Row> = d::table
        .filter(d::tenant_id.eq(tenant))
        .select((d::fiscal_year, d::department_id, d::grade, d::course_code, d::bucket, d::change))
        .load(c)
        .expect("changes");
    let mut added: BTreeMap<(i32, String, String, String, String), i64> = BTreeMap::new();
    for (y, d, g, k, b, n) in changes {
        *added.entry((y, d, g, k, b)).or_default() += i64::from(n);
    }
    assert_eq!(added, cells, "the changes by day add up to the cells");
    let duties: Vec<(i32, String, String, String, String)> = counted_duties::table
        .filter(counted_duties::tenant_id.eq(tenant))
        .select((
            counted_duties::fiscal_year,
            counted_duties::department_id,
            counted_duties::grade,
            counted_duties::course_code,
            counted_duties::bucket,
        ))
        .load(c)
        .expect("counted duties");
    let mut summed: BTreeMap<(i32, String, String, String, String), i64> = BTreeMap::new();
    for (year, department, grade, course, bucket) in duties {
        for mask in 0..8 {
            let of = |bit: i32, text: &str| if mask & bit == 0 { String::new() } else { text.to_owned() };
            let key = (year, of(1, &department), of(2, &grade), of(4, &course), bucket.clone());
            *summed.entry(key).or_default() += 1;
        }
    }
    let cells: BTreeMap<_, i64> = cells.into_iter().filter(|(_, count)| *count != 0).collect();
    assert_eq!(summed, cells, "every duty is in eight cells");
}

fn people_agree(c: &mut Connection, tenant: &str) {
    type Row = (String, String, String, i32);
    let mut wanted: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    let people: Vec<(String, String, String)> = staff::table
        .filter(staff::tenant_id.eq(tenant))
        .select((staff::department_id, staff::grade, staff::status))
        .load(c)
        .expect("staff");
    for person in people {
        *wanted.entry(person).or_default() += 1;
    }
    let now: Vec<Row> = headcounts::table
        .filter(headcounts::tenant_id.eq(tenant))
        .select((headcounts::department_id, headcounts::grade, headcounts::status, headcounts::people))
        .load(c)
        .expect("headcounts");
    let changes: Vec<Row> = headcount_changes::table
        .filter(headcount_changes::tenant_id.eq(tenant))
        .select((
            headcount_changes::department_id,
            headcount_changes::grade,
            headcount_changes::status,
            headcount_changes::change,
        ))
        .load(c)
        .expect("changes of headcounts");
    let sum = |rows: Vec<Row>| {
        let mut sums: BTreeMap<(String, String, String), i64> = BTreeMap::new();
        for (department, grade, status, count) in rows {
            *sums.entry((department, grade, status)).or_default() += i64::from(count);
        }
        sums.retain(|_, count| *count != 0);
        sums
    };
    assert_eq!(sum(now), wanted, "headcounts");
    assert_eq!(sum(changes), wanted, "headcounts by day");
}
