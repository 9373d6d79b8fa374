//! The plan beside the figures: weighed by people, risen to the day, furthest below first.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use contract::path;
use contract::plan::{ChangePlan, PlanAudience, PlanPage, PlanRow, PlanSubject};
use contract::reporting::dashboard::{Dashboard, DashboardRow, Measure, PlanMark, PlanMeasure};
use contract::reporting::freeze::FrozenYear;
use learning::role::Grade;
use tests::app::TestApp;
use tests::city_year::night;
use tests::plans;

use super::{Post, busy_city, posts, row, view};

fn planned(code: &str, grades: &[Grade], units: &[&str], term: (&str, &str), target: u32) -> PlanRow {
    PlanRow {
        id: String::new(),
        subject: PlanSubject::Course { code: code.to_owned() },
        audience: PlanAudience {
            grades: grades.iter().copied().collect(),
            department_ids: units.iter().map(|unit| (*unit).to_owned()).collect(),
        },
        starts_on: term.0.parse().unwrap(),
        ends_on: term.1.parse().unwrap(),
        target_percent: Some(target),
        in_charge: "デジタル推進課".to_owned(),
        minutes: 25,
        purpose: "標的型攻撃メールによる被害を防ぐ。".to_owned(),
        notes: String::new(),
    }
}

/// Three rows that overlap: everybody, one grade everywhere, one unit.
fn rows(unit: &str) -> Vec<PlanRow> {
    let year = ("2026-04-01", "2027-03-31");
    vec![
        planned("SEC-02", &[], &[], ("2026-06-01", "2026-12-28"), 95),
        planned("RPA-01", &[Grade::G60], &[], year, 60),
        planned("SEC-02", &[], &[unit], ("2026-04-01", "2026-09-30"), 100),
    ]
}

/// Decides the first plan of the year.
async fn decide(app: &TestApp, rows: Vec<PlanRow>, on: &str) {
    plans::decide(&app.persona("dx-leader"), 2026, rows, on.parse().unwrap()).await;
}

/// What the rows of the plan want of the people who match: at the end, and on a day; in thousandths.
fn wanted(
    rows: &[PlanRow],
    posts: &[Post],
    on: NaiveDate,
    courses: &BTreeSet<&str>,
    matches: impl Fn(&Post) -> bool,
) -> Option<(u32, u32)> {
    let (mut people, mut target, mut planned) = (0_u64, 0_u64, 0_f64);
    for row in rows {
        let PlanSubject::Course { code } = &row.subject else { continue };
        if !courses.is_empty() && !courses.contains(code.as_str()) {
            continue;
        }
        let concerned = posts.iter().filter(|post| {
            let (unit, grade, status) = post;
            let at_work = status == "active" || status == "seconded-in";
            let of_grade = row.audience.of_grade(Grade::parse(grade).unwrap());
            at_work && of_grade && row.audience.of_department(unit) && matches(post)
        });
        let concerned = concerned.count() as u64;
        let percent = u64::from(row.target_percent.unwrap());
        let term = (row.ends_on - row.starts_on).num_days() + 1;
        let passed = ((on - row.starts_on).num_days() + 1).clamp(0, term);
        people += concerned;
        target += concerned * percent * 10;
        planned += concerned as f64 * percent as f64 * 10.0 * passed as f64 / term as f64;
    }
    let mean = |sum: f64| (sum / people as f64 + 1e-6).floor() as u32;
    (people > 0).then(|| ((target / people) as u32, mean(planned)))
}

fn shown(row: &DashboardRow) -> Option<(u32, u32)> {
    row.measure.plan.map(|plan| (plan.target, plan.planned))
}

async fn planned_city() -> (TestApp, Vec<PlanRow>) {
    let app = busy_city().await;
    let unit = row(&view(&app.persona("dx-leader"), "").await, "市民課").id.clone();
    let rows = rows(&unit);
    decide(&app, rows.clone(), "2026-11-20").await;
    (app, rows)
}

#[actix_web::test]
async fn targets_are_weighed_by_the_people_whom_each_row_concerns() {
    let (app, plan) = planned_city().await;
    let (leader, staff) = (app.persona("dx-leader"), posts(&app));
    let today: NaiveDate = "2026-11-23".parse().unwrap();
    let none = BTreeSet::new();
    let whole = view(&leader, "").await;
    let total = whole.total.plan.map(|plan| (plan.target, plan.planned));
    assert_eq!(total, wanted(&plan, &staff, today, &none, |_| true));
    assert_eq!(whole.total.plan.unwrap().plan_rows, 3);
    assert_eq!(whole.plan.map(|plan| (plan.number, plan.change)), Some((1, 0)));
    for row in &whole.rows {
        assert_eq!(shown(row), wanted(&plan, &staff, today, &none, |post| post.0 == row.id), "{}", row.label);
    }
    for row in &view(&leader, "by=grade&course=RPA-01").await.rows {
        let course = ["RPA-01"].into();
        let expected = wanted(&plan, &staff, today, &course, |post| post.1 == row.id);
        assert_eq!(shown(row), expected, "{}", row.label);
        assert_eq!(expected.is_some(), row.id == "G60");
    }
    for row in &view(&leader, "by=course").await.rows {
        let course = [row.id.as_str()].into();
        assert_eq!(shown(row), wanted(&plan, &staff, today, &course, |_| true), "{}", row.id);
    }
}

