//! The files of 2025-10-01 and 2026-04-01 against the files before them: the totals of the plan, recomputed
//! from the rows, and nothing changed besides.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::SHIFT_JIS;
use serde::Deserialize;

use super::{Row, assert_clean, count, grade, is_present, personas, rows, table, without_spaces};
use crate::{
    DEPARTMENT_CHANGES, DEPARTMENTS, PERSONAS, SNAPSHOTS, STAFF_FILE, STAFF_FILE_AUTUMN,
    STAFF_FILE_NEXT_YEAR, TITLE_GRADES,
};

#[derive(Deserialize)]
struct Snapshots {
    snapshots: Vec<Snapshot>,
}

#[derive(Deserialize)]
struct Snapshot {
    file: String,
    counts: BTreeMap<String, usize>,
    people: BTreeMap<String, Vec<Entry>>,
}

#[derive(Deserialize, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(untagged)]
enum Entry {
    Number(String),
    Pair([String; 2]),
}

/// Two files and who is who in them.
struct Pair {
    /// Rows of people in both, before and now.
    both: Vec<(Row, Row)>,
    gone: Vec<Row>,
    new: Vec<Row>,
}

/// Whether two rows are about the same person.
type Rule<'a> = &'a dyn Fn(&Row, &Row) -> bool;

/// Matches people by number; then fiscal-year appointments by name, reading and entry; then whoever came back
/// after retirement, by name and reading.
fn pair(before: &[u8], now: &[u8]) -> Pair {
    let (mut gone, mut both) = (rows(before), Vec::new());
    let mut new = rows(now);
    let same_day = |was: &Row, is: &Row| was["採用年月日"] == is["採用年月日"];
    let same_name = |was: &Row, is: &Row| {
        without_spaces(&was["氏名"]) == without_spaces(&is["氏名"]) && was["フリガナ"] == is["フリガナ"]
    };
    let rules: [Rule<'_>; 3] = [
        &|was, is| was["職員番号"] == is["職員番号"],
        &|was, is| is["職員番号"].starts_with("91") && same_name(was, is) && same_day(was, is),
        &|was, is| is["職員番号"].starts_with("085") && same_name(was, is),
    ];
    for same in rules {
        for is in std::mem::take(&mut new) {
            let candidates: Vec<_> =
                gone.iter().enumerate().filter(|(_, was)| same(was, &is)).map(|(place, _)| place).collect();
            match candidates[..] {
                [] => new.push(is),
                [place] => both.push((gone.remove(place), is)),
                _ => panic!("more than one is like {is:?}"),
            }
        }
    }
    Pair { both, gone, new }
}

fn autumn() -> Pair {
    pair(STAFF_FILE, STAFF_FILE_AUTUMN)
}

fn next_year() -> Pair {
    pair(STAFF_FILE_AUTUMN, STAFF_FILE_NEXT_YEAR)
}

/// The departments as of 2026-04-01.
fn departments_next_year() -> BTreeMap<String, Row> {
    let mut departments = table(DEPARTMENTS);
    let mut reader = csv::Reader::from_reader(DEPARTMENT_CHANGES.as_bytes());
    for change in reader.deserialize::<Row>() {
        let change = change.unwrap();
        assert_eq!(change["施行日"], "2026-04-01");
        let code = change["所属コード"].clone();
        let columns = ["所属コード", "所属名", "部コード", "部名", "特定個人情報取扱"];
        match change["種別"].as_str() {
            "新設" | "名称変更" => {
                assert_eq!(departments.contains_key(&code), change["種別"] == "名称変更");
                let row = columns.map(|column| (column.to_owned(), change[column].clone()));
                departments.insert(code, row.into());
            }
            "統合" | "廃止" => {
                assert_eq!(departments.remove(&code).unwrap()["所属名"], change["所属名"]);
                assert!(departments.contains_key(&change["承継先コード"]), "{code}");
            }
            other => panic!("{other}"),
        }
    }
    departments
}

