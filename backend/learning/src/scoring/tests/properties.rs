use proptest::prelude::*;

use super::*;

fn any_set(size: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = String> {
    proptest::sample::subsequence("abcdef".chars().collect::<Vec<_>>(), size)
        .prop_map(|list| list.into_iter().collect())
}

proptest! {
    #[test]
    fn a_mark_is_between_nothing_and_one_and_one_means_right(
        right in any_set(0..=6), picked in any_set(0..=6), rule in proptest::sample::select(RULES.to_vec()),
    ) {
        let mark = mark_multiple("abcdef", &right, &picked, rule);
        prop_assert!(Mark::ZERO <= mark && mark <= Mark::ONE);
        prop_assert_eq!(mark == Mark::ONE, right == picked && !right.is_empty());
    }

    #[test]
    fn picking_everything_or_nothing_earns_nothing_by_plus_minus(right in any_set(1..=5)) {
        prop_assert_eq!(mark_multiple("abcdef", &right, "abcdef", PlusMinus), Mark::ZERO);
        prop_assert_eq!(mark_multiple("abcdef", &right, "", PlusMinus), Mark::ZERO);
    }

    #[test]
    fn one_more_right_pick_never_costs(right in any_set(0..=6), picked in any_set(1..=6)) {
        for extra in right.chars().filter(|id| !picked.contains(*id)) {
            let more = format!("{picked}{extra}");
            for rule in [AllOrNothing, EveryDecision, PlusMinus] {
                let (before, after) =
                    (mark_multiple("abcdef", &right, &picked, rule), mark_multiple("abcdef", &right, &more, rule));
                prop_assert!(before <= after, "{:?}: {} then {}", rule, picked, more);
            }
        }
    }

    #[test]
    fn only_the_right_order_earns_the_whole_mark(
        given in Just("abcdef".chars().collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let given: String = given.into_iter().collect();
        let mark = mark_ordering("abcdef", &given, AdjacentPairs);
        prop_assert!(Mark::ZERO <= mark && mark <= Mark::ONE);
        prop_assert_eq!(mark == Mark::ONE, given == "abcdef");
    }

    #[test]
    fn passing_agrees_with_cross_multiplication(
        total in 0i64..1000, parts in 1i64..60, maximum in 1i64..100, n in 0i64..20, d in 1i64..20,
    ) {
        let expected = total * d >= n * maximum * parts;
        prop_assert_eq!(passes(Mark::new(total, parts), Mark::new(maximum, 1), Mark::new(n, d)), expected);
    }

    #[test]
    fn typed_answers_never_panic(text in ".*") {
        let mark = mark_numeric(&text);
        prop_assert!(mark == Mark::ZERO || mark == Mark::ONE);
    }
}
