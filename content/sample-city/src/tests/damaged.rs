//! The damaged files hold the damage that their index claims.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use encoding_rs::{SHIFT_JIS, UTF_8, UTF_16LE};
use serde::Deserialize;

#[derive(Deserialize)]
struct Index {
    files: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    file: String,
    case: String,
    encoding: String,
    outcome: String,
    lines: Vec<usize>,
    people: usize,
    reason: String,
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Deserialize)]
struct Value {
    line: usize,
    column: String,
    value: String,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dirty")
}

fn index() -> Vec<Entry> {
    let text = fs::read_to_string(folder().join("index.toml")).unwrap();
    toml::from_str::<Index>(&text).unwrap().files
}

#[test]
fn every_case_is_there_once() {
    let entries = index();
    let cases: BTreeSet<_> = entries.iter().map(|entry| entry.case.as_str()).collect();
    assert_eq!(cases.len(), entries.len());
    for case in "D01 D02 D03 D04 D06 D07 D08 D09 D10 D12 D13 D14 D16 D17 D19 D20 D21 D22 D23 D24 D25 \
                 X01 X02 X03 X04 X05 X06 X07 X08 X09 X10"
        .split_whitespace()
    {
        assert!(cases.contains(case), "{case}");
    }
}

#[test]
fn the_index_agrees_with_the_files() {
    for entry in index() {
        let bytes = fs::read(folder().join(&entry.file)).unwrap();
        let (encoding, breaks) = match entry.encoding.as_str() {
            "cp932" => (SHIFT_JIS, false),
            "broken" => (SHIFT_JIS, true),
            "utf-8" | "utf-8-bom" => (UTF_8, false),
            "utf-16le-tab" => (UTF_16LE, false),
            other => panic!("{other}"),
        };
        let (text, _, broken) = encoding.decode(&bytes);
        assert_eq!(broken, breaks, "{}", entry.file);
        assert!(entry.file.starts_with(&entry.case), "{}", entry.file);
        let lines: Vec<_> = text.lines().collect();
        assert!(entry.lines.iter().all(|line| (1..=lines.len()).contains(line)), "{}", entry.file);
        let silent = matches!(entry.outcome.as_str(), "accept" | "fix");
        assert_eq!(entry.lines.is_empty(), silent, "{}", entry.file);
        assert_eq!(entry.reason.is_empty(), silent, "{}", entry.file);
        assert_eq!(entry.people == 0, entry.outcome == "reject", "{}", entry.file);
        assert!(entry.people <= 6);
        for value in &entry.values {
            assert!((2..=lines.len()).contains(&value.line) && !value.column.is_empty());
            if value.column == "氏名" {
                assert!(lines[value.line - 1].contains(&value.value), "{} {}", entry.file, value.value);
            }
        }
    }
}

#[test]
fn encodings_begin_as_they_should() {
    let start = |file: &str| fs::read(folder().join(file)).unwrap()[..3].to_vec();
    assert_eq!(start("X01_utf8_with_bom.csv"), [0xEF, 0xBB, 0xBF]);
    assert_eq!(start("X02_utf8_without_bom.csv"), "職".as_bytes());
    assert_eq!(start("X03_utf16_with_tabs.txt")[..2], [0xFF, 0xFE]);
    let gaiji = fs::read(folder().join("D04_gaiji.csv")).unwrap();
    assert!(gaiji.windows(2).any(|pair| pair == [0xF0, 0x40]));
}

#[derive(Deserialize)]
struct AskedIndex {
    files: Vec<Asked>,
}

#[derive(Deserialize)]
struct Asked {
    file: String,
    case: String,
    encoding: String,
    outcome: String,
    lines: Vec<usize>,
    people: usize,
    reason: String,
    question: String,
    candidates: Vec<String>,
    before: String,
    effective_on: String,
}

#[test]
fn files_that_a_person_settles_say_what_is_asked() {
    let text = fs::read_to_string(folder().join("asked.toml")).unwrap();
    let files = toml::from_str::<AskedIndex>(&text).unwrap().files;
    let cases: Vec<_> = files.iter().map(|entry| entry.case.as_str()).collect();
    assert_eq!(cases, ["D05", "D05b", "D11", "D15", "D28", "D26", "D27", "D18"]);
    for entry in files {
        let bytes = fs::read(folder().join(&entry.file)).unwrap();
        let (text, _, broken) = SHIFT_JIS.decode(&bytes);
        assert!(!broken && entry.encoding == "cp932" && entry.file.starts_with(&entry.case));
        let lines: Vec<_> = text.lines().collect();
        assert!(entry.lines.iter().all(|line| (2..=lines.len()).contains(line)), "{}", entry.file);
        assert!((1..lines.len()).contains(&entry.people) && !entry.reason.is_empty());
        assert_eq!(entry.outcome == "asked", !entry.question.is_empty(), "{}", entry.file);
        let earlier = match entry.before.as_str() {
            "" => String::new(),
            file => {
                assert_eq!(entry.effective_on, "2026-04-01");
                let bytes = fs::read(folder().join("..").join(file)).unwrap();
                SHIFT_JIS.decode(&bytes).0.into_owned()
            }
        };
        for candidate in &entry.candidates {
            let known = [&*text, earlier.as_str(), crate::DEPARTMENT_CHANGES];
            assert!(known.iter().any(|text| text.contains(candidate.as_str())), "{} {candidate}", entry.file);
        }
        // Whoever gets a new number is in the file before, under the old number and the same name.
        if let "same-person-new-number" | "reappointment" = entry.question.as_str() {
            let name = lines[entry.lines[0] - 1].split(',').nth(1).unwrap();
            let old = earlier.lines().find(|line| line.starts_with(entry.candidates[0].as_str())).unwrap();
            assert_eq!(old.split(',').nth(1), Some(name));
        }
    }
}
