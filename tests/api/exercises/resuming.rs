//! Open runs wait for their person, at every terminal, and for nobody else.

use contract::error::ErrorCode;
use contract::exercises::{Decide, ExerciseRun, RunState};
use contract::path;
use tests::{catalogue, study};

use super::fixtures::{self, COURSE, RIGHT, SCENARIO, SORTING};

#[actix_web::test]
async fn an_open_run_is_continued_at_another_terminal() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let sorting = fixtures::start(&clerk, &card.id, SORTING).await;
    fixtures::decide(&clerk, &sorting.id, &RIGHT[..2]).await;
    let scenario = fixtures::start(&clerk, &card.id, SCENARIO).await;
    fixtures::decide(&clerk, &scenario.id, &[("s1", "pull")]).await;

    let elsewhere = app.persona("counter").at("192.0.2.9:50000");
    assert_eq!(fixtures::page(&elsewhere, &card.id, SORTING).await.open_run.as_ref(), Some(&sorting.id));
    let continued = fixtures::start(&elsewhere, &card.id, SORTING).await;
    assert_eq!((&continued.id, continued.number), (&sorting.id, 1));
    let RunState::Sorting { placements, .. } = &continued.state else { panic!("open") };
    assert_eq!(placements.len(), 2);
    let continued = fixtures::start(&elsewhere, &card.id, SCENARIO).await;
    assert_eq!(continued.id, scenario.id);
    assert!(matches!(&continued.state, RunState::Scene { scene_id, .. } if scene_id == "s2"));

    fixtures::submit(&elsewhere, &sorting.id).await;
    let second = fixtures::start(&clerk, &card.id, SORTING).await;
    assert_eq!(second.number, 2);
    let RunState::Sorting { placements, .. } = &second.state else { panic!("open") };
    assert!(placements.is_empty(), "a new run begins anew");
}

#[actix_web::test]
async fn another_persons_run_is_not_found() {
    let app = fixtures::city().await;
    let (clerk, other) = (app.persona("counter"), app.persona("hr"));
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SORTING).await;
    let before = catalogue::everything(&app.state);
    let decision = Decide { at: "law".to_owned(), choice: "may".to_owned() };
    for answer in [
        other.get(&path::exercise(&card.id, SORTING)).await,
        other.post(&path::exercise_runs(&card.id, SORTING), &()).await,
        other.get(&path::exercise_run(&run.id)).await,
        other.post(&path::exercise_decisions(&run.id), &decision).await,
        other.post(&path::exercise_submission(&run.id), &()).await,
    ] {
        answer.refused(ErrorCode::NotFound);
    }
    let after = catalogue::everything(&app.state);
    for table in ["enrollments", "exercise_runs", "exercise_decisions", "exercise_results"] {
        assert_eq!(before[table], after[table]);
    }
}

#[actix_web::test]
async fn starting_twice_at_the_same_moment_makes_one_run() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let address = path::exercise_runs(&card.id, SORTING);
    let answers = study::all_at_once((0..6).map(|_| clerk.post(&address, &())).collect()).await;
    let runs: Vec<ExerciseRun> = answers.iter().map(|answer| answer.json()).collect();
    assert!(runs.iter().all(|run| *run == runs[0]));
    assert_eq!(catalogue::everything(&app.state)["exercise_runs"].len(), 1);
}

#[actix_web::test]
async fn a_passed_exercise_stays_passed_when_a_later_run_fails() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    assert!(fixtures::sort(&clerk, &card.id, &RIGHT).await.passed);
    assert!(!fixtures::sort(&clerk, &card.id, &[]).await.passed);
    assert!(fixtures::page(&clerk, &card.id, SORTING).await.passed);
    let rows = fixtures::course_page(&clerk, &card.id).await.exercises;
    let row = rows.iter().find(|row| row.id == SORTING).unwrap();
    assert_eq!((row.passed, row.runs), (true, 2));
}
