//! Every address as a function, used by the client and the tests. The server's handlers carry the same
//! patterns; a test compares the two.

mod documents;
mod evidence;
mod plan;
mod program;
mod surveys;
mod understanding;
mod year;

pub use documents::*;
pub use evidence::*;
pub use plan::*;
pub use program::Program;
pub use surveys::*;
pub use understanding::*;
pub use year::*;

/// `GET` who is signed in, `POST` sign in, `DELETE` sign out.
pub const SESSION: &str = "/api/session";
/// `POST` change the own password.
pub const PASSWORD: &str = "/api/account/password";
/// `POST` create the first administrator by one-time link.
pub const SETUP: &str = "/api/setup";
/// `GET` accounts (administrator).
pub const ACCOUNTS: &str = "/api/accounts";
/// `POST` issue first passwords (HR, administrator).
pub const ISSUED_PASSWORDS: &str = "/api/accounts/issued-passwords";
/// `GET` courses.
pub const COURSES: &str = "/api/courses";
/// `GET` the signed-in person's assignments.
pub const MY_ASSIGNMENTS: &str = "/api/assignments/mine";
/// `GET` past orders, `POST` apply an order (HR).
pub const ORDERS: &str = "/api/assignment-orders";
/// `POST` who would get it (HR).
pub const ORDER_PREVIEW: &str = "/api/assignment-orders/preview";
/// `GET` the glossary.
pub const GLOSSARY: &str = "/api/glossary";
/// `GET` all insert slots.
pub const INSERTS: &str = "/api/inserts";
/// `GET` departments.
pub const DEPARTMENTS: &str = "/api/departments";
/// `GET` grades.
pub const GRADES: &str = "/api/grades";
/// `GET` staff list (HR and readers).
pub const STAFF: &str = "/api/staff";
/// `GET` past imports, `POST` apply a staff file.
pub const STAFF_IMPORTS: &str = "/api/staff-imports";
/// `POST` check a staff file without changing anything.
pub const STAFF_IMPORT_CHECK: &str = "/api/staff-imports/check";
/// `POST` answer a question about a staff file.
pub const STAFF_IMPORT_DECISIONS: &str = "/api/staff-imports/decisions";
/// `GET` remembered headers, `PUT` remember, change or forget one.
pub const STAFF_FILE_COLUMNS: &str = "/api/staff-file-columns";
/// `POST` record one personnel event.
pub const PERSONNEL_EVENTS: &str = "/api/personnel-events";
/// `POST` check a list of attributes without changing anything.
pub const ATTRIBUTES_CHECK: &str = "/api/attributes/check";
/// `POST` apply a list of attributes.
pub const ATTRIBUTES_IMPORT: &str = "/api/attributes/import";
/// `GET` units with their validity, `POST` found one.
pub const UNITS: &str = "/api/units";
/// `POST` check a file of organisational changes without changing anything.
pub const UNIT_CHANGES_CHECK: &str = "/api/unit-changes/check";
/// `POST` apply a file of organisational changes.
pub const UNIT_CHANGES: &str = "/api/unit-changes";
/// `GET` 業務対応表.
pub const OPERATIONS: &str = "/api/operations";
/// `POST` take in 業務対応表 as CSV.
pub const OPERATIONS_IMPORT: &str = "/api/operations/import";
/// `GET` completion by department × course and by grade.
pub const COMPLETION_REPORT: &str = "/api/reports/completion";
/// `GET` plan and actual of a fiscal year (計画と実績).
pub const DASHBOARD: &str = "/api/reports/dashboard";
/// `GET` people who have not completed, paged.
pub const OUTSTANDING: &str = "/api/reports/outstanding";
/// `GET` the same as CSV.
pub const OUTSTANDING_CSV: &str = "/api/reports/outstanding.csv";
/// `GET` what the banner at sign-in says, `POST` it was shown.
pub const MY_REMINDERS: &str = "/api/reminders/mine";
/// `GET` letters to section heads for a slice of the outstanding list, `POST` they were printed or copied (HR).
pub const REMINDER_LETTERS: &str = "/api/reminders/letters";
/// `GET` reminders for import into groupware, as CSV (HR).
pub const REMINDER_CSV: &str = "/api/reminders/groupware.csv";
/// `GET`, `PUT` the words of letters and mails (HR).
pub const REMINDER_TEMPLATE: &str = "/api/reminders/template";
/// `GET`, `PUT` when mail is sent (HR).
pub const REMINDER_RULES: &str = "/api/reminders/rules";
/// `GET` the queue of mail (HR).
pub const REMINDER_MAILS: &str = "/api/reminders/mails";
/// `GET` placements per unit, objective and score band.
pub const PLACEMENT_DISTRIBUTION: &str = "/api/reports/understanding/placements";
/// `GET` audit entries.
pub const AUDIT: &str = "/api/audit-entries";

