//! Everything about people that decides their duties, in a fixed number of queries however many they are.

use std::collections::{BTreeMap, HashMap};

use learning::derivation::{Credit, KnownDuty, Order, PersonFacts, Selection, Standing, Waiver};
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger;
use crate::requirements::store::{self, DutyRow};

/// A person's facts, and the rows behind the duties in the same order.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub facts: PersonFacts,
    pub rows: Vec<DutyRow>,
}

/// Loads these people, or everybody.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub(super) fn load(
    c: &mut Connection,
    tenant_id: &str,
    people: Option<&[&str]>,
) -> Result<BTreeMap<String, Known>, Error> {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for (person_id, timeline) in ledger::timelines(c, tenant_id, people)? {
        let facts = PersonFacts { person_id: person_id.clone(), timeline, ..PersonFacts::default() };
        known.insert(person_id, Known { facts, rows: Vec::new() });
    }
    let mut extended: HashMap<String, chrono::NaiveDate> = HashMap::new();
    for (assignment_id, due_on) in store::extensions(c, tenant_id, people)? {
        let latest = extended.entry(assignment_id).or_insert(due_on);
        *latest = due_on.max(*latest);
    }
    for (row, completed_on) in store::duties(c, tenant_id, people)? {
        // Somebody whose hiring was undone is not in the ledger any more; what was derived for them must end.
        let person = known.entry(row.person_id.clone()).or_insert_with(|| {
            let person_id = row.person_id.clone();
            Known { facts: PersonFacts { person_id, ..PersonFacts::default() }, rows: Vec::new() }
        });
        let standing = Standing::parse(&row.standing)
            .ok_or_else(|| Error::Internal(format!("standing {}", row.standing)))?;
        person.facts.duties.push(KnownDuty {
            course: row.course_code.clone(),
            fiscal_year: FiscalYear(row.fiscal_year),
            standing,
            standing_since: row.standing_since,
            due_on: row.due_on,
            causes: serde_json::from_str(&row.causes)?,
            completed_on,
            extended_to: extended.get(&row.id).copied(),
        });
        person.rows.push(row);
    }
    for (person_id, course, completed_on) in store::credits(c, tenant_id, people)? {
        if let Some(person) = known.get_mut(&person_id) {
            person.facts.credits.push(Credit { course, completed_on });
        }
    }
    for (person_id, course, from, until) in store::waivers(c, tenant_id, people)? {
        if let Some(person) = known.get_mut(&person_id) {
            person.facts.waivers.push(Waiver { course, from, until });
        }
    }
    for row in store::selections(c, tenant_id, people)? {
        let Some(person) = known.get_mut(&row.person_id) else { continue };
        person.facts.selections.push(Selection {
            course: row.course_code,
            fiscal_year: FiscalYear(row.fiscal_year),
            choice: row.cause == "choice",
            cause_id: row.cause_id,
            due_on: row.due_on,
            selected_on: jst_date(row.selected_at),
        });
    }
    for row in store::orders(c, tenant_id, people)? {
        let Some(person) = known.get_mut(&row.person_id) else { continue };
        person.facts.orders.push(Order {
            order_id: row.order_id,
            course: row.course_code,
            fiscal_year: FiscalYear(row.fiscal_year),
            due_on: row.due_on,
            ordered_on: jst_date(row.ordered_at),
        });
    }
    Ok(known)
}
