//! From 立案 to 評価: each step once it is allowed, appended with who recorded it.

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::plan::{PlanDocument, PlanState, PlanStep, TakePlanStep};
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::plan::{LONGEST_TEXT, PlanFinding, check, next};

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::plan::names::Names;
use crate::plan::standing::{self, Version};
use crate::plan::store::{self, DraftRow, StepRow, VersionRow};
use crate::plan::{draft, evaluation};
use crate::session::CurrentUser;

/// Who takes a step, in which fiscal year, and when.
struct Taking<'a> {
    user: &'a CurrentUser,
    year: FiscalYear,
    body: &'a TakePlanStep,
    now: DateTime<Utc>,
}

/// Takes a step.
///
/// # Errors
/// Conflict when the draft or version is not the one that was looked at, or the step does not follow; what the step
/// needs and does not have.
pub fn take(
    c: &mut Connection,
    user: &CurrentUser,
    year: FiscalYear,
    body: &TakePlanStep,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    draft::take_turn_of(c, &user.tenant_id, year)?;
    if body.note.chars().count() > LONGEST_TEXT {
        return Err(Error::field("note", "too-long"));
    }
    let taking = Taking { user, year, body, now };
    let versions = standing::versions(c, &user.tenant_id, year)?;
    match body.step {
        PlanStep::Submit => submit(c, &taking, &versions),
        PlanStep::Return => give_back(c, &taking, &versions),
        PlanStep::Decide => decide(c, &taking, &versions),
        PlanStep::Start => start(c, &taking, &versions),
        PlanStep::Evaluate => finish(c, &taking, &versions),
    }
}

impl Taking<'_> {
    fn today(&self) -> NaiveDate {
        jst_date(self.now)
    }

    /// The version that the caller means, if the step follows from where it stands.
    fn version<'v>(&self, versions: &'v [Version]) -> Result<&'v Version, Error> {
        let version = versions.iter().find(|version| version.row.number == self.body.of);
        let version = version.ok_or(Error::Refused(ErrorCode::NotFound))?;
        let latest = versions.last().is_some_and(|last| last.row.number == version.row.number)
            || standing::latest_in_force(versions)
                .is_some_and(|in_force| in_force.row.number == version.row.number);
        if latest && next(version.state, self.body.step).is_some() {
            Ok(version)
        } else {
            Err(Error::Refused(ErrorCode::Conflict))
        }
    }

    fn step(&self, number: i32, sequence: usize, step: PlanStep) -> StepRow {
        StepRow {
            tenant_id: self.user.tenant_id.clone(),
            fiscal_year: self.year.0,
            number,
            sequence: i32::try_from(sequence).unwrap_or(i32::MAX).saturating_add(1),
            step: step.as_str().to_owned(),
            approver: String::new(),
            office: String::new(),
            held_on: self.today(),
            note: self.body.note.trim().to_owned(),
            recorded_by: self.user.staff_number.clone(),
            recorded_at: self.now,
        }
    }

    fn append(&self, c: &mut Connection, row: &StepRow) -> Result<(), Error> {
        store::insert_step(c, row)?;
        let target = format!("{} version {}: {}", self.year.0, row.number, row.step);
        audit::store::append(c, &Entry::by(self.user, self.now, Action::PlanStepTaken, target))
    }

    fn findings(&self, c: &mut Connection, document: &str) -> Result<Vec<PlanFinding>, Error> {
        let document: PlanDocument = serde_json::from_str(document)?;
        let names = Names::load(c, &self.user.tenant_id, self.year, self.today())?;
        Ok(check(&document, self.year, &names.known()))
    }
}

