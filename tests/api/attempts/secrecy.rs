//! Before submission no answer of the server holds a key, an explanation or the bank.

use contract::assignments::SaveBookmark;
use contract::attempts::SaveResponse;
use contract::path;
use courseware::CourseMaterial;
use serde_json::Value;
use tests::app::{Persona, TestApp, TestResponse};
use tests::{builders, study};

/// Everything that the learner's endpoints answer about a course before its submission.
async fn heard(app: &TestApp, learner: &Persona<'_>, code: &str) -> (Vec<TestResponse>, String) {
    let course = study::shipped(app, code);
    let card = study::card(learner, code).await;
    let mut answers = Vec::new();
    for lesson in &course.lessons {
        answers.push(learner.get(path::MY_ASSIGNMENTS).await);
        answers.push(learner.get(&path::assignment(&card.id)).await);
        answers.push(learner.get(&path::lesson(&card.id, &lesson.id)).await);
        let bookmark = SaveBookmark { lesson_id: lesson.id.clone(), position: 500 };
        answers.push(learner.put(&path::bookmark(&card.id), &bookmark).await);
        answers.push(learner.post(&path::attempts(&card.id), &()).await);
        answers.push(learner.post(&path::lesson_completion(&card.id, &lesson.id), &()).await);
    }
    // Exercises have a test of their own for what may be heard before their end.
    study::read_lessons(learner, code).await;
    let attempt = study::start(learner, &card.id).await;
    answers.push(learner.post(&path::attempts(&card.id), &()).await);
    for (question, response) in builders::right_responses(&app.state, &attempt.id) {
        let message = SaveResponse { response };
        answers.push(learner.put(&path::response(&attempt.id, &question), &message).await);
        answers.push(learner.get(&path::attempt(&attempt.id)).await);
        answers.push(learner.get(&path::attempt_result(&attempt.id)).await);
    }
    answers.push(learner.get(path::MY_ASSIGNMENTS).await);
    answers.push(learner.get(&path::assignment(&card.id)).await);
    (answers, attempt.id)
}

/// What must not be heard: every explanation and every key, as they would stand in JSON.
fn secrets(course: &CourseMaterial) -> Vec<String> {
    let mut secrets = vec![
        "\"key\"".to_owned(),
        "\"correct\"".to_owned(),
        "\"accepted\"".to_owned(),
        "\"tolerance\"".to_owned(),
        "explanation".to_owned(),
        "next_action".to_owned(),
        "\"seed\"".to_owned(),
        "content_hash".to_owned(),
        "\"bank\"".to_owned(),
        "\"difficulty\"".to_owned(),
        "\"scoring\"".to_owned(),
    ];
    for question in &course.bank {
        let texts = question.explanations.values().chain([&question.explanation, &question.next_action]);
        secrets.extend(texts.filter(|text| !text.is_empty()).map(|text| in_json(text)));
        // Through a value, so that fields come in the same order as in the texts that are searched.
        secrets.push(serde_json::to_value(&question.key).expect("json").to_string());
    }
    secrets
}

/// What the server says of its own: without the learner's responses, which may well be right.
fn without_responses(answer: &TestResponse) -> String {
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
    if answer.body.is_empty() {
        return String::new();
    }
    let mut value = serde_json::from_slice(&answer.body).expect("json");
    strip(&mut value);
    value.to_string()
}

/// A text as it stands inside a JSON string, without the quotes.
fn in_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("json");
    quoted[1..quoted.len() - 1].to_owned()
}

#[actix_web::test]
async fn no_answer_before_submission_holds_a_key_or_an_explanation() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    for code in ["SEC-02", "SEC-03", "RPA-01"] {
        let course = study::shipped(&app, code);
        let secrets = secrets(&course);
        assert!(secrets.len() > 60, "the search must look for something");
        // What a lesson itself says is no secret in that lesson.
        let taught: String = course.lessons.iter().map(|lesson| in_json(&lesson.html)).collect();
        let (answers, attempt) = heard(&app, &clerk, code).await;
        for answer in &answers {
            let text = without_responses(answer);
            let lesson = text.contains("\"html\":");
            let mut found = secrets.iter().filter(|secret| text.contains(secret.as_str()));
            let leak = found.find(|secret| !(lesson && taught.contains(secret.as_str())));
            assert_eq!(leak, None, "{code}: {text}");
        }
        // The same search finds them where they belong: it is able to.
        let result = without_responses(&clerk.post(&path::submission(&attempt), &()).await);
        assert!(secrets.iter().filter(|secret| result.contains(secret.as_str())).count() > 20);
    }
}

#[actix_web::test]
async fn nobody_reads_the_bank_through_the_catalogue() {
    let app = TestApp::city().await;
    for key in ["content-author", "hr", "dx-leader", "administrator", "auditor"] {
        let reader = app.persona(key);
        for code in ["SEC-02", "SEC-03", "RPA-01"] {
            let secrets = secrets(&study::shipped(&app, code));
            for answer in [reader.get(path::COURSES).await, reader.get(&path::course(code)).await] {
                assert!(answer.status.is_success());
                // The list tells how many questions the bank has, which is no secret.
                let text = answer.text().replace("\"bank\":", "");
                let found: Vec<&String> =
                    secrets.iter().filter(|secret| text.contains(secret.as_str())).collect();
                assert!(found.is_empty(), "{key} {code}: {found:?}");
            }
        }
    }
}

#[actix_web::test]
async fn a_learner_cannot_open_the_catalogue() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    for address in [path::COURSES.to_owned(), path::course("SEC-02")] {
        clerk.get(&address).await.refused(contract::error::ErrorCode::Forbidden);
    }
}
