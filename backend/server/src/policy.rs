//! Who may do what: two tables, and the gate that enforces them before any handler runs.
//!
//! [`permits`] says what a role permits. [`access`] says what an endpoint needs. An endpoint that is not
//! in the table is refused, so a new handler without a line here cannot be reached.

use actix_web::http::Method;
use contract::accounts::Permission;
use learning::role::Role;

/// What an endpoint needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Public,
    /// A session, even one that must still change its password.
    Session,
    /// The token of the gate in the address; a session does not count.
    GateToken,
    /// One of these permissions.
    AnyOf(&'static [Permission]),
}

/// Whether a role permits it.
#[must_use]
pub fn permits(role: Role, permission: Permission) -> bool {
    use Permission as P;
    let granted: &[Permission] = match role {
        Role::Learner => &[P::TakeCourses],
        Role::SectionHead => &[P::ViewOwnUnit],
        Role::DxLeader => &[P::ViewReports, P::ViewCatalog, P::EditPlan, P::EditSurveys],
        Role::Hr => &[
            P::ViewReports,
            P::ViewStaff,
            P::ImportStaff,
            P::Assign,
            P::ViewCatalog,
            P::EditInserts,
            P::IssuePasswords,
            P::KeepRecords,
            P::ViewRecords,
            P::ViewGates,
            P::EditGates,
            P::EditPlan,
            P::EditSurveys,
        ],
        Role::Author => &[P::ViewCatalog, P::EditInserts],
        Role::Administrator => &[
            P::ViewStaff,
            P::ViewCatalog,
            P::EditInserts,
            P::IssuePasswords,
            P::ManageRoles,
            P::ViewAudit,
            P::ViewGates,
            P::IssueGateTokens,
        ],
        Role::Auditor => &[
            P::ViewReports,
            P::ViewStaff,
            P::ViewCatalog,
            P::ViewAudit,
            P::ViewRecords,
            P::ViewGates,
            P::ViewEvidence,
        ],
    };
    granted.contains(&permission)
}

/// Every permission of a set of roles, in a stable order.
#[must_use]
pub fn permissions(roles: &[Role]) -> Vec<Permission> {
    use Permission as P;
    [
        P::TakeCourses,
        P::ViewOwnUnit,
        P::ViewReports,
        P::ViewStaff,
        P::ImportStaff,
        P::Assign,
        P::ViewCatalog,
        P::EditInserts,
        P::IssuePasswords,
        P::ManageRoles,
        P::ViewAudit,
        P::KeepRecords,
        P::ViewRecords,
        P::ViewGates,
        P::EditGates,
        P::IssueGateTokens,
        P::EditPlan,
        P::EditSurveys,
        P::ViewEvidence,
    ]
    .into_iter()
    .filter(|permission| roles.iter().any(|role| permits(*role, *permission)))
    .collect()
}

const TAKE: Access = Access::AnyOf(&[Permission::TakeCourses]);
const REPORTS: Access = Access::AnyOf(&[Permission::ViewReports, Permission::ViewOwnUnit]);
const STAFF: Access = Access::AnyOf(&[Permission::ViewStaff]);
const IMPORT: Access = Access::AnyOf(&[Permission::ImportStaff]);
const ASSIGN: Access = Access::AnyOf(&[Permission::Assign]);
const CATALOG: Access = Access::AnyOf(&[Permission::ViewCatalog]);
const INSERTS: Access = Access::AnyOf(&[Permission::EditInserts]);
const PASSWORDS: Access = Access::AnyOf(&[Permission::IssuePasswords]);
const ROLES: Access = Access::AnyOf(&[Permission::ManageRoles]);
const OWN_UNIT: Access = Access::AnyOf(&[Permission::ViewOwnUnit]);
const UNDERSTANDING: Access = Access::AnyOf(&[Permission::ViewReports]);
const EVIDENCE: Access = Access::AnyOf(&[Permission::ViewEvidence]);
const AUDIT: Access = Access::AnyOf(&[Permission::ViewAudit]);
const KEEP_RECORDS: Access = Access::AnyOf(&[Permission::KeepRecords]);
const RECORDS: Access = Access::AnyOf(&[Permission::ViewRecords]);
const GATES: Access = Access::AnyOf(&[Permission::ViewGates]);
const GATE_TOKENS: Access = Access::AnyOf(&[Permission::IssueGateTokens]);
const PLAN: Access = Access::AnyOf(&[Permission::ViewReports]);
const EDIT_PLAN: Access = Access::AnyOf(&[Permission::EditPlan]);
const SURVEYS: Access = Access::AnyOf(&[Permission::EditSurveys]);
const SURVEY_RESULTS: Access = Access::AnyOf(&[Permission::EditSurveys, Permission::ViewReports]);

