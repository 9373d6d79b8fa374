use proptest::prelude::*;

use super::*;

fn choice(id: &str) -> Choice {
    Choice { id: id.to_owned(), text: format!("text of {id}") }
}

fn texts<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs.into_iter().map(|(one, other)| (one.to_owned(), other.to_owned())).collect()
}

/// Three bins; `m` must be right; `f` in bin `c` is fatal.
fn sorting() -> Sorting {
    Sorting {
        bins: ["a", "b", "c"].map(choice).to_vec(),
        items: ["m", "f", "x", "y"].map(choice).to_vec(),
        key: texts([("m", "a"), ("f", "a"), ("x", "b"), ("y", "c")]),
        fatal: BTreeMap::from([("f".to_owned(), BTreeSet::from(["c".to_owned()]))]),
        must_be_right: BTreeSet::from(["m".to_owned()]),
        explanations: BTreeMap::new(),
    }
}

#[test]
fn a_sorting_earns_one_mark_for_every_item_in_its_bin() {
    type Row<'a> = (&'a [(&'a str, &'a str)], i64, bool, bool);
    let table: [Row; 8] = [
        (&[("m", "a"), ("f", "a"), ("x", "b"), ("y", "c")], 4, false, false),
        (&[("m", "a"), ("f", "b"), ("x", "b"), ("y", "c")], 3, false, false),
        (&[("m", "a"), ("f", "c"), ("x", "b"), ("y", "c")], 3, true, false),
        (&[("m", "b"), ("f", "a"), ("x", "b"), ("y", "c")], 3, false, true),
        (&[("f", "a"), ("x", "b"), ("y", "c")], 3, false, true),
        (&[("m", "a")], 1, false, false),
        (&[], 0, false, true),
        (&[("m", "a"), ("nothing", "a")], 1, false, false),
    ];
    for (placed, marks, fatal, must_be_right_missed) in table {
        let placements = placed.iter().map(|(item, bin)| ((*item).to_owned(), (*bin).to_owned())).collect();
        let expected =
            RunScore { marks: Mark::new(marks, 1), maximum: Mark::new(4, 1), fatal, must_be_right_missed };
        assert_eq!(score_sorting(&sorting(), &placements), expected, "{placed:?}");
    }
}

#[test]
fn a_run_passes_by_its_share_unless_something_forbids_it() {
    let score = |marks, fatal, must_be_right_missed| RunScore {
        marks: Mark::new(marks, 1),
        maximum: Mark::new(10, 1),
        fatal,
        must_be_right_missed,
    };
    let table = [
        (score(8, false, false), true, true),
        (score(7, false, false), true, false),
        (score(10, true, false), true, false),
        (score(10, true, false), false, true),
        (score(10, false, true), false, false),
        (score(10, false, true), true, false),
    ];
    for (score, no_fatal, passed) in table {
        assert_eq!(passes(&score, Mark::new(4, 5), no_fatal), passed, "{score:?} {no_fatal}");
    }
    let nothing = RunScore { maximum: Mark::ZERO, ..score(0, false, false) };
    assert!(!passes(&nothing, Mark::ZERO, false), "nothing out of nothing is no pass");
}

/// A choice: id, to, points, fatal.
type Sketch<'a> = (&'a str, &'a str, u32, bool);

