//! The curriculum (研修体系): which audience takes which course, by when, and for how long it counts. Pure
//! documents and their checks; may not know people, databases or sentences.
//!
//! A published curriculum is never changed; a new version takes its place. What it means for a person is
//! the business of [`crate::derivation`].

mod audience;
mod check;
mod due;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fiscal_year::FiscalYear;
use crate::validity::Validity;

pub(crate) use audience::a_year_after;
pub use audience::{Audience, Newness, OrganizationFacts, PersonOn};
pub use check::{DEEPEST, Finding, Problem, check};
pub(crate) use due::later;
pub use due::{DueRule, MonthDay};

/// One state of the curriculum.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Curriculum {
    /// In the order of presentation.
    pub rules: Vec<Rule>,
}

/// One requirement rule (受講要件).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rule {
    /// Stable through all versions.
    pub id: String,
    /// What HR and learners read, e.g. `情報セキュリティ基礎（全職員）`.
    pub label: String,
    /// What is to be taken.
    pub content: Content,
    /// 指名制 or 応募制.
    pub mode: Mode,
    /// Who.
    pub audience: Audience,
    /// By when.
    pub due: DueRule,
    /// How long a completion counts for this rule.
    pub validity: Validity,
    /// First fiscal year of the rule; none from the beginning.
    pub from: Option<FiscalYear>,
    /// Last fiscal year of the rule; none for no end.
    pub until: Option<FiscalYear>,
    /// Rotation: only every n-th fiscal year, counted from `from`; one or less for every year.
    pub every: u32,
    /// Day of the fiscal year from which it can be taken; none from its first day.
    pub opens: Option<MonthDay>,
    /// Days after the due date that are reported as 猶予内.
    pub grace_days: u32,
    /// From this day of the fiscal year on, a completion counts for the next year too; none for never.
    pub early_from: Option<MonthDay>,
    /// Days after a return from leave before which nothing is due, and days that somebody gets who joins
    /// the audience in the middle of a year.
    pub settle_days: u32,
}

/// What a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// One course.
    Course {
        /// Course code.
        course: String,
    },
    /// 選択必修: `needed` of these.
    Choice {
        /// How many; at least one, at most all.
        needed: u32,
        /// Course codes.
        courses: Vec<String>,
    },
}

/// How people come to a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 指名制: assigned.
    Required,
    /// 応募制: may be applied for.
    Elective,
}

/// What the rules need to know of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseInfo {
    /// Courses that must be valid before.
    pub prerequisites: Vec<String>,
    /// Minutes of the whole course.
    pub minutes: u32,
    /// Its own validity, used where it is pulled in as a prerequisite.
    pub validity: Validity,
    /// The day on which it was first published.
    pub published_on: NaiveDate,
}

/// Published courses by code.
pub type Courses = BTreeMap<String, CourseInfo>;

impl Rule {
    /// The usual settings for a course that everybody takes every fiscal year.
    #[must_use]
    pub fn yearly(id: &str, label: &str, course: &str, audience: Audience) -> Rule {
        Rule {
            id: id.to_owned(),
            label: label.to_owned(),
            content: Content::Course { course: course.to_owned() },
            mode: Mode::Required,
            audience,
            due: DueRule::FixedDay { day: MonthDay { month: 12, day: 28 } },
            validity: Validity::EachFiscalYear,
            from: None,
            until: None,
            every: 1,
            opens: None,
            grace_days: 0,
            early_from: None,
            settle_days: SETTLE_DAYS,
        }
    }

    /// Courses that the rule names.
    pub fn courses(&self) -> impl Iterator<Item = &str> {
        let (one, several): (Option<&String>, &[String]) = match &self.content {
            Content::Course { course } => (Some(course), &[]),
            Content::Choice { courses, .. } => (None, courses),
        };
        one.into_iter().chain(several).map(String::as_str)
    }

    /// Whether the rule is in force in a fiscal year, the rotation included.
    #[must_use]
    pub fn covers(&self, year: FiscalYear) -> bool {
        let begun = self.from.is_none_or(|from| from <= year);
        let ended = self.until.is_some_and(|until| until < year);
        let every = i32::try_from(self.every.max(1)).unwrap_or(i32::MAX);
        let turn = self.from.is_none_or(|from| year.0.saturating_sub(from.0).rem_euclid(every) == 0);
        begun && !ended && turn
    }
}

/// The usual number of days to settle in (domain rule: 30).
pub const SETTLE_DAYS: u32 = 30;

#[cfg(test)]
mod tests;
