//! A year of the sample city: its files taken in, training completed by many, the clock moved from day to
//! day; and what the program knows about everybody, read for comparison.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::organization::{
    AttributeListReport, ImportDecision, QuestionKind, StaffFileReport, StaffImported, TableImported,
    UnitChangeReport,
};
use contract::path;
use contract::requirements::{
    CurriculumPublished, DraftView, PublicationPreview, PublicationQuestion, Publish,
};
use learning::derivation::{Cause, Source, Standing};
use learning::ledger::PersonState;
use server::assignments::facts;
use server::assignments::store::{self as assignments, NewCompletion};
use server::audit::Entry;
use server::database::dialect::Connection;
use server::error::Error;
use server::organization::apply::{self, StaffUpload};
use server::organization::{ledger, tables};
use server::requirements::derive::{self, Run};
use server::requirements::store as requirements;

use crate::app::{Persona, TestApp};
use crate::builders;

/// Sets the clock to an instant.
pub fn at(app: &TestApp, instant: &str) {
    let instant: DateTime<Utc> = instant.parse().expect("an instant");
    app.advance(instant - app.state.clock.now());
}

/// Ten o'clock of a day in Japan, its night's work done.
pub async fn on(app: &TestApp, day: &str) {
    at(app, &format!("{day}T01:00:00Z"));
    night(app).await;
}

/// The work of the night.
pub async fn night(app: &TestApp) {
    server::day_turn::run(&app.state).await.expect("the turn of the day");
}

/// What the operator loads before anybody signs in: departments, titles, grades, the first staff file, and
/// the roles of the personas.
pub fn load_city(app: &TestApp) {
    let (tenant_id, now) = (app.state.tenants[0].id.clone(), app.state.clock.now());
    let first_day = builders::effective_on();
    let load = move |c: &mut Connection| {
        tables::load_departments(c, &tenant_id, sample_city::DEPARTMENTS.as_bytes(), first_day)?;
        tables::load_titles(c, &tenant_id, sample_city::TITLE_GRADES.as_bytes())?;
        tables::load_grades(c, &tenant_id, sample_city::GRADES.as_bytes())?;
        let upload = StaffUpload {
            tenant_id: tenant_id.clone(),
            file_name: "shokuin_20250401.csv".to_owned(),
            bytes: sample_city::STAFF_FILE.to_vec(),
            effective_on: first_day,
        };
        apply::apply(c, &upload, "system", now, |action, target| {
            Entry::by_system(&tenant_id, now, action, target)
        })
    };
    app.state.database.write_now(load).expect("the city");
    for persona in server::demo::personas().expect("personas") {
        builders::give_roles(&app.state, 0, &persona.staff_number, &[persona.role]);
    }
}

/// HR takes the 業務対応表 and the attributes in.
pub async fn upload_lists(hr: &Persona<'_>, day: &str) {
    let _: TableImported =
        hr.upload(path::OPERATIONS_IMPORT, sample_city::OPERATIONS.as_bytes()).await.json();
    let list = sample_city::ATTRIBUTES.as_bytes();
    let query = format!("?effective_on={day}&complete=true");
    let report: AttributeListReport =
        hr.upload(&format!("{}{query}", path::ATTRIBUTES_CHECK), list).await.json();
    assert_eq!(report.rejected, []);
    let query = format!("{query}&digest={}", report.digest);
    let _: AttributeListReport = hr.upload(&format!("{}{query}", path::ATTRIBUTES_IMPORT), list).await.json();
}

/// HR takes the organisational changes of 2026-04-01 in.
pub async fn upload_unit_changes(hr: &Persona<'_>) {
    let file = sample_city::DEPARTMENT_CHANGES.as_bytes();
    let report: UnitChangeReport = hr.upload(path::UNIT_CHANGES_CHECK, file).await.json();
    assert_eq!(report.rejected, []);
    let query = format!("{}?digest={}", path::UNIT_CHANGES, report.digest);
    let _: UnitChangeReport = hr.upload(&query, file).await.json();
}

/// HR checks a staff file, answers that every 再任用 is the person who is offered first, and applies it.
pub async fn import(hr: &Persona<'_>, file: &[u8], effective_on: &str) -> (StaffFileReport, StaffImported) {
    let query = format!("?file_name=shokuin.csv&effective_on={effective_on}");
    let check = format!("{}{query}", path::STAFF_IMPORT_CHECK);
    let first: StaffFileReport = hr.upload(&check, file).await.json();
    assert_eq!(first.rejected, []);
    for question in &first.questions {
        assert_eq!(question.kind, QuestionKind::Reappointment, "{question:?}");
        let decision = ImportDecision {
            digest: first.digest.clone(),
            question: question.id.clone(),
            answer: question.options[0].answer.clone(),
        };
        let answered = hr.post(path::STAFF_IMPORT_DECISIONS, &decision).await;
        assert_eq!(answered.status, 204, "{}", answered.text());
    }
    let report: StaffFileReport = hr.upload(&check, file).await.json();
    let apply = format!("{}{query}&digest={}", path::STAFF_IMPORTS, report.digest);
    let imported: StaffImported = hr.upload(&apply, file).await.json();
    assert_eq!(imported.difference, report.difference, "what was shown is what was done");
    (report, imported)
}

