//! The files of the sample city: the clean one is taken whole, each dirty one as its index says.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Index {
    files: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    file: String,
    encoding: String,
    outcome: String,
    lines: Vec<u32>,
    people: usize,
    reason: String,
    #[serde(default)]
    values: Vec<ExpectedValue>,
}

#[derive(Deserialize)]
struct ExpectedValue {
    line: u32,
    column: String,
    value: String,
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/sample-city").join(name)
}

fn city(prefix: &str) -> Directory {
    let text = |name: &str| std::fs::read_to_string(path(&format!("{prefix}{name}"))).unwrap();
    let lines = |text: String| -> Vec<Vec<String>> {
        text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
    };
    Directory {
        departments: lines(text("departments.csv"))
            .into_iter()
            .map(|cells| (cells[0].clone(), DepartmentEntry { id: cells[0].clone(), name: cells[1].clone() }))
            .collect(),
        titles: lines(text("title_grades.csv"))
            .into_iter()
            .map(|cells| (cells[0].clone(), title(Grade::parse(&cells[1]).unwrap(), "")))
            .collect(),
        staff_number_digits: 6,
        ..Directory::default()
    }
}

fn read(name: &str, prefix: &str) -> CheckedFile {
    check(&std::fs::read(path(name)).unwrap(), &city(prefix), day("2025-04-01"))
}

#[test]
fn the_clean_files_are_taken_whole() {
    for (name, prefix, people, active) in
        [("shokuin_20250401.csv", "", 450, Some(433)), ("shiokita_20250401.csv", "shiokita_", 38, None)]
    {
        let file = read(name, prefix);
        assert_eq!(file.rejected, [], "{name}");
        assert_eq!(file.warnings, [], "{name}");
        assert_eq!(file.questions, [], "{name}");
        assert_eq!(
            (file.encoding.as_str(), file.records.len(), file.rows),
            ("CP932", people, people.try_into().unwrap())
        );
        let population = file.records.iter().filter(|record| record.status.counts_in_population()).count();
        assert!(active.is_none_or(|active| active == population), "{name}: {population}");
        assert_eq!(file.sample.len(), 10);
    }
}

#[test]
fn each_dirty_file_is_treated_as_its_index_says() {
    let index: Index = toml::from_str(&std::fs::read_to_string(path("dirty/index.toml")).unwrap()).unwrap();
    assert!(index.files.len() >= 30);
    for expected in &index.files {
        let name = expected.file.as_str();
        let file = read(&format!("dirty/{name}"), "");
        let told: Vec<(u32, &String)> = match expected.outcome.as_str() {
            // What only a person can decide stops the import as a rejection does.
            "reject" if file.rejected.is_empty() => {
                assert!(!file.is_settled(), "{name}");
                let of = |question: &'_ ImportQuestion| question.lines.clone();
                file.questions
                    .iter()
                    .flat_map(|q| of(q).into_iter().map(move |line| (line, &q.message)))
                    .collect()
            }
            "reject" => file.rejected.iter().map(|finding| (finding.line, &finding.message)).collect(),
            _ => {
                assert_eq!(file.rejected, [], "{name}");
                assert_eq!(file.questions, [], "{name}");
                file.warnings.iter().map(|finding| (finding.line, &finding.message)).collect()
            }
        };
        let lines: BTreeSet<u32> = told.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines.into_iter().collect::<Vec<_>>(), expected.lines, "{name}: {told:?}");
        for line in &expected.lines {
            assert!(
                told.iter().any(|(at, message)| at == line && message.contains(&expected.reason)),
                "{name}: {told:?}"
            );
        }
        match expected.outcome.as_str() {
            "reject" => assert_eq!(expected.people, 0, "{name}"),
            "warn" | "accept" | "fix" => assert_eq!(file.records.len(), expected.people, "{name}"),
            other => panic!("{name}: unknown outcome {other}"),
        }
        let encoding = match expected.encoding.as_str() {
            "cp932" => "CP932",
            "utf-8" => "UTF-8",
            "utf-8-bom" => "UTF-8 (BOM)",
            "utf-16le-tab" => "UTF-16LE",
            "broken" => "",
            other => panic!("{name}: unknown encoding {other}"),
        };
        assert_eq!(file.encoding, encoding, "{name}");
        for value in &expected.values {
            let record = file.records.iter().find(|record| record.line == value.line).unwrap();
            let without_blanks = |text: &str| text.replace([' ', '\u{3000}'], "");
            match value.column.as_str() {
                "フリガナ" => {
                    assert_eq!(without_blanks(&record.kana), without_blanks(&value.value), "{name}")
                }
                column => assert_eq!(normalised(record, column), value.value, "{name} {}", value.line),
            }
        }
    }
}

fn normalised(record: &StaffRecord, column: &str) -> String {
    match column {
        "職員番号" => record.staff_number.clone(),
        "氏名" => record.name.clone(),
        // The test's directory uses the codes as ids.
        "所属コード" => record.department_id.clone(),
        "職名" => record.title.clone(),
        "職層" => record.grade.code().to_owned(),
        "採用年月日" => record.hired_on.to_string(),
        "異動年月日" => record.posted_on.map(|day| day.to_string()).unwrap_or_default(),
        "メール" => record.email.clone().unwrap_or_default(),
        "在職区分" => record.status.code().to_owned(),
        other => panic!("no such column: {other}"),
    }
}
