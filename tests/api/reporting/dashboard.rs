//! 計画と実績: every figure counted again from raw rows, the plan weighed again from the staff list; who sees what;
//! past days and frozen years.

mod days;
mod plan;
mod scope;

use std::collections::BTreeMap;

use contract::path;
use contract::reporting::dashboard::{Dashboard, DashboardRow};
use learning::figure::{Bucket, Figure};
use tests::app::{Persona, TestApp};
use tests::recount::{Key, counted};

use super::figures::busy_city;
use super::outstanding::list;

async fn view(reader: &Persona<'_>, query: &str) -> Dashboard {
    reader.get(&format!("{}?{query}", path::DASHBOARD)).await.json()
}

/// The figure of fiscal year 2026 over the duties that match, from raw rows.
fn figure(duties: &BTreeMap<Key, i64>, matches: impl Fn(&Key) -> bool) -> Figure {
    let mut figure = Figure::default();
    for (key, count) in duties.iter().filter(|(key, _)| key.0 == 2026 && matches(key)) {
        figure.add(Bucket::parse(key.4).expect("a bucket"), *count);
    }
    figure
}

fn row<'a>(shown: &'a Dashboard, label: &str) -> &'a DashboardRow {
    shown.rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("no row {label}"))
}

fn keys(shown: &Dashboard) -> Vec<String> {
    let mut keys: Vec<String> = shown.rows.iter().map(|row| row.key.clone()).collect();
    keys.sort();
    keys
}

#[actix_web::test]
async fn every_figure_is_a_count_of_the_raw_rows_whatever_the_rows_are() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let duties = counted(&app);
    for by in ["department", "grade", "course", "family"] {
        let shown = view(&leader, &format!("by={by}")).await;
        assert_eq!(shown.total.figure, figure(&duties, |_| true), "{by}");
        assert!(shown.total.figure.excluded.on_leave > 0, "the city must show the case");
        let part = |key: &Key| match by {
            "department" => key.1.clone(),
            "grade" => key.2.clone(),
            "course" => key.3.clone(),
            _ => format!("{}-", key.3.split('-').next().unwrap()),
        };
        for row in &shown.rows {
            assert_eq!(row.measure.figure, figure(&duties, |key| part(key) == row.key), "{by} {}", row.key);
            assert!(!row.label.is_empty());
        }
        let mut all: Vec<String> = duties.keys().filter(|key| key.0 == 2026).map(part).collect();
        all.sort();
        all.dedup();
        assert_eq!(keys(&shown), all, "{by}: every part is a row, and no other");
    }
}

#[actix_web::test]
async fn divisions_hold_their_departments() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let divisions = view(&leader, "by=division").await;
    let sum = |shown: &Dashboard| {
        shown.rows.iter().fold(Figure::default(), |sum, row| sum.plus(&row.measure.figure))
    };
    assert_eq!(sum(&divisions), divisions.total.figure);
    let division = row(&divisions, "市民部");
    let inside = view(&leader, &format!("department={}", division.key)).await;
    assert_eq!(inside.total.figure, division.measure.figure);
    assert_eq!(sum(&inside), division.measure.figure);
    assert!(inside.rows.len() > 1 && inside.rows.iter().all(|row| row.group == "市民部"));
    assert!(inside.rows.iter().any(|row| row.label == "市民課"));
}

#[actix_web::test]
async fn filters_narrow_together_and_lead_to_the_names() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let duties = counted(&app);
    let unit = row(&view(&leader, "").await, "市民課").key.clone();
    let filters = format!("department={unit}&grade=G60&family=SEC-");
    let shown = view(&leader, &format!("{filters}&by=course")).await;
    let of = |key: &Key| key.1 == unit && key.2 == "G60" && key.3.starts_with("SEC-");
    assert_eq!(shown.total.figure, figure(&duties, of));
    assert_eq!(keys(&shown), ["SEC-02", "SEC-03"]);
    for row in &shown.rows {
        let open = row.measure.figure.open + row.measure.figure.overdue;
        let names = list(&leader, &format!("department={unit}&grade=G60&course={}", row.key)).await;
        assert_eq!(names.total, open, "{}: as many names as are missing", row.key);
    }
    let empty = view(&leader, "department=&grade=&course=&family=&as_of=&by=&fiscal_year=").await;
    assert_eq!(empty, view(&leader, "").await, "empty is no filter");
    let people = |status: &str| {
        let all = view_people(&shown);
        all.get(status).copied().unwrap_or_default()
    };
    assert!(people("active") > 0);
}

fn view_people(shown: &Dashboard) -> BTreeMap<String, u32> {
    shown.people.iter().map(|of| (of.status.as_str().to_owned(), of.people)).collect()
}

#[actix_web::test]
async fn people_are_told_by_status_of_the_units_and_grades_asked_for() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let staff = posts(&app);
    let counted = |matches: &dyn Fn(&Post) -> bool| {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for post in staff.iter().filter(|post| matches(post)) {
            *counts.entry(post.2.clone()).or_default() += 1;
        }
        counts
    };
    let whole = view(&leader, "").await;
    assert_eq!(view_people(&whole), counted(&|_| true));
    let unit = row(&whole, "市民課").key.clone();
    let narrow = view(&leader, &format!("department={unit}&grade=G60")).await;
    assert_eq!(view_people(&narrow), counted(&|post| post.0 == unit && post.1 == "G60"));
}

/// Department id, grade code and status of a person.
type Post = (String, String, String);

/// Everybody of the first organisation, from the staff list.
fn posts(app: &TestApp) -> Vec<Post> {
    use diesel::prelude::*;
    use server::database::schema::staff;
    let tenant = app.state.tenants[0].id.clone();
    let read = |c: &mut server::database::dialect::Connection| {
        let of_tenant = staff::table.filter(staff::tenant_id.eq(&tenant));
        Ok(of_tenant.select((staff::department_id, staff::grade, staff::status)).load(c)?)
    };
    app.state.database.read_now(read).expect("the staff list")
}
