//! Every address of the client. A leaf: this module knows nothing of pages, sessions or the browser.

/// Where the learner is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `/`: the own assignments.
    MyAssignments,
    /// `/sign-in`: after signing out on purpose.
    SignIn,
    /// `/password`: change the own password.
    ChangePassword,
    /// `/setup/:token`: the one-time link that creates the first administrator.
    SetUp {
        /// Token of the link.
        token: String,
    },
    /// `/assignments/:id`: one assigned course.
    Course {
        /// Assignment id.
        assignment: String,
    },
    /// `/assignments/:id/lessons/:lesson`: one lesson.
    Lesson {
        /// Assignment id.
        assignment: String,
        /// Lesson id.
        lesson: String,
    },
    /// `/assignments/:id/exercises/:exercise`: the start page of an exercise.
    Exercise {
        /// Assignment id.
        assignment: String,
        /// Exercise id.
        exercise: String,
    },
    /// `/exercises/:run`: one run of an exercise, open or finished.
    ExerciseRun {
        /// Run id.
        run: String,
    },
    /// `/glossary`: all terms.
    Glossary,
    /// `/attempts/:id`: answer an open attempt.
    Attempt {
        /// Attempt id.
        attempt: String,
    },
    /// `/attempts/:id/result`: the result of a submitted attempt.
    AttemptResult {
        /// Attempt id.
        attempt: String,
    },
    /// `/courses`: the catalogue.
    Courses,
    /// `/hr/import`: import the staff file.
    StaffImport,
    /// `/hr/assign`: assign a course.
    Assign,
    /// `/hr/inserts`: the organisation's own texts in the courses.
    Inserts,
    /// `/hr/staff`: the staff list.
    Staff,
    /// `/hr/people/:id`: everything about one person.
    Person {
        /// Person id.
        person: String,
    },
    /// `/hr/curriculum`: the curriculum and its publication.
    Curriculum,
    /// `/hr/curriculum/versions/:number`: a published state.
    CurriculumVersion {
        /// From 1.
        number: String,
    },
    /// `/hr/accounts`: accounts, first passwords and roles.
    Accounts,
    /// `/reports/completion`: completion rates.
    Completion,
    /// `/reports/outstanding`: people who have not completed.
    Outstanding,
    /// `/audit`: the audit log.
    Audit,
    /// Anything else.
    NotFound,
}

impl Route {
    /// Reads the path of an address; a query or fragment is not part of it.
    #[must_use]
    pub fn parse(path: &str) -> Route {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        match segments.as_slice() {
            [] => Route::MyAssignments,
            ["sign-in"] => Route::SignIn,
            ["password"] => Route::ChangePassword,
            ["setup", token] => Route::SetUp { token: (*token).to_owned() },
            ["assignments", assignment] => Route::Course { assignment: (*assignment).to_owned() },
            ["assignments", assignment, "lessons", lesson] => {
                Route::Lesson { assignment: (*assignment).to_owned(), lesson: (*lesson).to_owned() }
            }
            ["assignments", assignment, "exercises", exercise] => {
                Route::Exercise { assignment: (*assignment).to_owned(), exercise: (*exercise).to_owned() }
            }
            ["exercises", run] => Route::ExerciseRun { run: (*run).to_owned() },
            ["glossary"] => Route::Glossary,
            ["attempts", attempt] => Route::Attempt { attempt: (*attempt).to_owned() },
            ["attempts", attempt, "result"] => Route::AttemptResult { attempt: (*attempt).to_owned() },
            ["courses"] => Route::Courses,
            ["hr", "import"] => Route::StaffImport,
            ["hr", "assign"] => Route::Assign,
            ["hr", "inserts"] => Route::Inserts,
            ["hr", "staff"] => Route::Staff,
            ["hr", "people", person] => Route::Person { person: (*person).to_owned() },
            ["hr", "curriculum"] => Route::Curriculum,
            ["hr", "curriculum", "versions", number] => {
                Route::CurriculumVersion { number: (*number).to_owned() }
            }
            ["hr", "accounts"] => Route::Accounts,
            ["reports", "completion"] => Route::Completion,
            ["reports", "outstanding"] => Route::Outstanding,
            ["audit"] => Route::Audit,
            _ => Route::NotFound,
        }
    }

    /// The path of this route, as it stands in the address bar.
    #[must_use]
    pub fn to_path(&self) -> String {
        match self {
            Route::MyAssignments => "/".to_owned(),
            Route::SignIn => "/sign-in".to_owned(),
            Route::ChangePassword => "/password".to_owned(),
            Route::SetUp { token } => ["/setup/", token].concat(),
            Route::Course { assignment } => ["/assignments/", assignment].concat(),
            Route::Lesson { assignment, lesson } => {
                ["/assignments/", assignment, "/lessons/", lesson].concat()
            }
            Route::Exercise { assignment, exercise } => {
                ["/assignments/", assignment, "/exercises/", exercise].concat()
            }
            Route::ExerciseRun { run } => ["/exercises/", run].concat(),
            Route::Glossary => "/glossary".to_owned(),
            Route::Attempt { attempt } => ["/attempts/", attempt].concat(),
            Route::AttemptResult { attempt } => ["/attempts/", attempt, "/result"].concat(),
            Route::Courses => "/courses".to_owned(),
            Route::StaffImport => "/hr/import".to_owned(),
            Route::Assign => "/hr/assign".to_owned(),
            Route::Inserts => "/hr/inserts".to_owned(),
            Route::Staff => "/hr/staff".to_owned(),
            Route::Person { person } => ["/hr/people/", person].concat(),
            Route::Curriculum => "/hr/curriculum".to_owned(),
            Route::CurriculumVersion { number } => ["/hr/curriculum/versions/", number].concat(),
            Route::Accounts => "/hr/accounts".to_owned(),
            Route::Completion => "/reports/completion".to_owned(),
            Route::Outstanding => "/reports/outstanding".to_owned(),
            Route::Audit => "/audit".to_owned(),
            Route::NotFound => "/not-found".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_route_survives_print_and_parse() {
        let id = || "0192-ab".to_owned();
        let routes = [
            Route::MyAssignments,
            Route::SignIn,
            Route::ChangePassword,
            Route::SetUp { token: id() },
            Route::Course { assignment: id() },
            Route::Lesson { assignment: id(), lesson: "types".to_owned() },
            Route::Exercise { assignment: id(), exercise: "networks".to_owned() },
            Route::ExerciseRun { run: id() },
            Route::Glossary,
            Route::Attempt { attempt: id() },
            Route::AttemptResult { attempt: id() },
            Route::Courses,
            Route::StaffImport,
            Route::Assign,
            Route::Inserts,
            Route::Staff,
            Route::Person { person: id() },
            Route::Curriculum,
            Route::CurriculumVersion { number: "3".to_owned() },
            Route::Accounts,
            Route::Completion,
            Route::Outstanding,
            Route::Audit,
            Route::NotFound,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.to_path()), route);
        }
    }

    #[test]
    fn a_trailing_slash_is_forgiven_and_the_unknown_is_not_found() {
        assert_eq!(Route::parse("/courses/"), Route::Courses);
        assert_eq!(Route::parse("/assignments"), Route::NotFound);
        assert_eq!(Route::parse("/assignments/1/lessons"), Route::NotFound);
        assert_eq!(Route::parse("/nowhere"), Route::NotFound);
    }
}
