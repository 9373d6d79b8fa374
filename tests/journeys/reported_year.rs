//! 令和7年度 of 潮崎市, told by its figures: a plan, learners who finish in their own time (drawn with a fixed seed), the
//! transfers of October, the end of the year, and the first of April. On several days of the year every figure is
//! counted from raw rows by a query that shares nothing with the server; what the pages and files say must be that
//! number, on the day and ever after.

use std::collections::{BTreeMap, BTreeSet};

use contract::path;
use contract::plan::{PlanAudience, PlanRow, PlanSubject};
use contract::reporting::dashboard::{Dashboard, RowsBy};
use contract::reporting::freeze::FrozenYear;
use contract::requirements::{
    CurriculumPage, CurriculumPublished, DraftView, PublicationPreview, PublicationQuestion, Publish,
    SaveDraft,
};
use learning::curriculum::{Audience, Rule};
use learning::derivation::Standing;
use learning::figure::{Bucket, Figure};
use learning::role::Grade;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use tests::app::TestApp;
use tests::city_year::{
    self, at, complete_all, duties, load_city, night, on, publish_standard, upload_lists,
};
use tests::plans;
use tests::recount::{Key, assert_cells_agree, counted};

mod reports;

use reports::Units;

const YEAR: i32 = 2025;

/// Days for which the reports are drawn up, on the day and again when the rules have changed.
const REPORTED: [&str; 3] = ["2025-08-29", "2025-10-15", "2026-03-31"];

type Counted = BTreeMap<Key, i64>;
/// Which row of a view a key is in.
type RowOf = fn(&Key) -> String;

/// The figure of those keys that match, built field by field.
fn figure(counted: &Counted, matches: impl Fn(&Key) -> bool) -> Figure {
    let mut figure = Figure::default();
    for (key, count) in counted.iter().filter(|(key, _)| key.0 == YEAR && matches(key)) {
        figure.add(Bucket::parse(key.4).expect("a bucket"), *count);
    }
    figure
}

