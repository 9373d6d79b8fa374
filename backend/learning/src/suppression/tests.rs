use proptest::prelude::*;

use super::*;

#[test]
fn a_small_group_is_hidden_with_a_second_one_that_covers_it() {
    let table: [(&[u32], &[bool], bool); 7] = [
        (&[12, 30], &[true, true], true),
        (&[9, 30, 12], &[false, true, false], true),
        (&[9, 3, 30], &[false, false, true], true),
        (&[9], &[false], false),
        (&[4, 5], &[false, false], false),
        (&[0, 10], &[true, true], true),
        (&[], &[], true),
    ];
    for (sizes, groups, total) in table {
        assert_eq!(shown(sizes, LEAST), Shown { groups: groups.to_vec(), total }, "{sizes:?}");
    }
}

proptest! {
    #[test]
    fn nothing_small_can_be_worked_out(sizes in proptest::collection::vec(0u32..40, 0..12)) {
        let decided = shown(&sizes, LEAST);
        let mut hidden = 0;
        for (size, shown) in sizes.iter().zip(&decided.groups) {
            if *shown {
                prop_assert!(*size == 0 || *size >= LEAST);
            } else {
                hidden += size;
            }
        }
        if decided.total {
            prop_assert!(hidden == 0 || hidden >= LEAST, "{:?}", decided);
        }
    }
}
