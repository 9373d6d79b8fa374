use proptest::prelude::*;

use super::*;

fn is(text: &str, unit: &str, value: Mark) -> bool {
    parse(text, unit).is_some_and(|number| number.is_within(value, Mark::ZERO))
}

#[test]
fn numbers_as_people_type_them() {
    let table = [
        ("3", "", Mark::new(3, 1)),
        ("３", "日", Mark::new(3, 1)),
        ("3日", "日", Mark::new(3, 1)),
        (" ３ 日 ", "日", Mark::new(3, 1)),
        ("80%", "％", Mark::new(80, 1)),
        ("８０％", "%", Mark::new(80, 1)),
        ("10KB", "kB", Mark::new(10, 1)),
        ("1,234", "", Mark::new(1234, 1)),
        ("１２，３４５，６７８円", "円", Mark::new(12_345_678, 1)),
        ("-0.25", "", Mark::new(-1, 4)),
        ("−０．２５", "", Mark::new(-1, 4)),
        ("ー5", "", Mark::new(-5, 1)),
        ("+7", "", Mark::new(7, 1)),
        (".5", "", Mark::new(1, 2)),
        ("5.", "", Mark::new(5, 1)),
        ("007", "", Mark::new(7, 1)),
        ("0.10", "", Mark::new(1, 10)),
        ("-0", "", Mark::ZERO),
        ("999999999999999", "", Mark::new(999_999_999_999_999, 1)),
    ];
    for (text, unit, value) in table {
        assert!(is(text, unit, value), "{text} in {unit:?}");
    }
}

#[test]
fn anything_else_is_no_number() {
    let table = [
        ("", ""),
        ("日", "日"),
        (".", ""),
        ("-", ""),
        ("+-3", ""),
        ("3時間", "日"),
        ("3日", ""),
        ("3日日", "日"),
        ("0,5", ""),
        ("1,23", ""),
        ("1234,567", ""),
        (",123", ""),
        ("1,,234", ""),
        ("1.2.3", ""),
        ("1.234,5", ""),
        ("三", ""),
        ("1e3", ""),
        ("0x10", ""),
        ("1/2", ""),
        ("約3", ""),
        ("9999999999999999", ""),
        ("0.0000000000000001", ""),
    ];
    for (text, unit) in table {
        assert_eq!(parse(text, unit), None, "{text} in {unit:?}");
    }
}

#[test]
fn the_tolerance_is_exact_and_inclusive() {
    let within = |text| parse(text, "").unwrap().is_within(Mark::new(1, 3), Mark::new(1, 100));
    assert!(within("0.3234"));
    assert!(!within("0.3233"));
    assert!(within("0.3433"));
    assert!(!within("0.3434"));
    let tenth = |text| parse(text, "").unwrap().is_within(Mark::new(3, 10), Mark::new(1, 10));
    assert!(tenth("0.2") && tenth("0.4") && !tenth("0.41"));
}

proptest! {
    #[test]
    fn whole_numbers_survive_separators_and_width(n in -999_999_999_999i64..=999_999_999_999) {
        let mut grouped = n.unsigned_abs().to_string();
        let mut at = grouped.len();
        while at > 3 {
            at -= 3;
            grouped.insert(at, ',');
        }
        if n < 0 {
            grouped.insert(0, '-');
        }
        let wide: String = grouped
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap())
            .collect();
        for text in [n.to_string(), grouped, wide] {
            prop_assert!(is(&text, "円", Mark::new(n, 1)), "{}", text);
        }
    }

    #[test]
    fn no_text_and_no_key_panics(
        text in prop_oneof![".*", "[-+0-9.,０-９]{0,20}"],
        unit in ".{0,3}",
        n: i64, d in 1i64.., t: i64, u in 1i64..,
    ) {
        prop_assume!(n > i64::MIN && t > i64::MIN);
        if let Some(number) = parse(&text, &unit) {
            let _ = number.is_within(Mark::new(n, d), Mark::new(t, u));
        }
    }
}
