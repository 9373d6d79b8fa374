//! 説明会・体験会・集合研修: events, their sessions, enrolment and attendance.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use learning::event::{Enrolling, EventForm, EventSessionState};
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

/// Characters of a description or of materials at most.
pub const LONGEST_TEXT: usize = 4_000;
/// Characters of a title, a place or a name at most.
pub const LONGEST_LINE: usize = 200;
/// Seats of a session at most.
pub const MOST_SEATS: u32 = 5_000;
/// Minutes of an event at most.
pub const MOST_MINUTES: u32 = 1_440;
/// Minutes for which a code is valid at most.
pub const LONGEST_CODE_MINUTES: u32 = 120;
/// Staff numbers in one request at most.
pub const MOST_PEOPLE: usize = 1_000;

/// Create or change an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveEvent {
    /// What it is called.
    pub form: EventForm,
    /// Title.
    pub title: String,
    /// What it is about; plain text with line breaks.
    pub description: String,
    /// Empty, a family of courses (`SEC`) or a course code (`SEC-02`).
    pub subject: String,
    /// Whether attendance counts as completion of the course; needs a course code. Fixed, with the subject,
    /// once attendance has been taken.
    pub counts: bool,
    /// Minutes of training, from 1 to [`MOST_MINUTES`].
    pub minutes: u32,
}

/// Create or change a session. All times are those of a clock in Japan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaveEventSession {
    /// The day.
    pub day: NaiveDate,
    /// Begin.
    pub starts: NaiveTime,
    /// End, after the begin.
    pub ends: NaiveTime,
    /// Place.
    pub place: String,
    /// Seats, from 1 to [`MOST_SEATS`]; none is without limit. Not below the seats that are taken.
    pub capacity: Option<u32>,
    /// Name of the trainer, as shown; may be empty.
    pub trainer: String,
    /// Staff number of the trainer, who may then take attendance; empty for outsiders.
    pub trainer_number: String,
    /// Materials: plain text, addresses included.
    pub materials: String,
    /// First day for enrolling.
    pub enrolment_opens_on: NaiveDate,
    /// Last day for enrolling; not after the day.
    pub enrolment_closes_on: NaiveDate,
}

/// Cancel a session, or note that it was held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetEventSessionState {
    /// `cancelled` or `held`; a session never becomes planned again.
    pub state: EventSessionState,
    /// Shown to those who had enrolled; needed to cancel.
    pub reason: String,
}

/// What an event says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventHead {
    /// Event id.
    pub id: String,
    /// What it is called.
    pub form: EventForm,
    /// Title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Empty, a family or a course code.
    pub subject: String,
    /// Title of the course, empty without one.
    pub course_title: String,
    /// Whether attendance counts as completion of the course.
    pub counts: bool,
    /// Minutes of training.
    pub minutes: u32,
}

/// One session of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventSessionView {
    /// Session id.
    pub id: String,
    /// Begin.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// Place.
    pub place: String,
    /// Seats; none is without limit.
    pub capacity: Option<u32>,
    /// Name of the trainer; may be empty.
    pub trainer: String,
    /// Staff number of the trainer, for HR; empty otherwise.
    pub trainer_number: String,
    /// Materials.
    pub materials: String,
    /// First day for enrolling.
    pub enrolment_opens_on: NaiveDate,
    /// Last day for enrolling.
    pub enrolment_closes_on: NaiveDate,
    /// How far it is.
    pub state: EventSessionState,
    /// Why it was cancelled.
    pub state_reason: String,
    /// People with a seat.
    pub seated: u32,
    /// People waiting.
    pub waiting: u32,
    /// People who were there.
    pub attended: u32,
}

/// Events of a fiscal year, for HR: those with a session in it, and those without any session yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventList {
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// The latest created first.
    pub events: Vec<EventView>,
}

/// One event with its sessions of the year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventView {
    /// The event.
    pub event: EventHead,
    /// In order of time.
    pub sessions: Vec<EventSessionView>,
}

