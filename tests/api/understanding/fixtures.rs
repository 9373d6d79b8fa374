//! A short course with a placement, and people who sit its tests.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::TimeDelta;
use contract::attempts::SaveResponse;
use contract::path;
use contract::placements::PlacementView;
use courseware::CourseMaterial;
use courseware::material::Question;
use diesel::dsl::count_star;
use diesel::prelude::*;
use learning::mark::Mark;
use learning::placement::PlacementPolicy;
use server::database::dialect::Connection;
use server::database::schema::{
    attempt_results, attempts, enrollments, placement_results, placements, staff,
};
use tests::app::{Persona, TestApp};
use tests::{builders, study};

pub const COURSE: &str = "SEC-02";

/// Questions of the bank, half of them in each form; and questions of a test.
pub const BANK: usize = 12;
pub const ASKED: usize = 6;

/// SEC-02 with one lesson, a placement, and four questions of each objective: the attempt after a placement asks
/// the six of form B, whatever the seed.
pub fn shorten(course: &mut CourseMaterial) {
    course.placement = Some(PlacementPolicy {
        questions_per_objective: 2,
        mastery: Mark::ONE,
        exempt: false,
        time_limit_minutes: None,
        recommend: Vec::new(),
    });
    course.lessons.truncate(1);
    course.exercises.clear();
    course.variants.clear();
    for insert in &mut course.inserts {
        insert.acknowledge = false;
    }
    let mut kept: BTreeMap<String, usize> = BTreeMap::new();
    course.bank.retain(|question| question.insert_keys.is_none());
    course.bank.retain(|question| {
        let count = kept.entry(question.objective.clone()).or_default();
        *count += 1;
        *count <= 4
    });
    for question in &mut course.bank {
        question.literacy = vec!["セキュリティ".to_owned()];
        question.difficulty = 2;
        question.tags.clear();
    }
    course.assessment.questions = u32::try_from(ASKED).expect("few");
    course.assessment.mastery = Mark::new(1, 2);
    course.assessment.must_be_right.clear();
    course.assessment.tag_mastery.clear();
}

pub async fn city() -> TestApp {
    let app = TestApp::city().await;
    study::publish_changed(&app, COURSE, |course| {
        shorten(course);
        assert_eq!(course.bank.len(), BANK, "three objectives of four questions");
    });
    app
}

/// A department by id and the staff numbers of people who are at work.
#[derive(Debug, Clone)]
pub struct Unit {
    pub id: String,
    pub numbers: Vec<String>,
}

/// The largest departments by people who are at work.
pub fn units(app: &TestApp, count: i64) -> Vec<Unit> {
    let tenant_id = app.state.tenants[0].id.clone();
    let read = |c: &mut Connection| {
        let active =
            || staff::table.filter(staff::tenant_id.eq(&tenant_id)).filter(staff::status.eq("active"));
        let largest: Vec<(String, i64)> = active()
            .group_by(staff::department_id)
            .order((count_star().desc(), staff::department_id.asc()))
            .select((staff::department_id, count_star()))
            .limit(count)
            .load(c)?;
        let of = |(id, _): (String, i64)| Unit {
            numbers: active()
                .filter(staff::department_id.eq(&id))
                .order(staff::staff_number)
                .select(staff::staff_number)
                .load(c)
                .expect("numbers"),
            id,
        };
        Ok(largest.into_iter().map(of).collect())
    };
    app.state.database.read_now(read).expect("departments")
}

/// The questions of the shipped course, which is read once for all tests of a process.
pub fn bank(app: &TestApp) -> &'static [Question] {
    static BANK: OnceLock<Vec<Question>> = OnceLock::new();
    BANK.get_or_init(|| study::shipped(app, COURSE).bank)
}

/// The placement, with so many questions right.
pub async fn place(app: &TestApp, learner: &Persona<'_>, right: usize) {
    let card = study::card(learner, COURSE).await;
    let view: PlacementView = learner.post(&path::placement_of(&card.id), &()).await.json();
    assert_eq!(view.questions.len(), ASKED);
    let bank = bank(app);
    for asked in view.questions.iter().take(right) {
        let question = bank.iter().find(|question| question.id == asked.id).expect("in the bank");
        let message = SaveResponse { response: builders::right_response(question) };
        let saved = learner.put(&path::placement_response(&view.id, &asked.id), &message).await;
        assert!(saved.status.is_success(), "{}", saved.text());
    }
    let submitted = learner.post(&path::placement_submission(&view.id), &()).await;
    assert!(submitted.status.is_success(), "{}", submitted.text());
}

/// The assessment, with so many questions right.
pub async fn assess(app: &TestApp, learner: &Persona<'_>, right: usize) {
    let attempt = study::begin(learner, COURSE).await;
    study::answer_right(app, learner, &attempt.id, right).await;
    study::submit(learner, &attempt.id).await;
}

/// Both, for the first people of a list: `of` says how many are right before and after.
pub async fn sit(app: &TestApp, numbers: &[String], of: impl Fn(usize) -> (usize, usize)) {
    for (place_in_list, number) in numbers.iter().enumerate() {
        let (before, after) = of(place_in_list);
        let learner = app.person(number);
        place(app, &learner, before).await;
        assess(app, &learner, after).await;
        app.advance(TimeDelta::seconds(1));
    }
}

/// Until figures of what has happened are published.
pub fn next_day(app: &TestApp) {
    app.advance(TimeDelta::days(1));
}

fn share(marks: &str, maximum: &str) -> f64 {
    let number = |text: &str| -> f64 {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        numerator.parse::<f64>().expect("a number") / denominator.parse::<f64>().expect("a number")
    };
    100.0 * number(marks) / number(maximum)
}

/// Before and after in points of these people, from the raw results.
pub fn raw_pairs(app: &TestApp, numbers: &[String]) -> Vec<(f64, f64)> {
    let tenant_id = app.state.tenants[0].id.clone();
    let read = |c: &mut Connection| {
        let mut pairs = Vec::new();
        for number in numbers {
            let enrollment: String = enrollments::table
                .inner_join(staff::table.on(staff::person_id.eq(enrollments::person_id)))
                .filter(staff::tenant_id.eq(&tenant_id))
                .filter(staff::staff_number.eq(number))
                .select(enrollments::id)
                .first(c)?;
            let before: (String, String) = placement_results::table
                .inner_join(placements::table.on(placements::id.eq(placement_results::placement_id)))
                .filter(placements::enrollment_id.eq(&enrollment))
                .select((placement_results::marks, placement_results::maximum))
                .first(c)?;
            let after: (String, String) = attempt_results::table
                .inner_join(attempts::table.on(attempts::id.eq(attempt_results::attempt_id)))
                .filter(attempts::enrollment_id.eq(&enrollment))
                .filter(attempts::number.eq(1))
                .filter(attempts::form.eq("B"))
                .select((attempt_results::marks, attempt_results::maximum))
                .first(c)?;
            pairs.push((share(&before.0, &before.1), share(&after.0, &after.1)));
        }
        Ok(pairs)
    };
    app.state.database.read_now(read).expect("pairs")
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).expect("few"))
}

/// Equal up to the rounding to a tenth.
pub fn near(shown: learning::tenths::Tenths, expected: f64) {
    assert!((shown.value() - expected).abs() <= 0.0501, "shown {shown}, by the raw results {expected}");
}
