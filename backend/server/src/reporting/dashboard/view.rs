//! Which view of 計画と実績 is asked for: from the address, checked, to questions about the cells.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contract::reporting::dashboard::RowsBy;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use utoipa::IntoParams;

use crate::error::Error;
use crate::reporting::dashboard::register::Register;
use crate::reporting::figures::{Cut, Question};

/// The first fiscal year that can be asked for.
const FIRST_YEAR: i32 = 2000;

/// An address. An empty value is the same as none.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
pub struct DashboardQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<String>,
    /// The last day whose facts count, `YYYY-MM-DD`; default today, of a year that is over its last day.
    pub as_of: Option<String>,
    /// Unit id; the units below it are included.
    pub department: Option<String>,
    /// Grade code.
    pub grade: Option<String>,
    /// Course code.
    pub course: Option<String>,
    /// What course codes begin with, e.g. `SEC-`.
    pub family: Option<String>,
    /// `division`, `department` (default), `grade`, `course` or `family`.
    pub by: Option<String>,
}

fn given(value: &Option<String>) -> Option<&str> {
    value.as_deref().filter(|text| !text.is_empty())
}

/// Year and day of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// The last day whose facts count.
    pub as_of: NaiveDate,
    /// Today in Japan.
    pub today: NaiveDate,
}

impl Period {
    /// Year and day of an address.
    ///
    /// # Errors
    /// There is no such year or day, or the day is still to come.
    pub fn of(query: &DashboardQuery, today: NaiveDate) -> Result<Period, Error> {
        let this_year = FiscalYear::containing(today);
        let known = FIRST_YEAR..=this_year.next().0;
        let fiscal_year = match given(&query.fiscal_year) {
            None => this_year,
            Some(text) => {
                let year = text.parse().ok().filter(|year| known.contains(year));
                FiscalYear(year.ok_or_else(|| Error::field("fiscal_year", "unknown"))?)
            }
        };
        let as_of = match given(&query.as_of) {
            None => today.min(fiscal_year.last_day()),
            Some(text) => text.parse().map_err(|_| Error::field("as_of", "not-a-date"))?,
        };
        if as_of > today {
            return Err(Error::field("as_of", "in-future"));
        }
        Ok(Period { fiscal_year, as_of, today })
    }
}

/// A view: a period, what is filtered, and what the rows are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Year and day.
    pub period: Period,
    /// What a row is.
    pub by: RowsBy,
    /// Units whose duties count; none for all.
    pub departments: Option<BTreeSet<String>>,
    /// The grade whose duties count; none for all.
    pub grades: Option<BTreeSet<String>>,
    /// Courses whose duties count; none for all.
    pub courses: Option<BTreeSet<String>>,
}

impl View {
    /// The view of an address, as far as the caller sees.
    ///
    /// # Errors
    /// A unit, grade, course, family or kind of row that there is not, or that the caller does not see.
    pub fn of(query: &DashboardQuery, period: Period, register: &Register) -> Result<View, Error> {
        let unknown = |field: &'static str| move || Error::field(field, "unknown");
        let departments = match given(&query.department) {
            Some(unit) => Some(register.visible_below(unit).ok_or_else(unknown("department"))?),
            None => register.visible.clone(),
        };
        let grades = match given(&query.grade) {
            Some(code) => {
                register.grade(code).ok_or_else(unknown("grade"))?;
                Some(BTreeSet::from([code.to_owned()]))
            }
            None => None,
        };
        let by = match given(&query.by) {
            Some(text) => RowsBy::deserialize(StrDeserializer::<serde::de::value::Error>::new(text))
                .map_err(|_| unknown("by")())?,
            None => RowsBy::default(),
        };
        Ok(View { period, by, departments, grades, courses: courses(query, register)? })
    }

    /// The question about everything that the filters let through.
    #[must_use]
    pub fn question(&self) -> Question {
        let cut = |some: &Option<BTreeSet<String>>| some.clone().map_or(Cut::Whole, Cut::Of);
        Question {
            departments: cut(&self.departments),
            grades: cut(&self.grades),
            courses: cut(&self.courses),
            ..Question::whole(self.period.fiscal_year, self.period.as_of)
        }
    }

    /// The same question, one figure for each that a row is made of.
    #[must_use]
    pub fn rows_question(&self) -> Question {
        let mut question = self.question();
        let dimension = match self.by {
            RowsBy::Division | RowsBy::Department => &mut question.departments,
            RowsBy::Grade => &mut question.grades,
            RowsBy::Course | RowsBy::Family => &mut question.courses,
        };
        if *dimension == Cut::Whole {
            *dimension = Cut::Each;
        }
        question
    }
}

fn courses(query: &DashboardQuery, register: &Register) -> Result<Option<BTreeSet<String>>, Error> {
    let unknown = |field: &'static str| Error::field(field, "unknown");
    let family = given(&query.family).map(|family| register.courses_of(family));
    if family.as_ref().is_some_and(BTreeSet::is_empty) {
        return Err(unknown("family"));
    }
    let Some(code) = given(&query.course) else { return Ok(family) };
    register.title(code).ok_or_else(|| unknown("course"))?;
    if family.is_some_and(|family| !family.contains(code)) {
        return Err(Error::field("course", "not-in-family"));
    }
    Ok(Some(BTreeSet::from([code.to_owned()])))
}
