//! 特定個人情報 研修出欠リスト: every person who handles specific personal information, what was attended when and in
//! which form, and why where nothing was.

use chrono::NaiveDate;
use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::wording;
use learning::deadline::{AssignmentState, assignment_state};
use learning::era::format_date;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column, rules_in_force};
use crate::documents::specific_facts::{self, Facts, Person};
use crate::error::Error;

/// Facts → content.
///
/// # Errors
/// The database refuses.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    let facts = specific_facts::load(c, asked)?;
    let mut content = of_facts(&facts, asked.as_of);
    content.notes.push(rules_in_force(c, asked)?);
    Ok(content)
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Occasion {
    course: String,
    form: String,
    day: Option<NaiveDate>,
    outcome: &'static str,
    reason: String,
}

const PRESENT: &str = "出席";
const ABSENT: &str = "欠席";
const NOT_YET: &str = "未受講";
const LEFT_OUT: &str = "対象外";

/// Facts → content. Pure.
#[must_use]
pub fn of_facts(facts: &Facts, as_of: NaiveDate) -> Content {
    let mut rows = Vec::new();
    let (mut present, mut not_yet, mut left_out) = (0_u32, 0_u32, 0_u32);
    for person in &facts.people {
        let occasions = occasions(facts, person, as_of);
        let has = |outcome: &str| occasions.iter().any(|occasion| occasion.outcome == outcome);
        // A person counts once: as not yet, while any of the courses is.
        let count = match () {
            () if has(NOT_YET) => &mut not_yet,
            () if has(LEFT_OUT) => &mut left_out,
            () => &mut present,
        };
        *count = count.saturating_add(1);
        rows.extend(occasions.into_iter().map(|occasion| line(person, occasion)));
    }
    let all = present.saturating_add(not_yet);
    let summary = Table {
        caption: "出欠の集計".to_owned(),
        columns: vec![
            column("対象者（人）", ColumnKind::Number, 13),
            column("受講済（人）", ColumnKind::Number, 13),
            column("未受講（人）", ColumnKind::Number, 13),
            column("受講率", ColumnKind::Number, 9),
            column("対象外（人）", ColumnKind::Number, 13),
        ],
        rows: vec![vec![
            CellValue::count(all),
            CellValue::count(present),
            CellValue::count(not_yet),
            CellValue::Rate { numerator: present, denominator: all },
            CellValue::count(left_out),
        ]],
        totals: None,
    };
    let list = Table {
        caption: "研修出欠リスト".to_owned(),
        columns: vec![
            column("職員番号", ColumnKind::Text, 10),
            column("氏名", ColumnKind::Text, 16),
            column("所属", ColumnKind::Text, 20),
            column("職名", ColumnKind::Text, 14),
            column("研修", ColumnKind::Text, 34),
            column("形態", ColumnKind::Text, 12),
            column("実施日", ColumnKind::Date, 18),
            column("出欠", ColumnKind::Text, 8),
            column("理由", ColumnKind::Text, 34),
        ],
        rows,
        totals: None,
    };
    Content {
        population: format!("対象は、特定個人情報を取り扱う職員{}人です。", facts.people.len()),
        landscape: true,
        sections: vec![
            Section { heading: "集計".to_owned(), paragraphs: Vec::new(), tables: vec![summary] },
            Section { heading: "出欠".to_owned(), paragraphs: Vec::new(), tables: vec![list] },
        ],
        notes: vec![
            "対象者：基準日に「特定個人情報取扱者」の属性のある職員と、この年度に対象の研修を業務前の必須として割り当てられた職員です。所属と職名は基準日のものです。".to_owned(),
            "出席：eラーニングの修了、集合研修・説明会への出席、所外で受けた研修（充当）です。欠席：申し込んだ集合研修・説明会への欠席です。".to_owned(),
            "対象外：休職・育児休業・派遣（出）・退職の職員と、免除・停止などで求められていない職員です。受講率の分母に入れていません。".to_owned(),
            "受講率：受講済÷対象者。小数第2位以下を切り捨てています。".to_owned(),
        ],
    }
}

fn line(person: &Person, occasion: Occasion) -> Vec<CellValue> {
    vec![
        CellValue::text(&person.staff_number),
        CellValue::text(&person.name),
        CellValue::text(&person.department),
        CellValue::text(&person.title),
        CellValue::text(occasion.course),
        CellValue::text(occasion.form),
        CellValue::day(occasion.day),
        CellValue::text(occasion.outcome),
        CellValue::text(occasion.reason),
    ]
}

/// What a person attended or did not, course by course, in order of time; at least one line for each course.
fn occasions(facts: &Facts, person: &Person, as_of: NaiveDate) -> Vec<Occasion> {
    let mut all = Vec::new();
    for (code, title) in &facts.courses {
        let course = format!("{code} {title}");
        let mut own = attended(facts, person, code, &course, as_of);
        if !own.iter().any(|occasion| occasion.outcome == PRESENT) {
            own.push(missing(person, code, &course, as_of));
        }
        own.sort_by_key(|occasion| occasion.day.unwrap_or(NaiveDate::MAX));
        all.extend(own);
    }
    all
}

fn attended(facts: &Facts, person: &Person, code: &str, course: &str, as_of: NaiveDate) -> Vec<Occasion> {
    let occasion = |form: &str, day, outcome, reason: &str| Occasion {
        course: course.to_owned(),
        form: form.to_owned(),
        day: Some(day),
        outcome,
        reason: reason.to_owned(),
    };
    let mut own = Vec::new();
    for duty in person.duties.iter().filter(|duty| duty.course_code == code) {
        if let Some(day) = duty.facts.completed_on.filter(|day| *day <= as_of) {
            own.push(occasion("eラーニング", day, PRESENT, ""));
        }
    }
    for (_, form, day) in person.credits.iter().filter(|(credited, ..)| credited == code) {
        own.push(occasion(form, *day, PRESENT, ""));
    }
    for session in facts.sessions.iter().filter(|session| session.subject == code && session.day <= as_of) {
        // What counts as a completion is among the credits.
        let mut written =
            session.people.iter().filter(|row| row.person_id == person.person_id && !row.credited);
        if let Some(row) = written.next() {
            let outcome = if row.present { PRESENT } else { ABSENT };
            own.push(occasion(wording::events::form(session.form), session.day, outcome, &row.reason));
        }
    }
    own
}

fn missing(person: &Person, code: &str, course: &str, as_of: NaiveDate) -> Occasion {
    let duty = person.duties.iter().find(|duty| duty.course_code == code);
    let (outcome, reason) = match (person.away, duty) {
        (Some(away), _) => (LEFT_OUT, away.to_owned()),
        (None, None) => (NOT_YET, "この年度の割当てがありません。".to_owned()),
        (None, Some(duty)) => {
            let state = assignment_state(&duty.facts, as_of);
            let due = format_date(duty.facts.due_on);
            match state {
                AssignmentState::Exempt
                | AssignmentState::Suspended
                | AssignmentState::Credited
                | AssignmentState::NotRequired => (LEFT_OUT, wording::state(state).to_owned()),
                _ => (NOT_YET, format!("{}（受講期限 {due}）", wording::state(state))),
            }
        }
    };
    Occasion { course: course.to_owned(), form: String::new(), day: None, outcome, reason }
}
