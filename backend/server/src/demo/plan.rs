//! The training plan of the sample city: written, submitted, decided and carried out like any other.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use contract::plan::{
    PlanAudience, PlanDocument, PlanRow, PlanStep, PlanSubject, SavePlanDraft, TakePlanStep,
};
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::role::Grade;
use serde::Deserialize;

use crate::catalog;
use crate::catalog::publish::RequirementFacts;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::plan::{draft, steps};
use crate::session::CurrentUser;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    approver: String,
    office: String,
    note: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    course: Option<String>,
    #[serde(default)]
    event: String,
    #[serde(default)]
    grades: BTreeSet<Grade>,
    #[serde(default)]
    departments: Vec<String>,
    starts: (u32, u32),
    ends: (u32, u32),
    target: u32,
    /// Minutes of an event; a course has its own.
    #[serde(default)]
    minutes: u32,
    in_charge: String,
    purpose: String,
    #[serde(default)]
    notes: String,
}

/// What codes stand for.
struct Codes {
    /// Minutes of the published courses.
    minutes: BTreeMap<String, u32>,
    /// Ids of the departments in force.
    departments: BTreeMap<String, String>,
}

/// Puts the plan of the fiscal year of today in force, decided on its first day. Rows whose course is not published
/// stay out.
///
/// # Errors
/// The shipped file is broken, or the database refuses.
pub(super) fn carry_out(c: &mut Connection, hr: &CurrentUser, now: DateTime<Utc>) -> Result<(), Error> {
    let plan: Plan =
        toml::from_str(sample_city::PLAN).map_err(|error| Error::Internal(format!("plan: {error}")))?;
    let today = jst_date(now);
    let year = FiscalYear::containing(today);
    let codes = codes(c, &hr.tenant_id, today)?;
    let rows = plan.rows.into_iter().filter_map(|row| planned(row, year, &codes)).collect();
    draft::save(c, hr, year, &SavePlanDraft { revision: 0, document: PlanDocument { rows } }, now)?;
    let step = |step, of| TakePlanStep {
        step,
        of,
        approver: String::new(),
        office: String::new(),
        decided_on: None,
        note: String::new(),
    };
    steps::take(c, hr, year, &step(PlanStep::Submit, 1), now)?;
    let decision = TakePlanStep {
        approver: plan.approver,
        office: plan.office,
        decided_on: Some(year.first_day()),
        note: plan.note,
        ..step(PlanStep::Decide, 1)
    };
    steps::take(c, hr, year, &decision, now)?;
    steps::take(c, hr, year, &step(PlanStep::Start, 1), now)
}

fn codes(c: &mut Connection, tenant_id: &str, today: NaiveDate) -> Result<Codes, Error> {
    let mut minutes = BTreeMap::new();
    for (code, json) in catalog::store::requirement_facts(c, tenant_id)? {
        let facts: RequirementFacts = serde_json::from_str(&json)?;
        minutes.insert(code, facts.minutes);
    }
    let departments = organization::store::departments_on(c, tenant_id, today)?;
    Ok(Codes { minutes, departments: departments.into_iter().map(|row| (row.code, row.id)).collect() })
}

fn planned(row: Row, year: FiscalYear, codes: &Codes) -> Option<PlanRow> {
    let (subject, minutes) = match row.course {
        Some(code) => {
            let minutes = *codes.minutes.get(&code)?;
            (PlanSubject::Course { code }, minutes)
        }
        None => (PlanSubject::NewEvent { title: row.event }, row.minutes),
    };
    let departments = row.departments.iter().filter_map(|code| codes.departments.get(code).cloned());
    Some(PlanRow {
        id: String::new(),
        subject,
        audience: PlanAudience { grades: row.grades, department_ids: departments.collect() },
        starts_on: day_of(year, row.starts)?,
        ends_on: day_of(year, row.ends)?,
        target_percent: Some(row.target),
        in_charge: row.in_charge,
        minutes,
        purpose: row.purpose,
        notes: row.notes,
    })
}

/// The day of a fiscal year with this month and day.
fn day_of(year: FiscalYear, (month, day): (u32, u32)) -> Option<NaiveDate> {
    let first = year.first_day().year();
    NaiveDate::from_ymd_opt(if month < 4 { first.saturating_add(1) } else { first }, month, day)
}
