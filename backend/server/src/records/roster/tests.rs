use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read_text(text: &str, pass_mark: Option<u32>) -> ReadRoster {
    read(text.as_bytes(), pass_mark, date("2026-11-23"))
}

fn codes(roster: ReadRoster) -> Vec<(u32, String)> {
    let (rejected, _) = roster.into_findings();
    rejected.into_iter().map(|finding| (finding.line, finding.code)).collect()
}

fn expected(codes: &[(u32, &str)]) -> Vec<(u32, String)> {
    codes.iter().map(|(line, code)| (*line, (*code).to_owned())).collect()
}

#[test]
fn a_good_roster_is_read_row_by_row() {
    let text = "氏名,職員番号,結果,実施日,時間（分）,備考\r\n髙﨑　汐里,4512,修了,R8.11.2,90,\r\n\r\n※ここまで\r\n潮野　湊,008620,未修了,2026/11/2,45,早退\r\n";
    let roster = read_text(text, None);
    assert_eq!((roster.rows, roster.encoding.as_str()), (2, "UTF-8"));
    assert_eq!(
        roster.good,
        [
            RosterRow {
                line: 2,
                staff_number: "004512".to_owned(),
                name: "髙﨑　汐里".to_owned(),
                completed_on: date("2026-11-02"),
                minutes: 90,
                result: TrainingResult::Completed,
                score: None,
            },
            RosterRow {
                line: 5,
                staff_number: "008620".to_owned(),
                name: "潮野　湊".to_owned(),
                completed_on: date("2026-11-02"),
                minutes: 45,
                result: TrainingResult::NotCompleted,
                score: None,
            },
        ]
    );
    assert_eq!(codes(roster), []);
}

#[test]
fn points_and_the_pass_mark_decide() {
    let text =
        "職員番号,氏名,実施日,点数,時間\n1,A,R8.11.2,80,30分\n2,B,R8.11.2,79点,30分\n3,C,R8.11.2,合格,30分\n";
    let roster = read_text(text, Some(80));
    let results: Vec<_> = roster.good.iter().map(|row| (row.result, row.score)).collect();
    assert_eq!(
        results,
        [
            (TrainingResult::Completed, Some(80)),
            (TrainingResult::NotCompleted, Some(79)),
            (TrainingResult::Completed, None),
        ]
    );
    let without = read_text(text, None);
    assert_eq!(codes(without), expected(&[(2, "needs-pass-mark"), (3, "needs-pass-mark")]));
}

#[test]
fn every_fault_is_named_with_its_line() {
    let text = "職員番号,氏名,実施日,結果,時間\n,A,R8.11.2,修了,30分\n4.5E+05,A,R8.11.2,修了,30分\n1,,R8.11.2,修了,30分\n1,A,R8.11.24,修了,30分\n1,A,8.11.2,修了,30分\n1,A,R8.2.30,修了,30分\n1,A,きのう,修了,30分\n1,A,R8.11.2,見学,30分\n1,A,R8.11.2,修了,30\n1,A,R8.11.2,修了,0分\n1,A\n";
    let roster = read_text(text, None);
    assert_eq!((roster.rows, roster.good.len()), (11, 0));
    assert_eq!(
        codes(roster),
        expected(&[
            (2, "empty"),
            (3, "unreadable-number"),
            (4, "empty"),
            (5, "in-future"),
            (6, "era-missing"),
            (7, "no-such-day"),
            (8, "not-a-date"),
            (9, "unknown-result"),
            (10, "unreadable-time"),
            (11, "unreadable-time"),
            (12, "empty"),
            (12, "empty"),
            (12, "empty"),
        ])
    );
}

#[test]
fn a_file_that_is_no_roster_is_refused_at_its_first_line() {
    assert_eq!(codes(read_text("", None)), expected(&[(1, "empty-file")]));
    assert_eq!(codes(read_text("職員番号,氏名,実施日,結果,時間\n", None)), expected(&[(1, "no-rows")]));
    assert_eq!(
        codes(read_text("職員番号,氏名,実施日,結果,点数\n", None)),
        expected(&[(1, "duplicate-column"), (1, "missing-column")])
    );
    assert_eq!(codes(read(b"\x8e\x96\xff\xff\n", None, date("2026-11-23"))), expected(&[(1, "undecodable")]));
    let open = "職員番号,氏名,実施日,結果,時間\n1,\"A,R8.11.2,修了,30分\n";
    assert_eq!(codes(read_text(open, None)), expected(&[(2, "unclosed-quote")]));
}

#[test]
fn the_encodings_of_excel_are_read_alike() {
    let text = "職員番号,氏名,実施日,結果,時間\n1,髙﨑,R8.11.2,修了,30分\n";
    let cp932 = encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let bom = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    let tabs = text.replace(',', "\t");
    let utf_16: Vec<u8> =
        [0xFEFF].into_iter().chain(tabs.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (bytes, encoding) in [(cp932, "CP932"), (bom, "UTF-8 (BOM)"), (utf_16, "UTF-16LE")] {
        let roster = read(&bytes, None, date("2026-11-23"));
        assert_eq!(roster.encoding, encoding);
        assert_eq!(roster.good.first().map(|row| row.name.as_str()), Some("髙﨑"), "{encoding}");
    }
}
