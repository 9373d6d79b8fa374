//! Seats, the waiting list and its order.

use chrono::TimeDelta;
use contract::electives::Mine;
use contract::path;
use learning::elective::{ApplicationState, Decision, Offer};
use tests::app::{Persona, TestApp};
use tests::builders::active_staff_numbers;
use tests::staff_edits::StaffFile;
use tests::study::all_at_once;

use super::*;

async fn state(who: &Persona<'_>) -> (ApplicationState, Option<u32>) {
    let application = application(mine(who, COURSE).await);
    (application.state, application.place)
}

#[actix_web::test]
async fn beyond_the_seats_there_is_a_waiting_list_in_order_of_application() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(Some(1))).await;
    let people = ["004512", "008620", "007203"].map(|number| app.person(number));
    let mut applications = Vec::new();
    for person in &people {
        applications.push(apply(person, COURSE).await);
        app.advance(TimeDelta::minutes(1));
    }
    assert_eq!(state(&people[0]).await, (ApplicationState::Granted, None));
    assert_eq!(state(&people[1]).await, (ApplicationState::Waiting, Some(1)));
    assert_eq!(state(&people[2]).await, (ApplicationState::Waiting, Some(2)));
    let course = overview(&app).await.courses.into_iter().find(|course| course.code == COURSE).unwrap();
    assert_eq!((course.granted, course.waiting, course.requested), (1, 2, 0));

    assert!(withdraw(&people[0], &applications[0].id).await.status.is_success());
    assert_eq!(state(&people[1]).await, (ApplicationState::Granted, None));
    assert!(matches!(mine(&people[1], COURSE).await, Mine::Assigned { .. }), "and can be taken");
    assert_eq!(state(&people[2]).await, (ApplicationState::Waiting, Some(1)));
    let decisions = seen_by_hr(&app, JUNIOR).await.decisions;
    let kinds: Vec<Decision> = decisions.iter().map(|line| line.decision).collect();
    assert_eq!(kinds, [Decision::Waitlisted, Decision::MovedUp]);

    apply(&people[0], COURSE).await;
    assert_eq!(state(&people[0]).await, (ApplicationState::Waiting, Some(2)), "behind those who waited");
    assert!(withdraw(&people[2], &applications[2].id).await.status.is_success());
    assert_eq!(state(&people[0]).await, (ApplicationState::Waiting, Some(1)));
}

#[actix_web::test]
async fn with_approval_the_order_of_the_list_is_that_of_the_approvals() {
    let app = TestApp::city().await;
    offered(&app, COURSE, Offer { seats: Some(1), ..open() }).await;
    let people = ["004512", "008620", "007203"].map(|number| app.person(number));
    let mut ids = Vec::new();
    for person in &people {
        ids.push(apply(person, COURSE).await.id);
    }
    let head = app.persona("section-head");
    for index in [2, 1, 0] {
        assert!(decide(&head, &ids[index], true, "").await.status.is_success());
    }
    assert_eq!(state(&people[2]).await, (ApplicationState::Granted, None));
    assert_eq!(state(&people[1]).await, (ApplicationState::Waiting, Some(1)));
    assert_eq!(state(&people[0]).await, (ApplicationState::Waiting, Some(2)));
}

#[actix_web::test]
async fn applications_at_the_same_moment_do_not_share_a_seat() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(Some(2))).await;
    let numbers = active_staff_numbers(&app.state, 8);
    let people: Vec<Persona<'_>> = numbers.iter().map(|number| app.person(number)).collect();
    let answers = all_at_once(people.iter().map(|person| try_to_apply(person, COURSE)).collect()).await;
    assert!(answers.iter().all(|answer| answer.status.is_success()));
    let all = overview(&app).await.applications;
    let with = |state| all.iter().filter(|seen| seen.state == state).count();
    assert_eq!((with(ApplicationState::Granted), with(ApplicationState::Waiting)), (2, 6));
    let mut places: Vec<u32> = all.iter().filter_map(|seen| seen.place).collect();
    places.sort_unstable();
    assert_eq!(places, [1, 2, 3, 4, 5, 6]);
}

#[actix_web::test]
async fn one_person_at_two_terminals_applies_once() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(Some(2))).await;
    let (here, there) = (app.persona("counter"), app.persona("counter").at("192.0.2.2:1"));
    let answers = all_at_once(vec![try_to_apply(&here, COURSE), try_to_apply(&there, COURSE)]).await;
    assert_eq!(answers.iter().filter(|answer| answer.status.is_success()).count(), 1);
    assert_eq!(overview(&app).await.applications.len(), 1);
}

#[actix_web::test]
async fn more_seats_move_people_up_and_fewer_take_nobodys_away() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(Some(1))).await;
    let people = ["004512", "008620", "007203"].map(|number| app.person(number));
    for person in &people {
        apply(person, COURSE).await;
    }
    offered(&app, COURSE, free_of_approval(Some(2))).await;
    assert_eq!(state(&people[1]).await, (ApplicationState::Granted, None));
    assert_eq!(state(&people[2]).await, (ApplicationState::Waiting, Some(1)));
    offered(&app, COURSE, free_of_approval(Some(1))).await;
    assert_eq!(state(&people[0]).await, (ApplicationState::Granted, None));
    assert_eq!(state(&people[1]).await, (ApplicationState::Granted, None));
    offered(&app, COURSE, free_of_approval(None)).await;
    assert_eq!(state(&people[2]).await, (ApplicationState::Granted, None));
}

#[actix_web::test]
async fn who_has_left_is_passed_over() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(Some(1))).await;
    let people = ["004512", "008620", "007203"].map(|number| app.person(number));
    let mut ids = Vec::new();
    for person in &people {
        ids.push(apply(person, COURSE).await.id);
    }
    StaffFile::shipped().without(JUNIOR).import(&app.persona("hr")).await;
    assert!(withdraw(&people[0], &ids[0]).await.status.is_success());
    assert_eq!(state(&people[2]).await, (ApplicationState::Granted, None));
}

#[actix_web::test]
async fn each_course_has_its_own_seats() {
    let app = TestApp::city().await;
    offered(&app, COURSE, free_of_approval(Some(1))).await;
    offered(&app, OTHER, free_of_approval(Some(1))).await;
    let clerk = app.persona("counter");
    assert_eq!(apply(&clerk, COURSE).await.state, ApplicationState::Granted);
    assert_eq!(apply(&clerk, OTHER).await.state, ApplicationState::Granted);
    let seen: contract::electives::Catalog = app.persona("counter-junior").get(path::CATALOG).await.json();
    let elective = seen.courses.into_iter().find(|course| course.code == OTHER).unwrap().elective.unwrap();
    assert_eq!((elective.seats, elective.free, elective.waiting), (Some(1), Some(0), 0));
}
