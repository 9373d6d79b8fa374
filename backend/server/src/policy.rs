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
        Role::DxLeader => &[P::ViewReports, P::ViewCatalog],
        Role::Hr => &[
            P::ViewReports,
            P::ViewStaff,
            P::ImportStaff,
            P::Assign,
            P::ViewCatalog,
            P::EditInserts,
            P::IssuePasswords,
        ],
        Role::Author => &[P::ViewCatalog, P::EditInserts],
        Role::Administrator => {
            &[P::ViewStaff, P::ViewCatalog, P::EditInserts, P::IssuePasswords, P::ManageRoles, P::ViewAudit]
        }
        Role::Auditor => &[P::ViewReports, P::ViewStaff, P::ViewCatalog, P::ViewAudit],
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
const AUDIT: Access = Access::AnyOf(&[Permission::ViewAudit]);

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
    // reporting
    ("GET", "/api/reports/completion", REPORTS),
    ("GET", "/api/reports/outstanding", REPORTS),
    ("GET", "/api/reports/outstanding.csv", REPORTS),
    // audit
    ("GET", "/api/audit-entries", AUDIT),
];

/// What the endpoint needs; none when it does not exist.
#[must_use]
pub fn access(method: &Method, pattern: &str) -> Option<Access> {
    ENDPOINTS.iter().find(|(m, p, _)| *m == method.as_str() && *p == pattern).map(|(_, _, access)| *access)
}
