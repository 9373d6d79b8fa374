//! Scenarios: scene after scene, and an ending that finishes the run.

use contract::error::ErrorCode;
use contract::exercises::{ExerciseRun, RunState};
use contract::path;
use learning::mark::Mark;
use tests::{catalogue, study};

use super::fixtures::{self, BEST, COURSE, SCENARIO};

#[actix_web::test]
async fn a_scenario_goes_from_scene_to_scene_and_its_ending_finishes_it() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SCENARIO).await;
    let RunState::Scene { way, scene_id, text, choices } = &run.state else { panic!("{:?}", run.state) };
    assert_eq!((way.len(), scene_id.as_str(), text.as_str()), (0, "s1", "場面の文 s1"));
    assert_eq!(choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>(), ["pull", "wait"]);

    let next: ExerciseRun = fixtures::try_to_decide(&clerk, &run.id, "s1", "pull").await.json();
    let RunState::Scene { way, scene_id, .. } = &next.state else { panic!("{:?}", next.state) };
    assert_eq!((way[0].choice.as_str(), scene_id.as_str()), ("見える選択 pull", "s2"));

    let ended: ExerciseRun = fixtures::try_to_decide(&clerk, &run.id, "s2", "call").await.json();
    let RunState::Ended { way, title, text, outcome } = &ended.state else { panic!("{:?}", ended.state) };
    assert_eq!((title.as_str(), text.as_str()), ("結末の題 e-saved", "結末の文 e-saved"));
    let explanations: Vec<&str> = way.iter().map(|step| step.explanation.as_str()).collect();
    assert_eq!(explanations, ["秘密の解説 pull", "秘密の解説 call"]);
    assert_eq!((outcome.marks, outcome.maximum), (Mark::new(4, 1), Mark::new(4, 1)));
    assert!(outcome.passed && !outcome.fatal && !outcome.course_complete);
    assert_eq!(fixtures::read(&clerk, &run.id).await, ended);
}

#[actix_web::test]
async fn points_decide_and_a_fatal_choice_fails() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let late = fixtures::play(&clerk, &card.id, &[("s1", "pull"), ("s2", "mail")]).await;
    assert_eq!(late.marks.scaled_to(late.maximum), Mark::new(3, 4));
    assert!(!late.passed && !late.fatal);
    let spread = fixtures::play(&clerk, &card.id, &[("s1", "wait")]).await;
    assert!(spread.fatal && !spread.passed);
    assert!(fixtures::play(&clerk, &card.id, &BEST).await.passed);
    let page = fixtures::page(&clerk, &card.id, SCENARIO).await;
    let runs: Vec<(u32, bool)> = page.runs.iter().map(|row| (row.number, row.passed)).collect();
    assert_eq!(runs, [(3, true), (2, false), (1, false)], "latest first");
}

#[actix_web::test]
async fn a_choice_is_taken_only_in_the_scene_where_the_run_stands() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SCENARIO).await;
    let table = [
        ("s2", "call", ErrorCode::Conflict),
        ("e-saved", "call", ErrorCode::Conflict),
        ("nowhere", "call", ErrorCode::Conflict),
        ("s1", "call", ErrorCode::InvalidInput),
        ("s1", "", ErrorCode::InvalidInput),
    ];
    for (at, choice, code) in table {
        fixtures::try_to_decide(&clerk, &run.id, at, choice).await.refused(code);
    }
    assert_eq!(fixtures::read(&clerk, &run.id).await, run, "a refusal changes nothing");
    fixtures::decide(&clerk, &run.id, &[("s1", "pull")]).await;
    fixtures::try_to_decide(&clerk, &run.id, "s1", "wait").await.refused(ErrorCode::Conflict);
    clerk.post(&path::exercise_submission(&run.id), &()).await.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn a_choice_that_is_sent_again_is_taken_once() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SCENARIO).await;
    let rows = || {
        let all = catalogue::everything(&app.state);
        (all["exercise_decisions"].len(), all["exercise_results"].clone())
    };
    let once: ExerciseRun = fixtures::try_to_decide(&clerk, &run.id, "s1", "pull").await.json();
    let again: ExerciseRun = fixtures::try_to_decide(&clerk, &run.id, "s1", "pull").await.json();
    assert_eq!(once, again);
    assert_eq!(rows().0, 1);
    let ended: ExerciseRun = fixtures::try_to_decide(&clerk, &run.id, "s2", "call").await.json();
    let before = rows();
    app.advance(chrono::TimeDelta::minutes(5));
    let again: ExerciseRun = fixtures::try_to_decide(&clerk, &run.id, "s2", "call").await.json();
    assert_eq!(ended, again);
    fixtures::try_to_decide(&clerk, &run.id, "s2", "mail").await.refused(ErrorCode::AlreadySubmitted);
    assert_eq!(fixtures::submit(&clerk, &run.id).await, ended, "it is finished already");
    assert_eq!(rows(), before);
}