/// `GET` waivers, `POST` record one (HR).
pub const WAIVERS: &str = "/api/waivers";
/// `GET` extensions, `POST` record one (HR).
pub const EXTENSIONS: &str = "/api/extensions";
/// `GET` outside training, `POST` record one (HR).
pub const CREDITS: &str = "/api/credits";
/// `GET` past rosters, `POST` apply one (HR).
pub const ROSTERS: &str = "/api/rosters";
/// `POST` check a roster without changing anything (HR).
pub const ROSTER_CHECK: &str = "/api/rosters/check";
/// `GET` an empty roster as CSV (HR).
pub const ROSTER_TEMPLATE: &str = "/api/rosters/template.csv";
/// `GET` the signed-in person's training history.
pub const MY_HISTORY: &str = "/api/history/mine";
/// `GET` the same as CSV.
pub const MY_HISTORY_CSV: &str = "/api/history/mine.csv";
/// `GET` everybody's history of a fiscal year as CSV, for the personnel system (HR).
pub const HISTORY_CSV: &str = "/api/history.csv";
/// `GET` gates.
pub const GATES: &str = "/api/gates";

/// `POST` take a waiver, an extension or outside training back.
#[must_use]
pub fn revocation(record_id: &str) -> String {
    format!("/api/records/{record_id}/revocation")
}

/// `POST` take a roster back as a whole.
#[must_use]
pub fn roster_undo(roster_id: &str) -> String {
    format!("/api/rosters/{roster_id}/undo")
}

/// `GET` the training history of a person.
#[must_use]
pub fn person_history(person_id: &str) -> String {
    format!("/api/people/{person_id}/history")
}

/// `GET` the same as CSV.
#[must_use]
pub fn person_history_csv(person_id: &str) -> String {
    format!("/api/people/{person_id}/history.csv")
}

/// `GET` a gate and its people, `PUT` change it.
#[must_use]
pub fn gate(code: &str) -> String {
    format!("/api/gates/{code}")
}

/// `GET` the people of a gate as CSV.
#[must_use]
pub fn gate_csv(code: &str) -> String {
    format!("/api/gates/{code}/list.csv")
}

/// `GET` who is cleared, for another system with a token.
#[must_use]
pub fn gate_people(code: &str) -> String {
    format!("/api/gates/{code}/people")
}

/// `GET` tokens of a gate, `POST` make one.
#[must_use]
pub fn gate_tokens(code: &str) -> String {
    format!("/api/gates/{code}/tokens")
}

/// `DELETE` revoke a token.
#[must_use]
pub fn gate_token(code: &str, token_id: &str) -> String {
    format!("/api/gates/{code}/tokens/{token_id}")
}

/// `GET` the catalogue of the signed-in person.
pub const CATALOG: &str = "/api/electives/catalog";
/// `GET` courses with settings, and applications (HR).
pub const ELECTIVES: &str = "/api/electives";
/// `GET` the own units (section head).
pub const MY_UNITS: &str = "/api/units/mine";
/// `GET` which units have confirmed their training status.
pub const UNIT_CONFIRMATIONS: &str = "/api/units/confirmations";

/// `PUT` how electives of a course are offered (HR).
#[must_use]
pub fn elective_settings(course_code: &str) -> String {
    format!("/api/electives/courses/{course_code}")
}

/// `POST` apply for a course.
#[must_use]
pub fn elective_applications(course_code: &str) -> String {
    format!("/api/electives/courses/{course_code}/applications")
}

/// `POST` take an application back.
#[must_use]
pub fn elective_withdrawal(application_id: &str) -> String {
    format!("/api/electives/applications/{application_id}/withdrawal")
}

/// `POST` approve or refuse an application.
#[must_use]
pub fn elective_decision(application_id: &str) -> String {
    format!("/api/electives/applications/{application_id}/decision")
}

