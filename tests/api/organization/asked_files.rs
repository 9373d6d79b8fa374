//! The files that a person settles: each is asked about as its index says, stops the import until it is
//! answered, and is taken in with the answer.

use contract::error::ErrorCode;
use contract::organization::{ImportQuestion, NEW_PERSON, QuestionKind, StaffFileReport, StaffImported};
use learning::role::{EmploymentStatus, Grade};
use serde::Deserialize;
use server::organization::apply::{self, StaffUpload};
use tests::app::{Persona, TestApp};

use super::{TODAY, answer, apply_with, check, city_in_march, on, states};
use crate::contents;

#[derive(Deserialize)]
struct Index {
    files: Vec<Asked>,
}

#[derive(Deserialize, Clone)]
struct Asked {
    file: String,
    outcome: String,
    lines: Vec<u32>,
    people: u32,
    reason: String,
    question: String,
    candidates: Vec<String>,
    before: String,
    effective_on: String,
}

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/sample-city/dirty");

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(format!("{FOLDER}/{file}")).unwrap()
}

fn index() -> Vec<Asked> {
    let text = std::fs::read_to_string(format!("{FOLDER}/asked.toml")).unwrap();
    toml::from_str::<Index>(&text).unwrap().files
}

/// The city in which a file is to be read, with the clock on its day.
async fn city_for(entry: &Asked) -> TestApp {
    if entry.before.is_empty() {
        return TestApp::city().await;
    }
    let app = city_in_march().await;
    on(&app, &entry.effective_on);
    super::turn(&app, "2026-03-27", &entry.effective_on);
    app
}

async fn checked(hr: &Persona<'_>, file: &[u8], day: &str) -> StaffFileReport {
    check(hr, file, day).await.json()
}

/// How many people the same file would leave as they are.
fn unchanged(app: &TestApp, file: &[u8], day: &str) -> u32 {
    let upload = StaffUpload {
        tenant_id: app.state.tenants[0].id.clone(),
        file_name: String::new(),
        bytes: file.to_vec(),
        effective_on: day.parse().unwrap(),
    };
    let report = app.state.database.read_now(|c| apply::check(c, &upload)).unwrap();
    assert_eq!((report.rejected.len(), report.difference.hired, report.difference.left), (0, 0, 0));
    assert!(report.questions.iter().all(|question| question.answer.is_some()), "{:?}", report.questions);
    report.difference.unchanged
}

fn kind_of(word: &str) -> QuestionKind {
    match word {
        "same-person" => QuestionKind::SamePerson,
        "main-department" => QuestionKind::MainDepartment,
        "successor-department" => QuestionKind::SuccessorDepartment,
        "other-tenant" => QuestionKind::OtherTenant,
        "reappointment" => QuestionKind::Reappointment,
        other => panic!("no such question: {other}"),
    }
}

/// Code of a department.
fn units(app: &TestApp, id: &str) -> String {
    let tenant_id = app.state.tenants[0].id.clone();
    let model = app.state.database.read_now(|c| server::organization::units::load(c, &tenant_id)).unwrap();
    model.by_id(id).unwrap().code.clone()
}

fn answers(question: &ImportQuestion) -> Vec<&str> {
    question.options.iter().map(|option| option.answer.as_str()).collect()
}

