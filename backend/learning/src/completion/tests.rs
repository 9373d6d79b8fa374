use proptest::prelude::*;

use super::*;

fn facts(lessons_done: u32, attempts: &[AttemptFact]) -> CourseFacts {
    CourseFacts {
        lessons_total: 3,
        lessons_done,
        exercises_total: 0,
        exercises_passed: 0,
        mastery: Mark::new(4, 5),
        attempts_allowed: Some(2),
        attempts: attempts.to_vec(),
    }
}

/// The same in a course with two exercises.
fn with_exercises(exercises_passed: u32, facts: CourseFacts) -> CourseFacts {
    CourseFacts { exercises_total: 2, exercises_passed, ..facts }
}

fn failed(percent: i64) -> AttemptFact {
    AttemptFact::submitted(Mark::new(percent, 100), false)
}

fn passed() -> AttemptFact {
    AttemptFact::submitted(Mark::new(9, 10), true)
}

fn open() -> AttemptFact {
    AttemptFact::under_way(Some(6), Some(10))
}

#[test]
fn the_reason_is_the_nearest_obstacle() {
    use WhyNotComplete::*;
    let below = |percent, attempts_left| BelowMastery {
        best_share: Mark::new(percent, 100),
        mastery: Mark::new(4, 5),
        attempts_left,
    };
    let used_up = |percent| AttemptsUsedUp {
        best_share: Mark::new(percent, 100),
        mastery: Mark::new(4, 5),
        attempts: 2,
    };
    let in_progress = AssessmentInProgress { answered: Some(6), total: Some(10) };
    type Row<'a> = (u32, &'a [AttemptFact], Option<bool>, Option<WhyNotComplete>);
    let table: [Row; 13] = [
        (0, &[], None, Some(NotStarted)),
        (1, &[], None, Some(LessonsLeft { left: 2 })),
        (0, &[open()], None, Some(LessonsLeft { left: 3 })),
        (2, &[passed()], Some(true), Some(LessonsLeft { left: 1 })),
        (3, &[], None, Some(AssessmentNotTaken)),
        (3, &[open()], None, Some(in_progress.clone())),
        (3, &[failed(50)], Some(false), Some(below(50, Some(1)))),
        (3, &[failed(50), open()], Some(false), Some(in_progress)),
        (3, &[failed(50), failed(70)], Some(false), Some(used_up(70))),
        (1, &[failed(70), failed(50)], Some(false), Some(used_up(70))),
        (3, &[failed(50), passed()], Some(true), None),
        (3, &[passed(), failed(50)], Some(true), None),
        (9, &[passed()], Some(true), None),
    ];
    for (lessons_done, attempts, success, reason) in table {
        let verdict = judge(&facts(lessons_done, attempts));
        assert_eq!(verdict.success, success, "{lessons_done} lessons, {attempts:?}");
        assert_eq!(verdict.complete, reason.is_none(), "{lessons_done} lessons, {attempts:?}");
        assert_eq!(verdict.reason, reason, "{lessons_done} lessons, {attempts:?}");
    }
}

#[test]
fn exercises_are_said_after_lessons_and_before_the_assessment() {
    use WhyNotComplete::*;
    let used_up = AttemptsUsedUp { best_share: Mark::new(7, 10), mastery: Mark::new(4, 5), attempts: 2 };
    type Row<'a> = (u32, u32, &'a [AttemptFact], Option<WhyNotComplete>);
    let table: [Row; 8] = [
        (0, 0, &[], Some(NotStarted)),
        (0, 1, &[], Some(LessonsLeft { left: 3 })),
        (2, 0, &[], Some(LessonsLeft { left: 1 })),
        (3, 0, &[], Some(ExercisesLeft { left: 2 })),
        (3, 1, &[open()], Some(ExercisesLeft { left: 1 })),
        (3, 1, &[passed()], Some(ExercisesLeft { left: 1 })),
        (3, 1, &[failed(50), failed(70)], Some(used_up)),
        (3, 5, &[passed()], None),
    ];
    for (lessons_done, exercises_passed, attempts, reason) in table {
        let verdict = judge(&with_exercises(exercises_passed, facts(lessons_done, attempts)));
        assert_eq!(verdict.reason, reason, "{lessons_done} lessons, {exercises_passed} exercises");
        assert_eq!(verdict.complete, reason.is_none());
    }
}

#[test]
fn without_a_limit_attempts_are_never_used_up() {
    let unlimited = CourseFacts { attempts_allowed: None, ..facts(3, &[failed(10); 40]) };
    let expected = WhyNotComplete::BelowMastery {
        best_share: Mark::new(1, 10),
        mastery: Mark::new(4, 5),
        attempts_left: None,
    };
    assert_eq!(judge(&unlimited).reason, Some(expected));
}

