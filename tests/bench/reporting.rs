//! What a DX leader opens, at 450, 20,000 and 200,000 people × 26 courses, made in bulk, in one run: the dashboard of
//! the whole beside a decided plan, of one department, and the first page of the outstanding list. What counts is how
//! little they grow.

use std::collections::BTreeMap;
use std::time::Instant;

use chrono::{DateTime, NaiveDate, Utc};
use contract::path;
use contract::plan::{PlanAudience, PlanRow, PlanSubject};
use diesel::prelude::*;
use learning::role::Grade;
use server::clock;
use server::database::dialect::Connection;
use server::database::schema::{
    assignments, completions, course_versions, day_turns, department_names, departments, enrollments,
    persons, requirements, staff, staff_units,
};
use server::reporting::recount::recount;
use tests::app::{Persona, TestApp};
use tests::plans;

use crate::say;

const COURSES: usize = 26;
const SIZES: [usize; 3] = [450, 20_000, 200_000];
/// People of one department: a larger organisation has more of them, not larger ones.
const IN_A_DEPARTMENT: usize = 50;
const RUNS: usize = 7;
/// Rows of one statement.
const AT_ONCE: usize = 1_000;
/// The course that everybody has completed.
const COMPLETED: &str = "SEC-02";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn now() -> DateTime<Utc> {
    "2026-11-01T00:00:00Z".parse().expect("an instant")
}

/// Departments of fifty people each.
fn found(c: &mut Connection, tenant_id: &str, people: usize) -> Vec<String> {
    let units: Vec<String> = (0..people.div_ceil(IN_A_DEPARTMENT)).map(|_| clock::new_id()).collect();
    for (chunk, first) in units.chunks(AT_ONCE).zip((0..).step_by(AT_ONCE)) {
        let rows: Vec<_> = chunk
            .iter()
            .enumerate()
            .map(|(index, id)| {
                (
                    departments::tenant_id.eq(tenant_id),
                    departments::id.eq(id),
                    departments::code.eq(format!("8{:05}", first + index)),
                    departments::name.eq(format!("第{}課", first + index)),
                    departments::division.eq(format!("第{}部", (first + index) / 10)),
                    departments::valid_from.eq(day("2025-04-01")),
                    departments::valid_to.eq(learning::ledger::NO_END),
                    departments::kind.eq("section"),
                )
            })
            .collect();
        diesel::insert_into(departments::table).values(rows).execute(c).expect("departments");
        let names: Vec<_> = chunk
            .iter()
            .enumerate()
            .map(|(index, id)| {
                (
                    department_names::tenant_id.eq(tenant_id),
                    department_names::department_id.eq(id),
                    department_names::valid_from.eq(day("2025-04-01")),
                    department_names::name.eq(format!("第{}課", first + index)),
                    department_names::division.eq(format!("第{}部", (first + index) / 10)),
                )
            })
            .collect();
        diesel::insert_into(department_names::table).values(names).execute(c).expect("names");
    }
    units
}

fn hire(c: &mut Connection, tenant_id: &str, people: usize, units: &[String]) {
    let grades = ["G30", "G40", "G50", "G60", "G70", "G90"];
    let ids: Vec<String> = (0..people).map(|_| clock::new_id()).collect();
    for (chunk, first) in ids.chunks(AT_ONCE).zip((0..).step_by(AT_ONCE)) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|id| (persons::tenant_id.eq(tenant_id), persons::id.eq(id), persons::created_at.eq(now())))
            .collect();
        diesel::insert_into(persons::table).values(rows).execute(c).expect("persons");
        let unit = |index: usize| &units[(first + index) / IN_A_DEPARTMENT];
        let rows: Vec<_> = chunk
            .iter()
            .enumerate()
            .map(|(index, id)| {
                (
                    staff::tenant_id.eq(tenant_id),
                    staff::person_id.eq(id),
                    staff::staff_number.eq(format!("7{:06}", first + index)),
                    staff::name.eq("潮野　湊"),
                    staff::kana.eq("ウシオノ　ミナト"),
                    staff::search_key.eq("潮野湊"),
                    staff::department_id.eq(unit(index)),
                    staff::title.eq("主事"),
                    staff::grade.eq(grades[index % grades.len()]),
                    staff::job_kind.eq(""),
                    staff::status.eq("active"),
                    staff::hired_on.eq(day("2012-04-01")),
                    staff::email.eq(""),
                    staff::attributes.eq("[]"),
                )
            })
            .collect();
        diesel::insert_into(staff::table).values(rows).execute(c).expect("staff");
        let rows: Vec<_> = chunk
            .iter()
            .enumerate()
            .map(|(index, id)| {
                (
                    staff_units::tenant_id.eq(tenant_id),
                    staff_units::department_id.eq(unit(index)),
                    staff_units::person_id.eq(id),
                    staff_units::main.eq(true),
                )
            })
            .collect();
        diesel::insert_into(staff_units::table).values(rows).execute(c).expect("posts");
    }
}