/// Every endpoint of the API: method, pattern, what it needs.
pub const ENDPOINTS: &[(&str, &str, Access)] = &[
    ("GET", "/api/openapi.json", Access::Public),
    // accounts
    ("GET", "/api/session", Access::Public),
    ("POST", "/api/session", Access::Public),
    ("DELETE", "/api/session", Access::Session),
    ("POST", "/api/account/password", Access::Session),
    ("POST", "/api/setup", Access::Public),
    ("GET", "/api/accounts", PASSWORDS),
    ("POST", "/api/accounts/issued-passwords", PASSWORDS),
    ("PUT", "/api/accounts/{person_id}/roles", ROLES),
    // organization
    (
        "GET",
        "/api/departments",
        Access::AnyOf(&[Permission::Assign, Permission::ViewStaff, Permission::ViewReports]),
    ),
    (
        "GET",
        "/api/grades",
        Access::AnyOf(&[Permission::Assign, Permission::ViewStaff, Permission::ViewReports]),
    ),
    ("GET", "/api/staff", STAFF),
    ("GET", "/api/staff-imports", IMPORT),
    ("POST", "/api/staff-imports", IMPORT),
    ("POST", "/api/staff-imports/check", IMPORT),
    ("POST", "/api/staff-imports/decisions", IMPORT),
    ("GET", "/api/staff-imports/{import_id}/changes", IMPORT),
    ("POST", "/api/staff-imports/{import_id}/undo", IMPORT),
    ("GET", "/api/staff-file-columns", IMPORT),
    ("PUT", "/api/staff-file-columns", IMPORT),
    ("GET", "/api/people/{person_id}", STAFF),
    ("POST", "/api/personnel-events", IMPORT),
    ("POST", "/api/personnel-events/{event_id}/void", IMPORT),
    ("POST", "/api/attributes/check", IMPORT),
    ("POST", "/api/attributes/import", IMPORT),
    ("GET", "/api/units", STAFF),
    ("POST", "/api/units", IMPORT),
    ("POST", "/api/units/{unit_id}/names", IMPORT),
    ("POST", "/api/units/{unit_id}/abolition", IMPORT),
    ("POST", "/api/unit-changes", IMPORT),
    ("POST", "/api/unit-changes/check", IMPORT),
    ("GET", "/api/operations", STAFF),
    ("POST", "/api/operations/import", IMPORT),
    ("PUT", "/api/operations/{code}", IMPORT),
    ("DELETE", "/api/operations/{code}", IMPORT),
    // catalog
    ("GET", "/api/courses", CATALOG),
    ("GET", "/api/courses/{code}", CATALOG),
    (
        "GET",
        "/api/course-versions/{version_id}/figures/{name}",
        Access::AnyOf(&[Permission::TakeCourses, Permission::ViewCatalog]),
    ),
    ("GET", "/api/glossary", TAKE),
    // inserts
    ("GET", "/api/inserts", INSERTS),
    ("PUT", "/api/inserts/{course_code}/{insert_id}", INSERTS),
    ("POST", "/api/assignments/{assignment_id}/acknowledgements/{insert_id}", TAKE),
    // assignments
    ("GET", "/api/assignments/mine", TAKE),
    ("GET", "/api/assignments/{assignment_id}", TAKE),
    ("GET", "/api/assignments/{assignment_id}/lessons/{lesson_id}", TAKE),
    ("POST", "/api/assignments/{assignment_id}/lessons/{lesson_id}/completion", TAKE),
    ("PUT", "/api/assignments/{assignment_id}/bookmark", TAKE),
    ("GET", "/api/assignment-orders", ASSIGN),
    ("POST", "/api/assignment-orders", ASSIGN),
    ("POST", "/api/assignment-orders/preview", ASSIGN),
    // requirements
    ("GET", "/api/curriculum", ASSIGN),
    ("PUT", "/api/curriculum/draft", ASSIGN),
    ("POST", "/api/curriculum/draft/standard", ASSIGN),
    ("POST", "/api/curriculum/audience", ASSIGN),
    ("POST", "/api/curriculum/preview", ASSIGN),
    ("POST", "/api/curriculum/versions", ASSIGN),
    ("GET", "/api/curriculum/versions", ASSIGN),
    ("GET", "/api/curriculum/versions/{number}", ASSIGN),
    ("GET", "/api/people/{person_id}/duties", STAFF),
    ("POST", "/api/choices/{choice_id}/courses", TAKE),
    // exercises
    ("GET", "/api/assignments/{assignment_id}/exercises/{exercise_id}", TAKE),
    ("POST", "/api/assignments/{assignment_id}/exercises/{exercise_id}/runs", TAKE),
    ("GET", "/api/exercise-runs/{run_id}", TAKE),
    ("POST", "/api/exercise-runs/{run_id}/decisions", TAKE),
    ("POST", "/api/exercise-runs/{run_id}/submission", TAKE),
    // attempts
    ("POST", "/api/assignments/{assignment_id}/attempts", TAKE),
    ("GET", "/api/attempts/{attempt_id}", TAKE),
    ("PUT", "/api/attempts/{attempt_id}/responses/{question_id}", TAKE),
    ("POST", "/api/attempts/{attempt_id}/submission", TAKE),
    ("GET", "/api/attempts/{attempt_id}/result", TAKE),
    // placements
    ("POST", "/api/assignments/{assignment_id}/placement", TAKE),
    ("GET", "/api/placements/{placement_id}", TAKE),
    ("PUT", "/api/placements/{placement_id}/responses/{question_id}", TAKE),
    ("POST", "/api/placements/{placement_id}/submission", TAKE),
    ("GET", "/api/placements/{placement_id}/result", TAKE),
    // reporting
    ("GET", "/api/reports/completion", REPORTS),
    ("GET", "/api/reports/dashboard", REPORTS),
    ("GET", "/api/reports/outstanding", REPORTS),
    ("GET", "/api/reports/outstanding.csv", REPORTS),
    // documents; everybody has the own history as one, the handlers know who sees which
    ("GET", "/api/documents/{kind}", TAKE),
    ("GET", "/api/documents/{kind}/document.xlsx", TAKE),
    ("GET", "/api/documents/{kind}/document.csv", TAKE),
    ("PUT", "/api/documents/{kind}/cover", Access::AnyOf(&[Permission::EditPlan])),
    ("GET", "/api/reports/years/{fiscal_year}/freeze", Access::AnyOf(&[Permission::ViewReports])),
    ("POST", "/api/reports/years/{fiscal_year}/corrections", Access::AnyOf(&[Permission::EditPlan])),
    // understanding
    ("GET", "/api/reports/understanding", UNDERSTANDING),
    ("GET", "/api/reports/understanding/profile", REPORTS),
    ("GET", "/api/reports/understanding/items", UNDERSTANDING),
    ("GET", "/api/reports/understanding/placements", UNDERSTANDING),
    // retention
    ("POST", "/api/assignments/{assignment_id}/retention-check", TAKE),
    ("GET", "/api/retention-checks/{check_id}", TAKE),
    ("PUT", "/api/retention-checks/{check_id}/responses/{question_id}", TAKE),
    ("POST", "/api/retention-checks/{check_id}/submission", TAKE),
    ("GET", "/api/retention-checks/{check_id}/result", TAKE),
    // records
    ("GET", "/api/history/mine", TAKE),
    ("GET", "/api/history/mine.csv", TAKE),
    ("GET", "/api/history.csv", RECORDS),
    ("GET", "/api/people/{person_id}/history", RECORDS),
    ("GET", "/api/people/{person_id}/history.csv", RECORDS),
    ("GET", "/api/waivers", RECORDS),
    ("POST", "/api/waivers", KEEP_RECORDS),
    ("GET", "/api/extensions", RECORDS),
    ("POST", "/api/extensions", KEEP_RECORDS),
    ("GET", "/api/credits", RECORDS),
    ("POST", "/api/credits", KEEP_RECORDS),
    ("POST", "/api/records/{record_id}/revocation", KEEP_RECORDS),
    ("GET", "/api/rosters", RECORDS),
    ("POST", "/api/rosters", KEEP_RECORDS),
    ("POST", "/api/rosters/check", KEEP_RECORDS),
    ("GET", "/api/rosters/template.csv", KEEP_RECORDS),
    ("POST", "/api/rosters/{roster_id}/undo", KEEP_RECORDS),
    // gates
    ("GET", "/api/gates", GATES),
    ("GET", "/api/gates/{code}", GATES),
    ("PUT", "/api/gates/{code}", Access::AnyOf(&[Permission::EditGates])),
    ("GET", "/api/gates/{code}/list.csv", GATES),
    ("GET", "/api/gates/{code}/people", Access::GateToken),
    ("GET", "/api/gates/{code}/tokens", GATE_TOKENS),
    ("POST", "/api/gates/{code}/tokens", GATE_TOKENS),
    ("DELETE", "/api/gates/{code}/tokens/{token_id}", GATE_TOKENS),
    // electives
    ("GET", "/api/electives/catalog", TAKE),
    ("POST", "/api/electives/courses/{course_code}/applications", TAKE),
    ("POST", "/api/electives/applications/{application_id}/withdrawal", TAKE),
    (
        "POST",
        "/api/electives/applications/{application_id}/decision",
        Access::AnyOf(&[Permission::ViewOwnUnit, Permission::Assign]),
    ),
    ("GET", "/api/electives", ASSIGN),
    ("PUT", "/api/electives/courses/{course_code}", ASSIGN),
    // units
    ("GET", "/api/units/mine", OWN_UNIT),
    ("POST", "/api/units/{department_id}/confirmations", OWN_UNIT),
    ("GET", "/api/units/confirmations", Access::AnyOf(&[Permission::ViewReports])),
    // reminders
    ("GET", "/api/reminders/mine", TAKE),
    ("POST", "/api/reminders/mine", TAKE),
    ("GET", "/api/reminders/letters", ASSIGN),
    ("POST", "/api/reminders/letters", ASSIGN),
    ("GET", "/api/reminders/groupware.csv", ASSIGN),
    ("GET", "/api/reminders/template", ASSIGN),
    ("PUT", "/api/reminders/template", ASSIGN),
    ("GET", "/api/reminders/rules", ASSIGN),
    ("PUT", "/api/reminders/rules", ASSIGN),
    ("GET", "/api/reminders/mails", ASSIGN),
    ("POST", "/api/reminders/mails/{mail_id}/retry", ASSIGN),
    // audit
    ("GET", "/api/audit-entries", AUDIT),
    // plan
    ("GET", "/api/plans/{fiscal_year}", PLAN),
    ("PUT", "/api/plans/{fiscal_year}/draft", EDIT_PLAN),
    ("DELETE", "/api/plans/{fiscal_year}/draft", EDIT_PLAN),
    ("POST", "/api/plans/{fiscal_year}/draft/copy", EDIT_PLAN),
    ("POST", "/api/plans/{fiscal_year}/steps", EDIT_PLAN),
    ("POST", "/api/plans/{fiscal_year}/change", EDIT_PLAN),
    ("GET", "/api/plans/{fiscal_year}/versions/{number}", PLAN),
    ("POST", "/api/plans/{fiscal_year}/evaluations", EDIT_PLAN),
    ("POST", "/api/plans/{fiscal_year}/event-links", EDIT_PLAN),
    ("GET", "/api/audit/chain", AUDIT),
    ("POST", "/api/audit/verification", AUDIT),
    // evidence
    ("GET", "/api/evidence/{person_id}/{course_code}", EVIDENCE),
    // certificates; the own ones are everybody's, those of others HR's and the auditor's
    ("GET", "/api/certificates", RECORDS),
    ("POST", "/api/certificates", TAKE),
    ("POST", "/api/certificates/missing", KEEP_RECORDS),
    ("POST", "/api/certificates/check", RECORDS),
    ("GET", "/api/certificates/signer", RECORDS),
    ("PUT", "/api/certificates/signer", KEEP_RECORDS),
    ("GET", "/api/certificates/{certificate_id}", TAKE),
    // events; whoever takes courses may be a trainer, whom the handlers of a session's room let in
    ("GET", "/api/events", ASSIGN),
    ("POST", "/api/events", ASSIGN),
    ("PUT", "/api/events/{event_id}", ASSIGN),
    ("POST", "/api/events/{event_id}/sessions", ASSIGN),
    ("GET", "/api/event-sessions", TAKE),
    ("GET", "/api/event-sessions/{session_id}", TAKE),
    ("PUT", "/api/event-sessions/{session_id}", ASSIGN),
    ("PUT", "/api/event-sessions/{session_id}/state", ASSIGN),
    ("POST", "/api/event-sessions/{session_id}/enrolment", TAKE),
    ("DELETE", "/api/event-sessions/{session_id}/enrolment", TAKE),
    ("POST", "/api/event-sessions/{session_id}/enrolments", ASSIGN),
    ("POST", "/api/event-sessions/{session_id}/attendance", TAKE),
    ("GET", "/api/event-sessions/{session_id}/code", TAKE),
    ("POST", "/api/event-sessions/{session_id}/code", TAKE),
    ("GET", "/api/event-sessions/{session_id}/participants.csv", TAKE),
    ("GET", "/api/event-sessions/{session_id}/calendar.ics", TAKE),
    ("POST", "/api/event-attendance", TAKE),
    // surveys
    ("GET", "/api/surveys", SURVEY_RESULTS),
    ("POST", "/api/surveys", SURVEYS),
    ("GET", "/api/surveys/mine", TAKE),
    ("GET", "/api/surveys/{survey_id}", TAKE),
    ("POST", "/api/surveys/{survey_id}/answer", TAKE),
    ("GET", "/api/surveys/{survey_id}/draft", SURVEYS),
    ("PUT", "/api/surveys/{survey_id}/draft", SURVEYS),
    ("DELETE", "/api/surveys/{survey_id}/draft", SURVEYS),
    ("POST", "/api/surveys/{survey_id}/opening", SURVEYS),
    ("POST", "/api/surveys/{survey_id}/closing", SURVEYS),
    ("GET", "/api/surveys/{survey_id}/unanswered.csv", SURVEYS),
    ("GET", "/api/surveys/{survey_id}/results", SURVEY_RESULTS),
    ("GET", "/api/surveys/{survey_id}/results.csv", SURVEY_RESULTS),
    ("GET", "/api/survey-candidates", SURVEYS),
    ("GET", "/api/survey-candidates.csv", SURVEYS),
    ("POST", "/api/survey-candidates/{candidate_id}/steps", SURVEYS),
    ("POST", "/api/survey-candidates/{candidate_id}/share", SURVEYS),
    ("GET", "/api/ideas", TAKE),
    ("POST", "/api/ideas/{idea_id}/interest", TAKE),
    ("DELETE", "/api/ideas/{idea_id}/interest", TAKE),
];

/// What the endpoint needs; none when it does not exist.
#[must_use]
pub fn access(method: &Method, pattern: &str) -> Option<Access> {
    ENDPOINTS.iter().find(|(m, p, _)| *m == method.as_str() && *p == pattern).map(|(_, _, access)| *access)
}
