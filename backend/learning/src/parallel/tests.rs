use proptest::prelude::*;

use super::*;

/// A bank by objective: the difficulties of its questions.
type Plan = Vec<Vec<u8>>;

fn ids(plan: &Plan) -> Vec<(String, String, u8)> {
    let mut bank = Vec::new();
    for (objective, difficulties) in plan.iter().enumerate() {
        for (number, difficulty) in difficulties.iter().enumerate() {
            bank.push((format!("o{objective}-q{number:02}"), format!("o{objective}"), *difficulty));
        }
    }
    bank
}

fn forms(plan: &Plan) -> Forms {
    let bank = ids(plan);
    let graded: Vec<Graded<'_>> = bank
        .iter()
        .map(|(id, objective, difficulty)| Graded { id, objective, difficulty: *difficulty })
        .collect();
    Forms::of(&graded)
}

/// Ids of a form that belong to an objective.
fn part(forms: &Forms, form: Form, objective: usize) -> Vec<String> {
    let prefix = format!("o{objective}-");
    forms.ids(form).iter().filter(|id| id.starts_with(&prefix)).cloned().collect()
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("small"))
}

fn mean(plan: &Plan, ids_of_form: &[String]) -> f64 {
    let bank = ids(plan);
    let of = |id: &String| {
        bank.iter().find(|(known, ..)| known == id).map_or(0.0, |(.., level)| f64::from(*level))
    };
    ids_of_form.iter().map(of).sum::<f64>() / float(ids_of_form.len())
}

/// One to twelve questions for each of one to six objectives.
fn plans() -> impl Strategy<Value = Plan> {
    proptest::collection::vec(proptest::collection::vec(1u8..=3, 1..12), 1..6)
}

#[test]
fn the_means_are_equal_where_the_bank_allows() {
    let forms = forms(&vec![vec![1, 3, 1, 3], vec![1, 2, 3, 2]]);
    assert_eq!(part(&forms, Form::A, 0), ["o0-q00", "o0-q01"]);
    assert_eq!(part(&forms, Form::B, 0), ["o0-q02", "o0-q03"]);
    assert_eq!(forms.ids(Form::A).len(), 4);
}

#[test]
fn a_single_question_is_in_both_forms() {
    let forms = forms(&vec![vec![2]]);
    assert_eq!(forms.ids(Form::A), forms.ids(Form::B));
    assert_eq!(Forms::of(&[]), Forms::default());
}

#[test]
fn the_odd_question_goes_to_one_form_and_then_to_the_other() {
    let forms = forms(&vec![vec![1, 1, 1], vec![1, 1, 1]]);
    let sizes = |form| [part(&forms, form, 0).len(), part(&forms, form, 1).len()];
    let (a, b) = (sizes(Form::A), sizes(Form::B));
    assert_eq!([a[0] + b[0], a[1] + b[1]], [3, 3]);
    assert_ne!(a[0], a[1], "the forms are of one size");
}

proptest! {
    #[test]
    fn the_forms_are_disjoint_and_hold_the_whole_bank(plan in plans()) {
        let forms = forms(&plan);
        for (objective, questions) in plan.iter().enumerate() {
            let (a, b) = (part(&forms, Form::A, objective), part(&forms, Form::B, objective));
            if questions.len() == 1 {
                prop_assert_eq!(a, b);
            } else {
                prop_assert!(a.iter().all(|id| !b.contains(id)));
                prop_assert_eq!(a.len() + b.len(), questions.len());
                prop_assert!(a.len().abs_diff(b.len()) <= 1);
            }
        }
    }

    #[test]
    fn each_form_covers_every_objective(plan in plans()) {
        let forms = forms(&plan);
        for objective in 0..plan.len() {
            for form in [Form::A, Form::B] {
                prop_assert!(!part(&forms, form, objective).is_empty());
            }
        }
    }

    /// Swapping one question of each half moves a sum by at most two levels; the best halves are nearer.
    #[test]
    fn the_mean_difficulties_of_an_objective_are_near(plan in plans()) {
        let forms = forms(&plan);
        for (objective, questions) in plan.iter().enumerate().filter(|(_, questions)| questions.len() > 1) {
            let means = [Form::A, Form::B].map(|form| mean(&plan, &part(&forms, form, objective)));
            let bound = 2.0 / float(questions.len() / 2);
            prop_assert!((means[0] - means[1]).abs() <= bound + 1e-9, "{:?} {:?}", questions, means);
        }
    }

    #[test]
    fn a_question_of_another_objective_moves_nothing(plan in plans(), changed in 0usize..6, difficulty in 1u8..=3) {
        let before = forms(&plan);
        let mut grown = plan.clone();
        let changed = changed.min(grown.len());
        if changed == grown.len() {
            grown.push(vec![difficulty]);
        } else {
            grown[changed].push(difficulty);
        }
        let after = forms(&grown);
        for objective in (0..plan.len()).filter(|objective| *objective != changed) {
            for form in [Form::A, Form::B] {
                prop_assert_eq!(part(&before, form, objective), part(&after, form, objective));
            }
        }
    }

    #[test]
    fn the_order_of_the_bank_does_not_matter(plan in plans()) {
        let bank = ids(&plan);
        let graded = |bank: &[(String, String, u8)]| {
            let questions: Vec<Graded<'_>> = bank.iter()
                .map(|(id, objective, difficulty)| Graded { id, objective, difficulty: *difficulty })
                .collect();
            Forms::of(&questions)
        };
        let mut backwards = bank.clone();
        backwards.reverse();
        prop_assert_eq!(graded(&bank), graded(&backwards));
    }
}