/// What the plan wants: of which course and grades (none: all), how many percent.
fn planned() -> [(&'static str, BTreeSet<Grade>, u32); 3] {
    [
        ("SEC-01", BTreeSet::new(), 90),
        ("SEC-02", BTreeSet::new(), 1),
        ("SEC-02", BTreeSet::from([Grade::G60, Grade::G50]), 75),
    ]
}

/// The DX leader writes the plan, has it discussed, and enters the decision.
async fn decide_plan(app: &TestApp) {
    let row = |(code, grades, target): (&str, BTreeSet<Grade>, u32)| PlanRow {
        id: String::new(),
        subject: PlanSubject::Course { code: code.to_owned() },
        audience: PlanAudience { grades, ..PlanAudience::default() },
        starts_on: "2025-04-01".parse().expect("a day"),
        ends_on: "2026-03-31".parse().expect("a day"),
        target_percent: Some(target),
        in_charge: "デジタル推進課".to_owned(),
        minutes: 25,
        purpose: "標的型攻撃メールによる被害を防ぐ。".to_owned(),
        notes: String::new(),
    };
    let rows = planned().into_iter().map(row).collect();
    plans::decide(&app.persona("dx-leader"), YEAR, rows, app.state.clock.today()).await;
}

/// HR publishes a changed curriculum: one rule is gone, another is for everybody, and a course is asked of all that was
/// asked of nobody by a rule of this name.
async fn change_the_rules(app: &TestApp) {
    let hr = app.persona("hr");
    let page: CurriculumPage = hr.get(path::CURRICULUM).await.json();
    let (before, mut curriculum) = (page.published.expect("published").number, page.draft.curriculum);
    assert!(curriculum.rules.len() > 5);
    curriculum.rules.remove(0);
    let rule = curriculum.rules.iter_mut().find(|rule| rule.audience != Audience::Everyone);
    rule.expect("a rule for some").audience = Audience::Everyone;
    curriculum.rules.push(Rule::yearly("new-for-all", "新しい規則", "NEW-01", Audience::Everyone));
    let save = SaveDraft { revision: page.draft.revision, curriculum };
    let draft: DraftView = hr.put(path::CURRICULUM_DRAFT, &save).await.json();
    let question = PublicationQuestion { revision: draft.revision, redate: Vec::new() };
    let shown: PublicationPreview = hr.post(path::PUBLICATION_PREVIEW, &question).await.json();
    assert!(shown.difference.gained > 0, "{:?}", shown.difference);
    let publish = Publish {
        revision: draft.revision,
        redate: Vec::new(),
        digest: shown.digest,
        reason: "令和8年度の研修計画による".to_owned(),
    };
    let published: CurriculumPublished = hr.post(path::CURRICULUM_VERSIONS, &publish).await.json();
    assert_eq!(published.number, before + 1);
}

async fn dashboard(app: &TestApp, query: &str) -> Dashboard {
    let path = format!("{}?fiscal_year={YEAR}&{query}", path::DASHBOARD);
    app.persona("dx-leader").get(&path).await.json()
}

/// People finish what is open for them, each of the chosen courses with some likelihood.
fn learn(app: &TestApp, random: &mut ChaCha8Rng, courses: &[&str], likelihood: f64) {
    for course in courses {
        let open: BTreeSet<String> = duties(app)
            .into_iter()
            .filter(|((_, code, year), duty)| {
                code == course
                    && *year == YEAR
                    && duty.standing == Standing::Required
                    && duty.completed_on.is_none()
            })
            .map(|((person, ..), _)| person)
            .collect();
        let done: Vec<&str> =
            open.iter().filter(|_| random.random_bool(likelihood)).map(String::as_str).collect();
        complete_all(app, &done, course, YEAR);
    }
}

/// Every cut of the dashboard is what the raw rows of that day give.
async fn dashboard_agrees(app: &TestApp, day: &str, raw: &Counted) {
    let as_of = format!("as_of={day}");
    let all = dashboard(app, &as_of).await;
    assert_eq!(all.as_of.to_string(), day);
    assert_eq!(all.total.figure, figure(raw, |_| true), "{day}");
    assert_eq!((all.plan.map(|plan| plan.number), all.curriculum_version), (Some(1), Some(1)), "{day}");
    let cuts: [(RowsBy, &str, RowOf); 4] = [
        (RowsBy::Department, "department", |key| key.1.clone()),
        (RowsBy::Grade, "grade", |key| key.2.clone()),
        (RowsBy::Course, "course", |key| key.3.clone()),
        (RowsBy::Family, "family", |key| key.3[..4].to_owned()),
    ];
    for (by, name, of) in cuts {
        let shown = dashboard(app, &format!("{as_of}&by={name}")).await;
        assert_eq!((shown.by, shown.total.figure), (by, all.total.figure));
        let mut numerators = 0;
        for row in &shown.rows {
            let wanted = figure(raw, |key| of(key) == row.id);
            assert_eq!(row.measure.figure, wanted, "{day} {name} {}", row.label);
            numerators += wanted.numerator();
        }
        assert_eq!(numerators, all.total.figure.numerator(), "{day}: the rows by {name} are the whole");
    }
    // One department's drill-down, by course.
    let row = dashboard(app, &as_of).await.rows.into_iter().next().expect("a department");
    let within = dashboard(app, &format!("{as_of}&department={}&by=course", row.id)).await;
    assert_eq!(within.total.figure, row.measure.figure);
    for course in &within.rows {
        let wanted = figure(raw, |key| key.1 == row.id && key.3 == course.id);
        assert_eq!(course.measure.figure, wanted, "{day} {} {}", row.label, course.label);
    }
}

#[actix_web::test]
async fn every_figure_of_the_year_is_the_one_counted_from_the_rows_and_stays_so() {
    let app = TestApp::new_year().await;
    let mut random = ChaCha8Rng::seed_from_u64(7);
    load_city(&app);
    night(&app).await;
    let hr = app.persona("hr");
    upload_lists(&hr, "2025-04-01").await;
    publish_standard(&hr).await;
    decide_plan(&app).await;
    assert_cells_agree(&app);

    let mut days: Vec<(&str, Counted, Units)> = Vec::new();
    let courses = ["SEC-01", "SEC-02", "SEC-03", "SEC-04", "SEC-05", "SEC-07", "ETH-02", "RPA-01", "NEW-01"];
    for (day, likelihood) in [
        ("2025-06-30", 0.3),
        ("2025-08-29", 0.2),
        ("2025-10-15", 0.2),
        ("2025-12-26", 0.4),
        ("2026-03-31", 0.5),
    ] {
        if day == "2025-10-15" {
            on(&app, "2025-10-01").await;
            let hr = app.persona("hr");
            city_year::import(&hr, sample_city::STAFF_FILE_AUTUMN, "2025-10-01").await;
        }
        on(&app, day).await;
        if day == "2026-03-31" {
            // The mass transfer is loaded before its day.
            let hr = app.persona("hr");
            city_year::upload_unit_changes(&hr).await;
            city_year::import(&hr, sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
        }
        let some: Vec<&str> = courses.sample(&mut random, 6).copied().collect();
        learn(&app, &mut random, &some, likelihood);
        let (raw, units) = (counted(&app), reports::units(&app));
        assert!(figure(&raw, |_| true).numerator() > 0);
        assert_cells_agree(&app);
        dashboard_agrees(&app, day, &raw).await;
        if REPORTED.contains(&day) {
            reports::agree(&app, day, &raw, &units).await;
        }
        days.push((day, raw, units));
    }
    // Figures of earlier days are still those of those days, transfers in between or not.
    for (day, raw, _) in &days {
        dashboard_agrees(&app, day, raw).await;
    }

    // The mass transfer, and some who finish late.
    at(&app, "2026-03-31T15:00:00Z");
    night(&app).await;
    let frozen: FrozenYear = app.persona("dx-leader").get(&path::year_freeze(YEAR)).await.json();
    assert!(frozen.reproduced);
    on(&app, "2026-04-20").await;
    learn(&app, &mut random, &["SEC-01", "SEC-02"], 0.5);
    change_the_rules(&app).await;
    night(&app).await;
    assert_cells_agree(&app);
    for (day, raw, units) in &days {
        dashboard_agrees(&app, day, raw).await;
        if REPORTED.contains(day) {
            reports::agree(&app, day, raw, units).await;
        }
    }
    let later: FrozenYear = app.persona("dx-leader").get(&path::year_freeze(YEAR)).await.json();
    assert!(later.reproduced && later.completed_later > 0);
    assert_eq!((later.total, later.hash), (frozen.total, frozen.hash));
    let last = &days.last().expect("the last day").1;
    assert_eq!(later.total, figure(last, |_| true));
}