/// What a learner sees: sessions to come, and the own ones of the past.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventBoard {
    /// Not yet over, in order of time.
    pub coming: Vec<EventCard>,
    /// Over, of those where the person enrolled or was; the latest first.
    pub past: Vec<EventCard>,
}

/// One session as one person sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventCard {
    /// The event.
    pub event: EventHead,
    /// The session.
    pub session: EventSessionView,
    /// Whether one may enrol now.
    pub enrolling: Enrolling,
    /// Where the person stands.
    pub mine: MyPlace,
    /// Whether the place may still be given back.
    pub may_withdraw: bool,
    /// Whether the person was there; none while nothing is written down.
    pub attended: Option<bool>,
    /// Whether the person is the trainer, who may take attendance.
    pub teaching: bool,
}

/// Where a person stands on the list of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case", tag = "place")]
pub enum MyPlace {
    /// Not enrolled.
    None,
    /// With a seat.
    Seated {
        /// After having waited.
        moved_up: bool,
    },
    /// Waiting.
    Waiting {
        /// From 1.
        position: u32,
    },
}

/// Everybody of a session, for HR and its trainer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventSessionDetail {
    /// The event.
    pub event: EventHead,
    /// The session.
    pub session: EventSessionView,
    /// With a seat and without one by staff number, then those who wait in their order.
    pub participants: Vec<EventParticipant>,
    /// Whether attendance may be written down now.
    pub takes_attendance: bool,
    /// Whether a code may be shown now.
    pub shows_code: bool,
}

/// One person of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventParticipant {
    /// Staff number; as frozen with the attendance where there is one, like department and grade.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Department name.
    pub department: String,
    /// Grade label.
    pub grade: String,
    /// Where the person stands on the list; none for who came without enrolling.
    pub place: MyPlace,
    /// When they enrolled.
    pub enrolled_at: Option<DateTime<Utc>>,
    /// Attendance, if something is written down.
    pub attendance: Option<EventAttendance>,
}

/// What is written down of a person's attendance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventAttendance {
    /// Whether the person was there.
    pub present: bool,
    /// How it was taken.
    pub method: AttendanceMethod,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// Staff number of who wrote it down.
    pub recorded_by: String,
    /// Why it was corrected; empty when it was not.
    pub reason: String,
}

/// How attendance was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AttendanceMethod {
    /// By HR or the trainer.
    List,
    /// By the code shown in the room.
    Code,
}

/// Enrol others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolPeople {
    /// Staff numbers, at most [`MOST_PEOPLE`].
    pub staff_numbers: Vec<String>,
}

/// Write attendance down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarkAttendance {
    /// Staff numbers, at most [`MOST_PEOPLE`]; also of people who came without enrolling.
    pub staff_numbers: Vec<String>,
    /// Whether they were there.
    pub present: bool,
    /// Why; needed when something else is written down already.
    pub reason: String,
}

/// What a request about several people came to. Nothing is done while a number is unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventPeopleOutcome {
    /// People for whom something changed.
    pub done: u32,
    /// People for whom it was so already.
    pub unchanged: u32,
    /// Of those enrolled, how many wait.
    pub waiting: u32,
    /// Staff numbers that nobody has.
    pub unknown: Vec<String>,
}

/// Show a code in the room; an earlier one of the session ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShowCode {
    /// Minutes for which it is valid, from 1 to [`LONGEST_CODE_MINUTES`].
    pub minutes: u32,
}

/// What stands on the screen of the room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeScreen {
    /// The event.
    pub event: EventHead,
    /// The session.
    pub session: EventSessionView,
    /// The code, while one is valid.
    pub code: Option<String>,
    /// Until when.
    pub valid_until: Option<DateTime<Utc>>,
    /// Whether a code may be shown now.
    pub shows_code: bool,
}

/// The code as a learner reads it in the room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnterCode {
    /// As typed.
    pub code: String,
}

/// Attendance was written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttendanceTaken {
    /// The session, as the person sees it now.
    pub card: EventCard,
    /// It was written down before.
    pub already: bool,
}
