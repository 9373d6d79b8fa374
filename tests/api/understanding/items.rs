//! Statistics of questions: agree with the raw marks, and are shown only where they mean something.

use std::collections::BTreeMap;

use contract::error::ErrorCode;
use contract::path;
use contract::understanding::{ItemFigures, ItemReport, Weight};
use diesel::prelude::*;
use learning::mark::Mark;
use learning::release::{Contribution, Pending, Purpose, published_until, release};
use server::database::schema::{attempt_results, understanding_contributions};
use tests::app::TestApp;
use tests::{builders, study};

use super::fixtures::{self, ASKED, COURSE, mean, near};

async fn report(app: &TestApp) -> ItemReport {
    app.persona("dx-leader").get(&format!("{}?course={COURSE}", path::UNDERSTANDING_ITEMS)).await.json()
}

/// Marks by question id of the first attempts in the batches of this purpose, put together here from the recorded
/// contributions.
fn raw_marks(app: &TestApp, purpose: Purpose) -> Vec<BTreeMap<String, f64>> {
    use understanding_contributions as of;
    let until = published_until(app.state.clock.now());
    type Row = (String, chrono::DateTime<chrono::Utc>, String, String, String);
    let (rows, marks): (Vec<Row>, Vec<(String, String)>) = app
        .state
        .database
        .read_now(|c| {
            let rows = of::table
                .filter(of::course_code.eq(COURSE).and(of::measure.eq("after")))
                .select((of::person_id, of::recorded_at, of::department_id, of::division, of::test_id))
                .load(c)?;
            let marks = attempt_results::table
                .select((attempt_results::attempt_id, attempt_results::question_marks))
                .load(c)?;
            Ok((rows, marks))
        })
        .expect("facts");
    let contribution = |(person, at, unit, division, _): &'static Row| Contribution {
        person,
        at: *at,
        unit,
        division,
        kind: "",
    };
    let rows: &'static [Row] = rows.leak();
    let contributions: Vec<Contribution<'_>> = rows.iter().map(contribution).collect();
    let marks: BTreeMap<String, String> = marks.into_iter().collect();
    let value = |mark: Mark| {
        let number = |part: i64| f64::from(i32::try_from(part).unwrap());
        number(mark.numerator()) / number(mark.denominator())
    };
    let released = release(&contributions, until);
    let attempts = released.of(purpose).flat_map(|batch| &batch.members).map(|place| &rows[*place].4);
    attempts
        .map(|attempt| {
            let marks: BTreeMap<String, Mark> = serde_json::from_str(&marks[attempt]).expect("marks");
            marks.into_iter().map(|(id, mark)| (id, value(mark))).collect()
        })
        .collect()
}

fn covariance(xs: &[f64], ys: &[f64]) -> f64 {
    let (mx, my) = (mean(xs), mean(ys));
    let products: Vec<f64> = xs.iter().zip(ys).map(|(x, y)| (x - mx) * (y - my)).collect();
    let n = f64::from(u32::try_from(xs.len()).unwrap());
    mean(&products) * n / (n - 1.0)
}

/// Ninety-five people who are asked the same six questions; who knows more is right in more of them.
async fn many(app: &TestApp) {
    study::publish_changed(app, COURSE, |course| {
        fixtures::shorten(course);
        course.bank.truncate(ASKED);
        course.placement = None;
    });
    for (place, number) in builders::active_staff_numbers(&app.state, 95).iter().enumerate() {
        let learner = app.person(number);
        let attempt = study::begin(&learner, COURSE).await;
        let mut tasks = builders::tasks(&app.state, &attempt.id);
        tasks.sort_by(|a, b| a.id.cmp(&b.id));
        for task in tasks.into_iter().take(place % 7) {
            study::save(&learner, &attempt.id, &task.id, &task.right).await;
        }
        study::submit(&learner, &attempt.id).await;
        app.advance(chrono::TimeDelta::seconds(1));
    }
}

