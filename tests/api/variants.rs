//! Variants: lesson sets chosen by grade, job kind and attributes, fixed when the person begins.

use contract::assignments::{LessonPage, NextStep};
use contract::catalog::CourseDetail;
use contract::error::ErrorCode;
use contract::path;
use courseware::CourseMaterial;
use courseware::material::Variant;
use diesel::prelude::*;
use learning::role::Attribute;
use server::database::dialect::Connection;
use server::database::schema::{enrollments, staff};
use tests::app::{Persona, TestApp};
use tests::staff_edits::StaffFile;
use tests::study;

use crate::exercises::fixtures::{self, COURSE, SCENARIO, SORTING};

const EXECUTIVE: &str = "executive";
const SHORT: &str = "short";

/// SEC-02 for 部長: the first lesson and one of their own, and the scenario, whose lesson is left out.
fn add_variant(course: &mut CourseMaterial) {
    fixtures::add_exercises(course);
    let mut own = course.lessons[2].clone();
    own.id = "decide".to_owned();
    own.title = "止める決断".to_owned();
    own.only_variants = true;
    course.lessons.insert(1, own);
    course.variants = vec![Variant {
        id: EXECUTIVE.to_owned(),
        title: "幹部編".to_owned(),
        lessons: vec![course.lessons[0].id.clone(), "decide".to_owned()],
        exercises: vec![SCENARIO.to_owned()],
        grades: vec!["G10".to_owned(), "G20".to_owned()],
        questions: Some(3),
        ..Variant::default()
    }];
}

async fn city() -> TestApp {
    let app = TestApp::city().await;
    study::publish_changed(&app, COURSE, add_variant);
    app
}

/// A 部長 who is at work.
fn head_of_department(app: &TestApp) -> String {
    let tenant_id = app.state.tenants[0].id.clone();
    app.state
        .database
        .read_now(|c| {
            Ok(staff::table
                .filter(staff::tenant_id.eq(&tenant_id))
                .filter(staff::grade.eq("G20"))
                .filter(staff::status.eq("active"))
                .order(staff::staff_number)
                .select(staff::staff_number)
                .first(c)?)
        })
        .expect("a 部長")
}

/// The lessons of the course page, and its variant.
async fn offered(learner: &Persona<'_>) -> (Vec<String>, Option<String>) {
    let card = study::card(learner, COURSE).await;
    let page = fixtures::course_page(learner, &card.id).await;
    (page.lessons.into_iter().map(|lesson| lesson.id).collect(), page.variant)
}

/// Variants of all enrollments.
fn taken_up(app: &TestApp) -> Vec<String> {
    app.state.database.read_now(|c| Ok(enrollments::table.select(enrollments::variant).load(c)?)).unwrap()
}

#[actix_web::test]
async fn a_head_of_department_takes_the_variant_of_the_grade_to_its_completion() {
    let app = city().await;
    let head = app.person(&head_of_department(&app));
    let first = study::shipped(&app, COURSE).lessons[0].clone();
    let card = study::card(&head, COURSE).await;
    let page = fixtures::course_page(&head, &card.id).await;
    assert_eq!(page.variant.as_deref(), Some("幹部編"));
    let lessons: Vec<&str> = page.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(lessons, [first.id.as_str(), "decide"]);
    let exercises: Vec<(&str, &str)> =
        page.exercises.iter().map(|row| (row.id.as_str(), row.after.as_str())).collect();
    assert_eq!(exercises, [(SCENARIO, "decide")], "behind the last lesson when its own is left out");
    assert_eq!(page.assessment.questions, 3);
    let minutes = page.lessons.iter().map(|lesson| lesson.minutes).sum::<u32>() + 3 + 3;
    assert_eq!(page.assignment.minutes_left, minutes);

    let lesson: LessonPage = head.get(&path::lesson(&card.id, "decide")).await.json();
    assert_eq!((lesson.number, lesson.total, lesson.next), (2, 2, None));
    for outside in &study::shipped(&app, COURSE).lessons[1..] {
        head.get(&path::lesson(&card.id, &outside.id)).await.refused(ErrorCode::NotFound);
    }
    head.post(&path::exercise_runs(&card.id, SORTING), &()).await.refused(ErrorCode::NotFound);

    let (card, steps) = fixtures::work_through(&head, COURSE).await;
    assert_eq!(steps.len(), 3);
    assert_eq!(taken_up(&app), [EXECUTIVE]);
    let attempt = study::start(&head, &card.id).await;
    assert_eq!(attempt.questions.len(), 3);
    let course = study::shipped(&app, COURSE);
    let taught = [&course.lessons[0].objectives[..], &course.lessons[2].objectives[..]].concat();
    for question in &attempt.questions {
        let objective = &course.bank.iter().find(|q| q.id == question.id).unwrap().objective;
        assert!(taught.contains(objective), "{objective} is not taught in this variant");
    }
    study::answer_right(&app, &head, &attempt.id, usize::MAX).await;
    assert!(study::submit(&head, &attempt.id).await.course_complete);
}

