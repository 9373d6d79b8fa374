//! 特定個人情報 研修計画, with the items of the training plan form for municipalities (様式第2号): what is taught, to
//! whom, when, in which way and by whom, and how far it is.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contract::documents::{CellValue, ColumnKind, Section, Table};
use contract::plan::PlanSubject;
use contract::wording;
use learning::event::EventSessionState;

use crate::catalog;
use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::build::{Content, column, rules_in_force};
use crate::documents::figure_columns;
use crate::documents::plan::version_title;
use crate::documents::specific_facts::{self, Facts};
use crate::error::Error;
use crate::plan::{self, PlanInForce};
use crate::reporting::figures::{self, Cell, Cut, Question};

/// Facts → content.
///
/// # Errors
/// The database refuses.
pub fn content(c: &mut Connection, asked: &Asked) -> Result<Content, Error> {
    let tenant_id = asked.tenant_id();
    let facts = specific_facts::load(c, asked)?;
    let plan = plan::in_force(c, tenant_id, asked.year, asked.as_of)?;
    let codes: BTreeSet<String> = facts.courses.iter().map(|(code, _)| code.clone()).collect();
    let question = Question { courses: Cut::Of(codes), ..Question::whole(asked.year, asked.as_of) };
    let figures = figures::figures(c, tenant_id, &question, asked.today)?;
    let mut lines = Vec::new();
    for (code, title) in &facts.courses {
        let figure = figures.get(&Cell { course_code: code.clone(), ..Cell::default() }).copied();
        let (contents, minutes) = material(c, asked, code)?;
        let rows = planned(plan.as_ref(), code);
        let terms = if rows.is_empty() { vec![term(&facts, code)] } else { rows };
        for (from, until, in_charge) in terms {
            lines.push(Line {
                name: format!("{code} {title}"),
                contents: contents.clone(),
                way: "eラーニング".to_owned(),
                from,
                until,
                minutes,
                in_charge,
                result: figure.map(|figure| (figure.numerator(), figure.denominator())),
            });
        }
    }
    lines.extend(sessions(&facts));
    let mut notes = vec![
        "対象者：「特定個人情報取扱者」の属性のある職員と、この年度に対象の研修を業務前の必須として割り当てられた職員です。"
            .to_owned(),
    ];
    notes.extend(figure_columns::notes(asked.as_of));
    notes.push(rules_in_force(c, asked)?);
    Ok(Content {
        population: format!("対象は、特定個人情報を取り扱う職員{}人です。", facts.people.len()),
        landscape: true,
        sections: vec![Section {
            heading: "研修計画".to_owned(),
            paragraphs: vec![source(plan.as_ref())],
            tables: vec![table(&lines, facts.people.len())],
        }],
        notes,
    })
}

struct Line {
    name: String,
    contents: String,
    way: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    minutes: u32,
    in_charge: String,
    result: Option<(u32, u32)>,
}

fn source(plan: Option<&PlanInForce>) -> String {
    match plan {
        Some(plan) => format!("時期と担当は、研修計画（{}）によります。", version_title(plan.change)),
        None => "決定された研修計画がないため、時期は割当ての期間から示しています。".to_owned(),
    }
}

/// First and last day and who is in charge, of each row of the plan that holds the course.
fn planned(plan: Option<&PlanInForce>, course: &str) -> Vec<(Option<NaiveDate>, Option<NaiveDate>, String)> {
    let rows = plan.into_iter().flat_map(|plan| &plan.document.rows);
    let rows = rows.filter(|row| matches!(&row.subject, PlanSubject::Course { code } if code == course));
    rows.map(|row| (Some(row.starts_on), Some(row.ends_on), row.in_charge.clone())).collect()
}

/// From the first day on which anybody can take the course to the last on which anybody has to.
fn term(facts: &Facts, course: &str) -> (Option<NaiveDate>, Option<NaiveDate>, String) {
    let duties = || {
        let all = facts.people.iter().flat_map(|person| &person.duties);
        all.filter(|duty| duty.course_code == course)
    };
    let first = duties().map(|duty| duty.facts.opens_on).min();
    (first, duties().map(|duty| duty.facts.due_on).max(), String::new())
}

/// What a course teaches, and its minutes; nothing while it is not published.
fn material(c: &mut Connection, asked: &Asked, code: &str) -> Result<(String, u32), Error> {
    let newest = catalog::store::newest(c, asked.tenant_id())?.into_iter().find(|row| row.code == code);
    let Some(newest) = newest else { return Ok((String::new(), 0)) };
    let course = asked.source.shelf.take(c, asked.tenant_id(), &newest.id)?;
    let objectives: Vec<&str> = course.objectives.iter().map(|objective| objective.text.as_str()).collect();
    Ok((objectives.join("、"), course.minutes))
}

fn sessions(facts: &Facts) -> impl Iterator<Item = Line> {
    facts.sessions.iter().filter(|session| session.state != EventSessionState::Cancelled).map(|session| {
        let present = session.people.iter().filter(|row| row.present).count();
        let written = session.people.len();
        let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Line {
            name: session.title.clone(),
            contents: session.subject.clone(),
            way: format!("{}（{}）", wording::events::form(session.form), session.place),
            from: Some(session.day),
            until: Some(session.day),
            minutes: session.minutes,
            in_charge: session.trainer.clone(),
            result: (written > 0).then(|| (counted(present), counted(written))),
        }
    })
}

fn table(lines: &[Line], people: usize) -> Table {
    let columns = vec![
        column("番号", ColumnKind::Number, 6),
        column("研修の名称", ColumnKind::Text, 34),
        column("研修の内容", ColumnKind::Text, 44),
        column("対象者", ColumnKind::Text, 22),
        column("対象者数（人）", ColumnKind::Number, 15),
        column("始期", ColumnKind::Date, 18),
        column("終期", ColumnKind::Date, 18),
        column("実施方法", ColumnKind::Text, 20),
        column("時間（分）", ColumnKind::Number, 11),
        column("担当・講師", ColumnKind::Text, 16),
        column("実施済（件）", ColumnKind::Number, 13),
        column("対象（件）", ColumnKind::Number, 11),
        column("実施率", ColumnKind::Number, 9),
    ];
    let people = i64::try_from(people).unwrap_or(i64::MAX);
    let rows = (1_i64..).zip(lines).map(|(number, line)| {
        let part = |pick: fn((u32, u32)) -> u32| {
            line.result.map_or(CellValue::Empty, |result| CellValue::count(pick(result)))
        };
        vec![
            CellValue::Integer(number),
            CellValue::text(&line.name),
            CellValue::text(&line.contents),
            CellValue::text("特定個人情報取扱者"),
            CellValue::Integer(people),
            CellValue::day(line.from),
            CellValue::day(line.until),
            CellValue::text(&line.way),
            CellValue::Minutes(line.minutes),
            CellValue::text(&line.in_charge),
            part(|(done, _)| done),
            part(|(_, of)| of),
            line.result.map_or(CellValue::Empty, |(numerator, denominator)| CellValue::Rate {
                numerator,
                denominator,
            }),
        ]
    });
    Table {
        caption: "特定個人情報研修計画".to_owned(), columns, rows: rows.collect(), totals: None
    }
}