#[actix_web::test]
async fn each_file_that_a_person_settles_is_asked_about_and_then_taken() {
    let files: Vec<Asked> = index().into_iter().filter(|entry| entry.outcome == "asked").collect();
    assert!(files.len() >= 7);
    for entry in files {
        let (app, file) = (city_for(&entry).await, bytes(&entry.file));
        let hr = app.persona("hr");
        let day = if entry.before.is_empty() { TODAY } else { entry.effective_on.as_str() };
        let report = checked(&hr, &file, day).await;
        assert_eq!(report.rejected, [], "{}", entry.file);
        if entry.question == "same-person-new-number" {
            // Certain enough not to stop: listed, and each can be rejected.
            let found =
                (report.merged[0].line, report.merged[0].old_number.as_str(), report.merged[0].rejected);
            assert_eq!(found, (entry.lines[0], entry.candidates[0].as_str(), false));
            assert_eq!((report.merged.len(), report.questions.len()), (1, 0));
        } else {
            assert_eq!(report.questions.len(), 1, "{}: {:?}", entry.file, report.questions);
            let question = &report.questions[0];
            assert_eq!(
                (question.kind, &question.lines),
                (kind_of(&entry.question), &entry.lines),
                "{}",
                entry.file
            );
            assert!(question.message.contains(&entry.reason), "{}: {}", entry.file, question.message);
            // Of two spellings of one number, the lines are the answers.
            if !question.id.ends_with(&entry.candidates.concat()) {
                let offered = answers(question);
                assert!(entry.candidates.iter().all(|c| offered.contains(&c.as_str())), "{offered:?}");
            }
            let before = contents::of(&app.state);
            apply_with(&hr, &file, day, &report.digest).await.refused(ErrorCode::ImportRejected);
            assert_eq!(contents::of(&app.state), before, "{}", entry.file);
            answer(&hr, &report.digest, &question.id, answers(question)[0]).await;
        }
        let settled = checked(&hr, &file, day).await;
        assert!(settled.questions.iter().all(|question| question.answer.is_some()), "{}", entry.file);
        let imported: StaffImported = apply_with(&hr, &file, day, &settled.digest).await.json();
        assert_eq!(imported.difference, settled.difference);
        let employed =
            states(&app, day).into_values().filter(|state| state.status != EmploymentStatus::Retired).count();
        assert_eq!(employed, usize::try_from(entry.people).unwrap(), "{}", entry.file);
        // HR is not in so small a file, and has left with everybody else: the program asks itself.
        assert_eq!(unchanged(&app, &file, day), entry.people, "{}: the answers hold", entry.file);
    }
}

#[actix_web::test]
async fn a_file_that_is_only_pointed_out_is_taken_with_its_warnings() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let entry = index().into_iter().find(|entry| entry.outcome == "warn").unwrap();
    let report = checked(&hr, &bytes(&entry.file), TODAY).await;
    let lines: Vec<u32> = report.warnings.iter().map(|warning| warning.line).collect();
    assert_eq!((lines, report.rejected.len(), report.questions.len()), (entry.lines, 0, 0));
    assert!(report.warnings.iter().all(|warning| warning.message.contains(&entry.reason)));
}

/// D11: the other department becomes a concurrent post.
#[actix_web::test]
async fn two_rows_of_one_person_become_a_main_and_a_concurrent_post() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = bytes("D11_one_person_two_posts.csv");
    let report = checked(&hr, &file, TODAY).await;
    answer(&hr, &report.digest, &report.questions[0].id, "050300").await;
    apply_with(&hr, &file, TODAY, &report.digest).await.json::<StaffImported>();
    let all = states(&app, TODAY);
    let state = all.values().find(|state| state.staff_number == "005271").unwrap();
    assert_eq!(state.concurrent_ids.len(), 1);
    let main = units(&app, &state.department_id);
    assert_eq!(main, "050300");
}