/// Every person gets every course; one course is completed by all.
fn assign(c: &mut Connection, tenant_id: &str, codes: &[String]) {
    for code in codes {
        diesel::insert_into(requirements::table)
            .values((
                requirements::tenant_id.eq(tenant_id),
                requirements::id.eq(clock::new_id()),
                requirements::course_code.eq(code),
                requirements::created_at.eq(now()),
            ))
            .on_conflict_do_nothing()
            .execute(c)
            .expect("a requirement");
    }
    let text = |value: &str| value.to_owned().into_sql::<diesel::sql_types::Text>();
    let duties = staff::table
        .inner_join(requirements::table.on(requirements::tenant_id.eq(staff::tenant_id)))
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.like("7______"))
        .filter(requirements::course_code.eq_any(codes))
        .select((
            staff::tenant_id,
            staff::person_id.concat(requirements::course_code),
            staff::person_id,
            requirements::id,
            requirements::course_code,
            2026i32.into_sql::<diesel::sql_types::Integer>(),
            day("2026-10-31").into_sql::<diesel::sql_types::Date>(),
            now().into_sql::<server::database::dialect::UtcTimestamp>(),
        ));
    diesel::insert_into(assignments::table)
        .values(duties)
        .into_columns((
            assignments::tenant_id,
            assignments::id,
            assignments::person_id,
            assignments::requirement_id,
            assignments::course_code,
            assignments::fiscal_year,
            assignments::due_on,
            assignments::created_at,
        ))
        .execute(c)
        .expect("duties");
    let version: String = course_versions::table
        .filter(course_versions::tenant_id.eq(tenant_id).and(course_versions::code.eq(COMPLETED)))
        .select(course_versions::id)
        .first(c)
        .expect("a version");
    let begun = assignments::table
        .filter(assignments::tenant_id.eq(tenant_id))
        .filter(assignments::course_code.eq(COMPLETED))
        .filter(assignments::id.like(format!("%{COMPLETED}")))
        .select((
            assignments::tenant_id,
            assignments::id,
            assignments::id,
            assignments::person_id,
            text(&version),
            now().into_sql::<server::database::dialect::UtcTimestamp>(),
        ));
    diesel::insert_into(enrollments::table)
        .values(begun)
        .into_columns((
            enrollments::tenant_id,
            enrollments::id,
            enrollments::assignment_id,
            enrollments::person_id,
            enrollments::course_version_id,
            enrollments::started_at,
        ))
        .execute(c)
        .expect("enrollments");
    let done = enrollments::table
        .filter(enrollments::tenant_id.eq(tenant_id))
        .filter(enrollments::id.eq(enrollments::assignment_id))
        .select((
            enrollments::tenant_id,
            enrollments::assignment_id,
            enrollments::id,
            enrollments::person_id,
            enrollments::course_version_id,
            enrollments::started_at,
            day("2026-10-20").into_sql::<diesel::sql_types::Date>(),
            text("lesson"),
            text("7"),
            text("課"),
            text("G70"),
        ));
    diesel::insert_into(completions::table)
        .values(done)
        .into_columns((
            completions::tenant_id,
            completions::assignment_id,
            completions::enrollment_id,
            completions::person_id,
            completions::course_version_id,
            completions::completed_at,
            completions::completed_on,
            completions::cause,
            completions::staff_number,
            completions::department_name,
            completions::grade,
        ))
        .execute(c)
        .expect("completions");
}

