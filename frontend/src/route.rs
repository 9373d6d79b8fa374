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
    /// `/placements/:id`: answer an open placement.
    Placement {
        /// Placement id.
        placement: String,
    },
    /// `/placements/:id/result`: the result of a submitted placement.
    PlacementResult {
        /// Placement id.
        placement: String,
    },
    /// `/retention-checks/new/:assignment`: what the check whether knowledge stays is, and its start.
    RetentionStart {
        /// Assignment id.
        assignment: String,
    },
    /// `/retention-checks/:id`: answer an open check.
    RetentionCheck {
        /// Check id.
        check: String,
    },
    /// `/retention-checks/:id/result`: the result of a submitted check.
    RetentionResult {
        /// Check id.
        check: String,
    },
    /// `/reports/understanding`: before and after, course by course.
    Understanding,
    /// `/reports/understanding/profile`: what people know, by the ten items and DSS-L.
    UnderstandingProfile,
    /// `/reports/understanding/items/:course`: statistics of the questions of a course.
    UnderstandingItems {
        /// Course code.
        course: String,
    },
    /// `/reports/placements`: placements per unit and objective.
    Placements,
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
    /// `/reports/dashboard`: plan and actual.
    Dashboard,
    /// `/reports/completion`: completion rates.
    Completion,
    /// `/reports/outstanding`: people who have not completed.
    Outstanding,
    /// `/reports/documents`: documents for the meeting.
    Documents,
    /// `/reports/documents/:kind`: one of them, as it prints.
    Document {
        /// Stable name of the document.
        kind: String,
    },
    /// `/history`: the own training history.
    MyHistory,
    /// `/hr/people/:id/history`: the training history of a person.
    PersonHistory {
        /// Person id.
        person: String,
    },
    /// `/hr/records`: waivers, extensions, outside training.
    Records,
    /// `/hr/rosters`: outside training by roster.
    Rosters,
    /// `/hr/gates`: tools that ask for training first.
    Gates,
    /// `/hr/reminders`: letters to section heads, and mail.
    Reminders,
    /// `/audit`: the audit log.
    Audit,
    /// `/reports/plan`: the training plan of a fiscal year.
    Plan,
    /// `/reports/plan/:year/versions/:number`: a version of it, for print.
    PlanVersion {
        /// Fiscal year.
        year: String,
        /// From 1.
        number: String,
    },
    /// `/audit/evidence`: everything that was recorded of a person and a course.
    Evidence,
    /// `/history/certificates/:id`: a certificate, to print.
    Certificate {
        /// Certificate id.
        certificate: String,
    },
    /// `/hr/certificates`: issue certificates, and in whose name.
    Certificates,
    /// `/verify`: whether a certificate on paper is one of ours.
    VerifyCertificate,
    /// `/events`: 説明会・体験会・集合研修 to enrol in.
    Events,
    /// `/hr/events`: the same, to plan.
    EventPlanning,
    /// `/event-sessions/:id`: participants and attendance of a session.
    EventRoom {
        /// Session id.
        session: String,
    },
    /// `/event-sessions/:id/code`: the code on the screen of the room.
    EventCode {
        /// Session id.
        session: String,
    },
    /// `/event-sessions/:id/sheet`: the attendance sheet.
    EventSheet {
        /// Session id.
        session: String,
    },
    /// `/catalog`: find courses and apply for them.
    Catalog,
    /// `/hr/electives`: how electives are offered, and who applied.
    Electives,
    /// `/unit`: the section head's own units.
    MyUnits,
    /// `/hr/confirmations`: which units have confirmed their training status.
    UnitConfirmations,
    /// `/hr/units`: organisational units in time.
    Units,
    /// `/hr/operations`: 業務対応表.
    Operations,
    /// `/hr/attributes`: attributes of many people by file.
    Attributes,
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
            ["placements", placement] => Route::Placement { placement: (*placement).to_owned() },
            ["placements", placement, "result"] => {
                Route::PlacementResult { placement: (*placement).to_owned() }
            }
            ["retention-checks", "new", assignment] => {
                Route::RetentionStart { assignment: (*assignment).to_owned() }
            }
            ["retention-checks", check] => Route::RetentionCheck { check: (*check).to_owned() },
            ["retention-checks", check, "result"] => Route::RetentionResult { check: (*check).to_owned() },
            ["reports", "understanding"] => Route::Understanding,
            ["reports", "understanding", "profile"] => Route::UnderstandingProfile,
            ["reports", "understanding", "items", course] => {
                Route::UnderstandingItems { course: (*course).to_owned() }
            }
            ["reports", "placements"] => Route::Placements,
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
            ["reports", "dashboard"] => Route::Dashboard,
            ["reports", "completion"] => Route::Completion,
            ["reports", "outstanding"] => Route::Outstanding,
            ["reports", "documents"] => Route::Documents,
            ["reports", "documents", kind] => Route::Document { kind: (*kind).to_owned() },
            ["history"] => Route::MyHistory,
            ["hr", "people", person, "history"] => Route::PersonHistory { person: (*person).to_owned() },
            ["hr", "records"] => Route::Records,
            ["hr", "rosters"] => Route::Rosters,
            ["hr", "gates"] => Route::Gates,
            ["hr", "reminders"] => Route::Reminders,
            ["audit"] => Route::Audit,
            ["reports", "plan"] => Route::Plan,
            ["reports", "plan", year, "versions", number] => {
                Route::PlanVersion { year: (*year).to_owned(), number: (*number).to_owned() }
            }
            ["audit", "evidence"] => Route::Evidence,
            ["history", "certificates", certificate] => {
                Route::Certificate { certificate: (*certificate).to_owned() }
            }
            ["hr", "certificates"] => Route::Certificates,
            ["verify"] => Route::VerifyCertificate,
            ["events"] => Route::Events,
            ["hr", "events"] => Route::EventPlanning,
            ["event-sessions", session] => Route::EventRoom { session: (*session).to_owned() },
            ["event-sessions", session, "code"] => Route::EventCode { session: (*session).to_owned() },
            ["event-sessions", session, "sheet"] => Route::EventSheet { session: (*session).to_owned() },
            ["catalog"] => Route::Catalog,
            ["hr", "electives"] => Route::Electives,
            ["unit"] => Route::MyUnits,
            ["hr", "confirmations"] => Route::UnitConfirmations,
            ["hr", "units"] => Route::Units,
            ["hr", "operations"] => Route::Operations,
            ["hr", "attributes"] => Route::Attributes,
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
            Route::Placement { placement } => ["/placements/", placement].concat(),
            Route::PlacementResult { placement } => ["/placements/", placement, "/result"].concat(),
            Route::RetentionStart { assignment } => ["/retention-checks/new/", assignment].concat(),
            Route::RetentionCheck { check } => ["/retention-checks/", check].concat(),
            Route::RetentionResult { check } => ["/retention-checks/", check, "/result"].concat(),
            Route::Understanding => "/reports/understanding".to_owned(),
            Route::UnderstandingProfile => "/reports/understanding/profile".to_owned(),
            Route::UnderstandingItems { course } => ["/reports/understanding/items/", course].concat(),
            Route::Placements => "/reports/placements".to_owned(),
            Route::Courses => "/courses".to_owned(),
            Route::StaffImport => "/hr/import".to_owned(),
            Route::Assign => "/hr/assign".to_owned(),
            Route::Inserts => "/hr/inserts".to_owned(),
            Route::Staff => "/hr/staff".to_owned(),
            Route::Person { person } => ["/hr/people/", person].concat(),
            Route::Curriculum => "/hr/curriculum".to_owned(),
            Route::CurriculumVersion { number } => ["/hr/curriculum/versions/", number].concat(),
            Route::Accounts => "/hr/accounts".to_owned(),
            Route::Dashboard => "/reports/dashboard".to_owned(),
            Route::Completion => "/reports/completion".to_owned(),
            Route::Outstanding => "/reports/outstanding".to_owned(),
            Route::Documents => "/reports/documents".to_owned(),
            Route::Document { kind } => ["/reports/documents/", kind].concat(),
            Route::MyHistory => "/history".to_owned(),
            Route::PersonHistory { person } => ["/hr/people/", person, "/history"].concat(),
            Route::Records => "/hr/records".to_owned(),
            Route::Rosters => "/hr/rosters".to_owned(),
            Route::Gates => "/hr/gates".to_owned(),
            Route::Reminders => "/hr/reminders".to_owned(),
            Route::Audit => "/audit".to_owned(),
            Route::Plan => "/reports/plan".to_owned(),
            Route::PlanVersion { year, number } => ["/reports/plan/", year, "/versions/", number].concat(),
            Route::Evidence => "/audit/evidence".to_owned(),
            Route::Certificate { certificate } => ["/history/certificates/", certificate].concat(),
            Route::Certificates => "/hr/certificates".to_owned(),
            Route::VerifyCertificate => "/verify".to_owned(),
            Route::Events => "/events".to_owned(),
            Route::EventPlanning => "/hr/events".to_owned(),
            Route::EventRoom { session } => ["/event-sessions/", session].concat(),
            Route::EventCode { session } => ["/event-sessions/", session, "/code"].concat(),
            Route::EventSheet { session } => ["/event-sessions/", session, "/sheet"].concat(),
            Route::Catalog => "/catalog".to_owned(),
            Route::Electives => "/hr/electives".to_owned(),
            Route::MyUnits => "/unit".to_owned(),
            Route::UnitConfirmations => "/hr/confirmations".to_owned(),
            Route::Units => "/hr/units".to_owned(),
            Route::Operations => "/hr/operations".to_owned(),
            Route::Attributes => "/hr/attributes".to_owned(),
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
            Route::Placement { placement: id() },
            Route::PlacementResult { placement: id() },
            Route::RetentionStart { assignment: id() },
            Route::RetentionCheck { check: id() },
            Route::RetentionResult { check: id() },
            Route::Understanding,
            Route::UnderstandingProfile,
            Route::UnderstandingItems { course: "SEC-02".to_owned() },
            Route::Placements,
            Route::Courses,
            Route::StaffImport,
            Route::Assign,
            Route::Inserts,
            Route::Staff,
            Route::Person { person: id() },
            Route::Curriculum,
            Route::CurriculumVersion { number: "3".to_owned() },
            Route::Accounts,
            Route::Dashboard,
            Route::Completion,
            Route::Outstanding,
            Route::Documents,
            Route::Document { kind: "unit-status".to_owned() },
            Route::MyHistory,
            Route::PersonHistory { person: id() },
            Route::Records,
            Route::Rosters,
            Route::Gates,
            Route::Reminders,
            Route::Audit,
            Route::Plan,
            Route::PlanVersion { year: "2026".to_owned(), number: "3".to_owned() },
            Route::Evidence,
            Route::Certificate { certificate: id() },
            Route::Certificates,
            Route::VerifyCertificate,
            Route::Events,
            Route::EventPlanning,
            Route::EventRoom { session: id() },
            Route::EventCode { session: id() },
            Route::EventSheet { session: id() },
            Route::Catalog,
            Route::Electives,
            Route::MyUnits,
            Route::UnitConfirmations,
            Route::Units,
            Route::Operations,
            Route::Attributes,
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