/// `POST` confirm the training status of a unit.
#[must_use]
pub fn unit_confirmation(department_id: &str) -> String {
    format!("/api/units/{department_id}/confirmations")
}

/// `GET` the curriculum as the editor needs it (HR).
pub const CURRICULUM: &str = "/api/curriculum";
/// `PUT` save the draft of the curriculum (HR).
pub const CURRICULUM_DRAFT: &str = "/api/curriculum/draft";
/// `POST` the standard curriculum becomes the draft (HR).
pub const STANDARD_CURRICULUM: &str = "/api/curriculum/draft/standard";
/// `POST` who belongs to an audience (HR).
pub const AUDIENCE: &str = "/api/curriculum/audience";
/// `POST` what publishing the draft would do (HR).
pub const PUBLICATION_PREVIEW: &str = "/api/curriculum/preview";
/// `GET` all versions, `POST` publish the draft (HR).
pub const CURRICULUM_VERSIONS: &str = "/api/curriculum/versions";

/// `GET` one version of the curriculum.
#[must_use]
pub fn curriculum_version(number: &str) -> String {
    format!("/api/curriculum/versions/{number}")
}

/// `GET` all duties of a person (HR).
#[must_use]
pub fn person_duties(person_id: &str) -> String {
    format!("/api/people/{person_id}/duties")
}

/// `POST` the learner chooses a course of a choice (選択必修).
#[must_use]
pub fn chosen_courses(choice_id: &str) -> String {
    format!("/api/choices/{choice_id}/courses")
}

/// `PUT` roles of a person.
#[must_use]
pub fn account_roles(person_id: &str) -> String {
    format!("/api/accounts/{person_id}/roles")
}

/// `POST` take an import back.
#[must_use]
pub fn staff_import_undo(import_id: &str) -> String {
    format!("/api/staff-imports/{import_id}/undo")
}

/// `GET` who is behind the figures of a past import.
#[must_use]
pub fn staff_import_changes(import_id: &str) -> String {
    format!("/api/staff-imports/{import_id}/changes")
}

/// `GET` a person with state and events.
#[must_use]
pub fn person(person_id: &str) -> String {
    format!("/api/people/{person_id}")
}

/// `POST` take one personnel event back.
#[must_use]
pub fn personnel_event_void(event_id: &str) -> String {
    format!("/api/personnel-events/{event_id}/void")
}

/// `POST` give a unit another name.
#[must_use]
pub fn unit_names(unit_id: &str) -> String {
    format!("/api/units/{unit_id}/names")
}

/// `POST` close a unit.
#[must_use]
pub fn unit_abolition(unit_id: &str) -> String {
    format!("/api/units/{unit_id}/abolition")
}

/// `PUT` add an operation or change it, `DELETE` take it off the list.
#[must_use]
pub fn operation(code: &str) -> String {
    format!("/api/operations/{code}")
}

/// `GET` one course.
#[must_use]
pub fn course(code: &str) -> String {
    format!("/api/courses/{code}")
}

/// `GET` the course page of an assignment.
#[must_use]
pub fn assignment(assignment_id: &str) -> String {
    format!("/api/assignments/{assignment_id}")
}

/// `GET` a lesson.
#[must_use]
pub fn lesson(assignment_id: &str, lesson_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/lessons/{lesson_id}")
}

/// `POST` a lesson is finished.
#[must_use]
pub fn lesson_completion(assignment_id: &str, lesson_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/lessons/{lesson_id}/completion")
}

/// `PUT` where the learner is.
#[must_use]
pub fn bookmark(assignment_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/bookmark")
}

/// `POST` start an attempt, or continue the open one.
#[must_use]
pub fn attempts(assignment_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/attempts")
}

/// `GET` the page of an exercise.
#[must_use]
pub fn exercise(assignment_id: &str, exercise_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/exercises/{exercise_id}")
}

/// `POST` start a run of an exercise, or continue the open one.
#[must_use]
pub fn exercise_runs(assignment_id: &str, exercise_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/exercises/{exercise_id}/runs")
}

/// `GET` a run.
#[must_use]
pub fn exercise_run(run_id: &str) -> String {
    format!("/api/exercise-runs/{run_id}")
}

