//! The audit log (操作記録): appended in the transaction of what it tells of, never changed.

pub mod chain;
pub mod chain_routes;
pub mod command;
pub mod routes;
pub mod store;

use chrono::{DateTime, Utc};

use crate::clock;
use crate::session::CurrentUser;

/// One line of the log, ready to be stored.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Id of the row.
    pub id: String,
    /// Organisation.
    pub tenant_id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Staff number, or `system`.
    pub actor: String,
    /// Name at that time.
    pub actor_name: String,
    /// What was done.
    pub action: Action,
    /// To what, as a short text without personal data beyond staff numbers.
    pub target: String,
    /// Address of the terminal, empty for the command line.
    pub address: String,
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it, and as_str is the stable code")]
pub enum Action {
    SignedIn,
    SignInFailed,
    SignedOut,
    PasswordChanged,
    PasswordsIssued,
    AdministratorCreated,
    RolesChanged,
    StaffImported,
    StaffImportUndone,
    StaffFileDecided,
    PersonnelEventRecorded,
    PersonnelEventVoided,
    AttributesImported,
    UnitChanged,
    OperationSaved,
    OperationRemoved,
    CoursesPublished,
    InsertSaved,
    Assigned,
    CurriculumSaved,
    CurriculumPublished,
    DutiesDerived,
    AttemptStarted,
    AttemptSubmitted,
    CourseCompleted,
    PlacementStarted,
    PlacementSubmitted,
    RetentionStarted,
    RetentionSubmitted,
    ListExported,
    DocumentCoverSaved,
    WaiverRecorded,
    ExtensionRecorded,
    CreditRecorded,
    RecordRevoked,
    RosterApplied,
    RosterUndone,
    GateSaved,
    GateTokenCreated,
    GateTokenRevoked,
    EventSaved,
    EventSessionSaved,
    EventSessionCancelled,
    EventSessionHeld,
    EventPeopleEnrolled,
    EventCodeShown,
    EventAttendanceRecorded,
    EventAttendanceCorrected,
    ElectiveSettingsSaved,
    ElectiveApplied,
    ElectiveWithdrawn,
    ElectiveDecided,
    ElectiveMovedUp,
    UnitConfirmed,
    RemindersRecorded,
    ReminderTemplateSaved,
    ReminderRulesSaved,
    MailRetried,
    YearFrozen,
    YearCorrected,
    PlanDraftSaved,
    PlanDraftDiscarded,
    PlanChangeBegun,
    PlanStepTaken,
    PlanRowEvaluated,
    PlanEventLinked,
    ChainVerified,
    EvidenceViewed,
    CertificateIssued,
    CertificateReissued,
    CertificateChecked,
    CertificateSignerSaved,
    SurveySaved,
    SurveyRemoved,
    SurveyOpened,
    SurveyClosed,
    CandidateFollowed,
    IdeaShared,
}