/// A plan of a row for everybody and one for each of two grades per course, decided.
async fn plan(leader: &Persona<'_>, codes: &[String]) {
    let row = |code: &String, grades: Vec<Grade>| PlanRow {
        id: String::new(),
        subject: PlanSubject::Course { code: code.clone() },
        audience: PlanAudience { grades: grades.into_iter().collect(), ..PlanAudience::default() },
        starts_on: day("2026-05-11"),
        ends_on: day("2026-10-30"),
        target_percent: Some(95),
        in_charge: "デジタル推進課".to_owned(),
        minutes: 25,
        purpose: String::new(),
        notes: String::new(),
    };
    let of = |code| [vec![], vec![Grade::G30], vec![Grade::G60]].map(|grades| row(code, grades));
    plans::decide(leader, 2026, codes.iter().flat_map(of).collect(), day("2026-11-20")).await;
}

async fn median(reader: &Persona<'_>, path: &str) -> f64 {
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        let response = reader.get(path).await;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        assert!(response.status.is_success(), "{}", response.text());
        // A page about nothing would be fast for the wrong reason.
        assert!(response.body.len() > 1_000, "{}", response.text());
    }
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// Prints the medians for each size, and the ratio of the largest to the smallest.
pub fn report() {
    say("\nreports from the cells: the dashboard, one department of it, the outstanding list's first page");
    actix_web::rt::System::new().block_on(async {
        let mut found_medians: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for size in SIZES {
            let app = TestApp::city().await;
            let (tenant, today) = (app.state.tenants[0].id.clone(), app.state.clock.today());
            let mut codes: Vec<String> =
                server::catalog::publish::shipped(today).iter().map(|course| course.code.clone()).collect();
            codes.truncate(COURSES);
            let published = codes.clone();
            // The other rows of a person are duties of codes that no version was published of.
            codes.extend((codes.len()..COURSES).map(|index| format!("X-{index:02}")));
            let begun = Instant::now();
            let unit = app
                .state
                .database
                .write_now(move |c| {
                    let units = found(c, &tenant, size);
                    hire(c, &tenant, size, &units);
                    assign(c, &tenant, &codes);
                    recount(c, &tenant, None, today)?;
                    diesel::insert_into(day_turns::table)
                        .values((
                            day_turns::tenant_id.eq(&tenant),
                            day_turns::day.eq(today),
                            day_turns::finished_at.eq(now()),
                        ))
                        .execute(c)
                        .expect("the turn of the day");
                    Ok(units[0].clone())
                })
                .expect("an organisation");
            say(&format!("{size:>9} people: made and counted in {:.1} s", begun.elapsed().as_secs_f64()));
            let leader = app.persona("dx-leader");
            plan(&leader, &published).await;
            let pages = [
                ("dashboard", path::DASHBOARD.to_owned()),
                ("one department", format!("{}?department={unit}&by=course", path::DASHBOARD)),
                ("names of one department", format!("{}?department={unit}", path::OUTSTANDING)),
                ("outstanding, first page", path::OUTSTANDING.to_owned()),
            ];
            for (name, path) in pages {
                let median = median(&leader, &path).await;
                say(&format!(
                    "{size:>9} people × {COURSES} courses: {name:<24} {median:>9.1} ms (median of {RUNS})"
                ));
                found_medians.entry(name).or_default().push(median);
            }
        }
        let people = SIZES[SIZES.len() - 1] / SIZES[0];
        for (name, medians) in found_medians {
            say(&format!(
                "{name:<24} largest ÷ smallest: {:.1} for {people} × the people",
                medians[medians.len() - 1] / medians[0]
            ));
        }
    });
}
