//! The description of the API, and what it promises never to carry.

use std::collections::BTreeSet;

use serde_json::Value;
use tests::app::TestApp;

async fn description() -> Value {
    let app = TestApp::empty().await;
    let response = app.anonymous().get("/api/openapi.json").await;
    assert_eq!(response.headers.get("content-type").unwrap(), "application/json");
    response.json()
}

/// Names of the schemas that a part of the description reaches.
fn reached(whole: &Value, part: &Value, seen: &mut BTreeSet<String>) {
    match part {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                let name = reference.rsplit('/').next().unwrap().to_owned();
                if seen.insert(name.clone()) {
                    let schema = &whole["components"]["schemas"][&name];
                    assert!(!schema.is_null(), "{name} is not described");
                    reached(whole, schema, seen);
                }
            }
            members.values().for_each(|member| reached(whole, member, seen));
        }
        Value::Array(items) => items.iter().for_each(|item| reached(whole, item, seen)),
        _ => {}
    }
}

fn operations(whole: &Value) -> Vec<(String, Value)> {
    let mut operations = Vec::new();
    for (path, methods) in whole["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            operations.push((format!("{} {path}", method.to_uppercase()), operation.clone()));
        }
    }
    operations
}

#[actix_web::test]
async fn the_description_is_openapi_3_1_and_names_the_request_header() {
    let whole = description().await;
    assert!(whole["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(whole["info"]["title"], "Manabiya API");
    assert!(whole["info"]["description"].as_str().unwrap().contains("X-Manabiya-Request"));
}

#[actix_web::test]
async fn every_endpoint_is_described_with_its_answer_and_its_address_parts() {
    let whole = description().await;
    let operations = operations(&whole);
    assert!(operations.len() > 30);
    let mut ids = BTreeSet::new();
    for (name, operation) in &operations {
        assert!(operation["summary"].is_string() || operation["description"].is_string(), "{name}");
        assert!(!operation["responses"].as_object().unwrap().is_empty(), "{name}");
        assert!(operation["tags"][0].is_string(), "{name}");
        let parts = name.matches('{').count();
        let described = operation["parameters"]
            .as_array()
            .map_or(0, |parameters| parameters.iter().filter(|parameter| parameter["in"] == "path").count());
        assert_eq!(parts, described, "{name}: parts of the address");
        reached(&whole, operation, &mut ids);
    }
}

#[actix_web::test]
async fn operation_ids_are_unique() {
    let whole = description().await;
    let mut ids: Vec<String> = operations(&whole)
        .into_iter()
        .map(|(name, operation)| operation["operationId"].as_str().unwrap_or(&name).to_owned())
        .collect();
    ids.sort();
    let twice: Vec<&String> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "a generator of clients needs one name each: {twice:?}");
}

/// DESIGN: no response holds a key. Only a submitted attempt's result does.
#[actix_web::test]
async fn keys_and_explanations_are_in_the_result_of_an_attempt_and_nowhere_else() {
    let whole = description().await;
    let telling = |name: &str| {
        let schema = whole["components"]["schemas"][name].to_string();
        name.contains("Key")
            || ["\"key\"", "\"explanation\"", "\"explanations\"", "\"correct\"", "\"next_action\""]
                .iter()
                .any(|property| schema.contains(property) && schema.contains("properties"))
    };
    let mut with_keys = BTreeSet::new();
    for (name, operation) in operations(&whole) {
        let mut schemas = BTreeSet::new();
        reached(&whole, &operation["responses"], &mut schemas);
        // A row of the report has a key of another kind: the department's id.
        if schemas.iter().any(|schema| telling(schema) && schema != "RateRow") {
            with_keys.insert(name);
        }
    }
    // A run of an exercise carries explanations once it has ended; tests/api/exercises.rs hears what it says
    // before.
    let expected = [
        "GET /api/attempts/{attempt_id}/result",
        "POST /api/attempts/{attempt_id}/submission",
        "GET /api/placements/{placement_id}/result",
        "POST /api/placements/{placement_id}/submission",
        "GET /api/retention-checks/{check_id}/result",
        "POST /api/retention-checks/{check_id}/submission",
        "GET /api/exercise-runs/{run_id}",
        "POST /api/assignments/{assignment_id}/exercises/{exercise_id}/runs",
        "POST /api/exercise-runs/{run_id}/decisions",
        "POST /api/exercise-runs/{run_id}/submission",
    ];
    assert_eq!(with_keys, expected.map(str::to_owned).into());
    assert!(whole["components"]["schemas"]["AnswerKey"].is_null(), "its form is nobody's business");
}

#[actix_web::test]
async fn no_message_carries_what_must_not_leave() {
    let whole = description().await;
    let schemas = whole["components"]["schemas"].to_string();
    for word in ["password_hash", "token_hash", "tenant_id", "seed", "birth", "my_number"] {
        assert!(!schemas.contains(&format!("\"{word}\"")), "{word}");
    }
}
