//! What the importer and its tests rely on, read back from the committed files.

mod damaged;
mod harbour_city;
mod later_files;
mod second_tenant;
mod tables;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use encoding_rs::SHIFT_JIS;
use serde::Deserialize;

use crate::titles::without_annotation;

/// A row of a staff file, by column name.
type Row = BTreeMap<String, String>;

/// The people of a staff file, after its footer has been checked against their number.
fn rows(file: &[u8]) -> Vec<Row> {
    let (text, _, broken) = SHIFT_JIS.decode(file);
    assert!(!broken, "the file is CP932");
    assert!(text.lines().count() == text.matches("\r\n").count(), "every line ends in CRLF");
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let (footer, people) = records.split_last().unwrap();
    assert_eq!(footer.iter().collect::<Vec<_>>(), ["件数".to_owned(), people.len().to_string()]);
    people
        .iter()
        .map(|record| {
            assert_eq!(record.len(), header.len());
            header.iter().zip(record).map(|(column, value)| (column.to_owned(), value.to_owned())).collect()
        })
        .collect()
}

/// A shipped table by the value of its first column.
fn table(text: &str) -> BTreeMap<String, Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    reader
        .records()
        .map(Result::unwrap)
        .map(|record| {
            let row = header.iter().zip(&record).map(|(column, value)| (column.to_owned(), value.to_owned()));
            (record[0].to_owned(), row.collect())
        })
        .collect()
}

/// The grade that the importer must reach, from the title alone.
fn grade<'a>(row: &Row, titles: &'a BTreeMap<String, Row>) -> &'a str {
    &titles[without_annotation(&row["職名"])]["職層"]
}

fn count(rows: &[Row], matches: impl Fn(&Row) -> bool) -> usize {
    rows.iter().filter(|row| matches(row)).count()
}

/// Whether the person counts as present: 在職 or 派遣受入.
fn is_present(row: &Row) -> bool {
    matches!(row["在職区分"].as_str(), "1" | "5")
}

/// A name as it is compared.
fn without_spaces(name: &str) -> String {
    name.replace(['　', ' '], "")
}

/// Every row can be taken: number, department, title and grade agree with the tables.
fn assert_clean(rows: &[Row], departments: &BTreeMap<String, Row>, titles: &BTreeMap<String, Row>) {
    let mut numbers = std::collections::BTreeSet::new();
    for row in rows {
        let number = &row["職員番号"];
        assert!(number.len() == 6 && number.bytes().all(|byte| byte.is_ascii_digit()), "{row:?}");
        assert!(numbers.insert(number), "{row:?}");
        assert_eq!(departments[&row["所属コード"]]["所属名"], row["所属名"]);
        assert_eq!(number.starts_with('9'), grade(row, titles) == "G90", "{row:?}");
        assert!(row["職層"].is_empty() || row["職層"] == grade(row, titles), "{row:?}");
        for column in ["氏名", "フリガナ", "採用年月日"] {
            assert!(!row[column].is_empty(), "{row:?}");
        }
        let concurrent = &row["兼務所属コード"];
        assert!(concurrent.is_empty() || departments.contains_key(concurrent), "{row:?}");
    }
}

/// A person who signs in, as the shipped list tells it.
#[derive(Deserialize)]
struct Persona {
    key: String,
    staff_number: String,
    name: String,
    role: String,
    department: String,
    password: String,
    description: String,
}

#[derive(Deserialize)]
struct Personas {
    personas: Vec<Persona>,
}

/// The personas, each of whom must be a present person of the staff file.
fn personas(text: &str, rows: &[Row]) -> Vec<Persona> {
    let list: Personas = toml::from_str(text).unwrap();
    for persona in &list.personas {
        let row = rows.iter().find(|row| row["職員番号"] == persona.staff_number).unwrap();
        assert_eq!(without_spaces(&row["氏名"]), without_spaces(&persona.name));
        assert_eq!(row["所属コード"], persona.department);
        assert!(is_present(row) && persona.password.len() >= 10 && !persona.description.is_empty());
    }
    list.personas
}

#[test]
fn the_committed_files_are_what_the_generator_writes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let generated = crate::generate().unwrap();
    for file in &generated {
        let committed = fs::read(folder.join(&file.path)).unwrap();
        assert!(
            committed == file.bytes,
            "{} differs; run `cargo run -p sample-city --example generate`",
            file.path
        );
    }
    let known: Vec<_> = generated.iter().filter_map(|file| file.path.strip_prefix("dirty/")).collect();
    for entry in fs::read_dir(folder.join("dirty")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(&name.as_str()), "dirty/{name} is written by nobody");
    }
}
