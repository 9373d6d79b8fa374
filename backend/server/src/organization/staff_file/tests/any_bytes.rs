//! Whatever the bytes are: no panic, and every finding has a line of the file.

use proptest::prelude::*;

use super::*;

fn assert_sound(bytes: &[u8]) {
    let file = check(bytes, &directory(), day("2025-04-01"));
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    for finding in file.rejected.iter().chain(&file.warnings) {
        assert!(finding.line >= 1 && usize::try_from(finding.line).unwrap() <= lines, "{finding:?}");
        assert!(!finding.code.is_empty() && finding.message.contains("行目"), "{finding:?}");
    }
    assert!(file.sample.len() <= 10);
    assert!(file.records.len() <= usize::try_from(file.rows).unwrap());
    assert!(!file.is_settled() || file.records.len() == usize::try_from(file.rows).unwrap());
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        assert_sound(&bytes);
    }

    #[test]
    fn any_text_behind_a_header(text in "[\\PC\"',\r\n\t]{0,300}") {
        assert_sound(format!("{HEADER}\r\n{text}").as_bytes());
    }

    #[test]
    fn any_cell_in_any_column(column in 0_usize..11, cell in ".{0,30}", quoted in any::<bool>()) {
        let mut cells: Vec<String> = GOOD.split(',').map(str::to_owned).collect();
        cells[column] = if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell };
        assert_sound(format!("{HEADER}\n{}\n件数,1\n", cells.join(",")).as_bytes());
    }

    #[test]
    fn any_damage_to_a_good_file(at in 0_usize..400, byte in any::<u8>(), cut in any::<bool>()) {
        let text = format!("{HEADER}\r\n{GOOD}\r\n{GOOD}\r\n件数,2\r\n");
        let mut bytes = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        assert_sound(&bytes);
    }
}