/// D16: the answer enters the table of titles, and the next file needs none.
#[actix_web::test]
async fn a_title_that_was_answered_once_is_known_for_all_later_files() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = bytes("D16_unknown_title.csv");
    let report = checked(&hr, &file, TODAY).await;
    assert_eq!(
        (report.questions[0].kind, report.questions[0].id.as_str()),
        (QuestionKind::Title, "title:主幹")
    );
    assert_eq!(answers(&report.questions[0]).len(), Grade::ALL.len(), "never guessed");
    assert_eq!(report.difference, Default::default());
    apply_with(&hr, &file, TODAY, &report.digest).await.refused(ErrorCode::ImportRejected);
    let bad = contract::organization::ImportDecision {
        digest: report.digest.clone(),
        question: "title:主幹".to_owned(),
        answer: "主幹級".to_owned(),
    };
    hr.post(contract::path::STAFF_IMPORT_DECISIONS, &bad).await.refused(ErrorCode::InvalidInput);
    answer(&hr, &report.digest, "title:主幹", "G40").await;
    apply_with(&hr, &file, TODAY, &report.digest).await.json::<StaffImported>();
    let grade = states(&app, TODAY).into_values().find(|state| state.title == "主幹").unwrap().grade;
    assert_eq!(grade, Grade::G40);
    let mut other = file.clone();
    other.extend_from_slice(b"\r\n");
    unchanged(&app, &other, TODAY);
}

/// D19 and D09: both answers do what they say.
#[actix_web::test]
async fn a_retired_person_in_service_is_taken_as_hr_says() {
    for (reply, status) in [("retired", EmploymentStatus::Retired), ("active", EmploymentStatus::Active)] {
        let app = TestApp::city().await;
        let hr = app.persona("hr");
        let file = bytes("D19_retired_but_active.csv");
        let report = checked(&hr, &file, TODAY).await;
        assert_eq!(report.questions[0].kind, QuestionKind::RetiredButActive);
        answer(&hr, &report.digest, &report.questions[0].id, reply).await;
        apply_with(&hr, &file, TODAY, &report.digest).await.json::<StaffImported>();
        let state = states(&app, TODAY).into_values().find(|state| state.staff_number == "001288").unwrap();
        assert_eq!(state.status, status);
    }
}

#[actix_web::test]
async fn of_two_numbers_that_collide_without_zeros_the_chosen_row_is_taken() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let file = bytes("D09b_lost_zeros_collide.csv");
    let report = checked(&hr, &file, TODAY).await;
    assert_eq!(report.questions[0].kind, QuestionKind::LostZeros);
    answer(&hr, &report.digest, &report.questions[0].id, "line:4").await;
    apply_with(&hr, &file, TODAY, &report.digest).await.json::<StaffImported>();
    let names: Vec<String> = states(&app, TODAY)
        .into_values()
        .filter(|state| state.staff_number == "004512")
        .map(|state| state.name)
        .collect();
    assert_eq!(names, ["髙\u{FA11}　汐里"]);
}

/// D26: a match that HR rejects is one who leaves and one who is new; taken back, it is one person again.
#[actix_web::test]
async fn a_merged_identity_can_be_rejected_and_taken_again() {
    let app = city_in_march().await;
    let hr = app.persona("hr");
    let file = bytes("D26_new_number_for_the_year.csv");
    let report = checked(&hr, &file, "2026-04-01").await;
    let question = report.merged[0].question.clone();
    assert_eq!((report.difference.hired, report.difference.renumbered), (0, 1));
    answer(&hr, &report.digest, &question, NEW_PERSON).await;
    let rejected = checked(&hr, &file, "2026-04-01").await;
    assert!(rejected.merged[0].rejected);
    assert_eq!((rejected.difference.hired, rejected.difference.renumbered), (1, 0));
    assert_eq!(rejected.difference.left, report.difference.left + 1);
    answer(&hr, &report.digest, &question, contract::organization::SAME_PERSON).await;
    assert_eq!(checked(&hr, &file, "2026-04-01").await.difference, report.difference);
}

/// D27: whoever is not the same is new.
#[actix_web::test]
async fn somebody_of_the_same_name_can_be_another_person() {
    let app = city_in_march().await;
    let hr = app.persona("hr");
    let file = bytes("D27_new_number_after_retirement.csv");
    let report = checked(&hr, &file, "2026-04-01").await;
    answer(&hr, &report.digest, &report.questions[0].id, NEW_PERSON).await;
    let settled = checked(&hr, &file, "2026-04-01").await;
    assert_eq!((settled.difference.hired, settled.difference.renumbered), (1, 0));
}
