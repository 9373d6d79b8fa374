//! Who is who: the rows of a staff file against the people known. A staff number is found first; a number
//! that nobody has may be the new one of somebody who leaves with this file (D26, D27). Pure.

use std::collections::{BTreeMap, BTreeSet};

use contract::organization::{
    AnswerOption, ImportQuestion, MergedIdentity, NEW_PERSON, QuestionKind, RowFinding, SAME_PERSON,
};
use learning::era::format_date;
use learning::folding::search_key;
use learning::role::{EmploymentStatus, Grade};

use crate::organization::difference::KnownPerson;
use crate::organization::staff_file::StaffRecord;

/// Which person each row is.
#[derive(Debug, Default)]
pub struct Matching<'a> {
    /// Rows with the person they are; none for somebody new. Old rows of merged people are left out.
    pub rows: Vec<(&'a StaffRecord, Option<&'a KnownPerson>)>,
    /// New numbers that were recognised by themselves.
    pub merged: Vec<MergedIdentity>,
    /// New numbers that a person must decide.
    pub questions: Vec<ImportQuestion>,
    /// Rows whose number belongs to somebody of another name and another day of hiring.
    pub doubtful: Vec<RowFinding>,
}

/// Finds the people behind the rows. `keep` names people who do not leave although no row names them;
/// `department` names a department.
pub fn matching<'a>(
    known: &'a [KnownPerson],
    records: &'a [StaffRecord],
    answers: &BTreeMap<String, String>,
    keep: impl Fn(&KnownPerson) -> bool,
    department: impl Fn(&str) -> String,
) -> Matching<'a> {
    let mut by_number: BTreeMap<&str, Vec<&KnownPerson>> = BTreeMap::new();
    for person in known {
        by_number.entry(person.state.staff_number.as_str()).or_default().push(person);
    }
    let found =
        |record: &StaffRecord| by_number.get(record.staff_number.as_str()).and_then(|of| holder(of, record));
    let mut rows: Vec<(&StaffRecord, Option<&KnownPerson>)> =
        records.iter().map(|record| (record, found(record))).collect();
    let doubtful = rows.iter().filter_map(|(record, person)| doubt(record, (*person)?)).collect();
    let staying: BTreeSet<&str> = rows
        .iter()
        .filter(|(record, _)| record.status != EmploymentStatus::Retired)
        .filter_map(|(_, person)| person.map(|person| person.person_id.as_str()))
        .collect();
    let leaving: Vec<&KnownPerson> = known
        .iter()
        .filter(|person| person.state.status != EmploymentStatus::Retired)
        .filter(|person| !staying.contains(person.person_id.as_str()) && !keep(person))
        .collect();
    let mut search = Search::new(&leaving, &rows, answers);
    for (record, person) in &mut rows {
        if person.is_none() && record.status != EmploymentStatus::Retired {
            *person = search.person(record, &department);
        }
    }
    let Search { merged, questions, taken, .. } = search;
    rows.retain(|(record, person)| {
        let is_old_row = record.status == EmploymentStatus::Retired
            && person.is_some_and(|person| taken.contains(person.person_id.as_str()));
        !is_old_row
    });
    Matching { rows, merged, questions, doubtful }
}

/// Who has a number: somebody who has not left; of those who have, only the same person coming back, because
/// numbers are given again.
fn holder<'a>(people: &[&'a KnownPerson], record: &StaffRecord) -> Option<&'a KnownPerson> {
    let active = people.iter().find(|person| person.state.status != EmploymentStatus::Retired);
    let same =
        || people.iter().find(|person| name_key(&person.state.name, &person.state.kana) == key_of(record));
    active.or_else(same).copied()
}

/// Neither the name nor the day of hiring is that of who has the number: a mistake, or a number that was given
/// again on the day on which the other left.
fn doubt(record: &StaffRecord, person: &KnownPerson) -> Option<RowFinding> {
    let state = &person.state;
    let is_known = state.hired_on == record.hired_on
        || name_key(&state.name, &state.kana) == key_of(record)
        || state.title.is_empty();
    (!is_known).then(|| RowFinding {
        line: record.line,
        staff_number: record.staff_number.clone(),
        code: "another-person".to_owned(),
        message: format!(
            "{}行目 職員番号「{}」はこれまで「{}」の番号ですが、氏名も採用年月日も違います。このまま取り込むと、受講の記録を引き継ぎます。別の人なら、前の人の退職を先に取り込んでください。",
            record.line, record.staff_number, state.name
        ),
    })
}

fn name_key(name: &str, kana: &str) -> (String, String) {
    (search_key(name), search_key(kana))
}

fn key_of(record: &StaffRecord) -> (String, String) {
    name_key(&record.name, &record.kana)
}

