//! What people find, and what each course is to them.

use contract::electives::{Catalog, Mine};
use contract::path;
use learning::elective::WhyNot;
use tests::app::TestApp;
use tests::study;

use super::*;

async fn search(app: &TestApp, query: &str) -> Vec<String> {
    let catalog: Catalog = app.persona("counter").get(&format!("{}?{query}", path::CATALOG)).await.json();
    catalog.courses.into_iter().map(|course| course.code).collect()
}

#[actix_web::test]
async fn everybody_finds_every_published_course_with_what_it_is_to_them() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let catalog: Catalog = clerk.get(path::CATALOG).await.json();
    assert_eq!(usize::try_from(catalog.total).unwrap(), catalog.courses.len());
    assert!(catalog.courses.len() >= 12);
    assert_eq!(catalog.families, ["COM", "ETH", "NEW", "RPA", "SEC"]);
    let assigned = catalog.courses.iter().filter(|course| matches!(course.mine, Mine::Assigned { .. }));
    assert_eq!(assigned.count(), study_count(&app).await);
    let closed = |why| matches!(why, Mine::Closed { why: WhyNot::NotOffered, before: None });
    assert!(closed(mine(&clerk, COURSE).await));
    offered(&app, COURSE, open()).await;
    assert!(matches!(mine(&clerk, COURSE).await, Mine::Open { before: None }));
    let generative = catalog.courses.iter().find(|course| course.code == "NEW-01").unwrap();
    let related = |all: &[contract::electives::RelatedCourse]| {
        all.iter().map(|one| (one.code.clone(), one.met)).collect::<Vec<_>>()
    };
    assert_eq!(related(&generative.recommended), [("ETH-05".to_owned(), false)]);
    assert_eq!(generative.prerequisites[0].title, study::shipped(&app, "SEC-01").title);
}

async fn study_count(app: &TestApp) -> usize {
    let mine: contract::assignments::MyAssignments =
        app.persona("counter").get(path::MY_ASSIGNMENTS).await.json();
    mine.open.len()
}

#[actix_web::test]
async fn words_are_found_in_titles_objectives_and_items_however_they_are_spelt() {
    let app = TestApp::city().await;
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    for (words, code) in [
        ("ＲＰＡ", "RPA-01"),
        ("rpa", "RPA-01"),
        ("標的型", "SEC-02"),
        ("せきゅりてぃ", "SEC-01"),
        ("公序良俗", "ETH-03"),
        ("ｍｓ７", "ETH-05"),
        ("機密性　完全性", "SEC-01"),
    ] {
        let found = search(&app, &format!("query={}", encode(words))).await;
        assert!(found.contains(&code.to_owned()), "{words}: {found:?}");
    }
    assert_eq!(search(&app, &format!("query={}", encode("機密性 存在しない語"))).await, Vec::<String>::new());
    assert_eq!(search(&app, "family=RPA").await, ["RPA-01"]);
    let short = search(&app, "minutes=20").await;
    assert!(short.iter().all(|code| study::shipped(&app, code).minutes <= 20) && !short.is_empty());
    let first = search(&app, "level=1").await;
    assert!(first.iter().all(|code| study::shipped(&app, code).level == 1) && !first.is_empty());
    assert_eq!(search(&app, "family=SEC&level=9").await, Vec::<String>::new());
}

#[actix_web::test]
async fn the_catalogue_carries_no_key_and_no_figure_about_others() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(Some(1))).await;
    apply(&app.persona("counter"), COURSE).await;
    apply(&app.persona("counter-junior"), COURSE).await;
    let text = app.persona("dx-leader").get(path::CATALOG).await.text();
    assert!(!text.contains("004512") && !text.contains("髙﨑") && !text.contains("窓口の担当"));
    for course in server::catalog::publish::shipped(app.state.clock.today()) {
        for question in &course.bank {
            assert!(!text.contains(&question.stem), "{}", course.code);
        }
    }
}
