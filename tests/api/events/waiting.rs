//! Capacity and the waiting list.

use contract::events::{EventCard, MyPlace};
use contract::path;
use learning::event::Seats;
use tests::app::Persona;
use tests::builders::active_staff_numbers;
use tests::study::all_at_once;

use super::{card, city, detail, enrol, session, withdraw};
use crate::contents;

const SEATED: MyPlace = MyPlace::Seated { moved_up: false };

#[actix_web::test]
async fn who_comes_when_all_seats_are_taken_waits_and_moves_up_in_order() {
    let (app, id) = city(Some(1)).await;
    let (first, second, third) =
        (app.persona("counter"), app.persona("counter-junior"), app.persona("dx-leader"));
    assert_eq!(enrol(&first, &id).await.mine, SEATED);
    assert_eq!(enrol(&second, &id).await.mine, MyPlace::Waiting { position: 1 });
    let seen = enrol(&third, &id).await;
    assert_eq!(
        (seen.mine, seen.session.seated, seen.session.waiting),
        (MyPlace::Waiting { position: 2 }, 1, 2)
    );
    withdraw(&first, &id).await;
    assert_eq!(card(&second).await.mine, MyPlace::Seated { moved_up: true }, "visible on the page");
    assert_eq!(card(&third).await.mine, MyPlace::Waiting { position: 1 });
    assert_eq!(
        enrol(&first, &id).await.mine,
        MyPlace::Waiting { position: 2 },
        "who comes back stands at the end"
    );
    withdraw(&third, &id).await;
    assert_eq!(card(&first).await.mine, MyPlace::Waiting { position: 1 });
}

#[actix_web::test]
async fn more_seats_let_those_who_wait_move_up() {
    let (app, id) = city(Some(1)).await;
    enrol(&app.persona("counter"), &id).await;
    enrol(&app.persona("counter-junior"), &id).await;
    let hr = app.persona("hr");
    assert_eq!(hr.put(&path::event_session(&id), &session(Some(2))).await.status, 204);
    assert_eq!(card(&app.persona("counter-junior")).await.mine, MyPlace::Seated { moved_up: true });
    assert_eq!(hr.put(&path::event_session(&id), &session(None)).await.status, 204);
    assert_eq!(enrol(&hr, &id).await.mine, SEATED, "without limit nobody waits");
}

#[actix_web::test]
async fn of_many_at_the_same_moment_only_so_many_get_a_seat_as_there_are() {
    let (app, id) = city(Some(5)).await;
    let numbers = active_staff_numbers(&app.state, 24);
    let people: Vec<Persona<'_>> = numbers.iter().map(|number| app.person(number)).collect();
    let cards: Vec<EventCard> = all_at_once(people.iter().map(|who| enrol(who, &id)).collect()).await;
    assert_eq!(cards.iter().filter(|card| card.mine == SEATED).count(), 5);
    let mut waiting: Vec<u32> = cards
        .iter()
        .filter_map(|card| match card.mine {
            MyPlace::Waiting { position } => Some(position),
            _ => None,
        })
        .collect();
    waiting.sort_unstable();
    assert_eq!(waiting, (1..=19).collect::<Vec<u32>>(), "each position once");
    all_at_once(people.iter().take(12).map(|who| withdraw(who, &id)).collect()).await;
    let shown = detail(&app.persona("hr"), &id).await.session;
    assert_eq!((shown.seated, shown.waiting), (5, 7));
    assert_eq!(contents::of(&app.state)["event_enrolments"].len(), 36);
    assert_eq!(Seats::default().place("nobody"), learning::event::Place::None);
}
