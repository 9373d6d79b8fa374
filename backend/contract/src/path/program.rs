//! Which of the client's programs draws which page.

/// One of the client's WebAssembly programs. The client is three programs, so that a learner who opens the
/// first page downloads neither the test nor HR's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Sign-in, the own assignments, courses and lessons.
    Learner,
    /// Taking a test and its result; exercises; the glossary.
    Assessment,
    /// Everything for HR, section heads, DX leaders, administrators, authors and auditors; and the catalogue;
    /// the one-time link of a new installation.
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
            (Some("attempts" | "placements" | "retention-checks" | "exercises" | "glossary"), _)
            | (Some("assignments"), Some("exercises")) => Program::Assessment,
            (
                Some(
                    "hr" | "reports" | "audit" | "courses" | "events" | "event-sessions" | "catalog"
                    | "history" | "unit" | "verify" | "setup",
                ),
                _,
            ) => Program::Office,
            _ => Program::Learner,
        }
    }
}