impl Action {
    /// The stable code in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Action::SignedIn => "signed-in",
            Action::SignInFailed => "sign-in-failed",
            Action::SignedOut => "signed-out",
            Action::PasswordChanged => "password-changed",
            Action::PasswordsIssued => "passwords-issued",
            Action::AdministratorCreated => "administrator-created",
            Action::RolesChanged => "roles-changed",
            Action::StaffImported => "staff-imported",
            Action::StaffImportUndone => "staff-import-undone",
            Action::StaffFileDecided => "staff-file-decided",
            Action::PersonnelEventRecorded => "personnel-event-recorded",
            Action::PersonnelEventVoided => "personnel-event-voided",
            Action::AttributesImported => "attributes-imported",
            Action::UnitChanged => "unit-changed",
            Action::OperationSaved => "operation-saved",
            Action::OperationRemoved => "operation-removed",
            Action::CoursesPublished => "courses-published",
            Action::InsertSaved => "insert-saved",
            Action::Assigned => "assigned",
            Action::CurriculumSaved => "curriculum-saved",
            Action::CurriculumPublished => "curriculum-published",
            Action::DutiesDerived => "duties-derived",
            Action::AttemptStarted => "attempt-started",
            Action::AttemptSubmitted => "attempt-submitted",
            Action::CourseCompleted => "course-completed",
            Action::PlacementStarted => "placement-started",
            Action::PlacementSubmitted => "placement-submitted",
            Action::RetentionStarted => "retention-started",
            Action::RetentionSubmitted => "retention-submitted",
            Action::ListExported => "list-exported",
            Action::DocumentCoverSaved => "document-cover-saved",
            Action::WaiverRecorded => "waiver-recorded",
            Action::ExtensionRecorded => "extension-recorded",
            Action::CreditRecorded => "credit-recorded",
            Action::RecordRevoked => "record-revoked",
            Action::RosterApplied => "roster-applied",
            Action::RosterUndone => "roster-undone",
            Action::GateSaved => "gate-saved",
            Action::GateTokenCreated => "gate-token-created",
            Action::GateTokenRevoked => "gate-token-revoked",
            Action::EventSaved => "event-saved",
            Action::EventSessionSaved => "event-session-saved",
            Action::EventSessionCancelled => "event-session-cancelled",
            Action::EventSessionHeld => "event-session-held",
            Action::EventPeopleEnrolled => "event-people-enrolled",
            Action::EventCodeShown => "event-code-shown",
            Action::EventAttendanceRecorded => "event-attendance-recorded",
            Action::EventAttendanceCorrected => "event-attendance-corrected",
            Action::ElectiveSettingsSaved => "elective-settings-saved",
            Action::ElectiveApplied => "elective-applied",
            Action::ElectiveWithdrawn => "elective-withdrawn",
            Action::ElectiveDecided => "elective-decided",
            Action::ElectiveMovedUp => "elective-moved-up",
            Action::UnitConfirmed => "unit-confirmed",
            Action::RemindersRecorded => "reminders-recorded",
            Action::ReminderTemplateSaved => "reminder-template-saved",
            Action::ReminderRulesSaved => "reminder-rules-saved",
            Action::MailRetried => "mail-retried",
            Action::YearFrozen => "year-frozen",
            Action::YearCorrected => "year-corrected",
            Action::PlanDraftSaved => "plan-draft-saved",
            Action::PlanDraftDiscarded => "plan-draft-discarded",
            Action::PlanChangeBegun => "plan-change-begun",
            Action::PlanStepTaken => "plan-step-taken",
            Action::PlanRowEvaluated => "plan-row-evaluated",
            Action::PlanEventLinked => "plan-event-linked",
            Action::ChainVerified => "chain-verified",
            Action::EvidenceViewed => "evidence-viewed",
            Action::CertificateIssued => "certificate-issued",
            Action::CertificateReissued => "certificate-reissued",
            Action::CertificateChecked => "certificate-checked",
            Action::CertificateSignerSaved => "certificate-signer-saved",
            Action::SurveySaved => "survey-saved",
            Action::SurveyRemoved => "survey-removed",
            Action::SurveyOpened => "survey-opened",
            Action::SurveyClosed => "survey-closed",
            Action::CandidateFollowed => "candidate-followed",
            Action::IdeaShared => "idea-shared",
        }
    }
}

impl Entry {
    /// Done by a signed-in person.
    #[must_use]
    pub fn by(user: &CurrentUser, at: DateTime<Utc>, action: Action, target: String) -> Entry {
        Entry {
            id: clock::new_id(),
            tenant_id: user.tenant_id.clone(),
            at,
            actor: user.staff_number.clone(),
            actor_name: user.name.clone(),
            action,
            target,
            address: user.address.clone(),
        }
    }

    /// Done by the program or its command line.
    #[must_use]
    pub fn by_system(tenant_id: &str, at: DateTime<Utc>, action: Action, target: String) -> Entry {
        Entry {
            id: clock::new_id(),
            tenant_id: tenant_id.to_owned(),
            at,
            actor: "system".to_owned(),
            actor_name: String::new(),
            action,
            target,
            address: String::new(),
        }
    }
}
