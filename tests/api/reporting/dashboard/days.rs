//! Past days to the digit, days before anything was counted, frozen years with what came later.

use chrono::{Days, NaiveDate, TimeDelta};
use contract::path;
use contract::records::RecordCredit;
use contract::reporting::Rate;
use contract::reporting::dashboard::Dashboard;
use contract::reporting::freeze::{FrozenYear, RecordCorrection};
use tests::app::TestApp;
use tests::city_year::night;
use tests::staff_edits::StaffFile;
use tests::study;

use super::{busy_city, view};
use crate::records;

const QUERIES: [&str; 6] =
    ["", "by=division", "by=grade", "by=course", "by=family", "grade=G60&course=SEC-02"];

async fn views(app: &TestApp, as_of: &str) -> Vec<Dashboard> {
    let leader = app.persona("dx-leader");
    let mut views = Vec::new();
    for query in QUERIES {
        views.push(view(&leader, &format!("{query}&as_of={as_of}")).await);
    }
    views
}

/// The views without what may differ between the days on which they are looked at.
fn figures_of(views: Vec<Dashboard>) -> Vec<Dashboard> {
    let fixed = |view: Dashboard| Dashboard { today: NaiveDate::MIN, frozen: None, ..view };
    views.into_iter().map(fixed).collect()
}

#[actix_web::test]
async fn a_past_day_shows_exactly_what_was_shown_on_it() {
    let app = busy_city().await;
    let then = views(&app, "2026-11-23").await;
    app.advance(TimeDelta::days(40));
    night(&app).await;
    study::complete(&app, &app.person("008620"), "SEC-03").await;
    StaffFile::shipped()
        .moved("008620", "010200", "人事課")
        .moved("004512", "010300", "財政課")
        .with("002105", "在職区分", "2")
        .without("004727")
        .import(&app.persona("hr"))
        .await;
    let now = view(&app.persona("dx-leader"), "").await;
    assert_ne!(now.total.figure, then[0].total.figure, "much has happened");
    assert_ne!(now.people, then[0].people);
    assert_eq!(figures_of(views(&app, "2026-11-23").await), figures_of(then));
}

#[actix_web::test]
async fn the_trend_says_at_every_end_of_a_month_what_was_so_then() {
    let app = busy_city().await;
    app.advance(TimeDelta::days(40));
    night(&app).await;
    let leader = app.persona("dx-leader");
    study::complete(&app, &app.person("008620"), "SEC-03").await;
    let now = view(&leader, "grade=G60").await;
    let known: Vec<_> = now.trend.iter().filter(|point| point.rate.is_some()).collect();
    assert!(known.len() > 2, "the end of two months, and today");
    for point in known {
        let then = view(&leader, &format!("grade=G60&as_of={}", point.day)).await.total.figure;
        let rate = Rate { numerator: then.numerator(), denominator: then.denominator() };
        assert_eq!(point.rate, Some(rate), "{}", point.day);
    }
    assert!(now.trend.iter().all(|point| point.day <= now.as_of || point.rate.is_none()));
    assert_eq!(now.trend.last().map(|point| point.day), Some("2027-03-31".parse().unwrap()));
}

#[actix_web::test]
async fn before_the_first_day_there_is_no_figure_and_the_day_is_told() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let since = view(&leader, "").await.counted_since.expect("a first day");
    let first = view(&leader, &format!("as_of={since}")).await;
    assert!(!first.total.figure.is_empty(), "the first day has figures");
    let eve = since - Days::new(1);
    let before = view(&leader, &format!("as_of={eve}")).await;
    assert_eq!((before.counted_since, before.rows.len()), (Some(since), 0));
    assert!(before.total.figure.is_empty());
    assert_eq!(view(&leader, "fiscal_year=2024").await.counted_since, None);
}

/// A city on 1 April 2027.
async fn new_year() -> TestApp {
    let app = busy_city().await;
    app.advance(TimeDelta::days(128));
    night(&app).await;
    app.advance(TimeDelta::days(1));
    night(&app).await;
    app
}

