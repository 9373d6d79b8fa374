use proptest::prelude::*;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn dates_are_written_in_the_era_of_their_day() {
    let table = [
        ("2026-11-23", "令和8年11月23日", "R8.11.23"),
        ("2019-05-01", "令和元年5月1日", "R1.5.1"),
        ("2019-04-30", "平成31年4月30日", "H31.4.30"),
        ("1989-01-08", "平成元年1月8日", "H1.1.8"),
        ("1989-01-07", "昭和64年1月7日", "S64.1.7"),
        ("1926-12-25", "昭和元年12月25日", "S1.12.25"),
        ("1926-12-24", "大正15年12月24日", "T15.12.24"),
        ("1912-07-30", "大正元年7月30日", "T1.7.30"),
        ("1912-07-29", "明治45年7月29日", "M45.7.29"),
        ("1850-01-01", "1850年1月1日", "1850.1.1"),
    ];
    for (day, long, short) in table {
        assert_eq!(format_date(date(day)), long);
        assert_eq!(format_short(date(day)), short);
    }
}

#[test]
fn every_known_form_is_read() {
    use DateForm::*;
    let table = [
        ("R6.4.1", "2024-04-01", Japanese),
        ("r6.4.1", "2024-04-01", Japanese),
        ("Ｒ６．４．１", "2024-04-01", Japanese),
        ("R 6. 4. 1", "2024-04-01", Japanese),
        ("R06.04.01", "2024-04-01", Japanese),
        ("R6/4/1", "2024-04-01", Japanese),
        ("R6-4-1", "2024-04-01", Japanese),
        ("R060401", "2024-04-01", Japanese),
        ("令和6年4月1日", "2024-04-01", Japanese),
        ("令和６年４月１日", "2024-04-01", Japanese),
        ("令和 6年 4月 1日", "2024-04-01", Japanese),
        ("㋿6年4月1日", "2024-04-01", Japanese),
        ("令6.4.1", "2024-04-01", Japanese),
        ("令和元年5月1日", "2019-05-01", Japanese),
        ("R元.5.1", "2019-05-01", Japanese),
        ("H31.4.30", "2019-04-30", Japanese),
        ("平成9年4月1日", "1997-04-01", Japanese),
        ("㍻9年4月1日", "1997-04-01", Japanese),
        ("H1.4.1", "1989-04-01", Japanese),
        ("平成元年4月1日", "1989-04-01", Japanese),
        ("S63.1.7", "1988-01-07", Japanese),
        ("S64.1.7", "1989-01-07", Japanese),
        ("大正15年12月24日", "1926-12-24", Japanese),
        ("M45.7.29", "1912-07-29", Japanese),
        ("R6.2.29", "2024-02-29", Japanese),
        ("2024/4/1", "2024-04-01", Western),
        ("2024-04-01", "2024-04-01", Western),
        ("２０２４－０４－０１", "2024-04-01", Western),
        ("2024.4.1", "2024-04-01", Western),
        ("2024年4月1日", "2024-04-01", Western),
        ("'2024/4/1", "2024-04-01", Western),
        ("20240401", "2024-04-01", Compact),
        ("45383", "2024-04-01", ExcelSerial),
        ("45748", "2025-04-01", ExcelSerial),
        ("20000", "1954-10-03", ExcelSerial),
        ("60000", "2064-04-08", ExcelSerial),
        ("5060401", "2024-04-01", EraCode),
        ("4310430", "2019-04-30", EraCode),
        ("3630107", "1988-01-07", EraCode),
    ];
    for (text, day, form) in table {
        assert_eq!(parse_date(text), Ok(ParsedDate { date: date(day), form, warning: None }), "{text}");
    }
}

#[test]
fn days_outside_their_era_are_read_with_a_warning() {
    let table = [
        ("H31.5.1", "2019-05-01"),
        ("R1.4.1", "2019-04-01"),
        ("令和元年4月30日", "2019-04-30"),
        ("平成35年4月1日", "2023-04-01"),
        ("S64.1.8", "1989-01-08"),
        ("H1.1.7", "1989-01-07"),
        ("5010401", "2019-04-01"),
    ];
    for (text, day) in table {
        let parsed = parse_date(text).unwrap();
        assert_eq!((parsed.date, parsed.warning), (date(day), Some(DateWarning::OutsideEra)), "{text}");
    }
}

#[test]
fn everything_else_is_refused_for_its_reason() {
    use DateError::*;
    let table = [
        ("", Empty),
        (" 　", Empty),
        ("6.4.1", EraMissing),
        ("６．４．１", EraMissing),
        ("6/4/1", EraMissing),
        ("6年4月1日", EraMissing),
        ("元年5月1日", EraMissing),
        ("24-04-01", EraMissing),
        ("060401", EraMissing),
        ("240401", EraMissing),
        ("R6.2.30", NoSuchDay),
        ("R5.2.29", NoSuchDay),
        ("R6.13.1", NoSuchDay),
        ("R6.0.1", NoSuchDay),
        ("R0.4.1", NoSuchDay),
        ("2023-02-29", NoSuchDay),
        ("20240431", NoSuchDay),
        ("5060431", NoSuchDay),
        ("6060401", NotADate),
        ("0060401", NotADate),
        ("19999", NotADate),
        ("60001", NotADate),
        ("1234", NotADate),
        ("123456789", NotADate),
        ("R6.4", NotADate),
        ("R6.4.1.1", NotADate),
        ("R6年4.1", NotADate),
        ("R6.4/1", NotADate),
        ("R+6.4.1", NotADate),
        ("R-6.4.1", NotADate),
        ("R100.4.1", NoSuchDay),
        ("令和6年4月", NotADate),
        ("令和", NotADate),
        ("124.4.1", NotADate),
        ("2024/004/1", NotADate),
        ("4月1日", NotADate),
        ("1-2", NotADate),
        ("4.5383E+4", NotADate),
        ("未定", NotADate),
        ("件数", NotADate),
        ("R６００４０１日", NotADate),
    ];
    for (text, error) in table {
        assert_eq!(parse_date(text), Err(error), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(days in -37_000i32..54_000) {
        let day = NaiveDate::from_epoch_days(days).unwrap();
        let compact = day.format("%Y%m%d").to_string();
        for text in [format_date(day), format_short(day), day.to_string(), compact] {
            let parsed = parse_date(&text).unwrap();
            prop_assert_eq!((parsed.date, parsed.warning), (day, None), "{}", text);
        }
    }

    #[test]
    fn every_serial_in_range_is_the_day_that_excel_shows(serial in 20_000i32..=60_000) {
        // 25569 is the serial number of 1970-01-01.
        let day = NaiveDate::from_epoch_days(serial - 25_569).unwrap();
        prop_assert_eq!(parse_date(&serial.to_string()).unwrap().date, day);
    }

    #[test]
    fn no_text_panics(text in prop_oneof![".*", "[RHS令和平成元0-9./年月日-]{0,12}", "[0-9]{0,9}"]) {
        let _ = parse_date(&text);
    }
}
