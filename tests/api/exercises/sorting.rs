//! Sorting: placed at any time, scored when submitted.

use std::collections::BTreeSet;

use contract::error::ErrorCode;
use contract::exercises::RunState;
use contract::path;
use learning::mark::Mark;
use tests::{catalogue, study};

use super::fixtures::{self, COURSE, RIGHT, SORTING};

#[actix_web::test]
async fn a_sorting_is_placed_submitted_and_explained() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SORTING).await;
    assert_eq!((run.number, run.exercise_id.as_str()), (1, SORTING));
    let RunState::Sorting { bins, items, placements } = &run.state else { panic!("{:?}", run.state) };
    assert_eq!(bins.iter().map(|bin| bin.id.as_str()).collect::<Vec<_>>(), ["never", "ask", "may"]);
    let ids = items.iter().map(|item| item.id.as_str()).collect::<BTreeSet<_>>();
    assert_eq!(ids, RIGHT.map(|(item, _)| item).into());
    assert!(placements.is_empty());

    fixtures::decide(&clerk, &run.id, &[("name", "never"), ("number", "never"), ("law", "may")]).await;
    fixtures::decide(&clerk, &run.id, &[("draft", "may"), ("press", "may")]).await;
    let finished = fixtures::submit(&clerk, &run.id).await;
    let RunState::Sorted { items, outcome, .. } = &finished.state else { panic!("{:?}", finished.state) };
    assert_eq!((outcome.marks, outcome.maximum), (Mark::new(4, 1), Mark::new(5, 1)));
    assert!(outcome.passed && !outcome.fatal && !outcome.must_be_right_missed);
    let draft = items.iter().find(|item| item.id == "draft").unwrap();
    assert_eq!((draft.placed.as_deref(), draft.bin.as_str()), (Some("may"), "ask"));
    assert_eq!(draft.explanation, "秘密の解説 draft");
    assert_eq!(fixtures::read(&clerk, &run.id).await, finished);
    let page = fixtures::page(&clerk, &card.id, SORTING).await;
    assert!(page.passed && page.open_run.is_none());
    assert_eq!(
        page.runs.iter().map(|row| (row.number, row.share)).collect::<Vec<_>>(),
        [(1, Mark::new(4, 5))]
    );
}

#[actix_web::test]
async fn the_latest_placement_counts_and_every_one_is_kept() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SORTING).await;
    let mut rows = Vec::new();
    let placed = [("law", "never"), ("law", "never"), ("law", "ask"), ("name", "never"), ("law", "may")];
    for (at, choice) in placed {
        fixtures::decide(&clerk, &run.id, &[(at, choice)]).await;
        rows.push(app.state.database.read_now(|c| Ok(catalogue::rows(c, "exercise_decisions"))).unwrap());
    }
    assert_eq!(rows.iter().map(BTreeSet::len).collect::<Vec<_>>(), [1, 1, 2, 3, 4], "the same again is none");
    assert!(rows.windows(2).all(|pair| pair[0].is_subset(&pair[1])), "no row is ever changed");
    let RunState::Sorting { placements, .. } = fixtures::read(&clerk, &run.id).await.state else {
        panic!("open")
    };
    assert_eq!(placements["law"], "may");
    assert_eq!(placements.len(), 2);
}

#[actix_web::test]
async fn what_is_left_is_wrong() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let outcome = fixtures::sort(&clerk, &card.id, &RIGHT[..3]).await;
    assert_eq!(outcome.marks, Mark::new(3, 1));
    assert!(!outcome.passed && !outcome.must_be_right_missed);
    let nothing = fixtures::sort(&clerk, &card.id, &[]).await;
    assert_eq!(nothing.marks, Mark::ZERO);
    assert!(!nothing.passed && nothing.must_be_right_missed);
}

#[actix_web::test]
async fn a_fatal_placement_fails_whatever_the_share() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let mut placements = RIGHT;
    placements[1] = ("number", "ask");
    let wrong = fixtures::sort(&clerk, &card.id, &placements).await;
    assert!(wrong.passed && !wrong.fatal, "wrong alone is not fatal");
    placements[1] = ("number", "may");
    let fatal = fixtures::sort(&clerk, &card.id, &placements).await;
    assert_eq!(fatal.marks, wrong.marks);
    assert!(fatal.fatal && !fatal.passed);
}

#[actix_web::test]
async fn an_item_that_must_be_right_fails_the_run_when_it_is_not() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let mut placements = RIGHT;
    placements[0] = ("name", "ask");
    let outcome = fixtures::sort(&clerk, &card.id, &placements).await;
    assert_eq!(outcome.marks.scaled_to(outcome.maximum), Mark::new(4, 5));
    assert!(outcome.must_be_right_missed && !outcome.fatal && !outcome.passed);
}

#[actix_web::test]
async fn submitting_twice_changes_nothing_and_a_submitted_run_takes_no_placement() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SORTING).await;
    fixtures::decide(&clerk, &run.id, &RIGHT).await;
    let first = fixtures::submit(&clerk, &run.id).await;
    let before = catalogue::everything(&app.state);
    app.advance(chrono::TimeDelta::minutes(5));
    assert_eq!(fixtures::submit(&clerk, &run.id).await, first);
    for (at, choice) in [("law", "ask"), ("law", "may")] {
        fixtures::try_to_decide(&clerk, &run.id, at, choice).await.refused(ErrorCode::AlreadySubmitted);
    }
    let after = catalogue::everything(&app.state);
    assert_eq!(before["exercise_results"], after["exercise_results"]);
    assert_eq!(before["exercise_decisions"], after["exercise_decisions"]);
}

#[actix_web::test]
async fn an_item_or_bin_that_does_not_exist_is_refused() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let run = fixtures::start(&clerk, &card.id, SORTING).await;
    for (at, choice, field) in [("nothing", "may", "at"), ("law", "nowhere", "choice"), ("law", "", "choice")]
    {
        let refused = fixtures::try_to_decide(&clerk, &run.id, at, choice).await;
        assert_eq!(refused.refused(ErrorCode::InvalidInput).fields[0].field, field);
    }
    clerk.get(&path::exercise(&card.id, "nothing")).await.refused(ErrorCode::NotFound);
    clerk.post(&path::exercise_runs(&card.id, "nothing"), &()).await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn the_order_of_items_differs_between_runs_and_stays_within_one() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let card = study::card(&clerk, COURSE).await;
    let mut orders = BTreeSet::new();
    for _ in 0..12 {
        let run = fixtures::start(&clerk, &card.id, SORTING).await;
        assert_eq!(fixtures::read(&clerk, &run.id).await.state, run.state);
        let RunState::Sorting { items, .. } = &run.state else { panic!("open") };
        orders.insert(items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
        fixtures::submit(&clerk, &run.id).await;
    }
    assert!(orders.len() > 1);
}
