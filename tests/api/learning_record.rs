//! What is always true of the learning record. Each test bears the name of its invariant.

use std::collections::{BTreeMap, BTreeSet};

use contract::assignments::{ApplyOrder, OrderApplied, OrderDraft, OrderPreview};
use contract::attempts::{AttemptResult, AttemptView};
use contract::error::ErrorCode;
use contract::organization::StaffImported;
use contract::path;
use contract::reporting::{CompletionReport, OutstandingPage};
use diesel::connection::SimpleConnection as _;
use learning::completion::WhyNotComplete;
use learning::mark::Mark;
use serde_json::json;
use tests::app::{Persona, TestApp};
use tests::staff_edits::StaffFile;
use tests::{catalogue, study};

/// Tables that are appended to and never updated or deleted: those that the migrations mark "Fact".
const FACTS: [&str; 64] = [
    "acknowledgements",
    "assignment_causes",
    "assignment_changes",
    "assignment_orders",
    "attempt_results",
    "attempts",
    "audit_entries",
    "certificate_signers",
    "certificates",
    "completions",
    "course_selections",
    "course_versions",
    "credits",
    "curriculum_versions",
    "department_names",
    "department_successors",
    "document_covers",
    "elective_applications",
    "elective_decisions",
    "elective_settings",
    "enrollments",
    "event_attendance",
    "event_codes",
    "event_enrolments",
    "exercise_decisions",
    "exercise_results",
    "exercise_runs",
    "extensions",
    "idea_shares",
    "insert_texts",
    "lesson_completions",
    "lesson_exemptions",
    "personnel_event_voids",
    "personnel_events",
    "placement_objectives",
    "placement_responses",
    "placement_results",
    "placements",
    "plan_evaluations",
    "plan_event_links",
    "plan_steps",
    "plan_versions",
    "reminder_log",
    "reminder_mail_causes",
    "reminder_scans",
    "reminder_settings",
    "responses",
    "retention_checks",
    "retention_responses",
    "retention_results",
    "revocations",
    "roster_undos",
    "rosters",
    "staff_import_decisions",
    "staff_import_undos",
    "staff_imports",
    "survey_candidate_steps",
    "survey_candidates",
    "survey_named_answers",
    "understanding_contributions",
    "unit_confirmations",
    "waivers",
    "year_corrections",
    "year_freezes",
];

/// Those in which a busy day leaves rows.
const OF_A_BUSY_DAY: [&str; 12] = [
    "assignment_causes",
    "assignment_orders",
    "attempt_results",
    "attempts",
    "audit_entries",
    "completions",
    "course_versions",
    "enrollments",
    "lesson_completions",
    "personnel_events",
    "responses",
    "staff_imports",
];

fn facts(app: &TestApp) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = catalogue::everything(&app.state);
    all.retain(|table, _| FACTS.contains(&table.as_str()));
    all
}

async fn order(hr: &Persona<'_>, course: &str, grade: &str, due_on: &str) -> OrderApplied {
    let draft = OrderDraft {
        course_code: course.to_owned(),
        grades: vec![grade.to_owned()],
        department_ids: Vec::new(),
        due_on: due_on.parse().expect("a day"),
    };
    let shown: OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    hr.post(path::ORDERS, &ApplyOrder { draft, digest: shown.digest }).await.json()
}

/// Much of what can happen: failing and passing, an open attempt, orders, transfers, a new version.
async fn a_busy_day(app: &TestApp, learners: [&str; 3], moved_to: (&str, &str)) {
    let hr = app.persona("hr");
    let failed = study::begin(&app.person(learners[0]), "SEC-02").await;
    study::answer_right(app, &app.person(learners[0]), &failed.id, 3).await;
    study::submit(&app.person(learners[0]), &failed.id).await;
    study::complete(app, &app.person(learners[0]), "SEC-02").await;
    let open = study::begin(&app.person(learners[1]), "SEC-03").await;
    study::answer_right(app, &app.person(learners[1]), &open.id, 5).await;
    study::complete(app, &app.person(learners[2]), "RPA-01").await;
    order(&hr, "SEC-02", "G60", "2026-12-01").await;
    StaffFile::shipped().moved("004512", moved_to.0, moved_to.1).import(&hr).await;
    study::publish_changed(app, "SEC-02", |course| course.summary = moved_to.1.to_owned());
    app.persona("dx-leader").get(path::OUTSTANDING_CSV).await;
}