/// 立案 → 審議: the draft becomes a version.
fn submit(c: &mut Connection, taking: &Taking<'_>, versions: &[Version]) -> Result<(), Error> {
    let tenant_id = taking.user.tenant_id.as_str();
    let stored = store::draft(c, tenant_id, taking.year)?.filter(|row| row.underway);
    let row = stored.ok_or(Error::Refused(ErrorCode::Conflict))?;
    if row.revision != taking.body.of || standing::in_review(versions).is_some() {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let document: PlanDocument = serde_json::from_str(&row.document)?;
    let names = Names::load(c, tenant_id, taking.year, taking.today())?;
    if check(&document, taking.year, &names.known()).iter().any(|found| found.problem.stops_review()) {
        return Err(Error::field("rows", "has-findings"));
    }
    let number = versions.last().map_or(1, |version| version.row.number.saturating_add(1));
    store::insert_version(
        c,
        &VersionRow {
            tenant_id: tenant_id.to_owned(),
            fiscal_year: taking.year.0,
            number,
            document: row.document.clone(),
            labels: serde_json::to_string(&names.labels_of(&document))?,
            reason: row.reason.clone(),
            made_by: taking.user.staff_number.clone(),
            made_at: taking.now,
        },
    )?;
    taking.append(c, &taking.step(number, 0, PlanStep::Submit))?;
    store::save_draft(c, &DraftRow { underway: false, ..row })
}

/// 審議 → 立案, with a reason. The version stays as it was returned; the draft is written again.
fn give_back(c: &mut Connection, taking: &Taking<'_>, versions: &[Version]) -> Result<(), Error> {
    let version = taking.version(versions)?;
    draft::text("note", &taking.body.note)?;
    taking.append(c, &taking.step(version.row.number, version.steps.len(), PlanStep::Return))?;
    let row = store::draft(c, &taking.user.tenant_id, taking.year)?;
    let row = row.ok_or_else(|| Error::Internal("a version without a draft".to_owned()))?;
    let revision = row.revision.saturating_add(1);
    store::save_draft(c, &DraftRow { underway: true, revision, ..row })
}

/// 審議 → 決定. A change of a plan that is carried out is carried out at once.
fn decide(c: &mut Connection, taking: &Taking<'_>, versions: &[Version]) -> Result<(), Error> {
    let version = taking.version(versions)?;
    let approver = draft::text("approver", &taking.body.approver)?;
    let office = draft::text("office", &taking.body.office)?;
    let before = standing::latest_in_force(versions);
    let held_on = decision_day(taking, before)?;
    if !taking.findings(c, &version.row.document)?.is_empty() {
        return Err(Error::field("rows", "has-findings"));
    }
    let (number, sequence) = (version.row.number, version.steps.len());
    let row = StepRow { approver, office, held_on, ..taking.step(number, sequence, PlanStep::Decide) };
    taking.append(c, &row)?;
    if before.is_some_and(|version| version.state == PlanState::Running) {
        let note = "実施中の計画の変更".to_owned();
        let next = taking.step(number, sequence.saturating_add(1), PlanStep::Start);
        taking.append(c, &StepRow { note, ..next })?;
    }
    Ok(())
}

/// The day of the decision: not in the future, and not before that of the version that it takes the place of.
fn decision_day(taking: &Taking<'_>, before: Option<&Version>) -> Result<NaiveDate, Error> {
    let day = taking.body.decided_on.ok_or_else(|| Error::field("decided_on", "required"))?;
    if day > taking.today() {
        return Err(Error::field("decided_on", "in-future"));
    }
    if before.and_then(Version::decision).is_some_and(|decision| day < decision.held_on) {
        return Err(Error::field("decided_on", "before-version"));
    }
    Ok(day)
}

/// 決定 → 実施, not before the fiscal year begins.
fn start(c: &mut Connection, taking: &Taking<'_>, versions: &[Version]) -> Result<(), Error> {
    let version = taking.version(versions)?;
    if taking.today() < taking.year.first_day() {
        return Err(Error::field("step", "too-early"));
    }
    taking.append(c, &taking.step(version.row.number, version.steps.len(), PlanStep::Start))
}

/// 実施 → 評価, once every row is evaluated and no change is under way.
fn finish(c: &mut Connection, taking: &Taking<'_>, versions: &[Version]) -> Result<(), Error> {
    let version = taking.version(versions)?;
    let tenant_id = taking.user.tenant_id.as_str();
    let writing = store::draft(c, tenant_id, taking.year)?.is_some_and(|row| row.underway);
    if writing || standing::in_review(versions).is_some() {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let document: PlanDocument = serde_json::from_str(&version.row.document)?;
    if !evaluation::left(c, tenant_id, taking.year, &document)?.is_empty() {
        return Err(Error::field("evaluations", "missing"));
    }
    taking.append(c, &taking.step(version.row.number, version.steps.len(), PlanStep::Evaluate))
}
