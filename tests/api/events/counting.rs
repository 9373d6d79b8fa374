//! What attendance counts as.

use contract::events::SaveEvent;
use tests::app::TestApp;

use super::{
    BEGIN, CLERK, JUNIOR, city, create, event, go_to, mark, session, stored_credits, stored_revocations,
};

#[actix_web::test]
async fn attendance_of_an_event_that_counts_is_one_credit_per_person_and_session() {
    let (app, id) = city(None).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    mark(&hr, &id, &[CLERK], true, "").await;
    mark(&hr, &id, &[CLERK, JUNIOR], true, "").await;
    let credits = stored_credits(&app);
    let people: Vec<&str> = credits.iter().map(|credit| credit.1.as_str()).collect();
    assert_eq!(people, [CLERK, JUNIOR], "exactly once");
    let (_, _, course, form, day, minutes, department, grade, evidence, batch) = &credits[0];
    assert_eq!((course.as_str(), form.as_str(), *minutes), ("SEC-02", "event", 90));
    assert_eq!((day.to_string().as_str(), batch), ("2026-12-10", &id));
    assert_eq!(department, "市民課");
    assert!(
        grade.starts_with('G') && evidence.contains(&id) && evidence.ends_with("情報セキュリティ集合研修")
    );
    let other = create(&hr, &event(), &session(None)).await;
    mark(&hr, &other, &[CLERK], true, "").await;
    assert_eq!(stored_credits(&app).len(), 3, "another session is another fact");
}

#[actix_web::test]
async fn absence_and_events_that_do_not_count_give_no_credit() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let plain = create(&hr, &SaveEvent { counts: false, ..event() }, &session(None)).await;
    let counting = create(&hr, &event(), &session(None)).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    mark(&hr, &plain, &[CLERK], true, "").await;
    mark(&hr, &counting, &[CLERK], false, "").await;
    assert_eq!(stored_credits(&app), []);
    mark(&hr, &counting, &[CLERK], true, "遅れて来た").await;
    assert_eq!(stored_credits(&app).len(), 1);
    assert_eq!(stored_revocations(&app), []);
}

#[actix_web::test]
async fn a_correction_revokes_the_credit_and_coming_back_gives_a_new_one() {
    let (app, id) = city(None).await;
    go_to(&app, BEGIN);
    let hr = app.persona("hr");
    mark(&hr, &id, &[CLERK], true, "").await;
    let first = stored_credits(&app)[0].0.clone();
    mark(&hr, &id, &[CLERK], false, "別の人だった").await;
    assert_eq!(stored_revocations(&app), [(first.clone(), "別の人だった".to_owned(), "003618".to_owned())]);
    assert_eq!(stored_credits(&app).len(), 1, "the credit itself stays: facts are appended");
    mark(&hr, &id, &[CLERK], true, "本人だった").await;
    let credits = stored_credits(&app);
    assert_eq!((credits.len(), stored_revocations(&app).len()), (2, 1));
    assert_ne!(credits[1].0, first);
}