#[actix_web::test]
async fn completions_attempts_responses_events_and_audit_entries_are_appended_never_edited_or_deleted() {
    let app = TestApp::city().await;
    a_busy_day(&app, ["004512", "008620", "001822"], ("010200", "人事課")).await;
    let before = facts(&app);
    assert!(OF_A_BUSY_DAY.iter().all(|table| !before[*table].is_empty()), "the day must leave a row in each");
    app.advance(chrono::TimeDelta::days(1));
    a_busy_day(&app, ["008620", "004512", "003618"], ("010300", "財政課")).await;
    let after = facts(&app);
    for (table, rows) in &before {
        let lost: Vec<_> = rows.difference(&after[table]).collect();
        assert!(lost.is_empty(), "{table}: {lost:?}");
    }
    for table in OF_A_BUSY_DAY {
        assert!(after[table].len() > before[table].len(), "{table} grows");
    }
}

/// What the migrations have in order, each as one text.
fn migrations() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../backend/server/migrations");
    let entries = std::fs::read_dir(folder).expect("the migrations");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a migration").path().join("up.sql")).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).expect("up.sql")).collect()
}

#[actix_web::test]
async fn every_table_that_a_migration_calls_a_fact_is_watched_here() {
    let app = TestApp::empty().await;
    let mut marked = BTreeSet::new();
    let mut fact = false;
    for line in migrations().iter().flat_map(|up| up.lines()) {
        fact |= line.starts_with("-- Fact.");
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            if std::mem::take(&mut fact) {
                marked.insert(rest.trim_end_matches(" (").to_owned());
            }
        } else if let Some((from, to)) = line
            .strip_prefix("ALTER TABLE ")
            .and_then(|rest| rest.trim_end_matches(';').split_once(" RENAME TO "))
            && marked.remove(from)
        {
            marked.insert(to.to_owned());
        }
    }
    let watched: BTreeSet<String> = facts(&app).into_keys().collect();
    assert_eq!(marked, watched);
}

#[actix_web::test]
async fn completion_and_success_are_two_axes_and_progress_never_implies_completion() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let card = study::read_lessons(&clerk, "SEC-02").await;
    let read = study::card(&clerk, "SEC-02").await;
    assert!(read.progress > Mark::new(4, 5) && read.completed_on.is_none(), "{read:?}");
    assert_eq!(read.why, Some(WhyNotComplete::AssessmentNotTaken));
    study::complete(&app, &clerk, "SEC-02").await;
    let again = study::start(&clerk, &card.id).await;
    let failed = study::submit(&clerk, &again.id).await;
    assert!(
        !failed.passed && failed.course_complete,
        "failing later is a success of its own, completion stays"
    );
}

#[actix_web::test]
async fn a_course_completion_is_decided_in_the_same_transaction_as_its_last_cause() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let attempt = study::begin(&clerk, "SEC-02").await;
    study::answer_right(&app, &clerk, &attempt.id, usize::MAX).await;
    // While a completion cannot be written, neither can the result that causes it.
    let rename = |from: &'static str, to: &'static str| {
        let sql = format!("ALTER TABLE {from} RENAME TO {to}");
        app.state.database.write_now(move |c| Ok(c.batch_execute(&sql)?)).expect("renamed");
    };
    rename("completions", "completions_away");
    let audit = catalogue::everything(&app.state)["audit_entries"].clone();
    clerk.post(&path::submission(&attempt.id), &()).await.refused(ErrorCode::Internal);
    let all = catalogue::everything(&app.state);
    assert!(all["attempt_results"].is_empty() && all["completions_away"].is_empty());
    assert_eq!(all["audit_entries"], audit);
    rename("completions_away", "completions");
    assert!(study::submit(&clerk, &attempt.id).await.course_complete);
    let all = catalogue::everything(&app.state);
    assert_eq!((all["attempt_results"].len(), all["completions"].len()), (1, 1));
}

