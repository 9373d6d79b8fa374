//! The outstanding list's first page at 450 and 5,000 people × 26 courses, as HR opens it, in one run.

use std::time::Instant;

use chrono::NaiveDate;
use diesel::prelude::*;
use server::clock;
use server::database::dialect::Connection;
use server::database::schema::{assignments, departments, persons, requirements, staff, staff_units};
use tests::app::TestApp;

use crate::say;

const COURSES: usize = 26;
const SIZES: [usize; 2] = [450, 5_000];
const RUNS: usize = 7;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Adds people until there are `people` more, each with an open duty of every course, in bulk.
fn add(c: &mut Connection, tenant_id: &str, first: usize, people: usize, codes: &[String]) {
    let units: Vec<String> = departments::table
        .filter(departments::tenant_id.eq(tenant_id))
        .filter(departments::kind.eq("section"))
        .select(departments::id)
        .load(c)
        .expect("units");
    let now = "2026-11-01T00:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().expect("an instant");
    let wanted: Vec<(String, String)> = codes.iter().map(|code| (clock::new_id(), code.clone())).collect();
    for (id, code) in &wanted {
        diesel::insert_into(requirements::table)
            .values((
                requirements::tenant_id.eq(tenant_id),
                requirements::id.eq(id),
                requirements::course_code.eq(code),
                requirements::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(c)
            .expect("a requirement");
    }
    let anchors: Vec<(String, String)> = requirements::table
        .filter(requirements::tenant_id.eq(tenant_id))
        .filter(requirements::course_code.eq_any(codes))
        .select((requirements::id, requirements::course_code))
        .load(c)
        .expect("requirements");
    for index in first..first + people {
        let (person, unit) = (clock::new_id(), &units[index % units.len()]);
        diesel::insert_into(persons::table)
            .values((persons::tenant_id.eq(tenant_id), persons::id.eq(&person), persons::created_at.eq(now)))
            .execute(c)
            .expect("a person");
        diesel::insert_into(staff::table)
            .values((
                staff::tenant_id.eq(tenant_id),
                staff::person_id.eq(&person),
                staff::staff_number.eq(format!("7{index:06}")),
                staff::name.eq("潮野　湊"),
                staff::kana.eq("ウシオノ　ミナト"),
                staff::search_key.eq("潮野湊"),
                staff::department_id.eq(unit),
                staff::title.eq("主事"),
                staff::grade.eq("G70"),
                staff::job_kind.eq(""),
                staff::status.eq("active"),
                staff::hired_on.eq(day("2012-04-01")),
                staff::email.eq(""),
                staff::attributes.eq("[]"),
            ))
            .execute(c)
            .expect("staff");
        diesel::insert_into(staff_units::table)
            .values((
                staff_units::tenant_id.eq(tenant_id),
                staff_units::department_id.eq(unit),
                staff_units::person_id.eq(&person),
                staff_units::main.eq(true),
            ))
            .execute(c)
            .expect("a unit");
        let duties: Vec<_> = anchors
            .iter()
            .map(|(requirement, code)| {
                (
                    assignments::tenant_id.eq(tenant_id),
                    assignments::id.eq(clock::new_id()),
                    assignments::person_id.eq(&person),
                    assignments::requirement_id.eq(requirement),
                    assignments::course_code.eq(code),
                    assignments::fiscal_year.eq(2026),
                    assignments::due_on.eq(day("2026-10-31")),
                    assignments::created_at.eq(now),
                )
            })
            .collect();
        diesel::insert_into(assignments::table).values(duties).execute(c).expect("duties");
    }
}

/// Prints the median of the first page for both sizes, and the ratio.
pub fn report() {
    say("\noutstanding list, first page as HR opens it, every duty open");
    actix_web::rt::System::new().block_on(async {
        let app = TestApp::city().await;
        let tenant_id = app.state.tenants[0].id.clone();
        let shipped = server::catalog::publish::shipped(app.state.clock.today());
        let codes: Vec<String> =
            shipped.iter().map(|course| course.code.clone()).cycle().take(COURSES).collect();
        // Twelve courses ship; the other rows of a person are duties of codes that no version was published of.
        let codes: Vec<String> = codes
            .iter()
            .enumerate()
            .map(|(index, code)| if index < shipped.len() { code.clone() } else { format!("X-{index:02}") })
            .collect();
        let mut medians = Vec::new();
        let mut there = 0;
        for size in SIZES {
            let (tenant, codes, more) = (tenant_id.clone(), codes.clone(), size - there);
            app.state
                .database
                .write_now(move |c| {
                    add(c, &tenant, there, more, &codes);
                    Ok(())
                })
                .expect("people");
            there = size;
            let hr = app.persona("hr");
            let mut times: Vec<f64> = Vec::new();
            for _ in 0..RUNS {
                let begun = Instant::now();
                let response = hr.get(contract::path::OUTSTANDING).await;
                times.push(begun.elapsed().as_secs_f64() * 1e3);
                assert!(response.status.is_success(), "{}", response.text());
            }
            times.sort_by(f64::total_cmp);
            let median = times[RUNS / 2];
            say(&format!("{size:>9} people × {COURSES} courses: {median:>8.1} ms (median of {RUNS})"));
            medians.push(median);
        }
        say(&format!(
            "largest ÷ smallest: {:.1} for {:.1} × the rows",
            medians[1] / medians[0],
            5_000.0 / 450.0
        ));
    });
}
