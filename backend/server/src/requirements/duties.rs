//! Every duty of one person in full, for HR; and the choices of a person for the learner's page.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::error::ErrorCode;
use contract::requirements::{
    ChoiceCourse, ChoiceRow as ChoiceView, CourseChosen, DutyChange, DutyRow as DutyView, PersonDuties,
};
use learning::deadline::{DutyFacts, assignment_state};
use learning::derivation::{self, Standing};
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::assignments;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger;
use crate::requirements::audience::Names;
use crate::requirements::causes::{self, CauseNames};
use crate::requirements::derive::{self, Change, Run};
use crate::requirements::store::{self, ChoiceRow, DutyRow};
use crate::requirements::world;
use crate::session::CurrentUser;

fn standing(text: &str) -> Result<Standing, Error> {
    Standing::parse(text).ok_or_else(|| Error::Internal(format!("standing {text}")))
}

/// Everything about the duties of a person.
///
/// # Errors
/// Not found when the ledger does not know the person today.
pub fn of_person(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    person_id: &str,
    now: DateTime<Utc>,
) -> Result<PersonDuties, Error> {
    let today = jst_date(now);
    let timelines = ledger::timelines(c, tenant_id, Some(&[person_id]))?;
    let state = timelines
        .get(person_id)
        .and_then(|timeline| timeline.state_on(today))
        .ok_or(Error::Refused(ErrorCode::NotFound))?;
    let rows = store::duties(c, tenant_id, Some(&[person_id]))?;
    let ids: Vec<String> = rows.iter().map(|(row, _)| row.id.clone()).collect();
    let names = causes::names(c, tenant_id, &ids)?;
    let id_refs: Vec<&str> = ids.iter().map(String::as_str).collect();
    let begun: Vec<String> = assignments::store::enrollments_of(c, tenant_id, &id_refs)?
        .into_iter()
        .map(|row| row.assignment_id)
        .collect();
    let mut changes: HashMap<String, Vec<DutyChange>> = HashMap::new();
    for row in store::changes_of(c, tenant_id, person_id)? {
        let change: Change = serde_json::from_str(&row.change)?;
        changes.entry(row.assignment_id).or_default().push(DutyChange {
            at: row.at,
            trigger: row.trigger_text,
            before: change.before,
            after: change.after,
            due_before: change.due_before,
            due_after: change.due_after,
        });
    }
    let mut duties = Vec::new();
    for (row, completed_on) in rows {
        let facts = DutyFacts {
            standing: standing(&row.standing)?,
            opens_on: row.opens_on,
            due_on: row.due_on,
            grace_days: u32::try_from(row.grace_days).unwrap_or(0),
            started: begun.contains(&row.id),
            completed_on,
        };
        let open = completed_on.is_none() && facts.standing == Standing::Required;
        duties.push(DutyView {
            course_title: names.title(&row.course_code),
            fiscal_year: FiscalYear(row.fiscal_year),
            state: assignment_state(&facts, today),
            standing_since: row.standing_since,
            due_on: row.due_on,
            completed_on,
            ends_before_due: state.ends_on.filter(|ends_on| open && *ends_on < row.due_on),
            causes: names.causes(&row.causes)?,
            changes: changes.remove(&row.id).unwrap_or_default(),
            assignment_id: row.id,
            course_code: row.course_code,
        });
    }
    duties.sort_by(|a, b| {
        let key = |duty: &DutyView| (std::cmp::Reverse(duty.fiscal_year), duty.due_on);
        key(a).cmp(&key(b)).then_with(|| a.course_code.cmp(&b.course_code))
    });
    Ok(PersonDuties {
        person: Names::load(c, tenant_id, today)?.person(person_id, state),
        attributes: state.attributes.iter().copied().collect(),
        choices: choices(c, shelf, tenant_id, person_id, &names)?,
        duties,
    })
}

/// The choices (選択必修) of a person.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn choices(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    person_id: &str,
    names: &CauseNames,
) -> Result<Vec<ChoiceView>, Error> {
    let rows = store::choices_of(c, tenant_id, person_id)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let duties = store::duties(c, tenant_id, Some(&[person_id]))?;
    let published = world::courses(c, shelf, tenant_id)?;
    rows.into_iter()
        .map(|row| {
            let courses: Vec<String> = serde_json::from_str(&row.courses)?;
            let courses = courses.into_iter().filter_map(|code| {
                let minutes = published.get(&code)?.minutes;
                Some(choice_course(code, minutes, row.fiscal_year, &duties, names))
            });
            let courses = courses.collect();
            choice_view(row, courses, names)
        })
        .collect()
}

fn choice_course(
    code: String,
    minutes: u32,
    fiscal_year: i32,
    duties: &[(DutyRow, Option<chrono::NaiveDate>)],
    names: &CauseNames,
) -> ChoiceCourse {
    let chosen = duties.iter().find(|(duty, _)| duty.course_code == code && duty.fiscal_year == fiscal_year);
    ChoiceCourse {
        title: names.title(&code),
        minutes,
        assignment_id: chosen.map(|(duty, _)| duty.id.clone()),
        code,
    }
}

fn choice_view(row: ChoiceRow, courses: Vec<ChoiceCourse>, names: &CauseNames) -> Result<ChoiceView, Error> {
    let cause: derivation::Cause = serde_json::from_str(&row.causes)?;
    let label = match &cause.source {
        derivation::Source::Rule { label, .. } => label.clone(),
        _ => String::new(),
    };
    let cause = names.cause(&cause).ok_or_else(|| Error::Internal("a choice without a rule".to_owned()))?;
    Ok(ChoiceView {
        id: row.id,
        label,
        fiscal_year: FiscalYear(row.fiscal_year),
        needed: u32::try_from(row.needed).unwrap_or(0),
        done: u32::try_from(row.done).unwrap_or(0),
        due_on: row.due_on,
        standing: standing(&row.standing)?,
        cause,
        courses,
    })
}

/// The learner chooses a course of a choice: from now on it is a duty of its own.
///
/// # Errors
/// Not found when it is not the person's choice or the course is none of it; conflict when the choice does not
/// count any more.
pub fn choose(
    c: &mut Connection,
    shelf: &Shelf,
    user: &CurrentUser,
    choice_id: &str,
    course_code: &str,
    now: DateTime<Utc>,
) -> Result<CourseChosen, Error> {
    let tenant_id = user.tenant_id.as_str();
    let choice = store::choice_of(c, tenant_id, &user.person_id, choice_id)?;
    let courses: Vec<String> = serde_json::from_str(&choice.courses)?;
    if !courses.iter().any(|code| code == course_code) {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    if choice.standing != Standing::Required.as_str() {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    store::select_course(c, &choice, course_code, now)?;
    let run = Run { tenant_id, now, trigger: "選択必修の選択" };
    derive::refresh(c, shelf, run, Some(&[user.person_id.as_str()]))?;
    let duties = store::duties(c, tenant_id, Some(&[user.person_id.as_str()]))?;
    let chosen = duties
        .into_iter()
        .find(|(duty, _)| duty.course_code == course_code && duty.fiscal_year == choice.fiscal_year);
    let (duty, _) = chosen.ok_or(Error::Refused(ErrorCode::Conflict))?;
    Ok(CourseChosen { assignment_id: duty.id })
}
