//! Rows that may be about one person: the same number twice, or one person under two numbers. What is not
//! certain is asked (D05, D09, D11); two people with one number are rejected (D10).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::organization::QuestionKind;
use learning::folding::search_key;

use super::StaffRecord;
use super::findings::{Findings, Place, Question, quoted};
use super::person::fields::is_private_use;

/// More people with one reading and one day of hiring are no people.
const MOST_NAMESAKES: usize = 50;

/// A row with what tells whose it is.
pub(super) struct Candidate {
    pub(super) line: u32,
    /// With its zeros.
    pub(super) number: String,
    /// Before zeros were added.
    pub(super) written: String,
    pub(super) name: String,
    /// Folded.
    pub(super) kana: String,
    pub(super) hired_on: Option<NaiveDate>,
    /// Code and name of the department as the row writes them.
    pub(super) department: (String, String),
    /// None when something in the row stops the import.
    pub(super) record: Option<StaffRecord>,
}

/// The records of the rows, one for each person, in the order of the file.
pub(super) fn settle(mut rows: Vec<Candidate>, findings: &mut Findings) -> Vec<StaffRecord> {
    let mut by_number: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        by_number.entry(row.number.clone()).or_default().push(index);
    }
    let mut left_out = BTreeSet::new();
    for (number, group) in by_number.iter().filter(|(_, group)| group.len() > 1) {
        settle_number(number, group, &mut rows, &mut left_out, findings);
        if findings.is_full() {
            break;
        }
    }
    let repeated: BTreeSet<usize> =
        by_number.into_values().filter(|group| group.len() > 1).flatten().collect();
    settle_namesakes(&rows, &repeated, &mut left_out, findings);
    let kept = rows.into_iter().enumerate().filter(|(index, _)| !left_out.contains(index));
    kept.filter_map(|(_, row)| row.record).collect()
}

/// Several rows of one number: who they are, and which of them counts.
fn settle_number(
    number: &str,
    group: &[usize],
    rows: &mut [Candidate],
    left_out: &mut BTreeSet<usize>,
    findings: &mut Findings,
) {
    left_out.extend(group);
    let of_group: Vec<&Candidate> = group.iter().filter_map(|index| rows.get(*index)).collect();
    let (Some(first), Some(last)) = (of_group.first(), of_group.last()) else { return };
    let same_person = of_group.iter().all(|row| is_same_person(first, row));
    let departments: BTreeSet<&str> = of_group.iter().map(|row| row.department.0.as_str()).collect();
    let names: BTreeSet<String> = of_group.iter().map(|row| without_blanks(&row.name)).collect();
    let lines: Vec<u32> = of_group.iter().map(|row| row.line).collect();
    let question = if same_person && departments.len() == of_group.len() {
        main_department(number, &of_group)
    } else if same_person && departments.len() == 1 && names.len() > 1 {
        spelling(number, &of_group)
    } else if !same_person && of_group.iter().any(|row| row.written != last.written) {
        lost_zeros(number, &of_group)
    } else {
        return reject_duplicates(number, &of_group, findings);
    };
    let kind = question.kind;
    let Some(answer) = findings.ask(&lines, question) else { return };
    let chosen = group.iter().copied().find(|index| {
        rows.get(*index).is_some_and(|row| match kind {
            QuestionKind::MainDepartment => row.department.0 == answer,
            _ => line_answer(row.line) == answer,
        })
    });
    let Some(chosen) = chosen else { return };
    left_out.remove(&chosen);
    if kind == QuestionKind::MainDepartment {
        hold_other_posts(group, chosen, rows);
    }
}

/// The main post with the departments of the other rows beside it.
fn hold_other_posts(group: &[usize], chosen: usize, rows: &mut [Candidate]) {
    let others = group.iter().filter(|index| **index != chosen);
    let posts: Vec<Option<String>> = others
        .map(|index| rows.get(*index)?.record.as_ref().map(|record| record.department_id.clone()))
        .collect();
    let Some(row) = rows.get_mut(chosen) else { return };
    match (posts.into_iter().collect::<Option<BTreeSet<String>>>(), row.record.as_mut()) {
        (Some(posts), Some(record)) => record.concurrent_ids.get_or_insert_default().extend(posts),
        // One of the posts cannot be read, which stops the import anyway.
        _ => row.record = None,
    }
}

fn main_department(number: &str, rows: &[&Candidate]) -> Question {
    let label = |row: &&Candidate| {
        let (code, name) = &row.department;
        (code.clone(), format!("{}行目の{code} {name}を主な所属とする", row.line))
    };
    Question {
        kind: QuestionKind::MainDepartment,
        id: format!("main-department:{number}"),
        sentence: format!(
            "職員番号{}の人が、所属の違う{}行にあります。どれを主な所属としますか。ほかは兼務として取り込みます。",
            quoted(number),
            rows.len()
        ),
        options: rows.iter().map(label).collect(),
    }
}

