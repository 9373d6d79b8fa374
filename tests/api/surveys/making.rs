//! Drafts, templates, opening.

use contract::surveys::{SurveyList, SurveySaved};
use learning::survey::{SurveyCondition, SurveyQuestion, SurveyQuestionKind, SurveyState};

use super::*;
use crate::contents;

#[actix_web::test]
async fn a_template_is_a_draft_that_can_be_opened_as_it_is() {
    let app = TestApp::city().await;
    let maker = app.persona("dx-leader");
    let list: SurveyList = maker.get(path::SURVEYS).await.json();
    assert_eq!(list.templates.len(), 2);
    for template in list.templates {
        let draft = create(&maker, &template.id).await;
        assert_eq!(
            (draft.state, draft.revision, &draft.document.title),
            (SurveyState::Draft, 1, &template.title)
        );
        assert!(draft.asked > 400, "{}", draft.asked);
        assert!(try_to_open(&maker, &draft.id, 1).await.status.is_success());
    }
    let list: SurveyList = maker.get(path::SURVEYS).await.json();
    assert!(list.surveys.iter().all(|row| row.state == SurveyState::Open && row.asked > 400));
    let unknown = CreateSurvey { template: "nowhere".to_owned() };
    assert_eq!(fields(&maker.post(path::SURVEYS, &unknown).await), [("template".into(), "unknown".into())]);
}

#[actix_web::test]
async fn a_draft_may_be_incomplete_but_is_not_opened() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let draft = create(&hr, "").await;
    let mut document = draft.document.clone();
    document.title = "窓口の困りごと".to_owned();
    let late = SurveyQuestion {
        id: "q1".to_owned(),
        text: "どの窓口ですか。".to_owned(),
        required: true,
        kind: SurveyQuestionKind::ShortText,
        shown_when: Some(SurveyCondition { question: "q2".to_owned(), any_of: vec!["x".to_owned()] }),
    };
    document.questions = vec![late];
    let saved: SurveySaved = save(&hr, &draft, document).await.json();
    assert_eq!(saved.revision, 2);
    let refused = fields(&try_to_open(&hr, &draft.id, 2).await);
    let expected = [("purpose", "required"), ("question.1.shown_when", "not-earlier")];
    assert_eq!(refused, expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
}

#[actix_web::test]
async fn two_who_change_the_same_draft_do_not_overwrite_each_other() {
    let app = TestApp::city().await;
    let (hr, leader) = (app.persona("hr"), app.persona("dx-leader"));
    let draft = create(&hr, TRAINING).await;
    assert!(save(&hr, &draft, draft.document.clone()).await.status.is_success());
    save(&leader, &draft, draft.document.clone()).await.refused(ErrorCode::Conflict);
    try_to_open(&leader, &draft.id, 1).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn an_open_survey_is_frozen() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let id = opened(&app, TRAINING, |_| {}).await;
    let before = contents::of(&app.state);
    let open = draft(&hr, &id).await;
    save(&hr, &open, open.document.clone()).await.refused(ErrorCode::Conflict);
    hr.delete(&path::survey_draft(&id)).await.refused(ErrorCode::Conflict);
    try_to_open(&hr, &id, open.revision).await.refused(ErrorCode::Conflict);
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn a_draft_can_be_thrown_away() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let draft = create(&hr, TRAINING).await;
    assert!(hr.delete(&path::survey_draft(&draft.id)).await.status.is_success());
    hr.get(&path::survey_draft(&draft.id)).await.refused(ErrorCode::NotFound);
    let actions = contents::of(&app.state)["audit_entries"].join("\n");
    assert!(actions.contains("survey-saved") && actions.contains("survey-removed"));
}

#[actix_web::test]
async fn grades_and_departments_decide_who_is_asked() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let draft = create(&hr, TRAINING).await;
    let everybody = draft.asked;
    let mut document = draft.document.clone();
    document.audience.grades = vec!["G60".to_owned()];
    let saved: SurveySaved = save(&hr, &draft, document.clone()).await.json();
    assert!(saved.asked > 0 && saved.asked < everybody, "{} of {everybody}", saved.asked);
    document.audience.department_ids = vec!["nowhere".to_owned()];
    let draft = self::draft(&hr, &draft.id).await;
    let saved: SurveySaved = save(&hr, &draft, document).await.json();
    assert_eq!((saved.asked, saved.kept_divisions.len()), (0, 0));
    let refused = fields(&try_to_open(&hr, &draft.id, saved.revision).await);
    assert_eq!(refused, [("audience".to_owned(), "nobody".to_owned())]);
}

#[actix_web::test]
async fn another_organisation_neither_sees_nor_changes_a_survey() {
    let app = TestApp::two_tenants().await;
    tests::builders::give_roles(&app.state, 1, "003618", &learning::role::Role::ALL);
    tests::builders::give_roles(&app.state, 0, "003618", &learning::role::Role::ALL);
    let (city, union) = (app.person_of(0, "003618"), app.person_of(1, "003618"));
    let made = create(&city, TRAINING).await;
    assert!(try_to_open(&city, &made.id, 1).await.status.is_success());
    let before = contents::of(&app.state);
    for address in [path::survey(&made.id), path::survey_draft(&made.id), path::survey_results(&made.id)] {
        union.get(&address).await.refused(ErrorCode::NotFound);
    }
    save(&union, &made, made.document.clone()).await.refused(ErrorCode::NotFound);
    try_to_answer(&union, &made.id, about_training(3, "x")).await.refused(ErrorCode::NotFound);
    union
        .post(&path::survey_closing(&made.id), &CloseSurvey { answered: 0 })
        .await
        .refused(ErrorCode::NotFound);
    let list: SurveyList = union.get(path::SURVEYS).await.json();
    assert_eq!(list.surveys, []);
    assert_eq!(contents::of(&app.state), before);
}