/// HR loads the standard curriculum, looks at the difference and publishes it.
pub async fn publish_standard(hr: &Persona<'_>) -> (PublicationPreview, CurriculumPublished) {
    let draft: DraftView = hr.post(path::STANDARD_CURRICULUM, &()).await.json();
    let revision = draft.revision;
    let question = PublicationQuestion { revision, redate: Vec::new() };
    let shown: PublicationPreview = hr.post(path::PUBLICATION_PREVIEW, &question).await.json();
    let publish = Publish {
        revision,
        redate: Vec::new(),
        digest: shown.digest.clone(),
        reason: "令和7年度の研修計画による".to_owned(),
    };
    let published: CurriculumPublished = hr.post(path::CURRICULUM_VERSIONS, &publish).await.json();
    assert_eq!(published.difference, shown.difference);
    (shown, published)
}

/// Everybody whom the ledger knows with their state on a day, by person id.
#[must_use]
pub fn states(app: &TestApp, day: &str) -> BTreeMap<String, PersonState> {
    let (tenant_id, day): (_, NaiveDate) = (app.state.tenants[0].id.clone(), day.parse().expect("a day"));
    let known = app.state.database.read_now(|c| ledger::known_on(c, &tenant_id, day));
    known.expect("the states").into_iter().collect()
}

/// A duty as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Assignment id.
    pub id: String,
    /// Standing.
    pub standing: Standing,
    /// Due date.
    pub due_on: NaiveDate,
    /// First day.
    pub opens_on: NaiveDate,
    /// Whether a work waits for it.
    pub gate: bool,
    /// All causes.
    pub causes: Vec<Cause>,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
}

impl Duty {
    /// The latest cause by a rule, whether it holds or not.
    #[must_use]
    pub fn by_rule(&self, rule: &str) -> Option<&Cause> {
        let of_rule =
            |cause: &&Cause| matches!(&cause.source, Source::Rule { rule_id, .. } if rule_id == rule);
        self.causes.iter().rfind(of_rule)
    }

    /// Rules by which it holds.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.causes.iter().filter(|cause| cause.ended_on.is_none()).filter_map(|cause| match &cause.source {
            Source::Rule { rule_id, prerequisite_for: None, .. } => Some(rule_id.as_str()),
            _ => None,
        })
    }

    /// Whether it holds by a rule.
    #[must_use]
    pub fn holds_by(&self, rule: &str) -> bool {
        self.rules().any(|holding| holding == rule)
    }
}

/// Person id, course code, fiscal year.
pub type DutyKey = (String, String, i32);

/// Every duty of everybody.
#[must_use]
pub fn duties(app: &TestApp) -> BTreeMap<DutyKey, Duty> {
    let tenant_id = app.state.tenants[0].id.clone();
    let rows = app.state.database.read_now(|c| requirements::duties(c, &tenant_id, None)).expect("duties");
    rows.into_iter()
        .map(|(row, completed_on)| {
            let duty = Duty {
                id: row.id,
                standing: Standing::parse(&row.standing).expect("a standing"),
                due_on: row.due_on,
                opens_on: row.opens_on,
                gate: row.gate,
                causes: serde_json::from_str(&row.causes).expect("causes"),
                completed_on,
            };
            ((row.person_id, row.course_code, row.fiscal_year), duty)
        })
        .collect()
}

/// These people complete a course today: their open duty of a fiscal year is begun and completed, as the
/// server records it at the end of a passed attempt.
pub fn complete_all(app: &TestApp, people: &[&str], course: &str, fiscal_year: i32) {
    let duties = duties(app);
    let ids: Vec<String> = people
        .iter()
        .map(|person| {
            let duty = &duties[&((*person).to_owned(), course.to_owned(), fiscal_year)];
            assert_eq!((duty.standing, duty.completed_on), (Standing::Required, None), "{person} {course}");
            duty.id.clone()
        })
        .collect();
    let people: Vec<String> = people.iter().map(|person| (*person).to_owned()).collect();
    let (tenant_id, now, shelf) =
        (app.state.tenants[0].id.clone(), app.state.clock.now(), app.state.shelf.clone());
    let complete = move |c: &mut Connection| -> Result<(), Error> {
        for id in &ids {
            let row = assignments::by_id(c, &tenant_id, id)?;
            let facts = facts::load_one(c, &shelf, &tenant_id, row)?;
            let (assignment, version) = (&facts.assignment, &facts.version_id);
            assignments::enroll(c, &tenant_id, assignment, version, &facts.variant, now)?;
            let enrollment = assignments::enrollment(c, &tenant_id, id)?.expect("begun");
            let (staff_number, grade, department_name) =
                assignments::post_of(c, &tenant_id, &assignment.person_id)?;
            let completion = NewCompletion {
                tenant_id: &tenant_id,
                assignment_id: id,
                enrollment_id: &enrollment.id,
                person_id: &assignment.person_id,
                course_version_id: version,
                completed_at: now,
                completed_on: learning::fiscal_year::jst_date(now),
                cause: "attempt",
                staff_number: &staff_number,
                department_name: &department_name,
                grade: &grade,
            };
            assert!(assignments::insert_completion(c, &completion)?, "completed before");
        }
        let people: Vec<&str> = people.iter().map(String::as_str).collect();
        derive::after_some(c, Run { tenant_id: &tenant_id, now, trigger: "修了" }, &people)
    };
    app.state.database.write_now(complete).expect("completions");
}
