//! Personnel events written straight into the ledger and counted, but not derived from, where the test is about
//! something else.

use learning::ledger::{Change, EventKind};
use learning::role::{Attribute, EmploymentStatus};
use server::organization::ledger::{self, NewEvent, Recording};
use server::reporting::recount::recount;
use server::state::State;

use crate::builders;

/// Records an event of a person of the first organisation, known by the staff number of today.
pub fn happens(state: &State, staff_number: &str, kind: EventKind, effective_on: &str, change: Change) {
    let (tenant_id, number) = (state.tenants[0].id.clone(), staff_number.to_owned());
    let (now, today) = (state.clock.now(), state.clock.today());
    let effective_on = effective_on.parse().expect("a day");
    state
        .database
        .write_now(move |c| {
            let person_id = builders::person_id(c, &tenant_id, &number);
            let recording = Recording {
                tenant_id: tenant_id.clone(),
                recorded_by: "system".to_owned(),
                recorded_at: now,
                today,
                import_id: None,
                reason: String::new(),
            };
            let event = NewEvent { person_id: person_id.clone(), kind, effective_on, change: change.clone() };
            let recorded = ledger::record(c, &recording, &[event])?;
            recount(c, &tenant_id, Some(&[person_id.as_str()]), today)?;
            Ok(recorded)
        })
        .expect("an event");
}

/// Gives an attribute to a person.
pub fn give_attribute(state: &State, staff_number: &str, attribute: Attribute) {
    let change = Change { attributes_added: [attribute].into(), ..Change::default() };
    happens(state, staff_number, EventKind::Attributes, "2026-04-01", change);
}

/// Gives a person another staff number from a day.
pub fn renumber(state: &State, staff_number: &str, new: &str, from: &str) {
    let change = Change { staff_number: Some(new.to_owned()), ..Change::default() };
    happens(state, staff_number, EventKind::Renumbered, from, change);
}

/// Changes the status of a person from a day.
pub fn becomes(state: &State, staff_number: &str, kind: EventKind, status: EmploymentStatus, from: &str) {
    let change = Change { status: Some(status), ..Change::default() };
    happens(state, staff_number, kind, from, change);
}
