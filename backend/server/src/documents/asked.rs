//! What is asked for: which document, of which year, as of which day, by whom. Address in, checked question out.

use chrono::{DateTime, NaiveDate, Utc};
use contract::accounts::Permission;
use contract::documents::DocumentKind;
use contract::error::ErrorCode;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Error;
use crate::records::history::Source;
use crate::reporting::outstanding::OutstandingQuery;
use crate::session::CurrentUser;
use crate::state::State;

/// Fiscal years that have documents.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Which state of a document; the filters of the list of open duties are read beside it.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
pub struct DocumentQuery {
    /// The day whose facts count, `YYYY-MM-DD`; default today, of a year that is over its last day.
    pub as_of: Option<String>,
    /// Version of the plan; default the one in force.
    pub version: Option<i32>,
    /// Person id of a history; default the own one.
    pub person: Option<String>,
}

/// A checked question.
#[derive(Clone)]
pub struct Asked {
    /// Which document.
    pub kind: DocumentKind,
    /// Fiscal year.
    pub year: FiscalYear,
    /// The day whose facts count.
    pub as_of: NaiveDate,
    /// Today in Japan.
    pub today: NaiveDate,
    /// Now.
    pub now: DateTime<Utc>,
    /// Who asks.
    pub user: CurrentUser,
    /// Organisation and course materials.
    pub source: Source,
    /// Version of the plan; none for the one in force.
    pub version: Option<i32>,
    /// Whose history.
    pub person: String,
    /// Which open duties.
    pub list: OutstandingQuery,
}

impl Asked {
    /// Checks what an address asks for.
    ///
    /// # Errors
    /// Not found for an unknown document, forbidden for one that is not the caller's to see, the field for a year or
    /// a day that cannot be.
    pub fn of(
        state: &State,
        user: CurrentUser,
        kind: &str,
        query: DocumentQuery,
        list: OutstandingQuery,
    ) -> Result<Asked, Error> {
        let kind = DocumentKind::parse(kind).ok_or(Error::Refused(ErrorCode::NotFound))?;
        let given = query.person.filter(|person| !person.is_empty());
        if !may_see(kind, &user, given.as_deref()) {
            return Err(Error::Refused(ErrorCode::Forbidden));
        }
        let (now, today) = (state.clock.now(), state.clock.today());
        let year = fiscal_year(list.fiscal_year, today)?;
        let as_of = day(kind, year, query.as_of.as_deref().unwrap_or_default(), today)?;
        let tenant = state.tenant(&user.tenant_id);
        let source = Source {
            tenant_id: user.tenant_id.clone(),
            organization: tenant.map(|tenant| tenant.name.clone()).unwrap_or_default(),
            shelf: state.shelf.clone(),
        };
        let person = given.unwrap_or_else(|| user.person_id.clone());
        Ok(Asked { kind, year, as_of, today, now, user, source, version: query.version, person, list })
    }

    /// Organisation.
    #[must_use]
    pub fn tenant_id(&self) -> &str {
        &self.source.tenant_id
    }
}

/// Whether somebody may see a document. A section head sees the own units only; the builders see to that. Everybody
/// sees the own history.
#[must_use]
pub fn may_see(kind: DocumentKind, user: &CurrentUser, person: Option<&str>) -> bool {
    match kind {
        DocumentKind::UnitStatus | DocumentKind::Outstanding => {
            user.may(Permission::ViewReports) || user.may(Permission::ViewOwnUnit)
        }
        DocumentKind::History => {
            person.is_none_or(|person| person == user.person_id) || user.may(Permission::ViewRecords)
        }
        DocumentKind::Plan
        | DocumentKind::Yearly
        | DocumentKind::SpecificPersonalInformationPlan
        | DocumentKind::SpecificPersonalInformationAttendance => user.may(Permission::ViewReports),
    }
}

/// The year asked for; that of today where none is given.
///
/// # Errors
/// The field.
pub fn fiscal_year(given: Option<i32>, today: NaiveDate) -> Result<FiscalYear, Error> {
    let year = given.map_or(FiscalYear::containing(today), FiscalYear);
    if YEARS.contains(&year.0) { Ok(year) } else { Err(Error::field("fiscal_year", "out-of-range")) }
}

/// The day asked for. Facts of a day to come are not known, and before the year before there are none of this year.
fn day(kind: DocumentKind, year: FiscalYear, given: &str, today: NaiveDate) -> Result<NaiveDate, Error> {
    let refused = |code: &str| Err(Error::field("as_of", code));
    if given.is_empty() {
        let closed = kind.looks_back() && year.last_day() < today;
        return Ok(if closed { year.last_day() } else { today });
    }
    let Ok(day) = given.parse::<NaiveDate>() else { return refused("not-a-date") };
    match day {
        day if day > today => refused("in-future"),
        day if day < year.previous().first_day() => refused("before-year"),
        day if !kind.looks_back() && day != today => refused("only-today"),
        day => Ok(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_that_is_over_is_shown_as_of_its_last_day() {
        let today = date("2026-11-23");
        let of = |kind, year, given| day(kind, FiscalYear(year), given, today).ok();
        assert_eq!(of(DocumentKind::Yearly, 2026, ""), Some(today));
        assert_eq!(of(DocumentKind::Yearly, 2025, ""), Some(date("2026-03-31")));
        assert_eq!(of(DocumentKind::Yearly, 2025, "2026-06-01"), Some(date("2026-06-01")), "asked for");
        assert_eq!(of(DocumentKind::Outstanding, 2025, ""), Some(today));
        assert_eq!(of(DocumentKind::Plan, 2027, ""), Some(today));
    }

    #[test]
    fn a_day_that_cannot_be_is_refused() {
        let today = date("2026-11-23");
        let refused = [
            (DocumentKind::Yearly, "soon"),
            (DocumentKind::Yearly, "2026-02-30"),
            (DocumentKind::Yearly, "2026-11-24"),
            (DocumentKind::Yearly, "2025-03-31"),
            (DocumentKind::History, "2026-11-22"),
        ];
        for (kind, given) in refused {
            assert!(day(kind, FiscalYear(2026), given, today).is_err(), "{given}");
        }
        assert!(fiscal_year(Some(1999), today).is_err() && fiscal_year(Some(2101), today).is_err());
    }
}