fn spelling(number: &str, rows: &[&Candidate]) -> Question {
    Question {
        kind: QuestionKind::SamePerson,
        id: format!("same-person:{number}"),
        sentence: format!(
            "職員番号{}の人が、字体の違う氏名で{}行にあります。同じ人なら、どちらの行を取り込みますか。別の人なら、番号を直してから、もう一度取り込んでください。",
            quoted(number),
            rows.len()
        ),
        options: line_options(rows),
    }
}

fn lost_zeros(number: &str, rows: &[&Candidate]) -> Question {
    let written: Vec<String> = rows.iter().map(|row| quoted(&row.written)).collect();
    Question {
        kind: QuestionKind::LostZeros,
        id: format!("lost-zeros:{number}"),
        sentence: format!(
            "職員番号{}は、桁をそろえるとどれも{}になり、重複しています。どの行がこの番号の人ですか。ほかの行は取り込みません。ほかの行の人も取り込むには、番号を直してください。",
            written.join("と"),
            quoted(number)
        ),
        options: line_options(rows),
    }
}

fn line_options(rows: &[&Candidate]) -> Vec<(String, String)> {
    let label = |row: &&Candidate| {
        (line_answer(row.line), format!("{}行目の{}を取り込む", row.line, quoted(&row.name)))
    };
    rows.iter().map(label).collect()
}

fn line_answer(line: u32) -> String {
    format!("line:{line}")
}

/// One person under two numbers, told by a name that differs only in the form of its letters.
fn settle_namesakes(
    rows: &[Candidate],
    repeated: &BTreeSet<usize>,
    left_out: &mut BTreeSet<usize>,
    findings: &mut Findings,
) {
    let mut groups: BTreeMap<(&str, NaiveDate), Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(index, _)| !repeated.contains(index)) {
        if let Some(hired_on) = row.hired_on {
            groups.entry((row.kana.as_str(), hired_on)).or_default().push(index);
        }
    }
    for group in groups.values().filter(|group| (2..=MOST_NAMESAKES).contains(&group.len())) {
        for (at, one) in group.iter().enumerate() {
            for other in group.iter().skip(at.saturating_add(1)) {
                let (Some(first), Some(second)) = (rows.get(*one), rows.get(*other)) else { continue };
                let differs = without_blanks(&first.name) != without_blanks(&second.name);
                if !differs || !is_same_person(first, second) {
                    continue;
                }
                match findings.ask(&[first.line, second.line], two_numbers(first, second)).as_deref() {
                    Some(number) if number == first.number => left_out.insert(*other),
                    Some(number) if number == second.number => left_out.insert(*one),
                    _ => false,
                };
            }
        }
    }
}

fn two_numbers(first: &Candidate, second: &Candidate) -> Question {
    let only =
        |row: &Candidate| (row.number.clone(), format!("同じ人。職員番号{}の行だけを取り込む", row.number));
    Question {
        kind: QuestionKind::SamePerson,
        id: format!("same-person:{}+{}", first.number, second.number),
        sentence: format!(
            "職員番号{}と{}は、氏名の字体だけが違い、フリガナと採用年月日が同じです。同じ人ですか。",
            quoted(&first.number),
            quoted(&second.number)
        ),
        options: vec![only(first), only(second), ("both".to_owned(), "別の人。両方を取り込む".to_owned())],
    }
}

fn is_same_person(one: &Candidate, other: &Candidate) -> bool {
    one.hired_on.is_some()
        && one.hired_on == other.hired_on
        && one.kana == other.kana
        && has_same_letters(&one.name, &other.name)
}

/// The same name in whatever form of its letters; 外字 may stand for any letter.
fn has_same_letters(one: &str, other: &str) -> bool {
    let (one, other) = (search_key(one), search_key(other));
    one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).all(|(a, b)| a == b || is_private_use(a) || is_private_use(b))
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Notes a number that several people carry, at each of the rows.
fn reject_duplicates(number: &str, rows: &[&Candidate], findings: &mut Findings) {
    for row in rows {
        let subject = if row.written == number {
            format!("職員番号{}が", quoted(number))
        } else {
            format!("職員番号{}は、桁をそろえると{}になり、", quoted(&row.written), quoted(number))
        };
        let sentence = format!(
            "{subject}{}と重複しています。どちらか一方を直してから、もう一度取り込んでください。",
            other_lines(rows.iter().map(|row| row.line), row.line)
        );
        findings.reject(Place::person(row.line, number), "duplicate-staff-number", &sentence);
    }
}

/// `15行目`, `15行目・18行目`; after the third only how many more.
pub(super) fn other_lines(lines: impl ExactSizeIterator<Item = u32>, line: u32) -> String {
    let all = lines.len();
    let others = lines.filter(|other| *other != line);
    let named: Vec<String> = others.take(3).map(|other| format!("{other}行目")).collect();
    match all.saturating_sub(4) {
        0 => named.join("・"),
        more => format!("{}ほか{more}行", named.join("・")),
    }
}
