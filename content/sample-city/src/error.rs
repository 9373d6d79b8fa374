//! Why the generator may stop. Each case is a mistake in the source tables, found before anything is written.

/// A mistake in the source tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GenerateError {
    /// A line that cannot be read.
    #[error("{table}: cannot read {text:?}")]
    Unreadable {
        /// The table that holds the line.
        table: &'static str,
        /// The line or the part of it.
        text: String,
    },
    /// A character that CP932 does not have.
    #[error("CP932 cannot write {0:?}")]
    Unmappable(String),
    /// A title or department that is in no table.
    #[error("{0:?} is in no table")]
    Unknown(String),
    /// A named person for whom there is no post.
    #[error("no post is left for {0}")]
    NoPost(String),
    /// Too few names or numbers to draw from.
    #[error("nothing is left to draw: {0}")]
    Exhausted(&'static str),
}

impl GenerateError {
    /// The error for a line of a table that cannot be read.
    pub(crate) fn unreadable(table: &'static str, text: &str) -> Self {
        Self::Unreadable { table, text: text.to_owned() }
    }
}
