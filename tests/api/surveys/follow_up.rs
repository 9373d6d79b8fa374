//! Candidates for automation: hours, follow-up, sharing.

use contract::surveys::{CandidateList, CandidateRow, FollowCandidate, IdeaList, ShareIdea};
use learning::survey::candidate::FollowUp;

use super::*;
use crate::contents;

/// Two clerks name work in a named survey that is closed then.
async fn named_work(app: &TestApp) -> Vec<CandidateRow> {
    let id = opened(app, NEEDS, |_| {}).await;
    let first = vec![
        work("証明書の転記", 20, 3, WorkFrequency::Daily),
        work("月次の集計", 2, 60, WorkFrequency::Monthly),
    ];
    answer(&app.persona("counter"), &id, about_needs(first)).await;
    let second = vec![work("滞納者一覧の突合", 500, 12, WorkFrequency::Monthly)];
    answer(&app.persona("hr"), &id, about_needs(second)).await;
    assert_eq!(candidates(app).await.candidates, [], "candidates come with the closing");
    close(app, &id).await;
    candidates(app).await.candidates
}

async fn candidates(app: &TestApp) -> CandidateList {
    app.persona("dx-leader").get(path::SURVEY_CANDIDATES).await.json()
}

async fn follow(app: &TestApp, id: &str, state: FollowUp, note: &str) -> TestResponse {
    let message = FollowCandidate { state, note: note.to_owned() };
    app.persona("dx-leader").post(&path::candidate_steps(id), &message).await
}

async fn share(app: &TestApp, id: &str) -> TestResponse {
    let message = ShareIdea {
        title: "突合の自動化".to_owned(),
        description: "毎月の突合をRPAで行う。".to_owned(),
    };
    app.persona("dx-leader").post(&path::candidate_share(id), &message).await
}

async fn ideas(who: &Persona<'_>) -> IdeaList {
    who.get(path::IDEAS).await.json()
}

#[actix_web::test]
async fn candidates_stand_in_order_of_the_time_they_save() {
    let app = TestApp::city().await;
    let rows = named_work(&app).await;
    let shown: Vec<(&str, &str, u64, u64)> = rows
        .iter()
        .map(|row| (row.work.work.as_str(), row.unit.as_str(), row.minutes_per_year, row.minutes_saved))
        .collect();
    let expected = [
        ("滞納者一覧の突合", "人事課", 72_000, 57_600),
        ("証明書の転記", "市民課", 14_400, 11_520),
        ("月次の集計", "市民課", 1_440, 1_152),
    ];
    assert_eq!(shown, expected);
    assert!(rows.iter().all(|row| row.state == FollowUp::Waiting && row.saved_percent == 80));
    let file = app.persona("hr").get(path::SURVEY_CANDIDATES_CSV).await.text();
    assert_eq!(file.lines().count(), 4);
    assert!(file.contains("滞納者一覧の突合,人事課,毎月,500,12,"), "{file}");
}

#[actix_web::test]
async fn an_anonymous_candidate_has_no_person_and_no_department() {
    let app = TestApp::city().await;
    let anonymous = |document: &mut SurveyDocument| {
        document.naming = learning::survey::Naming::Anonymous;
        document.keep_division = true;
    };
    let id = opened(&app, NEEDS, anonymous).await;
    let people = people_of(&app, "市民部");
    for (place, number) in people.iter().take(10).enumerate() {
        let named = vec![work(&format!("業務{place}"), 1, 60, WorkFrequency::Weekly)];
        answer(&app.person(number), &id, about_needs(named)).await;
    }
    close(&app, &id).await;
    let rows = candidates(&app).await.candidates;
    assert_eq!((rows.len(), rows[0].unit.as_str()), (10, "市民部"));
    let stored = &contents::of(&app.state)["survey_candidates"];
    for number in people.iter().take(10) {
        let who = app.person(number);
        assert!(stored.iter().all(|row| !row.contains(&who.person_id) && !row.contains(number)));
    }
}

#[actix_web::test]
async fn candidates_of_too_few_anonymous_answers_are_not_taken_out() {
    let app = TestApp::city().await;
    let anonymous = |document: &mut SurveyDocument| document.naming = learning::survey::Naming::Anonymous;
    let id = opened(&app, NEEDS, anonymous).await;
    let named = vec![work("ひとりの業務", 1, 60, WorkFrequency::Weekly)];
    answer(&app.persona("counter"), &id, about_needs(named)).await;
    close(&app, &id).await;
    assert_eq!(candidates(&app).await.candidates, []);
}

#[actix_web::test]
async fn the_follow_up_is_kept_step_by_step() {
    let app = TestApp::city().await;
    let id = named_work(&app).await[0].id.clone();
    let refused = fields(&follow(&app, &id, FollowUp::Heard, " ").await);
    assert_eq!(refused, [("note".to_owned(), "required".to_owned())]);
    for (state, note) in [(FollowUp::Heard, "課で話を聞いた"), (FollowUp::Adopted, "試行する")] {
        assert!(follow(&app, &id, state, note).await.status.is_success());
    }
    let list = candidates(&app).await;
    let row = list.candidates.iter().find(|row| row.id == id).unwrap();
    let notes: Vec<&str> = row.steps.iter().map(|step| step.note.as_str()).collect();
    assert_eq!((row.state, notes), (FollowUp::Adopted, vec!["課で話を聞いた", "試行する"]));
    assert_eq!(list.adopted_minutes, 57_600);
    follow(&app, "nowhere", FollowUp::Heard, "x").await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn what_is_adopted_can_be_shared_and_wanted_once_per_person() {
    let app = TestApp::city().await;
    let id = named_work(&app).await[0].id.clone();
    refused_because(&share(&app, &id).await, "not-adopted");
    assert!(follow(&app, &id, FollowUp::Adopted, "採用").await.status.is_success());
    let clerk = app.persona("counter");
    clerk.post(&path::idea_interest(&id), &()).await.refused(ErrorCode::NotFound);
    assert!(share(&app, &id).await.status.is_success());
    share(&app, &id).await.refused(ErrorCode::Conflict);

    for who in ["counter", "counter", "counter-junior", "hr"] {
        assert!(app.persona(who).post(&path::idea_interest(&id), &()).await.status.is_success());
    }
    let seen = ideas(&clerk).await;
    assert_eq!((seen.adopted_minutes, seen.adopted, seen.department.as_str()), (57_600, 1, "市民課"));
    let idea = &seen.ideas[0];
    assert_eq!((idea.title.as_str(), idea.unit.as_str()), ("突合の自動化", "人事課"));
    assert_eq!((idea.people, idea.departments, idea.mine), (3, 2, true));
    assert!(clerk.delete(&path::idea_interest(&id)).await.status.is_success());
    let idea = &ideas(&clerk).await.ideas[0];
    assert_eq!((idea.people, idea.departments, idea.mine), (2, 2, false));

    assert!(follow(&app, &id, FollowUp::Declined, "取りやめ").await.status.is_success());
    let seen = ideas(&clerk).await;
    assert_eq!((seen.ideas.len(), seen.adopted_minutes), (0, 0), "no longer adopted, no longer shown");
}
