//! Every address as a function, used by the client and the tests. The server's handlers carry the same
//! patterns; a test compares the two. Also which of the client's programs draws which page.

/// One of the client's WebAssembly programs. The client is three programs, so that a learner who opens the
/// first page downloads neither the test nor HR's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Sign-in, the own assignments, courses and lessons.
    Learner,
    /// Taking a test and its result; exercises.
    Assessment,
    /// Everything for HR, DX leaders, administrators, authors and auditors.
    Office,
}

impl Program {
    /// All programs.
    pub const ALL: [Program; 3] = [Program::Learner, Program::Assessment, Program::Office];

    /// Its name: of the binary, of its page (`<name>.html`) and of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Program::Learner => "learner",
            Program::Assessment => "assessment",
            Program::Office => "office",
        }
    }

    /// The program that draws the page of this address.
    #[must_use]
    pub fn of(path: &str) -> Program {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        match (segments.next(), segments.nth(1)) {
            (Some("attempts" | "exercises"), _) | (Some("assignments"), Some("exercises")) => {
                Program::Assessment
            }
            (Some("hr" | "reports" | "audit" | "courses"), _) => Program::Office,
            _ => Program::Learner,
        }
    }
}

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
/// `GET` completion by department × course and by grade.
pub const COMPLETION_REPORT: &str = "/api/reports/completion";
/// `GET` people who have not completed, paged.
pub const OUTSTANDING: &str = "/api/reports/outstanding";
/// `GET` the same as CSV.
pub const OUTSTANDING_CSV: &str = "/api/reports/outstanding.csv";
/// `GET` audit entries.
pub const AUDIT: &str = "/api/audit-entries";

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