#[test]
fn progress_is_for_information_only() {
    let progress = |lessons, exercises_passed, attempts: &[AttemptFact]| {
        judge(&with_exercises(exercises_passed, facts(lessons, attempts))).progress
    };
    assert_eq!(progress(0, 0, &[]), Mark::ZERO);
    assert_eq!(progress(1, 1, &[]), Mark::new(1, 3));
    assert_eq!(progress(3, 2, &[failed(79)]), Mark::new(5, 6));
    assert_eq!(progress(2, 2, &[passed()]), Mark::new(5, 6));
    assert_eq!(progress(3, 2, &[passed()]), Mark::ONE);
    assert_eq!(progress(9, 9, &[passed()]), Mark::ONE);
}

#[test]
fn a_later_change_of_the_pass_mark_changes_no_past_pass() {
    let stricter = CourseFacts { mastery: Mark::ONE, ..facts(3, &[passed()]) };
    assert!(judge(&stricter).complete);
}

#[test]
fn shape_on_the_wire() {
    let table = [
        (facts(0, &[]), r#""not-started""#),
        (facts(1, &[]), r#"{"lessons-left":{"left":2}}"#),
        (with_exercises(0, facts(3, &[])), r#"{"exercises-left":{"left":2}}"#),
        (facts(3, &[open()]), r#"{"assessment-in-progress":{"answered":6,"total":10}}"#),
        (
            facts(3, &[failed(50)]),
            r#"{"below-mastery":{"best_share":"1/2","mastery":"4/5","attempts_left":1}}"#,
        ),
    ];
    for (facts, json) in table {
        let reason = judge(&facts).reason.unwrap();
        assert_eq!(serde_json::to_string(&reason).unwrap(), json);
        assert_eq!(serde_json::from_str::<WhyNotComplete>(json).unwrap(), reason);
    }
}

/// One thing that happens in the life of an enrolment.
#[derive(Debug, Clone, Copy)]
enum Event {
    LessonDone,
    ExercisePassed,
    Attempt(AttemptFact),
}

fn any_attempt() -> impl Strategy<Value = AttemptFact> {
    (0i64..=10, any::<bool>()).prop_map(|(tenths, open)| match open {
        true => AttemptFact::under_way(None, None),
        false => AttemptFact::submitted(Mark::new(tenths, 10), tenths >= 8),
    })
}

fn any_history() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        Just(Event::LessonDone),
        Just(Event::ExercisePassed),
        any_attempt().prop_map(Event::Attempt)
    ];
    proptest::collection::vec(event, 0..12)
}

fn after(history: &[Event], attempts_allowed: Option<u32>) -> CourseVerdict {
    let mut facts = CourseFacts { attempts_allowed, ..with_exercises(0, facts(0, &[])) };
    for event in history {
        match event {
            Event::LessonDone => facts.lessons_done += 1,
            Event::ExercisePassed => facts.exercises_passed += 1,
            Event::Attempt(attempt) => facts.attempts.push(*attempt),
        }
    }
    judge(&facts)
}

proptest! {
    #[test]
    fn completed_and_passed_happen_at_most_once_and_failed_never_follows_passed(
        history in any_history(), allowed in proptest::option::of(0u32..4),
    ) {
        let verdicts: Vec<_> = (0..=history.len()).map(|n| after(&history[..n], allowed)).collect();
        for step in verdicts.windows(2) {
            prop_assert!(!step[0].complete || step[1].complete, "un-completed");
            prop_assert!(step[0].success != Some(true) || step[1].success == Some(true), "un-passed");
            prop_assert!(step[0].success.is_none() || step[1].success.is_some(), "un-attempted");
            prop_assert!(step[0].progress <= step[1].progress, "progress went back");
        }
    }

    #[test]
    fn the_order_of_facts_does_not_matter(
        (history, shuffled) in any_history().prop_flat_map(|h| (Just(h.clone()), Just(h).prop_shuffle())),
        allowed in proptest::option::of(0u32..4),
    ) {
        prop_assert_eq!(after(&history, allowed), after(&shuffled, allowed));
    }

    #[test]
    fn complete_needs_lessons_exercises_and_a_pass_and_a_reason_is_given_otherwise(
        history in any_history(), allowed in proptest::option::of(0u32..4),
    ) {
        let verdict = after(&history, allowed);
        let lessons = history.iter().filter(|event| matches!(event, Event::LessonDone)).count();
        let exercises = history.iter().filter(|event| matches!(event, Event::ExercisePassed)).count();
        let done = lessons >= 3 && exercises >= 2;
        prop_assert_eq!(verdict.complete, done && verdict.success == Some(true));
        prop_assert_eq!(verdict.reason.is_none(), verdict.complete);
        prop_assert!(Mark::ZERO <= verdict.progress && verdict.progress <= Mark::ONE);
    }
}
