//! Before a run has ended, no answer of the server holds what is right.

use contract::path;
use tests::app::TestResponse;
use tests::study;

use super::fixtures::{self, BEST, COURSE, RIGHT, SCENARIO, SORTING};

/// Explanations, keys, points and flags as they would stand in JSON, endings, and scenes not yet reached.
const SECRETS: [&str; 12] = [
    "秘密",
    "結末",
    "e-saved",
    "\"key\"",
    "\"bin\":",
    "\"to\":",
    "\"points\"",
    "\"fatal\":true",
    "\"fatal\":{",
    "must_be_right",
    "\"seed\"",
    "\"outcome\"",
];

fn found(answers: &[TestResponse], secrets: &[&str]) -> Vec<String> {
    let texts = answers.iter().map(TestResponse::text);
    let leaks = |text: String| {
        let hits: Vec<&str> = secrets.iter().copied().filter(|secret| text.contains(secret)).collect();
        (!hits.is_empty()).then(|| format!("{hits:?} in {text}"))
    };
    texts.filter_map(leaks).collect()
}

#[actix_web::test]
async fn nothing_right_is_heard_before_the_end_of_a_run() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let mut heard = vec![
        clerk.get(path::MY_ASSIGNMENTS).await,
        clerk.get(&path::assignment(&card.id)).await,
        clerk.get(&path::exercise(&card.id, SORTING)).await,
        clerk.get(&path::exercise(&card.id, SCENARIO)).await,
    ];
    let sorting = fixtures::start(&clerk, &card.id, SORTING).await.id;
    heard.push(clerk.post(&path::exercise_runs(&card.id, SORTING), &()).await);
    for (item, bin) in [RIGHT.as_slice(), &[("number", "may"), ("nothing", "may")]].concat() {
        heard.push(fixtures::try_to_decide(&clerk, &sorting, item, bin).await);
        heard.push(clerk.get(&path::exercise_run(&sorting)).await);
    }
    heard.push(clerk.get(&path::exercise(&card.id, SORTING)).await);
    let scenario = fixtures::start(&clerk, &card.id, SCENARIO).await.id;
    heard.push(clerk.post(&path::exercise_runs(&card.id, SCENARIO), &()).await);
    heard.push(fixtures::try_to_decide(&clerk, &scenario, "s2", "call").await);
    heard.push(clerk.post(&path::exercise_submission(&scenario), &()).await);
    assert_eq!(found(&heard, &[SECRETS.as_slice(), &["s2", "場面の文 s2"]].concat()), [""; 0]);

    let (at, choice) = BEST[0];
    let first = fixtures::try_to_decide(&clerk, &scenario, at, choice).await;
    assert!(first.text().contains("場面の文 s2"), "a scene travels when the run has come to it");
    let heard = [first, clerk.get(&path::exercise_run(&scenario)).await];
    assert_eq!(found(&heard, &SECRETS), [""; 0]);

    // The same search finds them where they belong: it is able to.
    let (at, choice) = BEST[1];
    let ended = [
        fixtures::try_to_decide(&clerk, &scenario, at, choice).await,
        clerk.post(&path::exercise_submission(&sorting), &()).await,
    ];
    assert_eq!(found(&ended, &["秘密"]).len(), 2);
    assert_eq!(found(&ended, &["結末"]).len(), 1);
    assert_eq!(found(&ended, &["\"bin\":"]).len(), 1);
}