#[actix_web::test]
async fn who_is_furthest_below_the_plan_comes_first() {
    let (app, _) = planned_city().await;
    let leader = app.persona("dx-leader");
    for query in ["", "by=course", "by=grade&course=RPA-01", "by=division"] {
        let found = view(&leader, query).await;
        in_order(&found);
        for row in &found.rows {
            let figure = row.measure.figure;
            let rate = (figure.numerator() * 1000).checked_div(figure.denominator());
            let apart = rate.zip(row.measure.plan).map(|(rate, plan)| rate as i32 - plan.planned as i32);
            assert_eq!(row.measure.deviation, apart, "{query} {}", row.label);
        }
    }
    let by_course = view(&leader, "by=course").await;
    let last = by_course.rows.last().unwrap();
    assert_eq!((last.id.as_str(), last.measure.plan, last.measure.deviation), ("SEC-03", None, None));
    assert!(by_course.rows.iter().filter(|row| row.measure.deviation.is_some()).count() == 2);
}

fn in_order(found: &Dashboard) {
    let order = |row: &DashboardRow| {
        (row.measure.deviation.is_none(), row.measure.deviation.unwrap_or_default(), row.code.clone())
    };
    let mut sorted = found.rows.clone();
    sorted.sort_by_key(order);
    assert_eq!(
        found.rows.iter().map(order).collect::<Vec<_>>(),
        sorted.iter().map(order).collect::<Vec<_>>()
    );
}

#[actix_web::test]
async fn a_course_of_the_plan_that_nobody_has_is_a_row() {
    let app = TestApp::city().await;
    let year = ("2026-04-01", "2027-03-31");
    decide(&app, vec![planned("ETH-02", &[], &[], year, 80)], "2026-11-20").await;
    let shown = view(&app.persona("dx-leader"), "by=course").await;
    let row = shown.rows.iter().find(|row| row.id == "ETH-02").expect("the course of the plan");
    assert!(row.measure.figure.is_empty());
    assert_eq!((row.measure.plan.map(|plan| plan.target), row.measure.deviation), (Some(800), None));
}

#[actix_web::test]
async fn before_the_decision_there_is_no_plan() {
    let app = busy_city().await;
    app.advance(TimeDelta::days(5));
    let leader = app.persona("dx-leader");
    let unit = row(&view(&leader, "").await, "市民課").id.clone();
    // Decided on the 27th, recorded on the 28th.
    decide(&app, rows(&unit), "2026-11-27").await;
    let before = view(&leader, "as_of=2026-11-27").await;
    assert!(!before.rows.is_empty());
    assert_eq!((before.plan, before.total.plan, before.total.deviation), (None, None, None));
    assert!(before.trend.iter().all(|point| point.planned.is_none()));
    let after = view(&leader, "as_of=2026-11-28").await;
    assert!(after.plan.is_some());
    let line: Vec<u32> = after.trend.iter().filter_map(|point| point.planned).collect();
    assert_eq!(line.len(), after.trend.len());
    assert!(line.windows(2).all(|pair| pair[0] <= pair[1]), "the line never falls");
    assert_eq!(line.last().copied(), after.total.plan.map(|plan| plan.target), "and ends at the target");
}

/// Id of a row, what the plan wants of it, and how far it is from that.
type Wanted = (String, Option<PlanMeasure>, Option<i32>);

/// What the plan wants, and how far the figures are from it: of the whole and of every row.
fn against_plan(shown: &Dashboard) -> (Option<PlanMark>, Vec<Wanted>) {
    let of = |id: &str, measure: &Measure| (id.to_owned(), measure.plan, measure.deviation);
    let rows = shown.rows.iter().map(|row| of(&row.id, &row.measure));
    (shown.plan, std::iter::once(of("", &shown.total)).chain(rows).collect())
}

#[actix_web::test]
async fn a_change_that_is_dated_back_moves_no_day_that_is_past_and_no_year_that_is_frozen() {
    let (app, rows) = planned_city().await;
    night(&app).await;
    app.advance(TimeDelta::days(130));
    night(&app).await;
    let frozen: FrozenYear = app.persona("dx-leader").get(&path::year_freeze(2026)).await.json();
    let queries = ["fiscal_year=2026", "fiscal_year=2026&as_of=2026-12-20", "fiscal_year=2026&by=course"];
    let mut before = Vec::new();
    for query in queries {
        before.push(view(&app.persona("dx-leader"), query).await);
    }
    assert!(before.iter().all(|shown| shown.total.deviation.is_some()));

    let reason = ChangePlan { reason: "目標を改めるため".to_owned() };
    let begun: PlanPage = app.persona("dx-leader").post(&path::plan_change(2026), &reason).await.json();
    let lower = rows.into_iter().map(|row| PlanRow { target_percent: Some(1), ..row }).collect();
    assert!(begun.draft.is_some());
    decide(&app, lower, "2026-12-01").await;
    let leader = app.persona("dx-leader");
    for (query, before) in queries.iter().zip(&before) {
        let after = view(&leader, query).await;
        assert_eq!(against_plan(&after), against_plan(before), "{query}");
        assert_eq!(after.trend, before.trend, "{query}");
    }
    let after: FrozenYear = leader.get(&path::year_freeze(2026)).await.json();
    assert!(after.reproduced && after.hash == frozen.hash);
    // From the day on which it was recorded the change counts.
    let today = view(&leader, &format!("fiscal_year=2026&as_of={}", app.state.clock.today())).await;
    assert_eq!(today.plan.map(|plan| (plan.number, plan.change)), Some((2, 1)));
    assert_eq!(today.total.plan.map(|plan| plan.target), Some(10));
}
