//! Before and after: what is shown agrees with the raw results, and nothing is shown of fewer than ten people.

use chrono::TimeDelta;
use contract::path;
use contract::understanding::{CourseEffect, EffectRow, UnderstandingReport};
use diesel::prelude::*;
use learning::release::Pending;
use server::database::dialect::Connection;
use server::database::schema::staff;
use tests::app::TestApp;

use super::fixtures::{self, COURSE, mean, near};

async fn report(app: &TestApp) -> UnderstandingReport {
    app.persona("dx-leader").get(path::UNDERSTANDING).await.json()
}

async fn course(app: &TestApp) -> CourseEffect {
    let report = report(app).await;
    report.courses.into_iter().find(|each| each.course.code == COURSE).expect("somebody has a result")
}

fn unit<'a>(course: &'a CourseEffect, id: &str) -> &'a EffectRow {
    course.units.iter().find(|row| row.id == id).expect("a unit")
}

/// Mean of the differences and half the width of its interval, with a printed quantile of Student's t.
fn by_hand(pairs: &[(f64, f64)], quantile: f64) -> (f64, f64) {
    let gains: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
    let n = f64::from(u32::try_from(gains.len()).unwrap());
    let gain = mean(&gains);
    let variance = gains.iter().map(|each| (each - gain) * (each - gain)).sum::<f64>() / (n - 1.0);
    (gain, quantile * (variance / n).sqrt())
}

fn agrees(row: &EffectRow, pairs: &[(f64, f64)], quantile: f64) {
    let effect = row.effect.expect("shown");
    assert_eq!(usize::try_from(effect.people).unwrap(), pairs.len());
    near(effect.before, mean(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>()));
    near(effect.after, mean(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>()));
    let (gain, reach) = by_hand(pairs, quantile);
    near(effect.gain, gain);
    // Printed quantiles have three digits.
    assert!((effect.low.value() - (gain - reach)).abs() < 0.1, "{effect:?} {gain} {reach}");
    assert!((effect.high.value() - (gain + reach)).abs() < 0.1, "{effect:?} {gain} {reach}");
}

#[actix_web::test]
async fn effects_agree_with_the_raw_results_and_wait_for_the_next_day() {
    let app = fixtures::city().await;
    let [first, second] = fixtures::units(&app, 2).try_into().expect("two");
    fixtures::sit(&app, &first.numbers[..12], |n| (n % 4, 3 + n % 4)).await;
    fixtures::sit(&app, &second.numbers[..10], |n| (n % 3, 2 + n % 5)).await;
    let today = course(&app).await;
    assert_eq!((today.city.effect, today.city.pending), (None, Pending::None), "not before the next day");

    fixtures::next_day(&app);
    let shown = course(&app).await;
    let firsts = fixtures::raw_pairs(&app, &first.numbers[..10]);
    let seconds = fixtures::raw_pairs(&app, &second.numbers[..10]);
    agrees(unit(&shown, &first.id), &firsts, 2.262);
    agrees(unit(&shown, &second.id), &seconds, 2.262);
    agrees(&shown.city, &[firsts, seconds].concat(), 2.093);
    assert_eq!(unit(&shown, &first.id).pending, Pending::Few, "the eleventh and the twelfth");
    assert_eq!(unit(&shown, &second.id).pending, Pending::None);
    assert_eq!(report(&app).await.as_of, "2026-11-23".parse().unwrap());
    assert_eq!(
        shown.retention.iter().map(|each| (each.days, each.change)).collect::<Vec<_>>(),
        [(30, None), (90, None)]
    );
}

#[actix_web::test]
async fn from_day_to_day_a_figure_changes_by_ten_people_or_not_at_all() {
    let app = fixtures::city().await;
    let [first, second] = fixtures::units(&app, 2).try_into().expect("two");
    let mut taken = 0;
    let mut last = 0;
    for more in [9, 3, 4, 5] {
        let people = &first.numbers[taken..(taken + more).min(first.numbers.len())];
        fixtures::sit(&app, people, |n| (n % 4, 3 + n % 3)).await;
        taken += people.len();
        fixtures::next_day(&app);
        let shown = course(&app).await;
        let of = |row: &EffectRow| row.effect.map_or(0, |effect| effect.people);
        let now = of(&shown.city);
        assert!(now == last || now >= last + 10, "{now} after {last}");
        // The second ten of a unit are in the statistics of questions.
        assert_eq!(now, if taken < 10 { 0 } else { 10 }, "{taken} people have both tests");
        assert_eq!(of(unit(&shown, &first.id)), now);
        last = now;
    }
    // Three of another unit: their figure is nowhere, and the city less the first unit tells nothing of them.
    fixtures::sit(&app, &second.numbers[..3], |_| (0, 6)).await;
    app.advance(TimeDelta::days(100));
    let later = course(&app).await;
    assert_eq!(unit(&later, &second.id).effect, None);
    assert_eq!(unit(&later, &second.id).pending, Pending::Few);
    let city = later.city.effect.expect("shown").people;
    let unit = unit(&later, &first.id).effect.expect("shown").people;
    assert!(city == unit || city >= unit + 10, "{city} in the city, {unit} in the unit");
}

#[actix_web::test]
async fn a_transfer_moves_no_figure_and_a_second_attempt_adds_nothing() {
    let app = fixtures::city().await;
    let [first, second] = fixtures::units(&app, 2).try_into().expect("two");
    fixtures::sit(&app, &first.numbers[..10], |n| (n % 4, 2)).await;
    fixtures::next_day(&app);
    let before = course(&app).await;
    let (number, to) = (first.numbers[0].clone(), second.id.clone());
    let write = move |c: &mut Connection| {
        let person = staff::table.filter(staff::staff_number.eq(&number));
        Ok(diesel::update(person).set(staff::department_id.eq(&to)).execute(c)?)
    };
    assert!(app.state.database.write_now(write).expect("transferred") > 0);
    fixtures::assess(&app, &app.person(&first.numbers[0]), 6).await;
    fixtures::next_day(&app);
    assert_eq!(course(&app).await, before);
}

#[actix_web::test]
async fn a_report_tells_of_nobody() {
    let app = fixtures::city().await;
    let [first] = fixtures::units(&app, 1).try_into().expect("one");
    fixtures::sit(&app, &first.numbers[..10], |_| (1, 5)).await;
    fixtures::next_day(&app);
    for address in [path::UNDERSTANDING, path::UNDERSTANDING_PROFILE, path::UNDERSTANDING_ITEMS] {
        for key in ["hr", "dx-leader", "auditor"] {
            let text = app.persona(key).get(address).await.text();
            assert!(text.contains(COURSE) || address == path::UNDERSTANDING_PROFILE, "{text}");
            assert!(first.numbers.iter().all(|number| !text.contains(number.as_str())), "{key} {address}");
        }
    }
}
