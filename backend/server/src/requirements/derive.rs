//! Deriving: the pure function over the facts of the database, and its result written back.
//!
//! Called in the transaction of every fact that can change a duty, at every turn of the day, and — without
//! writing — for every preview.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use contract::requirements::DutyDifference;
use learning::curriculum::Content;
use learning::derivation::{Derived, Duty, KnownDuty, Standing, World, derive};
use learning::fiscal_year::{FiscalYear, jst_date};
use serde::{Deserialize, Serialize};

use crate::assignments;
use crate::clock;
use crate::database::dialect::{self, Connection};
use crate::error::Error;
use crate::reporting::recount::recount;
use crate::requirements::facts::{self, Known};
use crate::requirements::store::{self, ChoiceRow, DutyRow, NewChange, NewDuty};
use crate::requirements::world;

/// Who, where, when and why a derivation runs.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// Organisation.
    pub tenant_id: &'a str,
    /// Now.
    pub now: DateTime<Utc>,
    /// What set it off, in Japanese, for the log of changes.
    pub trigger: &'a str,
}

/// How one duty changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Standing before; none for a new duty.
    pub before: Option<Standing>,
    /// Standing after.
    pub after: Standing,
    /// Due date before.
    pub due_before: Option<NaiveDate>,
    /// Due date after.
    pub due_after: NaiveDate,
}

/// One changed duty.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    pub person_id: String,
    pub duty: Duty,
    pub change: Change,
    /// The row behind it; none for a new duty.
    row: Option<DutyRow>,
}

impl Changed {
    /// Adds this change to the counts.
    pub(super) fn count(&self, difference: &mut DutyDifference) {
        let Change { before, after, due_before, due_after } = &self.change;
        let count = match (before, after) {
            (before, Standing::Required) if *before != Some(Standing::Required) => &mut difference.gained,
            (before, Standing::NotRequired) if *before != Some(Standing::NotRequired) => {
                &mut difference.no_longer_required
            }
            (before, Standing::Credited) if *before != Some(Standing::Credited) => &mut difference.credited,
            (before, Standing::Suspended | Standing::Exempt) if before.as_ref() != Some(after) => {
                &mut difference.suspended
            }
            _ if due_before.is_some_and(|before| before != *due_after) => &mut difference.due_moved,
            _ => return,
        };
        *count = count.saturating_add(1);
    }
}

/// The result for many people.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub changed: Vec<Changed>,
    choices: BTreeMap<String, Derived>,
    /// Completed duties that came out different: a defect, counted and never written.
    pub completions_changed: u32,
}

impl Outcome {
    /// The counts.
    pub(super) fn difference(&self) -> DutyDifference {
        let mut difference =
            DutyDifference { completions_changed: self.completions_changed, ..DutyDifference::default() };
        self.changed.iter().for_each(|changed| changed.count(&mut difference));
        difference
    }
}

/// Derives for all these people and compares with what is kept.
pub(super) fn compute(world: &World, known: BTreeMap<String, Known>, today: NaiveDate) -> Outcome {
    let mut outcome = Outcome::default();
    let rules = world.versions.iter().flat_map(|version| &version.curriculum.rules);
    let any_choice = rules.into_iter().any(|rule| matches!(rule.content, Content::Choice { .. }));
    for (person_id, person) in known {
        let derived = derive(world, &person.facts, today);
        let mut rows: HashMap<(String, i32), (DutyRow, KnownDuty)> = person
            .rows
            .into_iter()
            .zip(person.facts.duties)
            .map(|(row, duty)| ((row.course_code.clone(), row.fiscal_year), (row, duty)))
            .collect();
        for duty in &derived.duties {
            let row = rows.remove(&(duty.course.clone(), duty.fiscal_year.0));
            outcome.take(&person_id, duty.clone(), row);
        }
        if any_choice {
            outcome.choices.insert(person_id, derived);
        }
    }
    outcome
}

impl Outcome {
    fn take(&mut self, person_id: &str, duty: Duty, row: Option<(DutyRow, KnownDuty)>) {
        let change = |before: Option<&KnownDuty>| Change {
            before: before.map(|known| known.standing),
            after: duty.standing,
            due_before: before.map(|known| known.due_on),
            due_after: duty.due_on,
        };
        let (change, row) = match row {
            None => (change(None), None),
            Some((row, known)) => {
                let grace = i32::try_from(duty.grace_days).unwrap_or(i32::MAX);
                let same = known.standing == duty.standing
                    && known.due_on == duty.due_on
                    && known.causes == duty.causes
                    && row.opens_on == duty.opens_on
                    && row.grace_days == grace
                    && row.gate == duty.gate;
                if same {
                    return;
                }
                if known.completed_on.is_some() {
                    let differs = known.standing != duty.standing || known.due_on != duty.due_on;
                    self.completions_changed = self.completions_changed.saturating_add(u32::from(differs));
                    return;
                }
                (change(Some(&known)), Some(row))
            }
        };
        self.changed.push(Changed { person_id: person_id.to_owned(), duty, change, row });
    }
}

/// Lets one transaction at a time decide about the duties of an organisation, so that no fact that was recorded
/// meanwhile is left out and no duty is made twice. Whoever takes other turns as well takes this one last.
///
/// # Errors
/// The database refuses.
pub fn take_turn(c: &mut Connection, tenant_id: &str) -> Result<(), Error> {
    Ok(dialect::take_turn(c, &format!("duties/{tenant_id}"))?)
}

