//! A person's page: the state today and every event, in words.

use chrono::NaiveDate;
use contract::error::ErrorCode;
use contract::organization::{EventVoided, PersonRecord, PersonView, PersonnelEventView, UnitRef};
use learning::ledger::{Event, PersonState, state_on};

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization::ledger::{self, RecordedEvent};
use crate::organization::wording::Names;
use crate::organization::{apply, store, units};

/// Everything that the ledger knows about a person.
///
/// # Errors
/// Not found, or the database refuses.
pub fn record(
    c: &mut Connection,
    tenant_id: &str,
    person_id: &str,
    today: NaiveDate,
) -> Result<PersonRecord, Error> {
    let recorded = ledger::recorded_of(c, tenant_id, person_id)?;
    if recorded.is_empty() {
        return Err(Error::Refused(ErrorCode::NotFound));
    }
    let standing: Vec<Event> = recorded
        .iter()
        .filter(|recorded| recorded.voided.is_none())
        .map(|recorded| recorded.event.clone())
        .collect();
    let model = units::load(c, tenant_id)?;
    let names = apply::names(c, tenant_id, today)?;
    let state = state_on(&standing, today).map(|state| view(&state, &model, &names, today));
    let recorders = recorded.iter().map(|recorded| recorded.recorded_by.as_str());
    let recorders = store::names_of(c, tenant_id, recorders)?;
    let mut events = Vec::with_capacity(recorded.len());
    for recorded in recorded {
        // Departments are named as they are called on the day of the event.
        let on_day = Names {
            departments: recorded
                .event
                .change
                .department_id
                .iter()
                .chain(recorded.event.change.concurrent_ids.iter().flatten())
                .map(|id| (id.clone(), model.name_on(id, recorded.event.effective_on)))
                .collect(),
            grades: names.grades.clone(),
        };
        let recorded_by_name = recorders.get(&recorded.recorded_by).cloned().unwrap_or_default();
        events.push(event_view(recorded, &on_day, recorded_by_name, today));
    }
    Ok(PersonRecord { person_id: person_id.to_owned(), today: state, events })
}

fn event_view(
    recorded: RecordedEvent,
    names: &Names,
    recorded_by_name: String,
    today: NaiveDate,
) -> PersonnelEventView {
    let RecordedEvent { event, recorded_by, import_id, reason, voided } = recorded;
    PersonnelEventView {
        kind: event.kind,
        effective_on: event.effective_on,
        planned: event.effective_on > today && voided.is_none(),
        changes: names.fields(&event.change),
        recorded_at: event.recorded_at,
        id: event.id,
        recorded_by,
        recorded_by_name,
        import_id,
        reason,
        voided: voided.map(|(at, by, reason)| EventVoided { at, by, reason }),
    }
}

fn view(state: &PersonState, model: &units::Units, names: &Names, today: NaiveDate) -> PersonView {
    let unit = |id: &String| UnitRef {
        code: model.by_id(id).map(|unit| unit.code.clone()).unwrap_or_default(),
        name: model.name_on(id, today),
        id: id.clone(),
    };
    let mut concurrent: Vec<UnitRef> = state.concurrent_ids.iter().map(unit).collect();
    concurrent.sort();
    PersonView {
        staff_number: state.staff_number.clone(),
        name: state.name.clone(),
        kana: state.kana.clone(),
        department: unit(&state.department_id),
        concurrent,
        title: state.title.clone(),
        grade: state.grade,
        grade_label: names.grades.get(state.grade.code()).cloned().unwrap_or_default(),
        job_kind: state.job_kind.clone(),
        status: state.status,
        hired_on: state.hired_on,
        posted_on: state.posted_on,
        ends_on: state.ends_on,
        email: state.email.clone(),
        attributes: state.attributes.iter().copied().collect(),
    }
}
