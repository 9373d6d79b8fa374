//! The draft: saved with its revision, checked, never half.

use contract::error::ErrorCode;
use contract::requirements::{CurriculumPage, DraftView, SaveDraft, VersionList};
use learning::curriculum::{Curriculum, Problem};
use tests::app::TestApp;

use super::fixtures::{publish, rule, save};

#[actix_web::test]
async fn there_is_nothing_before_the_first_save() {
    let app = TestApp::city().await;
    let page: CurriculumPage = app.persona("hr").get("/api/curriculum").await.json();
    assert_eq!((page.draft.revision, page.draft.curriculum.rules.len()), (0, 0));
    assert!(page.published.is_none());
    assert_eq!(page.choices.courses.len(), 12);
    assert_eq!(page.choices.attributes.len(), 9);
    assert!(page.choices.units.iter().any(|unit| unit.name == "市民課"));
}

#[actix_web::test]
async fn a_draft_of_somebody_else_is_not_overwritten() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let saved = save(&hr, vec![rule("a", "SEC-01", &[], 9, 30)]).await;
    assert_eq!((saved.revision, saved.saved_by.as_str(), saved.changed), (1, "東海林　恵理", true));
    let late = SaveDraft { revision: 0, curriculum: Curriculum::default() };
    hr.put("/api/curriculum/draft", &late).await.refused(ErrorCode::Conflict);
    let page: CurriculumPage = hr.get("/api/curriculum").await.json();
    assert_eq!(page.draft.curriculum.rules.len(), 1);
}

#[actix_web::test]
async fn the_standard_curriculum_can_be_loaded_and_names_what_waits() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let draft: DraftView = hr.post("/api/curriculum/draft/standard", &()).await.json();
    assert!(draft.curriculum.rules.len() > 26);
    let waits = |finding: &learning::curriculum::Finding| match &finding.problem {
        Problem::WaitsForCourse { course } => Some(course.clone()),
        _ => None,
    };
    let waiting: std::collections::BTreeSet<String> = draft.findings.iter().filter_map(waits).collect();
    assert_eq!(waiting.len(), 14, "{waiting:?}");
    // The 業務対応表 has what the rules name: twenty standardised operations and nine others.
    let page: CurriculumPage = hr.get("/api/curriculum").await.json();
    assert_eq!(page.choices.operations.len(), 29);
    assert!(draft.findings.iter().all(|finding| !finding.problem.stops()));
}

#[actix_web::test]
async fn versions_are_listed_with_author_and_reason() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    publish(&hr, vec![rule("a", "SEC-01", &[], 12, 28)]).await;
    publish(&hr, vec![rule("a", "SEC-01", &[], 1, 31)]).await;
    let list: VersionList = hr.get("/api/curriculum/versions").await.json();
    let numbers: Vec<i32> = list.versions.iter().map(|version| version.number).collect();
    assert_eq!(numbers, [2, 1]);
    assert_eq!(list.versions[0].published_by, "東海林　恵理");
    assert!(list.versions[0].reason.contains("研修計画"));
    hr.get("/api/curriculum/versions/3").await.refused(ErrorCode::NotFound);
    hr.get("/api/curriculum/versions/x").await.refused(ErrorCode::NotFound);
}