/// Scenes with their choices; everything else that is named is an ending.
fn branching(scenes: &[(&str, &[Sketch<'_>])]) -> Branching {
    let scene = |choices: &[Sketch<'_>]| Scene {
        text: String::new(),
        choices: choices
            .iter()
            .map(|(id, to, points, fatal)| SceneChoice {
                id: (*id).to_owned(),
                text: String::new(),
                to: (*to).to_owned(),
                points: *points,
                fatal: *fatal,
                explanation: String::new(),
            })
            .collect(),
    };
    let named: BTreeMap<String, Scene> =
        scenes.iter().map(|(id, choices)| ((*id).to_owned(), scene(choices))).collect();
    let ends = named.values().flat_map(|scene| &scene.choices).map(|choice| choice.to.clone());
    let endings = ends
        .filter(|to| !named.contains_key(to))
        .map(|to| (to, Ending { title: String::new(), text: String::new() }))
        .collect();
    Branching { start: scenes[0].0.to_owned(), scenes: named, endings }
}

fn fire() -> Branching {
    branching(&[
        ("s1", &[("a", "s2", 2, false), ("b", "s3", 1, false), ("c", "end-bad", 9, true)]),
        ("s2", &[("a", "end-good", 2, false), ("b", "end-bad", 0, false)]),
        ("s3", &[("a", "end-good", 1, false), ("b", "end-bad", 0, true)]),
    ])
}

fn decisions(pairs: &[(&str, &str)]) -> Vec<Decision> {
    let decision = |(scene, choice): &(&str, &str)| Decision {
        scene: (*scene).to_owned(),
        choice: (*choice).to_owned(),
    };
    pairs.iter().map(decision).collect()
}

#[test]
fn a_way_leads_from_scene_to_scene_to_an_ending() {
    type Row<'a> = (&'a [(&'a str, &'a str)], Result<&'a str, Astray>);
    let table: [Row; 9] = [
        (&[], Ok("s1")),
        (&[("s1", "a")], Ok("s2")),
        (&[("s1", "b"), ("s3", "a")], Ok("end-good")),
        (&[("s1", "c")], Ok("end-bad")),
        (&[("s2", "a")], Err(Astray::OtherScene)),
        (&[("s1", "a"), ("s1", "a")], Err(Astray::OtherScene)),
        (&[("s1", "z")], Err(Astray::NoSuchChoice)),
        (&[("s1", "a"), ("s2", "c")], Err(Astray::NoSuchChoice)),
        (&[("s1", "c"), ("end-bad", "a")], Err(Astray::Ended)),
    ];
    let fire = fire();
    for (pairs, expected) in table {
        let stands = walk(&fire, &decisions(pairs)).map(|position| match position.place {
            Place::Scene { id, .. } | Place::Ending { id, .. } => id,
        });
        assert_eq!(stands, expected, "{pairs:?}");
    }
    let nowhere = Branching { endings: BTreeMap::new(), ..fire };
    assert_eq!(walk(&nowhere, &decisions(&[("s1", "c")])), Err(Astray::Nowhere));
}

#[test]
fn a_way_earns_its_points_out_of_those_of_the_best_way() {
    type Row<'a> = (&'a [(&'a str, &'a str)], i64, bool, bool);
    let table: [Row; 5] = [
        (&[("s1", "a"), ("s2", "a")], 4, false, true),
        (&[("s1", "a"), ("s2", "b")], 2, false, false),
        (&[("s1", "b"), ("s3", "a")], 2, false, false),
        (&[("s1", "c")], 4, true, false),
        (&[("s1", "b"), ("s3", "b")], 1, true, false),
    ];
    let fire = fire();
    for (pairs, marks, fatal, passed) in table {
        let score = score_path(&fire, &walk(&fire, &decisions(pairs)).unwrap());
        let expected = RunScore {
            marks: Mark::new(marks, 1),
            maximum: Mark::new(4, 1),
            fatal,
            must_be_right_missed: false,
        };
        assert_eq!(score, expected, "{pairs:?}");
        assert_eq!(passes(&score, Mark::new(4, 5), true), passed, "{pairs:?}");
    }
}

#[test]
fn the_best_way_avoids_fatal_choices_and_comes_to_an_ending() {
    assert_eq!(best_points(&fire()), 4);
    let only_fatal = branching(&[("s1", &[("a", "end", 3, true)])]);
    assert_eq!(best_points(&only_fatal), 0);
    let dead_end = branching(&[("s1", &[("a", "end", 1, false), ("b", "s2", 5, false)]), ("s2", &[])]);
    assert_eq!(best_points(&dead_end), 1);
    let looped = branching(&[("s1", &[("a", "s1", 5, false), ("b", "end", 1, false)])]);
    assert_eq!(best_points(&looped), 1);
}

/// Scenes that lead only to later scenes or to the one ending: no loop, every way ends.
fn any_branching() -> impl Strategy<Value = Branching> {
    let any_choice = (any::<prop::sample::Index>(), 0u32..4, prop::bool::weighted(0.2));
    let scene = prop::collection::vec(any_choice, 1..4);
    prop::collection::vec(scene, 1..6).prop_map(|scenes| {
        let last = scenes.len();
        let place = |n: usize| if n >= last { "end".to_owned() } else { format!("s{n}") };
        let built = scenes.iter().enumerate().map(|(n, choices)| {
            let built = choices.iter().enumerate().map(|(c, (to, points, fatal))| SceneChoice {
                id: format!("c{c}"),
                text: String::new(),
                to: place(n + 1 + to.index(last - n)),
                points: *points,
                fatal: *fatal,
                explanation: String::new(),
            });
            (place(n), Scene { text: String::new(), choices: built.collect() })
        });
        let ending = Ending { title: String::new(), text: String::new() };
        Branching {
            start: "s0".to_owned(),
            scenes: built.collect(),
            endings: BTreeMap::from([("end".to_owned(), ending)]),
        }
    })
}

/// Every way to an ending, as decisions.
fn all_ways(branching: &Branching, so_far: &[Decision]) -> Vec<Vec<Decision>> {
    match walk(branching, so_far).unwrap().place {
        Place::Ending { .. } => vec![so_far.to_vec()],
        Place::Scene { id, scene } => {
            let further = |choice: &SceneChoice| {
                let decision = Decision { scene: id.to_owned(), choice: choice.id.clone() };
                all_ways(branching, &[so_far, &[decision]].concat())
            };
            scene.choices.iter().flat_map(further).collect()
        }
    }
}

proptest! {
    #[test]
    fn the_best_points_are_those_of_the_best_of_all_ways(branching in any_branching()) {
        let ways = all_ways(&branching, &[]);
        let scores: Vec<RunScore> = ways
            .iter()
            .map(|way| score_path(&branching, &walk(&branching, way).unwrap()))
            .collect();
        let best = scores.iter().filter(|score| !score.fatal).map(|score| score.marks).max();
        prop_assert_eq!(best.unwrap_or(Mark::ZERO), Mark::new(i64::from(best_points(&branching)), 1));
        for score in scores {
            prop_assert!(Mark::ZERO <= score.marks && score.marks <= score.maximum);
        }
    }

    #[test]
    fn shuffling_loses_nothing_and_a_seed_always_gives_the_same_order(seed: u64) {
        let sorting = sorting();
        let order = shuffled_items(&sorting, seed);
        prop_assert_eq!(&order, &shuffled_items(&sorting, seed));
        let ids = |items: &[Choice]| items.iter().map(|item| item.id.clone()).collect::<BTreeSet<_>>();
        prop_assert_eq!(ids(&order), ids(&sorting.items));
        prop_assert_eq!(order.len(), sorting.items.len());
    }

    #[test]
    fn putting_one_more_item_right_never_takes_a_mark(
        bins in prop::collection::vec(prop::option::of(0usize..3), 4), which in 0usize..4,
    ) {
        let sorting = sorting();
        let mut placements: BTreeMap<String, String> = BTreeMap::new();
        for (item, bin) in sorting.items.iter().zip(bins) {
            if let Some(bin) = bin {
                placements.insert(item.id.clone(), sorting.bins[bin].id.clone());
            }
        }
        let before = score_sorting(&sorting, &placements);
        let item = &sorting.items[which].id;
        placements.insert(item.clone(), sorting.key[item].clone());
        let after = score_sorting(&sorting, &placements);
        prop_assert!(before.marks <= after.marks && after.marks <= after.maximum);
        prop_assert!(!after.fatal || before.fatal);
        prop_assert!(!after.must_be_right_missed || before.must_be_right_missed);
    }
}

#[test]
fn different_seeds_give_different_orders() {
    let sorting = sorting();
    let orders: BTreeSet<String> = (0..40)
        .map(|seed| shuffled_items(&sorting, seed).into_iter().map(|item| item.id).collect())
        .collect();
    assert!(orders.len() > 10, "{orders:?}");
}
