//! Before and after are asked with parallel forms of one bank.

use std::collections::BTreeSet;

use contract::attempts::AttemptView;
use diesel::prelude::*;
use learning::parallel::Form;
use server::database::dialect::Connection;
use server::database::schema::attempts;
use tests::app::TestApp;
use tests::study;

use super::fixtures::{self, ALL, COURSE};

/// Forms of all attempts in order.
fn forms_of_attempts(app: &TestApp) -> Vec<String> {
    let read =
        |c: &mut Connection| Ok(attempts::table.order(attempts::number).select(attempts::form).load(c)?);
    app.state.database.read_now(read).expect("attempts")
}

fn drawn(attempt: &AttemptView) -> BTreeSet<String> {
    attempt.questions.iter().map(|question| question.id.clone()).collect()
}

#[actix_web::test]
async fn a_placement_draws_form_a_and_the_first_assessment_after_it_form_b() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    let forms = study::shipped(&app, COURSE).forms();
    let view = fixtures::start(&clerk).await;
    assert!(fixtures::ids(&view).is_subset(forms.ids(Form::A)));
    assert_eq!(fixtures::stored(&app)[0].form, "A");
    fixtures::answer(&app, &clerk, &view, &ALL).await;
    fixtures::submit(&clerk, &view.id).await;
    let attempt = study::begin(&clerk, COURSE).await;
    assert_eq!(attempt.questions.len(), 10);
    assert!(drawn(&attempt).is_subset(forms.ids(Form::B)));
    assert!(drawn(&attempt).is_disjoint(&fixtures::ids(&view)));
    assert_eq!(forms_of_attempts(&app), ["B"]);
}

#[actix_web::test]
async fn a_second_attempt_and_attempts_without_a_placement_draw_from_the_whole_bank() {
    let app = fixtures::city().await;
    let clerk = app.persona("counter");
    fixtures::take(&app, &clerk, &[]).await;
    let first = study::begin(&clerk, COURSE).await;
    study::submit(&clerk, &first.id).await;
    study::start(&clerk, &first.assignment_id).await;
    assert_eq!(forms_of_attempts(&app), ["B", ""]);

    let other = fixtures::city().await;
    let card = study::read_lessons(&other.persona("counter"), COURSE).await;
    study::start(&other.persona("counter"), &card.id).await;
    assert_eq!(forms_of_attempts(&other), [""]);
}

/// A bank in which form B does not suffice: the draw is filled up, and its form is not claimed.
#[actix_web::test]
async fn an_assessment_that_needs_more_than_form_b_is_of_no_form() {
    let app = fixtures::city_with(|course| course.assessment.questions = 20).await;
    let clerk = app.persona("counter");
    fixtures::take(&app, &clerk, &ALL).await;
    let attempt = study::begin(&clerk, COURSE).await;
    let forms = study::shipped(&app, COURSE).forms();
    assert_eq!(attempt.questions.len(), 20);
    assert!(!drawn(&attempt).is_subset(forms.ids(Form::B)));
    assert_eq!(forms_of_attempts(&app), [""]);
}