#[actix_web::test]
async fn one_assignment_per_person_requirement_and_fiscal_year_with_all_its_causes() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = catalogue::everything(&app.state);
    for due_on in ["2027-01-29", "2026-12-11", "2027-03-31"] {
        order(&hr, "SEC-02", "G60", due_on).await;
    }
    let after = catalogue::everything(&app.state);
    assert_eq!(after["assignments"].len(), before["assignments"].len());
    let reached = after["assignment_causes"].len() - before["assignment_causes"].len();
    let shown: OrderPreview = {
        let draft =
            json!({"course_code": "SEC-02", "grades": ["G60"], "department_ids": [], "due_on": "2027-01-29"});
        hr.post(path::ORDER_PREVIEW, &draft).await.json()
    };
    assert_eq!(reached, 3 * shown.matched as usize);
    assert_eq!(study::card(&app.persona("counter"), "SEC-02").await.causes.len(), 4);
}

#[actix_web::test]
async fn changing_content_pass_mark_or_rule_never_changes_a_past_fact() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let passed = study::complete(&app, &clerk, "SEC-02").await;
    let before = facts(&app);
    study::publish_changed(&app, "SEC-02", |course| {
        course.assessment.mastery = Mark::ONE;
        course.assessment.attempts = Some(1);
        for question in &mut course.bank {
            question.scoring = learning::question::ScoringRule::AllOrNothing;
            question.explanation = "書き換えた解説".to_owned();
        }
    });
    let after = facts(&app);
    for table in ["attempts", "responses", "attempt_results", "completions", "enrollments"] {
        assert_eq!(after[table], before[table], "{table}");
    }
    assert!(after["course_versions"].is_superset(&before["course_versions"]));
    let shown: AttemptResult = clerk.get(&path::attempt_result(&passed.attempt_id)).await.json();
    assert_eq!(shown, passed);
}

#[actix_web::test]
async fn the_server_draws_times_scores_and_permits() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let card = study::read_lessons(&clerk, "SEC-02").await;
    let wishes = json!({ "seed": "1", "number": 7, "questions": ["SEC-02-Q01"], "expires_at": "2030-01-01T00:00:00Z" });
    let attempt: AttemptView = clerk.post(&path::attempts(&card.id), &wishes).await.json();
    assert_eq!((attempt.number, attempt.questions.len(), attempt.expires_at), (1, 10, None));
    assert_eq!(attempt.started_at, app.state.clock.now());
    let claims = json!({ "passed": true, "marks": "10", "submitted_at": "2026-01-01T00:00:00Z" });
    let result: AttemptResult = clerk.post(&path::submission(&attempt.id), &claims).await.json();
    assert_eq!(
        (result.passed, result.marks, result.submitted_at),
        (false, Mark::ZERO, app.state.clock.now())
    );
}

#[actix_web::test]
async fn a_refused_import_changes_nothing() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file =
        StaffFile::shipped().moved("008620", "010200", "人事課").with("004512", "所属コード", "999999");
    let before = catalogue::everything(&app.state);
    let digest = server::organization::apply::digest(&file.bytes());
    file.send(&hr, path::STAFF_IMPORTS, &digest).await.refused(ErrorCode::ImportRejected);
    assert_eq!(catalogue::everything(&app.state), before);
}

#[actix_web::test]
async fn importing_twice_changes_nothing_twice() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = StaffFile::shipped().moved("008620", "010200", "人事課").without("004727");
    file.import(&hr).await;
    let before = catalogue::everything(&app.state);
    let again: StaffImported = file.import(&hr).await;
    assert_eq!(again.import_id, None);
    assert_eq!(catalogue::everything(&app.state), before);
}

#[actix_web::test]
async fn every_figure_states_population_exclusions_and_as_of_date_and_screen_and_file_agree() {
    let app = TestApp::city().await;
    StaffFile::shipped().with("008620", "在職区分", "2").import(&app.persona("hr")).await;
    study::complete(&app, &app.persona("counter"), "SEC-02").await;
    let leader = app.persona("dx-leader");
    let report: CompletionReport = leader.get(path::COMPLETION_REPORT).await.json();
    assert_eq!((report.as_of, report.total.all.numerator), (app.state.clock.now(), 1));
    assert!(report.left_out.on_leave > 0 && report.total.all.denominator > 0);
    let page: OutstandingPage = leader.get(path::OUTSTANDING).await.json();
    let file = leader.get(path::OUTSTANDING_CSV).await.text();
    let missing = report.total.all.denominator - report.total.all.numerator;
    assert_eq!((page.total, page.as_of), (missing, report.as_of));
    assert_eq!(file.lines().count() - 1, missing as usize);
}
