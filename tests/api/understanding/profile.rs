//! The profile by the ten items and by DSS-L.

use contract::error::ErrorCode;
use contract::path;
use contract::reporting::ReportScope;
use contract::understanding::{ProfileFigure, ProfileReport, ProfileRow};
use diesel::prelude::*;
use server::database::schema::{staff, staff_units};
use tests::app::{Persona, TestApp};

use super::fixtures::{self, mean, near};

/// Units that a section head leads, and the people at work whose only unit is one of them.
fn own_unit(app: &TestApp, head: &Persona<'_>) -> (Vec<String>, Vec<String>) {
    app.state
        .database
        .read_now(|c| {
            let units: Vec<String> = staff_units::table
                .filter(staff_units::person_id.eq(&head.person_id))
                .select(staff_units::department_id)
                .load(c)?;
            let numbers = staff::table
                .filter(staff::department_id.eq_any(&units))
                .filter(staff::status.eq("active"))
                .order(staff::staff_number)
                .select(staff::staff_number)
                .load(c)?;
            Ok((units, numbers))
        })
        .expect("units")
}

fn of_item(report: &ProfileReport, row: &ProfileRow, item: &str) -> Option<ProfileFigure> {
    let place = report.literacy.iter().position(|each| each == item).expect("one of the ten");
    row.literacy[place]
}

#[actix_web::test]
async fn the_profile_agrees_with_the_raw_results() {
    let app = fixtures::city().await;
    let [first, second] = fixtures::units(&app, 2).try_into().expect("two");
    fixtures::sit(&app, &first.numbers[..11], |n| (1, n % 7)).await;
    fixtures::sit(&app, &second.numbers[..10], |n| (0, 3 + n % 3)).await;
    fixtures::next_day(&app);
    let report: ProfileReport = app.persona("dx-leader").get(path::UNDERSTANDING_PROFILE).await.json();
    assert_eq!((report.scope, report.literacy.len(), report.dssl.len()), (ReportScope::Organization, 10, 23));
    let after = |numbers: &[String]| -> Vec<f64> {
        fixtures::raw_pairs(&app, numbers).into_iter().map(|(_, after)| after).collect()
    };
    let (firsts, seconds) = (after(&first.numbers[..10]), after(&second.numbers[..10]));
    for (unit, values) in [(&first, &firsts), (&second, &seconds)] {
        let row = report.units.iter().find(|row| row.id == unit.id).expect("a unit");
        let figure = of_item(&report, row, "セキュリティ").expect("ten people");
        assert_eq!(figure.results, 10);
        near(figure.mean, mean(values));
        assert_eq!(of_item(&report, row, "著作権"), None, "nobody was asked");
    }
    let city = report.city.as_ref().expect("everybody");
    let all = [firsts, seconds].concat();
    near(of_item(&report, city, "セキュリティ").expect("twenty people").mean, mean(&all));
    let security = report.dssl.iter().position(|column| column.code == "HC1").expect("HC1");
    assert!(report.dssl[security].courses.contains(&"SEC-02".to_owned()));
    let figure = city.dssl[security].expect("SEC-02 serves HC1");
    assert_eq!(figure.results, 20);
    near(figure.mean, mean(&all));
    assert!(city.dssl[0].is_none(), "no course with a result serves MS1");
}

#[actix_web::test]
async fn a_section_head_sees_the_ten_items_of_the_own_units_only() {
    let app = fixtures::city().await;
    let head = app.persona("section-head");
    let (own, numbers) = own_unit(&app, &head);
    let others: Vec<_> =
        fixtures::units(&app, 4).into_iter().filter(|unit| !own.contains(&unit.id)).collect();
    let people = numbers.len().min(10);
    fixtures::sit(&app, &numbers[..people], |_| (1, 4)).await;
    fixtures::sit(&app, &others[0].numbers[..10], |_| (1, 5)).await;
    fixtures::next_day(&app);
    let head = app.persona("section-head");
    let report: ProfileReport = head.get(path::UNDERSTANDING_PROFILE).await.json();
    assert_eq!(report.scope, ReportScope::OwnUnit);
    assert!(report.city.is_none() && report.divisions.is_empty() && report.dssl.is_empty());
    assert_eq!(report.units.len(), 1, "the other unit has a figure too");
    assert!(report.units.iter().all(|row| own.contains(&row.id) && row.dssl.is_empty()));
    let figure = of_item(&report, &report.units[0], "セキュリティ");
    assert_eq!(figure.is_some(), people == 10, "{people} people");
    for address in [path::UNDERSTANDING, path::UNDERSTANDING_ITEMS] {
        head.get(address).await.refused(ErrorCode::Forbidden);
    }
    for address in [path::UNDERSTANDING, path::UNDERSTANDING_PROFILE, path::UNDERSTANDING_ITEMS] {
        for key in ["counter", "content-author", "administrator"] {
            app.persona(key).get(address).await.refused(ErrorCode::Forbidden);
        }
    }
}
