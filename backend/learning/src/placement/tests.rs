use proptest::prelude::*;

use super::*;

fn policy() -> PlacementPolicy {
    let recommend = |when, level, courses: &[&str]| Recommend {
        when,
        level,
        courses: courses.iter().map(|code| (*code).to_owned()).collect(),
    };
    PlacementPolicy {
        questions_per_objective: 2,
        mastery: Mark::ONE,
        exempt: true,
        time_limit_minutes: None,
        recommend: vec![
            recommend(Threshold::Below(Mark::new(3, 5)), Some(1), &[]),
            recommend(Threshold::AtLeast(Mark::new(9, 10)), None, &["ETH-05"]),
        ],
    }
}

fn answered(objective: &str, mark: Mark) -> MarkedQuestion {
    MarkedQuestion { objective: objective.to_owned(), mark }
}

fn lesson(id: &str, objectives: &[&str], acknowledge: bool) -> PlacedLesson {
    let objectives = objectives.iter().map(|id| (*id).to_owned()).collect();
    PlacedLesson { id: id.to_owned(), objectives, acknowledge }
}

fn lessons() -> Vec<PlacedLesson> {
    vec![
        lesson("one", &["o1"], false),
        lesson("both", &["o1", "o2"], false),
        lesson("policy", &["o1"], true),
        lesson("aimless", &[], false),
        lesson("elsewhere", &["o9"], false),
    ]
}

#[test]
fn a_lesson_is_exempted_when_all_of_its_objectives_are_passed_and_nothing_must_be_confirmed() {
    let o1 = [answered("o1", Mark::ONE), answered("o1", Mark::ONE)];
    let half = [&o1[..], &[answered("o2", Mark::ONE), answered("o2", Mark::new(1, 2))]].concat();
    let verdict = judge(&policy(), &half, &lessons());
    assert_eq!(verdict.exempted, ["one"]);
    assert_eq!(
        verdict.objectives.iter().map(|o| (o.right, o.wrong, o.passed)).collect::<Vec<_>>(),
        [(2, 0, true), (1, 1, false)]
    );
    assert_eq!((verdict.marks, verdict.maximum), (Mark::new(7, 2), Mark::new(4, 1)));
    let all = [&o1[..], &[answered("o2", Mark::ONE)]].concat();
    assert_eq!(judge(&policy(), &all, &lessons()).exempted, ["one", "both"]);
    assert_eq!(judge(&PlacementPolicy { exempt: false, ..policy() }, &all, &lessons()).exempted, [""; 0]);
}

#[test]
fn an_objective_is_passed_at_exactly_its_share() {
    let lenient = PlacementPolicy { mastery: Mark::new(1, 2), ..policy() };
    let verdict = judge(&lenient, &[answered("o1", Mark::ONE), answered("o1", Mark::ZERO)], &lessons());
    assert!(verdict.objectives[0].passed);
    assert_eq!(verdict.objectives[0].share(), Mark::new(1, 2));
}

#[test]
fn a_recommendation_holds_below_its_limit_and_from_its_limit_on() {
    let of = |right: i64| {
        let questions: Vec<_> =
            (0..10).map(|n| answered("o1", if n < right { Mark::ONE } else { Mark::ZERO })).collect();
        judge(&policy(), &questions, &[]).recommended.iter().map(|each| each.when).collect::<Vec<_>>()
    };
    assert_eq!(of(5), [Threshold::Below(Mark::new(3, 5))]);
    assert_eq!(of(6), []);
    assert_eq!(of(8), []);
    assert_eq!(of(9), [Threshold::AtLeast(Mark::new(9, 10))]);
}

#[test]
fn nothing_asked_is_nothing_passed_and_nothing_recommended() {
    let verdict = judge(&policy(), &[], &lessons());
    assert!(verdict.exempted.is_empty() && verdict.recommended.is_empty() && verdict.objectives.is_empty());
}

proptest! {
    /// A better answer never takes an exemption away.
    #[test]
    fn more_right_answers_exempt_from_no_less(
        marks in proptest::collection::vec((1usize..4, 0i64..=2), 1..12), better in 0usize..12,
    ) {
        let questions: Vec<_> =
            marks.iter().map(|(objective, half)| answered(&format!("o{objective}"), Mark::new(*half, 2))).collect();
        let before = judge(&policy(), &questions, &lessons()).exempted;
        let mut improved = questions;
        let place = better % improved.len();
        improved[place].mark = Mark::ONE;
        let after = judge(&policy(), &improved, &lessons()).exempted;
        prop_assert!(before.iter().all(|lesson| after.contains(lesson)));
        prop_assert!(!after.contains(&"policy".to_owned()));
    }

    #[test]
    fn counts_and_marks_add_up(marks in proptest::collection::vec((1usize..4, 0i64..=2), 0..12)) {
        let questions: Vec<_> =
            marks.iter().map(|(objective, half)| answered(&format!("o{objective}"), Mark::new(*half, 2))).collect();
        let verdict = judge(&policy(), &questions, &lessons());
        let counted: u32 = verdict.objectives.iter().map(|each| each.right + each.wrong).sum();
        prop_assert_eq!(usize::try_from(counted).unwrap(), questions.len());
        prop_assert_eq!(verdict.objectives.iter().map(|each| each.marks).sum::<Mark>(), verdict.marks);
    }
}