/// What the listed kinds of change mean for a person in both files.
fn kinds(was: &Row, is: &Row) -> Vec<&'static str> {
    let titles = table(TITLE_GRADES);
    let differs = |column: &str| was[column] != is[column];
    let (old, new) = (grade(was, &titles), grade(is, &titles));
    let moves = differs("所属コード");
    let status = (was["在職区分"].as_str(), is["在職区分"].as_str());
    let handles = (was["特定個人情報取扱区分"].as_str(), is["特定個人情報取扱区分"].as_str());
    let merged = ["020200", "020500", "040600"].contains(&was["所属コード"].as_str());
    let reappointed = differs("職員番号") && new == "G85";
    [
        (moves, "transferred"),
        (moves && merged, "merged"),
        (new < old, "promoted"),
        (new < old && moves, "promoted_and_transferred"),
        (new > old && !reappointed, "stepped_down"),
        (without_spaces(&was["氏名"]) != without_spaces(&is["氏名"]), "renamed"),
        (status == ("3", "1"), "returned"),
        (status == ("1", "3"), "on_leave"),
        (status == ("1", "4"), "seconded_out"),
        (status == ("4", "1"), "seconded_back"),
        (is_present(is) && handles == ("", "1"), "into_specific_personal_information"),
        (is_present(is) && handles == ("1", ""), "out_of_specific_personal_information"),
        (differs("人材区分") && is["人材区分"] == "DX推進リーダー", "leaders_named"),
        (differs("人材区分") && was["人材区分"] == "DX推進リーダー", "leaders_relieved"),
        (differs("職員番号"), "renumbered"),
        (reappointed, "reappointed"),
    ]
    .into_iter()
    .filter_map(|(holds, kind)| holds.then_some(kind))
    .collect()
}

/// Everything that `snapshots.toml` claims about a file, from the rows of both files.
fn claims(pair: &Pair) -> BTreeMap<String, BTreeSet<Entry>> {
    let mut claims: BTreeMap<String, BTreeSet<Entry>> = BTreeMap::new();
    let mut claim =
        |kind: &str, entry: Entry| assert!(claims.entry(kind.to_owned()).or_default().insert(entry));
    let number = |row: &Row| Entry::Number(row["職員番号"].clone());
    for (was, is) in &pair.both {
        for kind in kinds(was, is) {
            let numbers = [was["職員番号"].clone(), is["職員番号"].clone()];
            let paired = matches!(kind, "renumbered" | "reappointed");
            claim(kind, if paired { Entry::Pair(numbers) } else { number(is) });
            if kind == "reappointed" {
                claim("retired", number(was));
            }
        }
    }
    for row in &pair.new {
        claim("hired", number(row));
        let kind = match (row["職員番号"].get(..1), row["在職区分"].as_str()) {
            (Some("9"), _) => "engaged_for_the_year",
            (_, "5") => "seconded_in",
            _ => "recruited",
        };
        claim(kind, number(row));
    }
    for row in &pair.gone {
        claim("left", number(row));
        let kind = match (row["職員番号"].get(..1), row["在職区分"].as_str()) {
            (Some("9"), _) => "term_ended",
            (_, "5") => "secondment_to_us_ended",
            _ => "retired",
        };
        claim(kind, number(row));
    }
    claims
}

fn counts(pair: &Pair) -> BTreeMap<String, usize> {
    claims(pair).into_iter().map(|(kind, people)| (kind, people.len())).collect()
}

fn expected(counts: &[(&str, usize)]) -> BTreeMap<String, usize> {
    counts.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect()
}

#[test]
fn the_autumn_changes_what_was_planned() {
    let staff = rows(STAFF_FILE_AUTUMN);
    assert_eq!((staff.len(), count(&staff, is_present)), (451, 435));
    let planned = [
        ("transferred", 11),
        ("promoted", 2),
        ("hired", 3),
        ("recruited", 3),
        ("left", 2),
        ("retired", 2),
        ("returned", 2),
        ("on_leave", 1),
        ("into_specific_personal_information", 3),
        ("out_of_specific_personal_information", 3),
    ];
    assert_eq!(counts(&autumn()), expected(&planned));
}

