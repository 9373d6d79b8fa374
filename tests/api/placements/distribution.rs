//! The distribution: per unit, objective and band, with small groups hidden, and never per person.

use contract::error::ErrorCode;
use contract::path;
use contract::placements::{PlacementDistribution, UnitDistribution};
use diesel::dsl::count_star;
use diesel::prelude::*;
use server::database::dialect::Connection;
use server::database::schema::staff;
use tests::app::TestApp;

use super::fixtures::{self, ALL, COURSE};

/// The three largest departments by people who are at work: id and staff numbers.
fn large_departments(app: &TestApp) -> Vec<(String, Vec<String>)> {
    let tenant_id = app.state.tenants[0].id.clone();
    let read = |c: &mut Connection| {
        let active =
            || staff::table.filter(staff::tenant_id.eq(&tenant_id)).filter(staff::status.eq("active"));
        let largest: Vec<(String, i64)> = active()
            .group_by(staff::department_id)
            .order((count_star().desc(), staff::department_id.asc()))
            .select((staff::department_id, count_star()))
            .limit(3)
            .load(c)?;
        let of = |(id, _): (String, i64)| {
            let numbers = active().filter(staff::department_id.eq(&id)).order(staff::staff_number);
            let numbers = numbers.select(staff::staff_number).load(c).expect("numbers");
            (id, numbers)
        };
        Ok(largest.into_iter().map(of).collect())
    };
    app.state.database.read_now(read).expect("departments")
}

/// The first so many people take the placement; every second one knows the first objective only.
async fn taken_by(app: &TestApp, numbers: &[String], people: usize) {
    assert!(numbers.len() >= people, "the department has {} people", numbers.len());
    for (place, number) in numbers.iter().take(people).enumerate() {
        let objectives = if place % 2 == 0 { &ALL[..] } else { &ALL[..1] };
        fixtures::take(app, &app.person(number), objectives).await;
    }
}

async fn report(app: &TestApp, query: &str) -> PlacementDistribution {
    app.persona("hr").get(&format!("{}?course={COURSE}{query}", path::PLACEMENT_DISTRIBUTION)).await.json()
}

fn unit<'a>(report: &'a PlacementDistribution, id: &str) -> &'a UnitDistribution {
    report.units.iter().find(|unit| unit.department_id == id).expect("a unit")
}

#[actix_web::test]
async fn people_are_counted_per_unit_objective_and_band() {
    let app = fixtures::city().await;
    let [(first, people), (second, others), _] = large_departments(&app).try_into().expect("three");
    taken_by(&app, &people, 11).await;
    taken_by(&app, &others, 10).await;
    let report = report(&app, "").await;
    assert_eq!(report.course.as_ref().map(|course| course.code.as_str()), Some(COURSE));
    assert_eq!(
        report.bands.iter().map(|band| (band.from, band.to)).collect::<Vec<_>>(),
        [(0, 39), (40, 59), (60, 79), (80, 100)]
    );
    let shown = unit(&report, &first).figures.as_ref().expect("eleven people");
    assert_eq!((shown.taken, shown.whole.clone()), (11, vec![5, 0, 0, 6]));
    let by_objective: Vec<(&str, Vec<u32>)> =
        shown.objectives.iter().map(|each| (each.objective.as_str(), each.people.clone())).collect();
    assert_eq!(
        by_objective,
        [("SEC-02-1", vec![0, 0, 0, 11]), ("SEC-02-2", vec![5, 0, 0, 6]), ("SEC-02-3", vec![5, 0, 0, 6])]
    );
    assert_eq!(unit(&report, &second).figures.as_ref().expect("ten people").taken, 10);
    let total = report.total.figures.as_ref().expect("everyone");
    assert_eq!((total.taken, total.whole.clone()), (21, vec![10, 0, 0, 11]));
    assert!(report.total.assigned > 350 && report.left_out == 0);

    // Whoever is on leave is in no figure any more, and the report says so.
    put_on_leave(&app, &people[0]);
    let later = self::report(&app, "").await;
    assert_eq!((later.left_out, later.total.assigned), (1, report.total.assigned - 1));
    assert_eq!(unit(&later, &first).figures.as_ref().expect("ten people").taken, 10);
}