#[actix_web::test]
async fn statistics_agree_with_the_raw_marks() {
    let app = TestApp::city().await;
    many(&app).await;
    // Most units have fewer than ten of them: those go on until they are in a batch of the city.
    app.advance(chrono::TimeDelta::days(61));
    // Which option is right is not shown to somebody who has the course still to complete.
    let withheld = report(&app).await;
    assert!(withheld.options_withheld);
    let told = |figures: &ItemFigures| !figures.options.is_empty() || figures.failing_third > 0;
    assert!(!withheld.questions.iter().filter_map(|question| question.figures.as_ref()).any(told));
    fixtures::assess(&app, &app.persona("dx-leader"), ASKED).await;
    let shown = report(&app).await;
    assert!(!shown.options_withheld);
    let test = shown.test.as_ref().expect("thirty people");
    assert_eq!(shown.questions.len(), usize::try_from(test.positions).unwrap());
    let (of_tests, of_questions) = (raw_marks(&app, Purpose::Tests), raw_marks(&app, Purpose::Questions));
    assert!(of_tests.len() >= 30 && of_questions.len() >= 30, "{} {}", of_tests.len(), of_questions.len());
    assert_eq!(usize::try_from(test.attempts).unwrap(), of_tests.len());
    let total = |each: &BTreeMap<String, f64>| each.values().sum::<f64>();
    let points = 100.0 / f64::from(test.positions);
    let totals: Vec<f64> = of_tests.iter().map(total).collect();
    near(test.mean, points * mean(&totals));
    near(test.deviation.expect("thirty"), points * covariance(&totals, &totals).sqrt());
    let totals: Vec<f64> = of_questions.iter().map(total).collect();
    for question in &shown.questions {
        let figures = question.figures.as_ref().expect("everybody was asked");
        assert_eq!(usize::try_from(figures.answers).unwrap(), of_questions.len());
        let own: Vec<f64> = of_questions.iter().map(|each| each[&question.id]).collect();
        near(figures.facility, 100.0 * mean(&own));
        let index = 100.0 * covariance(&own, &totals)
            / (covariance(&own, &own) * covariance(&totals, &totals)).sqrt();
        match figures.discrimination {
            Some(shown) => near(shown, index),
            None => assert!(!(5.0..=95.0).contains(&figures.facility.value()), "{figures:?}"),
        }
        assert_eq!(figures.failing_third, 10);
        if !figures.options.is_empty() {
            let failing: u32 = figures.options.iter().map(|option| option.failing).max().unwrap_or(0);
            assert!(failing <= 10, "{figures:?}");
        }
    }
    let weights: f64 = test
        .weights
        .iter()
        .map(|weight| if let Weight::Percent(percent) = weight { percent.value() } else { 0.0 })
        .sum();
    assert!((weights - 100.0).abs() < 0.5, "{:?}", test.weights);
    assert!(test.consistency.is_some() && test.standard_error.is_some());
}

#[actix_web::test]
async fn few_attempts_show_nothing_and_ten_show_no_index() {
    let app = fixtures::city().await;
    let [first] = fixtures::units(&app, 1).try_into().expect("one");
    fixtures::sit(&app, &first.numbers[..9], |n| (0, n % 6)).await;
    fixtures::next_day(&app);
    let nine = report(&app).await;
    assert_eq!((nine.test.clone(), nine.pending), (None, Pending::Few));
    assert!(nine.questions.iter().all(|question| question.figures.is_none()));

    fixtures::sit(&app, &first.numbers[9..11], |_| (0, 3)).await;
    fixtures::next_day(&app);
    let ten = report(&app).await;
    let test = ten.test.as_ref().expect("ten");
    assert_eq!((test.attempts, test.median, test.deviation, test.weights.len()), (10, None, None, 0));
    assert!(ten.questions.iter().all(|question| question.figures.is_none()), "never of the same ten");

    fixtures::sit(&app, &first.numbers[11..20], |_| (0, 3)).await;
    fixtures::next_day(&app);
    let ten = report(&app).await;
    assert_eq!(ten.test.as_ref().map(|test| test.attempts), Some(10), "the second ten are for the questions");
    let asked: Vec<_> = ten.questions.iter().filter_map(|question| question.figures.as_ref()).collect();
    assert_eq!(asked.len(), ASKED, "all of them were asked the questions of form B");
    for figures in asked {
        assert_eq!((figures.answers, figures.failing_third), (10, 0));
        assert_eq!((figures.discrimination, figures.efficiency), (None, None));
    }
}

#[actix_web::test]
async fn an_unknown_course_or_version_is_refused_and_one_without_results_is_empty() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    for (query, field) in [("course=SEC-99", "course"), ("course=SEC-02&version=99", "version")] {
        let refused = leader.get(&format!("{}?{query}", path::UNDERSTANDING_ITEMS)).await;
        assert_eq!(refused.refused(ErrorCode::InvalidInput).fields[0].field, field);
    }
    let empty = report(&app).await;
    assert_eq!((empty.test, empty.pending, empty.version), (None, Pending::None, 1));
    assert!(!empty.questions.is_empty());
}
