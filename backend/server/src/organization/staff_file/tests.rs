//! One row at a time; the files as a whole are in the modules.

mod any_bytes;
mod layout;
mod optional_columns;
mod questions;
mod sample_files;

use super::*;

const HEADER: &str =
    "職員番号,氏名,フリガナ,所属コード,所属名,職名,職層,採用年月日,異動年月日,メール,在職区分";
const GOOD: &str =
    "004512,髙﨑　汐里,タカサキ　シオリ,030100,市民課,主事,G70,H24.4.1,R7.4.1,s@city.example,1";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn directory() -> Directory {
    let department = |code: &str, name: &str| {
        (code.to_owned(), DepartmentEntry { id: format!("id-{code}"), name: name.to_owned() })
    };
    Directory {
        departments: BTreeMap::from([
            department("010500", "税務課"),
            department("010290", "総務部付（派遣）"),
            department("030100", "市民課"),
        ]),
        abolished: BTreeMap::from([(
            "020500".to_owned(),
            Abolished {
                name: "まちづくり推進課".to_owned(),
                successors: BTreeSet::from(["030100".to_owned()]),
            },
        )]),
        titles: BTreeMap::from([
            ("主事".to_owned(), title(Grade::G70, "一般行政")),
            ("課長".to_owned(), title(Grade::G30, "")),
            ("課長（特命）".to_owned(), title(Grade::G25, "")),
        ]),
        staff_number_digits: 6,
        ..Directory::default()
    }
}

fn title(grade: Grade, job_kind: &str) -> TitleEntry {
    TitleEntry { grade, job_kind: job_kind.to_owned() }
}

/// The file with answers to its questions.
fn check_answered(text: &str, answers: &[(&str, &str)]) -> CheckedFile {
    let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned())).collect();
    check(text.as_bytes(), &Directory { answers, ..directory() }, day("2025-04-01"))
}

/// Id and lines of each question.
fn asked(file: &CheckedFile) -> Vec<(&str, &[u32])> {
    file.questions.iter().map(|question| (question.id.as_str(), question.lines.as_slice())).collect()
}

fn check_rows(rows: &[&str]) -> CheckedFile {
    check_file(&format!("{HEADER}\r\n{}\r\n", rows.join("\r\n")))
}

fn check_file(text: &str) -> CheckedFile {
    check(text.as_bytes(), &directory(), day("2025-04-01"))
}

/// The good row with the cells of some columns replaced.
fn row(changes: &[(&str, &str)]) -> String {
    let cells = HEADER.split(',').zip(GOOD.split(',')).map(|(header, cell)| {
        changes.iter().find(|(changed, _)| *changed == header).map_or(cell, |(_, value)| *value)
    });
    cells.collect::<Vec<_>>().join(",")
}

fn codes(findings: &[RowFinding]) -> Vec<(u32, &str)> {
    findings.iter().map(|finding| (finding.line, finding.code.as_str())).collect()
}

#[test]
fn a_good_row_becomes_a_record() {
    let file = check_rows(&[GOOD]);
    let expected = StaffRecord {
        line: 2,
        staff_number: "004512".into(),
        name: "髙﨑　汐里".into(),
        kana: "タカサキ　シオリ".into(),
        department_id: "id-030100".into(),
        concurrent_ids: None,
        title: "主事".into(),
        grade: Grade::G70,
        job_kind: Some("一般行政".into()),
        status: EmploymentStatus::Active,
        hired_on: day("2012-04-01"),
        posted_on: Some(day("2025-04-01")),
        ends_on: None,
        email: Some("s@city.example".into()),
        talents: None,
        specific_information: None,
    };
    assert_eq!(file.records, [expected]);
    assert_eq!((file.rows, file.encoding.as_str()), (1, "UTF-8"));
    assert_eq!((file.rejected, file.warnings), (vec![], vec![]));
    assert_eq!(file.sample[0].values[7], "平成24年4月1日");
    assert_eq!(file.sample[0].values[10], "在職");
}

#[test]
fn each_fault_has_its_code() {
    let long = "あ".repeat(201);
    let table: &[(&str, &str, &str)] = &[
        ("職員番号", "", "empty-field"),
        ("職員番号", "4.5E+05", "bad-staff-number"),
        ("職員番号", "0045120", "bad-staff-number"),
        ("氏名", "　 ", "empty-field"),
        ("氏名", &long, "too-long"),
        ("氏名", "山\u{0}田", "control-character"),
        ("フリガナ", "", "empty-field"),
        ("所属コード", "999999", "unknown-department"),
        ("所属名", "税務課", "department-name-differs"),
        ("職名", "", "empty-field"),
        ("職層", "課長級", "unknown-grade"),
        ("採用年月日", "", "empty-field"),
        ("採用年月日", "6.4.1", "era-missing"),
        ("採用年月日", "2010/2/30", "no-such-day"),
        ("異動年月日", "きのう", "not-a-date"),
        ("在職区分", "7", "unknown-status"),
    ];
    for (column, value, code) in table {
        let file = check_rows(&[&row(&[(column, value)])]);
        assert_eq!(codes(&file.rejected), [(2, *code)], "{column} {value}");
        assert!(file.rejected[0].message.starts_with("2行目 "), "{}", file.rejected[0].message);
        assert!(file.records.is_empty());
    }
    let file = check_rows(&[&row(&[("氏名", ""), ("在職区分", ""), ("採用年月日", "?")])]);
    assert_eq!(file.rejected.len(), 3, "every reason of a row is told at once");
}