#[actix_web::test]
async fn a_frozen_year_stays_and_what_came_later_stands_beside_it() {
    let app = new_year().await;
    let (hr, leader) = (app.persona("hr"), app.persona("dx-leader"));
    let first = view(&leader, "fiscal_year=2026").await;
    let frozen = first.frozen.clone().expect("frozen");
    let freeze: FrozenYear = leader.get(&path::year_freeze(2026)).await.json();
    assert_eq!((frozen.hash.as_str(), first.total.figure), (freeze.hash.as_str(), freeze.total));
    assert_eq!(first.as_of.to_string(), "2027-03-31", "a year that is over is shown as of its last day");
    assert!(frozen.recorded_later.is_empty() && frozen.corrections.is_empty());
    assert!(view(&leader, "").await.frozen.is_none(), "the year that has begun is open");

    study::complete(&app, &app.person("008620"), "SEC-03").await;
    let correction = RecordCorrection {
        text: "市民課の1人は集合研修で修了".into(),
        reason: "名簿の提出漏れ".into(),
    };
    assert_eq!(hr.post(&path::year_corrections(2026), &correction).await.status, 204);
    app.advance(TimeDelta::days(3));
    let leader = app.persona("dx-leader");
    let later = view(&leader, "fiscal_year=2026").await;
    assert_eq!((later.total.clone(), &later.rows, &later.trend), (first.total, &first.rows, &first.trend));
    let told = later.frozen.expect("frozen");
    let completed: Vec<_> = told
        .recorded_later
        .iter()
        .map(|l| (l.day.to_string(), l.completed, l.credited, l.exempted))
        .collect();
    assert_eq!(completed, [("2027-04-01".to_owned(), 1, 0, 0)]);
    assert_eq!(told.corrections[0].text, correction.text);
    assert_eq!((told.hash, told.frozen_at), (frozen.hash, frozen.frozen_at));

    let today = view(&leader, "fiscal_year=2026&as_of=2027-04-04").await;
    assert_eq!(today.total.figure.numerator(), later.total.figure.numerator() + 1);
    let elsewhere = view(&leader, "fiscal_year=2026&course=SEC-02").await;
    assert!(elsewhere.frozen.unwrap().recorded_later.is_empty(), "later entries follow the filters");
}

#[actix_web::test]
async fn a_credit_and_a_waiver_recorded_after_the_close_stand_beside_the_frozen_figures() {
    let app = new_year().await;
    let leader = app.persona("dx-leader");
    let first = view(&leader, "fiscal_year=2026").await;
    let hr = app.persona("hr");
    let credit =
        RecordCredit { course_code: "SEC-03".to_owned(), ..records::credit(&app.person("001822").person_id) };
    records::record(&hr, path::CREDITS, &credit).await;
    let waiver = records::waiver(&app.person("003301").person_id);
    let waived = records::record(&hr, path::WAIVERS, &waiver).await;
    app.advance(TimeDelta::days(1));
    night(&app).await;
    assert!(records::revoke(&app.persona("hr"), &waived, "別の人の記録だったため").await.status.is_success());

    let leader = app.persona("dx-leader");
    let later = view(&leader, "fiscal_year=2026").await;
    assert_eq!((later.total.figure, &later.rows), (first.total.figure, &first.rows));
    let told: Vec<_> = later
        .frozen
        .expect("frozen")
        .recorded_later
        .iter()
        .map(|l| (l.day.to_string(), l.completed, l.credited, l.exempted))
        .collect();
    assert_eq!(told, [("2027-04-01".to_owned(), 0, 1, 1), ("2027-04-02".to_owned(), 0, 0, -1)]);
    let elsewhere = view(&leader, "fiscal_year=2026&course=SEC-03").await.frozen.expect("frozen");
    assert_eq!(elsewhere.recorded_later.len(), 1, "later entries follow the filters");
    let freeze: FrozenYear = leader.get(&path::year_freeze(2026)).await.json();
    assert!(freeze.reproduced && freeze.total == first.total.figure);
    assert_eq!((freeze.completed_later, freeze.credited_later, freeze.exempted_later), (0, 1, 0));
    let today = view(&leader, "fiscal_year=2026&as_of=2027-04-02").await.total.figure;
    assert_eq!(today.excluded.credited, first.total.figure.excluded.credited + 1);
    assert_eq!(today.denominator(), first.total.figure.denominator() - 1);
}