/// `POST` a decision of a run: place an item, or choose in a scene.
#[must_use]
pub fn exercise_decisions(run_id: &str) -> String {
    format!("/api/exercise-runs/{run_id}/decisions")
}

/// `POST` submit a sorting run.
#[must_use]
pub fn exercise_submission(run_id: &str) -> String {
    format!("/api/exercise-runs/{run_id}/submission")
}

/// `PUT` the organisation's text of a slot.
#[must_use]
pub fn insert(course_code: &str, insert_id: &str) -> String {
    format!("/api/inserts/{course_code}/{insert_id}")
}

/// `POST` confirm having read an insert of a lesson.
#[must_use]
pub fn acknowledgement(assignment_id: &str, insert_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/acknowledgements/{insert_id}")
}

/// `GET` an open attempt.
#[must_use]
pub fn attempt(attempt_id: &str) -> String {
    format!("/api/attempts/{attempt_id}")
}

/// `PUT` a response.
#[must_use]
pub fn response(attempt_id: &str, question_id: &str) -> String {
    format!("/api/attempts/{attempt_id}/responses/{question_id}")
}

/// `POST` submit.
#[must_use]
pub fn submission(attempt_id: &str) -> String {
    format!("/api/attempts/{attempt_id}/submission")
}

/// `GET` the result of a submitted attempt.
#[must_use]
pub fn attempt_result(attempt_id: &str) -> String {
    format!("/api/attempts/{attempt_id}/result")
}

// events

/// `GET` events of a fiscal year, `POST` create one (HR).
pub const EVENTS: &str = "/api/events";
/// `GET` sessions to come and the own past ones.
pub const EVENT_SESSIONS: &str = "/api/event-sessions";
/// `POST` the code shown in the room.
pub const EVENT_ATTENDANCE: &str = "/api/event-attendance";

/// `PUT` change an event (HR).
#[must_use]
pub fn event(event_id: &str) -> String {
    format!("/api/events/{event_id}")
}

/// `POST` add a session (HR).
#[must_use]
pub fn sessions_of_event(event_id: &str) -> String {
    format!("/api/events/{event_id}/sessions")
}

/// `GET` everybody of a session (HR, its trainer), `PUT` change it (HR).
#[must_use]
pub fn event_session(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}")
}

/// `PUT` cancel a session, or note that it was held (HR).
#[must_use]
pub fn event_session_state(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}/state")
}

/// `POST` enrol, `DELETE` give the place back: the own person.
#[must_use]
pub fn event_enrolment(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}/enrolment")
}

/// `POST` enrol others (HR).
#[must_use]
pub fn event_enrolments(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}/enrolments")
}

/// `POST` write attendance down (HR, the trainer).
#[must_use]
pub fn event_session_attendance(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}/attendance")
}

/// `GET` what stands on the screen of the room, `POST` show a code (HR, the trainer).
#[must_use]
pub fn event_code(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}/code")
}

/// `GET` the participants as CSV (HR, the trainer).
#[must_use]
pub fn event_participants_csv(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}/participants.csv")
}

/// `GET` the session for a calendar, for who is enrolled.
#[must_use]
pub fn event_calendar(session_id: &str) -> String {
    format!("/api/event-sessions/{session_id}/calendar.ics")
}

/// `POST` try a mail again that failed or whose fate is unknown.
#[must_use]
pub fn mail_retry(mail_id: &str) -> String {
    format!("/api/reminders/mails/{mail_id}/retry")
}

/// `POST` start the placement of an assignment, or continue it.
#[must_use]
pub fn placement_of(assignment_id: &str) -> String {
    format!("/api/assignments/{assignment_id}/placement")
}

/// `GET` an open placement.
#[must_use]
pub fn placement(placement_id: &str) -> String {
    format!("/api/placements/{placement_id}")
}

/// `PUT` a response of a placement.
#[must_use]
pub fn placement_response(placement_id: &str, question_id: &str) -> String {
    format!("/api/placements/{placement_id}/responses/{question_id}")
}

/// `POST` submit a placement.
#[must_use]
pub fn placement_submission(placement_id: &str) -> String {
    format!("/api/placements/{placement_id}/submission")
}

/// `GET` the result of a submitted placement.
#[must_use]
pub fn placement_result(placement_id: &str) -> String {
    format!("/api/placements/{placement_id}/result")
}