#[test]
fn each_oddity_is_read_with_a_warning() {
    let table = [
        ("氏名", "\u{E000}野　誠", "private-use-character"),
        ("氏名", "?浜　千夏", "lost-character"),
        ("職層", "G60", "grade-differs"),
        ("採用年月日", "2026/4/1", "hired-in-future"),
        ("異動年月日", "H23.4.1", "posted-before-hired"),
        ("異動年月日", "R1.4.1", "outside-era"),
        ("メール", "s.takasaki@", "bad-email"),
        ("メール", "s takasaki@city.example", "bad-email"),
    ];
    for (column, value, code) in table {
        let file = check_rows(&[&row(&[(column, value)])]);
        assert!(codes(&file.warnings).contains(&(2, code)), "{column} {value}: {:?}", file.warnings);
        assert_eq!((file.records.len(), file.rejected.len()), (1, 0), "{column} {value}");
    }
    let file = check_rows(&[&row(&[("メール", "s.takasaki@")])]);
    assert_eq!(file.records[0].email.as_deref(), Some("s.takasaki@"));
    let file = check_rows(&[GOOD, &row(&[("職員番号", "4513")])]);
    assert_eq!(codes(&file.warnings), [(2, "shared-email"), (3, "shared-email")]);
}

#[test]
fn staff_numbers_are_folded_and_padded() {
    for written in ["4512", "'4512", "４５１２", " 004512 ", "’004512"] {
        let file = check_rows(&[&row(&[("職員番号", written)])]);
        assert_eq!(file.records[0].staff_number, "004512", "{written}");
    }
    let unpadded = Directory { staff_number_digits: 0, ..directory() };
    let text = format!("{HEADER}\n{}\n", row(&[("職員番号", "Ａ-12")]));
    let file = check(text.as_bytes(), &unpadded, day("2025-04-01"));
    assert_eq!(file.records[0].staff_number, "A-12");
}

#[test]
fn duplicates_name_each_other() {
    let other = row(&[("職員番号", "4512"), ("メール", "")]);
    let third = row(&[("職員番号", "004513"), ("メール", "")]);
    let file = check_rows(&[GOOD, &third, &other]);
    assert_eq!(codes(&file.rejected), [(2, "duplicate-staff-number"), (4, "duplicate-staff-number")]);
    assert_eq!(
        file.rejected[0].message,
        "2行目 職員番号「004512」が4行目と重複しています。どちらか一方を直してから、もう一度取り込んでください。"
    );
    assert!(file.rejected[1].message.contains("「4512」は、桁をそろえると「004512」になり、2行目と重複"));
    assert_eq!(file.rejected[1].staff_number, "004512");
    assert_eq!(file.records.len(), 1, "neither of the two is accepted");
}

#[test]
fn titles_lose_annotations_only_for_the_lookup() {
    let table = [
        ("主事（派遣）", Grade::G70),
        ("主事(派遣)（任期付）", Grade::G70),
        ("課長（事務取扱（兼務））", Grade::G30),
        ("課長（特命）", Grade::G25),
        ("課長（特命）（派遣）", Grade::G25),
        (" 主事　", Grade::G70),
    ];
    for (title, grade) in table {
        let file = check_rows(&[&row(&[("職名", title), ("職層", "")])]);
        assert_eq!((file.records[0].title.as_str(), file.records[0].grade), (title, grade));
    }
    for title in ["（派遣）", "主事）", "課長兼主事", "主事（派遣）補"] {
        let file = check_rows(&[&row(&[("職名", title), ("職層", "")])]);
        assert_eq!((file.questions.len(), file.records.len()), (1, 0), "{title}");
    }
}

#[test]
fn departments_are_matched_by_code_and_name() {
    for (code, name) in
        [("30100", "市民課"), ("'０３０１００", "市民課（総合窓口）"), ("010290", "総務部付(派遣)")]
    {
        let file = check_rows(&[&row(&[("所属コード", code), ("所属名", name)])]);
        assert_eq!((file.records.len(), file.rejected.len()), (1, 0), "{code} {name}");
    }
    let file = check_rows(&[&row(&[("所属名", "税務課")])]);
    assert!(file.rejected[0].message.contains("この所属名のコードは「010500」です。"));
}

#[test]
fn names_are_kept_byte_for_byte() {
    for name in
        ["神\u{FA19}　凪", " 渡邉 岬", "ジョ\u{3000}\u{3000}アン", "葛\u{E0100}城", "小松（瀬戸）　海帆"]
    {
        let file = check_rows(&[&row(&[("氏名", name)])]);
        assert_eq!(file.records[0].name, name);
        assert_eq!(file.sample[0].values[1], name);
    }
}
