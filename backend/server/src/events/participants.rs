//! Everybody of a session, as a list and as a file.

use std::collections::{BTreeMap, BTreeSet};

use contract::events::{AttendanceMethod, EventAttendance, EventParticipant, MyPlace};
use contract::wording;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::events::facts::SessionFacts;
use crate::events::store::attendance::AttendanceRow;
use crate::events::store::people::{self, PersonRow};
use crate::organization;
use crate::reporting::csv_export::{self, Encoding};

/// Everybody on the list and everybody of whom something is written down: with a seat and without one by staff
/// number, then those who wait in their order.
///
/// # Errors
/// The database refuses.
pub(super) fn of(
    c: &mut Connection,
    tenant_id: &str,
    facts: &SessionFacts,
) -> Result<Vec<EventParticipant>, Error> {
    let seats = facts.seats();
    let listed = seats.seated.iter().chain(&seats.waiting).copied();
    let everybody: BTreeSet<&str> = listed.chain(facts.attendance.keys().map(String::as_str)).collect();
    let everybody: Vec<&str> = everybody.into_iter().collect();
    let today = people::today(c, tenant_id, &everybody)?;
    let labels = organization::store::grade_labels(c, tenant_id)?;
    let mut participants: Vec<EventParticipant> = today
        .values()
        .map(|person| participant(facts, person, facts.place(&seats, &person.person_id), &labels))
        .collect();
    participants.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(participants)
}

fn order(participant: &EventParticipant) -> (u32, &str) {
    let waits = match participant.place {
        MyPlace::Waiting { position } => position,
        MyPlace::None | MyPlace::Seated { .. } => 0,
    };
    (waits, &participant.staff_number)
}

fn participant(
    facts: &SessionFacts,
    person: &PersonRow,
    place: MyPlace,
    labels: &BTreeMap<String, String>,
) -> EventParticipant {
    let row = facts.attendance.get(&person.person_id);
    let grade = row.map_or(&person.grade, |row| &row.grade);
    EventParticipant {
        staff_number: row.map_or(&person.staff_number, |row| &row.staff_number).clone(),
        name: person.name.clone(),
        department: row.map_or(&person.department, |row| &row.department_name).clone(),
        grade: labels.get(grade).cloned().unwrap_or_default(),
        place,
        enrolled_at: facts.enrolled(&person.person_id).map(|(at, _)| at),
        attendance: row.map(attendance),
    }
}

fn attendance(row: &AttendanceRow) -> EventAttendance {
    EventAttendance {
        present: row.present,
        method: if row.method == "code" { AttendanceMethod::Code } else { AttendanceMethod::List },
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.clone(),
        reason: row.reason.clone(),
    }
}

const HEADER: [&str; 9] =
    ["職員番号", "氏名", "所属", "職層", "申込み", "申込日時", "出欠", "記録方法", "記録日時"];

/// The list as a file; times are those of a clock in Japan.
///
/// # Errors
/// See [`csv_export::table`].
pub(super) fn file(participants: &[EventParticipant], encoding: Encoding) -> Result<Vec<u8>, Error> {
    let records = participants.iter().map(|person| {
        let attendance = person.attendance.as_ref();
        vec![
            person.staff_number.clone(),
            person.name.clone(),
            person.department.clone(),
            person.grade.clone(),
            wording::events::place(person.place),
            person.enrolled_at.map(csv_export::japan_minute).unwrap_or_default(),
            wording::events::attendance(attendance.map(|row| row.present)).to_owned(),
            attendance.map(|row| wording::events::method(row.method)).unwrap_or_default().to_owned(),
            attendance.map(|row| csv_export::japan_minute(row.recorded_at)).unwrap_or_default(),
        ]
    });
    csv_export::table(&HEADER, records, encoding)
}
