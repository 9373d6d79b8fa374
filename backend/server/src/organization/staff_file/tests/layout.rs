//! Headers, lines, rows that are no people, encodings.

use contract::organization::ColumnMeaning;

use super::*;

#[test]
fn forbidden_columns_leave_no_trace() {
    let secrets = ["S60SECRET.1.1", "SECRET012345678", "潮崎市SECRET1-1", "SECRET300,000"];
    let header = format!("生年月日,{HEADER},個人番号,自宅住所,給与月額（円）");
    let good = format!("{},{GOOD},{},{},\"{}\"", secrets[0], secrets[1], secrets[2], secrets[3]);
    let bad = good.replace("H24.4.1", "6.4.1").replace("004512", "004513");
    let long = format!("{good},余分").replace("004512", "004514");
    let file = check_file(&format!("{header}\n{good}\n{bad}\n{long}\n"));
    assert_eq!(codes(&file.rejected), [(3, "era-missing"), (4, "column-count-differs")]);
    let forbidden = file.columns.iter().filter(|column| column.meaning == ColumnMeaning::Forbidden).count();
    assert_eq!(forbidden, 4);
    assert_eq!(codes(&file.warnings)[..4], [(1, "forbidden-column"); 4]);
    assert_eq!(file.sample[0].values.len(), 11);
    let everything = format!("{file:?}");
    assert!(!everything.contains("SECRET"), "{everything}");
}

#[test]
fn a_person_in_place_of_the_header_is_not_repeated() {
    let file = check_file(&format!("{GOOD}\n{GOOD}\n"));
    assert_eq!(codes(&file.rejected), [(1, "no-header")]);
    assert!(!format!("{file:?}").contains("汐里"));
}

#[test]
fn columns_are_found_by_their_usual_names() {
    let header =
        "＊社員番号,職員氏名,ふりがな,課 コード,課名,役職,職層,採用日,発令日,E-Mail,在籍区分,人材区分,備考";
    let file = check_file(&format!("{header}\n{GOOD},DX推進リーダー,なし\n"));
    assert_eq!((file.records.len(), file.rejected.len()), (1, 0));
    assert_eq!(asked(&file), [("column:備考", [1].as_slice())], "人材区分 is known, 備考 is not");
    assert_eq!(file.columns[0].field, "職員番号");
    assert_eq!(file.columns[12].meaning, ColumnMeaning::Ignored);
    let file = check_file(&format!("社員番号,{HEADER}\n1,{GOOD}\n"));
    assert_eq!(codes(&file.rejected), [(1, "duplicate-column")]);
    let file = check_file("職員番号,氏名\n1,2\n");
    assert_eq!(file.rejected.len(), 6);
    assert!(file.rejected.iter().all(|finding| finding.code == "missing-column"));
}

#[test]
fn footers_notes_and_blank_rows_are_no_people() {
    let file = check_rows(&[GOOD, "", " ,　,", "※令和7年4月1日現在,,", ",件数,,１件"]);
    assert_eq!((file.rows, file.rejected.len(), file.warnings.len()), (1, 0, 0));
    let file = check_rows(&[GOOD, "合計,2人"]);
    assert_eq!(codes(&file.rejected), [(3, "footer-count-differs")]);
    let file = check_rows(&[GOOD, "件数,たくさん"]);
    assert_eq!(codes(&file.warnings), [(3, "footer-without-count")]);
    let file = check_rows(&[]);
    assert_eq!(codes(&file.rejected), [(1, "no-rows")]);
    assert_eq!(codes(&check_file("\n\n").rejected), [(1, "empty-file")]);
}

#[test]
fn lines_are_physical_lines() {
    let second = row(&[("職員番号", "1"), ("職名", "\"主事（窓口\r\n転出\"\"係\"\"）\""), ("メール", "")]);
    let third = row(&[("職員番号", "2"), ("メール", "")]);
    for line_break in ["\r\n", "\n", "\r"] {
        let rows = ["", HEADER, GOOD, "", &second, &third].join(line_break);
        let file = check_file(&rows);
        let lines: Vec<u32> = file.records.iter().map(|record| record.line).collect();
        assert_eq!(lines, [3, 5, 7], "{line_break:?}: {:?}", file.rejected);
        assert_eq!(file.records[1].title, "主事（窓口\r\n転出\"係\"）");
    }
}

#[test]
fn rows_that_do_not_fit_the_header() {
    let file = check_rows(&[&format!("{GOOD},,"), "004777,崎浜　洋", &format!("{GOOD},余分")]);
    assert_eq!(codes(&file.rejected), [(3, "column-count-differs"), (4, "column-count-differs")]);
    assert_eq!((file.records.len(), file.rows), (1, 3));
    // Excel leaves empty cells at the end out; a required one may not be among them.
    let file = check_file(&format!("{HEADER},退職日,備考\n{GOOD}\n"));
    assert_eq!((file.records.len(), file.rejected.len()), (1, 0));
}

#[test]
fn an_open_quote_does_not_swallow_people() {
    let text = format!("{HEADER},人材区分\n{GOOD},\"RPA担当\n{GOOD},\n{GOOD},\n");
    let file = check_file(&text);
    assert_eq!(codes(&file.rejected), [(2, "unclosed-quote")]);
}

#[test]
fn encodings_are_told_apart() {
    let text = format!("{HEADER}\r\n{GOOD}\r\n");
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    let utf_16 = text.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let files = [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 (BOM)", ["\u{FEFF}".as_bytes(), text.as_bytes()].concat()),
        ("CP932", cp932.into_owned()),
        ("UTF-16LE", [&b"\xFF\xFE"[..], &utf_16].concat()),
    ];
    for (encoding, bytes) in files {
        let file = check(&bytes, &directory(), day("2025-04-01"));
        assert_eq!((file.encoding.as_str(), file.records.len()), (encoding, 1), "{:?}", file.rejected);
        assert_eq!(file.records[0].name, "髙﨑　汐里");
        // A damaged byte on line 2 is told with its line, whatever the encoding.
        let mut damaged = bytes.clone();
        match encoding {
            "UTF-16LE" => damaged.truncate(bytes.len() - 5),
            _ => damaged.splice(bytes.len() - 4.., *b"\xFF\r\n").for_each(drop),
        }
        let file = check(&damaged, &directory(), day("2025-04-01"));
        assert_eq!(codes(&file.rejected), [(2, "undecodable")], "{encoding}");
        assert!(file.rejected[0].message.contains("文字コード") && file.encoding.is_empty());
    }
}

#[test]
fn the_lists_have_an_end() {
    let file = check_file(&format!("{HEADER}\n{}", "a\n".repeat(30_000)));
    assert_eq!(file.rejected.len(), 10_001);
    assert_eq!(file.rejected.last().unwrap().code, "too-many-findings");
    let wide = check_file(&",".repeat(2_000_000));
    assert_eq!(codes(&wide.rejected), [(1, "too-many-columns")]);
    assert!(wide.columns.is_empty());
    let same = check_file(&format!("{HEADER}\n{}", format!("{GOOD}\n").repeat(20_000)));
    assert_eq!((same.rejected.len(), same.records.len()), (10_001, 0));
    let message = same.rejected[0].message.as_str();
    assert!(message.contains("3行目・4行目・5行目ほか19996行と重複"), "{message}");
}
