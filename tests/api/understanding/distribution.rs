//! What people knew before: per unit, objective and band, over the batches of the effect, and never per person.

use contract::error::ErrorCode;
use contract::path;
use contract::understanding::{DistributionReport, DistributionRow, UnderstandingReport};
use learning::release::Pending;
use tests::app::TestApp;

use super::fixtures::{self, COURSE};

async fn report(app: &TestApp, query: &str) -> DistributionReport {
    app.persona("hr").get(&format!("{}?course={COURSE}{query}", path::PLACEMENT_DISTRIBUTION)).await.json()
}

fn unit<'a>(report: &'a DistributionReport, id: &str) -> &'a DistributionRow {
    report.units.iter().find(|unit| unit.id == id).expect("a unit")
}

#[actix_web::test]
async fn people_are_counted_per_unit_objective_and_band() {
    let app = fixtures::city().await;
    let [first, second] = fixtures::units(&app, 2).try_into().expect("two");
    // None, three or all of six are right: by the third, two of the first and one of the second objective.
    fixtures::sit(&app, &first.numbers[..10], |n| ([0, 3, 6][n % 3], 5)).await;
    fixtures::sit(&app, &second.numbers[..10], |_| (6, 6)).await;
    let today = report(&app, "").await;
    assert_eq!((today.city.figures, today.city.pending), (None, Pending::None), "not before the next day");

    fixtures::next_day(&app);
    let report = report(&app, "").await;
    assert_eq!(report.course.as_ref().map(|course| course.code.as_str()), Some(COURSE));
    assert_eq!(report.as_of, "2026-11-23".parse().unwrap());
    assert_eq!(
        report.bands.iter().map(|band| (band.from, band.to)).collect::<Vec<_>>(),
        [(0, 39), (40, 59), (60, 79), (80, 100)]
    );
    let shown = unit(&report, &first.id).figures.as_ref().expect("ten people");
    assert_eq!((shown.people, shown.whole.clone()), (10, vec![4, 3, 0, 3]));
    let bands: Vec<u32> =
        (0..4).map(|band| shown.objectives.iter().map(|of| of.people[band]).sum()).collect();
    assert_eq!(shown.objectives.len(), 3);
    assert_eq!(bands.iter().sum::<u32>(), 30, "every one of the ten by every objective");
    assert!(shown.objectives.iter().all(|of| of.people[0] >= 4 && of.people[3] >= 3), "{shown:?}");
    let total = report.city.figures.as_ref().expect("everyone");
    assert_eq!((total.people, total.whole.clone()), (20, vec![4, 3, 0, 13]));
    assert_eq!(self::report(&app, "&fiscal_year=2025").await.city.figures, None);
}

/// Whoever is counted here is counted in the effect and the other way round, on every day: a difference of the two
/// is about nobody.
#[actix_web::test]
async fn the_same_people_are_counted_as_in_the_effect() {
    let app = fixtures::city().await;
    let [first, second] = fixtures::units(&app, 2).try_into().expect("two");
    // A placement alone is in no figure.
    for number in &first.numbers[..3] {
        fixtures::place(&app, &app.person(number), 6).await;
    }
    for (unit, people) in [(&first, 3..12), (&second, 0..7), (&first, 12..16), (&second, 7..9)] {
        fixtures::sit(&app, &unit.numbers[people], |n| (n % 7, 4)).await;
        fixtures::next_day(&app);
        let here = report(&app, "").await;
        let effects: UnderstandingReport = app.persona("hr").get(path::UNDERSTANDING).await.json();
        let effect = effects.courses.into_iter().find(|each| each.course.code == COURSE).expect("the course");
        let counted = |rows: &[DistributionRow]| -> Vec<_> {
            let people = |row: &DistributionRow| row.figures.as_ref().map(|of| of.people);
            rows.iter().map(|row| (row.id.clone(), people(row), row.pending)).collect()
        };
        let expected = |rows: &[contract::understanding::EffectRow]| -> Vec<_> {
            rows.iter().map(|row| (row.id.clone(), row.effect.map(|of| of.people), row.pending)).collect()
        };
        assert_eq!(counted(&here.units), expected(&effect.units));
        assert_eq!(counted(&here.divisions), expected(&effect.divisions));
        assert_eq!(counted(&[here.city]), expected(&[effect.city]));
    }
    let last = report(&app, "").await;
    assert_eq!(unit(&last, &first.id).figures.as_ref().expect("shown").people, 10);
    assert_eq!((&unit(&last, &second.id).figures, unit(&last, &second.id).pending), (&None, Pending::Few));
}

#[actix_web::test]
async fn it_tells_of_nobody_and_only_to_those_who_see_reports() {
    let app = fixtures::city().await;
    let [first] = fixtures::units(&app, 1).try_into().expect("one");
    fixtures::sit(&app, &first.numbers[..10], |n| (n % 7, 4)).await;
    fixtures::next_day(&app);
    let address = format!("{}?course={COURSE}", path::PLACEMENT_DISTRIBUTION);
    for key in ["hr", "dx-leader", "auditor"] {
        let text = app.persona(key).get(&address).await.text();
        for number in &first.numbers {
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
    let first: DistributionReport = hr.get(path::PLACEMENT_DISTRIBUTION).await.json();
    let codes: Vec<&str> = first.courses.iter().map(|course| course.code.as_str()).collect();
    assert_eq!(codes, ["ETH-05", "NEW-01", "SEC-01", "SEC-02", "SEC-05", "SEC-07"]);
    assert_eq!(first.course.map(|course| course.code), Some("ETH-05".to_owned()));
    let refused = hr.get(&format!("{}?course=SEC-03", path::PLACEMENT_DISTRIBUTION)).await;
    assert_eq!(refused.refused(ErrorCode::InvalidInput).fields[0].field, "course");
}