/// Derives the duties of these people, or of everybody, and writes what changed, in the caller's transaction.
///
/// # Errors
/// The database refuses; then nothing is written.
pub fn refresh(c: &mut Connection, run: Run<'_>, people: Option<&[&str]>) -> Result<DutyDifference, Error> {
    take_turn(c, run.tenant_id)?;
    let world = world::load(c, run.tenant_id)?;
    let known = facts::load(c, run.tenant_id, people)?;
    let today = jst_date(run.now);
    let outcome = compute(&world, known, today);
    write(c, run, &outcome)?;
    recount(c, run.tenant_id, people, today)?;
    Ok(outcome.difference())
}

/// As [`refresh`] for one person, after a fact about them. Without a curriculum nothing derives from it, and it is
/// only counted.
///
/// # Errors
/// As [`refresh`].
pub fn after(c: &mut Connection, run: Run<'_>, person_id: &str) -> Result<(), Error> {
    if store::has_curriculum(c, run.tenant_id)? {
        refresh(c, run, Some(&[person_id]))?;
        return Ok(());
    }
    take_turn(c, run.tenant_id)?;
    recount(c, run.tenant_id, Some(&[person_id]), jst_date(run.now))
}

/// As [`refresh`] for some people, after facts about them.
///
/// # Errors
/// As [`refresh`].
pub fn after_some(c: &mut Connection, run: Run<'_>, people: &[&str]) -> Result<(), Error> {
    if !people.is_empty() {
        refresh(c, run, Some(people))?;
    }
    Ok(())
}

/// As [`refresh`] for everybody, after a change that concerns the rules. Without a curriculum nothing derives
/// from it, and nothing counts elsewhere.
///
/// # Errors
/// As [`refresh`].
pub fn after_all(c: &mut Connection, run: Run<'_>) -> Result<(), Error> {
    if store::has_curriculum(c, run.tenant_id)? {
        refresh(c, run, None)?;
    }
    Ok(())
}

/// Writes an outcome.
pub(super) fn write(c: &mut Connection, run: Run<'_>, outcome: &Outcome) -> Result<(), Error> {
    let mut requirements: HashMap<&str, String> = HashMap::new();
    let (mut new, mut logged) = (Vec::new(), Vec::new());
    for changed in &outcome.changed {
        let course = changed.duty.course.as_str();
        if !requirements.contains_key(course) {
            requirements.insert(course, assignments::store::requirement(c, run.tenant_id, course, run.now)?);
        }
        let requirement_id = requirements.get(course).cloned().unwrap_or_default();
        let id = changed.row.as_ref().map_or_else(clock::new_id, |row| row.id.clone());
        let duty = duty_row(run, changed, id.clone(), requirement_id)?;
        // An order records its own duties; the derivation only explains them.
        let first_explanation = changed.change.before == Some(changed.duty.standing)
            && changed.change.due_before == Some(changed.duty.due_on);
        if changed.row.is_some() {
            store::update_duty(c, run.tenant_id, &id, &duty)?;
        } else {
            new.push(duty);
        }
        if !first_explanation {
            logged.push(NewChange {
                tenant_id: run.tenant_id.to_owned(),
                id: clock::new_id(),
                assignment_id: id,
                at: run.now,
                trigger_text: run.trigger.to_owned(),
                change: serde_json::to_string(&changed.change)?,
            });
        }
    }
    store::insert_duties(c, &new)?;
    store::insert_changes(c, &logged)?;
    write_choices(c, run, outcome)
}

fn duty_row(run: Run<'_>, changed: &Changed, id: String, requirement_id: String) -> Result<NewDuty, Error> {
    let duty = &changed.duty;
    Ok(NewDuty {
        tenant_id: run.tenant_id.to_owned(),
        id,
        person_id: changed.person_id.clone(),
        requirement_id,
        course_code: duty.course.clone(),
        fiscal_year: duty.fiscal_year.0,
        due_on: duty.due_on,
        created_at: run.now,
        standing: duty.standing.as_str().to_owned(),
        standing_since: duty.standing_since,
        opens_on: duty.opens_on,
        grace_days: i32::try_from(duty.grace_days).unwrap_or(i32::MAX),
        gate: duty.gate,
        causes: serde_json::to_string(&duty.causes)?,
    })
}

fn write_choices(c: &mut Connection, run: Run<'_>, outcome: &Outcome) -> Result<(), Error> {
    let year = FiscalYear::at(run.now);
    for (person_id, derived) in &outcome.choices {
        let rows = derived
            .choices
            .iter()
            .filter(|choice| choice.fiscal_year == year)
            .map(|choice| {
                Ok(ChoiceRow {
                    tenant_id: run.tenant_id.to_owned(),
                    id: clock::new_id(),
                    person_id: person_id.clone(),
                    rule_id: choice.rule_id.clone(),
                    fiscal_year: choice.fiscal_year.0,
                    needed: i32::try_from(choice.needed).unwrap_or(i32::MAX),
                    done: i32::try_from(choice.done).unwrap_or(i32::MAX),
                    courses: serde_json::to_string(&choice.courses)?,
                    due_on: choice.due_on,
                    standing: choice.standing.as_str().to_owned(),
                    causes: serde_json::to_string(&choice.cause)?,
                })
            })
            .collect::<Result<Vec<_>, Error>>()?;
        store::replace_choices(c, run.tenant_id, person_id, year.0, &rows)?;
    }
    Ok(())
}