#[test]
fn the_mass_transfer_changes_what_was_planned() {
    let staff = rows(STAFF_FILE_NEXT_YEAR);
    assert_eq!((staff.len(), count(&staff, is_present)), (453, 439));
    assert_eq!(
        ["1", "2", "3", "4", "5"].map(|code| count(&staff, |row| row["在職区分"] == code)),
        [437, 4, 5, 5, 2]
    );
    let planned = [
        ("transferred", 138),
        ("merged", 28),
        ("promoted", 44),
        ("promoted_and_transferred", 31),
        ("stepped_down", 3),
        ("renamed", 3),
        ("returned", 4),
        ("on_leave", 2),
        ("seconded_out", 2),
        ("seconded_back", 2),
        ("seconded_in", 2),
        ("secondment_to_us_ended", 2),
        ("into_specific_personal_information", 21),
        ("out_of_specific_personal_information", 19),
        ("recruited", 17),
        ("engaged_for_the_year", 14),
        ("hired", 33),
        ("retired", 19),
        ("term_ended", 16),
        ("left", 31),
        ("renumbered", 66),
        ("reappointed", 6),
        ("leaders_named", 5),
        ("leaders_relieved", 6),
    ];
    assert_eq!(counts(&next_year()), expected(&planned));
}

#[test]
fn the_list_of_changes_says_what_the_files_say() {
    let list: Snapshots = toml::from_str(SNAPSHOTS).unwrap();
    let [first, second] = <[Snapshot; 2]>::try_from(list.snapshots).ok().unwrap();
    for (snapshot, name, pair) in
        [(first, "shokuin_20251001.csv", autumn()), (second, "shokuin_20260401.csv", next_year())]
    {
        assert_eq!(snapshot.file, name);
        let claims = claims(&pair);
        for (kind, people) in &snapshot.people {
            let found = claims.get(kind).cloned().unwrap_or_default();
            assert_eq!(people.iter().cloned().collect::<BTreeSet<_>>(), found, "{name} {kind}");
            assert_eq!(snapshot.counts[kind], people.len(), "{name} {kind}");
        }
        assert!(claims.keys().all(|kind| snapshot.people.contains_key(kind)));
        let everybody = pair.both.len() + pair.new.len();
        let present =
            pair.both.iter().map(|(_, is)| is).chain(&pair.new).filter(|row| is_present(row)).count();
        let unchanged =
            |(was, is): &&(Row, Row)| kinds(was, is).iter().all(|kind| kind.starts_with("leaders"));
        assert_eq!(snapshot.counts["people"], everybody);
        assert_eq!(snapshot.counts["at_work"], present);
        assert_eq!(snapshot.counts["unchanged"], pair.both.iter().filter(unchanged).count());
    }
}

#[test]
fn nothing_changes_in_a_row_but_what_its_changes_explain() {
    for (pair, day) in [(autumn(), "10"), (next_year(), "4")] {
        for (was, is) in &pair.both {
            let kinds = kinds(was, is);
            let has = |kind: &str| kinds.contains(&kind);
            let new_post = has("transferred") || has("promoted") || has("stepped_down") || has("reappointed");
            let renamed_department = was["所属コード"] == "020300" && is["所属コード"] == "020300";
            for (column, value) in is {
                let may_change = match column.as_str() {
                    "職員番号" => has("renumbered"),
                    "氏名" | "フリガナ" => has("renamed"),
                    "所属コード" | "特定個人情報取扱区分" | "兼務所属コード" => {
                        has("transferred")
                    }
                    "所属名" => has("transferred") || renamed_department,
                    "職名" | "職層" => new_post,
                    "採用年月日" => has("reappointed"),
                    "異動年月日" => has("transferred") || has("reappointed"),
                    "メール" => has("reappointed") || has("promoted"),
                    "在職区分" => {
                        ["returned", "on_leave", "seconded_out", "seconded_back"].iter().any(|kind| has(kind))
                    }
                    "人材区分" => {
                        kinds.iter().any(|kind| kind.starts_with("leaders")) || has("seconded_out")
                    }
                    _ => false,
                };
                assert!(was[column] == *value || may_change, "{column} of {was:?} is {value}");
            }
            if has("transferred") {
                let moved = &is["異動年月日"];
                assert!(
                    [format!(".{day}.1"), format!("年{day}月1日"), format!("/{day}/1")]
                        .iter()
                        .any(|end| moved.ends_with(end))
                        && *moved != was["異動年月日"],
                    "{is:?}"
                );
            }
        }
    }
}