/// SEC-02 with one more variant, for nurseries and shared terminals, but not for those who use mail.
fn add_short_variant(course: &mut CourseMaterial) {
    add_variant(course);
    course.variants.push(Variant {
        id: SHORT.to_owned(),
        title: "短縮版".to_owned(),
        lessons: vec![course.lessons[0].id.clone()],
        job_kinds: vec!["保育".to_owned()],
        attributes: [Attribute::SharedTerminal].into(),
        except_attributes: [Attribute::Mail].into(),
        ..Variant::default()
    });
}

/// Records job kind and attributes of a person as the ledger would project them.
fn record(app: &TestApp, number: &str, job_kind: &str, attributes: &[Attribute]) {
    let (tenant_id, number) = (app.state.tenants[0].id.clone(), number.to_owned());
    let (job_kind, attributes) = (job_kind.to_owned(), serde_json::to_string(attributes).expect("json"));
    let write = move |c: &mut Connection| {
        let person =
            staff::table.filter(staff::tenant_id.eq(&tenant_id)).filter(staff::staff_number.eq(&number));
        let values = (staff::job_kind.eq(&job_kind), staff::attributes.eq(&attributes));
        Ok(diesel::update(person).set(values).execute(c)?)
    };
    assert_eq!(app.state.database.write_now(write).expect("recorded"), 1);
}

#[actix_web::test]
async fn job_kind_and_attributes_choose_a_variant_where_the_grade_chooses_none() {
    let app = TestApp::city().await;
    study::publish_changed(&app, COURSE, add_short_variant);
    let clerk = app.persona("counter");
    let variant = async |learner: &Persona<'_>| offered(learner).await.1;
    assert_eq!(variant(&clerk).await, None);
    for (job_kind, attributes, expected) in [
        ("保育", vec![], Some("短縮版")),
        ("事務", vec![], None),
        ("事務", vec![Attribute::SharedTerminal], Some("短縮版")),
        ("保育", vec![Attribute::Mail], None),
        ("", vec![Attribute::SharedTerminal, Attribute::Mail], None),
    ] {
        record(&app, "004512", job_kind, &attributes);
        assert_eq!(variant(&clerk).await.as_deref(), expected, "{job_kind} {attributes:?}");
    }
    let number = head_of_department(&app);
    record(&app, &number, "保育", &[Attribute::SharedTerminal]);
    assert_eq!(variant(&app.person(&number)).await.as_deref(), Some("幹部編"), "the grade goes first");

    // What was begun stays, whatever the person is afterwards.
    record(&app, "004512", "保育", &[]);
    let card = study::card(&clerk, COURSE).await;
    let first = study::shipped(&app, COURSE).lessons[0].id.clone();
    clerk.post(&path::lesson_completion(&card.id, &first), &()).await;
    record(&app, "004512", "事務", &[]);
    assert_eq!(variant(&clerk).await.as_deref(), Some("短縮版"));
    assert_eq!(taken_up(&app), [SHORT]);
}

#[actix_web::test]
async fn everybody_else_takes_the_common_lessons() {
    let app = city().await;
    let clerk = app.persona("counter");
    let common: Vec<String> =
        study::shipped(&app, COURSE).lessons.into_iter().map(|lesson| lesson.id).collect();
    assert_eq!(offered(&clerk).await, (common.clone(), None));
    let card = study::card(&clerk, COURSE).await;
    clerk.get(&path::lesson(&card.id, "decide")).await.refused(ErrorCode::NotFound);
    clerk.post(&path::lesson_completion(&card.id, "decide"), &()).await.refused(ErrorCode::NotFound);
    assert_eq!(taken_up(&app), [""; 0], "a refused step begins nothing");
    fixtures::work_through(&clerk, COURSE).await;
    assert_eq!(taken_up(&app), [""]);
    let detail: CourseDetail = app.persona("hr").get(&path::course(COURSE)).await.json();
    assert_eq!(detail.card.lessons as usize, common.len(), "the catalogue counts the common lessons");
}

#[actix_web::test]
async fn a_promotion_changes_the_variant_only_of_those_who_have_not_begun() {
    let app = city().await;
    let (begun, waiting) = (app.persona("counter"), app.persona("counter-junior"));
    let card = study::card(&begun, COURSE).await;
    let NextStep::Lesson { lesson_id, .. } = &card.next_step else { panic!("{:?}", card.next_step) };
    begun.post(&path::lesson_completion(&card.id, lesson_id), &()).await;
    let before = offered(&begun).await;
    assert_eq!(before.1, None);

    let promoted = ["004512", "008620"].iter().fold(StaffFile::shipped(), |file, number| {
        file.with(number, "職名", "部長").with(number, "職層", "G20")
    });
    promoted.import(&app.persona("hr")).await;
    assert_eq!(offered(&begun).await, before, "fixed when the course was begun");
    assert_eq!(offered(&waiting).await.1.as_deref(), Some("幹部編"), "by the grade of today");
    let decided = study::card(&waiting, COURSE).await;
    waiting.post(&path::lesson_completion(&decided.id, "decide"), &()).await;
    let mut variants = taken_up(&app);
    variants.sort();
    assert_eq!(variants, ["", EXECUTIVE]);

    StaffFile::shipped().import(&app.persona("hr")).await;
    assert_eq!(offered(&waiting).await.1.as_deref(), Some("幹部編"), "also after the way back");
}