struct Search<'a, 'b> {
    leaving: BTreeMap<(String, String), Vec<&'a KnownPerson>>,
    /// How many new rows have this name, reading and day of hiring.
    rivals: BTreeMap<((String, String), chrono::NaiveDate), usize>,
    answers: &'b BTreeMap<String, String>,
    taken: BTreeSet<&'a str>,
    merged: Vec<MergedIdentity>,
    questions: Vec<ImportQuestion>,
}

impl<'a, 'b> Search<'a, 'b> {
    fn new(
        leaving: &[&'a KnownPerson],
        rows: &[(&StaffRecord, Option<&KnownPerson>)],
        answers: &'b BTreeMap<String, String>,
    ) -> Search<'a, 'b> {
        let mut by_name: BTreeMap<(String, String), Vec<&'a KnownPerson>> = BTreeMap::new();
        for person in leaving {
            by_name.entry(name_key(&person.state.name, &person.state.kana)).or_default().push(person);
        }
        let mut rivals = BTreeMap::new();
        for (record, _) in rows.iter().filter(|(_, person)| person.is_none()) {
            let count: &mut usize = rivals.entry((key_of(record), record.hired_on)).or_default();
            *count = count.saturating_add(1);
        }
        Search {
            leaving: by_name,
            rivals,
            answers,
            taken: BTreeSet::new(),
            merged: Vec::new(),
            questions: Vec::new(),
        }
    }

    fn person(
        &mut self,
        record: &StaffRecord,
        department: &impl Fn(&str) -> String,
    ) -> Option<&'a KnownPerson> {
        let key = key_of(record);
        let candidates = self.leaving.get(&key).cloned().unwrap_or_default();
        let same_day: Vec<&KnownPerson> =
            candidates.iter().copied().filter(|person| person.state.hired_on == record.hired_on).collect();
        let rivals = self.rivals.get(&(key, record.hired_on)).copied().unwrap_or_default();
        let person = match same_day.as_slice() {
            [] if candidates.is_empty() => None,
            [person] if record.grade == Grade::G90 && person.state.grade == Grade::G90 && rivals == 1 => {
                self.merge(record, person)
            }
            _ => self.ask(record, &candidates, department),
        };
        if let Some(person) = person {
            self.taken.insert(&person.person_id);
        }
        person
    }

    /// A fiscal-year appointment goes on under a new number (D26), unless HR says otherwise.
    fn merge(&mut self, record: &StaffRecord, person: &'a KnownPerson) -> Option<&'a KnownPerson> {
        let (old, new) = (&person.state.staff_number, &record.staff_number);
        let question = format!("same-person-new-number:{old}+{new}");
        let rejected = self.answers.get(&question).is_some_and(|answer| answer == NEW_PERSON);
        self.merged.push(MergedIdentity {
            question,
            line: record.line,
            old_number: old.clone(),
            new_number: new.clone(),
            name: record.name.clone(),
            rejected,
        });
        (!rejected).then_some(person)
    }

    /// Somebody of the same name leaves: re-appointed (D27), or another person?
    fn ask(
        &mut self,
        record: &StaffRecord,
        candidates: &[&'a KnownPerson],
        department: &impl Fn(&str) -> String,
    ) -> Option<&'a KnownPerson> {
        let number = &record.staff_number;
        let id = format!("reappointment:{number}");
        let free: Vec<&KnownPerson> = candidates
            .iter()
            .copied()
            .filter(|person| !self.taken.contains(person.person_id.as_str()))
            .collect();
        let mut options: Vec<AnswerOption> = free
            .iter()
            .map(|person| AnswerOption {
                answer: person.state.staff_number.clone(),
                label: format!(
                    "同じ人（職員番号{} {} {}、{}採用）。受講の記録を引き継ぐ",
                    person.state.staff_number,
                    department(&person.state.department_id),
                    person.state.title,
                    format_date(person.state.hired_on)
                ),
            })
            .collect();
        options
            .push(AnswerOption {
                answer: NEW_PERSON.to_owned(), label: "別の人（新しい職員）".to_owned()
            });
        let answer =
            self.answers.get(&id).filter(|given| options.iter().any(|option| option.answer == **given));
        let person = answer
            .and_then(|answer| free.iter().find(|person| person.state.staff_number == *answer))
            .copied();
        self.questions.push(ImportQuestion {
            id,
            kind: QuestionKind::Reappointment,
            lines: vec![record.line],
            message: format!(
                "職員番号「{number}」は新しい番号ですが、氏名とフリガナが同じ人がこの名簿で退職になります。再任用などで番号が変わった同じ人ですか。"
            ),
            options,
            answer: answer.cloned(),
        });
        person
    }
}

/// Whether an answer to the question of a merged identity is one.
#[must_use]
pub fn is_merge_answer(answer: &str) -> bool {
    matches!(answer, SAME_PERSON | NEW_PERSON)
}
