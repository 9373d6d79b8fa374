//! One thing that is wrong in a course file: where, what, and how to mend it.

use std::fmt;

use serde::Serialize;

/// Whether a finding keeps a course from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The course must not be published as it is.
    Error,
    /// A person should look at it; the course can be used.
    Warning,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// File, relative to the folder of courses.
    pub path: String,
    /// Line in that file, counted from 1.
    pub line: usize,
    /// Error or warning.
    pub severity: Severity,
    /// Stable code of the rule, see [`crate::rules`].
    pub rule: &'static str,
    /// What is wrong (Japanese).
    pub message: String,
    /// How to mend it (Japanese).
    pub remedy: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { path, line, rule, message, remedy, .. } = self;
        write!(f, "{path}:{line}: [{rule}] {message} → {remedy}")
    }
}

/// Findings as an error: at least one of them is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings(pub Vec<Finding>);

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}
