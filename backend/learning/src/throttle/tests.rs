use proptest::prelude::*;

use super::*;

fn seconds(failures: Failures) -> Option<i64> {
    delay(failures).map(|wait| wait.num_seconds())
}

#[test]
fn a_pair_waits_twice_as_long_each_time() {
    let table = [
        (0, None),
        (4, None),
        (5, Some(30)),
        (6, Some(60)),
        (7, Some(120)),
        (8, Some(240)),
        (9, Some(480)),
        (10, Some(900)),
        (11, Some(900)),
        (36, Some(900)),
        (37, Some(900)),
        (u32::MAX, Some(900)),
    ];
    for (pair, expected) in table {
        assert_eq!(seconds(Failures { pair, ..Failures::default() }), expected, "{pair} failures");
    }
}

#[test]
fn accounts_and_addresses_wait_only_after_their_limits() {
    assert_eq!(seconds(Failures { account: 19, ..Failures::default() }), None);
    assert_eq!(seconds(Failures { account: 20, ..Failures::default() }), Some(60));
    assert_eq!(seconds(Failures { address: 299, ..Failures::default() }), None);
    assert_eq!(seconds(Failures { address: 300, ..Failures::default() }), Some(30));
    assert_eq!(seconds(Failures { pair: 10, account: 20, address: 300 }), Some(900));
    assert_eq!(seconds(Failures { pair: 5, account: 20, address: 300 }), Some(60));
}

#[test]
fn a_colleague_behind_the_same_proxy_is_not_locked_out() {
    assert_eq!(delay(Failures { pair: 0, account: 0, address: 299 }), None);
}

#[test]
fn remaining_counts_down_to_none() {
    let failures = Failures { pair: 5, account: 5, address: 5 };
    let after = |seconds| remaining(failures, TimeDelta::seconds(seconds));
    assert_eq!(after(0), Some(TimeDelta::seconds(30)));
    assert_eq!(after(29), Some(TimeDelta::seconds(1)));
    assert_eq!(after(30), None);
    assert_eq!(after(3000), None);
    assert_eq!(remaining(Failures::default(), TimeDelta::zero()), None);
}

/// Plays an attacker who tries again in the very second it is allowed.
fn guesses(for_seconds: i64, failures_at: impl Fn(u32) -> Failures) -> usize {
    let mut made: Vec<i64> = Vec::new();
    for now in 0..for_seconds {
        loop {
            let counted = made.iter().filter(|at| now - **at < WINDOW.num_seconds()).count();
            let since = TimeDelta::seconds(made.last().map_or(i64::MAX / 1000, |last| now - last));
            if remaining(failures_at(u32::try_from(counted).unwrap()), since).is_some() {
                break;
            }
            made.push(now);
        }
    }
    made.len()
}

#[test]
fn an_attacker_gets_few_guesses() {
    let one_address = |n| Failures { pair: n, account: n, address: n };
    let many_addresses = |n| Failures { pair: 0, account: n, address: 0 };
    assert!(guesses(900, one_address) <= 11);
    assert!(guesses(86_400, one_address) <= 1_100);
    assert!(guesses(900, many_addresses) <= 35);
    assert!(guesses(86_400, many_addresses) <= 3_400);
}

proptest! {
    #[test]
    fn more_failures_never_wait_less(pair: u32, account: u32, address: u32) {
        let fewer = Failures { pair: pair / 2, account: account / 2, address: address / 2 };
        let wait = delay(Failures { pair, account, address });
        prop_assert!(delay(fewer) <= wait);
        prop_assert!(wait <= Some(PAIR_LONGEST_WAIT));
    }
}
