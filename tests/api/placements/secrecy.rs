//! Before submission nothing holds a key; and a placement is its person's alone.

use contract::attempts::SaveResponse;
use contract::error::ErrorCode;
use contract::path;
use contract::understanding::DistributionReport;
use learning::role::Role;
use serde_json::Value;
use tests::app::{TestApp, TestResponse};
use tests::{builders, study};

use super::fixtures::{self, ALL, COURSE};
use crate::contents;

/// What the server says of its own: without the learner's responses.
fn said(answer: &TestResponse) -> String {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("response");
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value: Value = serde_json::from_slice(&answer.body).expect("json");
    strip(&mut value);
    value.to_string()
}

#[actix_web::test]
async fn no_answer_before_submission_holds_a_key_or_an_explanation() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let course = study::shipped(&app, COURSE);
    let card = study::card(&clerk, COURSE).await;
    let mut answers = vec![clerk.get(&path::assignment(&card.id)).await];
    answers.push(clerk.post(&path::placement_of(&card.id), &()).await);
    let view = fixtures::start(&clerk).await;
    for asked in &view.questions {
        let question = fixtures::question(&app, &asked.id);
        let message = SaveResponse { response: builders::right_response(&question) };
        answers.push(clerk.put(&path::placement_response(&view.id, &asked.id), &message).await);
        answers.push(clerk.get(&path::placement(&view.id)).await);
        let early = clerk.get(&path::placement_result(&view.id)).await;
        early.refused(ErrorCode::NotFound);
        answers.push(early);
    }
    answers.push(clerk.get(&path::assignment(&card.id)).await);
    let drawn = course.bank.iter().filter(|question| fixtures::ids(&view).contains(&question.id));
    let mut secrets: Vec<String> = ["\"key\"", "\"correct\"", "\"accepted\"", "explanation", "next_action"]
        .iter()
        .chain(&["\"seed\"", "\"difficulty\"", "\"scoring\"", "\"form\"", "\"right\"", "\"passed\":true"])
        .map(|text| (*text).to_owned())
        .collect();
    for question in drawn {
        secrets.push(serde_json::to_value(&question.key).expect("json").to_string());
        secrets.extend(question.explanations.values().cloned());
    }
    for answer in &answers {
        let text = said(answer);
        let leak = secrets.iter().find(|secret| text.contains(secret.as_str()));
        assert_eq!(leak, None, "{text}");
    }
    // The same search finds them where they belong: it is able to.
    let result = said(&clerk.post(&path::placement_submission(&view.id), &()).await);
    assert!(secrets.iter().filter(|secret| result.contains(secret.as_str())).count() > 10);
}

#[actix_web::test]
async fn another_persons_placement_is_not_found_and_nothing_happens_to_it() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let view = fixtures::start(&clerk).await;
    fixtures::answer(&app, &clerk, &view, &ALL).await;
    let question = fixtures::question(&app, &view.questions[0].id);
    let message = SaveResponse { response: builders::right_response(&question) };
    let others = ["counter-junior", "hr", "dx-leader", "section-head", "administrator", "auditor"];
    let others = others.map(|key| app.persona(key));
    for submitted in [false, true] {
        if submitted {
            fixtures::submit(&clerk, &view.id).await;
        }
        let before = contents::of(&app.state);
        for other in &others {
            other.get(&path::placement(&view.id)).await.refused(ErrorCode::NotFound);
            other.get(&path::placement_result(&view.id)).await.refused(ErrorCode::NotFound);
            other.post(&path::placement_submission(&view.id), &()).await.refused(ErrorCode::NotFound);
            other.post(&path::placement_of(&view.assignment_id), &()).await.refused(ErrorCode::NotFound);
            let address = path::placement_response(&view.id, &question.id);
            other.put(&address, &message).await.refused(ErrorCode::NotFound);
        }
        assert!(contents::of(&app.state) == before, "something was changed");
    }
}

#[actix_web::test]
async fn another_organisation_neither_finds_nor_counts_it() {
    let app = TestApp::two_tenants().await;
    study::publish_changed(&app, COURSE, fixtures::place);
    let clerk = app.person_of(0, "004512");
    let view = fixtures::start(&clerk).await;
    builders::give_roles(&app.state, 1, "003618", &Role::ALL);
    let insider = app.person_of(1, "003618");
    insider.get(&path::placement(&view.id)).await.refused(ErrorCode::NotFound);
    insider.post(&path::placement_of(&view.assignment_id), &()).await.refused(ErrorCode::NotFound);
    insider.post(&path::placement_submission(&view.id), &()).await.refused(ErrorCode::NotFound);
    fixtures::answer(&app, &clerk, &view, &ALL).await;
    fixtures::submit(&clerk, &view.id).await;
    insider.get(&path::placement_result(&view.id)).await.refused(ErrorCode::NotFound);
    // The course has a placement here only; there it is none to choose.
    let address = format!("{}?course={COURSE}", path::PLACEMENT_DISTRIBUTION);
    insider.get(&address).await.refused(ErrorCode::InvalidInput);
    let report: DistributionReport = insider.get(path::PLACEMENT_DISTRIBUTION).await.json();
    assert!(report.units.is_empty() && report.city.figures.is_none());
}