#[test]
fn every_row_can_be_taken_in_the_organisation_of_its_day() {
    let titles = table(TITLE_GRADES);
    assert_clean(&rows(STAFF_FILE_AUTUMN), &table(DEPARTMENTS), &titles);
    let departments = departments_next_year();
    assert_clean(&rows(STAFF_FILE_NEXT_YEAR), &departments, &titles);
    assert_eq!(departments["020600"]["所属名"], "企画政策課");
    assert_eq!(departments["020300"]["所属名"], "デジタル戦略課");
    for (file, departments) in [(STAFF_FILE_AUTUMN, table(DEPARTMENTS)), (STAFF_FILE_NEXT_YEAR, departments)]
    {
        let mut addresses = BTreeSet::new();
        for row in rows(file) {
            assert_eq!(row["特定個人情報取扱区分"], departments[&row["所属コード"]]["特定個人情報取扱"]);
            assert!(row["メール"].is_empty() || addresses.insert(row["メール"].clone()), "{row:?}");
        }
        let (text, ..) = SHIFT_JIS.decode(file);
        assert_eq!(text.lines().next(), SHIFT_JIS.decode(STAFF_FILE).0.lines().next());
    }
}

#[test]
fn every_section_keeps_one_head_and_one_leader() {
    let titles = table(TITLE_GRADES);
    for (file, sections, others) in [(STAFF_FILE_AUTUMN, 34, 2), (STAFF_FILE_NEXT_YEAR, 33, 0)] {
        let staff = rows(file);
        let places = |matches: &dyn Fn(&Row) -> bool| -> Vec<String> {
            staff.iter().filter(|row| matches(row)).map(|row| row["所属コード"].clone()).collect()
        };
        let heads = places(&|row| grade(row, &titles) == "G30" && row["職名"] != "参事" && is_present(row));
        assert_eq!((heads.len(), heads.iter().collect::<BTreeSet<_>>().len()), (sections, sections));
        assert_eq!(places(&|row| row["人材区分"] == "DX推進リーダー" && is_present(row)), heads);
        assert_eq!(count(&staff, |row| row["職名"] == "参事"), others);
    }
}

#[test]
fn people_with_new_numbers_are_found_by_name() {
    let pair = next_year();
    let changed = |start: &str| -> Vec<&(Row, Row)> {
        pair.both
            .iter()
            .filter(|(was, is)| was["職員番号"] != is["職員番号"] && is["職員番号"].starts_with(start))
            .collect()
    };
    let renewed = changed("91");
    assert_eq!((renewed.len(), changed("085").len()), (60, 6));
    assert!(renewed.iter().all(|(was, is)| was["職員番号"][2..] == is["職員番号"][2..]));
    assert!(renewed.iter().any(|(_, is)| is["職員番号"] == "910123"));
    for (was, is) in changed("085") {
        assert!(was["所属コード"] == is["所属コード"] && is["職名"].starts_with("再任用（"), "{is:?}");
        assert!(["R8.4.1", "令和8年4月1日", "2026/4/1"].contains(&is["採用年月日"].as_str()));
    }
    // Nobody new bears the name or the number of somebody who was there at any time.
    let earlier: Vec<Row> = [STAFF_FILE, STAFF_FILE_AUTUMN].into_iter().flat_map(rows).collect();
    let renamed = pair.both.iter().filter(|(was, is)| kinds(was, is).contains(&"renamed")).map(|(_, is)| is);
    for row in pair.new.iter().chain(renamed) {
        let namesake = |other: &&Row| without_spaces(&other["氏名"]) == without_spaces(&row["氏名"]);
        assert_eq!(earlier.iter().find(namesake), None);
        assert_eq!(count(&rows(STAFF_FILE_NEXT_YEAR), |other| namesake(&other)), 1);
    }
    for row in &pair.new {
        assert!(earlier.iter().all(|other| other["職員番号"] != row["職員番号"]), "{row:?}");
    }
}

#[test]
fn those_who_step_down_were_heads() {
    let pair = next_year();
    let titles = table(TITLE_GRADES);
    let stepped: Vec<_> =
        pair.both.iter().filter(|(was, is)| kinds(was, is).contains(&"stepped_down")).collect();
    for (was, is) in stepped {
        assert_eq!((grade(was, &titles), grade(is, &titles)), ("G30", "G85"));
        assert_eq!(
            (was["職員番号"].as_str(), is["職名"].as_str()),
            (is["職員番号"].as_str(), "専門員（役職定年）")
        );
    }
}

#[test]
fn the_personas_stay_where_they_are() {
    for file in [STAFF_FILE_AUTUMN, STAFF_FILE_NEXT_YEAR] {
        assert_eq!(personas(PERSONAS, &rows(file)).len(), 8);
    }
}
