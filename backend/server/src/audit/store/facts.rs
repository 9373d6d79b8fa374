//! Reading the rows of any table of facts in the one form in which they are hashed, a page at a time.
//!
//! Rows are walked in the order of their instant and the first column of their key. Rows that agree in both stay on
//! one page, so that a page can go on after the place of the last.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::sql_types::{Bool, Date, Integer, Nullable, Text};
use serde_json::Value;

use crate::audit::chain::canonical;
use crate::database::dialect::{Backend, Connection, UtcTimestamp};
use crate::error::Error;

/// Any column, as JSON.
#[derive(Debug, Clone, FromSqlRow)]
pub struct Cell(pub(super) Value);

/// One row, hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the walk.
    pub place: Place,
    /// Key, see [`canonical::key`].
    pub key: String,
    /// SHA-256 of its canonical form.
    pub digest: String,
}

/// Where a row stands in the walk of its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When it became a fact; none in tables that do not say.
    pub at: Option<DateTime<Utc>>,
    /// First column of the key beside the organisation.
    pub first: String,
}

/// Which rows to read.
#[derive(Debug, Clone, Copy)]
pub enum Walk<'a> {
    /// From an instant on, or from the very first.
    From(Option<DateTime<Utc>>),
    /// After the rows of this place.
    After(&'a Place),
    /// The rows of this place.
    At(&'a Place),
}

/// Reads the rows of a walk: organisation, which rows, how many at most.
type Read = fn(&mut Connection, &str, Walk<'_>, i64) -> Result<Vec<Row>, Error>;

/// A table of facts.
pub struct Kind {
    /// Name of the table.
    pub name: &'static str,
    /// In Japanese.
    pub label: &'static str,
    /// Columns of the canonical form.
    pub columns: &'static [&'static str],
    /// Whether its rows do not say when they became facts; then it is read whole.
    pub timeless: bool,
    pub(super) read: Read,
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl Kind {
    /// A page of about `limit` rows, and the place after which the next one begins; none after the last page.
    ///
    /// # Errors
    /// The database refuses, or a column holds what the program could not have written.
    pub fn page(
        &self,
        c: &mut Connection,
        tenant_id: &str,
        walk: Walk<'_>,
        limit: usize,
    ) -> Result<(Vec<Row>, Option<Place>), Error> {
        let mut rows = (self.read)(c, tenant_id, walk, i64::try_from(limit).unwrap_or(i64::MAX))?;
        if rows.len() < limit {
            return Ok((rows, None));
        }
        let Some(last) = rows.last().map(|row| row.place.clone()) else {
            return Ok((rows, None));
        };
        rows.retain(|row| row.place != last);
        rows.extend((self.read)(c, tenant_id, Walk::At(&last), i64::MAX)?);
        Ok((rows, Some(last)))
    }
}

/// Hashes the columns of a row. `keys`: names of its key columns.
pub(super) fn row(at: Option<DateTime<Utc>>, first: String, columns: &[(&str, Value)], keys: &[&str]) -> Row {
    let of = |name: &&str| {
        columns.iter().find(|(column, _)| column == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    Row {
        place: Place { at, first },
        key: canonical::key(keys.iter().map(of).collect()),
        digest: canonical::sha256(canonical::row(columns).as_bytes()),
    }
}

/// The first column of a key from a place.
pub(super) fn first<T: std::str::FromStr>(place: &Place) -> Result<T, Error> {
    place.first.parse().map_err(|_| Error::Internal(format!("key {}", place.first)))
}

/// A column of this type is read as its own Rust type and becomes JSON; null becomes null.
macro_rules! cells {
    ($($sql:ty as $rust:ty: $json:expr;)*) => {$(
        impl FromSql<$sql, Backend> for Cell {
            fn from_sql(raw: <Backend as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Cell> {
                let json: fn($rust) -> Value = $json;
                Ok(Cell(json(<$rust as FromSql<$sql, Backend>>::from_sql(raw)?)))
            }
        }

        impl FromSql<Nullable<$sql>, Backend> for Cell {
            fn from_sql(raw: <Backend as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Cell> {
                <Cell as FromSql<$sql, Backend>>::from_sql(raw)
            }

            fn from_nullable_sql(
                raw: Option<<Backend as diesel::backend::Backend>::RawValue<'_>>,
            ) -> deserialize::Result<Cell> {
                raw.map_or(Ok(Cell(Value::Null)), <Cell as FromSql<$sql, Backend>>::from_sql)
            }
        }
    )*};
}

cells! {
    Text as String: Value::from;
    Integer as i32: Value::from;
    Bool as bool: Value::from;
    Date as NaiveDate: |day| Value::from(day.to_string());
    UtcTimestamp as DateTime<Utc>: |at| Value::from(canonical::instant(at));
}
