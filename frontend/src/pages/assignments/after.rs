//! Where a step of a course leads.

use contract::assignments::NextStep;

use crate::route::Route;

/// The page of the next step. The assessment starts from the course page, which says its rules first.
pub fn after(assignment: &str, step: &NextStep) -> Route {
    let assignment = assignment.to_owned();
    match step {
        NextStep::Lesson { lesson_id, .. } => Route::Lesson { assignment, lesson: lesson_id.clone() },
        NextStep::Exercise { exercise_id } => Route::Exercise { assignment, exercise: exercise_id.clone() },
        NextStep::ContinueAttempt { attempt_id, .. } => Route::Attempt { attempt: attempt_id.clone() },
        NextStep::StartAttempt | NextStep::Review | NextStep::AskHr => Route::Course { assignment },
    }
}

#[cfg(test)]
mod tests {
    use contract::assignments::NextStep;

    use super::after;
    use crate::route::Route;

    #[test]
    fn the_last_lesson_leads_to_the_course_page_and_an_exercise_to_its_own() {
        assert_eq!(after("a", &NextStep::StartAttempt), Route::Course { assignment: "a".to_owned() });
        assert_eq!(
            after("a", &NextStep::Exercise { exercise_id: "e".to_owned() }),
            Route::Exercise { assignment: "a".to_owned(), exercise: "e".to_owned() }
        );
    }
}