fn put_on_leave(app: &TestApp, number: &str) {
    let (tenant_id, number) = (app.state.tenants[0].id.clone(), number.to_owned());
    let write = move |c: &mut Connection| {
        let person =
            staff::table.filter(staff::tenant_id.eq(&tenant_id)).filter(staff::staff_number.eq(&number));
        Ok(diesel::update(person).set(staff::status.eq("on-leave")).execute(c)?)
    };
    assert_eq!(app.state.database.write_now(write).expect("on leave"), 1);
}

#[actix_web::test]
async fn fewer_than_ten_are_hidden_and_cannot_be_worked_out_from_the_others() {
    let app = fixtures::city().await;
    let [(first, people), (second, others), (third, few)] =
        large_departments(&app).try_into().expect("three");
    taken_by(&app, &few, 3).await;
    let alone = report(&app, "").await;
    assert!(unit(&alone, &third).figures.is_none() && alone.total.figures.is_none(), "three in all");
    assert!(unit(&alone, &third).assigned > 0, "how many have the course is no result");

    taken_by(&app, &people, 12).await;
    taken_by(&app, &others, 10).await;
    let both = report(&app, "").await;
    assert!(unit(&both, &third).figures.is_none());
    assert!(unit(&both, &second).figures.is_none(), "else the total less the others would tell of the three");
    assert_eq!(unit(&both, &first).figures.as_ref().expect("shown").taken, 12);
    assert_eq!(both.total.figures.as_ref().expect("shown").taken, 25);
    for id in [&second, &third] {
        let asked = report(&app, &format!("&department={id}")).await;
        assert_eq!(asked.units.len(), 1);
        assert_eq!(asked.units[0].figures, None, "asking for one unit shows no more");
    }
}

#[actix_web::test]
async fn it_tells_of_nobody_and_only_to_those_who_see_reports() {
    let app = fixtures::city().await;
    let [(_, people), ..] = <[_; 3]>::try_from(large_departments(&app)).expect("three");
    taken_by(&app, &people, 10).await;
    let address = format!("{}?course={COURSE}", path::PLACEMENT_DISTRIBUTION);
    for key in ["hr", "dx-leader", "auditor"] {
        let text = app.persona(key).get(&address).await.text();
        for number in &people {
            assert!(!text.contains(number.as_str()), "{key}: {number}");
        }
        assert!(!text.contains("staff_number") && !text.contains("person"), "{key}");
    }
    for key in ["counter", "section-head", "content-author", "administrator"] {
        app.persona(key).get(&address).await.refused(ErrorCode::Forbidden);
    }
}

#[actix_web::test]
async fn courses_with_a_placement_can_be_chosen_and_others_are_refused() {
    let app = fixtures::city().await;
    let hr = app.persona("hr");
    let first: PlacementDistribution = hr.get(path::PLACEMENT_DISTRIBUTION).await.json();
    let codes: Vec<&str> = first.courses.iter().map(|course| course.code.as_str()).collect();
    assert_eq!(codes, ["ETH-05", "NEW-01", "SEC-01", "SEC-02", "SEC-05", "SEC-07"]);
    assert_eq!(first.course.map(|course| course.code), Some("ETH-05".to_owned()));
    let refused = hr.get(&format!("{}?course=SEC-03", path::PLACEMENT_DISTRIBUTION)).await;
    assert_eq!(refused.refused(ErrorCode::InvalidInput).fields[0].field, "course");
    let last_year = report(&app, "&fiscal_year=2025").await;
    assert_eq!((last_year.units.len(), last_year.total.assigned), (0, 0));
}
